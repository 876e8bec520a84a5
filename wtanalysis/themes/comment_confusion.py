"""How comments show that the question, or a word of it, was not understood.

Patterns are for one point that ``comment_words.plain`` has made plain.
"""

from __future__ import annotations

import re

_THE_QUESTION = (
    r"(?:this|the|your|that|these|above|current|what this|most of the|last|of the|of these) (?:\w+ )?(?:question"
    r"|questions|wording|q|questionnaire)"
)
_ASKED = (
    rf"(?:{_THE_QUESTION}|question|what (?:is|was|are|it is|this is|that is|you are|you were|your|youre|we are"
    rf"|i am|am i|do you|you|they are) (?:being |really |actually |even )*(?:asked|asking|mean|meaning|meant"
    rf"|wanting|want|after|getting at|looking for|on about|talking about|trying to (?:ask|say)|referring to"
    rf"|supposed to (?:say|answer|put|comment on))|(?:what )?(?:this|it|the question|that|any of this) (?:is |all "
    rf"|really |even |actually )*(?:means|meaning|mean|about|asking|asks|refers to|relates to|on about|getting at"
    rf"|saying))"
)
_NOT_GET = (
    r"(?:(?:do|did|can|could|does|would) not (?:really |quite |fully |at all |even |actually |properly "
    r"|entirely )*(?:understand|follow|get|grasp|make sense of|work out|tell|see|know|make head or tail of"
    r"|figure out|comprehend|interpret)|not (?:really |quite |at all |entirely |very |too |exactly "
    r"|completely )*(?:sure|clear|certain|understood|understand|following)(?: on| about| of| as to)?|unsure(?: of"
    r"| about| as to)?|unclear(?: about| on| as to)?|no idea(?: of| about)?|no clue|struggl\w+ to (?:understand"
    r"|follow|see|work out)|confused (?:by|about|as to|with|over)|baffled by|puzzled by|lost (?:by|with)"
    r"|hard to (?:understand|follow|know|tell|work out)|difficult to (?:understand|follow|know|tell|work out)"
    r"|never heard of|misunderstood|misread)"
)
_TERM = r"(?:(?:a|an|the|this|these|those) )?(?:\w+ ){0,5}?\w+"
CONFUSION = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NOT_GET} (?:it is |exactly |quite |really )*{_ASKED}\b(?! of (?!me|us))",
        (rf"^(?:sorry |so |but |i |we |am |just |a bit |completely |totally |afraid )*(?:{_NOT_GET}|confused"
        rf"|lost|baffled)(?: (?:this|it|that|sorry|at all|any of (?:this|it)|by (?:this|it|that)"
        rf"|what to (?:put|say|answer)|one|all this|the wording|here|the language|the jargon|the terminology"
        rf"|the terms|completely|totally|the terms"
        rf" used))*$(?<!know)(?<!sure)(?<!clear)(?<!unclear)(?<!unsure)(?<!idea)(?<!tell)(?<!certain)(?<!see"
        rf" this)(?<!not get)(?<!not see)(?<!know this)"),
        (rf"\b{_THE_QUESTION} (?:is |are |was |were |seems? |does |do |did |really |a bit |very |too |so "
        rf"|rather |quite |just |also |to be |to me |extremely |completely )*(?:not )?(?:make(?:s)?(?: (?:any"
        rf"|no|much|little))? sense|unclear|confusing|ambiguous|vague|hard to (?:understand|follow|answer"
        rf"|read)|difficult to (?:understand|follow|answer|interpret)|not clear|clear|complicated"
        rf"|unintelligible|incomprehensible|gibberish|gobbledygook|mean anything|meaningless|confus\w+"
        rf"|technical|double dutch|jargon|in plain english|understandable|nonsense|not in plain english)\b"),
        (r"\b(?:question|wording) (?:\w+ )?(?:could|can|may) be (?:read|interpreted|understood"
        r"|taken) (?:in )?(?:\w+ )?(?:ways?|differently|to mean)\b"),
        (r"^(?:sorry |but |so |and |please |erm? |um )*(?:what|wot|wat) (?:does|do|is|are|on earth (?:does|is)"
        r"|exactly (?:is|does)) (?:all )?(?:this|that|it|these|the question|any of this|you|the above"
        r"|question)(?: \w+){0,3} (?:mean|asking|about|means|on about|supposed to mean|meant by)\b(?! (?:for"
        r"|in practice|when|to (?!me)))"),
        (rf"^(?:sorry |but |so |and |please |erm? |um )*(?:what|wot) (?:does|do) (?:you mean by |the word "
        rf"|the term |the phrase )?{_TERM} (?:mean|stand for|refer to)(?: (?:here|by (?:this|that)"
        rf"|in this (?:context|question|case)|exactly|please|sorry))*$"),
        rf"^(?:sorry |but |so |and |please |erm? |um )*what (?:do|did) you mean(?: (?:by|with|when you say) {_TERM})?$",
        (r"^(?:sorry |but |so |and |please |erm? |um )*(?:what|who)(?! .*\b(?:without|if|when|worth|like|but|than"
         r"|unless|nowadays)\b)(?: on earth| exactly)? (?:is"
        r"|are)(?: meant by)? (?:an? |the )?(?!(?:point|use|purpose|plan|evidence|cost|impact|difference|need"
        r"|reason|rationale|benefit|alternative|solution|wrong|missing|needed|happening|going|being|going to"
        r"|definition|funding|budget|timescale|timeline|next|really|important|required|it|this|that|your"
        r"|government|children|social workers|good|answer|threshold|incentive|excuse"
        r"|hope)\b)(?:\w+ ){0,4}?\w+(?: (?:please|sorry|anyway|exactly))?$(?<!for)(?<!doing)"),
        (r"^(?:(?:i|we|sorry|so|but|and|also|am|afraid|really|just|honestly) )*(?:(?:do|did) not (?:really "
        r"|even |actually )?(?:know|understand|get)|have no idea|no idea|not (?:really |quite |entirely "
        r"|at all )?(?:sure|clear|certain)|unsure|never heard of|not heard of|no clue"
        r"|have no clue)(?: about)?(?: what| who)? (?:an? |the |is meant by |is a |is an |are "
        r"|is )?(?:(?!should\b|social workers\b|you\b|families\b|i\b|we\b|happen\w*|will\b|would\b|why\b"
        r"|how\b|this will\b|difference\b|needs?\b|anyone\b|enough\b|anything\b|more\b)\w+ ){1,7}(?:is|are"
        r"|means?|stands? for|refers? to|does|do|was)(?: (?:sorry|here|please|in this context|anyway))*$"),
        (r"^(?:question|questions|wording|q\d*) (?:is |are |was |really |very |so |too |does |do )*(?:not (?:very "
        r"|really |at all )?clear|unclear|confusing|ambiguous|vague|not make (?:any )?sense|makes no sense"
        r"|badly worded|poorly worded)(?: .*)?$"),
        r"\b(?:i|we) (?:have )?(?:never|not) heard of (?:an? |the )?(?:\w+ ?){1,5}$",
        (r"\b(?:i|we) (?:had )?(?:thought|assumed|presumed|believed|imagined|took it) (?:that )?(?:this|the|it"
        r"|you|your)(?: \w+){0,3} (?:was|were|is|would be|had been|meant|to be)(?: (?:being|going to be"
        r"|meant to be|supposed to be|just|only|all))* (?:about|asking|for|on|referring|to do with|a survey"
        r"|the form|a form|talking)\b"),
        (r"^(?:sorry |so |but |wait |erm? )*(?:is|are|was|does|do) (?:this|that|it|the question|you"
        r"|these)(?: (?:question|one|questions))?(?: (?:meant to be|supposed to be|still|just|only|even"
        r"|actually|all|mean|asking))* (?:about|asking|referring|refer to|to do with|relate to|relating to"
        r"|talking about|the same (?:as|question)|for|where|me|the one|the form|the place"
        r"|mean)\b(?! to\b)(?! .*\b(?:joke|money|children or|saving|cuts)\b)"),
        (r"\b(?:may|might|must|could|probably|think i|i|we) (?:have |had |be )?(?:misunderst\w+|misread"
        r"|misinterpreted|missed the point of|got the wrong end)(?: \w+){0,2} ?(?:question|this|it|what"
        r"|something|the|$)"),
        (r"\bnot sure (?:if |whether )?(?:i (?:have )?(?:understood|understand|read|answered)"
        r"|this is (?:the right (?:place|form|box|question|survey)|what you (?:mean|want|asked|are asking)"
        r"|relevant to the question|what (?:was|is) (?:meant|asked)))\b"),
        (r"\b(?:please |can (?:you|someone|anyone) |could (?:you|someone) |would you )(?:please )?(?:explain"
        r"|clarify|define|reword|rephrase|tell me|say)(?: \w+){0,3}? (?:the question|this question|question"
        r"|what (?:this|it|you|that|is meant|an?|the)(?: \w+){0,4} (?:means?|is|asking|by)|in (?:plain|simple"
        r"|easy) (?:english|words|language|terms)|what you mean|the wording)\b"),
        (r"^(?:(?:far )?too many|so many|full of|lots of|all this|too much) (?:long |big |difficult |hard "
        r"|technical )+(?:words|acronyms|jargon|abbreviations)(?: (?:in|for|here|i|do|not|understand|to|me"
        r"|this|the|question|questions))*$"),
        (r"\b(?:what|which) (?:\w+ )?(?:question|bit|part|document|title|changes|proposal|guidance|list"
        r"|principles|section|one) (?:is this|are you|do you mean|does this|is it|am i)(?: \w+){0,3}$"),
        r"^(?:very |really |such a |a )*(?:confusing|unclear|ambiguous|odd|strange|meaningless) question$",
        (r"^(?:sorry )?(?:i|we) (?:had )?(?:thought|assumed) (?:that )?this was (?:the|a|an) (?:survey|form"
        r"|consultation|page)\b"),
        (r"^(?:eh|huh|pardon|what|wot|sorry what|come again|not with you|in english please|english please|wtf"
        r"|clear as mud|^as in|in plain|into plain|in simple|gobbledygook|double dutch|gibberish)$"),
        (r"\b(?:have i|am i|did i|maybe i am|perhaps i am|think i am|might be) (?:got |in |on |click\w* "
        r"|answering |fill\w* in )*(?:the )?wrong (?:form|survey|page|place|question|consultation|link"
        r"|questionnaire|website)\b"),
        # "doesn't make sense to me, this one", "q3 makes no sense"
        (r"^(?:(?:it|this|that|q ?\d+|this one|sorry|really|just|still) )*(?:(?:does|did) "
         r"not (?:really )?make (?:any |much "
        r"|a lot of )?sense|makes? (?:no|little|zero) sense)(?: (?:to me|to us|at all|sorry|really))*"
        r" (?:this|that|the|your)(?: last| whole)? (?:one|question|bit|q|section|wording|sentence)$"),
        (r"^(?:you have |you |this (?:one |question )?(?:has |have )?|that (?:one )?|it "
         r"is |well |sorry |totally |all |way |a bit )*"
        r"(?:lost me|over my head|beyond me|above my head|all greek to me|greek to me|as clear as mud|clear as mud"
        r"|(?:went|goes|gone|flew)(?: right| straight| clean)? over my"
        r" head|goes over my head)(?: (?:there|here|sorry|this|this one|one|question|completely|with this|with that"
        r"|on this"
        r"|me))*$"),
        (r"\b(?:put|say|write|word) (?:this|it|the question|that)(?: question| one)? in(?:to)? (?:plain|simple|easy"
         r"|everyday|normal"
        r"|proper|ordinary)(?:er)? (?:words|english|language|terms)\b"),
        (r"^(?:sorry |but )*(?:i |we )?have not (?:the|a|got a|got the) (?:foggiest|faintest|clue|scooby|notion"
         r"|idea)(?: idea| notion| clue)?"
        r" (?:what|who|which|about) .*$"),
        r"^as in (?:\w+ ){1,5}or (?:as )?(?:in )?(?:\w+ ?){1,5}$",
        (r"^(?:sorry )?(?:is|are) (?:this|that) the (?:survey|form|question|consultation|one|questionnaire) (?:about"
         r"|for|on|that|where)"
        r"\b.*$"),
        # "which end of the road is this about"
        (r"^(?:sorry |but |so |and )*(?:which|what|whose|where|who|when)(?: \w+){0,6} (?:(?:is|are|does|do"
         r"|was) (?:this|it|you"
        r"|the question|they|these)(?: (?:question|actually|even))?|are we|am i)(?: (?:being|meant to be|supposed "
        r"to be))?"
        r" (?:about|mean|meaning|asking|asked|referring|refer|talking|on about)(?: (?:for|to|about|here|by|please"
        r"|me))*$"),
        # "am I meant to answer as a teacher", "by views do you mean opinions"
        (r"^(?:sorry |but |so |and )*(?:am|are|do|should|must) (?:i|we) (?:(?:meant|supposed|expected|being asked"
         r"|asked|to|just"
        r"|only) )*(?:answer|respond|comment|reply|rank|tick|choose|put|write|say)(?: (?:this|it|here|yes|something))?"
        r" (?:as|for|about|on|if|only|what|which|in)\b.*$"),
        (r"^(?:sorry |but |so |and |wait |erm? )*(?:(?:by|when you say|with|for) (?:\w+ ){1,4})?(?:do|did) you(?: "
         r"just| really"
        r"| only| actually)? mean (?!(?:to|business|it|well|that (?:the|we|children)|we)\b)(?:\w+ ?){1,10}$"),
        (r"^(?:sorry |but |so |and )*(?:what|who) (?:counts as|qualifies as|is classed as|is counted as|constitutes"
         r"|do you (?:class"
        r"|count|regard) as|is meant by|is meant with)(?: (?!is\b|are\b|was\b|will\b|has\b)\w+){1,5}$"),
        (r"\b(?:(?:please|can you|could you|can somebody|can someone|kindly) )+(?:explain|clarify|define|spell out"
         r"|say)(?: (?:what"
        r"|who|which|the|is|are|you|mean|means|meant|by|term|word|phrase))* (?:\w+ ?){1,3}(?: (?:is|are|means"
        r"|mean))?$"),
        (r"^(?:and )?(?:you|it|the question|this|nobody)(?: (?:have|has|do|does|did))? (?:not|never) (?:said|say"
         r"|says|explain\w*"
        r"|tell|told|define\w*|specif\w+|clarif\w+|made clear|make clear)(?: (?:it|which|what|who|anywhere|so|that|here"
        r"|to us|to me|me|us))*$"),
        (r"\b(?:i|we) (?:do not|did not|can not) know (?:what|which|who) (?:that|this|these|those|it|they|any "
         r"of (?:these|this)) (?:is"
        r"|are|means?|refers? to|stands? for)(?: (?:so|sorry|here|in this context))*$"),
        (r"^(?:i am |i was |we are |am |a bit |bit |very |so |totally |completely |rather |quite |really )*"
        r"(?:confused|baffled|lost"
        r"|puzzled|muddled|stumped)(?: (?:by|about|with|on|over) (?:this|the|that|it|what) ?(?:question|one|wording"
        r"|q|bit|all"
        r"|whole thing|language)?)?(?: (?:sorry|here|now|tbh|this|question))*$"),
        (r"^(?:(?:a|an|very|really|such|what|this is|it is|that is|is|far|way|too|rather|so) )*(?:confusing|unclear"
         r"|ambiguous|vague"
        r"|badly worded|poorly worded|complicated|muddled|wordy|convoluted|baffling|obscure|impenetrable|technical"
        r"|jargon)"
        r" (?:\w+ )?(?:question|q|wording|sentence)(?: (?:this|sorry|is this|that))*$"),
        (r"\b(?:this|the|that|your|last|first) (?:question|q|wording|sentence|word|term"
         r"|phrase)(?: \d+)? (?:\w+ ){0,2}?(?:is|was|are)"
        r" (?:\w+ ){0,2}?(?:not clear|not very clear|gibberish|gobbledygook|nonsense|meaningless|waffle"
        r"|incomprehensible|confusing|unclear|ambiguous"
        r"|over my head|lost on me|beyond me|above my head|too hard|too difficult|badly worded|poorly worded|badly "
        r"phrased"
        r"|jargon|baffling|double dutch)\b"),
        (r"\b(?:had|have|need|needed) to (?:read|look|google|reread|re read) (?:this|it|the question|that)(?: "
         r"question)? (?:up|twice"
        r"|three times|four times|several times|many times|over and over|again)\b.*\b(?:still|not|lost|no|none|wiser"
        r"|confus\w+)\b"),
        (r"\b(?:this|the) question (?:does|do|did|is|seems) (?:not|to not)(?: \w+){0,2}? (?:relate|match|follow"
        r"|fit|correspond|go with|appear to relate|bear)\b"),
    )
)  # fmt: skip


