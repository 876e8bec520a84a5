"""The words by which a comment shows that it holds no opinion. All patterns are for text that ``plain`` has made plain."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|&(?:nbsp|amp|lt|gt|quot|#\d{1,5});")
_SHORT_FORMS = (
    (re.compile(r"\b(?:can'?t|cannot|cant)\b"), "can not"),
    (re.compile(r"\bwon'?t\b"), "will not"),
    (re.compile(r"\b(do|does|did|is|was|were|are|has|have|had|would|could|should)n'?t\b"), r"\1 not"),
    (re.compile(r"\bi'?m\b"), "i am"),
    (re.compile(r"\b(i|we|you|they)'?ve\b"), r"\1 have"),
    (re.compile(r"\b(i|we|you|they|it|there)'d\b"), r"\1 would"),
    (re.compile(r"\b(we|you|they)'re\b"), r"\1 are"),
    (re.compile(r"\b(it|that|there|what|who)'?s\b"), r"\1 is"),
    (re.compile(r"\bcomm?[em]+n?t?e?n?t(s?)\b"), r"comment\1"),
    (re.compile(r"\bnoth?[ie]?n[g']?\b"), "nothing"),
    (re.compile(r"\bap+l[ia]+c[ae]ble\b"), "applicable"),
    (re.compile(r"\bun?derst?and\b"), "understand"),
    (re.compile(r"\bquest[io]+ns?\b"), "question"),
    (re.compile(r"\b(?:kinda|sorta|basically|actually|honestly|simply|literally|frankly|obviously)\b"), " "),
    (re.compile(r"\bdunno\b"), "do not know"),
    (re.compile(r"\bweb (site|page|form)\b"), r"web\1"),
)


def plain(text: str) -> str:
    """A text in small letters, with whole words for short forms, and without marks, markup or invisible characters.

    >>> plain("I can’t comment, <b>sorry</b> – it doesn't apply (n/a).")
    'i can not comment sorry it does not apply n a'
    """
    told = unicodedata.normalize("NFKC", _MARKUP.sub(" ", _INVISIBLE.sub("", text))).casefold()
    told = told.replace("\u2019", "'").replace("\u2018", "'").replace("`", "'")
    for pattern, whole in _SHORT_FORMS:
        told = pattern.sub(whole, told)
    return " ".join(re.findall(r"[^\W_]+", told.replace("'", "")))


def _bag(words: str) -> str:
    """Any number of these words, in any order, and nothing else."""
    return r"(?: (?:" + "|".join(words.split()) + r"))*"


_TAIL = _bag(
    """to add make offer give share say at this the time stage point moment present on about for question section part
    topic area matter subject issue here from us me in that these of my our team organisation i we can could think come
    comes mind springs either way one or other provide submit as such really currently just now further beyond already
    said have has been any anything else more it with regard regards respect thanks thank you sorry than what is a
    matters parts areas sections particular personally specific relation changes proposals proposal aspect be because
    answer comment comments off top head right wish want would like role service yet regarding please all moment
    field expertise knowledge remit sector setting tick answered answers response responses earlier previous team see know \d+"""
)
_WHO = r"(?:(?:sorry |unfortunately |afraid )?(?:i|we|they|our \w+|my \w+) (?:am afraid (?:i|we) )?(?:personally |really |just |currently |therefore |also |still |would |do |am |are |feel )*)?"
_NOUN = (
    r"(?:comments?|views?|opinions?|thoughts?|suggestions?|changes|remarks?|responses?|feedback|answers?|input|idea|ideas"
    r"|clue|observations?|preference|preferences|improvements?|amendments?|additions?|reply|points?|feelings?|position"
    r"|information|contribution|recommendations?|alterations?)"
)
_OF_ONE = r"(?:further|other|additional|particular|specific|more|strong|real|general|new|extra|useful|relevant|major|firm|fixed|definite|formal|additonal|or|comments?|and)"
_FREE = r"(?: (?!but\b|however\b|because\b|although\b|except\b|unless\b|should\b|there\b|needs?\b|must\b)\w+){0,12}"
_LACK = rf"(?:(?:have|hold|has|had|got|there is|there are|with|having) )?(?:no|not any) (?:{_OF_ONE} )*{_NOUN}"
_SAY = r"(?:comment|answer|respond|say|judge|give an opinion|have an opinion|express a view|offer a view|give a view|form an opinion|form a view|contribute|make a judgement|express an opinion|state|advise)"
_UNABLE = (
    r"(?:can not|could not|unable to|not able to|not (?:really )?(?:sufficiently |well |best |suitably )?(?:qualified|placed|equipped|informed|knowledgeable|experienced|familiar|competent) (?:enough )?to"
    r"|not in a position to|not for (?:me|us) to|would rather not|rather not|prefer not to|would prefer not to|not wish to|do not wish to|not want to|do not want to|not going to|will not be|will not|decline to|choose not to|would not like to|not feel able to|do not feel able to|do not feel qualified to|not feel qualified to|not confident to|hard to|difficult to)"
)
NO_COMMENT = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:(?:n a|na|nil|null|nan|none|nothing|nowt|nope|zero|0|x+|z+|blank|skip|skipped|pass|tbc|dk|idk|abstain|unsure|undecided|unknown"
        r"|asdf\w*|qwerty|test|testing|test test|no|not (?:applicable|relevant|answered|known|sure|certain|available|completed|required|provided)|know? comment)(?: (?=\w)|$))+(?:(?:at )?(?:this|the)(?: time| stage| moment)?|for now|really|here|thanks|thank you|from me|from us|sorry|at present|currently|either way)?",
        r"(?:this |question |section |box |it |is |has |been )*(?:intentionally |deliberately |purposely )?(?:left )?blank(?: intentionally| deliberately| on purpose)?",
        rf"{_WHO}(?:no|not any) (?:{_OF_ONE} )*{_NOUN}{_TAIL}",
        rf"{_WHO}{_LACK}{_TAIL}",
        rf"{_WHO}(?!there ){_LACK} (?:on|about|regarding|as to|concerning|whether|to make (?:on|about)|to offer (?:on|about)|in relation to|with regard to){_FREE}",
        rf"(?:(?:at this stage|currently|at present|at this time) )?{_WHO}(?:(?:have|has|had|got|there is) )?nothing (?:at all |more |else |further |really |much |new |extra |specific |particular |additional |useful )*(?:to (?:add|say|report|comment|declare|suggest|contribute|change|offer|note|mention|state|raise|submit)|comes|springs|i can think|we can think|i can say|at|that i can|for now|from|really|else|more|further|in particular|particularly|that comes)?{_TAIL}",
        rf"(?:none|nothing|nope|no)(?: (?:that|which|known|whatsoever|really))*(?: (?:i|we))?(?: can)?{_TAIL}(?: (?:know|aware|am aware|are aware) of| see| that is (?:it|all))?(?<!^no)",
        r"(?:i am |we are )?not (?:aware|known|conscious) (?:of|to) (?:any|me|us)(?: \w+){0,3}",
        r"(?:n a|not applicable|not relevant|na) (?:to|for|in|within|as) (?:(?!where\b|because\b)\w+ ?){1,6}",
        r"(?:i|we) (?:have )?left (?:this|it|that)(?: \w+){0,2} blank(?: \w+){0,3}",
        r"(?:meh|whatever|do not no|not bothered|not fussed|do not care|no strong views?|that is (?:it|all)|no more)(?: thanks| really)?",
        r"no (?:impact|effect|relevance|bearing) (?:for|on|to) (?:us|me|my \w+|our \w+)",
        rf"{_WHO}(?:do|did|does) not (?:really |currently |actually |personally )*(?:have|hold|wish|want|feel|think|see)(?: the need to| to| there is)?(?: a| an| enough| able| much| strong| {_OF_ONE})*(?: any(?: {_OF_ONE})* {_NOUN}| anything| {_NOUN}| (?:to )?(?:comment|say|add|answer|respond))+{_TAIL}",
        rf"{_WHO}can not (?:really |honestly )?(?:think of|add|say|suggest|see)(?: any| anything| much| more| one| a)*{_TAIL}(?<!say)(?<!add)",
        rf"{_WHO}{_UNABLE} {_SAY}{_TAIL}",
        rf"{_WHO}{_UNABLE} (?:comment|answer|respond|judge|offer an opinion|give an opinion|express a view)(?: (?:on|about|for|to|as to|whether|how|in|because|as|if|regarding)){_FREE}",
        rf"{_WHO}(?:do not|not|did not|have not) (?:really |honestly |personally |currently )?(?:know|sure|certain)(?: either way| about (?:this|that|it)(?: one)?| on this(?: one)?| how to answer(?: this| it)?(?: question| one)?| what to (?:say|put|write|answer|add|suggest)(?: here)?| at (?:this|the) (?:time|moment|stage)| to be honest| tbh| yet| really| the answer(?: to this| to that)?(?: question)?| if i (?:agree|disagree)(?: or (?:not|disagree))?| whether i agree or (?:not|disagree))?",
        rf"{_WHO}(?:(?:do|did) not|not) (?:really |yet )?(?:know|have|read|understand|seen)? ?(?:nearly )?(?:enough|sufficient|much)(?: knowledge| information| experience| detail| expertise| understanding)?(?: (?:about|of|on|in|regarding|around){_FREE})?(?: to {_SAY}{_TAIL})?(?<!enough)(?<!have)",
        rf"(?:(?:i|we) (?:have|has|had|got) )?(?:no|little|limited|not enough|insufficient|very little) (?:real |direct |personal |first hand |professional |relevant |specific |prior )*(?:knowledge|experience|expertise|understanding) (?:of|in|about|on|with|around|regarding|to|here){_FREE}",
        rf"(?:(?:i|we) (?:have|had) )?no (?:real |direct |personal |first hand |professional |relevant )*(?:knowledge|experience|expertise)",
        rf"(?:(?:this|the|that|it|question|section|part|is|was|does|do|did|probably|really|mostly|largely) )*not (?:really |directly |currently |particularly |something that is |an area that is |something which is )*(?:apply|applicable|relevant|appropriate|pertinent|affect)(?: (?:to|for|in|within|with) (?:me|us|my|our|this|these|the)(?: \w+){{0,5}}| here| (?:me|us)(?: directly)?| in (?:my|our) (?:\w+ ?){{1,4}})?",
        r"(?:(?:this|the|that|it|question|section|part|is|was|topic) )*(?:really |just )?not (?:really )?(?:in |within |part of )?(?:my|our) (?:area|field|role|remit|expertise|place|job|sector|specialism|experience|department|line of work|area of expertise|field of expertise|area of work|area of practice|scope|knowledge base)(?: of \w+)?(?: so| of)?",
        r"(?:(?:this|the|that|it|question|section|part|is|falls|all|topic|area) )*(?:outside|beyond|out of)(?: of)? (?:my|our|the scope of my|the scope of our|the remit of our) (?:\w+ ?){1,4}",
        r"(?:i |we )?(?:would |d )?(?:prefer|rather) not (?:to )?(?:say|answer|comment)",
        r"(?:i am |am |we are )?(?:happy to leave|leave|leaving) (?:this|that|it) (?:blank|to (?:others|experts|the experts|professionals|those who know))(?: \w+){0,4}",
        r"(?:i am |we are )?(?:unsure|undecided|neutral as i do not know|uncertain)(?: (?:about|on|of) this(?: one)?| at this (?:time|stage)| either way)?",
        r"(?:(?:i|we) (?:have )?)?(?:not|never) (?:yet )?(?:read|seen|looked at) (?:the |this |that |it|any )*(?:document|guidance|draft|section|chapter|paper|proposals?|proposed changes|consultation|it|of it)?(?: yet| so| in full| in detail)*(?: (?:can not|unable to) (?:comment|answer|say))?",
        r"(?:i|we) (?:have )?(?:no|not any|do not have any) (?:strong |particular |real )?(?:feelings?|preference|opinion|views?)(?: (?:either|one) way(?: or (?:the )?other)?)?(?: (?:on|about) this)?",
        r"(?:i |we )?(?:have )?(?:no|not an|not a) idea(?: (?:about (?:this|it|that)|to be honest|tbh|sorry|what to (?:say|put|write)))?",
        r"(?:i |we )?(?:can not|could not|do not) (?:really )?(?:remember|recall)",
        r"i (?:do not|have not) (?:mind|minded)(?: either way)?",
    )
)  # fmt: skip
# Said beside one of the others, these add nothing; alone, they may be the opinion.
COMPANIONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:as |because |since |so |and |sorry |given |that )*(?:i|we|my \w+|our \w+)(?: (?:am|are|do|does|did|have|has|had|would|was|were|could))? (?:not|never|no longer|only|just|no|nothing|neither|little|limited){_FREE}",
        r"(?:as |because |since |so )*(?:i|we) (?:am|are) (?:(?:just|only|merely|simply) )?(?:an? |the )?(?:\w+ ){0,3}(?:parent|student|trainee|member|carer|new|retired|volunteer|grandparent|teacher|individual|based|outside|unfamiliar|unaware)(?: \w+){0,6}",
        r"(?:as |because |since |so )*(?:this|it|that|the question|question|section)(?: (?:is|was|does|do))? (?:not|outside|beyond|outwith|about|for){1,2}(?: (?:apply|relevant|my|our|me|us|a|an|the|of|to|in|remit|role|area|expertise|field|something|deal|with|work|scope|service|for|team|sector|school|organisation|others?|professionals?|local authorit(?:y|ies)|social workers?|england|here|i|we|do|know|experts?|about))*",
        r"(?:very |really |so |extremely |rather |quite |most |a bit |not |how |what a |absolutely )*(?:frustrating|annoying|poor|bad|good|disappointing|irritating|infuriating|unhelpful|helpful|useful|annoyed|cross|stressful|rubbish|pain|shame|waste of time|off putting|ridiculous|confusing|great|hopeless|useless|unacceptable)",
        r"(?:please )?(?:can you |could you |you need to |someone should )?(?:fix|sort|mend|look at|check|change|improve|correct)(?: (?:it|this|that|out|please|the|form|survey|website|page|question))*",
        r"(?:so )?(?:i|we) (?:will |have |am |are |would |had )?(?:leave|left|leaving|skip|skipped|skipping|give up|gave up|given up|move on|moving on|guess|guessed|guessing|giving up)(?: (?:it|this|that|the|on|to|blank|question|next|one|in|the end|box|halfway|here|others))*",
        r"(?:so |therefore |and |hence )*(?:i )?(?:ticked|put|chose|answered|selected|have put|have ticked|have answered|went for|clicked|just ticked) (?:the )?(?:neither|do not know|not sure|no|yes|unsure|agree|disagree|middle|neutral|any|one|n a|not answered|something|anything|at random|random)(?: \w+){0,4}",
        r"(?:so |and |which meant |then )*(?:i |we )?(?:then )?(?:had|have|having|made me|makes me|need) (?:to )?(?:start|re ?type|re ?do|re ?enter|fill|begin|complete|log|write|do|answer|try)(?: \w+){0,4} (?:again|over|twice|afresh|times)(?: \w+){0,2}",
        r"(?:and |so |then |which |it |that )*(?:i |we )?(?:have )?(?:lost|lose|deleted|wiped|losing) (?:it all|everything|all of it|the lot|it|all my \w+|what i wrote)",
        r"(?:so )?apologies(?: (?:for|if) (?:\w+ ?){1,8})?|hope (?:that|this) helps|hope this is (?:ok|okay|all right)|best wishes|kind regards|many thanks|regards|cheers",
        r"(?:yes|no|yep|nope|agree|disagree|ok|okay|true|that is (?:it|all))",
        rf"(?:do|did) not (?:work|deal|practise|have (?:any )?(?:experience|involvement|contact)|use|know){_FREE}",
    )
)
FILLERS = re.compile(
    r"(?:thanks|thank you|many thanks|sorry|hi|hello|dear \w+|please|ok|okay|well|um+|erm?|hmm+|and|but|so|or|oh|lol|thanks again|cheers"
    r"|thank you (?:very much )?for (?:the opportunity|this opportunity|asking|your time|listening|reading|consulting)(?: to (?:comment|respond|contribute|take part))?(?: (?:on|to) this(?: consultation| survey)?)?"
    r"|kind regards|best wishes|regards|to be honest|tbh|really|at present|currently|at this (?:time|stage|moment|point)|at the moment|for now|here|from (?:me|us))"
    r"(?: (?:very much|all|again|so much|to you all|everyone))?"
)
_REFERENCE_WORDS = (
    """see refer refers referring please as per same to the my our in at of for answer answers answered answering response
    responses responded reply comment comments commented said stated mentioned noted given covered discussed explained
    outlined set out made addressed above below previous previously earlier before already ditto attached attachment
    attachments enclosed document documents letter email separate separately full fuller written question questions q qs
    qu quest number numbers no nos section part point points this that i we have has had been is are was and or it
    both these those again repeat repeated detailed view views on with by sent provided submitted submission paper report
    pdf file box page paragraph para back apply applies here from you thanks last one other elsewhere too would
    under also refered reffer previuos prevous prev abover abve feedback statement left first next main overall
    linked relevant my position what put wrote written emailed covering joint boxes enough in their sections think believe evidence appendix annex overleaf remain remains idem ibid your via narrative further"""
).split()
REFERENCE_WORDS = frozenset(_REFERENCE_WORDS)
REFERENCE_ANCHOR = re.compile(
    r"\b(?:above|abve|abover|below|previous|previuos|prevous|prev|previously|earlier|before|already|ditto|same|attached|attachments?"
    r"|enclosed|idem|ibid|q ?\d+\w?|qs? \d+\w?|qu \d+|questions? (?:number |no )?\d+\w?|elsewhere|overleaf|appendix|annex|\d+ \d+\w?"
    r"|other (?:answers?|responses?|comments?|questions?)|last (?:question|answer|comment|one)|(?:see|refer to|in) (?:my|our|the) (?:\w+ )?(?:letter|email|submission|response|document|statement|paper|report)"
    r"|(?:covering|emailed|joint|separate) (?:letter|submission|response|note|paper)|other (?:boxes|sections?)|see (?:separate|full|written|q|question|section|response|answer|comments?|other|main|overall)|first (?:question|answer|comment)|again|repeat(?:ed)?)\b"
)
REFERENCE_LONG = re.compile(
    r"(?:please )?(?:see|refer to|i refer you to|we refer you to|we would refer you to|i would refer you to|as (?:in|per|stated in|set out in)) (?:my|our|the|what) (?:(?:i|we) (?:said|wrote|put) |(?:(?:full|written|separate|joint|main|other|earlier|previous|emailed|detailed|organisation|force|trust|council|partnership|federation|union|team) )*"
    r"(?:answers?|responses?|comments?|submission|letter|email|reply|statement) ?)(?:(?:(?:on|about|under|to|at|for|from|in|by|of|regarding|above|below|attached|sent|which|that|will|being|submitted) ?)(?:\w+ ?){0,6})?"
)
REFERENCE_NOT = re.compile(
    r"^(?:(?:yes|no) (?:to|with|for)\b|no .*\b(?:comment|response|answer)s?\b.*\b(?:in|on)\b|(?:it|this|that) (?:is|was)\b(?! (?:covered|addressed|answered|the same as|as|already|in|set out|given|discussed|noted|outlined|explained|mentioned|stated)))"
)
