"""How comments speak about the form itself.

Patterns are for one point that ``comment_words.plain`` has made plain.
"""

from __future__ import annotations

import re

_KIND_OF_IT = (
    r"(?:(?:online|whole|entire|consultation|response|feedback|web|electronic|digital|current|actual|same|next|last"
    r"|previous|first|second|bloody|stupid|silly|awful|damn|wretched|dreadful|horrible|rubbish|poxy|flipping|long"
    r"|particular|paper|printed|full|answer|this|your) )*"
)
_OWN_FORM = (
    rf"(?:(?:online|web|response|consultation|feedback|google|microsoft) ?form"
    rf"|(?:^|\b(?:this|the|your|that|a|of|in|on|with|my|whole|such|and|so|but|because|as|since|to|do|fill|completing"
    rf"|these|another|your|what a|silly|online|own) ){_KIND_OF_IT}(?:survey|questionnaire)s?"
    rf"|consultation (?:web)?(?:site|page|portal|hub|platform|link)"
    rf"|(?:this|your|the|of this|of the|whole|entire|online) {_KIND_OF_IT}(?:form|website|webpage|page|portal"
    rf"|dropdown|tick ?box(?:es)?|check ?box(?:es)?|upload)"
    rf"|(?:text|comments?|answer|response|free text|writing|typing|reply|input) (?:box|boxes|field|fields|space"
    rf"|area|limit)|(?:this|these|your|the answer|the comments?) (?:\w+ )?(?:box|boxes)|the box|boxes"
    rf"|(?:character|word) (?:limit|count|counter|limits|allowance)|(?:submit|save|next|back|upload"
    rf"|continue|send) (?:button|option|function|link|page)|captcha|progress bar|radio buttons?|google form"
    rf"|citizen space|smart ?survey|survey ?monkey|microsoft form"
    rf"|(?:this|these|your|all these|number of) (?:answer |response |multiple choice |survey |tick box )?(?:questions?"
    rf"|options|scale)|the questions|(?:answer|response|multiple choice|rating|agree disagree) (?:options|scale)"
    rf"|^form|^page|^website)"
)
# What a site or a system may do only where it is one of computers.
_OWN_SITE = (
    rf"\b(?:this|the|your|it|whole) {_KIND_OF_IT}(?:site|hub|platform|link(?! road)|slider|calendar|picker|menu"
    rf"|counter|screen|layout|font|format"
    rf"|formatting|pdf|document|attachment|map|video|image|picture|file|button|it)\b|^it\b"
)
_OF_COMPUTERS = (
    r"(?:crash\w*|freez\w*|froze\w*|tim(?:ed|es|ing) (?:me )?out|time out|logg?\w* (?:me )?out|sign(?:ed|s) me out"
    r"|kick\w* me (?:out|off)|threw me out|went blank|goes blank|is blank|came up blank"
    r"|(?:does|do|did|is|are|was|were|will|would|has|have|can) "
    r"not (?:really |even |be |been )?(?:load\w*|open\w*|sav\w*"
    r"|let me|allow\w* me|submit\w*|display\w*|scroll\w*|zoom\w*|accessible to screen readers|download\w*|show up|print"
    r"|work (?:on|in|with|for) (?:my|an?|the) (?:\w+ )?(?:phone|mobile|tablet|ipad|iphone|laptop|computer|browser"
    r"|screen"
    r"|screen reader|mac|pc|chrome|safari|edge|firefox))|(?:never|would never|will never|failed to|refused to"
    r"|refuses to"
    r"|fails to) (?:load\w*|open\w*|sav\w*|submit\w*|display\w*|download\w*)|screen reader|glitch\w*|buggy"
    r"|stopped loading|(?:is|was|are) (?:tiny|illegible|unreadable|too faint) on (?:my|a|the)|error (?:message|page"
    r"|code)|404"
    r"|broken link|keeps? (?:crash|freez|log|tim|kick|los|jump|send|tak|go)\w*)"
)
_FAULT = (
    r"(?:crash\w*|freez\w*|froze\w*|hung|hangs|tim(?:ed|es|ing) (?:me )?out|time out|logged (?:me )?out"
    r"|log(?:s|ging)? me out|sign(?:ed|s) me out|kick\w* (?:me )?(?:out|off)|threw me out|lost (?:my|all"
    r"|everything|it|what|the)|lose (?:my|all|everything|what)|delet\w*|wip(?:ed|es|ing)|disappear\w*"
    r"|vanish\w*|went blank|goes blank"
    r"|(?:does|do|did|is|are|was|were|will|would|has|have|can) not (?:really |even |be |been )?(?:work\w*"
    r"|load\w*|open\w*|sav\w*|let|allow\w*|submit\w*|display\w*|accept\w*|scroll\w*|fit|long enough|big enough"
    r"|large enough|accessible|user friendly|print\w*|respond\w*|give (?:me |us |enough |any )*(?:room|space"
    r"|option|chance|choice)|easy|enough (?:room|space)|mobile friendly|compatible|function\w*|available)"
    r"|broken|delete[sd]? my|stopped working|stuck|(?:far |much |way |really |a bit |so |just |very |rather "
    r"|quite |incredibly |extremely )*(?:too (?:long|short|small|many|complicated|repetitive|tiny|restrictive"
    r"|limited|limiting|lengthy|complex|big|slow|faint|wordy|fiddly)|repetitive|repetitious|tedious|tiny"
    r"|clunky|cumbersome|longwinded|long winded|user unfriendly|unfriendly|laborious|time consuming|fiddly"
    r"|inaccessible|leading|loaded|biased|glitchy)"
    r"|(?:badly|poorly|terribly|awfully) (?:designed|laid|worded|structured|put together|formatted|set|made"
    r"|written|constructed|phrased)|(?:hard|difficult|impossible|awkward|tricky|not easy|a nightmare"
    r"|nightmare) to (?:use|read|navigate|fill|complete|submit|find|see|save|access|get through|get to|open"
    r"|print)|limit(?:s|ed)? (?:is|was|me|my|us|of|on|the|to)|(?:limit|count|counter|allowance)\b.*\b(?:short"
    r"|low|small|unfair|mean|ridiculous|restrictive|stops|stopped|prevent\w*|more|longer|wrong|strict|tight)"
    r"|only (?:lets|let|allows|allowed|gives|gave|accepts|accepted|holds|takes|has|shows) |cuts? (?:me "
    r"|my )?\w* ?off|error|glitch\w*|bug|bugs|leading|loaded|biased|not (?:big|long|large) enough|duplicat\w*"
    r"|in the wrong order|numbered wrong\w*|wrong (?:way|order|number\w*)|takes? (?:far |way |much )?(?:too"
    r"|so) long|took (?:me )?(?:over |about |nearly |more than |almost )?(?:ages|hours?|an hour|too long"
    r"|so long|forever|\d+ (?:minutes|mins|hours))|screen reader|no (?:save|back|submit|option)|go(?:es"
    r"|ing)? back to the (?:start|beginning)|jump\w*|skips|skipped (?:a|to|past)|repeat\w* (?:itself|the same"
    r"|themselves)|mandatory|compulsory|mobile|on (?:my|a) (?:phone|ipad|tablet)|should (?:be shorter"
    r"|have (?:a|an|more) (?:\w+ )?(?:box|option|space|button|save)|allow|let)|needs? (?:a|an"
    r"|more) (?:\w+ )?(?:box|option|space|button|boxes)|shut(?:s)? down|unreadable|illegible|slow to load"
    r"|not user friendly|not accessible|down again)"
)
_DEVICE = (
    r"(?:on|in|with|from|using) (?:my|a|an|the|our|this|your) (?:\w+ )?(?:phone|mobile|smartphone|tablet|ipad|iphone"
    r"|laptop"
    r"|computer|pc|mac|chromebook|browser|screen|kindle|android)"
)
_COPY = (
    r"(?:easy read|large print|braille|welsh|paper|printed|bsl|audio|word|pdf|translated|accessible|plain english|urdu"
    r"|polish|signed|hard copy|big print|offline|postal|text only|screen reader|short|child friendly|simple)"
)
_FORM_ALONE = tuple(
    re.compile(pattern)
    for pattern in (
        # "could not get this to work on my phone", "could not see the map on page 3"
        (rf"^(?:(?:i|we|sorry|but|still|just|really|tried) )*(?:(?:can|could|did|would|do) not|unable to|failed to"
         rf"|never managed"
        rf" to|not able to) (?:get|make) (?:this|it|that|the (?:\w+ )?(?:form|page|link|survey|site|website|file"
        rf"|upload|map"
        rf"|document|questionnaire)) (?:to )?(?:work|load|open|submit|save|send|upload|go through|behave|respond)"
        rf"(?: (?:{_DEVICE}|at all|properly|here|sorry|either|today|again|so|online|first time|\w+ times))*$"),
        (r"^(?:(?:i|we|sorry|but|still|just) )*(?:(?:can|could|did) not|unable to|not able to) (?:see|open|view|read"
         r"|find|access"
        r"|load|download|get|enlarge|zoom) (?:the|any|your|this|that|my) (?:\w+ ){0,2}?(?:map|plan|plans"
        r"|drawings?|diagrams?|video"
        r"|documents?|pdf|papers?|attachments?|links?|images?|pictures?|figures?|tables?|page|text|proposal|map key"
        r"|appendix"
        r"|file|answers?|questions?|next page|button)(?: (?:on|at|in) (?:page|the|this|your|my|question|a)(?: \w+){1,3}"
        r"| online| properly| at all| here| \d+| on screen| because it (?:is|was) (?:too )?(?:small|tiny|faint"
        r"|blurred))*$"),
        (rf"\b(?:this|it|the (?:form|survey|page|site|website"
        rf"|questionnaire)) (?:\w+ ){{1,3}}not (?:\w+ ){{1,3}}{_DEVICE}"),
        # "no easy read version of this consultation"
        (rf"\b(?:no|where is|where are|need|needs|not available in|provide|have|get|is there|there is|there was"
         rf"|without|send "
         rf"me|send us"
        rf"|offer|why no|want|like) (?:a |an |the |no |any |not )*(?:{_COPY} )+(?:version|copy|copies|format|edition"
        rf"|translation|form"
        rf"|questionnaire|survey)s?(?: (?:available|provided|anywhere|offered|please))?(?:$| (?:of|for|to) (?:this"
        rf"|the|your)"
        rf" (?:\w+ )?(?:consultation|survey|form|questionnaire|papers|document))"),
        (rf"\b(?:send|post|email|give|get|mail) (?:me|us|her|him|them|my \w+) (?:a|an|the|some) (?:{_COPY} )+(?:form"
         rf"|questionnaire"
        rf"|copy|version|survey)s?\b"),
        (rf"^(?:this|the) (?:consultation|survey|form|questionnaire|document) (?:is|was|should "
         rf"be) (?:not |only |also )*(?:available"
        rf"|provided|published|produced) (?:in|on|as) (?:\w+ ){{0,2}}(?:{_COPY}|english|online|\w+ format)\b.*$"),
        # "why do I have to fill this in online"
        (r"^why (?:do|must|should|can|did|does|am|are) (?:i|we|one|you|everyone|people)(?: not)?(?: (?:have|need|got"
         r"|supposed"
        r"|expected))?(?: to)? (?:fill|complete|log in|register|sign up|sign in|tick|choose|pick|scroll|select"
        r"|create an account"
        r"|go back|save)\b(?! .*\b(?:benefit|claim|application|tax|surgery|school)\b)"),
        (r"^(?:(?:i|we|there|is|are|had|have|but|and) )*nowhere (?:here )?to (?:put|write|type|explain|add|say|tick"
         r"|give)(?: (?:my|our|the|a|an"
        r"|any|more|your|reasons?|answers?|views?|comments?|details?|it|this|that|why|what|i|we|think|other|on|here"
        r"|form|explanation"
        r"|want|anything|else|in))*$"),
        r"\b(?:spelt|spelled|misspelt|misspelled|mis spelt)\b.*\b(?:question|form|survey|page|q ?\d+)\b",
        (r"^(?:far |way |much )?too many (?:boxes|pages|screens|clicks|options|tick boxes)(?: (?:to|fill|in|on|this"
         r"|the|form|survey|here"
        r"|tick|through|get|click))*$"),
        # "the survey assumes ...", "question 11 has a typo"
        (rf"^(?:but |so |and |also )?(?:the|this|your) {_KIND_OF_IT}(?:survey|questionnaire|web ?form|online form"
         rf"|feedback form"
        rf"|response form) (?:\w+ )?(?:assum\w+|presum\w+|asks|ask|asked|expects?|forgets|ignores|misses|keeps|kept"
        rf"|wants|insists|forces?"
        rf"|forced|repeats|uses|says|contains|lacks|skips|skipped|jumps|leaves|gives|gave|lets|offers|offered|did"
        rf"|does|has|had"
        rf"|treats|makes|made|needs|should|could|would|cuts|cut|seems|is|was|took|takes|only|will|would)\b"),
        (r"\b(?:questions?|qs?|section|page) ?(?:\d{1,3}[a-z]?|number \d+|above|below)(?: and(?: q| "
         r"question)? ?\d{1,3}[a-z]?)?"
        r" (?:\w+ )?(?:has (?:a|no|two|the|lots)|have (?:a|no|the)|contains?|is missing|are missing|is blank"
        r"|appears? twice|appeared"
        r" twice|is repeated|repeats?|is a (?:repeat|duplicate)|is cut off|are (?:the same|identical)|is (?:the "
        r"same as|identical"
        r" to|a leading|leading|loaded|biased|compulsory|mandatory)|does not (?:load|open|work|let|show|allow|have)"
        r"|did not (?:load"
        r"|open|let|show|allow)|will not|would not|only (?:lets|allows|has|gives)|cuts|asks (?:two|the same))\b"),
        (r"^(?:there (?:is|are|was) )?(?:(?:a|some|several|two|many) )?(?:typos?|spelling (?:mistakes?|errors?)"
        r"|misprints?)(?: (?:in|on|at)"
        r" (?:the|this|your|q|question|questions|form|survey|page|text|above|title|heading|\d+))*$"),
        # "please confirm that you have received this response"
        (r"\b(?:confirm|acknowledge|know|check|tell me|sure)(?: (?:the|your))? ?(?:receipt|whether|if"
         r"|that)? ?(?:(?:of|you|it|that|has"
        r"|have|had|been|was|were|did|this|is) )*(?:received?|gone through|went through|submitted|safely|saved"
        r"|arrived|got)"
        r"(?: (?:this|my|our|the))?(?: \w+)? (?:response|submission|form|answers?|survey|comments?|reply"
        r"|questionnaire)\b"),
        (r"\b(?:my|our|the) (?:reference|confirmation|receipt)(?: (?:number|code|email))? (?:is|was|has|did|does"
         r"|never) (?:not )?(?:\w+ )?"
        r"(?:show\w*|appear\w*|arriv\w*|come|came|receiv\w*|display\w*)\b"),
        (r"\b(?:error message|error code|404 error|spinning wheel|page not found|session expired|page expired|submit "
        r"button)\b"),
        (r"^(?:test|testing)(?: (?:test|testing|1|2|one|two|123|does|this|it|save|work|is|please|ignore|submit"
         r"|working|the|form|only"
        r"|response|hello))+$"),
        (r"\b(?:can|could|was|were|am|are|is|has|have|did|does|do|would|will) not (?:\w+ )?(?:able to "
        r"|possible to |let (?:me|us) |letting me |allow (?:me|us) to |allowing me to "
        r"|been able to )?(?:upload|attach|submit|save|paste|tick|untick|select|scroll|print|download|go back"
        r"|edit|log in|login|sign in|click|type|copy)\b(?! .*\b(?:parents|families|children|schools"
        r"|practitioners|workers)\b)"),
        (r"\bunable to (?:upload|attach|submit|save|paste|tick|select|scroll|print|download|go back|edit|log in"
        r"|sign in|click|type)\b(?! .*\b(?:parents|families|children|schools|practitioners|workers)\b)"),
        (r"\bthere (?:is|was|are|should be|needs to be|ought to be|were|must be) (?:no|an?|not an?|not|no way"
        r"|more|nowhere|not enough|only) (?:\w+ ){0,3}(?:option|options|tick ?box|box|boxes|button|space|room"
        r"|way|place|characters)(?: \w+)*? (?:on (?:this|the|your) (?:\w+ )?(?:form|survey|questionnaire|page|website"
        r"|question)|here|in (?:this|the) (?:form|survey|box|questionnaire)|to (?:skip|tick|select|choose|type"
        r"|write|put|explain|go back|save|attach|upload|comment|say|answer|expand|add)|for (?:comments?"
        r"|my answer|neither|partly|other|an answer|explanation|more text))\b(?! .*\b(?:in the guidance"
        r"|in the draft|families|children|parents)\b)"),
        (r"\b(?:i|we) (?:have |had )?(?:just |already |now )?(?:typed|wrote|written|filled|spent|entered"
        r"|completed|answered|put)\b.*\b(?:lost|gone|disappeared|vanished|deleted|timed out|crashed|wiped"
        r"|froze|did not save|not saved|went blank|not been saved)\b"),
        (r"\b(?:i|we) (?:have )?lost (?:everything (?:i|we) (?:had )?(?:typed|wrote|written|put|entered)"
        r"|what i (?:had )?(?:typed|wrote|written|put|entered)|(?:all )?(?:of )?my (?:\w+ )?(?:answers?"
        r"|responses?|text|comments?|draft)\b)"),
        (r"\b(?:typing|filling|writing|completing|doing|answering) (?:this|it|in)\b.*\b(?:phone|mobile|tablet"
        r"|ipad|smartphone)\b"),
        (r"\bwhy (?:do|did|does|are|is|would|can|could)\b.*\b(?:you|form|survey) (?:need|want|ask|asking"
        r"|keep asking|require)\b.*\b(?:my|our) (?:email|postcode|ethnicity|name|age|gender|sex|address"
        r"|religion|job|details)\b"),
        (r"^(?:not enough|no|insufficient|need more|needs more) (?:space|room|characters|(?<!no )words"
        r"|boxes)\b(?: (?:to|for|here|in|on|left|allowed|available|please|write|type|answer|answers?|explain"
        r"|my|this|the|box|comment|comments?|response|fully|put|say|everything|anything|all|i|we|want|views?"
        r"|provided|given))*$"),
        (r"\b(?:typo|spelling mistake|spelling error|grammatical error|misprint) (?:in|on|at) (?:the |this "
        r"|your )?(?:q|question|form|survey|page)\b"),
        (r"\b(?:same|this|that) question (?:\w+ )?(?:twice|again|several times|three times|repeatedly"
        r"|over and over|already been asked)\b|\basked (?:me |us )?(?:the same|this)(?: question)? (?:twice"
        r"|already|again|before)\b|\b(?:keep|keeps) asking (?:the same|me)\b"),
        (r"\b(?:clicked|pressed|hit|ticked) (?:the )?(?:wrong|submit|send|next|back|enter)\b.*\b(?:mistake"
        r"|accident|box|option|button|by|before|nothing|error|too)\b|\b(?:ticked|selected|chose"
        r"|clicked) (?:the )?wrong\b|\bby (?:mistake|accident)\b.*\b(?:ticked|clicked|submitted|selected)\b"),
        (r"\b(?:i|we) (?:would|wanted|want|need|meant|tried|was trying|had) (?:like )?(?:to )?(?:tick|select"
        r"|choose|upload|attach|submit|save|paste|download)\b.*\b(?:option|options|box|boxes|answer|one|both"
        r"|but|two|file|document|partly|somewhat|all)\b"),
        (r"\b(?:drop ?down|menu|tick ?box(?:es)?|radio buttons?|answer options|list of options)\b.*\b(?:missing"
        r"|does not include|do not include|not listed|no option|does not have|not have|leaves out|not include"
        r"|only (?:has|have|allow|allows|lets|one|two))\b"),
        (r"^(?:far |way |much )?too many questions?(?: (?:here|on (?:this|the) (?:form|survey)|in (?:this"
        r"|the) (?:form|survey)))?$"),
        (r"\b(?:took|takes|taken|spent) (?:me |us )?(?:\w+ ){1,4}(?:to (?:fill|complete|answer|do) (?:this|it"
        r"|in this|the (?:form|survey))|filling (?:this|it|in)|(?:filling in|completing|doing|on) (?:this"
        r"|the) (?:form|survey))\b"),
        (r"\b(?:test(?:ing)? (?:response|submission|form|entry)|this is a test|please ignore this (?:response"
        r"|test|submission))\b"),
        (r"\b(?:send|post|email|give) me (?:a )?(?:paper|printed|large print|word|easy read|braille"
        r"|pdf) (?:copy|version|form)\b|\b(?:is|are) there (?:a|an) (?:paper|printed|large print|easy read"
        r"|word) (?:copy|version|form)\b"),
        (r"\b(?:my|the) (?:browser|internet|connection|session|laptop|computer|cursor|keyboard)\b.*\b(?:crashed"
        r"|expired|dropped|cut out|ended|froze|frozen|jumps|disappeared|timed out|stopped|slow|supported)\b"),
        (r"\b(?:this|the|your) (?:online )?(?:form|survey|questionnaire)\b.*\b(?:designed|set up|built|worded"
        r"|written) (?:to|so|in)\b|\bquestions? (?:is|are|were|was|seem|seems|all) (?:\w+ )?(?:leading|loaded"
        r"|biased|rigged|too (?:long|many|similar))\b"),
        (r"\b(?:the|these|your|this) (?:links?(?! roads?\b)|pdf|attachment|url)\b.*\b(?:broken|dead"
         r"|not (?:work\w*|open\w*"
        r"|load\w*|download\w*)|goes nowhere|404|error|wrong page)\b"),
    )
)  # fmt: skip
# The answers that the form offers, and how the question is put.
_OFFERED = re.compile(
    r"\b(?:(?:the|your|this|a|that) (?:\w+ )?scale (?:has|runs|goes|is|only|does|gave|should|makes|lets|offers"
    r"|needs)|scale (?:only )?lets|(?:two|three|four|several|2|3) (?:different )?(?:questions"
    r"|things) (?:in one|at once|rolled into one|in the same question)|double barrell?ed|(?:a|very|rather"
    r"|such a|really) (?:leading|loaded|biased) (?:question|phrase|word)|(?:question"
    r"|item)s? (?:\w+ )?(?:bundles|conflates|combines|lumps|asks (?:two|three|about two)|covers (?:two|several"
    r"|both)|can not be answered)|split (?:the|this|your) question|(?:clicked|ticked|selected|chose"
    r"|pressed) (?:\w+ ){1,3}(?:by (?:accident|mistake)|in error)|(?:can|could) not un(?:click|tick|do|select)"
    r"|why is (?:this|it|the question|that) (?:question )?(?:compulsory|mandatory|required)|no (?:do not know"
    r"|not sure|neither|other|na|n a|prefer not to say) (?:option |box )?(?:on this|here|option|box|available"
    r"|choice)|(?:free text|yes no|tick box|multiple choice) (?:question|with|makes|box|is|only)|(?:only lets"
    r"|let|lets|forces?|forced|makes?|making) (?:me|us|you|one) (?:to )?(?:tick|choose|pick|select|type|write"
    r"|answer)|(?:options|answers|choices) (?:here |offered |given |available )?(?:do|does|did) not (?:let"
    r"|allow|cover|include|fit|match)|(?:odd|strange|limited|poor|silly) (?:set|range|choice"
    r"|list) of (?:answers|options|choices|responses)|(?:want|wanted|would like|prefer(?:red)?|like|tried"
    r"|needed) to (?:tick|select|choose|put) )"
)
_MATTER = re.compile(
    r"\b(?:child|children\w*|kids?|famil\w+|parents?|carers?|schools?|social work\w*|practitioners?|funding"
    r"|referral|police|support|workers?)\b"
)
_FORM_FAULT = re.compile(rf"\b{_OWN_FORM}\b(?: (?!but\b|and we\b|and i (?:dis)?agree)\w+){{0,14}}? {_FAULT}")
_SITE_FAULT = re.compile(rf"(?:{_OWN_SITE})(?: \w+){{0,5}}? {_OF_COMPUTERS}\b")
_FAULT_FORM = re.compile(
    rf"\b(?:{_FAULT}|hate|hated|dislike|struggl\w+ (?:with|to)|problems? with|trouble with|issues? with"
    rf"|error (?:on|in)|fault with|fed up with|complain\w* about|bug in|unhappy with|trouble (?:filling"
    rf"|completing|using))\b(?: \w+){{0,4}}? (?:the|this|your|online|a) (?:\w+ )?(?:form|survey|questionnaire"
    rf"|web ?form|website|webpage|page|portal|text box|comments? box|box)\b"
)
# Another form or site than this one, or a way of speaking.
_OTHER_FORM = re.compile(
    r"\b(?:referral|assessment|application|consent|order|council tax|tax|entry|planning|booking|repair"
    r"|complaints?|notification|claim|benefit|admission|reporting|another|new"
    r"|standard|template|single|common|paper|medical|school|mash|early help) (?:form|forms|portal|website|page"
    r"|system|questionnaire)\b"
    r"|\b(?:form|forms|website|portal|page|system|link|platform) (?:for|of|that (?:parents|families|schools|we"
    r"|social)|which (?:parents|families|schools)|used|between|with (?:other|partners)|parents|families"
    r"|schools)\b(?! (?:this|the) (?:consultation|survey))"
    r"|\b(?:in|any|some|a) form (?:of)?\b|\bform (?:part|a|an|the basis|of)\b|\b(?:tick ?box|box ticking"
    r"|ticking|tick the) (?:exercise|approach|culture|mentality|process|box)\b|\bbox ticking\b"
    r"|\btick ?boxes?\b.*\b(?:instead|rather|not people|culture|practice)\b"
    r"|\b(?:safe|safer|breathing|head|open|safe) spaces?\b|\b(?:the|this) space (?:for|to) (?:children"
    r"|families|parents)\b|\bquestions? (?:of|for|about|to ask|we ask|asked by|that (?:social|practitioners"
    r"|families|need))\b|\bon the same page\b|\b(?:guidance|draft|document|strategy|framework|policy|chapter"
    r"|policy|section|plan|law|act|bill)\b"
    r"|\b(?:options?|scale|questions?|system|time limit|time limits|layout|format|link|links)\b.*\b(?:famil\w*"
    r"|parents?|children|child|carers?|school|schools|workers?|services?|placements?|courts?|poverty|harm"
    r"|abuse|practitioners?|referrals?|assessments?)\b"
)

