"""Of whom a number is: everyone, a group of respondents, or those who gave some answer."""

from __future__ import annotations

import re
from dataclasses import replace

from wtanalysis.published.lexicon import ANY_RESPONDENT, DIGITS, GROUP_WORDS, WORDS
from wtanalysis.published.quantities import INT, Quantity
from wtanalysis.published.reading import Reading
from wtanalysis.published.words import answers, integer

BASE_PHRASE = re.compile(
    rf"^\W*(?:overall, |in total, |however, |again, )?(?:of|out of|among(?:st)?|"
    rf"from) (?P<np>(?:the |these |those |all )*"
    rf"(?:(?P<n>{INT}|\b{WORDS}\b)\s)?[^,;:]{{3,140}}?)(?:,|:|;|\s(?={DIGITS}(?:\s?%|\s?per)))"
)
FROM = re.compile(
    r"(?:who (?:have |had )?identified (?:themselves )?as (?:being )?(?:from )?|identifying as |representing |"
    r"from (?:the |an? )?|among(?:st)? (?:the )?|across (?:the )?|by (?:the )?|for (?:the )?|in (?:the )?)"
)
GENERIC_OF = re.compile(
    rf"^(?:the |all |these |those |our |total |overall |of )*(?:\d[\d,]*\s)?(?:(?:online|formal|written|total|overall|"
    rf"consultation|survey|main|eligible|all|valid|substantive|"
    rf"individual)\s)*{ANY_RESPONDENT}(?: and (?:people|organisations|individuals|bodies|"
    rf"respondents|groups|businesses))?\b"
    rf"(?:\s(?:who|that|which)\s(?:answered|responded|replied|expressed an? (?:view|opinion)|"
    rf"gave an? (?:answer|view|response)|provided an? (?:answer|response|view)|"
    rf"commented)(?:\s(?:to |on )?(?:this|the|that)\s?(?:question|proposal|section)?)?|"
    rf"\s(?:answering|responding|replying)(?:\sto)?(?:\s(?:this|the) question)?|\s(?:to|"
    rf"on) (?:this|the|that|question)\b[\w\s]{{0,30}}|"
    rf"\sreceived|\soverall|\sin total)?$"
)


def with_group(folded: str, quantities: list[Quantity], i: int, reading: Reading) -> Reading:
    """A reading with the people its number is of, as far as the sentence names them.

    They stand after the number ("of tenants", "(police)", "among tenants"), before it in brackets ("among tenants
    (79%)"), or are the subject of the clause or sentence ("Tenants were opposed: ...").
    """
    if reading.group:
        return reading
    q = quantities[i]
    right = folded[q.end : quantities[i + 1].lead if i + 1 < len(quantities) else len(folded)]
    of = q.of or _of_phrase(right)
    if of == "whom" or of.startswith(("whom ", "which ")):
        near = _before_whom(folded[: q.lead])
        return _with(reading, near) if near else replace(reading, why_not="a share of those told of before it")
    if of:
        return _of_whom(reading, of)
    if reading.code:
        group = _beside(right, reading.backward)
        if not group and reading.backward:
            group = (_in_brackets(folded[: q.lead]) if q.bracketed else "") or _of_clause(folded[: q.lead])
        if group:
            return _with(reading, group)
    subject = _subject_group(folded[: quantities[0].lead])
    return _with(reading, "" if _generic(q, right) else subject)


def _with(reading: Reading, group: str) -> Reading:
    return replace(reading, group=group) if group else reading


def _of_phrase(right: str) -> str:
    match = re.match(r"\s*,?\s*of (?P<of>[^;:()]{2,110})", right)
    return up_to_verb(match["of"]) if match else ""


def _before_whom(left: str) -> str:
    """Developers, in "strongest among developers, 88% of whom agreed"."""
    near = re.search(r"(?:among(?:st)?|by|from|with|,|for)\s(?:the )?(?P<g>[^,;:.()]{3,60}),\s*$", left)
    return near["g"].strip() if near and GROUP_WORDS.search(near["g"]) else ""


