"""The grammar of promises: who will do what, how firmly, and by when.

A promise has a subject that speaks for the government, a verb of intention and what it intends. The words that carry the
strength are few and shared by all departments; they stand here as vocabulary, the order of them as grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Modality, Side

_DEPARTMENT = (
    r"(?:the )?(?:hm |uk |scottish |welsh )?government|ministers|(?:the|this) (?:department(?: for [a-z ]{3,40}?)?|ministry(?: of [a-z ]{3,30}?)?|home office|agency|regulator|authority|council|commission|board|secretary of state|inspectorate|executive|committee)|"
    r"home office|defra|dfe|dhsc|moj|dwp|desnz|dsit|dcms|dft|mhclg|dluhc|beis|hmt|hmrc|hm treasury|hm revenue and customs|ofsted|ofgem|ofcom|ofwat|the (?:fca|ico|cma|hse|ea|cqc|fsa)"
)
_WE = rf"(?:we|{_DEPARTMENT}|it)"
_THINGS = (
    r"(?:(?:the|these|those|this|our|any|all|further|additional|new|revised|updated|final|future|draft|local|amended|secondary|primary|more|detailed|a|an|some|such|both|associated|accompanying|other|statutory|non-statutory|good practice) )*"
    r"(?:guidance|regulations?|legislation|amendments?|changes|codes?(?: of practice)?|standards?|framework|scheme|measures?|reforms?|requirements?|funding|updates?|rules|orders?|instruments?|consultations?|"
    r"reviews?|programmes?|pilots?|polic(?:y|ies)|proposals?|approach|limit|threshold|cap|fees?|charges?|levy|licen[cs](?:e|es|ing)|duty|duties|strategy|plan|report|advice|register|exemptions?|definition|list|support|work|"
    r"evaluation|training|toolkit|template|form|date|period|ban|restriction|principles|working together|impact assessment|statement|bill|act|relief|rate|permits?|notice|guide|edition|version|system|service|portal|training materials|details)"
    r"(?: (?:for|of|on|to|in|under|at) (?:[\w'’-]+ ){1,6}?)?(?: and the [\w ]{3,40}?)?"
)
_ADV = (
    r"(?:also|now|therefore|then|currently|still|further|instead|always|only|thus|accordingly|nevertheless|nonetheless|in addition|in due course|subsequently|additionally|likewise|fully|"
    r"shortly|soon|actively|carefully|formally|jointly|consequently|equally|remain|again|not only|already|, however,|, therefore,|, in \w+,|, where \w+,|, as part of this,|today|hence|first|clearly)\s"
)
_PLAN = (
    r"(?:do not|does not|did not|don't|no longer)?\s?(?:intends?|plans?|propos(?:es?)|aims?|expects?|hopes?|seeks?|are seeking|commits?|pledges?|undertakes?)\s(?:now\s)?(?:not\s)?to"
    r"|(?:is|are|remains?)\s(?:also |now |still |therefore |fully |not |absolutely )*(?:going|planning|proposing|intending|aiming|seeking|minded|committed|preparing|looking|due|determined)\s(?:not\s)?to"
    r"|(?:have|has)\s(?:also |now |therefore |since )*(?:decided|agreed|committed|chosen|concluded|resolved|undertaken|opted)\s(?:not\s)?(?:to\b|that|against)"
    r"|committed to|wants? to (?=explore|test|consider|look)|want to (?=explore|test|consider|look)|would like to (?=explore|test|consider)"
)
_PROGRESS = (
    r"(?:is|are)\s(?:also |now |currently |already |actively |therefore |separately |not )*(?P<ing>exploring|considering|reviewing|developing|testing|piloting|setting up|consulting|preparing|working with|bringing forward|"
    r"investigating|drafting|updating|trialling|commissioning|establishing|introducing|taking forward|making|removing|extending|amending|publishing|proceeding|looking (?:at|into)|proposing|planning)\b"
)
_MODAL = rf"(?:will|shall|can|'ll|won't)\s?(?:{_ADV})*(?:not\s|no longer\s)?(?:{_ADV})*"
_CORE = rf"(?P<verbs>{_MODAL}|(?:{_ADV})*(?:{_PLAN})|(?:{_ADV})*(?:{_PROGRESS})|(?:have|has) (?:therefore )?(?:not|n't) )"
_SUBJECT = re.compile(rf"(?<![\w-])(?P<who>{_WE})\s(?:{_ADV})*(?P<v>{_CORE})")
_THING = re.compile(rf"(?<![\w-])(?P<who>{_THINGS})\s(?P<v>(?:will|shall)\s(?:{_ADV})*(?:not\s|no longer\s)?(?:{_ADV})*)(?P<rest>\S+.*)")
_PASSIVE = re.compile(
    r"^(?:be (?:[\w]+ly |also |subject to |fully )?(?:publish|updat|amend|revis|introduc|consult|laid|brought|made|issu|extend|remov|includ|implement|commenc|clarif|strengthen|creat|establish|launch|provid|"
    r"review|set|kept|retain|reduc|increas|taken|replac|add|chang|appl|given|require|available|delay|commission|develop|embed|appoint|evaluat|test|pilot|expected|repeal|abolish|"
    r"held|redraft|reword|simplif|phased|funded|limited|capped|considered|explored|refined|maintained|no\b|a\b|an\b|additional|further|new)\w*|include|take (?:effect|into account|account)|come into|remain|apply|continue|not\b|follow|start|begin|stay|rise|fall|last|run|end|cover|set out|make clear|replace|go live|proceed|open|close)\b"
)
_THERE = re.compile(r"(?<![\w-])(?P<who>there) (?P<v>will (?:also |now |therefore )*(?:be|not be)) (?P<rest>(?:a |an |no |additional|further|new|grant|more)\S*.*)")
_PROGRAMME = re.compile(r"(?<![\w-])(?P<who>the (?:[\w'’-]+ ){0,7}?(?:pathfinders?|pilots?|programme|project|trial|review|panel|board|taskforce|group|framework|unit))\s(?P<v>will (?:also )?)(?P<rest>(?:test|pilot|trial|explore|consider|report|begin|provide|publish|review|set out|examine|meet)\S*.*)")
_ELIDED = re.compile(r"(?:,|;|\bbut|\band)\s(?:therefore |also |instead )?(?P<v>will (?:also |therefore )?not|(?:have|has) (?:therefore |also )?(?:not(?= (?:added|included|changed|adopted|taken|accepted|amended|introduced|removed|extended))|decided not to))\s(?P<rest>\w.*)")
_ELIDED_TURN = re.compile(r"(?:,|\bbut|\band)\s(?P<v>(?:also )?(?:will|wants? to|intends? to|plans? to|aims? to|(?:is|are) (?:also )?(?=explor|consider|test)))\s?(?P<rest>\w.*)")
_EXPECT = re.compile(r"\b(?:we|the government) (?:now )?expects? (?P<rest>.{3,120}?\bto be (?:published|completed|in place|laid|issued|introduced|available|made)\b.*)")
_NO_CHANGE = re.compile(r"^(?P<who>no (?:further )?(?:changes?|action)) (?P<v>will (?:therefore )?be) (?P<rest>(?:made|taken).*)")

_START = re.compile(r"(?:^|[.;:(\u2013]|,|\s-\s|\b(?:and|but|so|therefore|however|because|whilst|while|although|as|or|yet|also|which is why|that is why|confirm(?:s|ed)? that|announce(?:s|d)? that|decided that|agree(?:s|d)? that|(?:,|of) which|clear that)\b)\W*(?:[\w' -]{0,60},\s)?(?:in addition |also |therefore |instead |additionally |equally |similarly |finally |as such |here |then |going forward |accordingly |to \w+ this |where \w+ )?$")
_RELATIVE = re.compile(r"\b(?:how|what|where|which|that|when|whether|if|why|who|once|until|before|after|than|ways?|changes|extent to which|the \w+s?|steps|actions?|as)\s$")
_ALLOWED_BEFORE = re.compile(r"(?:(?:confirm\w*|announce\w*|decided|agreed?|clear|means|can say|conclu\w+|intention is|is) that\s|,\s(?:where|which|and where)\s|\bis why\s)$")

_VERBS: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    ("test", re.compile(r"^(?:\w+ly )?(?:test|pilot|trial|testing|piloting|trialling)\b|^(?:provide|offer) the opportunity to test|^be (?:test|pilot|triall)")),
    ("explore", re.compile(r"^(?:\w+ly |further )?(?:explor|investigat|examin|scop)\w*\b|^(?:look|looking) (?:for|at ways|into)|^be explor")),
    ("consider", re.compile(r"^(?:\w+ly |further |again )?(?:consider|considering|reflect(?:ing)? on|look(?:ing)? (?:again )?at|give (?:\w+ )*(?:consideration|thought)|weigh|keep (?:\w+ ){0,6}?under (?:close )?review|keeping (?:\w+ ){0,6}?under review|"
                            r"monitor\w*(?: and consider)?|return to|revisit|remain open|take (?:this|these|them|the) (?:\w+ )?into consideration)\b|^be (?:consider|kept under review)")),
    ("continue", re.compile(r"^(?:continue|continuing|carry on|keep on|go on|maintain)\b(?! with (?:the|our|this|these) (?:\w+ ){0,3}(?:propos|change|plan))")),
)  # fmt: skip
_PURPOSE = re.compile(r"^(?:(?:be )?work(?:ing)? with|use|engage with|work|collaborat\w+ with|liais\w+ with|be|commission|also)\b[^,;.]{0,90}?\bto\s(?P<v>test|pilot|trial|explore|consider|investigate|examine|look at|understand whether)\b")
_PROPOSAL = re.compile(
    r"\b(?:take|taking|taken) (?:\w+ )?forward|\bproceed\w*|\bgo(?:ing)? ahead|\bpress(?:ing)? ahead|\b(?:implement|adopt|introduc|retain|abandon|withdraw|drop|legislat|enact|mak|bring|commenc|apply|pursu|remov|keep|maintain|extend|increas|reduc|rais|set|requir)\w*\b[^.;]{0,60}?\b(?:propos\w*|as (?:proposed|consulted|planned|set out)|new national|"
    r"polic(?:y|ies) (?:of|on|to)|option|approach|recommendation)|\bcontinue with|\bdecided\b|\bconcluded\b|\bnot (?:be )?(?:taking|taken|proceed|pursu|introduc|implement|adopt|mak)\w*|\bas (?:proposed|consulted on|originally proposed)\b"
)
_DUE = re.compile(
    r"\b(?:(?:by |before |from |in |on |during |until |throughout |no later than |at )?(?:the )?(?:(?:early|mid|late|later in|end of|beginning of|start of|summer of|autumn of|spring of|winter of|first half of|second half of|first quarter of|q[1-4])[\s-](?:in )?)?"
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: (?:19|20)\d\d)|(?:spring|summer|autumn|winter)(?: (?:of )?(?:19|20)\d\d)|(?:19|20)\d\d(?:[-/]\d{2,4})?))\b"
    r"|\b(?:later this year|early next year|late next year|next year|this year|next (?:spring|summer|autumn|winter|month)|this (?:spring|summer|autumn|winter)|within (?:the next )?(?:\w+|\d+) (?:months?|years?|weeks?|working days)(?= of| from|\b(?! to (?:respond|comment))))\b"
    r"|\b(?:on an annual (?:cycle|basis)|annually|each year|every year|annual (?:cycle|basis))\b"
    r"|\b(?:in|by|from|until|before|on|of) (?P<dm>\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|june|july|august|september|october|november|december))\b"
)
_PAST_DATE = re.compile(
    r"(?<!be )(?<!have this )(?<!have it )(?<!have these )\b(?:published|issued|introduced|launched|made|enacted|updated|consulted|held|completed|announced|commissioned|carried out|set out|amended|revised|took place|was|were)\s$"
    r"|\b(?:act|regulations|order|rules|framework|code|strategy|white paper|green paper|review|report|budget|edition|guidance|in its|spending review)\s\(?$"
)
_EDITION = re.compile(
    r"\b(?:future|next|later|further|subsequent|forthcoming) (?:\w+ ){0,2}?(?:updates?|editions?|revisions?|versions?|changes|iterations?|guidance|phases?|reissues?)\b|\bupdates? to (?:the |this )?guidance\b[^.;]*\bin (?:the )?future\b|"
    r"\bupdate (?:the |this |our )?guidance (?:in|when) (?:the )?future|\bwhen (?:the|this) (?:guidance|code|document|framework|edition) is next (?:updated|revised|reviewed)|\bnext (?:update|revision|edition|phase)\b"
)


@dataclass(frozen=True)
class Promise:
    """One promise, refusal or decision in a sentence; offsets into the sentence. ``due`` is the date as printed."""

    start: int
    end: int
    side: Side
    modality: Modality
    horizon: str
    due: str


def promises(sentence: str, responding: bool = True) -> tuple[Promise, ...]:
    """The promises of one sentence, in order. ``responding`` says that the sentence stands in the government's response.

    >>> [(p.side, p.modality) for p in promises("We will take forward the proposal, but we will not direct partners.")]
    [('decision', 'firm'), ('will', 'decline')]
    >>> [(p.modality, p.horizon, p.due) for p in promises("We aim to publish research in 2027.")]
    [('firm', 'dated', 'in 2027')]
    """
    folded = fold(sentence)
    if not responding and re.search(r"^\W*(?:\w+ ){0,4}(?:respondents?|responses|consultees|comments|people|participants|stakeholders|many|some|several|others)\b", folded):
        return ()
    hits = _hits(folded, responding)
    result = []
    for position, (start, verbs, rest_at) in enumerate(hits):
        end = hits[position + 1][0] if position + 1 < len(hits) else len(sentence)
        result.append(_promise(folded, start, verbs, rest_at, end, responding))
    return tuple(result)


def _hits(folded: str, responding: bool) -> list[tuple[int, str, int]]:
    found: dict[int, tuple[str, int]] = {}
    for match in _SUBJECT.finditer(folded):
        if match["who"] == "it" and not re.search(r"\b(?:government|department|ministers)\b", folded[: match.start()]):
            continue
        if _begins(folded, match.start()) and _intends(folded, match):
            found[match.start()] = (match["v"], match.end("v"))
    for pattern in (_THING, _THERE, _PROGRAMME, _NO_CHANGE) if responding else (_PROGRAMME,):
        for match in pattern.finditer(folded):
            if pattern is _THING and not _PASSIVE.match(match["rest"]):
                continue
            if _begins(folded, match.start(), strict=True) and not any(abs(match.start("v") - (s + 3)) < 3 for s in found):
                found.setdefault(match.start(), (match["v"], match.start("rest")))
                break
    for match in _EXPECT.finditer(folded):
        found.setdefault(match.start(), ("expect to", match.start("rest")))
    if found:
        for match in _ELIDED.finditer(folded):
            if match.start() > min(found) and not any(s <= match.start("v") < r for s, (_, r) in found.items()):
                found.setdefault(match.start("v"), (match["v"], match.start("rest")))
        for match in _ELIDED_TURN.finditer(folded):
            before = max((s for s in found if s < match.start("v")), default=None)
            turned = _modality(match["v"], match["rest"], folded[match.start("v") :])
            if before is not None and turned in ("explore", "consider", "test") and turned != _modality(*found[before][:1], folded[found[before][1] :], ""):
                found.setdefault(match.start("v"), (match["v"], match.start("rest")))
    return [(start, verbs, rest) for start, (verbs, rest) in sorted(found.items())]


def _begins(folded: str, at: int, strict: bool = False) -> bool:
    """Whether a clause begins here: not inside "how we will", "the changes we will make"."""
    left = folded[:at]
    if not left.strip(" \"'(*"):
        return True
    if _ALLOWED_BEFORE.search(left):
        return True
    if _RELATIVE.search(left):
        return False
    clause = re.search(r"(?:^|[.;:,(]|\s-|\b(?:and|but|so|therefore|however|because|whilst|while|although|yet|or|also|or whether))\s*(?P<tail>[^.;:,(]*)$", left)
    tail = clause["tail"].strip() if clause else left.strip()
    if strict:
        return not tail and not re.search(r"\b(?:and|or)\s*$", left)
    return len(tail.split()) <= 5 and not re.search(r"\b(?:that|which|whether|if|how|what|who|where|when|changes|than|said|suggested|felt|asked|requested)\b", tail) or bool(
        re.match(r"^(?:for|in|to|as|following|given|having|alongside|with|at|on|by|once|through|while|outside|until|after|over|under|from)\b", tail) and not re.search(r"\b(?:that|which|how|what)$", tail)
    )


def _intends(folded: str, match: re.Match[str]) -> bool:
    verbs, rest = match["v"].strip(), folded[match.end("v") :]
    if verbs.startswith("can"):
        return "no longer" in verbs
    if re.match(r"^(?:have|has)\b", verbs) and not re.search(r"\b(?:decided|agreed|committed|chosen|concluded|resolved|undertaken|opted)\b", verbs):
        return bool(re.search(r"\bnot\b|n't", verbs)) and bool(re.match(r"(?:added|included|changed|adopted|taken|accepted|made|amended|introduced|extended|removed|proceeded)\b", rest.strip()))
    if verbs.startswith(("will", "shall", "'ll")) and re.match(r"^(?:need|require|be (?:important|clear|helpful|aware|able)|see|have|know|find|always)\b", rest.strip()):
        return False
    return True


def _promise(folded: str, start: int, verbs: str, rest_at: int, end: int, responding: bool) -> Promise:
    rest = folded[rest_at:end].strip()
    words = folded[start:end]
    modality = _modality(verbs, rest, words)
    decided = bool(_PROPOSAL.search(words[:220])) and not re.match(r"^(?:we )?(?:will )?(?:consider|explore|test)", rest)
    side: Side = "decision" if responding and (decided and modality in ("firm", "decline") or "decided" in verbs or re.match(r"(?:have|has)\b.*\bnot\b", verbs) is not None or "concluded" in verbs or "no longer" in verbs) else "will"
    horizon, due = _horizon(words)
    return Promise(start, end, side, modality, horizon, due)


def _modality(verbs: str, rest: str, words: str) -> Modality:
    verb = re.sub(rf"^(?:be |been )?(?:{_ADV})*", "", re.sub(r"^(?:aim|seek|look|look to|want|plan|intend|hope) to ", "", rest))
    if re.search(r"\bnot\b|n't\b|no longer|against", verbs) or re.match(r"^(?:be )?not\b|^(?:\w+ ){0,1}no\b", rest) or words.startswith("no "):
        if not re.match(r"^only\b", rest):
            return "decline"
    progress = re.search(_PROGRESS, verbs)
    target = progress["ing"] if progress else verb
    for modality, pattern in _VERBS:
        if pattern.match(target):
            return modality
    purpose = _PURPOSE.match(verb)
    if purpose:
        return "test" if purpose["v"] in ("test", "pilot", "trial") else "explore" if purpose["v"] in ("explore", "investigate", "examine") else "consider"
    return "firm"


def _horizon(words: str) -> tuple[str, str]:
    for match in _DUE.finditer(words):
        if re.search(r"\bsince\s$", words[: match.start()]):
            continue
        if re.match(r"(?:in|on|19|20)", match.group()) and re.search(r"\d", match.group()) and _PAST_DATE.search(words[: match.start()]) or re.search(r"\(\s*$", words[: match.start()]):
            continue
        return "dated", match.group().strip()
    if _EDITION.search(words):
        return "future edition", ""
    return "now", ""


def modality_of_item(item: str, lead: str = "will") -> tuple[Modality, str, str]:
    """Modality, horizon and due date of a list item under "we will": its own verb decides.

    >>> modality_of_item("consider the links in future updates")
    ('consider', 'future edition', '')
    """
    words = re.split(r"(?<=[a-z])\.\s(?=[a-z])", fold(item))[0]
    horizon, due = _horizon(words)
    return _modality(lead, words, words), horizon, due
