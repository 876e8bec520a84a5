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
from dataclasses import replace

from wtanalysis.published.doubts import second_thoughts
from wtanalysis.published.lexicon import DIGITS, GROUP_WORDS, PERCENT_SIGN, REASON, RESPONDENT
from wtanalysis.published.people import (
    BASE_PHRASE,
    GENERIC_OF,
    up_to_verb,
    with_base,
    with_group,
    with_opening,
    within_an_answer,
)
from wtanalysis.published.quantities import INT, Quantity, quantities
from wtanalysis.published.reading import Reading
from wtanalysis.published.sequences import compared, paired, shared
from wtanalysis.published.words import Answer, answers, fold, integer

_ALLOWED_TAIL = re.compile(
    r"^[\s,:=\u2013-]*(?:\)|\]|\*)?[\s,:=-]*(?:(?:who|that|which|were|was|are|is|being|been|have|"
    r"had|has|either|also|broadly|"
    r"generally|largely|overall|then|felt|feel|feeling|thought|think|thinking|believed|believe|"
    r"believing|said|say|saying|"
    r"stating|stated|indicated|indicating|reported|reporting|expressed|expressing|answered|"
    r"answering|responded|responding|selected|"
    r"selecting|chose|they|it|would|will|be|the|this|these|to|their|in|a|an|some|form|of|clear|"
    r"strong|respondents|responses|people|"
    r"participants|individuals|organisations|those|effect|changes|proposal|proposals|option|with|on|whole|least|at|not|"
    r"both|did|do|all|more|most|just|themselves|as)[\s,\"']+)*[\"']?$"
)
_BACK_TAIL = re.compile(r"^[\s\"']*[:=-]?[^;:.]{0,90}$")
_CLAUSE_END = re.compile(
    r"(?:,|;|\s-\s|\()\s*(?:and\s|but\s|with\s|while\s|whilst\s|whereas\s|compared\s|although\s|"
    r"though\s|however\s)?\s*$"
    r"|\s(?:and|with|but|while|whilst|whereas)\s*$|[.;:,\s]+$"
)
_RANKED = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|then|by|but|lastly|"
    r"finally)\s)(?P<np>(?:[\w'’/-]+\s){1,6}?)(?:(?:came|ranked|was|were|proved|finished|followed|"
    r"stood|received|attracted|gained|got|drew)\s(?:[\w-]+\s){0,5}?)?(?:with|at|on)\s$"
)
_LABEL = re.compile(
    r"^[\s*\-\u2022\u00b7\"']*(?P<label>(?!.*\b(?:were|was|are|differed|"
    r"varied)\b)[^:;()]{1,90}?)\s*(?:[:=]|\s-)\s*$"
)


def read(sentence: str) -> tuple[Reading, ...]:
    """The percentages of one sentence, each with its answer, people and base as far as the words tell.

    >>> [(r.percent, r.code, r.qualifier) for r in read("Over half (58%) agreed and 20% of respondents disagreed.")]
    [(58.0, 'agree', 'Over half'), (20.0, 'disagree', '')]
    >>> said = "Health and police were doubtful, responding no 61% and 54% respectively."
    >>> [(r.percent, r.code, r.group) for r in read(said)]
    [(61.0, 'no', 'Health'), (54.0, 'no', 'police')]
    """
    folded = fold(sentence)
    found = quantities(folded)
    if not found:
        return ()
    flat = _flat_table(sentence, folded)
    if flat:
        return flat
    lost = len(_LOST_ROW.findall(folded)) >= 2
    head = BASE_PHRASE.search(folded[: found[0].end])
    readings: list[Reading] = []
    for i in range(len(found)):
        readings.append(_read_one(folded, found, i, readings[-1].end if readings else 0))
    readings = compared(folded, found, paired(folded, found, shared(folded, found, readings)))
    readings = [with_group(folded, found, i, r) for i, r in enumerate(readings)]
    if head:
        readings = [with_base(r, head) for r in readings]
    readings = [within_an_answer(with_opening(r, folded), folded) for r in readings]
    readings = second_thoughts(folded, found, readings)
    unpaired = "respectively" in folded and len(found) == 1
    reason = "a list that lost its lines" if lost else "'respectively' without a row that fits" if unpaired else ""
    return tuple(_in_print(sentence, replace(r, why_not=r.why_not or reason)) for r in readings)


