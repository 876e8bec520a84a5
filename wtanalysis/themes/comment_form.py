"""How comments speak about the form itself, and how they show that the question was not understood.

Patterns are for one point that ``comment_words.plain`` has made plain.
"""

from __future__ import annotations

import re

_OWN_FORM = (
    r"(?:online form|web ?form|response form|consultation form|feedback form|survey|surveys|questionnaire|consultation (?:web)?(?:site|page|portal|hub|platform|link)"
    r"|(?:this|your|the|of this|of the|whole|entire|online) (?:\w+ )?(?:form|website|webpage|page|portal|platform|site|hub|link|screen|system|software|layout|format|formatting|font|upload|drop ?down|tick ?box(?:es)?|check ?box(?:es)?)"
    r"|(?:text|comments?|answer|response|free text|writing|typing|reply|input) (?:box|boxes|field|fields|space|area|limit)|(?:the|this|these|your) (?:\w+ )?(?:box|boxes|space)"
    r"|(?:character|word|time) (?:limit|count|counter|limits|allowance)|(?:submit|save|next|back|upload|continue|send) (?:button|option|function|link|page)|captcha|progress bar|radio buttons?|google form|citizen space|smart ?survey|survey ?monkey|microsoft form"
    r"|(?:this|the|your|of the|these|some of the|many|all these|number of) (?:\w+ )?(?:questions?|answer options|options|response options|multiple choice|scale|tick boxes)"
    r"|form|page|website)"
)
_FAULT = (
    r"(?:crash\w*|freez\w*|froze\w*|hung|hangs|tim(?:ed|es|ing) (?:me )?out|time out|logged (?:me )?out|log(?:s|ging)? me out|sign(?:ed|s) me out|kick\w* (?:me )?(?:out|off)|threw me out|lost (?:my|all|everything|it|what|the)|lose (?:my|all|everything|what)|delet\w*|wip(?:ed|es|ing)|disappear\w*|vanish\w*|went blank|goes blank"
    r"|(?:does|do|did|is|are|was|were|will|would|has|have|can) not (?:really |even |be |been )?(?:work\w*|load\w*|open\w*|sav\w*|let|allow\w*|submit\w*|display\w*|accept\w*|scroll\w*|fit|long enough|big enough|large enough|accessible|user friendly|print\w*|respond\w*|give (?:me |us |enough |any )*(?:room|space|option|chance|choice)|easy|enough (?:room|space)|mobile friendly|compatible|function\w*|available)"
    r"|broken|delete[sd]? my|stopped working|stuck|(?:far |much |way |really |a bit |so |just |very |rather |quite |incredibly |extremely )*(?:too (?:long|short|small|many|complicated|repetitive|tiny|restrictive|limited|limiting|lengthy|complex|big|slow|faint|wordy|fiddly)|repetitive|repetitious|tedious|tiny|clunky|cumbersome|longwinded|long winded|user unfriendly|unfriendly|laborious|time consuming|fiddly|inaccessible|leading|loaded|biased|buggy|glitchy)"
    r"|(?:badly|poorly|terribly|awfully) (?:designed|laid|worded|structured|put together|formatted|set|made|written|constructed|phrased)|(?:hard|difficult|impossible|awkward|tricky|not easy|a nightmare|nightmare) to (?:use|read|navigate|fill|complete|submit|find|see|save|access|get through|get to|open|print)|limit(?:s|ed)? (?:is|was|me|my|us|of|on|the|to)|(?:limit|count|counter|allowance)\b.*\b(?:short|low|small|unfair|mean|ridiculous|restrictive|stops|stopped|prevent\w*|more|longer|wrong|strict|tight)"
    r"|only (?:lets|let|allows|allowed|gives|gave|accepts|accepted|holds|takes|has|shows) |cuts? (?:me |my )?\w* ?off|error|glitch\w*|bug|bugs|leading|loaded|biased|not (?:big|long|large) enough|duplicat\w*|in the wrong order|numbered wrong\w*|wrong (?:way|order|number\w*)|takes? (?:far |way |much )?(?:too|so) long|took (?:me )?(?:over |about |nearly |more than |almost )?(?:ages|hours?|an hour|too long|so long|forever|\d+ (?:minutes|mins|hours))|screen reader|no (?:save|back|submit|option)|go(?:es|ing)? back to the (?:start|beginning)|jump\w*|skips|skipped (?:a|to|past)|repeat\w* (?:itself|the same|themselves)|mandatory|compulsory|mobile|on (?:my|a) (?:phone|ipad|tablet)|should (?:be shorter|have (?:a|an|more) (?:\w+ )?(?:box|option|space|button|save)|allow|let)|needs? (?:a|an|more) (?:\w+ )?(?:box|option|space|button|boxes)|shut(?:s)? down|unreadable|illegible|slow to load|not user friendly|not accessible|down again)"
)
_FORM_ALONE = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:can|could|was|were|am|are|is|has|have|did|does|do|would|will) not (?:\w+ )?(?:able to |possible to |let (?:me|us) |letting me |allow (?:me|us) to |allowing me to |been able to )?(?:upload|attach|submit|save|paste|tick|untick|select|scroll|print|download|go back|edit|log in|login|sign in|click|type|copy)\b(?! .*\b(?:parents|families|children|schools|practitioners|workers)\b)",
        r"\bunable to (?:upload|attach|submit|save|paste|tick|select|scroll|print|download|go back|edit|log in|sign in|click|type)\b(?! .*\b(?:parents|families|children|schools|practitioners|workers)\b)",
        r"\bthere (?:is|was|are|should be|needs to be|ought to be|were|must be) (?:no|an?|not an?|not|no way|more|nowhere|not enough|only) (?:\w+ ){0,3}(?:option|options|tick ?box|box|boxes|button|space|room|way|place|characters)(?: \w+)*? (?:on (?:this|the|your) (?:form|survey|questionnaire|page|website|question)|here|in (?:this|the) (?:form|survey|box|questionnaire)|to (?:skip|tick|select|choose|type|write|put|explain|go back|save|attach|upload|comment|say|answer|expand|add)|for (?:comments?|my answer|neither|partly|other|an answer|explanation|more text))\b(?! .*\b(?:in the guidance|in the draft|families|children|parents)\b)",
        r"\b(?:i|we) (?:have |had )?(?:just |already |now )?(?:typed|wrote|written|filled|spent|entered|completed|answered|put)\b.*\b(?:lost|gone|disappeared|vanished|deleted|timed out|crashed|wiped|froze|did not save|not saved|went blank|not been saved)\b",
        r"\b(?:i|we) (?:have )?lost (?:everything (?:i|we) (?:had )?(?:typed|wrote|written|put|entered)|what i (?:had )?(?:typed|wrote|written|put|entered)|(?:all )?(?:of )?my (?:\w+ )?(?:answers?|responses?|text|comments?|draft)\b)",
        r"\b(?:typing|filling|writing|completing|doing|answering) (?:this|it|in)\b.*\b(?:phone|mobile|tablet|ipad|smartphone)\b",
        r"\bwhy (?:do|did|does|are|is|would|can|could)\b.*\b(?:you|form|survey) (?:need|want|ask|asking|keep asking|require)\b.*\b(?:my|our) (?:email|postcode|ethnicity|name|age|gender|sex|address|religion|job|details)\b",
        r"^(?:not enough|no|insufficient|need more|needs more|more) (?:space|room|characters|words|boxes)\b(?: (?:to|for|here|in|on|left|allowed|available|please|write|type|answer|answers?|explain|my|this|the|box|comment|comments?|response|fully|put|say|everything|anything|all|i|we|want|views?|provided|given))*$",
        r"\b(?:typo|spelling mistake|spelling error|grammatical error|misprint) (?:in|on|at) (?:the |this |your )?(?:q|question|form|survey|page)\b",
        r"\b(?:same|this|that) question (?:\w+ )?(?:twice|again|several times|three times|repeatedly|over and over|already been asked)\b|\basked (?:me |us )?(?:the same|this)(?: question)? (?:twice|already|again|before)\b|\b(?:keep|keeps) asking (?:the same|me)\b",
        r"\b(?:clicked|pressed|hit|ticked) (?:the )?(?:wrong|submit|send|next|back|enter)\b.*\b(?:mistake|accident|box|option|button|by|before|nothing|error|too)\b|\b(?:ticked|selected|chose|clicked) (?:the )?wrong\b|\bby (?:mistake|accident)\b.*\b(?:ticked|clicked|submitted|selected)\b",
        r"\b(?:i|we) (?:would|wanted|want|need|meant|tried|was trying|had) (?:like )?(?:to )?(?:tick|select|choose|upload|attach|submit|save|paste|download)\b.*\b(?:option|options|box|boxes|answer|one|both|but|two|file|document|partly|somewhat|all)\b",
        r"\b(?:drop ?down|menu|tick ?box(?:es)?|radio buttons?|answer options|list of options)\b.*\b(?:missing|does not include|do not include|not listed|no option|does not have|not have|leaves out|not include|only (?:has|have|allow|allows|lets|one|two))\b",
        r"\b(?:test(?:ing)? (?:response|submission|form|entry)|this is a test|please ignore this (?:response|test|submission))\b",
        r"\b(?:send|post|email|give) me (?:a )?(?:paper|printed|large print|word|easy read|braille|pdf) (?:copy|version|form)\b|\b(?:is|are) there (?:a|an) (?:paper|printed|large print|easy read|word) (?:copy|version|form)\b",
        r"\b(?:my|the) (?:browser|internet|connection|session|laptop|computer|cursor|keyboard)\b.*\b(?:crashed|expired|dropped|cut out|ended|froze|frozen|jumps|disappeared|timed out|stopped|slow|supported)\b",
        r"\b(?:this|the|your) (?:online )?(?:form|survey|questionnaire)\b.*\b(?:designed|set up|built|worded|written) (?:to|so|in)\b|\bquestions? (?:is|are|were|was|seem|seems|all) (?:\w+ )?(?:leading|loaded|biased|rigged|too (?:long|many|similar))\b",
        r"\b(?:the|these|your|this) (?:links?|pdf|attachment|url)\b.*\b(?:broken|dead|not (?:work\w*|open\w*|load\w*|download\w*)|goes nowhere|404|error|wrong page)\b",
    )
)  # fmt: skip
# The answers that the form offers, and how the question is put.
_OFFERED = re.compile(
    r"\b(?:(?:the|your|this|a|that) (?:\w+ )?scale (?:has|runs|goes|is|only|does|gave|should|makes|lets|offers|needs)|scale (?:only )?lets|(?:two|three|four|several|2|3) (?:different )?(?:questions|things) (?:in one|at once|rolled into one|in the same question)|double barrell?ed|(?:a|very|rather|such a|really) (?:leading|loaded|biased) (?:question|phrase|word)|(?:question|item)s? (?:\w+ )?(?:bundles|conflates|combines|lumps|asks (?:two|three|about two)|covers (?:two|several|both)|can not be answered)|split (?:the|this|your) question|(?:clicked|ticked|selected|chose|pressed) (?:\w+ ){1,3}(?:by (?:accident|mistake)|in error)|(?:can|could) not un(?:click|tick|do|select)|why is (?:this|it|the question|that) (?:question )?(?:compulsory|mandatory|required)|no (?:do not know|not sure|neither|other|na|n a|prefer not to say) (?:option |box )?(?:on this|here|option|box|available|choice)|(?:free text|yes no|tick box|multiple choice) (?:question|with|makes|box|is|only)|(?:only lets|let|lets|forces?|forced|makes?|making) (?:me|us|you|one) (?:to )?(?:tick|choose|pick|select|type|write|answer)|(?:options|answers|choices) (?:here |offered |given |available )?(?:do|does|did) not (?:let|allow|cover|include|fit|match)|(?:odd|strange|limited|poor|silly) (?:set|range|choice|list) of (?:answers|options|choices|responses)|(?:want|wanted|would like|prefer(?:red)?|like|tried|needed) to (?:tick|select|choose|put) )"
)
_MATTER = re.compile(
    r"\b(?:child|children\w*|kids?|famil\w+|parents?|carers?|schools?|social work\w*|practitioners?|funding|referral|police|support|workers?)\b"
)
_FORM_FAULT = re.compile(rf"\b{_OWN_FORM}\b(?: (?!but\b|and we\b|and i (?:dis)?agree)\w+){{0,14}}? {_FAULT}")
_FAULT_FORM = re.compile(
    rf"\b(?:{_FAULT}|hate|hated|dislike|struggl\w+ (?:with|to)|problems? with|trouble with|issues? with|error (?:on|in)|fault with|fed up with|complain\w* about|bug in|unhappy with|trouble (?:filling|completing|using))\b(?: \w+){{0,4}}? (?:the|this|your|online|a) (?:\w+ )?(?:form|survey|questionnaire|web ?form|website|webpage|page|portal|text box|comments? box|box)\b"
)
# Another form or site than this one, or a way of speaking.
_OTHER_FORM = re.compile(
    r"\b(?:referral|assessment|application|consent|notification|claim|benefit|admission|reporting|another|new|standard|template|single|common|paper|medical|school|mash|early help) (?:form|forms|portal|website|page|system|questionnaire)\b"
    r"|\b(?:form|forms|website|portal|page|system|link|platform) (?:for|of|that (?:parents|families|schools|we|social)|which (?:parents|families|schools)|used|between|with (?:other|partners)|parents|families|schools)\b(?! (?:this|the) (?:consultation|survey))"
    r"|\b(?:in|any|some|a) form (?:of)?\b|\bform (?:part|a|an|the basis|of)\b|\b(?:tick ?box|box ticking|ticking|tick the) (?:exercise|approach|culture|mentality|process|box)\b|\bbox ticking\b|\btick ?boxes?\b.*\b(?:instead|rather|not people|culture|practice)\b"
    r"|\b(?:safe|safer|breathing|head|open|safe) spaces?\b|\b(?:the|this) space (?:for|to) (?:children|families|parents)\b|\bquestions? (?:of|for|about|to ask|we ask|asked by|that (?:social|practitioners|families|need))\b|\bon the same page\b|\b(?:guidance|draft|document|strategy|framework|policy|chapter|policy|section|plan|law|act|bill)\b"
    r"|\b(?:options?|scale|questions?|system|time limit|time limits|layout|format|link|links)\b.*\b(?:famil\w*|parents?|children|child|carers?|school|schools|workers?|services?|placements?|courts?|poverty|harm|abuse|practitioners?|referrals?|assessments?)\b"
)
_THE_QUESTION = r"(?:this|the|your|that|these|above|current|what this|most of the|last|of the|of these) (?:\w+ )?(?:question|questions|wording|q|questionnaire)"
_ASKED = rf"(?:{_THE_QUESTION}|question|what (?:is|was|are|it is|this is|that is|you are|you were|your|youre|we are|i am|am i|do you|you|they are) (?:being |really |actually |even )*(?:asked|asking|mean|meaning|meant|wanting|want|after|getting at|looking for|on about|talking about|trying to (?:ask|say)|referring to|supposed to (?:say|answer|put|comment on))|(?:what )?(?:this|it|the question|that|any of this) (?:is |all |really |even |actually )*(?:means|meaning|mean|about|asking|asks|refers to|relates to|on about|getting at|saying))"
_NOT_GET = r"(?:(?:do|did|can|could|does|would) not (?:really |quite |fully |at all |even |actually |properly |entirely )*(?:understand|follow|get|grasp|make sense of|work out|tell|see|know|make head or tail of|figure out|comprehend|interpret)|not (?:really |quite |at all |entirely |very |too |exactly |completely )*(?:sure|clear|certain|understood|understand|following)(?: on| about| of| as to)?|unsure(?: of| about| as to)?|unclear(?: about| on| as to)?|no idea(?: of| about)?|no clue|struggl\w+ to (?:understand|follow|see|work out)|confused (?:by|about|as to|with|over)|baffled by|puzzled by|lost (?:by|with)|hard to (?:understand|follow|know|tell|work out)|difficult to (?:understand|follow|know|tell|work out)|never heard of|misunderstood|misread)"
_TERM = r"(?:(?:a|an|the|this|these|those) )?(?:\w+ ){0,5}?\w+"
CONFUSION = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NOT_GET} (?:it is |exactly |quite |really )*{_ASKED}\b(?! of (?!me|us))",
        rf"^(?:sorry |so |but |i |we |am |just |a bit |completely |totally |afraid )*(?:{_NOT_GET}|confused|lost|baffled)(?: (?:this|it|that|sorry|at all|any of (?:this|it)|by (?:this|it|that)|what to (?:put|say|answer)|one|all this|the wording|here|the language|the jargon|the terminology|the terms|completely|totally|the terms used))*$(?<!know)(?<!sure)(?<!clear)(?<!unclear)(?<!unsure)(?<!idea)(?<!tell)(?<!certain)(?<!see this)(?<!not get)(?<!not see)(?<!know this)",
        rf"\b{_THE_QUESTION} (?:is |are |was |were |seems? |does |do |did |really |a bit |very |too |so |rather |quite |just |also |to be |to me |extremely |completely )*(?:not )?(?:make(?:s)?(?: (?:any|no|much|little))? sense|unclear|confusing|ambiguous|vague|hard to (?:understand|follow|answer|read)|difficult to (?:understand|follow|answer|interpret)|not clear|clear|complicated|unintelligible|incomprehensible|gibberish|gobbledygook|mean anything|meaningless|confus\w+|technical|double dutch|jargon|in plain english|understandable|nonsense|not in plain english)\b",
        r"\b(?:question|wording) (?:\w+ )?(?:could|can|may) be (?:read|interpreted|understood|taken) (?:in )?(?:\w+ )?(?:ways?|differently|to mean)\b",
        r"^(?:sorry |but |so |and |please |erm? |um )*(?:what|wot|wat) (?:does|do|is|are|on earth (?:does|is)|exactly (?:is|does)) (?:all )?(?:this|that|it|these|the question|any of this|you|the above|question)(?: \w+){0,3} (?:mean|asking|about|means|on about|supposed to mean|meant by)\b",
        rf"^(?:sorry |but |so |and |please |erm? |um )*(?:what|wot) (?:does|do) (?:you mean by |the word |the term |the phrase )?{_TERM} (?:mean|stand for|refer to)(?: (?:here|by (?:this|that)|in this (?:context|question|case)|exactly|please|sorry))*$",
        rf"^(?:sorry |but |so |and |please |erm? |um )*what (?:do|did) you mean(?: (?:by|with|when you say) {_TERM})?$",
        r"^(?:sorry |but |so |and |please |erm? |um )*(?:what|who)(?: on earth| exactly)? (?:is|are)(?: meant by)? (?:an? |the )?(?!(?:point|use|purpose|plan|evidence|cost|impact|difference|need|reason|rationale|benefit|alternative|solution|wrong|missing|needed|happening|going|being|going to|definition|funding|budget|timescale|timeline|next|really|important|required|it|this|that|your|government|children|social workers|good|answer|threshold|incentive|excuse|hope)\b)(?:\w+ ){0,4}?\w+(?: (?:please|sorry|anyway|exactly))?$(?<!for)(?<!doing)",
        rf"^(?:(?:i|we|sorry|so|but|and|also|am|afraid|really|just|honestly) )*(?:(?:do|did) not (?:really |even |actually )?(?:know|understand|get)|have no idea|no idea|not (?:really |quite |entirely |at all )?(?:sure|clear|certain)|unsure|never heard of|not heard of|no clue|have no clue)(?: about)?(?: what| who)? (?:an? |the |is meant by |is a |is an |are |is )?(?:(?!should\b|social workers\b|you\b|families\b|i\b|we\b|happen\w*|will\b|would\b|why\b|how\b|this will\b|difference\b|needs?\b|anyone\b|enough\b|anything\b|more\b)\w+ ){{1,7}}(?:is|are|means?|stands? for|refers? to|does|do|was)(?: (?:sorry|here|please|in this context|anyway))*$",
        r"\b(?:i|we) (?:have )?(?:never|not) heard of (?:an? |the )?(?:\w+ ?){1,5}$",
        r"\b(?:i|we) (?:had )?(?:thought|assumed|presumed|believed|imagined|took it) (?:that )?(?:this|the|it|you|your)(?: \w+){0,3} (?:was|were|is|would be|had been|meant|to be)(?: (?:being|going to be|meant to be|supposed to be|just|only|all))* (?:about|asking|for|on|referring|to do with|a survey|the form|a form|talking)\b",
        r"^(?:sorry |so |but |wait |erm? )*(?:is|are|was|does|do) (?:this|that|it|the question|you|these)(?: (?:question|one|questions))?(?: (?:meant to be|supposed to be|still|just|only|even|actually|all|mean|asking))* (?:about|asking|referring|refer to|to do with|relate to|relating to|talking about|the same (?:as|question)|for|where|me|the one|the form|the place|mean)\b(?! .*\b(?:joke|money|children or|saving|cuts)\b)",
        r"\b(?:may|might|must|could|probably|think i|i|we) (?:have |had |be )?(?:misunderst\w+|misread|misinterpreted|missed the point of|got the wrong end)(?: \w+){0,2} ?(?:question|this|it|what|something|the|$)",
        r"\bnot sure (?:if |whether )?(?:i (?:have )?(?:understood|understand|read|answered)|this is (?:the right (?:place|form|box|question|survey)|what you (?:mean|want|asked|are asking)|relevant to the question|what (?:was|is) (?:meant|asked)))\b",
        r"\b(?:please |can (?:you|someone|anyone) |could (?:you|someone) |would you )(?:please )?(?:explain|clarify|define|reword|rephrase|tell me|say)(?: \w+){0,3}? (?:the question|this question|question|what (?:this|it|you|that|is meant|an?|the)(?: \w+){0,4} (?:means?|is|asking|by)|in (?:plain|simple|easy) (?:english|words|language|terms)|what you mean|the wording)\b",
        r"^(?:(?:far )?too many|so many|full of|lots of|all this|too much) (?:long |big |difficult |hard |technical )+(?:words|acronyms|jargon|abbreviations)(?: (?:in|for|here|i|do|not|understand|to|me|this|the|question|questions))*$",
        r"\b(?:what|which) (?:\w+ )?(?:question|bit|part|document|title|changes|proposal|guidance|list|principles|section|one) (?:is this|are you|do you mean|does this|is it|am i)(?: \w+){0,3}$",
        r"^(?:eh|huh|pardon|what|wot|sorry what|come again|not with you|in english please|english please|wtf|clear as mud|gobbledygook|double dutch|gibberish)$",
        r"\b(?:have i|am i|did i|maybe i am|perhaps i am|think i am|might be) (?:got |in |on |click\w* |answering |fill\w* in )*(?:the )?wrong (?:form|survey|page|place|question|consultation|link|questionnaire|website)\b",
        r"\b(?:this|the) question (?:does|do|did|is|seems) (?:not|to not)(?: \w+){0,2}? (?:relate|match|follow|fit|correspond|go with|appear to relate|bear)\b",
    )
)  # fmt: skip