# Said once, these colour all that the comment goes on to say: it answers a question that was not asked.
MISTAKEN = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\bif (?:that|this|it) is what (?:is|was|you|the question|they|we)(?: \w+){0,2} (?:meant|mean|means"
            r"|asking|asked|asks|after|about)\b"
        ),
        (
            r"^(?:sorry |but |so |and |erm? )*(?:is|are) (?:this|that|it|the \w+(?: \w+)?|these|\w+ \d+"
            r"|lead \w+(?: \w+)?) (?:(?:question|one|bit|section) )?(?:about|the same (?:as|thing as)"
            r"|the one (?:about|that|where|with)|to do with|something to do with|asking (?:about|if|whether|me)"
            r"|referring to) .*$"
        ),
        (
            r"\b(?:have |just |only )?answered (?:this |it |the question )?(?:as if|as though"
            r"|on the basis that it (?:is|was|means)|assuming (?:it|this|you|that it|that this|that you))\b"
        ),
        (
            r"\b(?:not sure|do not know|unsure|unclear|no idea) (?:if|whether) (?:this|it|the question|you) (?:is"
            r"|are|was|were)(?: \w+){0,2} (?:about|asking|referring|meaning|meant|talking|to do with|the same"
            r"|the one)\b"
        ),
        (
            r"\bnot sure why (?:i|we) (?:have been|am being|are being|was|were|am|are) (?:being )?asked\b"
            r"|\bwhy (?:am i|are we|have i|was i) (?:being )?(?:been )?asked (?:this|about|to comment|for my)\b"
        ),
        r"^(?:\w+ ){1,2}(?:of|for|in|with|by) (?:what|whom|who|which)$",
        (
            r"\b(?:not sure|do not know|no idea|do not see|do not understand) (?:why|how|where"
            r"|what) (?:\w+ ){1,4}(?:comes? into it|has got to do with (?:it|this)|has to do with (?:it|this)"
            r"|fits? in here)\b"
        ),
        (
            r"^(?:is|are|was) (?!there\b)(?:\w+ ){1,5}(?:the one|the same|in|at|the)(?: \w+){1,6} or (?:is|are) (?:that"
            r"|it|this)\b.*$"
        ),
        (
            r"\b(?:i|we) (?:think|guess|suppose|imagine|presume|assume) (?:that )?(?:this|it|the question"
            r"|you) (?:is|are|means?)(?: \w+){0,2} (?:about|asking|asks|the one|referring|mean|meant)\b"
        ),
    )
)

