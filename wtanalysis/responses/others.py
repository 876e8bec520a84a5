"""What those who ticked "Other" say they are: types that the next questionnaire should offer.

Found from the words themselves: phrases that several respondents wrote, misspelt and reordered ones among them. A word
that fewer than the threshold wrote is never shown, so that no name, place or number of one person comes out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wtanalysis.responses.cells import names_a_body
from wtanalysis.responses.scales import key
from wtanalysis.tables import LIST_MARK

if TYPE_CHECKING:
    import pandas as pd

LONGEST = 3
# Among phrases a third word adds a little; a single word is looked at only where no phrase is left.
WEIGHT = {1: 0.0, 2: 1.8, 3: 2.2}
NEAR = 86.0
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_BREAK = re.compile(r"[,;:/|.!?()\[\]\n\r\t\d]+|\s[-–]\s")
_SMALL = frozenset((
    "a", "an", "and", "am", "are", "as", "at", "be", "been", "but", "by", "for", "from", "have", "i", "i'm",
    "in", "is", "it", "its", "me", "my", "of", "on", "or", "our", "so", "some", "than", "that", "the", "then",
    "there", "these", "this", "to", "us", "was", "we", "were", "who", "with", "which", "you", "your", "also",
    "both", "currently", "former", "formerly", "ex", "retired", "previously",
))  # fmt: skip
# Words that describe nobody by themselves.
_EMPTY = frozenset((
    "all", "answer", "based", "behalf", "capacity", "experience", "experienced", "group", "individual", "job",
    "lived", "many", "member", "not", "other", "others", "people", "person", "please", "professional", "role",
    "see", "several", "service", "specify", "staff", "team", "time", "type", "various", "work", "worker",
    "working",
))  # fmt: skip
Words = tuple[str, ...]


@dataclass(frozen=True)
class ProposedType:
    """One type that several respondents wrote under "Other".

    Attributes:
        name: the phrase as most wrote it.
        count: how many respondents; each is counted for one phrase only.
        base: how many ticked "Other".
        share: count in per cent of base, to one decimal.
        variants: how many ways to write it were counted together.
        near: a type that the questionnaire offers already and that the phrase resembles, or empty.

    >>> ProposedType("safeguarding lead", 24, 248, 9.7, 3).name
    'safeguarding lead'
    """

    name: str
    count: int
    base: int
    share: float
    variants: int
    near: str = ""


def propose_types(respondents: pd.DataFrame, other: str = "Other", least: int = 3) -> tuple[ProposedType, ...]:
    """The types that respondents wrote under "Other", most frequent first.

    Phrases of one to three words are counted by respondents; words that differ in an ending or a letter are one, and so
    are the same words in another order. The phrase that explains most is taken first, its respondents are set aside,
    and so on until no phrase is left that enough of them share; then single words.

    Args:
        respondents: the table of respondents.
        other: the type that means "other".
        least: a phrase, and each word of it, is shown only where so many respondents wrote it; 2 or more.

    Returns:
        The proposed types; none where nobody ticked "Other" or nobody wrote what it means (:func:`about_others` says
        which).

    Raises:
        ValueError: ``least`` is below 2.

    >>> import pandas as pd
    >>> said = ["Safeguarding lead", "safegaurding lead", "Lead for safeguarding (Ann)", "Baker"]
    >>> said.append("Safeguarding Lead, Leeds")
    >>> people = pd.DataFrame({"types": "Other", "other_type": said, "organisation": "", "on_behalf": ""})
    >>> propose_types(people)
    (ProposedType(name='safeguarding lead', count=4, base=5, share=80.0, variants=3, near=''),)
    """
    if least < 2:
        raise ValueError("what a single respondent wrote is never shown: least is 2 or more")
    ticked = _who_ticked(respondents, other)
    texts = _texts(ticked)
    offered = [name for name in _types(respondents) if key(name) != key(other)]
    spelling = _spelling(texts, least)
    surfaces = [_phrases(text, spelling) for text in texts]
    found = []
    left = set(range(len(texts)))
    while best := _best(surfaces, left, least):
        having = [index for index in sorted(left) if best in surfaces[index]]
        left.difference_update(having)
        told = Counter(surfaces[index][best][0] for index in having)
        raw = {surfaces[index][best][1] for index in having}
        name = _name(told, best, spelling, least)
        share = round(100 * len(having) / len(ticked), 1)
        found.append(ProposedType(name, len(having), len(ticked), share, len(raw), _near(name, offered)))
    return tuple(sorted(found, key=lambda proposed: (-proposed.count, proposed.name)))


def about_others(respondents: pd.DataFrame, other: str = "Other") -> str:
    """One sentence on what the proposed types rest on: how many ticked "Other", and how many said what they are.

    >>> import pandas as pd
    >>> about_others(pd.DataFrame({"types": ["Other"], "other_type": "", "organisation": "", "on_behalf": ""}))
    '1 ticked “Other”; the export has no words with it, so that no type can be proposed.'
    """
    ticked = _who_ticked(respondents, other)
    if not len(ticked):
        return f"Nobody ticked “{other}”."
    wrote = sum(bool(words.strip()) for words in ticked["other_type"])
    named = len([text for text in _texts(ticked) if text]) - wrote
    if not wrote and not named:
        return f"{len(ticked):,} ticked “{other}”; the export has no words with it, so that no type can be proposed."
    more = f"; of {named:,} more the name of their organisation is read instead" if named else ""
    return f"{len(ticked):,} ticked “{other}”; {wrote:,} said what they are{more}."


def _who_ticked(respondents: pd.DataFrame, other: str) -> pd.DataFrame:
    import pandas as pd

    wanted = key(other)
    ticked = [wanted in map(key, types.split(LIST_MARK)) for types in respondents["types"]]
    return respondents[pd.Series(ticked, index=respondents.index, dtype=bool)]


def _types(respondents: pd.DataFrame) -> list[str]:
    """The types that anybody ticked."""
    return sorted({name for types in respondents["types"].unique() for name in types.split(LIST_MARK) if name})


def _texts(ticked: pd.DataFrame) -> list[str]:
    """What each wrote; of those who wrote nothing and answer for an organisation, its name, each organisation once."""
    made, seen = [], set()
    for words, body, on_behalf in zip(*(ticked[c] for c in ("other_type", "organisation", "on_behalf")), strict=True):
        text = words.strip()
        if not text and on_behalf == "yes" and names_a_body(body) and key(body) not in seen:
            seen.add(key(body))
            text = body
        made.append(text)
    return made


def _parts(text: str) -> list[list[str]]:
    """The words of a text, in pieces that no phrase crosses."""
    plain = text.replace("\u2019", "'").casefold()
    return [_WORD.findall(part) for part in _BREAK.split(plain)]


def _stem(word: str) -> str:
    """A word without the ending of a plural or a genitive."""
    word = re.sub(r"'s?$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _spelling(texts: Sequence[str], least: int) -> dict[str, str]:
    """Stem -> the word that it is read as: a rare one as the frequent one it resembles; other rare ones are absent.

    Similarity is the normalised one of Levenshtein (rapidfuzz); both begin with the same letter.
    """
    from rapidfuzz import fuzz, process

    written = [{word for part in _parts(text) for word in part} for text in texts]
    having = Counter(stem for words in written for stem in {_stem(word) for word in words})
    known = {stem for stem, count in having.items() if count >= least and stem not in _SMALL}
    forms: dict[str, Counter[str]] = {stem: Counter() for stem in known}
    for word in (word for words in written for word in words if _stem(word) in known):
        forms[_stem(word)][word] += 1
    made = {stem: _usual(stem, forms[stem]) for stem in known}
    for stem in sorted(set(having) - known - _SMALL):
        alike = [name for name in sorted(known) if name[0] == stem[0]] if len(stem) > 4 else []
        near = process.extractOne(stem, alike, scorer=fuzz.ratio, score_cutoff=NEAR)
        if near:
            made[stem] = made[near[0]]
    return made


def _usual(stem: str, forms: Counter[str]) -> str:
    """The form of a word that most respondents wrote, if more than one did; else the stem."""
    form, count = min(forms.items(), key=lambda pair: (-pair[1], pair[0]))
    return form if count > 1 else stem


def _phrases(text: str, spelling: Mapping[str, str]) -> dict[Words, tuple[str, str]]:
    """The phrases of a text: their words in the order of the alphabet -> in the usual spelling, and as written.

    Small words are passed over inside a phrase ("lead for safeguarding"); a word that is not to be shown ends it.
    """
    found: dict[Words, tuple[str, str]] = {}
    for part in _parts(text):
        told = [(word if word in _SMALL else spelling.get(_stem(word), "")) for word in part]
        for start, first in enumerate(told):
            if not first or first in _SMALL:
                continue
            words: list[str] = []
            for end in range(start, len(told)):
                if not told[end] or len(words) == LONGEST:
                    break
                if told[end] in _SMALL:
                    continue
                words.append(told[end])
                name = tuple(sorted(set(words)))
                if len(name) == len(words) and not set(name) <= _EMPTY:
                    found.setdefault(name, (" ".join(told[start : end + 1]), " ".join(part[start : end + 1])))
    return found


def _best(surfaces: Sequence[Mapping[Words, object]], left: Iterable[int], least: int) -> Words | None:
    """The phrase that explains most of what is left; of equals, the longer, then the first of the alphabet."""
    counts = Counter(name for index in left for name in surfaces[index])
    enough = [(-n * WEIGHT[len(name)], -n, -len(name), name) for name, n in counts.items() if n >= least]
    return min(enough)[-1] if enough else None


def _name(told: Counter[str], words: Words, spelling: Mapping[str, str], least: int) -> str:
    """The phrase as most wrote it, with its small words only where enough respondents wrote just that."""
    surface, count = min(told.items(), key=lambda pair: (-pair[1], pair[0]))
    if count >= least:
        return surface
    inside = [word for word in surface.split() if word not in _SMALL]
    return " ".join(inside) if set(inside) == set(words) <= set(spelling) else " ".join(words)


def _near(name: str, offered: Sequence[str]) -> str:
    """The type offered that a phrase resembles."""
    from rapidfuzz import fuzz, process

    near = process.extractOne(name, offered, scorer=fuzz.token_sort_ratio, processor=key, score_cutoff=NEAR)
    return str(near[0]) if near else ""
