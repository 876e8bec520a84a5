"""The words of topics: telling ones that many texts hold, said together, and unlike one another.

A word's weight is its class-based TF-IDF times how many texts of the topic hold it; then maximal marginal relevance
chooses.

Left out are stop words with their contractions, fillers ("think", "really"), phrases of no opinion, UK place names and
the words of the question, each with its other forms. Forms of one word count together and the commonest is shown.

Sources: Grootendorst, "BERTopic" (2022), section 3.3, for c-TF-IDF; Carbonell and Goldstein, "The Use of MMR" (1998).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.topic_places import is_place, without_places

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder

WORDS = 10
CANDIDATES = 24  # words of a topic that are compared with one another
DIVERSITY = 0.1  # weight of being unlike the words already chosen
COMPANY = 1.0  # weight of being said together with them
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOISE = re.compile(r"<[^<>]{0,2000}>|https?://\S+|www\.\S+|\S+@\S+\.\S+")
FILLERS = frozenset(
    """
    able absolutely across actual actually ago agree agreed agrees ahead albeit allow almost along already alright also
    although always amongst amount and/or answer answers anybody anyone anything anyway apart appropriate area areas
    around as ask aspect aspects aware away back bad based basically become becomes been begin believe best better
    big bit bring brings but came can cannot cant care cause certain certainly clear clearly come comes coming comment
    comments completely concern concerned concerns consider considered consultation could couldn currently day days deal
    definitely depends despite did didn disagree doc document does doesn doing don done dont draft due each easy either
    else end enough ensure entirely especially etc even ever every everybody everyone everything exactly example
    expect extremely fact fairly far feel feels felt few find fine first five following four found fully further
    gave general generally get gets getting give given gives giving go goes going gone good got great guess had hadn
    half happen happens happy hard has hasn haven having hello help helpful hence here high highly hope however idea
    im ie eg important include included includes including indeed instead into isn issue issues it ive just keep kind
    knew know known large last late later least leave left less let like likely little ll long look looking lot lots
    low made main mainly make makes making many mark matter may maybe mean means might mind more moreover most mostly
    much must need needed needs neither never nevertheless new next nice nil no nobody none nope nor not nothing now
    obvious obviously often ok okay old one ones onto open opinion opinions option or order other others otherwise
    ought ought overall own paragraph part particular particularly people per perhaps person personally piece place
    please plus point points possible possibly potentially previous previously probably problem problems proper properly
    proposal proposals proposed provide provided provides put question questions quite rather re reading ready real
    really reason reasons regard regarding regards relevant respond response responses right said same saw say saying
    says section see seem seems seen self several shall should shouldn show shows simple simply since small so some
    somebody somehow someone something sometimes somewhat soon sorry sort stated statement still strongly stuff such
    suggest suggested sure survey take taken takes taking tell tend than thank thanks that their them themselves then
    there therefore these they theyre thing things think thinking thinks third this those though thought thoughts three
    thus time times to together told too took total totally toward towards tried truly try trying two type under
    understand unless unlike unsure until up upon us use used useful uses using usually ve various very via view views
    want wanted wants was wasn way ways we well went were weren what whatever when whenever where whether which while
    who whole whom whose why will wish with within without won wont word words work would wouldn wrong year years yes
    yet you your ain aren doesnt didnt isnt wasnt hasnt havent shouldnt wouldnt couldnt thats theres whats lets youre
    weve theyve id ill hes shes mustn needn mightn oughtn shan nbsp amp quot applicable abc xyz hi mr mrs ms dr st
    """.split()  # noqa: SIM905
)
_IRREGULAR = {"children": "child", "men": "man", "women": "woman", "taught": "teach", "paid": "pay", "buses": "bus"}


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of a topic, in small letters."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return (frozenset(ENGLISH_STOP_WORDS) - {"fire", "bill", "system", "interest", "cry"}) | (FILLERS - KEPT)


KEPT = frozenset({"reading", "care", "help", "time", "late", "open", "easy", "work", "place", "area", "areas"})
_ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ers", "ed", "es", "er", "ly", "s")


@cache
def stem(word: str) -> str:
    """A word without its ending, so that its forms count together.

    >>> [stem(word) for word in ("schools", "Sharing", "shared", "share", "policies", "policy", "care", "cars")]
    ['school', 'shar', 'shar', 'shar', 'polic', 'polic', 'care', 'car']
    """
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in _ENDINGS:
        least = 3 if ending in ("s", "ies") else 4
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith(("ss", "us", "is")):
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "eyi" else word


def words_of(text: str, left_out: Iterable[str] = ()) -> list[str]:
    """The words of a text that may stand for a topic, as they are written but in small letters.

    Args:
        text: what somebody wrote.
        left_out: stems that are left out besides, such as the question's.

    >>> words_of("I don't think Kent's schools really NEED <b>parking</b> wardens", {stem("parking")})
    ['schools', 'wardens']
    """
    stop = stop_words()
    out = frozenset(left_out)
    plain = without_places(_NOISE.sub(" ", html.unescape(text)))
    found = []
    for raw in _WORD.findall(plain):
        word = re.split("['’]", raw.lower())[0]
        short = len(word) < 3 and raw.isascii() and not (raw.isupper() and len(word) > 1)
        mask = len(set(word)) == 1 and not short  # xxxx
        if word and not (short or mask) and word not in stop and not is_place(word) and stem(word) not in out:
            found.append(word)
    return found


def question_stems(questions: Iterable[str]) -> frozenset[str]:
    """The stems of the words of questions, which no topic is named by.

    >>> sorted(question_stems(["Should boats run at night?"]))
    ['boat', 'night', 'run']
    """
    return frozenset(stem(word) for text in questions for word in words_of(text))


def shown(tokens: Iterable[Sequence[str]]) -> dict[str, str]:
    """Stem -> the form of the word that stands most often in the texts.

    >>> shown([["schools", "school"], ["schools"]])
    {'school': 'schools'}
    """
    counts: dict[str, Counter[str]] = {}
    for words in tokens:
        for word in words:
            counts.setdefault(stem(word), Counter())[word] += 1
    return {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in counts.items()}


def said_together(held: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The normalised pointwise mutual information of words: 1 where they always stand together, -1 where never.

    Args:
        held: one row a text, one column a word: whether the text holds it.

    Source: Bouma, "Normalized (pointwise) mutual information in collocation extraction" (2009).

    >>> import numpy as np
    >>> said_together(np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1]])).round(2).tolist()
    [[1.0, 1.0, -1.0], [1.0, 1.0, -1.0], [-1.0, -1.0, 1.0]]
    """
    import numpy as np

    values = np.asarray(held, dtype=np.float32)
    count = max(1, len(values))
    both = (values.T @ values).astype(np.float64) / count
    each = np.maximum(np.diag(both), 0.5 / count)
    joint = np.clip(both, 0.5 / count, 1 - 0.5 / count)
    found = np.log(joint / np.outer(each, each)) / -np.log(joint)
    return np.where(both > 0, np.clip(found, -1, 1), -1.0)


