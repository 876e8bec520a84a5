"""The words by which a comment shows that it holds no opinion.

Patterns are for text that ``comment_plain.plain`` has made plain.
"""

from __future__ import annotations

import re


def _bag(words: str) -> str:
    """Any number of these words, in any order, and nothing else."""
    return r"(?: (?:" + "|".join(words.split()) + r"))*"


_TAIL = _bag(
    r"""to add make offer give share say at this the time stage point moment present on about for question section part
    topic area matter subject issue here from us me in that these of my our team organisation i we can could think come
    comes mind springs either way one or other bit
    provide submit as such really currently just now further beyond already
    said have has been any anything else more it with regard regards respect thanks thank you sorry than what is a
    matters parts areas sections particular personally specific relation changes proposals proposal aspect be because
    answer comment comments off top head right wish want would like role service yet regarding please all moment
    field expertise knowledge remit sector setting tick answered answers response responses earlier
    previous team see know beyond those made these than \d+"""
)
_WHO = (
    r"(?:(?:as )?an? (?:\w+ ){1,3}?(?=i\b|we\b))?"
    r"(?:(?:sorry |unfortunately |afraid )?(?:i|we|they|our \w+|my \w+) (?:am afraid (?:i|we) )?(?:personally "
    r"|really |just |currently |therefore |also |still |would |do |am |are |feel )*)?"
)
_NOUN = (
    r"(?:comments?|views?|opinions?|thoughts?|suggestions?|changes|remarks?|responses?|feedback|answers?|input"
    r"|idea|ideas"
    r"|clue|observations?|preference|preferences|improvements?|amendments?|additions?|reply|points?|feelings?|position"
    r"|information|contribution|recommendations?|alterations?)"
)
_OF_ONE = (
    r"(?:further|other|additional|particular|specific|more|strong|real|general|new|extra|useful|relevant|major"
    r"|firm|fixed|definite|formal|additonal|or|comments?|and)"
)
_FREE = (
    r"(?: (?!but\b|however\b|because\b|although\b|except\b|unless\b|should\b|there\b|needs?\b|must\b|it\b|is\b"
    r"|was\b|are\b|were\b|they\b|so\b)\w+){0,12}"
)
_LACK = rf"(?:(?:have|hold|has|had|got|there is|there are|with|having) )?(?:no|not any) (?:{_OF_ONE} )*{_NOUN}"
_SAY = (
    r"(?:comment|answer|respond|say|judge|give an opinion|have an opinion|express a view|offer a view|give a view"
    r"|form an opinion|form a view|contribute|make a judgement|express an opinion|state|advise)"
)
_UNABLE = (
    r"(?:can not|could not|unable to|not able to|not (?:really )?(?:sufficiently |well |best "
    r"|suitably )?(?:qualified|placed|equipped|informed|knowledgeable|experienced|familiar"
    r"|competent) (?:enough )?to"
    r"|not in a position to|not for (?:me|us) to|would (?:sooner|rather) not|rather not|prefer not to|would prefer "
    r"not to"
    r"|not wish to|do not wish to|not want to|do not want to|not going to|will not be|will not|decline to"
    r"|choose not to|would not like to|not feel able to|do not feel able to|do not feel qualified to"
    r"|not feel qualified to|not confident to|hard to|difficult to)"
)
_BODY = (
    r"(?:as (?:a|an) \w+(?: \w+)? )?(?:(?:the|our|this|my|we at the) )?(?:\w+ ){0,4}?(?:trust|association|society"
    r"|college"
    r"|charity|board|committee|federation|union|group|forum|network|partnership|church|school|branch|institute"
    r"|institution|chamber|company|firm|service|team|department|diocese|practice|council|authority|club|foundation"
    r"|alliance|commission|trustees|governors|members|membership|body|organisation|panel|directorate|agency|centre"
    r"|office|university|academy|hospital|business|collective|coalition|consortium|guild|tribunal|bench|force"
    r"|regiment|parish|hospice|residents)"
)
NO_COMMENT = tuple(
    re.compile(pattern)
    for pattern in (
        (r"(?:(?:n a|na|nil|null|nan|none|nothing|nowt|nope|zero|0|x+|z+|blank|skip|skipped|pass|tbc|dk|idk"
        r"|abstain|unsure|undecided|unknown"
        r"|asdf\w*|qwerty|test|testing|test test|no|not (?:applicable|relevant|answered|known|sure|certain"
        r"|available|completed|required|provided)|know? comment)(?: (?=\w)|$))+(?:(?:at )?(?:this|the)(?: time"
        r"| stage| moment)?|for now|really|here|thanks|thank you|from me|from us|sorry|at present|currently"
        r"|either way)?"),
        (r"(?:this |question |section |box |it |is |has |been )*(?:intentionally |deliberately "
        r"|purposely )?(?:left )?blank(?: intentionally| deliberately| on purpose)?"),
        rf"{_WHO}(?:no|not any) (?:{_OF_ONE} )*{_NOUN}{_TAIL}",
        rf"{_WHO}{_LACK}{_TAIL}",
        (rf"{_WHO}(?!there ){_LACK} (?:on|about|regarding|as to|concerning|whether|to make (?:on|about)"
        rf"|to offer (?:on|about)|in relation to|with regard to){_FREE}"),
        (rf"(?:(?:at this stage|currently|at present|at this time) )?{_WHO}(?:(?:have|has|had|got"
        rf"|there is) )?nothing (?:at all |more |else |further |really |much |new |extra |specific "
        rf"|particular |additional |useful )*(?:to (?:add|say|report|comment|declare|suggest|contribute|change"
        rf"|offer|note|mention|state|raise|submit)|comes|springs|i can think|we can think|i can say|at"
        rf"|that i can|for now|from|really|else|more|further|in particular|particularly|that comes)?{_TAIL}"),
        (rf"(?:none|nothing|nope|no)(?: (?:that|which|known|whatsoever|really))*(?: (?:i"
        rf"|we))?(?: can)?{_TAIL}(?: (?:know|aware|am aware|are aware) of| see| that is (?:it|all))?(?<!^no)"),
        (r"(?:nil|no) (?:return|response|reply|comment) ?(?:received|given|submitted)?|(?:i am "
        r"|we are )?happy to leave (?:this|that|it)?(?: ?to)? (?:the )?(?:others|experts|professionals)"),
        (r"(?:this is )?(?:not|nothing) (?:something|a subject|a topic|an area|a question)(?: that"
        r"| which)? (?:i|we) (?:know|am|are|have|can|feel)(?: (?:much|anything|about|able|qualified|familiar"
        r"|with|comment|on|to|expertise|experience|in|of|any|knowledge))*"),
        (rf"{_WHO}(?:do|did) not (?:really )?(?:feel|think|believe)(?: that)? (?:i|we) (?:can|could|should"
        rf"|am able to|are able to|am qualified to|have anything to|have enough knowledge to"
        rf"|know enough to) (?:comment|answer|say|add|respond|judge)(?: (?:on|to|about){_FREE})?{_TAIL}"),
        r"(?:i am |we are )?not (?:aware|known|conscious) (?:of|to) (?:any|me|us)(?: \w+){0,3}",
        r"(?:n a|not applicable|not relevant|na) (?:to|for|in|within|as) (?:(?!where\b|because\b)\w+ ?){1,6}",
        r"(?:i|we) (?:have )?left (?:this|it|that)(?: \w+){0,2} blank(?: \w+){0,3}",
        (rf"(?:there (?:is|was) )?(?:really |absolutely )?nothing (?:that |which )?(?:i|we) (?:can|could|would"
        rf"|want to|wish to)(?: really)? (?:suggest|say|add|change|think of|comment on|see|mention){_TAIL}"),
        (r"(?:no )?not (?:really|much|that i (?:can see|know of|am aware of|can think of)|as i can see"
        r"|as far as i (?:know|can see|am aware)|to my knowledge)|no (?:i|we) (?:can not|do not|have not)"
        r"|for (?:me|us) nothing|nothing rea\w+"),
        (r"(?:meh|whatever|do not no|not bothered|not fussed|do not care|no strong views?|that is (?:it|all)"
        r"|no more)(?: thanks| really)?"),
        r"no (?:impact|effect|relevance|bearing) (?:for|on|to) (?:us|me|my \w+|our \w+)",
        (rf"{_WHO}(?:do|did|does) not (?:really |currently |actually |personally )*(?:have|hold|wish|want|feel"
        rf"|think|see)(?: the need to| to| there is)?(?: a| an| enough| able| much| strong"
        rf"| {_OF_ONE})*(?: any(?: {_OF_ONE})* {_NOUN}| anything| {_NOUN}| (?:to )?(?:comment|say|add|answer"
        rf"|respond))+{_TAIL}"),
        (rf"{_WHO}can not (?:really |honestly )?(?:think of|add|say|suggest|see(?= any))(?: any| anything| much| more"
        rf"| one| a)*{_TAIL}(?<!say)(?<!add)"),
        rf"{_WHO}{_UNABLE} {_SAY}{_TAIL}",
        (rf"{_WHO}{_UNABLE} (?:comment|answer|respond|judge|offer an opinion|give an opinion"
        rf"|express a view)(?: (?:on|about|for|to|as to|whether|how|in|because|as|if|regarding)){_FREE}"),
        (rf"{_WHO}(?:do not|not|did not|have not) (?:really |honestly |personally |currently )?(?:know|sure"
        rf"|certain)(?: either way| about (?:this|that|it)(?: one)?| on this(?: one)?| how to answer(?: this"
        rf"| it)?(?: question| one)?| what to (?:say|put|write|answer|add|suggest)(?: here)?| at (?:this"
        rf"|the) (?:time|moment|stage)| to be honest| tbh| yet| really| the answer(?: to this"
        rf"| to that)?(?: question)?| if i (?:agree|disagree)(?: or (?:not|disagree))?"
        rf"| whether i agree or (?:not|disagree))?"),
        (rf"{_WHO}(?:(?:do|did) not|not) (?:really |yet )?(?:know|have|read|understand"
        rf"|seen)? ?(?:nearly )?(?:enough|sufficient|much)(?: knowledge| information| experience| detail"
        rf"| expertise| understanding)?(?: (?:about|of|on|in|regarding"
        rf"|around){_FREE})?(?: to {_SAY}{_TAIL})?(?<!enough)(?<!have)"),
        (rf"(?:(?:i|we) (?:have|has|had|got) )?(?:no|little|limited|not enough|insufficient"
        rf"|very little) (?:real |direct |personal |first hand |professional |relevant |specific "
        rf"|prior )*(?:knowledge|experience|expertise|understanding) (?:of|in|about|on|with|around|regarding"
        rf"|to|here){_FREE}"),
        (r"(?:(?:i|we) (?:have|had) )?no (?:real |direct |personal |first hand |professional "
        r"|relevant )*(?:knowledge|experience|expertise)"),
        (r"(?:(?:this|the|that|it|question|section|part|is|was|does|do|did|probably|really|mostly"
        r"|largely) )*not (?:really |directly |currently |particularly |something that is |an area that is "
        r"|something which is )*(?:apply|applicable|relevant|appropriate|pertinent|affect)(?: (?:to|for|in"
        r"|within|with) (?:me|us|my|our|this|these|the)(?: \w+){0,5}| here| (?:me|us)(?: directly)?"
        r"| in (?:my|our) (?:\w+ ?){1,4})?"),
        (r"(?:(?:this|the|that|it|question|section|part|is|was|topic) )*(?:really "
        r"|just )?not (?:really )?(?:in |within |part of )?(?:my|our) (?:area|field|role|remit|expertise|place"
        r"|job|sector|specialism|experience|department|line of work|area of expertise|field of expertise"
        r"|area of work|area of practice|scope|knowledge base)(?: of \w+)?(?: so| of)?"),
        (r"(?:(?:this|the|that|it|question|section|part|is|falls|all|topic|area) )*(?:outside|beyond"
        r"|out of)(?: of)? (?:my|our|the scope of my|the scope of our|the remit of our) (?:\w+ ?){1,4}"),
        r"(?:i |we )?(?:would |d )?(?:prefer|rather) not (?:to )?(?:say|answer|comment)",
        (r"(?:i am |am |we are )?(?:happy to leave|leave|leaving) (?:this|that|it) (?:blank|to (?:others"
        r"|experts|the experts|professionals|those who know))(?: \w+){0,4}"),
        (r"(?:i am |we are )?(?:unsure|undecided|neutral as i do not know|uncertain)(?: (?:about|on"
        r"|of) this(?: one)?| at this (?:time|stage)| either way)?"),
        (r"(?:(?:i|we) (?:have )?)?(?:not|never) (?:yet )?(?:read|seen|looked at) (?:the |this |that |it"
        r"|any )*(?:document|guidance|draft|section|chapter|paper|proposals?|proposed changes|consultation|it"
        r"|of it)?(?: yet| so| in full| in detail)*(?: (?:can not|unable to) (?:comment|answer|say))?"),
        (r"(?:i|we) (?:have )?(?:no|not any|do not have any) (?:strong |particular |real )?(?:feelings?"
        r"|preference|opinion|views?)(?: (?:either|one) way(?: or (?:the )?other)?)?(?: (?:on|about) this)?"),
        (r"(?:i |we )?(?:have )?(?:no|not an|not a) idea(?: (?:about (?:this|it|that)|to be honest|tbh|sorry"
        r"|what to (?:say|put|write)))?"),
        r"(?:i |we )?(?:can not|could not|do not) (?:really )?(?:remember|recall)",
        r"i (?:do not|have not) (?:mind|minded)(?: either way)?",
        (r"(?:(?:i|we) )?have not (?:a|the|got a) (?:scooby|scoobie|clue|foggiest|notion|idea)(?: idea| notion| mate"
        r"| pal)*"),
        (r"(?:i |we )?(?:will |would )?leave (?:this|that|it) to (?:the |those )?(?:\w+ )?\w+ (?:who|that) (?:know"
         r"|understand|do|are"
        r"|work|have)(?: \w+){0,5}"),
        # A body that speaks of itself: "the Trust does not wish to respond", "the society has no comments"
        (rf"{_BODY} (?:(?:do|does|did|will|would|is|are) not (?:currently |therefore )?(?:wish|intend|propose|plan|able"
        rf"|seek|in a position|be|offer|feel able|feel it can) ?(?:to )?(?:be )?(?:{_SAY}|commenting|responding"
        rf"|answering|reply|replying|make (?:any|a|further) {_NOUN}|offer (?:any|a|further) {_NOUN})(?: (?:on|about"
        rf"|regarding) (?:\w+ ?){{1,4}}|{_TAIL})"
        rf"|(?:has|have|holds?|offers?|makes?|had) (?:no|not any) (?:{_OF_ONE} )*(?:comments?|views?|remarks?"
        rf"|observations?|opinion|response|submission|representations?|objections? or comments?){_TAIL}"
        rf"|(?:has|have) nothing (?:\w+ )?to (?:add|say|contribute|offer|report|submit){_TAIL})"),
        (rf"{_WHO}(?:(?:have|has) )?(?:decided|chosen|opted|elected|choosing|choose|chose|prefer|agreed"
        rf"|resolved) not to {_SAY}{_TAIL}"),
        rf"{_WHO}(?:will|shall|would|shall) not (?:be )?(?:{_SAY}|commenting|responding|answering){_TAIL}",
        (r"(?:i |we )?(?:(?:am|are|will|would|shall|have) )?(?:going to |have to )?(?:pass|skip|passing|skipping"
        r"|skipped|abstain|abstaining)(?: (?:on|this|that|it|one|question|section|part|bit|from|for|me"
        r"|voting|answering|commenting|here|the|next))*"),
        (r"(?:so )?(?:i |we )?(?:(?:am|are|will|would|shall|ill) )?(?:happy to |best to |content to )?(?:leave"
        r"|leaving|defer) (?:(?:this|that|it|these|those|one|question|section|all) )*to (?:the |other |our |my )*"
        r"(?:experts?|professionals?|others|specialists?|colleagues?|people|those|someone|you|others better)(?: (?:who"
        r"|that|with|in|better|best|more|know|knows?|qualified|placed|expertise|experience|knowledge|closer|to|it|this"
        r"|about|field|area|the|on|others|else|affected|colleagues|able|answer|say|comment|judge|decide|than|me"
        r"|us|what|they|are|is|talking|doing|of))*"),
        (r"(?:(?:and|so|ok|that|this|it|think) )*(?:that|this|it)? ?(?:is|was|will be) (?:all|everything|it"
        r"|the lot|as much as i know)(?: (?:really|thanks|thank you|from|me|us|for|now|i|we|have|had|wanted|want|got|to"
        r"|say|add|can|think|of|here|today|my|end|side))*"),
        r"(?:everything|all)(?: (?:has been|is|been|i|we|have|want|wanted|need))* (?:said|covered|to say)(?: \w+){0,2}",
        (r"(?:nothing|none|no|nil|no comments?|no views?|no answer|no response)(?: \w+)? (?:from|on|for) (?:(?:my"
         r"|our|this)"
        r" (?:side|end|part|point of view|perspective|behalf|team|members|department|office)|here|me|us)"),
        (rf"(?:this|it|that|this question|the question|which) (?:is|was)(?: really)? (?:not (?:something|one|a matter|a"
        rf" question|an issue|an area|for (?:us|me))|best left to|for others|one for|a matter for|better answered by"
        rf"|for (?:us|me|experts|professionals|others)|for the (?:experts|professionals))(?: (?:others|experts"
        rf"|professionals|the|experts?|someone|else|those|people|who|that|us|me|to|we|i|can"
        rf"|could|would|feel|able|on|or|about|which|have|any|knowledge|of|experience|{_SAY}|can not|views?|in|position"
        rf"|should|wish|normally|usually))+(?<!for)"),
        r"(?:too (?:young|old|new|far away|long ago) to (?:know|say|comment|remember|judge))",
        (r"(?:i|we) (?:really )?(?:have|had) (?:nothing|no \w+) (?:of (?:use|value|note|interest|substance)"
         r"|worth (?:adding"
        r"|saying)|useful|helpful|constructive)(?: to \w+){0,2}(?: \w+){0,2}"),
    )
)  # fmt: skip
# Said beside one of the others, these add nothing; alone, they may be the opinion.
COMPANIONS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"(?:as |because |since |so |and |sorry |given |that )*(?:i|we|my \w+|our \w+)(?: (?:am|are|do|does"
            rf"|did|have|has|had|would|was|were|could|is))? (?:not|never|no longer)(?: (?:really|personally"
            rf"|currently|directly|been|yet|had|any))* (?:work\w*|know|have|deal\w*|involved|familiar|qualified"
            rf"|read|aware|experienced?|use|used|come across|practi[sc]e|live|sure|an? expert|able|enough|seen"
            rf"|encountered|met|applicable|relevant|affected|provide|cover|apply|part of|responsible){_FREE}"
        ),
        (
            rf"(?:as |because |since |so |and )*(?:i|we) (?:have|had) (?:no|limited|little"
            rf"|very little) (?:\w+ )?(?:experience|knowledge|expertise|involvement|contact|dealings|children"
            rf"|understanding|remit|role){_FREE}"
        ),
        (
            r"(?:as |because |since |so )*(?:i|we) (?:am|are) (?:(?:just|only|merely|simply) )?(?:an? "
            r"|the )?(?:\w+ ){0,3}(?:parent|student|trainee|charity|organisation|body|company|business|association"
            r"|club|school|individual|resident|member|carer|new|retired|volunteer|grandparent|teacher"
            r"|individual|based|outside|unfamiliar|unaware)(?: \w+){0,6}"
        ),
        (
            r"(?:as |because |since |so )*(?:this|it|that|the question|question|section)(?: (?:is|was|does"
            r"|do))? (?:not|outside|beyond|outwith|about|for){1,2}(?: (?:apply|relevant|my|our|me|us|a|an|the|of"
            r"|to|in|remit|role|area|expertise|field|something|deal|with|work|scope|service|for|team|sector|school"
            r"|organisation|others?|professionals?|local authorit(?:y|ies)|social workers?|england|here|i|we|do"
            r"|know|experts?|about))*"
        ),
        (
            r"(?:very |really |so |extremely |rather |quite |most |a bit |not |how |what a "
            r"|absolutely )*(?:frustrating|annoying|poor|bad|good|disappointing|irritating|infuriating|unhelpful"
            r"|helpful|useful|annoyed|cross|stressful|rubbish|pain|shame|waste of time|off putting|ridiculous"
            r"|confusing|great|hopeless|useless|unacceptable)"
        ),
        (
            r"(?:please )?(?:can you |could you |you need to |someone should )?(?:fix|sort|mend|look at|check"
            r"|change|improve|correct)(?: (?:it|this|that|out|please|the|form|survey|website|page|question))*"
        ),
        (
            r"(?:so )?(?:i|we) (?:will |have |am |are |would |had )?(?:leave|left|leaving|skip|skipped|skipping"
            r"|give up|gave up|given up|move on|moving on|guess|guessed|guessing|giving up)(?: (?:it|this|that|the"
            r"|on|to|blank|question|next|one|in|the end|box|halfway|here|others))*"
        ),
        (
            r"(?:so |therefore |and |hence )*(?:i )?(?:ticked|put|chose|answered|selected|have put|have ticked"
            r"|have answered|went for|clicked|just ticked) (?:the )?(?:neither|do not know|not sure|no|yes|unsure"
            r"|agree|disagree|middle|neutral|any|one|n a|not answered|something|anything|at random"
            r"|random)(?: \w+){0,4}"
        ),
        (
            r"(?:so |and |which meant |then )*(?:i |we )?(?:then )?(?:had|have|having|made me|makes me"
            r"|need) (?:to )?(?:start|re ?type|re ?do|re ?enter|fill|begin|complete|log|write|do|answer"
            r"|try)(?: \w+){0,4} (?:again|over|twice|afresh|times)(?: \w+){0,2}"
        ),
        (
            r"(?:and |so |then |which |it |that )*(?:i |we )?(?:have )?(?:lost|lose|deleted|wiped"
            r"|losing) (?:it all|everything|all of it|the lot|it|all my \w+|what i wrote)"
        ),
        (
            r"(?:so )?apologies(?: (?:for|if) (?:\w+ ?){1,8})?|hope (?:that|this) helps|hope this is (?:ok|okay"
            r"|all right)|best wishes|kind regards|many thanks|regards|cheers"
        ),
        r"i am (?:only |just |too )?(?:\w+teen|\d+|young|seven|eight|nine|ten|eleven|twelve|old)(?: years old)?",
        r"(?:yes|no|yep|nope|agree|disagree|ok|okay|true|that is (?:it|all))",
        rf"(?:do|did) not (?:work|deal|practise|have (?:any )?(?:experience|involvement|contact)|use|know){_FREE}",
    )
)
FILLERS = re.compile(
    r"(?:thanks|thank you|many thanks|sorry|hi|hello|dear \w+|please|ok|okay|well|um+|erm?|hmm+|and|but|so|or"
    r"|oh|lol|thanks again|cheers|x+|xo+x*|"
    r"(?:(?:(?:this|the|my|our|is) )*(?:(?:response|submission|comments?|answer|reply|sent|submitted|written|given|made"
    r"|answered|responding|answering|completed|returned|is|are|was|provided) )+(?:on behalf of|from the|by the"
    r"|as (?:a|an|the))|(?:for and )?on behalf of) (?!(?:above|below|previous|proposal|plan|idea|scheme)\b)"
    r"(?:(?!should\b|must\b|please\b|stop\b|keep\b|do\b|needs?\b|is\b|are\b|has\b|have\b|will\b|i\b|we\b"
    r"|would\b)\w+ ?){1,9}|(?:kind |best |warm )?(?:regards|wishes)(?: \w+){1,3}|yours (?:sincerely|faithfully"
    r"|truly)(?: \w+){0,3}|signed(?: \w+){1,4}"
    r"|(?:end of|ends?) (?:response|comment|submission)"
    r"|thank you (?:very much )?for (?:the opportunity|this opportunity|asking|your time|listening|reading"
    r"|consulting)(?: to (?:comment|respond|contribute|take part))?(?: (?:on|to) this(?: consultation"
    r"| survey)?)?"
    r"|kind regards|best wishes|regards|to be honest|tbh|really|at present|currently|at this (?:time|stage"
    r"|moment|point)|at the moment|for now|here|from (?:me|us))"
    r"(?: (?:very much|all|again|so much|to you all|everyone))?"
)
