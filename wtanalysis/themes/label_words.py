"""What kind of word each word is, by short lists, endings and the words that stand around it in the same texts.

No tagger is needed: in thousands of comments the company of a word tells a thing ("the rota.") from something done
("to pay") and from a quality ("very kind"). See docs/naming.md for how names with and without a tagger were judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['’\-&][^\W\d_]+)*")
MASK = re.compile(r"\[[A-Z][A-Z &_-]*(?: \d+)?\]")


def _words(text: str) -> frozenset[str]:
    """A list of words as a set."""
    return frozenset(text.split())


FUNCTION = _words(
    """
    a about above after again all am an and any are as at be because been before being below between both but by
    can could did do does doing down during each either for from had has have having he her here hers him his how i
    if in into is it its itself me might mine must my myself no nor not of off on once or ought our ours out over
    per shall she should than that the their theirs them then there these they this those through to too under
    until up upon us was we were what when where which while who whom whose why with within without would yet you
    your yours
    """
)
ARTICLES = frozenset({"the", "a", "an"})
LINKS = _words("about between during for in of on outside to with without")
TURNING = _words(
    "not n't no never nothing neither nor without lack hardly nobody none cannot cant dont didnt wasnt isnt arent less"
)
BE = _words("is are was were be being been")
# Left out of a phrase: how much, not what.
OPPOSING = _words(
    "abandon against object objection oppose opposed opposing opposition reject rejected scrap withdraw withdrawn"
)
DEGREE = _words(
    """
    absolutely actually also always certainly completely definitely exceptionally extremely especially generally
    incredibly just particularly pretty quite rather really so still such totally truly usually very
    """
)
BLAMING = _words(
    """
    appalling awful bad confusing cramped difficult dirty disappointing disgusting dreadful hopeless horrible noisy
    poor rude shocking slow stressful terrible unhappy unhelpful useless worse worst wrong
    """
)
# Words of praise and complaint: qualities of a thing, never a name by themselves.
JUDGING = _words(
    """
    amazing appalling approachable attentive awesome awful bad best better brilliant calm caring cheerful clean
    clear comfortable comforting compassionate confusing considerate courteous cramped difficult dirty
    disappointing disgusting dreadful easy efficient encouraging enjoyable excellent exceptional fab fabulous
    fantastic fast fine first-class friendly sensible funny good great happy helpful hopeless horrible ideal impeccable
    informative interesting kind knowledgeable lovely nice noisy outstanding patient perfect pleasant pleased
    polite poor positive professional prompt quick reassuring relaxed respectful rude satisfied shocking slow
    smooth stressful super superb supportive sympathetic terrible thorough top unhappy unhelpful useful useless
    warm welcoming wonderful worse worst wrong
    """
)
_QUALITIES = JUDGING | _words(
    """
    additional annual adult available clinical common complex consistent correct cultural daily different disabled
    domestic early economic effective elderly emotional enough equal experienced extra faster few financial formal
    free full fuller further general global good hard healthy high higher honest human individual inadequate
    independent joint key large late legal little local long longer low lower main medical mental mixed multi
    multi-agency national natural new old open other physical private proper public qualified quick regular rural
    safe same senior separate serious short shorter significant single small social special specialist specific
    statutory strong stronger suitable urgent vague various voluntary vulnerable whole wide wider willing worried
    young younger
    """
)
_DONE = _words(
    """
    add address agree allow answer apply argue arrive ask assume avoid ate be became become begin believe belong
    bring brought build built buy call came carry cause change check choose chose claim come consider continue
    could create decide decrease deliver deny depend deserve did die disagree do eat enable encourage enjoy ensure
    establish exist expect explain fail feel fell felt fill find fit follow force found gave get give go goes gone
    got grow had happen hear heard help helped hope improve include increase involve join keep kept knew know lead
    learn leave left let like live lives look lose lost love made make makes manage mean means meet meets met miss
    move need needs occur offer open oppose ought own pay prefer prepare prevent protect prove provide put raise
    ran rang reach read realise receive reduce refer reflect refuse rely remain remember remove replace require
    result rise run said sat saw say says see seek seem seen send sent serve set shall share show shown sit sleep
    speak spend spoke stand start state stay stop strengthen struggle overcome overcame operate submit suffer
    suggest take takes talk tell tend thank think thinks thought told took treat try turn understand use wait walk
    want wants went will wish work works worry would write wrote
    """
)
THINGS = _words(
    """
    abuse access address answer audit constable table timetable vegetable bill board call cause change charge check
    child claim complaint cost data duty family fund help home hospital individual law leave letter lives loss love
    need neglect offer panel parent people phone plan police policy pool practice process proposal question rate
    record referral report review right risk rota school share staff start state stay store supply talk test
    threshold tool travel trial use visit wait walk ward work write-up
    """
)
EITHER = _DONE & THINGS  # a thing or something done, as its company has it
_THIN_VERBS = _words(
    """
    being coming doing feeling getting giving going having letting making putting saying seeing taking trying using
    wanting knowing looking allowing asking thinking becoming
    """
)
_NO_ADVERB = _words(
    """
    anomaly assembly bully costly daily early elderly family friendly lovely monthly only reply supply timely
    weekly likely assembly multi-family single-family
    """
)
_TITLES = _words("dr doctor mr mrs ms miss sir madam prof professor sister rev lord lady nurse")
# Never part of a name, whatever company they keep.
NEVER = (
    FUNCTION - {"not", "no"}
    | (_TITLES - {"doctor", "nurse", "sister"})
    | _words(
        """
    able glad already let's tbh
    ago ahead although am anybody anyone anything arent aren away back cant couldnt could couldn didn didnt
    didn't doesnt don dont don't especially etc even ever every everybody everyone everything go got had has hasnt
    have however im i'm i've i'd i'll isnt it's its ive kept let made maybe myself need needs never none nothing
    now often okay ok one ones onto otherwise own perhaps please put put rather said say shouldnt since somebody
    someone something sometimes soon suggest suppose sure than thank thanks thankyou that's themselves therefore
    there's they're though thru thus til together two three four five six seven eight nine ten eleven twelve
    fifteen sixteen eighteen twenty thirty fourteen including tomorrow toward towards unless unlike via wasnt went
    were weren we're we've wont dear sincerely regards redacted commenter attached monday tuesday wednesday
    thursday friday saturday sunday sir wouldnt yes yet you're yesterday today another lot lots bit much many more
    most less several whether might keep
    """
    )
)
BEFORE_THING = (
    ARTICLES
    | LINKS - {"to"}
    | _words(
        """
    at by from my our your his her their its this these those some any no every each another both all
    """
    )
)
_BEFORE_DONE = _words(
    """
    to i we you they he she it who will would can could should must may might not don't didn't dont didnt please
    never cannot can't won't wouldn't shouldn't doesn't
    """
)
_BEFORE_QUALITY = DEGREE | BE | _words("too more most less feel felt feels seem seems seemed")
_THING_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "hood", "ism", "ist", "ology", "tions",
                  "ments", "ities", "ists", "ences", "sions", "ers", "ors", "age")  # fmt: skip
_QUALITY_ENDINGS = ("ful", "ous", "able", "ible", "ive", "less", "ical", "ial", "ional", "ish")


def pieces(text: str) -> list[list[str]]:
    """The words of a text between its marks, without words of degree.

    >>> pieces("The rota is very late; no agency, so [NAME 1] left.")
    [['The', 'rota', 'is', 'late'], ['no', 'agency'], [], ['left']]
    """
    clean = MASK.sub(" | ", text).replace("’", "'")
    parts = re.split(r"[^\w\s'\-&]+|\s-+\s|\d+", clean)
    return [[w for w in WORD.findall(part) if w.lower() not in DEGREE] for part in parts if part.strip()]


@dataclass
class _Company:
    """How often a word stands as a thing, as something done, as a quality, with capitals, and at all."""

    thing: int = 0
    done: int = 0
    quality: int = 0
    upper: int = 0
    title: int = 0
    inside: int = 0
    total: int = 0


def kinds(texts: Iterable[Sequence[Sequence[str]]]) -> dict[str, str]:
    """Each word with what it is in these texts.

    Args:
        texts: the pieces of each text.

    Returns:
        The word in small letters -> N a thing, M one that never stands alone, U one in capitals ("GP"), T a name
        ("Ofsted"), G a doing ("paying"), A a quality, V something done, X none of them.

    >>> found = kinds([pieces("The rota is late, I pay the GP for parking quickly")])
    >>> [found[word] for word in ("rota", "late", "pay", "gp", "parking", "quickly")]
    ['N', 'A', 'V', 'U', 'G', 'X']
    """
    seen: dict[str, _Company] = {}
    for piece in (piece for text in texts for piece in text):
        low = ["", *(word.lower() for word in piece), ""]
        for before, word, after, written in zip(low, low[1:-1], low[2:], piece, strict=False):
            one = seen.setdefault(word, _Company())
            ends = not after or after in FUNCTION
            one.thing += before in BEFORE_THING and ends
            one.done += before in _BEFORE_DONE
            one.quality += before in _BEFORE_QUALITY and ends
            one.upper += written.isupper()
            one.inside += bool(before)
            one.title += bool(before) and written.istitle()
            one.total += 1
    return {word: _kind(word, seen[word]) for word in sorted(seen)}


def _kind(word: str, seen: _Company) -> str:
    """What a word is, by lists first, then by its ending and company."""
    ending = "" if word in _NO_ADVERB else word
    if word in NEVER or len(word) < 2 or ending.endswith("ly") or len(set(word)) == 1:
        return "X"
    if len(word) <= 6 and seen.upper >= 0.8 * seen.total:
        return "U"
    base = word[:-1] if word.endswith("s") and word not in _DONE else word
    if word in _THIN_VERBS or (base in _DONE and not ({word, base} & THINGS and seen.thing >= seen.done)):
        return "V"
    if word in _QUALITIES or (word.endswith("ed") and len(word) > 5):
        return "A"
    return _by_company(word, seen)


def _stands(word: str, seen: _Company) -> bool:
    """Whether a word stands by itself as a thing somewhere, or is known to."""
    return seen.thing > 0 or word in THINGS


def _by_company(word: str, seen: _Company) -> str:
    """What a word is by how often it stands where a thing, a quality or something done does."""
    if word.endswith("ing") and len(word) > 5:
        return "N" if seen.thing >= max(2, 0.2 * seen.total) else "G"
    thing = seen.thing + 2 * (word in THINGS or word.endswith(_THING_ENDINGS)) + 1
    quality = seen.quality + 2 * word.endswith(_QUALITY_ENDINGS)
    told = word.endswith(_THING_ENDINGS + _QUALITY_ENDINGS)
    if seen.done > 2 * thing and seen.done > quality and not told:
        return "V"
    if quality > thing:
        return "A"
    if seen.total > 3 and not _stands(word, seen):
        return "M"
    return "T" if seen.inside > 2 and seen.title >= 0.9 * seen.inside else "N"