def choose(
    weights: Mapping[str, float],
    embedder: Embedder,
    wanted: int = WORDS,
    together: Callable[[Sequence[str]], np.ndarray[Any, Any]] | None = None,
) -> tuple[str, ...]:
    """The words of one topic: telling, said together with the words before them, and unlike those in meaning.

    It is maximal marginal relevance, with the company that words keep counted beside their weight.

    Args:
        weights: word -> its weight in the topic.
        embedder: embeds the words.
        wanted: how many words.
        together: gives for some words how much each pair of them is said together, -1 to 1; without it that is left
            out of account.

    Returns:
        The words, the best first.
    """
    import numpy as np

    best = sorted(weights, key=lambda word: (-round(weights[word], 9), word))[:CANDIDATES]
    if not best:
        return ()
    vectors = embedder.embed(best)
    company = together(best) if together else np.zeros((len(best), len(best)))
    fit = np.array([weights[word] for word in best]) / (weights[best[0]] or 1.0)
    alike = vectors @ vectors.T
    chosen = [0]
    while len(chosen) < min(wanted, len(best)):
        gain = fit + COMPANY * company[:, chosen].mean(axis=1) - DIVERSITY * alike[:, chosen].max(axis=1)
        gain[chosen] = -np.inf
        chosen.append(int(np.argmax(np.round(gain, 4))))
    return tuple(best[at] for at in chosen)