# Without one of these nothing here matches; one look for them saves many.
_CUE = re.compile(
    r"form|survey|questionnaire|page|site|portal|hub|platform|link|layout|font|format|box|button|captcha|option"
    r"|scale|question"
    r"|item|word|space|room|character|upload|attach|submit|save|paste|tick|select|scroll|print|download|back|edit"
    r"|log|sign"
    r"|click|type|typing|typo|copy|copies|lost|wrote|written|filled|filling|entered|spent|phone|mobile|tablet|ipad"
    r"|computer"
    r"|laptop|browser|screen|device|chromebook|kindle|android|mac|pc|why do|why did|why does|why are|why is|why "
    r"would|why can"
    r"|why could|why must|why am|why should|spelling|misprint|asking|asked|pressed|accident|mistake|dropdown|menu"
    r"|list|took|takes"
    r"|taken|test|internet|connection|session|cursor|keyboard|attachment|url|pdf|map|drawing|diagram|video|document"
    r"|paper|image"
    r"|picture|figure|table|text|proposal|appendix|file|answer|version|edition|translation|consultation|receipt"
    r"|received|receive"
    r"|reference|confirmation|error|404|wheel|expired|multiple choice|free text|citizen|bar|limit|plan|nowhere|spelt"
    r"|spelled|too many|slider|calendar|picker|counter|where is|where are|double barrel|choose"
    r"|completing|completed|open|load|work|no do not know|no not sure|no neither|^it\b"
)


def is_about_the_form(plain_text: str) -> bool:
    """Whether a point is about the form on which it was written, not about another form.

    >>> is_about_the_form("the form kept crashing"), is_about_the_form("the referral form is too long")
    (True, False)
    """
    if not _CUE.search(plain_text):
        return False
    if any(pattern.search(plain_text) for pattern in _FORM_ALONE):
        return not re.search(r"\b(?:referral|application|assessment|consent) forms?\b", plain_text)
    if _OFFERED.search(plain_text) and not _MATTER.search(plain_text):
        return True
    if _OTHER_FORM.search(plain_text):
        return False
    if _SITE_FAULT.search(plain_text):
        return True
    return bool(_FORM_FAULT.search(plain_text) or _FAULT_FORM.search(plain_text))