# Said once, these colour all that the comment goes on to say: it answers a question that was not asked.
MISTAKEN = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bif (?:that|this|it) is what (?:is|was|you|the question|they|we)(?: \w+){0,2} (?:meant|mean|means|asking|asked|asks|after|about)\b",
        r"^(?:sorry |but |so |and |erm? )*(?:is|are) (?:this|that|it|the \w+(?: \w+)?|these|\w+ \d+|lead \w+(?: \w+)?) (?:(?:question|one|bit|section) )?(?:about|the same (?:as|thing as)|the one (?:about|that|where|with)|to do with|something to do with|asking (?:about|if|whether|me)|referring to) .*$",
        r"\b(?:have |just |only )?answered (?:this |it |the question )?(?:as if|as though|on the basis that it (?:is|was|means)|assuming (?:it|this|you|that it|that this|that you))\b",
        r"\b(?:not sure|do not know|unsure|unclear|no idea) (?:if|whether) (?:this|it|the question|you) (?:is|are|was|were)(?: \w+){0,2} (?:about|asking|referring|meaning|meant|talking|to do with|the same|the one)\b",
        r"\bnot sure why (?:i|we) (?:have been|am being|are being|was|were|am|are) (?:being )?asked\b|\bwhy (?:am i|are we|have i|was i) (?:being )?(?:been )?asked (?:this|about|to comment|for my)\b",
        r"^(?:\w+ ){1,2}(?:of|for|in|with|by) (?:what|whom|who|which)$",
        r"\b(?:not sure|do not know|no idea|do not see|do not understand) (?:why|how|where|what) (?:\w+ ){1,4}(?:comes? into it|has got to do with (?:it|this)|has to do with (?:it|this)|fits? in here)\b",
        r"\b(?:i|we) (?:think|guess|suppose|imagine|presume|assume) (?:that )?(?:this|it|the question|you) (?:is|are|means?)(?: \w+){0,2} (?:about|asking|asks|the one|referring|mean|meant)\b",
    )
)


