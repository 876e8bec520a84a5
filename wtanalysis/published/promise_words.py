"""The vocabulary of promises: who speaks for a government, the verbs of intention, and what makes them weak or strong.

Words only; :mod:`wtanalysis.published.promises` puts them in order. All patterns are for folded text (lower case, straight
marks). The words are those of British departments, agencies, regulators and councils in general.
"""

from __future__ import annotations

import re

from wtanalysis.published.model import Modality

# --- who ---------------------------------------------------------------------------------------------------------------

_OFFICE = (
    r"department(?: (?:for|of) [a-z, ]{3,40}?)?|ministry(?: of [a-z ]{3,30}?)?|home office|cabinet office|treasury|agency|regulator"
    r"|authority|council|cabinet|commission|board|secretary of state|minister|inspectorate|executive|committee|welsh ministers|scottish ministers"
)
_SHORT = "home office|defra|dfe|dhsc|moj|dwp|desnz|dsit|dcms|dft|mhclg|dluhc|beis|hmt|hmrc|hm treasury|hm revenue and customs|ofsted|ofgem|ofcom|ofwat"
GOVERNMENT = (
    rf"we|(?:the )?(?:(?!local|other|previous|last|future|whether|that|which|how|if)[a-z-]{{2,12}} )?(?<!local )(?<!previous )(?<!last )government|(?:the )?(?:welsh |scottish |our )?(?:ministers|officials)"
    rf"|(?:the|this) (?:{_OFFICE})|{_SHORT}|the (?:fca|ico|cma|hse|ea|cqc|fsa)|it"
)  # fmt: skip
"""Subjects that speak for the government; ``it`` only where the government was named before."""

BODY = re.compile(
    r"(?:The )?(?:[A-Z][\w'’&-]*(?: (?:of|for|and|&))? ){1,6}(?:Office|Agency|Inspectorate|Commission|Ministry|Department|Directorate|Executive|Service)$"
)
"""A named public body, in the original's capitals."""

OTHERS = (
    r"respondents?|stakeholders?|people|practitioners?|partners?|partnerships?|providers?|operators?|suppliers?|firms?|compan(?:y|ies)|business(?:es)?|employers?"
    r"|landlords?|tenants?|schools?|colleges?|universities|teachers?|parents?|carers?|famil(?:y|ies)|child(?:ren)?|councils|authorities|areas?|trusts?|boards|charities|members?"
    r"|consumers?|customers?|users?|residents?|individuals?|professionals?|workers?|applicants?|owners?|farmers?|developers?|courts?|police|bodies|organisations?|agencies|sector|industry|market"
)
"""Heads of noun phrases that are actors outside government."""

EFFECTS = re.compile(
    r"\b(?:costs?|burdens?|impacts?|effects?|benefits?|outcomes?|risks?|savings?|concerns?|numbers?|demand|quality|confidence|pressures?|consequences?|challenges?|understanding|growth|results?)(?:$| (?:of|on|for|from|to|in)\b)"
)
"""Heads of noun phrases that are expected, not promised."""

# --- how ---------------------------------------------------------------------------------------------------------------