_HEAD_WORDS = re.compile(
    r"^(?:(?:responses?|answers?|options?|number(?: of (?:responses|respondents))?|total|percentage|per cent|percent|"
    r"count|share|respondents|frequency)\s+)+(?=\w)"
)
_LOST_ROW = re.compile(rf"[a-z]:\s{DIGITS}(?:\s\(|\s?%|\s[a-z])")
_FLAT_ROW = re.compile(
    rf"(?P<label>[a-z\u00a3][a-z0-9'\u2019/\u00a3,() -]{{0,60}}?)\s*[:,\u2013-]?\s(?:(?P<n>{INT})\s?[,;]?\s?)?"
    rf"\(?(?P<p>{DIGITS}{PERCENT_SIGN})\)?(?:\s?\((?P<n2>{INT})\))?(?=\s*(?:[;,.]|$|[a-z]))"
)


def _flat_table(sentence: str, folded: str) -> tuple[Reading, ...]:
    """A table or list that lost its lines: labels, each followed by its number and percentage, and little besides."""
    lead = re.match(rf"^[^:]{{10,120}}:\s(?=[^\d]{{2,60}}{DIGITS})", folded)
    start = lead.end() if lead and not quantities(folded[: lead.end()]) else 0
    matches = list(_FLAT_ROW.finditer(folded, start))
    covered = sum(m.end() - m.start() for m in matches)
    if len(matches) < 2 or folded[matches[-1].end() :].strip(" .;)") or covered < 0.75 * len(folded[start:].strip()):
        return ()
    headed = _HEAD_WORDS.match(matches[0]["label"])
    labels = [re.sub(r"^(?:and|or)\s", "", m["label"].strip(" -,:;()")) for m in matches]
    if headed:
        labels[0] = labels[0][headed.end() :]
    set_answers = [
        bool(n) and n[0].end - n[0].start >= 0.6 * len(label) for label in labels if (n := answers(label)) is not None
    ]
    if (
        sum(set_answers) < 2
        or (len(matches) == 2 and covered < 0.9 * len(folded[start:].strip()))
        or any(
            len(label) < 2 or re.search(r"\b(?:said|were|was|of|respondents|who|answered|thought|felt)\b", label)
            for label in labels
        )
    ):
        return ()
    rows = []
    for match, label in zip(matches, labels, strict=True):
        named = answers(label)
        at = match.start("label") + match["label"].find(label)
        spans = tuple(sorted(match.span(g) for g in ("n", "p", "n2") if match[g]))
        total = bool(re.match(r"^(?:total|base|all)\b", label))
        rows.append(
            Reading(
                match.start(),
                match.end(),
                spans,
                float(re.sub(r"[^\d.]", "", match["p"])),
                integer(match["n"] or match["n2"] or ""),
                bucket=sentence[at : at + len(label)],
                code=named[0].code if named and named[0].end - named[0].start >= 0.6 * len(label) else "",
                respondent=True,
                backward=True,
                why_not="the total of a table" if total else "",
            )
        )
    return tuple(rows)