def is_mistaken(plain_text: str) -> bool:
    """Whether a point shows that all of the comment answers another question than the one that was asked.

    >>> is_mistaken("is this about the bins"), is_mistaken("is this enough money")
    (True, False)
    """
    return any(pattern.search(plain_text) for pattern in MISTAKEN)


def is_about_the_form(plain_text: str) -> bool:
    """Whether a point is about the form on which it was written, not about another form.

    >>> is_about_the_form("the form kept crashing"), is_about_the_form("the referral form is too long")
    (True, False)
    """
    if any(pattern.search(plain_text) for pattern in _FORM_ALONE):
        return not re.search(r"\b(?:referral|application|assessment|consent) forms?\b", plain_text)
    if _OFFERED.search(plain_text) and not _MATTER.search(plain_text):
        return True
    if _OTHER_FORM.search(plain_text):
        return False
    return bool(_FORM_FAULT.search(plain_text) or _FAULT_FORM.search(plain_text))


_OF_OTHERS = re.compile(
    r"\b(?:staff|famil\w+|parents?|carers?|children|practitioners?|people|workers?|they|he|she|professionals?|teachers?|schools?|partners?|partnerships?|many|most|some|others|agencies|colleagues|everyone|nobody|no one|public|managers|councils|police|kids|mums|dads)\b(?: \w+){0,3}? (?:(?:do|did|can|could|are|is|were|was|would|will|does|may|might) not|unsure|unclear|confused|struggl\w+|not sure|have no idea|never heard)\b"
)


def is_confused(plain_text: str) -> bool:
    """Whether a point says that the question, or a word of it, was not understood.

    >>> is_confused("i do not understand the question"), is_confused("i do not understand why schools are left out")
    (True, False)
    """
    if _OF_OTHERS.search(plain_text):
        return False
    return any(pattern.search(plain_text) for pattern in CONFUSION)