def _beside(right: str, backward: bool) -> str:
    """People right after a number: "21% (police)", or "at 58% among tenants" where the answer stands before it."""
    aside = re.match(r"\s*\((?P<g>[a-z][^()\d]{2,60})\)", right)
    if aside and not answers(aside["g"]):
        return aside["g"].strip()
    after = re.match(r"\s*(?:for|among(?:st)?|from|by|in)\s(?:the )?(?P<g>[^,;:.()]{3,50})", right)
    if after and backward and GROUP_WORDS.search(after["g"]):
        return re.split(r"\s(?:and|to|with)\s", after["g"])[0].strip()
    return ""


def _in_brackets(left: str) -> str:
    """People right before a number in brackets: "highest among people who live near a stop (79%)"."""
    near = re.search(r"\b(?P<p>among(?:st)?|from|by)\s(?:the )?(?P<g>[^,;:.()]{3,60}?)\s*$", left) or re.search(
        r".*\b(?P<p>among(?:st)?|from|by|for|and|,)\s(?:the )?(?P<g>[^,;:.()]{3,50}?)\s*$", left
    )
    if not near or answers(near["g"]):
        return ""
    people = re.match(r"(?:people|those)\s(?:who|living|with|in)\b", near["g"])
    return near["g"].strip() if GROUP_WORDS.search(near["g"]) or near["p"].startswith("among") or people else ""


def _of_clause(left: str) -> str:
    """The subject of the clause that gives an answer: "landowners were almost all opposed (97%)"."""
    clause = re.split(r"[.;:]\s", left)[-1]
    named = answers(clause)
    who = _CLAUSE_SUBJECT.match(clause)
    if who and named and GROUP_WORDS.search(who["g"]) and not _NO_GROUP.search(who["g"]):
        return who["g"].strip()
    plain = _PLAIN_SUBJECT.match(clause[: named[-1].start]) if named else None
    return plain["g"].strip() if plain and not _NOT_PEOPLE.search(plain["g"]) else ""


_PLAIN_SUBJECT = re.compile(
    r"\W*(?:nearly all |almost all |all |most |many )?(?P<g>(?:[a-z'-]+\s){0,2}[a-z'-]+s)\s(?:also )?$"
)
_NOT_PEOPLE = re.compile(
    r"\b(?:respond\w*|responses?|repl\w+|views?|opinions?|people|agree\w*|support\w*|opposition|thirds?|half|halves|quarters?|"
    r"fifths?|tenths?|majority|minority|most|many|some|few|fewer|others?|those|they|these|who|which|that|was|is|has|answers?|comments?|"
    r"participants|consultees|submissions?|attendees|proposals?|changes|results|figures|questions?|neither|and|or|than)\b"
)
_CLAUSE_SUBJECT = re.compile(
    r"\W*(?P<g>(?:[a-z'-]+\s){0,5}?[a-z'-]+)\s(?:were|was|are|mostly|largely|generally|overwhelmingly|almost all)\b"
)
_NO_GROUP = re.compile(
    r"\b(?:respondents|responses|views|opinions?|people|agreement|support|opposition|half|third|majority|most|many)\b"
)


def _generic(q: Quantity, right: str) -> bool:
    return bool(q.of) or bool(re.match(r"\s*of (?:the |all )?(?:respondents|responses|people|those)\b", right))


def up_to_verb(words: str) -> str:
    """Words up to their first verb: the people of "local authorities thought ..."."""
    found = answers(words)
    if found:
        words = words[: found[0].start]
    parts = re.split(
        r"\s(?=(?:said|say|saying|thought|think|thinking|felt|feel|feeling|believed|believe|stated|"
        r"stating|were|was|are|is|did|do|"
        r"would|had|have|expressed|indicated|reported|preferred|wanted|selected|chose|supported|"
        r"opposed|suggested|noted|"
        r"considered|commented|raised|identified(?! as)|welcomed|either|neither|strongly|also|"
        r"answered(?! (?:this|the))|provided|"
        r"responded(?! to)|could|should|might|may|can|will|cited|mentioned|highlighted|favoured|"
        r"responding|answering|tended|"
        r"agreeing|disagreeing|neutral|unsure|not|somewhat|broadly|completely|fully)\b)",
        " " + words, maxsplit=1,
    )  # fmt: skip
    return parts[0].strip(" ,")