ADVERBS = (
    r"(?:also|now|therefore|then|currently|still|further|instead|always|only|thus|accordingly|nevertheless|nonetheless|in addition|in due course|subsequently|additionally|likewise|fully|remain|again|not only"
    r"|already|today|hence|first|clearly|shortly|soon|actively|carefully|formally|jointly|consequently|equally|both|however|separately|absolutely|firmly|since|all|of course|in the meantime"
    r"|,(?: however| therefore| as a result| as part of this| where \w+| in \w+| subject to [\w ]{3,60}),)\s"
)
_DECIDING = r"decided|agreed|committed|chosen|concluded|resolved|determined|undertaken|opted|elected|ruled"
_NOT_DOING = r"taking|making|proposing|pursuing|introducing|proceeding|changing|adopting|bringing|extending|planning|going ahead|implementing|accepting|seeking|removing"
PROGRESS = (
    r"exploring|considering|reviewing|developing|testing|piloting|trialling|setting up|consulting|preparing|working (?:with|on|towards)|bringing forward|investigating|drafting|updating|commissioning|establishing"
    r"|introducing|taking (?:\w+ ){0,4}?forward|making|removing|extending|amending|publishing|proceeding|looking (?:again )?(?:at|into)|examining|proposing|planning|going ahead|pressing ahead|discussing|assessing|continuing to|increasing|raising|reducing|lowering|requiring|expanding|launching|funding|bringing in|creating|setting (?:the|a|out|aside)"
)
MODAL = rf"(?:will|shall|'ll|won't)\s?(?:{ADVERBS})*(?:not\s|no longer\s|never\s)?(?:{ADVERBS})*|can(?:not)? no longer\s|may (?=(?:{ADVERBS})?(?:return to|revisit|reconsider|look again|consider))"
PLAN = (
    rf"(?:do not|does not|don't|no longer)\s(?:{ADVERBS})*(?:intend|plan|propose|expect|seek|wish)s?\s(?:to\b|that\b|(?=a\b|an\b|any\b|the\b|further\b|new\b|\w+ing\b))"
    r"|(?:intends?|plans?|propos(?:es?)|aims?|expects?|hopes?|seeks?|commits?|pledges?|undertakes?)\s(?:now\s)?(?:not\s)?to\b"
    rf"|(?:is|are|remains?)\s(?:{ADVERBS})*(?:not\s)?(?:{ADVERBS})*(?:going|planning|proposing|intending|aiming|seeking|minded|inclined|committed|preparing|looking|due|determined)\s(?:not\s)?to\b"
    rf"|(?:have|has)\s(?:{ADVERBS})*(?:{_DECIDING})\s(?:not\s)?(?:to\b|that|against|on|in favour of|out)|(?:have|has)\s(?:{ADVERBS})*(?:made|taken) the decision (?:not )?to\b"
    r"|committed to\b|(?:wants? to|would like to) (?=explore|test|consider|look)"
)
REFUSAL = (
    rf"(?:is|are|remains?)\s(?:{ADVERBS})*not\s(?:{ADVERBS})*(?:persuaded|convinced)\s(?:that|of|by|to)|(?:is|are|remains?)\s(?:{ADVERBS})*unpersuaded|(?:is|are)\s(?:{ADVERBS})*not\s(?:{ADVERBS})*(?=(?:{_NOT_DOING})\b)"
    rf"|(?:have|has)\s(?:{ADVERBS})*no (?:current |present |immediate )?(?:plans?|intention|proposals?)\s(?:to|of|for)\b|sees?\s(?:{ADVERBS})*no (?:\w+ )?(?:case|need|reason)\s(?:for|to)\b|rules? out\b|rejects? (?=the |this |these )"
    rf"|(?:is|are)\s(?:{ADVERBS})*(?:unable|not able) to (?=take|commit|accept|introduce|proceed|support|adopt|extend|agree)|(?:have|has) (?:therefore )?(?:not|n't) "
)
ACCEPTANCE = rf"(?:{ADVERBS})*accepts? (?=(?:this|the|these|both|all)\s(?:\w+\s){{0,4}}?(?:recommendations?|proposals?|suggestions?)\b)"
TALKS = rf"(?:is|are)\s(?:{ADVERBS})*in (?:\w+ )?(?:talks|discussions?|dialogue|conversations?) with"
INTENTION = (
    r"(?:our|the government's|the department's|ministers'|its) (?:clear |current |firm )?(?:decision|intention|plan|aim) (?:is|remains) (?:therefore |still |now )?(?:not )?(?:to\b|(?<!aim is )that\b)"
    r"|it (?:is|remains) (?:our|the government's|the department's|ministers') (?:clear |firm )?(?:intention|plan|aim) (?:not )?(?:to\b|that\b)"
    r"|(?:the|a) decision (?:has been|was) (?:therefore )?(?:taken|made) (?:not )?to\b|it (?:has been|was) (?:therefore )?(?:decided|agreed) (?:not )?(?:to\b|that\b)"
)
"""Decisions and intentions without a speaking subject."""

# --- what --------------------------------------------------------------------------------------------------------------

VERBS: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    ("test", re.compile(r"^(?:\w+ly )?(?:tests?\b|testing|pilot|trial|try(?:ing)? out)|^(?:provide|offer) the opportunity to test|^be (?:test|pilot|triall|tried)|^(?:run|carry out|hold|launch|set up|begin|start|fund) (?:a |an |two |three |some |further )?(?:\w+ ){0,2}(?:pilots?|trials?)\b"
                        r"|^(?!consult|publish|review)[^,;:]* (?:as|in|on) a (?:pilot|trial)(?: basis)?\b|^undergo (?:a )?(?:pilot|trial|test)")),
    ("explore", re.compile(r"^(?:\w+ly |further )?(?:explor|investigat|examin|scop)\w*\b|^(?:look|looking) (?:for|at (?:ways|how|whether|what|options)|into)|^be (?:explor|investigat|examin|looked into)|^(?:be )?in (?:talks|discussion)|^discuss")),
    ("consider", re.compile(r"^(?:\w+ly |further |again )?(?:consider|considering|reconsider|reflect(?:ing)? (?:further )?on|look(?:ing)? (?:again )?at|give (?:\w+ )*(?:consideration|thought)|weigh|keep (?:\w+ ){0,8}?under (?:\w+ )?review|keeping (?:\w+ ){0,8}?under (?:\w+ )?review"
                            r"|monitor\w*(?: and consider)?|return to|revisit|remain open|assess whether|take (?:this|these|them|the) (?:\w+ )?into consideration)\b|^be (?:consider|reconsider|(?:kept|held) under (?:\w+ )?review|revisited|reviewed|looked at again)"
                            r"|^(?:formally |periodically )?review(?! (?:\w+ ){0,4}?(?:guidance|wording|terminology|text|materials?|documents?|templates?|forms?|language|communications?)\b)\b|^remain under (?:\w+ )?review|^come back to")),
    ("continue", re.compile(r"^(?:continue|continuing|carry on|keep on|go on|maintain)\b(?! with (?:the|our|this|these) (?:\w+ ){0,3}(?:propos|change|plan))|^remain\b(?! (?:outside|excluded|out of))|^be (?:maintained|continued)|^keep \w+ing\b|^stay\b")),
)  # fmt: skip
"""The verbs that set the strength of a promise; a promise with none of them is firm."""

