"""Rules to come: sentences that promise without anyone speaking ("A permit will be required", "The fee will be £9").

What a rule, a text, a payment or a step "will" be is promised; what will happen to people, costs or the world is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wtanalysis.published.promise_dates import horizon_of

_OTHERS = (
    r"respondents?|stakeholders?|people|practitioners?|partners?|partnerships?|providers?|operators?"
    r"|suppliers?|firms?|compan(?:y|ies)|business(?:es)?|employers?"
    r"|landlords?|tenants?|schools?|colleges?|universities|teachers?|parents?|carers?|famil(?:y|ies)"
    r"|child(?:ren)?|councils|authorities|areas?|trusts?|boards|charities|members?"
    r"|consumers?|customers?|users?|residents?|individuals?|professionals?|workers?|applicants?|owners?"
    r"|farmers?|developers?|courts?|police|bodies|organisations?|agencies|sector|industry|market"
)
"""Heads of noun phrases that are actors outside government."""
_EFFECTS = re.compile(
    r"\b(?:costs?|burdens?|impacts?|effects?|benefits?|outcomes?|risks?|savings?|concerns?|numbers?|demand"
    r"|quality|confidence|pressures?|consequences?|challenges?|understanding|growth|results?)(?:$| (?:of|on"
    r"|for|from|to|in)\b)"
)
"""Heads of noun phrases that are expected, not promised."""
_AMOUNT = re.compile(
    r"\b(?:fees?|rates?|lev(?:y|ies)|caps?|thresholds?|limits?|charges?|grants?|dut(?:y|ies)|tax|penalt(?:y"
    r"|ies)|fines?|age|share|allowances?|payments?|minimum|maximum|relief|discounts?|amounts?|level|wages?"
    r"|budget|periods?|tariffs?|prices?|tolls?|rents?|fares?|subsid(?:y|ies)|bands?)\b"
)
"""What can rise and fall because a government says so."""
_MOVES = re.compile(
    r"^(?:also |then |therefore |not )*(?:rise|fall|go (?:up|down)|drop|increase|decrease|reduce|double|halve"
    r"|move|change|be (?:increas|rais|lower|reduc|cut)\w*)\b"
)
_PASSIVE = re.compile(
    r"^(?:(?:also|only|now|therefore|then|instead|first|still|not)\s)*be (?:(?:\w+ly|also|first|then"
    r"|no longer)\s)?(?!(?:affect|impact|born|cause|disadvantag|surpris|disappoint|concern|reassur|expect"
    r"|encourag|need|face|felt|familiar|known|mitigat|minimis|offset|outweigh|improv|help|harm|influenc|lost"
    r"|driven"
    r"|achiev|welcom|met\b|seen\b|support|avoid|enhanc|strengthened by|reflected in higher|tempted|forced"
    r"|left\b|pleased|interested|divided|needed|determined by|outlined (?:in|below)|described (?:in|below)"
    r"|discussed (?:in|below)|found (?:in|at|on))\w*)"
    r"(?:\w+ed|\w+en|set|put|cut|run|held|kept|built|made|laid|sent|paid|sold|brought|sought|taught|told|drawn"
    r"|withdrawn|shown)\b"
)
"""A step or rule in the passive; not what merely happens to somebody."""
_TEXT = re.compile(
    r"\b(?:guidance|guides?|codes?|regulations?|rules|order|bill|legislation|clauses|handbook|standards?"
    r"|framework|strategy|plan|policy|report|template|scheme|statement|toolkit|form|licences?|permits?|review"
    r"|consultation)\b"
)
"""Texts and schemes that are the government's to write."""
_SAYS = re.compile(
    r"^(?:also |therefore |now |then )*(?:reflect|make (?:it )?clear|clarify|specify|state|say|confirm|explain"
    r"|contain|incorporate|define|set|require|cover|address|look at|consider|examine|describe|recognise"
    r"|emphasise|seek|ask|invite|report)\b"
)
_RULE_VERBS = re.compile(
    r"^(?:(?:also|only|now|therefore|then|instead|no longer|not|not only|initially|first|always|still"
    r"|automatically|normally|generally)\s)*(?:be (?:\w+ly |also |subject to |fully |first |then "
    r"|no longer )?(?:publish|updat|amend|revis|introduc|consult|laid|brought|made|issu|extend|remov|includ"
    r"|implement|commenc|clarif|strengthen|creat|establish|launch|provid"
    r"|review|set|kept|retain|reduc|increas|rais|lower|taken|replac|add|chang|appl|given|requir|available"
    r"|delay|commission|develop|embed|appoint|evaluat|test|pilot|triall|tried|repeal|abolish|asked (?:for|to)"
    r"|sent\b|paid|offered|told|invited|allow|permit|bann|prohibit|restrict|exempt|exclud|compulsory|mandatory"
    r"|voluntary|optional|free\b|responsible|eligible|entitled|liable|able to|enough\b|unlawful|illegal"
    r"|an offence|in (?:force|place)|held|redraft|reword|rewritten|redesign|simplif|phased|funded|limited"
    r"|capped|consider|explor|refined|maintained|rolled out|built|opened|closed|open\b|extended|moved|merged"
    r"|licensed|registered|charged|"
    r"uprated|treated|based|measured|calculated|granted|transferred|withdrawn|scrapped|ended|doubled|halved"
    r"|tapered|legislat|deliver|complet|monitor|sought|carried out|shared|£?\d|no\b|a\b|an\b|additional"
    r"|further|new|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|subject to|run\b"
    r"|taken forward)\w*"
    r"|include|take (?:effect|into account|account|the form)|come into|remain|apply|continue|follow|start"
    r"|begin|stay|exceed|carry an?\b|go (?:live|ahead)|last|run|end\b|cease|expire|cover|control|set out"
    r"|make clear|replace|proceed|open|close|get\b|receive|have (?:until|the right|a right|at least|up to|\d)"
    r"|take place|depend on|undergo|need (?:a|an)\b)\w*\b"
)
"""What a thing "will" do when a rule, a text or a step is meant and not an effect."""
_DATED_RULE = re.compile(
    r"\b(?:from|with effect from|as of|as from) (?:\d{1,2} \w+ \d{4}|\w+ \d{4}|\d{4}|(?:spring|summer|autumn"
    r"|winter))\b"
)
_FORCE = re.compile(
    r"^(?:(?:will )?come into (?:force|effect|operation)|takes? effect|commences?|applies|apply|begins?"
    r"|starts?)\b"
)
_THERE = re.compile(
    r"^there (?P<v>will (?:also |now |therefore )*(?:be|not be)) (?P<rest>(?:a |an |no |additional|further|new"
    r"|grant|more)\S*.*)"
)
_NO_CHANGE = re.compile(
    r"^(?:no (?:further |other )?(?:changes?|action)) (?P<v>will (?:therefore )?be) (?P<rest>(?:made|taken"
    r"|proposed).*)"
)
_INVITED = re.compile(
    r"^(?:comments|views|responses|applications|nominations)\b[^,;]{0,60} (?P<v>are) (?P<rest>invited (?:by"
    r"|until|from)\b.*)"
)
_ACTOR = re.compile(rf"\b(?:{_OTHERS})$")
LEADS_IN = re.compile(
    r"^(?:for|in|to|as|following|given|having|alongside|with|at|on|by|once|through|while|outside|until|after"
    r"|before|over|under|from|subject|instead|meanwhile|because|since|based|taking|when|where|"
    r"although|whilst|however|therefore|finally|further|separately|recognising|reflecting|again|similarly"
    r"|equally|overall|more|looking|nevertheless|turning|regarding|beyond|across)\b"
)
_THINKS = re.compile(
    r"\b(?:we|they|i|you|he|she|would|should|could|said|says|felt|feel|suggest(?:ed|s)?|think|thought"
    r"|believe[ds]?|agree[ds]?|hope[ds]?|expect(?:ed|s)?|know|recognise[ds]?|acknowledge[ds]?|understand"
    r"|note[ds]?|aware|confident|argued|asked|told|wanted|commented|reported|shows?|explains?|describes?"
    r"|states|indicates?|finds?|(?:proposed|sets? out|means?|ensures?) (?:that|how|when)|whether|if|"
    r"respondents?|responses|consultees|how|what|why|was|were|is|are|has|have|had|may|might|to ensure|so that"
    r"|because|question)\b"
)