def _of_whom(reading: Reading, of: str) -> Reading:
    """What an ``of ...`` phrase says: everyone, a group, or those who gave some answer."""
    of = re.sub(r"^(?:the|all|all of the|these)\s", "", of.strip(" ,."))
    number = re.match(rf"({INT})\s", of)
    if re.fullmatch(INT, of):
        return replace(reading, out_of=integer(of), why_not="a share of another base")
    if number:
        reading = replace(reading, out_of=integer(number[1]))
    if GENERIC_OF.match(of) or not of:
        return replace(reading, respondent=True)
    narrowed = re.match(rf"^(?:\d[\d,]*\s)?{ANY_RESPONDENT}\s(?:{FROM.pattern})(?P<g>.+)$", of)
    if narrowed and not re.match(r"^(?:this|question|favour|total|the (?:question|proposal))", narrowed["g"]):
        return replace(reading, group=narrowed["g"], respondent=True)
    if re.match(rf"^(?:\d[\d,]*\s)?{ANY_RESPONDENT}\s(?:who|that|which|with|whose)\b", of) or re.match(
        r"^(?:those|them)\b", of
    ):
        return replace(reading, base_words="of " + of, respondent=True)
    kind = re.match(r"^(?P<g>.+?)\s(?:respondents|responses|participants|consultees|respondees)\b", of)
    group = (kind["g"] if kind else re.sub(r"\s(?:who|that) (?:responded|answered).*$", "", of)).strip()
    group = re.sub(r"^(?:\d[\d,]*|responding|the)\s|,?\s(?:and|or)$", "", group)
    return replace(reading, group=group, respondent=reading.respondent or bool(GROUP_WORDS.search(group)))


def _subject_group(left: str) -> str:
    """The respondent group that is the subject of a sentence, before its first number."""
    if re.search(r"\b(?:overall|in total|across all respondents|all respondents)\b", left):
        return ""
    for match in reversed(list(FROM.finditer(left))):
        member = re.split(r",|;|\s(?:were|was|are|with|had|who|which|that|agreed|felt|said)\b", left[match.end() :])[
            0
        ].strip()
        before = left[: match.start()]
        people = re.search(
            r"\b(?:respondents|responses|those|views|support|agreement|opposition|figure|proportion|"
            r"those respondents)\b[^,;]{0,30}$",
            before,
        )
        if (
            people
            and 2 < len(member) <= 60
            and GROUP_WORDS.search(member)
            and not re.match(r"^(?:this|question|the (?:question|consultation))", member)
        ):
            return re.sub(r"^(?:the|an?)\s|\sbackgrounds?$", "", member)
    for pattern in (_INTRODUCED, _COMPARED, _LABEL):
        found = pattern.search(left)
        if found and names_people(found["g"]) and not _NO_GROUP.search(found["g"]):
            return re.sub(r"^(?:however|whilst|while|but|and|the|in contrast|conversely),?\s", "", found["g"].strip())
    return ""


def names_people(words: str) -> bool:
    """Whether words name people: a group often met, or a plural of those who do something ("beekeepers")."""
    return bool(GROUP_WORDS.search(words) or (_DOERS.search(words) and not _NOT_PEOPLE.search(words)))


_DOERS = re.compile(
    r"(?<!numb)(?<!lett)(?<!matt)(?<!pap)(?<!ord)(?<!off)(?<!pow)(?<!fact)(?<!err)(?:ers|ors|ists|ians|men)$"
)
_INTRODUCED = re.compile(
    r"^\W*(?P<g>(?:[a-z'-]+\s){0,3}?[a-z'-]+)\s(?:were|was|are|differed|took|showed|gave|expressed|had)\s[^:.]{0,70}(?::|,\swith)\s*$"
)
_LABEL = re.compile(r"^\W*(?P<g>(?:[^\W\d_][\w'-]*\s){0,4}?[^\W\d_][\w'-]*s|police|the public):\s*$")
_COMPARED = re.compile(
    r"(?:^|\b(?:however|whilst|while|but|in contrast|by contrast|conversely),?\s)"
    r"(?P<g>(?:[a-z'-]+\s){0,3}?[a-z'-]+)(?:,[^,]*,)?\s(?:were|was|are) (?:\w+\s)?"
    r"(?:more|less|most|least|much|particularly|especially|strongly|broadly|generally|also|evenly)\b"
)


