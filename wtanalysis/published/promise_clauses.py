"""Where promises begin: clauses with a subject that speaks for the government, and clauses that leave it out."""

from __future__ import annotations

import re

from wtanalysis.published import promise_words as words_of
from wtanalysis.published.promise_rules import LEADS_IN, Hit, clause_starts, find_rule
from wtanalysis.published.promise_strength import modality

_ADV = words_of.ADVERBS
_VERBS = "|".join(
    (
        words_of.REFUSAL,
        words_of.MODAL,
        words_of.PLAN,
        words_of.ACCEPTANCE,
        words_of.TALKS,
        rf"(?:is|are)\s(?:{_ADV})*(?=(?:{words_of.PROGRESS})\b)",
    )
)
_SPOKEN = re.compile(rf"(?<![\w-])(?P<who>{words_of.GOVERNMENT})\s(?:{_ADV})*(?P<v>{_VERBS})")
_INTENTION = re.compile(rf"(?<![\w-])(?P<v>{words_of.INTENTION})")
_NAMED = re.compile(r"(?<![\w-])(?P<who>(?:[\w'&-]+ ){1,8}?)(?P<v>(?:will|intends to|plans to)\s)")
_NOR = re.compile(
    r"\b(?:nor|neither) (?P<v>(?:will|do|does|are|is|have|has) )(?:we|the government|the department|ministers"
    r"|it) (?:(?:therefore|also|currently) )*(?P<rest>\w.*)"
)
_AND_WILL = re.compile(
    rf"(?<![\w-])(?:{words_of.GOVERNMENT}) (?P<between>[^.;:]{{3,160}}?),? (?:and|but|so) (?:therefore |so "
    r"|also |now )?(?P<v>(?:will|intends? to|plans? to|(?:have|has) decided (?:not )?to|do not intend to"
    r"|does not intend to)\s(?:(?:therefore|also|now|not)\s)*)(?P<rest>\w.*)"
)
_OURS = re.compile(
    r"^(?:introduc|legislat|publish|tak\w+ (?:[\w']+ ){0,4}forward|proceed|extend|pursu|bring|consult|issu"
    r"|commission|amend|updat|work with|set up|lay|make (?:this|these|no|the) changes?)"
)
_EXPECT = re.compile(
    r"\b(?:we|the government) (?:now )?(?P<v>expects?) (?P<rest>.{3,120}?\bto be (?:published|completed"
    r"|in place|laid|issued|introduced|available|made)\b.*)"
)
_ELIDED_NOT = re.compile(
    r"(?:,|;|\bbut|\band)\s(?:therefore |also |instead )?(?P<v>will (?:also |therefore )?not|(?:have"
    r"|has) (?:therefore |also )?(?:not(?= (?:added|included|changed|adopted|taken|accepted|amended|introduced"
    r"|removed|extended))|decided not to))\s(?P<rest>\w.*)"
)
_ELIDED_TURN = re.compile(
    r"(?:,|\bbut|\band)\s(?P<v>(?:also )?(?:will|wants? to|intends? to|plans? to|aims? to|(?:is"
    r"|are) (?:also )?(?=explor|consider|test)))\s?(?P<rest>\w.*)"
)
_PROGRAMME = re.compile(
    r"(?<![\w-])(?P<who>the (?:[\w'-]+ ){0,7}?(?:pathfinders?|pilots?|programme|project|trial|review|panel"
    r"|board|taskforce|group|framework|unit))\s(?P<v>will (?:also )?)(?P<rest>(?:test|pilot|trial|explore"
    r"|consider|report|begin|provide|publish|review|set out|examine|meet)\S*.*)"
)
_RELATIVE = re.compile(
    r"\b(?:how|what|where|which|that|when|whether|if|why|who|once|until|before|after|than|ways?|changes"
    r"|extent to which|the \w+s?|steps|actions?|as)\s$"
)
_ALLOWED = re.compile(
    r"(?:(?:confirm\w*|announce\w*|decided|agreed?|clear|means|can say|conclu\w+|intention is|is) that\s"
    r"|,\s(?:where|which|and where)\s|\bis why\s|\b(?:before|until|after) (?:then|that),?\s)$"
)
_REPORTED = re.compile(
    r"\b(?:that|which|whether|if|how|what|who|where|when|changes|than|said|suggested|felt|asked|requested)\b"
)


