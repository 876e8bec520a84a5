"""What a group of changes put in and took out, in words, and how much of a claim shows in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from wtanalysis.documents.model import plain
from wtanalysis.documents.sentences import sentences
from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.claim_details import numbers
from wtanalysis.guidance.claim_evidence import Evidence
from wtanalysis.guidance.lookup import stem, terms
from wtanalysis.guidance.model import Passage

_TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_TALKED = (
    "paragraph paragraphs heading headings subheading section sections reference references link links hyperlink "
    "text wording word words guidance clarification clarify clarified clarity clear clearer clearly signpost "
    "signposting signposted sentence sentences footnote footnotes bullet bullets point points update updated "
    "updates updating add added adds addition additional new removed remove removes removal amended amend "
    "amendment revised revise revision changed change changes moved move moves reordered ordered order flow "
    "better re main body insert inserted merged combined split extended expanded extend strengthened strengthen "
    "replaced replace provided provide include included includes further now withdrawn latest previously formerly "
    "reworded rewording minor make made making note noted notes reflect reflects title renamed list lists set "
    "emphasis highlight highlighted highlighting explicit explain explains explained regarding relating detail "
    "details information throughout definition position document say says said cross example examples mention "
    "state states consistent consistency two three several group groups line lines passes pass"
)
_TALK = frozenset(map(stem, _TALKED.split()))
_PAST = re.compile(
    r"[(\[]?\s*\b(?:previously|formerly|originally|used to be|up from|down from|rather than|instead of)\b"
    r"\s*(?P<past>[^)\].;,]*)[)\]]?",
    re.IGNORECASE,
)


def core(text: str) -> tuple[str, ...]:
    """The words of a claim that say what it is about, stemmed; talk of changes left out.

    >>> core("Updated link to the Safe Visits advice."), core("Paragraph re-ordered to flow better")
    (('safe', 'visit', 'advic'), ())
    """
    return tuple(word for word in dict.fromkeys(terms(text)) if word not in _TALK)


def past(text: str) -> tuple[str, str]:
    """A claim without what it says was so before, and that.

    >>> past("Updated once a year (previously every two years).")
    ('Updated once a year .', 'every two years')
    """
    before = " ".join(match["past"] for match in _PAST.finditer(text))
    return _PAST.sub(" ", text).replace("  ", " ").strip(), before.strip()


class Touch:
    """Some changes taken together: what their passages say before and after, and which words came and went."""

    def __init__(self, changes: Iterable[Change], evidence: Evidence) -> None:
        """Take changes together."""
        self.changes = tuple(changes)
        self.evidence = evidence
        self.olds = _once(change.old for change in self.changes)
        self.news = _once(change.new for change in self.changes)

    @cached_property
    def old_text(self) -> str:
        """What the old passages say."""
        return "\n".join(passage.text for passage in self.olds)

    @cached_property
    def new_text(self) -> str:
        """What the new passages say."""
        return "\n".join(passage.text for passage in self.news)

    @cached_property
    def came(self) -> Counter[str]:
        """Words, stemmed, that stand there more often than before."""
        return _counted(self.new_text) - _counted(self.old_text)

    @cached_property
    def gone(self) -> Counter[str]:
        """Words, stemmed, that stand there less often than before."""
        return _counted(self.old_text) - _counted(self.new_text)

    @cached_property
    def around(self) -> frozenset[str]:
        """The words of the sentences that differ, of the lead-ins and of the titles above."""
        old, new = _sentences(self.olds), _sentences(self.news)
        words = {w for key in (*(old.keys() - new.keys()), *(new.keys() - old.keys())) for w in key}
        for side, passages in ((self.evidence.old, self.olds), (self.evidence.new, self.news)):
            for passage in passages[:40]:
                for lead in side.guidance.lead_ins(passage):
                    words |= set(_counted(lead.text))
                words |= {w for title in side.guidance.path(passage) for w in terms(title)}
        return frozenset(words)

    @cached_property
    def figures(self) -> tuple[frozenset[str], frozenset[str]]:
        """The figures that came, and those that went, spelt in digits."""
        old, new = ({number.value for number in numbers(text)} for text in (self.old_text, self.new_text))
        return frozenset(new - old), frozenset(old - new)

    def share(self, words: Sequence[str], among: Collection[str]) -> float:
        """The part of a claim's weight of words that stands among others, 0 to 1; 1 where there are no words."""
        worth = {word: self._worth(word) for word in words}
        whole = sum(worth.values())
        return sum(worth[word] for word in words if _has(word, among)) / whole if whole else 1.0

    def _worth(self, word: str) -> float:
        rare = min(self.evidence.old.index.rarity(word), self.evidence.new.index.rarity(word))
        return max(0.5, min(rare, 5.0))

    def shown(self, words: Sequence[str]) -> tuple[Change, ...]:
        """The changes that show most of a claim: those whose own words that came or went are among its words."""
        live = [change for change in self.changes if change.kind not in ("unchanged", "renumbered")]
        told = []
        for change in live:
            one = Touch([change], self.evidence)
            if any(_has(word, one.came) or _has(word, one.gone) for word in words):
                told.append(change)
        return tuple(told or live)


def _once(passages: Iterable[Passage | None]) -> tuple[Passage, ...]:
    return tuple({passage.index: passage for passage in passages if passage}.values())


def _counted(text: str) -> Counter[str]:
    return Counter(stem(word) for word in _TOKEN.findall(text))


def _sentences(passages: Iterable[Passage]) -> dict[tuple[str, ...], None]:
    found: dict[tuple[str, ...], None] = {}
    for passage in passages:
        for start, end in sentences(passage.text):
            found[tuple(stem(word) for word in _TOKEN.findall(plain(passage.text[start:end])))] = None
    return found


def _has(word: str, among: Collection[str]) -> bool:
    """Whether a word stands among others, or one that begins alike (inspect, inspection)."""
    if word in among or (word.endswith(("y", "i")) and word[:-1] + ("i" if word[-1] == "y" else "y") in among):
        return True
    return len(word) >= 6 and any(one[:6] == word[:6] for one in among)