def _read_one(folded: str, found: list[Quantity], i: int, read_to: int) -> Reading:
    q = found[i]
    left_edge = min(max(found[i - 1].end if i else 0, read_to), q.lead)
    right_edge = found[i + 1].lead if i + 1 < len(found) else len(folded)
    blank = Reading(
        q.spans[0][0], q.spans[-1][1], q.spans, q.percent, q.count, q.out_of, q.qualifier, why_not=q.why_not,
        respondent=bool(q.of and GENERIC_OF.match(q.of)) or _of_respondents(folded[q.end : right_edge]),
    )  # fmt: skip
    right, left = folded[q.end : right_edge], folded[left_edge : q.lead]
    if q.bracketed and not q.qualifier:
        if _immediate(folded, q.end, right_edge) and not answers(left):
            return _forward(folded, right_edge, q, _named_before(left, blank)) or blank
        return _backward(folded, left_edge, q, blank) or _forward(folded, right_edge, q, blank) or blank
    if _is_boundary(right):
        return _backward(folded, left_edge, q, blank) or blank
    labelled = _labelled(left) and not _immediate(folded, q.end, right_edge)
    first, second = (_backward, _forward) if labelled else (_forward, _backward)
    for attempt in (first, second):
        edge = right_edge if attempt is _forward else left_edge
        reading = attempt(folded, edge, q, blank)
        if reading:
            return reading
    return blank


def _named_before(left: str, blank: Reading) -> Reading:
    """The people right before a number in brackets: ``landlords (45%) agreed``."""
    match = re.search(
        r"(?:^|[.;:,]\s|\b(?:and|but|while|whereas|whilst|"
        r"with)\s)(?P<g>(?:[\w'-]+\s){0,5}?[\w'-]+)\s*$",
        left,
    )
    if match and GROUP_WORDS.search(match["g"]):
        return replace(blank, group=re.sub(r"^(?:most|some|many|the|and|but|while|whereas|with)\s", "", match["g"]))
    return blank


def _immediate(folded: str, start: int, edge: int) -> bool:
    """Whether an answer follows a number at once ("49% said yes")."""
    named = answers(folded, start, edge)
    return bool(named) and bool(_ALLOWED_TAIL.match(folded[start : named[0].start]))


def _labelled(left: str) -> bool:
    return bool(re.search(r"(?:[:=]|\s-)\s*$", left))


def _is_boundary(right: str) -> bool:
    return bool(re.match(r"\s*(?:[.;,)]|and\b|or\b|respectively|\([^)]*\)|$)", right)) and not re.match(
        r"\s*(?:,\s*)(?:noting|saying|stating|who|agree|disagree|neither|think|believ|support)", right
    )


def _of_respondents(right: str) -> bool:
    return bool(
        re.match(rf"\s*,?\s*(?:of|from) (?:the |all |those |these |our )*(?:[\w'-]+ ){{0,3}}?{RESPONDENT}\b", right)
    )


def _forward(folded: str, right_edge: int, q: Quantity, blank: Reading) -> Reading | None:
    named = answers(folded, q.end, right_edge)
    if named:
        first = named[0]
        tail = folded[q.end : first.start]
        if _ALLOWED_TAIL.match(tail) or re.match(r"^\s*,?\s*(?:of|from|in) [^;:()]{0,110}$", tail):
            rest = folded[first.end : right_edge]
            blank = _count_behind(folded, first.end, right_edge, blank)
            return replace(
                blank,
                code=first.code,
                bucket=folded[first.start : first.end],
                reason=bool(REASON.match(rest)),
                after=_clause(rest),
                respondent=True,
                end=max(blank.end, first.end),
            )
    return _free(folded, right_edge, q, blank)


def _free(folded: str, right_edge: int, q: Quantity, blank: Reading) -> Reading | None:
    """An answer in words that are no set answer: the predicate up to the end of its clause."""
    right = folded[q.end : right_edge]
    of = re.match(r"\s*,?\s*of (?P<of>[^;:()]{2,110})", right)
    whom = up_to_verb(of["of"]) if of else ""
    text = right[right.index(whom) + len(whom) :] if whom else right
    behind = re.search(rf"\s?\((?:n\s?=\s?)?{INT}(?:\s{RESPONDENT})?\)", text)
    if behind:
        start = q.end + right.index(text) + behind.start() if text in right else q.end
        blank, text = _count_behind(folded, start, right_edge, blank), text[: behind.start()]
    text = _clause(text)
    if not re.search(r"[a-z]{3}", text) or re.match(r"^(?:of|and|or|in|for|to)\b", text):
        return None
    return replace(blank, bucket=text, respondent=blank.respondent or bool(q.of))