@dataclass(frozen=True)
class Hit:
    """Where a promise begins, its verbs, where the rest begins, and whether it is a rule without a speaker."""

    start: int
    verbs: str
    rest: int
    rule: bool = False


_CLAUSE = re.compile(
    r"(?P<who>[^,;:.()]{1,140}?)(?<!that)(?<!which)(?<!who)\s(?P<v>will|shall|must|can(?= (?:\w+ ){1,6}from)"
    r"|(?=(?:will )?comes? into (?:force|effect|operation)\b|takes? effect\b|remains? (?:outside|excluded"
    r"|out of scope|unchanged|in place)\b))\s?"
)
_PRONOUN = re.compile(r"^(?:this|these|it|they|that|those|which|both|all)$")
_PRONOUN_DOES = re.compile(
    r"^(?:also |therefore |then |not )*(?:be (?:publish|laid|lay|introduc|implement|brought|commenc|issu"
    r"|consult|complet|kept|review|consider|rolled|done|set out in|able to|required to|told|sent|given|paid"
    r"|exempt|allowed|permitted|entitled|eligible)|come into|take effect|apply (?:to|from)|not apply)"
)
_ACTOR_DOES = re.compile(
    r"^(?:also |only |therefore |now |then |no longer |not )*(?:be (?!able to (?:see|find|use)|asked to|expected"
    r"|encouraged|supported|considered|responsible)|get\b|receive|have (?:until|the right|a right|\d)|apply\b|remain)"
)
_FIRST = re.compile(
    r"[^\w£]*(?:(?:and|but|so|or|however|therefore|instead|meanwhile|finally|also|equally|similarly"
    r"|accordingly|as a result|in addition)\b,?\s)?"
)
_LEAD = re.compile(r"[^;:]{1,160}?,\s(?:therefore |however, )?")
_DATE_FIRST = re.compile(r"(?:from|with effect from|in|by|until|after|on) (?:the )?(?:\d{1,2} )?[a-z]+ (?:of )?\d{4}\s")
_INSIDE = re.compile(r"[;:]\s|,\s(?:and|but|so|while|although)\s")