def hits(folded: str, sentence: str, responding: bool, it_speaks: bool) -> list[Hit]:
    """Where the promises of one sentence begin, in order.

    Args:
        folded: the sentence, folded, with quotations blanked out.
        sentence: as printed.
        responding: whether it stands in the government's response.
        it_speaks: whether "it" is the government.
    """
    found = _spoken(folded, it_speaks)
    for match in _INTENTION.finditer(folded) if responding else ():
        if not found and _begins(folded, match.start()):
            found[match.start()] = Hit(match.start(), match["v"], match.end())
    for match in _EXPECT.finditer(folded):
        found.setdefault(match.start(), Hit(match.start(), "expect to", match.start("rest")))
    for match in _NOR.finditer(folded):
        found.setdefault(match.start(), Hit(match.start(), "will not", match.start("rest")))
    if not found:
        found = _after_reason(folded)
    rule = (responding and (_named(folded, sentence) or find_rule(folded))) or _programme(folded)
    if rule and not any(hit.start <= rule.start or hit.start < rule.rest for hit in found.values()):
        found[rule.start] = rule
    if found:
        _elided(folded, found)
    return [found[start] for start in sorted(found)]


def _spoken(folded: str, it_speaks: bool) -> dict[int, Hit]:
    """Clauses whose subject speaks for the government."""
    found = {}
    for match in _SPOKEN.finditer(folded):
        if match["who"] == "it" and not (
            it_speaks or re.search(r"\b(?:government|department|ministers)\b", folded[: match.start()])
        ):
            continue
        if _begins(folded, match.start()) and _intends(folded, match["v"], match.end("v")):
            found[match.start()] = Hit(match.start(), match["v"], match.end("v"))
    return found


def _after_reason(folded: str) -> dict[int, Hit]:
    """A promise whose subject stands before a reason: "We agree with this and will amend the code"."""
    match = _AND_WILL.search(folded)
    if not match or not _begins(folded, match.start()) or not _intends(folded, match["v"], match.start("rest")):
        return {}
    if re.search(r"\b(?:that|which|who|whether|if|how)\b", match["between"]) and not _OURS.match(match["rest"]):
        return {}
    return {match.start(): Hit(match.start(), match["v"], match.start("rest"))}


def _named(folded: str, sentence: str) -> Hit | None:
    """A named public body that will do something: "The Ferries Office will ..."."""
    for start in clause_starts(folded):
        match = _NAMED.match(folded, start)
        if (
            match
            and words_of.BODY.match(sentence[start : match.end("who")].strip())
            and _intends(folded, match["v"], match.end())
        ):
            return Hit(start, match["v"], match.end())
    return None


def _programme(folded: str) -> Hit | None:
    for match in _PROGRAMME.finditer(folded):
        if _begins(folded, match.start(), strict=True):
            return Hit(match.start(), match["v"], match.start("rest"))
    return None


def _begins(folded: str, at: int, strict: bool = False) -> bool:
    """Whether a clause begins here: not inside "how we will", "the changes we will make"."""
    left = folded[:at]
    if not left.strip(" \"'(*") or _ALLOWED.search(left):
        return True
    if _RELATIVE.search(left) and not re.search(r"\bquestions? [\d.]+\w?,\s$", left):
        return False
    clause = re.search(
        r"(?:^|[.;:,(]|\s-|\b(?:and|but|so|therefore|however|because|whilst|while|although|yet|or|also"
        r"|or whether))\s*(?P<tail>[^.;:,(]*)$",
        left,
    )
    tail = clause["tail"].strip() if clause else left.strip()
    if strict:
        return not tail and not re.search(r"\b(?:and|or)\s*$", left)
    if re.search(r"\b(?:that|which|how|what|if|whether)$", tail):
        return False
    if (len(tail.split()) <= 5 and not _REPORTED.search(tail)) or LEADS_IN.match(tail):
        return True
    return bool(re.search(r"\b(?:but|and) $", left)) and not _REPORTED.search(tail)


def _intends(folded: str, verbs: str, at: int) -> bool:
    verbs, rest = verbs.strip(), folded[at:].strip()
    if verbs.startswith(("have not", "has not", "have therefore not", "has therefore not", "haven't", "hasn't")):
        return bool(
            re.match(
                r"(?:added|included|changed|adopted|taken|accepted|made|amended|introduced|extended|removed|proceeded)\b",
                rest,
            )
        )
    if verbs.startswith(("will", "shall", "'ll")) and words_of.NO_PROMISE.match(rest):
        return False
    return bool(rest)


def _elided(folded: str, found: dict[int, Hit]) -> None:
    """Add clauses that leave out their subject: ", and will not ...", "and want to explore ..."."""
    for match in _ELIDED_NOT.finditer(folded):
        if match.start() > min(found) and not any(h.start <= match.start("v") < h.rest for h in found.values()):
            found.setdefault(match.start("v"), Hit(match.start("v"), match["v"], match.start("rest")))
    for match in _ELIDED_TURN.finditer(folded):
        before = max((s for s in found if s < match.start("v")), default=None)
        turned = modality(match["v"], match["rest"], folded[match.start("v") :])
        if (
            before is not None
            and turned in ("explore", "consider", "test")
            and turned != modality(found[before].verbs, folded[found[before].rest :], "")
        ):
            found.setdefault(match.start("v"), Hit(match.start("v"), match["v"], match.start("rest")))
