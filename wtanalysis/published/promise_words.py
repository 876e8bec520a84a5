"""The vocabulary of promises: who speaks for a government and the verbs of intention.

Words only; :mod:`wtanalysis.published.promise_clauses` puts them in order. All patterns are for folded text (lower
case, straight marks). The words are those of British departments, agencies, regulators and councils in general.
"""

from __future__ import annotations

import re

_OFFICE = (
    r"department(?: (?:for|of) [a-z, ]{3,40}?)?|ministry(?: of [a-z ]{3,30}?)?|home office|cabinet office"
    r"|treasury|agency|regulator"
    r"|authority|council|cabinet|commission|board|secretary of state|minister|inspectorate|executive|committee"
    r"|welsh ministers|scottish ministers"
)
_SHORT = (
    "home office|defra|dfe|dhsc|moj|dwp|desnz|dsit|dcms|dft|mhclg|dluhc|beis|hmt|hmrc|hm treasury"
    "|hm revenue and customs|ofsted|ofgem|ofcom|ofwat"
)
GOVERNMENT = (
    r"we|(?:the )?(?:(?!local|other|previous|last|future|whether|that|which|how"
    rf"|if)[a-z-]{{2,12}} )?(?<!local )(?<!previous )(?<!last )government|(?:the )?(?:welsh |scottish "
    r"|our )?(?:ministers|officials)"
    rf"|(?:the|this) (?:{_OFFICE})|{_SHORT}|the (?:fca|ico|cma|hse|ea|cqc|fsa)|it"
)
"""Subjects that speak for the government; ``it`` only where the government was named before."""
BODY = re.compile(
    r"(?:The )?(?:[A-Z][\w'’&-]*(?: (?:of|for|and|&))? ){1,6}(?:Office|Agency|Authority|Inspectorate|Commission"
    r"|Ministry|Department|Directorate|Executive|Service)$"
)
"""A named public body, in the original's capitals."""
ADVERBS = (
    r"(?:also|now|therefore|then|currently|still|further|instead|always|only|thus|accordingly|nevertheless"
    r"|nonetheless|in addition|in due course|subsequently|additionally|likewise|fully|remain|again|not only"
    r"|already|today|hence|first|clearly|shortly|soon|actively|carefully|formally|jointly|consequently|equally"
    r"|both|however|separately|absolutely|firmly|since|all|of course|in the meantime"
    r"|,(?: however| therefore| as a result| as part of this| where \w+| in \w+| subject to [\w ]{3,60}),)\s"
)
_DECIDING = r"decided|agreed|committed|chosen|concluded|resolved|determined|undertaken|opted|elected|ruled"
_NOT_DOING = (
    r"taking|making|proposing|pursuing|introducing|proceeding|changing|adopting|bringing|extending|planning"
    r"|going ahead|implementing|accepting|seeking|removing"
)
PROGRESS = (
    r"exploring|considering|reviewing|developing|testing|piloting|trialling|setting up|consulting|preparing"
    r"|working (?:with|on|towards)|bringing forward|investigating|drafting|updating|commissioning|establishing"
    r"|introducing|taking (?:\w+ ){0,4}?forward|making|removing|extending|amending|publishing|proceeding"
    r"|looking (?:again )?(?:at|into)|examining|proposing|planning|going ahead|pressing ahead|discussing"
    r"|assessing|continuing to|increasing|raising|reducing|lowering|requiring|expanding|launching|funding"
    r"|bringing in|creating|setting (?:the|a|out|aside)"
)
MODAL = (
    rf"(?:will|shall|'ll|won't)\s?(?:{ADVERBS})*(?:not\s|no longer\s|never\s)?(?:{ADVERBS})*"
    rf"|can(?:not)? no longer\s|may (?=(?:{ADVERBS})?(?:return to|revisit|reconsider|look again|consider|consult))"
)
PLAN = (
    rf"(?:do not|does not|don't|no longer)\s(?:{ADVERBS})*(?:expects? to\b|(?:intend|plan|propose|seek|wish)s?\s(?:to\b"
    r"|that\b|(?=a\b|an\b|any\b|the\b|further\b|new\b|\w+ing\b)))"
    r"|(?:intends?|plans?|propos(?:es?)|aims?|expects?|hopes?|seeks?|commits?|pledges?"
    r"|undertakes?)\s(?:now\s)?(?:not\s)?to\b"
    rf"|(?:is|are|remains?)\s(?:{ADVERBS})*(?:not\s)?(?:{ADVERBS})*(?:going|planning|proposing|intending|aiming"
    r"|seeking|minded|inclined|committed|preparing|looking|due|determined)\s(?:not\s)?to\b"
    rf"|(?:have|has)\s(?:{ADVERBS})*(?:{_DECIDING})\s(?:not\s)?(?:to\b|that|against|on|in favour of|out)"
    rf"|(?:have|has)\s(?:{ADVERBS})*(?:made|taken) the decision (?:not )?to\b"
    r"|committed to\b|(?:wants? to|would like to) (?=explore|test|consider|look)"
)
REFUSAL = (
    rf"(?:is|are|remains?)\s(?:{ADVERBS})*not\s(?:{ADVERBS})*(?:persuaded|convinced)\s(?:that|of|by|to)|(?:is"
    rf"|are|remains?)\s(?:{ADVERBS})*unpersuaded|(?:is"
    rf"|are)\s(?:{ADVERBS})*not\s(?:{ADVERBS})*(?=(?:{_NOT_DOING})\b)"
    rf"|(?:have|has)\s(?:{ADVERBS})*no (?:current |present |immediate )?(?:plans?|intention|proposals?)\s(?:to"
    rf"|of|for)\b|sees?\s(?:{ADVERBS})*no (?:\w+ )?(?:case|need|reason)\s(?:for|to)\b|rules? out\b"
    r"|rejects? (?=the |this |these )"
    rf"|(?:is|are)\s(?:{ADVERBS})*(?:unable|not able) to (?=take|commit|accept|introduce|proceed|support|adopt"
    r"|extend|agree)|(?:have|has) (?:therefore )?(?:not|n't) "
)
ACCEPTANCE = (
    rf"(?:{ADVERBS})*accepts? (?=(?:this|the|these|both|all)\s(?:\w+\s){{0,4}}?(?:recommendations?|proposals?"
    r"|suggestions?)\b)"
)
TALKS = rf"(?:is|are)\s(?:{ADVERBS})*in (?:\w+ )?(?:talks|discussions?|dialogue|conversations?) with"
INTENTION = (
    r"(?:our|the government's|the department's|ministers'|its) (?:clear |current |firm )?(?:decision|intention"
    r"|plan|aim) (?:is|remains) (?:therefore |still |now )?(?:not )?(?:to\b|(?<!aim is )that\b)"
    r"|it (?:is|remains) (?:our|the government's|the department's|ministers') (?:clear |firm )?(?:intention"
    r"|plan|aim) (?:not )?(?:to\b|that\b)"
    r"|(?:the|a) decision (?:has been|was) (?:therefore )?(?:taken|made) (?:not )?to\b|it (?:has been"
    r"|was) (?:therefore )?(?:decided|agreed) (?:not )?(?:to\b|that\b)"
)
"""Decisions and intentions without a speaking subject."""
NO_PROMISE = re.compile(
    r"^(?:need|require (?:\w+ )?(?:legislation|parliament\w*|time|resources?|investment|funding|changes?)"
    r"|be (?:important|clear|helpful|aware|able|essential|crucial|difficult|necessary|interesting|required"
    r"|pleased|grateful|familiar)|see\b|have\b(?! (?:\w+ ){0,3}(?:published|in place))|know|find\b|recall"
    r"|note\b|recognise|understand|agree|disagree|appreciate|hear\b|benefit|always\b|inevitably|depend"
    r"|(?:discuss|describe|summarise|outline|explain|present|deal with|turn to|come to|return to"
    r"|set out) (?:\w+ ){0,6}?(?:in (?:chapters?|sections?|parts?|paragraphs?|annex|the next (?:chapter"
    r"|section))|below|later in this (?:document|response))|use the (?:term|word|phrase|abbreviation)"
    r"|refer to)\b"
)
"""What follows ``will`` where nothing is promised: needs, knowledge, talk about the document."""