_OPENING_PLACE = re.compile(
    r"^\W*(?:but |and |while |however,? |by contrast,? )?(?P<p>for|in|at|on|across|within|under)\s"
    r"(?P<np>(?:[\w'’-]+\s){0,6}?[\w'’-]+),?\s"
    r"(?=(?:only |just |about |around |almost |nearly |over |some )*\d)"
)
_NO_PLACE = re.compile(
    r"\b(?:this|that|these|question\w*|consultation|responses?|answers?|total|all|addition|contrast|comparison|favour|general|turn|"
    r"full|line|short|summary|particular|fact|other|reply|whole|average|balance|again|instance|example|table|figure|chart|section|"
    r"principle|overall|respect|relation|terms|proposal\w*|first|second|end|there|we|it|were|was|are|is|had|have)\b"
)


_WITHIN = re.compile(
    rf"\b(?:by|from|among(?:st)?|of)\s(?:the\s)?(?:(?P<n>{INT})\s)?(?:respondents|those|people)\s(?:who|that)\s(?=\w)"
)


def within_an_answer(reading: Reading, folded: str) -> Reading:
    """Reasons of those who gave an answer: "the reasons given by the 554 who disagreed were cost (48%) and ..."."""
    match = _WITHIN.search(folded)
    if not match or reading.code or reading.base_words or reading.group or match.end() > reading.start:
        return reading
    said = answers(folded, match.end(), min(len(folded), match.end() + 40))
    if not said or said[0].start > match.end() + 8:
        return reading
    number = integer(match["n"]) if match["n"] else None
    return replace(
        reading, base_words=folded[match.start() : said[0].end], out_of=reading.out_of or number, respondent=True
    )


def with_opening(reading: Reading, folded: str) -> Reading:
    """A part of respondents named at the very start: "In Wales 7% agreed", "For anglers, 5% did"."""
    match = _OPENING_PLACE.match(folded)
    if (
        not match
        or reading.group
        or reading.start < match.end() - 1
        or _NO_PLACE.search(match["np"])
        or re.search(r"\d", match["np"])
    ):
        return reading
    name = re.sub(r"^the\s", "", match["np"]).strip()
    if match["p"] in ("at", "on", "under"):
        return replace(reading, why_not="a share of a part of the responses")
    return replace(reading, group=name)


def with_base(reading: Reading, head: re.Match[str]) -> Reading:
    """Apply a base phrase that opens the sentence ("Of the 413 who answered, ...")."""
    if reading.start < head.end() - 1 or reading.base_words:
        return reading
    np = head["np"].strip()
    number = integer(head["n"]) if head["n"] else None
    rest = (
        re.sub(rf"^(?:the |these |those |all )*(?:{re.escape(head['n'])}\s)?", "", np)
        if head["n"]
        else re.sub(r"^(?:the |these |all )+", "", np)
    )
    if re.match(r"^those\b", np) or (
        re.match(rf"^{ANY_RESPONDENT}\s(?:who|that|which|with)\b", rest) and not GENERIC_OF.match(rest)
    ):
        if GENERIC_OF.match(np) or re.match(
            r"^those (?:who|that) (?:responded|answered|replied|provided|gave|expressed an? (?:view|"
            r"opinion))\b",
            np,
        ):
            return replace(
                reading,
                out_of=reading.out_of or number,
                respondent=True,
                base_words="of " + np if number is None else "",
            )
        return replace(reading, base_words="of " + np, out_of=reading.out_of or number, respondent=True)
    if GENERIC_OF.match(rest):
        return replace(reading, out_of=reading.out_of or number, respondent=True)
    group = re.sub(
        r"\s(?:who|that|which) (?:responded|answered|replied|commented).*$|\s(?:the|this|that|views|"
        r"opinions?|support|it|there)\s.*$|\s(?:was|were|is|are)\s.*$",
        "",
        rest,
    )
    kind = re.match(r"^(?P<g>.+?)\s(?:respondents|responses|participants)\b", group)
    narrowed = re.match(rf"^{ANY_RESPONDENT}\s(?:{FROM.pattern})(?P<g>.+)$", group)
    name = narrowed["g"] if narrowed else kind["g"] if kind else group
    if not reading.group and (GROUP_WORDS.search(name) or not _NOT_PEOPLE.search(name)):
        return replace(reading, group=name.strip(), out_of=reading.out_of or number, respondent=True)
    return reading
