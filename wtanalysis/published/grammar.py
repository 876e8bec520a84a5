"""A small grammar of sentences that report numbers of respondents.

One sentence goes in, its numbers come out as :class:`Reading` values: how many, of whom, who said what, in which words.
Nothing here knows a document: the grammar works on the order in which quantity, people and answer follow each other.

A *quantity* is a percentage with what belongs to it: a count beside it, words before it ("just under a fifth"). Its
answer stands after it (forward: ``69% agreed``) or before it (backward: ``agreed (69%)``). Quantities in a row share an
answer ("45% of landlords and 30% of tenants agreed"); "respectively" pairs two rows. What fits nowhere is not guessed:
the reading then says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wtanalysis.published.lexicon import (
    AMOUNT,
    ANSWER_PATTERNS,
    ANY_RESPONDENT,
    APPROX,
    DIGITS,
    FRACTION,
    GROUP_WORDS,
    INTEGER,
    NUMBER_WORDS,
    PERCENT_SIGN,
    QUANTITY,
    REASON,
    RESPONDENT,
)


@dataclass(frozen=True)
class Reading:
    """One number as its sentence reads it. Offsets are into the sentence.

    ``code`` is a bucket code of the contract, empty where the answer is in free words (``bucket``) or unknown.
    ``respondent`` says whether the sentence itself shows that the number is of respondents. ``why_not`` is the reason for
    which nothing may be claimed. ``spans`` are the number tokens that the reading uses.
    """

    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()
    percent: float | None = None
    count: int | None = None
    out_of: int | None = None
    qualifier: str = ""
    bucket: str = ""
    code: str = ""
    group: str = ""
    base_words: str = ""
    reason: bool = False
    after: str = ""
    respondent: bool = False
    backward: bool = False
    why_not: str = ""


@dataclass(frozen=True)
class Answer:
    """An answer in words: its code, whether it is a level or a net of levels, and where it stands."""

    code: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class _Quantity:
    start: int
    end: int
    lead: int
    spans: tuple[tuple[int, int], ...]
    percent: float
    count: int | None
    out_of: int | None
    qualifier: str
    of: str
    bracketed: bool
    why_not: str = ""


_FOLD = str.maketrans("‘’‛′`“”„″–—‐‑−\u00a0\u2009\u202f", "'''''\"\"\"\"-----   ")
_PERCENT = re.compile(rf"(?<![\d.,£$€])(?P<n>{DIGITS}){PERCENT_SIGN}(?!\s?(?:age )?points?\b)")
_INT = rf"(?<![\d.,£$€])(?:{INTEGER})(?![\d%]|\.\d|\s?(?:%|per\s?cent|percent))"
_COUNT_AFTER = re.compile(
    rf"\s?[,;]?\s?\(?\s?(?:n\s?=\s?|or\s)?(?P<n>{_INT})(?:\s{RESPONDENT})?(?:\s(?:out )?of (?:the )?(?P<of>{_INT}))?"
    rf"(?:\s{RESPONDENT})?\s?\)|\s?\((?P<of2>)(?P<n2>{_INT})\)"
)
_COUNT_BEFORE = re.compile(
    rf"(?P<n>{_INT})(?:\s(?:out )?of (?:the |a total of )?(?P<of>{_INT}))?"
    rf"(?:\s(?:(?!and\b|or\b|who\b)[\w'-]+\s){{0,3}}?{RESPONDENT})?(?:\s(?:who|that) (?:answered|responded)[\w\s]{{0,20}})?"
    rf"\s?[(,]?\s?(?:or\s)?$"
)
_QUANTITY = re.compile(rf"(?<![\w-])(?:{QUANTITY})(?![\w-])")
_BARE_LEAD = re.compile(rf"(?<![\w-])(?:{APPROX}|(?:{QUANTITY}),?)\s*$")
_ONLY_NUMBERS = re.compile(rf"[\s\d.,%=()n;:&]|per ?cent|{APPROX}|{RESPONDENT}|\bof\b|\bor\b|\bthe\b|\btotal\b")
_BASE_PHRASE = re.compile(
    rf"^\W*(?:overall, |in total, |however, |again, )?(?:of|out of|among(?:st)?|from) (?P<np>(?:the |these |those |all )*"
    rf"(?:(?P<n>{_INT}|\b(?:{'|'.join(NUMBER_WORDS)})\b)\s)?[^,;:]{{3,140}}?)(?:,|:|;|\s(?={DIGITS}(?:\s?%|\s?per)))"
)
_ALLOWED_TAIL = re.compile(
    r"^[\s,:=\u2013-]*(?:\)|\]|\*)?[\s,:=-]*(?:(?:who|that|which|were|was|are|is|being|been|have|had|has|either|also|broadly|"
    r"generally|largely|overall|then|felt|feel|feeling|thought|think|thinking|believed|believe|believing|said|say|saying|"
    r"stating|stated|indicated|indicating|reported|reporting|expressed|expressing|answered|answering|responded|responding|selected|"
    r"selecting|chose|they|it|would|will|be|the|this|these|to|their|in|a|an|some|form|of|clear|strong|respondents|responses|people|"
    r"participants|individuals|organisations|those|effect|changes|proposal|proposals|option|with|on|whole|least|at|not|"
    r"both|did|do|all|more|most|just|themselves|as)[\s,\"']+)*[\"']?$"
)
_BACK_TAIL = re.compile(r"^[\s\"']*[:=-]?[^;:.]{0,90}$")
_CHAIN = re.compile(
    r"^[\s,]*(?:\([^()]*\))?[\s,]*(?:of [^;:()]{1,60}?)?[\s,]*(?:and|or|;|,|compared (?:to|with)|versus|vs\.?|against|while|whilst|"
    r"whereas|but|followed by|plus|as opposed to)?[\s,]*(?:only|just)?\s*$"
)
_CLAUSE_END = re.compile(
    r"(?:,|;|\s-\s|\()\s*(?:and\s|but\s|with\s|while\s|whilst\s|whereas\s|compared\s|although\s|though\s|however\s)?\s*$"
    r"|\s(?:and|with|but|while|whilst|whereas)\s*$|[.;:,\s]+$"
)
_LABEL = re.compile(r"^[\s*\-\u2022\u00b7\"']*(?P<label>[^:;()]{1,90}?)\s*(?:[:=]|\s-)\s*$")
_FROM = re.compile(
    r"(?:who (?:have |had )?identified (?:themselves )?as (?:being )?(?:from )?|identifying as |representing |"
    r"from (?:the |an? )?|among(?:st)? (?:the )?|across (?:the )?|by (?:the )?|for (?:the )?|in (?:the )?)"
)
_GENERIC_OF = re.compile(
    rf"^(?:the |all |these |those |our |total |overall |of )*(?:\d[\d,]*\s)?(?:(?:online|formal|written|total|overall|"
    rf"consultation|survey|main|eligible|all|valid|substantive|individual)\s)*{ANY_RESPONDENT}\b"
    rf"(?:\s(?:who|that|which)\s(?:answered|responded|replied|expressed an? (?:view|opinion)|gave an? (?:answer|view|response)|provided an? (?:answer|response|view)|"
    rf"commented)(?:\s(?:to |on )?(?:this|the|that)\s?(?:question|proposal|section)?)?|"
    rf"\s(?:answering|responding|replying)(?:\sto)?(?:\s(?:this|the) question)?|\s(?:to|on) (?:this|the|that|question)\b[\w\s]{{0,30}}|"
    rf"\sreceived|\soverall|\sin total)?$"
)


def fold(text: str) -> str:
    """Lower case with straight marks, letter for letter, so that offsets hold.

    >>> fold("‘Yes’ – 69%")
    "'yes' - 69%"
    """
    folded = text.translate(_FOLD).lower()
    return folded if len(folded) == len(text) else text.translate(_FOLD)


def integer(words: str) -> int | None:
    """A whole number from digits or words, None if it is neither.

    >>> integer("1,034"), integer("Two"), integer("twenty-one"), integer("many")
    (1034, 2, 21, None)
    """
    words = words.strip().lower()
    if re.fullmatch(INTEGER, words):
        return int(words.replace(",", ""))
    return NUMBER_WORDS.get(words)


def answers(folded: str, start: int = 0, end: int | None = None) -> list[Answer]:
    """The answers named in folded text, in order, none overlapping.

    >>> [a.code for a in answers("agreed/strongly agreed, neither agreed nor disagreed, said no, strongly agree")]
    ['agree', 'neither', 'no', 'option:strongly-agree']
    """
    found: list[Answer] = []
    taken: list[tuple[int, int]] = []
    for code, kind, pattern in ANSWER_PATTERNS:
        for match in pattern.finditer(folded, start, len(folded) if end is None else end):
            if not any(match.start() < e and s < match.end() for s, e in taken):
                taken.append(match.span())
                found.append(Answer(code, kind, match.start(), match.end()))
    return sorted(found, key=lambda a: a.start)


def read(sentence: str) -> tuple[Reading, ...]:
    """The percentages of one sentence, each with its answer, people and base as far as the words tell.

    >>> [(r.percent, r.code, r.qualifier) for r in read("Over half (58%) agreed and 20% of respondents disagreed.")]
    [(58.0, 'agree', 'Over half'), (20.0, 'disagree', '')]
    >>> [(r.percent, r.code, r.group) for r in read("Health and police were doubtful, responding no 61% and 54% respectively.")]
    [(61.0, 'no', 'Health'), (54.0, 'no', 'police')]
    """
    folded = fold(sentence)
    quantities = _quantities(folded)
    if not quantities:
        return ()
    head = _BASE_PHRASE.search(folded[: quantities[0].end])
    readings = [_read_one(folded, quantities, i) for i in range(len(quantities))]
    readings = _share(folded, quantities, readings)
    readings = _respectively(folded, quantities, readings)
    readings = [_with_group(folded, quantities, i, r) for i, r in enumerate(readings)]
    if head:
        readings = [_with_base(r, head) for r in readings]
    return tuple(_in_print(sentence, r) for r in readings)


# --- quantities -------------------------------------------------------------------------------------------------------


def _quantities(folded: str) -> list[_Quantity]:
    found: list[_Quantity] = []
    for match in _PERCENT.finditer(folded):
        previous = found[-1].end if found else 0
        if match.start() < previous:
            continue
        found.append(_quantity(folded, match, previous))
    return found


def _quantity(folded: str, match: re.Match[str], floor: int) -> _Quantity:
    start, end = match.span()
    percent = float(match["n"].replace(",", ""))
    spans, count, out_of = [(start, end)], None, None
    before = _COUNT_BEFORE.search(folded[floor:start])
    after = _COUNT_AFTER.match(folded, end)
    bracketed, opened = _bracket(folded, start, end, floor)
    if before and before["n"] and _joined(folded[floor:start], before, bool(opened)):
        count, out_of = integer(before["n"]), integer(before["of"] or "")
        spans.insert(0, (floor + before.start("n"), floor + before.end("n")))
        if before["of"]:
            spans.append((floor + before.start("of"), floor + before.end("of")))
        start = floor + before.start("n")
        if opened:
            end = folded.index(")", end) + 1
        bracketed = False
    elif after and (after["n"] or after["n2"]):
        group = "n" if after["n"] else "n2"
        count, out_of = integer(after[group]), integer(after["of"] or "")
        spans.append(after.span(group))
        if after["of"]:
            spans.append(after.span("of"))
        end = after.end()
        if bracketed:
            start, end = opened - 1, max(end, _closing(folded, match.end()))
    elif bracketed:
        start, end = opened - 1, _closing(folded, end)
    lead, qualifier, of = _lead(folded, start, floor, bracketed)
    why_not = _not_a_share(folded, match, percent)
    return _Quantity(start, end, lead, tuple(spans), percent, count, out_of, qualifier, of, bracketed, why_not)


def _joined(left: str, before: re.Match[str], bracketed: bool) -> bool:
    """Whether a count stands so close before a percentage that both are one quantity: ``322 (78%)``, ``322 or 78%``."""
    if re.search(r"\b(?:of|from|among|amongst)\s(?:the |all |these |those )*$", left[: before.start()]):
        return False
    return bracketed or left.rstrip().endswith(("(", " or")) or bool(before["of"])


def _bracket(folded: str, start: int, end: int, floor: int) -> tuple[bool, int]:
    """Whether the number stands alone in round brackets, and where their inside begins (0 if there are none)."""
    opened = folded.rfind("(", floor, start)
    closed = folded.find(")", end)
    if opened < 0 or closed < 0 or ")" in folded[opened:start] or "(" in folded[end:closed]:
        return False, 0
    alone = not _ONLY_NUMBERS.sub("", folded[opened:closed])
    return (alone, opened + 1) if alone else (False, 0)


def _closing(folded: str, end: int) -> int:
    closed = folded.find(")", end)
    return closed + 1 if closed >= 0 else end


def _lead(folded: str, start: int, floor: int, bracketed: bool) -> tuple[int, str, str]:
    """The words of quantity before a number: where they begin, the qualifier, and of whom."""
    left = folded[floor:start]
    if bracketed:
        for match in reversed(list(_QUANTITY.finditer(left))):
            rest = left[match.end() :]
            of = re.fullmatch(r"(?:\s+of\s+(?P<of>[^,.;:()]{1,70}?)|\s+(?P<noun>respondents|responses|people|participants))?\s*", rest)
            if of and not answers(of["of"] or ""):
                return floor + match.start(), match.group().strip(), of["of"] or of["noun"] or ""
        return start, "", ""
    match_ = None
    for match_ in _BARE_LEAD.finditer(left):
        break
    if match_:
        return floor + match_.start(), match_.group().strip(" ,"), ""
    return start, "", ""


_NOT_SHARES = re.compile(
    r"^\s*(?:\(?\d[\d,]*\)?\s*)?(?:threshold|target|discount|increase|reduction|rise|cut|fall|uplift|levy|tax|duty|vat|rate|interest|cap|"
    r"limit|share of the|of (?:the )?(?:homes|housing|dwellings|units|land|site|value|cost|costs|price|income|turnover|gdp|emissions|"
    r"electricity|energy|new|total (?:number of|spend)|revenue|profits?|budget|funding|waste|vehicles|sales|pupils in)\b|by (?:19|20)\d\d|"
    r"affordable|biodiversity|net gain|per (?:year|annum|month)|a year|above inflation|apr\b|renewable|recycled|charge|fee|"
    r"margin|error|confidence|bigger|larger|smaller|more than in|lower than in|higher)"
)


def _not_a_share(folded: str, match: re.Match[str], percent: float) -> str:
    if percent > 100:
        return "more than 100 per cent"
    left = folded[max(0, match.start() - 24) : match.start()]
    if re.search(rf"(?:between\s|from\s)?{DIGITS}(?:{PERCENT_SIGN})?\s?(?:-|to|or)\s?$", left) and not re.search(r"\bor\s$", left):
        return "a range"
    if re.match(rf"\s?(?:-|to)\s?{DIGITS}{PERCENT_SIGN}", folded[match.end() : match.end() + 16]):
        return "a range"
    if re.search(r"between\s$", left):
        return "a range"
    if _NOT_SHARES.match(folded, match.end()) or _NOT_SHARES.match(folded[match.end() :]):
        return "not a share of respondents"
    return ""


# --- answers ----------------------------------------------------------------------------------------------------------


def _read_one(folded: str, quantities: list[_Quantity], i: int) -> Reading:
    q = quantities[i]
    left_edge = quantities[i - 1].end if i else 0
    right_edge = quantities[i + 1].lead if i + 1 < len(quantities) else len(folded)
    blank = Reading(
        q.spans[0][0], q.spans[-1][1], q.spans, q.percent, q.count, q.out_of, q.qualifier, why_not=q.why_not,
        respondent=bool(q.of and _GENERIC_OF.match(q.of)) or _of_respondents(folded[q.end : right_edge]),
    )  # fmt: skip
    right, left = folded[q.end : right_edge], folded[left_edge : q.lead]
    if q.bracketed and not q.qualifier:
        return _backward(folded, left_edge, q, blank) or _forward(folded, right_edge, q, blank) or blank
    if _is_boundary(right):
        return _backward(folded, left_edge, q, blank) or blank
    first, second = (_backward, _forward) if _labelled(left) else (_forward, _backward)
    for attempt in (first, second):
        edge = right_edge if attempt is _forward else left_edge
        found = attempt(folded, edge, q, blank)
        if found:
            return found
    return blank


def _labelled(left: str) -> bool:
    return bool(re.search(r"(?:[:=]|\s-)\s*$", left))


def _is_boundary(right: str) -> bool:
    return bool(re.match(r"\s*(?:[.;,)]|and\b|or\b|respectively|\([^)]*\)|$)", right)) and not re.match(
        r"\s*(?:,\s*)(?:noting|saying|stating|who|agree|disagree|neither|think|believ|support)", right
    )


def _of_respondents(right: str) -> bool:
    return bool(re.match(rf"\s*,?\s*(?:of|from) (?:the |all |those |these |our )*(?:[\w'-]+ ){{0,3}}?{RESPONDENT}\b", right))


def _forward(folded: str, right_edge: int, q: _Quantity, blank: Reading) -> Reading | None:
    found = answers(folded, q.end, right_edge)
    if found:
        first = found[0]
        tail = folded[q.end : first.start]
        if _ALLOWED_TAIL.match(tail) or re.match(r"^\s*,?\s*(?:of|from) [^;:()]{0,110}$", tail):
            rest = folded[first.end : right_edge]
            return replace(
                blank, code=first.code, bucket=folded[first.start : first.end], reason=bool(REASON.match(rest)), after=_clause(rest), respondent=True,
                end=max(blank.end, first.end), base_words="", backward=False,
            )  # fmt: skip
    return _free(folded, right_edge, q, blank)


def _free(folded: str, right_edge: int, q: _Quantity, blank: Reading) -> Reading | None:
    """An answer in words that are no set answer: the predicate up to the end of its clause."""
    right = folded[q.end : right_edge]
    of = re.match(r"\s*,?\s*of (?P<of>[^;:()]{2,110})", right)
    whom = _up_to_verb(of["of"]) if of else ""
    text = right[right.index(whom) + len(whom) :] if whom else right
    text = _clause(text)
    if not re.search(r"[a-z]{3}", text) or re.match(r"^(?:of|and|or|in|for|to)\b", text):
        return None
    return replace(blank, bucket=text, respondent=blank.respondent or bool(q.of))


def _clause(text: str) -> str:
    """Words up to the end of their clause: a comma, semicolon or bracket that does not belong to them ends it."""
    text = re.split(r";|:\s|\s-\s|,(?=\s(?:and|but|with|while|whilst|whereas|compared|although|though|which|the|a|an|some|\d|\w+ing)\b)", text.strip(" ,:-)"), maxsplit=1)[0]
    text = _CLAUSE_END.sub("", text)
    return text + ")" if text.count("(") > text.count(")") else text


def _backward(folded: str, left_edge: int, q: _Quantity, blank: Reading) -> Reading | None:
    found = [a for a in answers(folded, left_edge, q.lead)]
    if found:
        last = found[-1]
        tail = folded[last.end : q.lead]
        if _BACK_TAIL.match(tail) and (q.bracketed or len(tail) <= 45):
            return replace(
                blank, code=last.code, bucket=folded[last.start : last.end], backward=True, respondent=True,
                start=min(blank.start, last.start),
            )  # fmt: skip
    left = folded[left_edge : q.lead].lstrip(" ,;)")
    label = _LABEL.match(left) if not q.bracketed else None
    if label and re.search(r"[a-z]", label["label"]):
        return replace(blank, bucket=label["label"].strip(" \"'"), backward=True)
    if q.bracketed and (not q.qualifier or _is_boundary(folded[q.end :])):
        words = re.split(r";|:\s", left)[-1]
        words = re.sub(r"^(?:and|or|but|with|while|whereas)\s", "", words.strip(" ,-\"'*"))
        words = re.split(r"\s(?:were|was|are|is)\s", words)[0] if q.qualifier else words
        if re.search(r"[a-z]{3}", words):
            return replace(blank, bucket=words.strip(" \"'*"), backward=True)
    return None


# --- rows of quantities -----------------------------------------------------------------------------------------------


def _share(folded: str, quantities: list[_Quantity], readings: list[Reading]) -> list[Reading]:
    """Quantities in a row share the answer of the last (before it) or the first (after it)."""
    result = list(readings)
    for i in range(len(result) - 2, -1, -1):
        gap = folded[quantities[i].end : quantities[i + 1].lead]
        nxt = result[i + 1]
        if not result[i].code and not nxt.backward and nxt.code and _CHAIN.match(gap) and re.search(r"\bof\b|\bto\b|^[\s,]*(?:and)?\s*$", gap):
            result[i] = replace(result[i], code=nxt.code, bucket=nxt.bucket, respondent=True)
    for i in range(1, len(result)):
        gap = folded[quantities[i - 1].end : quantities[i].lead]
        prev = result[i - 1]
        rest = folded[quantities[i].end : quantities[i + 1].lead if i + 1 < len(result) else len(folded)]
        ends = bool(re.match(r"^\s*(?:of [^;:]{1,70}?|\([^()]*\)|respectively|for [^;:]{1,60}?)?[\s.,;)]*(?:and|respectively|$)", rest))
        if not result[i].code and prev.code and ends and (_CHAIN.match(gap) or _compares(gap)):
            result[i] = replace(result[i], code=prev.code, bucket=prev.bucket, respondent=True, backward=prev.backward)
        elif not result[i].code and prev.code and prev.backward and quantities[i].bracketed and ends:
            people = re.fullmatch(r"[\s,]*(?:and|or)?\s*(?:by |from |among(?:st)? )?(?P<g>[a-z][^,;:()]{2,50}?)\s*", gap)
            if people and GROUP_WORDS.search(people["g"]):
                result[i] = replace(prev, **_number(result[i]), group=people["g"])
    return [_echoed_no(r, result) for r in result]


def _number(reading: Reading) -> dict[str, object]:
    """The parts of a reading that are its own number, whatever it shares with its neighbours."""
    return {name: getattr(reading, name) for name in ("start", "end", "spans", "percent", "count", "out_of", "qualifier", "why_not")}


_WOULD_NOT = re.compile(
    r"^(?:(?:said|saying|thought|thinking|felt|believed|stated|stating)\s)?(?:that\s)?(?:they|it|this|these|the \w+)?\s?"
    r"(?:would|did|do|does|were|was|could|should|will|had|have)(?:n't|\snot)$"
)


def _echoed_no(reading: Reading, row: list[Reading]) -> Reading:
    """"said they wouldn't" is the no of the yes (or the disagreement of the agreement) beside it."""
    if reading.code or not _WOULD_NOT.match(reading.bucket):
        return reading
    beside = {r.code for r in row}
    code = "no" if "yes" in beside else "disagree" if "agree" in beside else ""
    return replace(reading, code=code, respondent=True) if code else reading


def _compares(gap: str) -> bool:
    return bool(re.search(r"\b(?:compared (?:to|with)|versus|as opposed to|against)\s*(?:only|just)?\s*$", gap))


def _respectively(folded: str, quantities: list[_Quantity], readings: list[Reading]) -> list[Reading]:
    mark = folded.find("respectively")
    if mark < 0:
        return readings
    row = [i for i, q in enumerate(quantities) if q.end <= mark]
    later = [i for i, q in enumerate(quantities) if q.start > mark]
    if later and not row:
        return readings
    while len(row) > 2 and not _CHAIN.match(folded[quantities[row[0]].end : quantities[row[1]].lead]):
        row.pop(0)
    if len(row) < 2:
        return readings
    result = list(readings)
    first, last = quantities[row[0]], quantities[row[-1]]
    named = answers(folded, 0, first.lead)[-len(row) :]
    if len(named) < len(row):
        named = answers(folded, last.end, mark)[: len(row)]
    if len(named) == len(row) and len({a.code for a in named}) == len(row):
        for i, a in zip(row, named, strict=True):
            result[i] = replace(result[i], code=a.code, bucket=folded[a.start : a.end], respondent=True, group="")
        return result
    people = _row_of_people(folded[: first.lead], len(row)) or _row_of_people(folded[last.end : mark], len(row))
    for k, i in enumerate(row):
        if people:
            result[i] = replace(result[i], group=people[k])
        else:
            result[i] = replace(result[i], why_not="'respectively' without a row that fits")
    return result


def _row_of_people(text: str, wanted: int) -> list[str]:
    """The last coordinated list of people in a text, if it has just as many members as wanted."""
    for match in reversed(list(_FROM.finditer(text))):
        members = _members(text[match.end() :])
        if len(members) == wanted and all(GROUP_WORDS.search(m) for m in members):
            return members
    members = _members(text.strip())
    return members if len(members) == wanted and all(GROUP_WORDS.search(m) for m in members) else []


def _members(text: str) -> list[str]:
    text = re.split(r",?\s(?:were|was|are|had|have|generally|broadly|more|less|who|which|felt|viewed|saw|said|responded|agreed|disagreed)\b", text, maxsplit=1)[0]
    parts = [p.strip(" ,.") for p in re.split(r",\s(?:and\s)?|\sand\s", text)]
    return [re.sub(r"^(?:of|from|by|the|respondents from)\s", "", p) for p in parts if p]


# --- people and bases -------------------------------------------------------------------------------------------------


def _with_group(folded: str, quantities: list[_Quantity], i: int, reading: Reading) -> Reading:
    if reading.group:
        return reading
    q = quantities[i]
    right_edge = quantities[i + 1].lead if i + 1 < len(quantities) else len(folded)
    right = folded[q.end : right_edge]
    of = q.of
    if not of:
        match = re.match(r"\s*,?\s*of (?P<of>[^;:()]{2,110})", right)
        of = _up_to_verb(match["of"]) if match else ""
    if of:
        return _of_whom(reading, of)
    aside = re.match(r"\s*\((?P<g>[a-z][^()\d]{2,60})\)", right)
    if aside and not answers(aside["g"]) and reading.code:
        return replace(reading, group=aside["g"].strip())
    after = re.match(r"\s*(?:for|among(?:st)?|from|by|in)\s(?:the )?(?P<g>[^,;:.()]{3,50})", right)
    if after and reading.code and reading.backward and GROUP_WORDS.search(after["g"]):
        return replace(reading, group=re.split(r"\s(?:and|to|with)\s", after["g"])[0].strip())
    if reading.backward and q.bracketed:
        near = re.search(r"(?:among(?:st)?|from|by|for|and|,)\s(?:the )?(?P<g>[^,;:.()]{3,50}?)\s*$", folded[: q.lead])
        if near and GROUP_WORDS.search(near["g"]) and not answers(near["g"]):
            return replace(reading, group=near["g"].strip())
    if reading.backward and not q.bracketed and re.match(r"[^a-z]*$", folded[q.end : q.end + 2] or " "):
        return reading
    subject = _subject_group(folded[: quantities[0].lead])
    if subject and not _generic(q, folded[q.end : right_edge]):
        return replace(reading, group=subject)
    return reading


def _generic(q: _Quantity, right: str) -> bool:
    return bool(q.of) or bool(re.match(r"\s*of (?:the |all )?(?:respondents|responses|people|those)\b", right))


def _up_to_verb(words: str) -> str:
    found = answers(words)
    if found:
        words = words[: found[0].start]
    parts = re.split(
        r"\s(?=(?:said|say|saying|thought|think|thinking|felt|feel|feeling|believed|believe|stated|stating|were|was|are|is|did|do|"
        r"would|had|have|expressed|indicated|reported|preferred|wanted|selected|chose|supported|opposed|suggested|noted|"
        r"considered|commented|raised|identified(?! as)|welcomed|either|neither|strongly|also|answered(?! (?:this|the))|provided|"
        r"responded(?! to)|could|should|might|may|can|will|cited|mentioned|highlighted|favoured|responding|answering|tended|"
        r"agreeing|disagreeing|neutral|unsure|not|somewhat|broadly|completely|fully)\b)",
        " " + words, maxsplit=1,
    )  # fmt: skip
    return parts[0].strip(" ,")


def _of_whom(reading: Reading, of: str) -> Reading:
    """What an ``of ...`` phrase says: everyone, a group, or those who gave some answer."""
    of = re.sub(r"^(?:the|all|all of the|these)\s", "", of.strip(" ,."))
    number = re.match(rf"({_INT})\s", of)
    if number:
        reading = replace(reading, out_of=integer(number[1]))
    if _GENERIC_OF.match(of) or not of:
        return replace(reading, respondent=True)
    narrowed = re.match(rf"^(?:\d[\d,]*\s)?{ANY_RESPONDENT}\s(?:{_FROM.pattern})(?P<g>.+)$", of)
    if narrowed and not re.match(r"^(?:this|question|favour|total|the (?:question|proposal))", narrowed["g"]):
        return replace(reading, group=narrowed["g"], respondent=True)
    if re.match(rf"^(?:\d[\d,]*\s)?{ANY_RESPONDENT}\s(?:who|that|which|with|whose)\b", of) or re.match(r"^(?:those|them)\b", of):
        return replace(reading, base_words="of " + of, respondent=True)
    kind = re.match(rf"^(?P<g>.+?)\s(?:respondents|responses|participants|consultees|respondees)\b", of)
    group = (kind["g"] if kind else re.sub(r"\s(?:who|that) (?:responded|answered).*$", "", of)).strip()
    group = re.sub(r"^(?:\d[\d,]*|responding|the)\s|,?\s(?:and|or)$", "", group)
    return replace(reading, group=group, respondent=reading.respondent or bool(GROUP_WORDS.search(group)))


def _subject_group(left: str) -> str:
    """The respondent group that is the subject of a sentence, before its first number."""
    if re.search(r"\b(?:overall|in total|across all respondents|all respondents)\b", left):
        return ""
    for match in reversed(list(_FROM.finditer(left))):
        member = re.split(r",|;|\s(?:were|was|are|with|had|who|which|that|agreed|felt|said)\b", left[match.end() :])[0].strip()
        before = left[: match.start()]
        people = re.search(r"\b(?:respondents|responses|those|views|support|agreement|opposition|figure|proportion|those respondents)\b[^,;]{0,30}$", before)
        if people and 2 < len(member) <= 60 and GROUP_WORDS.search(member) and not re.match(r"^(?:this|question|the (?:question|consultation))", member):
            return re.sub(r"^(?:the|an?)\s|\sbackgrounds?$", "", member)
    match = re.search(
        r"(?:^|\b(?:however|whilst|while|but|in contrast|by contrast|conversely),?\s)(?P<g>(?:[a-z'-]+\s){0,3}?[a-z'-]+)(?:,[^,]*,)?\s"
        r"(?:were|was|are) (?:\w+\s)?(?:more|less|most|least|much|particularly|especially|strongly|broadly|generally|also|evenly)\b", left,
    )  # fmt: skip
    if match and GROUP_WORDS.search(match["g"]) and not re.search(r"\b(?:respondents|responses|views|opinions)\b", match["g"]):
        return re.sub(r"^(?:however|whilst|while|but|and|the|in contrast|conversely),?\s", "", match["g"].strip())
    return ""


def _with_base(reading: Reading, head: re.Match[str]) -> Reading:
    """Apply a base phrase that opens the sentence ("Of the 413 who answered, ...")."""
    if reading.start < head.end() - 1 or reading.base_words:
        return reading
    np = head["np"]
    np = np[: -len(DIGITS)] if False else np.strip()
    number = integer(head["n"]) if head["n"] else None
    rest = re.sub(rf"^(?:the |these |those |all )*(?:{re.escape(head['n'])}\s)?", "", np) if head["n"] else re.sub(r"^(?:the |these |all )+", "", np)
    if re.match(r"^those\b", np) or re.match(rf"^{ANY_RESPONDENT}\s(?:who|that|which|with)\b", rest) and not _GENERIC_OF.match(rest):
        if _GENERIC_OF.match(np) or re.match(r"^those (?:who|that) (?:responded|answered|replied|provided|gave|expressed an? (?:view|opinion))\b", np):
            return replace(reading, out_of=reading.out_of or number, respondent=True, base_words="of " + np if number is None else "")
        return replace(reading, base_words="of " + np, out_of=reading.out_of or number, respondent=True)
    if _GENERIC_OF.match(rest):
        return replace(reading, out_of=reading.out_of or number, respondent=True)
    group = re.sub(r"\s(?:who|that|which) (?:responded|answered|replied|commented).*$", "", rest)
    kind = re.match(r"^(?P<g>.+?)\s(?:respondents|responses|participants)\b", group)
    narrowed = re.match(rf"^{ANY_RESPONDENT}\s(?:{_FROM.pattern})(?P<g>.+)$", group)
    name = narrowed["g"] if narrowed else kind["g"] if kind else group
    if GROUP_WORDS.search(name) and not reading.group:
        return replace(reading, group=name.strip(), out_of=reading.out_of or number, respondent=True)
    return reading


def _in_print(sentence: str, reading: Reading) -> Reading:
    """Give words back as they were printed (the grammar works on folded text)."""
    return replace(reading, **{name: _printed(sentence, getattr(reading, name)) for name in ("qualifier", "bucket", "group", "base_words", "after")})


def _printed(sentence: str, words: str) -> str:
    if not words:
        return ""
    at = fold(sentence).find(words)
    return sentence[at : at + len(words)].strip() if at >= 0 else words


__all__ = ["AMOUNT", "FRACTION", "Answer", "Reading", "answers", "fold", "integer", "read"]