def _count_behind(folded: str, start: int, edge: int, reading: Reading) -> Reading:
    """Take in a count that stands in brackets right behind the answer: ``54% agreed (308)``."""
    if reading.count is not None:
        return reading
    match = re.match(rf"\s?\((?:n\s?=\s?)?(?P<n>{INT})(?:\s{RESPONDENT})?\)", folded[start:edge])
    if not match:
        return reading
    at = (start + match.start("n"), start + match.end("n"))
    return replace(reading, count=integer(match["n"]), spans=(*reading.spans, at))


def _clause(text: str) -> str:
    """Words up to the end of their clause: a comma, semicolon or bracket that does not belong to them ends it."""
    text = re.split(
        r";|:\s|\s-\s|,(?=\s(?:and|but|with|while|whilst|whereas|compared|although|though|which|"
        r"of whom|of which|the|a|an|some|\d|\w+ing)\b)",
        text.strip(" ,:-)"),
        maxsplit=1,
    )[0]
    text = _CLAUSE_END.sub("", text)
    return text + ")" if text.count("(") > text.count(")") else text


def _backward(folded: str, left_edge: int, q: Quantity, blank: Reading) -> Reading | None:
    named = answers(folded, left_edge, q.lead)
    if named:
        last = named[-1]
        tail = folded[last.end : q.lead]
        if _BACK_TAIL.match(tail) and (q.bracketed or len(tail) <= 45):
            return replace(
                blank, code=last.code, bucket=folded[last.start : last.end], backward=True, respondent=True,
                start=min(blank.start, last.start),
            )  # fmt: skip
    left = folded[left_edge : q.lead].lstrip(" ,;)")
    ranked = _RANKED.search(left)
    if ranked and not q.bracketed:
        return replace(blank, bucket=ranked["np"].strip(" \"'"), backward=True)
    label = _LABEL.match(left) if not q.bracketed else None
    if label and re.search(r"[a-z]", label["label"]) and not re.search(r"\d", label["label"]):
        return replace(blank, bucket=label["label"].strip(" \"'"), backward=True)
    if q.bracketed and (not q.qualifier or _is_boundary(folded[q.end :])):
        words = re.split(r";|:\s", left)[-1]
        words = re.sub(
            r"^(?:(?:and|or|but|with|while|whereas|closely|then|followed|by)\s)+", "", words.strip(" ,-\"'*")
        )
        words = re.split(r"\s(?:were|was|are|is)\s", words)[0] if q.qualifier else words
        if (
            re.search(r"[a-z]{3}", words)
            and len(words.split()) <= 9
            and not re.search(r"[£$€]|\b(?:was|were|is|are|than)\b", words)
        ):
            return replace(blank, bucket=words.strip(" \"'*"), backward=True)
    return None


def _in_print(sentence: str, reading: Reading) -> Reading:
    """Give words back as they were printed (the grammar works on folded text)."""
    return replace(
        reading,
        qualifier=_printed(sentence, reading.qualifier),
        bucket=_printed(sentence, reading.bucket),
        group=_printed(sentence, reading.group),
        base_words=_printed(sentence, reading.base_words),
        after=_printed(sentence, reading.after),
    )


def _printed(sentence: str, words: str) -> str:
    if not words:
        return ""
    at = fold(sentence).find(words)
    return sentence[at : at + len(words)].strip() if at >= 0 else words


__all__ = ["Answer", "Reading", "answers", "fold", "integer", "read"]