_MISTAKEN_CUE = re.compile(
    r"about|ask|same|answered|what|who|which|into it|to do with|fits? in|one|mean|refer|talk| or (?:is|are)"
)
# Without one of these nothing here matches; one look for them saves many.
_CUE = re.compile(
    r"question|wording|word|\bq\b|\bq ?\d|what|wot|wat|who|which|when|where|understand|understood|follow|\bget\b"
    r"|grasp|make"
    r"|work out|tell|see|know|figure|comprehend|interpret|sure|clear|certain|idea|clue|confus|baffled|puzzled"
    r"|stumped|muddled"
    r"|lost|heard|misread|misunderst|misint|missed|wrong|sense|mean|asking|asked|about|thought|assumed|presumed"
    r"|believed|imagined"
    r"|took|explain|clarify|define|spell out|say|said|acronym|jargon|abbreviation|huh|^eh|pardon|come again|with you"
    r"|english|wtf"
    r"|mud|gobbled|dutch|gibberish|head|greek|beyond|^(?:\w+ ){0,3}(?:is|are|was|does|do|am|should|must|did)\b"
    r"|sentence|complicated"
    r"|ambiguous|vague|wordy|convoluted|obscure|technical|specif|this one"
)


def is_mistaken(plain_text: str) -> bool:
    """Whether a point shows that all of the comment answers another question than the one that was asked.

    >>> is_mistaken("is this about the bins"), is_mistaken("is this enough money")
    (True, False)
    """
    return bool(_MISTAKEN_CUE.search(plain_text)) and any(pattern.search(plain_text) for pattern in MISTAKEN)