PURPOSE = re.compile(
    r"^(?:(?:be )?work(?:ing)? with|use|engage with|work|collaborat\w+ with|liais\w+ with|be|commission|also|meet|convene)\b[^,;.]{0,90}?\bto\s(?P<v>test|pilot|trial|explore|consider|investigate|examine|look at|look into|understand whether)\b"
)
PROPOSAL = re.compile(
    r"\b(?:take|taking|taken) (?:[\w']+ ){0,5}?forward|\bproceed\w*|\bgo(?:ing)? ahead|\bpress(?:ing)? ahead|\b(?:implement|adopt|introduc|retain|abandon|withdraw|drop|legislat|enact|mak|bring|commenc|apply|pursu|remov|keep|maintain|extend|increas|reduc|rais|set|requir)\w*\b[^.;]{0,60}?\b(?:propos\w*|as (?:proposed|consulted|planned|set out)|new national"
    r"|polic(?:y|ies) (?:of|on|to)|option|approach|recommendation)|\bcontinue with|\bdecided\b|\bconcluded\b|\bnot (?:be )?(?:taking|taken|proceed|pursu|introduc|implement|adopt|mak)\w*|\bas (?:originally )?(?:proposed|consulted on)\b|\b(?:accept|reject)s? (?:this|the|these|both|all)\b"
)
"""Words that answer a proposal as such."""

POLICY = re.compile(
    r"^(?:be )?(?:introduc|requir|set(?:ting)?\b(?! (?:up|out))|make\b(?! (?:clear|sure|it clear|available|changes|some|minor|small|further))|give\b|accept|allow|permit|ban\b|prohibit|abolish|remov|replac|extend|rais|increas|reduc|lower|cut\b|cap\b|limit|charg|exempt|exclud|open\b|close\b|build|redesign|keep\b|retain"
    r"|bring (?:forward|in)\b|end\b|scrap|stop|start\b|grant|licens|restrict|creat|impos|lengthen|shorten|merge|mov|amend(?:ing)? (?:the )?(?:code|act|standard|regulation|rule|order|polic|definition|law|scheme|threshold|limit)|chang|adopt|drop|withdraw|abandon|freez|waive|double|halve|appl|legislat\w+ (?:to|for)|pay\b|offer)\w*"
)
"""Verbs that settle a policy (rather than write, ask, study or work on something)."""

INSTRUMENT = re.compile(
    r"\b(?:guidance|guides?|handbook|toolkit|template|design note|consultations?|views|drafts?|report cards?|reports?|study|studies|research|evaluations?|reviews?|legislation|clauses|primary|regulations|instruments?|bill|statements?|assessments?|wording|language|text|section on|examples|references?|principles|terminology|training|e-learning|working group|fund|funding|pilots?|trials?|campaign|changes|rules|amendments?)\b"
)
"""Things that carry a decision out."""

