"""The grammar of promises: who will do what, how firmly, and by when.

A promise has a subject that speaks for the government, a verb of intention and what it intends; or it states a rule to
come ("A permit will be required"), without anyone speaking. The words that carry the strength are few and shared by all
departments; they stand in :mod:`wtanalysis.published.promise_words`, the order of them here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from wtanalysis.published import promise_words as words_of
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Modality, Side
from wtanalysis.published.promise_dates import horizon_of

Form = Literal["decided", "rule", "plain"]

_ADV = words_of.ADVERBS
_VERBS = "|".join(
    (words_of.REFUSAL, words_of.MODAL, words_of.PLAN, words_of.ACCEPTANCE, words_of.TALKS, rf"(?:is|are)\s(?:{_ADV})*(?=(?:{words_of.PROGRESS})\b)")
)
_SPOKEN = re.compile(rf"(?<![\w-])(?P<who>{words_of.GOVERNMENT})\s(?:{_ADV})*(?P<v>{_VERBS})")
_INTENTION = re.compile(rf"(?<![\w-])(?P<v>{words_of.INTENTION})")
_NAMED = re.compile(r"(?<![\w-])(?P<who>(?:[\w'&-]+ ){1,8}?)(?P<v>(?:will|intends to|plans to)\s)")
_NOR = re.compile(r"\b(?:nor|neither) (?P<v>(?:will|do|does|are|is|have|has) )(?:we|the government|the department|ministers|it) (?:(?:therefore|also|currently) )*(?P<rest>\w.*)")
_AND_WILL = re.compile(
    rf"(?<![\w-])(?:{words_of.GOVERNMENT}) (?P<between>[^.;:]{{3,160}}?),? (?:and|but|so) (?:therefore |so |also |now )?(?P<v>(?:will|intends? to|plans? to|(?:have|has) decided (?:not )?to|do not intend to|does not intend to)\s(?:(?:therefore|also|now|not)\s)*)(?P<rest>\w.*)"
)
_OURS = re.compile(r"^(?:introduc|legislat|publish|tak\w+ (?:[\w']+ ){0,4}forward|proceed|extend|pursu|bring|consult|issu|commission|amend|updat|work with|set up|lay|make (?:this|these|no|the) changes?)")
_EXPECT = re.compile(r"\b(?:we|the government) (?:now )?(?P<v>expects?) (?P<rest>.{3,120}?\bto be (?:published|completed|in place|laid|issued|introduced|available|made)\b.*)")
_THERE = re.compile(r"^there (?P<v>will (?:also |now |therefore )*(?:be|not be)) (?P<rest>(?:a |an |no |additional|further|new|grant|more)\S*.*)")
_NO_CHANGE = re.compile(r"^(?:no (?:further |other )?(?:changes?|action)) (?P<v>will (?:therefore )?be) (?P<rest>(?:made|taken|proposed).*)")
_INVITED = re.compile(r"^(?:comments|views|responses|applications|nominations)\b[^,;]{0,60} (?P<v>are) (?P<rest>invited (?:by|until|from)\b.*)")
_ACTOR = re.compile(rf"\b(?:{words_of.OTHERS})$")
_ELIDED_NOT = re.compile(
    r"(?:,|;|\bbut|\band)\s(?:therefore |also |instead )?(?P<v>will (?:also |therefore )?not|(?:have|has) (?:therefore |also )?(?:not(?= (?:added|included|changed|adopted|taken|accepted|amended|introduced|removed|extended))|decided not to))\s(?P<rest>\w.*)"
)
_ELIDED_TURN = re.compile(r"(?:,|\bbut|\band)\s(?P<v>(?:also )?(?:will|wants? to|intends? to|plans? to|aims? to|(?:is|are) (?:also )?(?=explor|consider|test)))\s?(?P<rest>\w.*)")
_PROGRAMME = re.compile(
    r"(?<![\w-])(?P<who>the (?:[\w'-]+ ){0,7}?(?:pathfinders?|pilots?|programme|project|trial|review|panel|board|taskforce|group|framework|unit))\s(?P<v>will (?:also )?)(?P<rest>(?:test|pilot|trial|explore|consider|report|begin|provide|publish|review|set out|examine|meet)\S*.*)"
)

_RELATIVE = re.compile(r"\b(?:how|what|where|which|that|when|whether|if|why|who|once|until|before|after|than|ways?|changes|extent to which|the \w+s?|steps|actions?|as)\s$")
_ALLOWED = re.compile(r"(?:(?:confirm\w*|announce\w*|decided|agreed?|clear|means|can say|conclu\w+|intention is|is) that\s|,\s(?:where|which|and where)\s|\bis why\s|\b(?:before|until|after) (?:then|that),?\s)$")
_REPORTED = re.compile(r"\b(?:that|which|whether|if|how|what|who|where|when|changes|than|said|suggested|felt|asked|requested)\b")
_LEADS_IN = re.compile(
    r"^(?:for|in|to|as|following|given|having|alongside|with|at|on|by|once|through|while|outside|until|after|before|over|under|from|subject|instead|meanwhile|because|since|based|taking|when|where|"
    r"although|whilst|however|therefore|finally|further|separately|recognising|reflecting|again|similarly|equally|overall|more|looking|nevertheless|turning|regarding|beyond|across)\b"
)
_THINKS = re.compile(
    r"\b(?:we|they|i|you|he|she|would|should|could|said|says|felt|feel|suggest(?:ed|s)?|think|thought|believe[ds]?|agree[ds]?|hope[ds]?|expect(?:ed|s)?|know|recognise[ds]?|acknowledge[ds]?|understand|note[ds]?|aware|confident|argued|asked|told|wanted|commented|reported|shows?|explains?|describes?|states|indicates?|finds?|(?:proposed|sets? out|means?|ensures?) (?:that|how|when)|whether|if|"
    r"respondents?|responses|consultees|how|what|why|was|were|is|are|has|have|had|may|might|to ensure|so that|because|question)\b"
)


@dataclass(frozen=True)
class Promise:
    """One promise, refusal or decision in a sentence; offsets into the sentence. ``due`` is the date as printed.

    ``form`` says how it is put: ``decided`` in words that answer a proposal, as a ``rule`` to come, or ``plain``.
    """

    start: int
    end: int
    side: Side
    modality: Modality
    horizon: str
    due: str
    form: Form = "plain"


@dataclass(frozen=True)
class _Hit:
    start: int
    verbs: str
    rest: int
    rule: bool = False


def promises(sentence: str, responding: bool = True, it_speaks: bool = False) -> tuple[Promise, ...]:
    """The promises of one sentence, in order.

    Args:
        sentence: one sentence as printed.
        responding: whether it stands in the government's response; only there rules without a speaker count.
        it_speaks: whether "it" is the government, named in the sentence before.

    Returns:
        Promises whose offsets lie in the sentence and do not overlap. Clauses that only go on about the same promise
        are one.

    >>> [(p.side, p.modality) for p in promises("We will take forward the proposal, but we will not direct partners.")]
    [('decision', 'firm'), ('will', 'decline')]
    >>> [(p.modality, p.horizon, p.due) for p in promises("We aim to publish research in 2027.")]
    [('firm', 'dated', '2027')]
    >>> [(p.side, p.form) for p in promises("A permit will be required for every boat.")]
    [('will', 'rule')]
    """
    folded = _without_quotes(fold(sentence))
    if folded.rstrip().endswith("?") or not responding and re.search(r"^\W*(?:\w+ ){0,4}(?:respondents?|responses|consultees|comments|people|participants|stakeholders|many|some|several|others)\b", folded):
        return ()
    hits = _hits(folded, sentence, responding, it_speaks)
    bounds = [*(hit.start for hit in hits[1:]), len(sentence)][: len(hits)]
    found = [_promise(folded, hit, end, responding) for hit, end in zip(hits, bounds, strict=True)]
    return tuple(replace(p, due=_printed(p.due, folded, sentence)) for p in _merged(folded, found, hits))


def _printed(due: str, folded: str, text: str) -> str:
    """A date in the capitals of the original."""
    at = folded.find(due)
    return text[at : at + len(due)] if at >= 0 else due


def _without_quotes(folded: str) -> str:
    """Folded text with what stands in quotation marks blanked out; offsets stay."""
    blank = re.sub(r"\"[^\"]{12,}\"", lambda m: " " * len(m.group()), folded)
    return re.sub(r"(?<!\w)'(?=\w)[^']{12,}'(?!\w)", lambda m: " " * len(m.group()), blank)


# --- where promises begin -----------------------------------------------------------------------------------------------


def _hits(folded: str, sentence: str, responding: bool, it_speaks: bool) -> list[_Hit]:
    found = _spoken(folded, it_speaks)
    for match in _INTENTION.finditer(folded) if responding else ():
        if not found and _begins(folded, match.start()):
            found[match.start()] = _Hit(match.start(), match["v"], match.end())
    for match in _EXPECT.finditer(folded):
        found.setdefault(match.start(), _Hit(match.start(), "expect to", match.start("rest")))
    for match in _NOR.finditer(folded):
        found.setdefault(match.start(), _Hit(match.start(), "will not", match.start("rest")))
    if not found:
        found = _after_reason(folded)
    rule = _named(folded, sentence) or _rule(folded, it_speaks) if responding else _programme(folded)
    if rule and not any(hit.start <= rule.start or hit.start < rule.rest for hit in found.values()):
        found[rule.start] = rule
    if found:
        _elided(folded, found)
    return [found[start] for start in sorted(found)]


def _spoken(folded: str, it_speaks: bool) -> dict[int, _Hit]:
    """Clauses whose subject speaks for the government."""
    found = {}
    for match in _SPOKEN.finditer(folded):
        if match["who"] == "it" and not (it_speaks or re.search(r"\b(?:government|department|ministers)\b", folded[: match.start()])):
            continue
        if _begins(folded, match.start()) and _intends(folded, match["v"], match.end("v")):
            found[match.start()] = _Hit(match.start(), match["v"], match.end("v"))
    return found


def _after_reason(folded: str) -> dict[int, _Hit]:
    """A promise whose subject stands before a reason: "We agree with this and will amend the code"."""
    match = _AND_WILL.search(folded)
    if not match or not _begins(folded, match.start()) or not _intends(folded, match["v"], match.start("rest")):
        return {}
    if re.search(r"\b(?:that|which|who|whether|if|how)\b", match["between"]) and not _OURS.match(match["rest"]):
        return {}
    return {match.start(): _Hit(match.start(), match["v"], match.start("rest"))}


def _named(folded: str, sentence: str) -> _Hit | None:
    """A named public body that will do something: "The Ferries Office will ..."."""
    for start in _clause_starts(folded):
        match = _NAMED.match(folded, start)
        if match and words_of.BODY.match(sentence[start : match.end("who")].strip()) and _intends(folded, match["v"], match.end()):
            return _Hit(start, match["v"], match.end())
    return None


def _rule(folded: str, it_speaks: bool) -> _Hit | None:
    """A rule to come without a speaker: a thing, a plain verb of the future, and what rules, texts and steps do."""
    for start in _clause_starts(folded):
        for pattern in (_THERE, _NO_CHANGE, _INVITED):
            match = pattern.match(folded[start:])
            if match:
                return _Hit(start, match["v"], start + match.start("rest"), rule=True)
        hit = _thing(folded, start, it_speaks)
        if hit:
            return hit
    return _programme(folded)


def _thing(folded: str, start: int, it_speaks: bool) -> _Hit | None:
    match = re.compile(r"(?P<who>[^,;:.()]{1,140}?)(?<!that)(?<!which)(?<!who)\s(?P<v>will|shall|must|can(?= (?:\w+ ){1,6}from)|(?=(?:will )?comes? into (?:force|effect|operation)\b|takes? effect\b|remains? (?:outside|excluded|out of scope|unchanged|in place)\b))\s?").match(folded, start)
    pronoun = match is not None and bool(re.match(r"^(?:this|these|it|they|that|those|which|both|all)$", match["who"].strip(" \"'(")))
    if not match or _THINKS.search(match["who"]) and not pronoun or words_of.EFFECTS.search(match["who"]) or len(match["who"].split()) > 16:
        return None
    who, verbs, rest = match["who"].strip(" \"'("), match["v"], folded[match.end() :]
    dated = bool(words_of.DATED_RULE.search(rest) or words_of.DATED_RULE.search(folded[:start]))
    if not verbs:
        good = re.match(r"^remain", rest) is not None or words_of.FORCE.match(rest) is not None and horizon_of(rest)[0] == "dated"
    elif verbs in ("must", "can"):
        good = dated
    elif pronoun:
        good = bool(re.match(r"^(?:also |therefore |then |not )*(?:be (?:publish|laid|lay|introduc|implement|brought|commenc|issu|consult|complet|kept|review|consider|rolled|done|set out in|able to|required to|told|sent|given|paid|exempt|allowed|permitted|entitled|eligible)|come into|take effect|apply (?:to|from)|not apply)", rest))
    elif _ACTOR.search(who):
        good = bool(re.match(r"^(?:also |only |therefore |now |then |no longer |not )*(?:be (?!able to (?:see|find|use)|asked to|expected|encouraged|supported|considered|responsible)|get\b|receive|have (?:until|the right|a right|\d)|apply\b|remain)", rest) and words_of.RULE_VERBS.match(rest)) or dated and bool(words_of.RULE_VERBS.match(rest) or re.match(r"^(?:have|need) to\b", rest))
    else:
        good = _applies(who, rest, dated)
    return _Hit(start, verbs + " ", match.end(), rule=True) if good else None


def _applies(who: str, rest: str, dated: bool) -> bool:
    """Whether what a thing will do is a rule, a text or a step, and no effect."""
    if words_of.MOVES.match(rest):
        return bool(words_of.AMOUNT.search(who)) or dated
    if words_of.TEXT.search(who) and words_of.SAYS.match(rest):
        return True
    return bool(words_of.RULE_VERBS.match(rest) or words_of.PASSIVE.match(rest)) and (dated or not rest.startswith("depend"))


def _programme(folded: str) -> _Hit | None:
    for match in _PROGRAMME.finditer(folded):
        if _begins(folded, match.start(), strict=True):
            return _Hit(match.start(), match["v"], match.start("rest"))
    return None


def _clause_starts(folded: str) -> list[int]:
    """Where a clause may begin: the first word, after words that lead in, after a stop inside the sentence."""
    first = re.match(r"[^\w£]*(?:(?:and|but|so|or|however|therefore|instead|meanwhile|finally|also|equally|similarly|accordingly|as a result|in addition)\b,?\s)?", folded)
    starts = [first.end() if first else 0]
    lead = re.compile(r"[^;:]{1,160}?,\s(?:therefore |however, )?").match(folded, starts[0])
    if lead and _LEADS_IN.match(folded[starts[0] :]):
        starts.append(lead.end())
    dated = re.compile(r"(?:from|with effect from|in|by|until|after|on) (?:the )?(?:\d{1,2} )?[a-z]+ (?:of )?\d{4}\s").match(folded, starts[0])
    if dated:
        starts.append(dated.end())
    starts += [m.end() for m in re.finditer(r"[;:]\s|,\s(?:and|but|so|while|although)\s", folded)]
    return starts


def _begins(folded: str, at: int, strict: bool = False) -> bool:
    """Whether a clause begins here: not inside "how we will", "the changes we will make"."""
    left = folded[:at]
    if not left.strip(" \"'(*") or _ALLOWED.search(left):
        return True
    if _RELATIVE.search(left) and not re.search(r"\bquestions? [\d.]+\w?,\s$", left):
        return False
    clause = re.search(r"(?:^|[.;:,(]|\s-|\b(?:and|but|so|therefore|however|because|whilst|while|although|yet|or|also|or whether))\s*(?P<tail>[^.;:,(]*)$", left)
    tail = clause["tail"].strip() if clause else left.strip()
    if strict:
        return not tail and not re.search(r"\b(?:and|or)\s*$", left)
    if re.search(r"\b(?:that|which|how|what|if|whether)$", tail):
        return False
    if len(tail.split()) <= 5 and not _REPORTED.search(tail) or _LEADS_IN.match(tail):
        return True
    return bool(re.search(r"\b(?:but|and) $", left)) and not _REPORTED.search(tail)


def _intends(folded: str, verbs: str, at: int) -> bool:
    verbs, rest = verbs.strip(), folded[at:].strip()
    if verbs.startswith(("have not", "has not", "have therefore not", "has therefore not", "haven't", "hasn't")):
        return bool(re.match(r"(?:added|included|changed|adopted|taken|accepted|made|amended|introduced|extended|removed|proceeded)\b", rest))
    if verbs.startswith(("will", "shall", "'ll")) and words_of.NO_PROMISE.match(rest):
        return False
    return bool(rest)


def _elided(folded: str, found: dict[int, _Hit]) -> None:
    """Add clauses that leave out their subject: ", and will not ...", "and want to explore ..."."""
    for match in _ELIDED_NOT.finditer(folded):
        if match.start() > min(found) and not any(h.start <= match.start("v") < h.rest for h in found.values()):
            found.setdefault(match.start("v"), _Hit(match.start("v"), match["v"], match.start("rest")))
    for match in _ELIDED_TURN.finditer(folded):
        before = max((s for s in found if s < match.start("v")), default=None)
        turned = _modality(match["v"], match["rest"], folded[match.start("v") :])
        if before is not None and turned in ("explore", "consider", "test") and turned != _modality(found[before].verbs, folded[found[before].rest :], ""):
            found.setdefault(match.start("v"), _Hit(match.start("v"), match["v"], match.start("rest")))


# --- what they say ------------------------------------------------------------------------------------------------------


def _promise(folded: str, hit: _Hit, end: int, responding: bool) -> Promise:
    rest, words = folded[hit.rest : end].strip(), folded[hit.start : end]
    modality = _modality(hit.verbs, rest, words)
    decided = modality in ("firm", "decline") and (bool(words_of.PROPOSAL.search(words[:220])) or _decides(hit.verbs)) and not re.match(r"^(?:we )?(?:will )?(?:consider|explore|test)", rest)
    form: Form = "decided" if decided else "rule" if hit.rule else "plain"
    horizon, due = horizon_of((folded[: hit.start] if hit.rule else "") + _own(words))
    return Promise(hit.start, end, "decision" if responding and decided else "will", modality, horizon, due, form)


def _decides(verbs: str) -> bool:
    """Whether the verbs themselves decide: "have decided", "do not propose", "are not persuaded"."""
    return bool(re.search(r"\b(?:decided|concluded|resolved|no longer|decision|opted|rejects?|accepts?|ruled?s? out)\b|(?:persuaded|convinced|propose|intend|minded|plans?|case|need|reason)\b.*", verbs)) and bool(
        re.search(r"\bnot\b|n't\b|\bno\b|unpersuaded|decided|concluded|resolved|decision|opted|accept|reject|rule", verbs)
    ) or bool(re.match(r"(?:have|has)\b.*\bnot\b", verbs))


def _own(words: str) -> str:
    """The words of a promise up to the next clause with a subject of its own."""
    following = re.search(r",? (?:and|but|so|which) (?:(?!we\b|it\b|then\b|also\b)[\w' ]{2,60}) (?:will|shall|must|can|may) ", words[12:])
    return words[: following.start() + 12] if following else words


def _modality(verbs: str, rest: str, words: str) -> Modality:
    rest = re.sub(r"^,[^,]{1,80},\s", "", rest)
    verb = re.sub(rf"^(?:be |been )?(?:{_ADV})*", "", re.sub(r"^(?:aim|seek|look|look to|want|plan|intend|hope) to ", "", rest))
    refused = re.search(r"\bnot\b|n't\b|no longer|against|unable|unpersuaded|\bno\b|rul(?:ed?|es)\b.* ?out|rejects?", verbs) or re.search(r"\b(?:that|to)\s*$", verbs) and re.match(r"(?:[^,;]{0,80} )?(?:should|will) not\b", rest) or re.match(r"^(?:be )?not\b|^(?:\w+ ){0,1}no\b|^no longer\b|^remains? (?:outside|excluded|out of)|^only not\b", rest)
    if (refused or re.match(r"^(?:no|nothing|neither)\b", words)) and not re.match(r"^(?:not )?only\b", rest):
        return "decline"
    if re.match(r"^(?:an? |the |this |two |three )?(?:[\w-]+ ){0,3}(?:pilots?|trials?) (?:[\w ]{0,40} )?will\b", words):
        return "test"
    if re.search(r"\bminded\b|\binclined\b|^may\b", verbs):
        return "consider"
    if re.search(r"\bin (?:\w+ )?(?:talks|discussions?|dialogue|conversations?) with", verbs):
        return "explore"
    for target in (rest, verb):
        for modality, pattern in words_of.VERBS:
            if pattern.match(target):
                return modality
    purpose = words_of.PURPOSE.match(verb)
    if purpose:
        return "test" if purpose["v"] in ("test", "pilot", "trial") else "explore" if purpose["v"] in ("explore", "investigate", "examine", "look into") else "consider"
    return "firm"


def _merged(folded: str, found: list[Promise], hits: list[_Hit]) -> list[Promise]:
    """Promises with those joined that only go on about the one before."""
    result: list[Promise] = []
    for promise, hit in zip(found, hits, strict=True):
        before = result[-1] if result else None
        if before and hit.start <= hits[len(result) - 1].rest + 1 and before.form == "decided":
            result[-1] = replace(promise, start=before.start, side=before.side, form=before.form)
        elif before and promise.modality != "decline" and before.modality != "decline" and _goes_on(folded, before, promise, hit, hits[len(result) - 1]):
            dated = before if before.horizon != "now" else promise
            result[-1] = Promise(before.start, promise.end, before.side, before.modality, dated.horizon, dated.due, before.form)
        else:
            result.append(promise)
    return result


def _goes_on(folded: str, before: Promise, promise: Promise, hit: _Hit, first: _Hit) -> bool:
    rest = folded[hit.rest : promise.end]
    if re.match(r"(?:\w+ly |also |to |continue to )*\w+(?: \w+)? (?:it|them|this|these|that)\b", rest) and before.side == "will":
        return True
    return promise.modality == before.modality == "firm" and promise.side == before.side == "will" and hit.verbs.split()[:1] == first.verbs.split()[:1] and not promise.due == before.due != ""


def modality_of_item(item: str, lead: str = "will") -> tuple[Modality, str, str]:
    """Modality, horizon and due date of a list item under "we will": its own verb decides.

    >>> modality_of_item("consider the links in future updates")
    ('consider', 'future edition', '')
    >>> modality_of_item("bring in a fee by the end of 2026", "the government will")
    ('firm', 'dated', 'end of 2026')
    """
    words = re.split(r"(?<=[a-z])\.\s(?=[a-z])", fold(item))[0]
    spoken = re.match(rf"(?:{words_of.GOVERNMENT}) (?:will|intends? to|plans? to)\s", words)
    start = spoken.end() if spoken else 0
    horizon, due = horizon_of(words)
    return _modality(lead, words[start:], words), horizon, _printed(due, fold(item), item)