_OF_OTHERS = re.compile(
    r"\b(?:staff|famil\w+|parents?|carers?|children|practitioners?|people|workers?|they|he|she|professionals?"
    r"|teachers?|schools?|partners?|partnerships?|many|most|some|others|agencies|colleagues|everyone|nobody"
    r"|no one|public|managers|councils|police|kids|mums|dads)\b(?: \w+){0,3}? (?:(?:do|did|can|could|are|is"
    r"|were|was|would|will|does|may|might) not|unsure|unclear|confused|struggl\w+|not sure|have no idea"
    r"|never heard)\b"
)


def is_confused(plain_text: str) -> bool:
    """Whether a point says that the question, or a word of it, was not understood.

    >>> is_confused("i do not understand the question"), is_confused("i do not understand why schools are left out")
    (True, False)
    """
    if not _CUE.search(plain_text) or _OF_OTHERS.search(plain_text):
        return False
    return any(pattern.search(plain_text) for pattern in CONFUSION)


_ASKS_BACK = re.compile(r"\b(?:what|which|who|whom|whose|where|when)\b")
_COMMON_BEFORE = frozenset("so and then for at but now or to since says if".split())  # noqa: SIM905 -- a list of words reads best as words


def echoes(plain_text: str, question: str) -> bool:
    """Whether a point asks back with words of the question: all but one word of it, and a word for what is not known.

    Args:
        plain_text: a point that ends in a question mark, made plain.
        question: the question, made plain.

    >>> asked = "what is needed before the homes are occupied"
    >>> echoes("before which homes are occupied", asked), echoes("so what", asked), echoes("homes for what", asked)
    (True, False, True)
    """
    words = plain_text.split()
    found = [at for at, word in enumerate(words) if _ASKS_BACK.fullmatch(word)]
    if not question or not found or not 0 < found[0] <= 3 or words[0] in ("how", "why", "so", "and", "then", "or"):
        return False
    told = set(question.split())
    rest = [word for word in words if not _ASKS_BACK.fullmatch(word)]
    known = [word in told or word.removesuffix("s") in told for word in rest]
    own = [word for word, is_known in zip(rest, known, strict=True) if is_known and word not in _COMMON_BEFORE]
    return bool(own) and sum(known) >= len(rest) - 1