RULE_VERBS = re.compile(
    r"^(?:(?:also|only|now|therefore|then|instead|no longer|not|not only|initially|first|always|still|automatically|normally|generally)\s)*(?:be (?:\w+ly |also |subject to |fully |first |then |no longer )?(?:publish|updat|amend|revis|introduc|consult|laid|brought|made|issu|extend|remov|includ|implement|commenc|clarif|strengthen|creat|establish|launch|provid"
    r"|review|set|kept|retain|reduc|increas|rais|lower|taken|replac|add|chang|appl|given|requir|available|delay|commission|develop|embed|appoint|evaluat|test|pilot|triall|tried|repeal|abolish|asked (?:for|to)|sent\b|paid|offered|told|invited|allow|permit|bann|prohibit|restrict|exempt|exclud|compulsory|mandatory"
    r"|voluntary|optional|free\b|responsible|eligible|entitled|liable|able to|enough\b|unlawful|illegal|an offence|in (?:force|place)|held|redraft|reword|rewritten|redesign|simplif|phased|funded|limited|capped|consider|explor|refined|maintained|rolled out|built|opened|closed|open\b|extended|moved|merged|licensed|registered|charged|"
    r"uprated|treated|based|measured|calculated|granted|transferred|withdrawn|scrapped|ended|doubled|halved|tapered|legislat|deliver|complet|monitor|sought|carried out|shared|£?\d|no\b|a\b|an\b|additional|further|new|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|subject to|run\b|taken forward)\w*"
    r"|include|take (?:effect|into account|account|the form)|come into|remain|apply|continue|follow|start|begin|stay|exceed|carry an?\b|go (?:live|ahead)|last|run|end\b|cease|expire|cover|control|set out|make clear|replace|proceed|open|close|get\b|receive|have (?:until|the right|a right|at least|up to|\d)|take place|depend on|undergo|need (?:a|an)\b)\w*\b"
)
"""What a thing "will" do when a rule, a text or a step is meant and not an effect."""

PASSIVE = re.compile(
    r"^(?:(?:also|only|now|therefore|then|instead|first|still|not)\s)*be (?:(?:\w+ly|also|first|then|no longer)\s)?(?!(?:affect|impact|born|cause|disadvantag|surpris|disappoint|concern|reassur|expect|encourag|need|face|felt|familiar|known|mitigat|minimis|offset|outweigh|improv|help|harm|influenc|lost|driven"
    r"|achiev|welcom|met\b|seen\b|support|avoid|enhanc|strengthened by|reflected in higher|tempted|forced|left\b|pleased|interested|divided|needed|determined by|outlined (?:in|below)|described (?:in|below)|discussed (?:in|below)|found (?:in|at|on))\w*)"
    r"(?:\w+ed|\w+en|set|put|cut|run|held|kept|built|made|laid|sent|paid|sold|brought|sought|taught|told|drawn|withdrawn|shown)\b"
)
"""A step or rule in the passive; not what merely happens to somebody."""
AMOUNT = re.compile(
    r"\b(?:fees?|rates?|lev(?:y|ies)|caps?|thresholds?|limits?|charges?|grants?|dut(?:y|ies)|tax|penalt(?:y|ies)|fines?|age|share|allowances?|payments?|minimum|maximum|relief|discounts?|amounts?|level|wages?|budget|periods?|tariffs?|prices?|tolls?|rents?|fares?|subsid(?:y|ies)|bands?)\b"
)
"""What can rise and fall because a government says so."""
MOVES = re.compile(r"^(?:also |then |therefore |not )*(?:rise|fall|go (?:up|down)|drop|increase|decrease|reduce|double|halve|move|change|be (?:increas|rais|lower|reduc|cut)\w*)\b")
TEXT = re.compile(
    r"\b(?:guidance|guides?|codes?|regulations?|rules|order|bill|legislation|clauses|handbook|standards?|framework|strategy|plan|policy|report|template|scheme|statement|toolkit|form|licences?|permits?|review|consultation)\b"
)
"""Texts and schemes that are the government's to write."""
SAYS = re.compile(r"^(?:also |therefore |now |then )*(?:reflect|make (?:it )?clear|clarify|specify|state|say|confirm|explain|contain|incorporate|define|set|require|cover|address|look at|consider|examine|describe|recognise|emphasise|seek|ask|invite|report)\b")
DATED_RULE = re.compile(r"\b(?:from|with effect from|as of|as from) (?:\d{1,2} \w+ \d{4}|\w+ \d{4}|\d{4}|(?:spring|summer|autumn|winter))\b")
FORCE = re.compile(r"^(?:(?:will )?come into (?:force|effect|operation)|takes? effect|commences?|applies|apply|begins?|starts?)\b")
NO_PROMISE = re.compile(
    r"^(?:need|require (?:\w+ )?(?:legislation|parliament\w*|time|resources?|investment|funding|changes?)|be (?:important|clear|helpful|aware|able|essential|crucial|difficult|necessary|interesting|required|pleased|grateful|familiar)|see\b|have\b(?! (?:\w+ ){0,3}(?:published|in place))|know|find\b|recall|note\b|recognise|understand|agree|disagree|appreciate|hear\b|benefit|always\b|inevitably|depend"
    r"|(?:discuss|describe|summarise|outline|explain|present|deal with|turn to|come to|return to|set out) (?:\w+ ){0,6}?(?:in (?:chapters?|sections?|parts?|paragraphs?|annex|the next (?:chapter|section))|below|later in this (?:document|response))|use the (?:term|word|phrase|abbreviation)|refer to)\b"
)
"""What follows ``will`` where nothing is promised: needs, knowledge, talk about the document."""