def find_rule(folded: str) -> Hit | None:
    """A rule to come without a speaker: a thing, a plain verb of the future, and what rules, texts and steps do."""
    for start in clause_starts(folded):
        for pattern in (_THERE, _NO_CHANGE, _INVITED):
            match = pattern.match(folded[start:])
            if match:
                return Hit(start, match["v"], start + match.start("rest"), rule=True)
        hit = _thing(folded, start)
        if hit:
            return hit
    return None


def _thing(folded: str, start: int) -> Hit | None:
    """A rule whose subject begins here."""
    match = _CLAUSE.match(folded, start)
    if not match:
        return None
    who, verbs, rest = match["who"].strip(" \"'("), match["v"], folded[match.end() :]
    pronoun = bool(_PRONOUN.match(who))
    if (_THINKS.search(who) and not pronoun) or _EFFECTS.search(who) or len(who.split()) > 16:
        return None
    dated = bool(_DATED_RULE.search(rest) or _DATED_RULE.search(folded[:start]))
    if not verbs:
        good = rest.startswith("remain") or (bool(_FORCE.match(rest)) and horizon_of(rest)[0] == "dated")
    elif verbs in ("must", "can"):
        good = dated
    elif pronoun:
        good = bool(_PRONOUN_DOES.match(rest))
    elif _ACTOR.search(who):
        good = _binds(rest, dated)
    else:
        good = _applies(who, rest, dated)
    return Hit(start, f"{verbs} ", match.end(), rule=True) if good else None


def _binds(rest: str, dated: bool) -> bool:
    """Whether what somebody outside government "will" do is laid down: given, allowed or required, or from a date."""
    if dated and re.match(r"^(?:have|need) to\b", rest):
        return True
    return bool(_RULE_VERBS.match(rest)) and (dated or bool(_ACTOR_DOES.match(rest)))


def _applies(who: str, rest: str, dated: bool) -> bool:
    """Whether what a thing will do is a rule, a text or a step, and no effect."""
    if _MOVES.match(rest):
        return bool(_AMOUNT.search(who)) or dated
    if _TEXT.search(who) and _SAYS.match(rest):
        return True
    return bool(_RULE_VERBS.match(rest) or _PASSIVE.match(rest)) and (dated or not rest.startswith("depend"))


def clause_starts(folded: str) -> list[int]:
    """Where a clause may begin: the first word, after words that lead in, after a stop inside the sentence."""
    first = _FIRST.match(folded)
    starts = [first.end() if first else 0]
    lead = _LEAD.match(folded, starts[0])
    if lead and LEADS_IN.match(folded[starts[0] :]):
        starts.append(lead.end())
    dated = _DATE_FIRST.match(folded, starts[0])
    if dated:
        starts.append(dated.end())
    return starts + [m.end() for m in _INSIDE.finditer(folded)]
