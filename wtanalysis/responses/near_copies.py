"""Copied campaigns: which texts carry the same template, and how to count them.

1. Shingles (five words in a row) that stand in the texts of three senders or more are shared; stretches of at least ten
   shared words make up the shared part of a text. What one sender added drops out here, however long it is.
2. Shared parts are grouped by MinHash and locality-sensitive hashing (datasketch) round leaders: the form that most
   senders have, first. A text joins a leader whose shared part it resembles by half (Jaccard, reckoned exactly); it
   is never joined through a third text, so that chains glue nothing together.
3. The template of a group is what at least half of its senders have of the leader, in stretches of ten words or more;
   it has a sentence of ten words or forty words in a row.
4. Each text is then compared with each template, exactly. It carries a template if it has at least ten of its words,
   and half of it, or 25 words of it in a row that are a quarter of it or half of the text, or little else (four words
   in five are the template's).
5. A template is a campaign if enough senders carry it. One of under 40 words must be nearly all (four words in
   five) of what a quarter of them wrote; otherwise it is something like a greeting or a title, and only those count who
   wrote little else.
6. Templates that share half of the shorter's shingles and a quarter of the longer's, or half of the smaller's senders
   and a quarter of the larger's, are one campaign: its senders chose among passages.

7. A text that says a template again with words changed or clauses moved carries it too, and two templates that say each
   other again are one campaign; who copied nothing word for word can make one in the same way (responses.reworded).

The sketch only proposes groups; who carries what never rests on it. Sketches: A. Broder, "On the resemblance and
containment of documents" (1997).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from wtanalysis.responses.shingles import SHINGLE, Index, covered, index
from wtanalysis.responses.templates import Template, templates

MANY = 3
"""Senders from which copies are a campaign."""
PAIR = 2
"""Texts that must have most of a template, and not more of another, for it to stand on its own."""
Way = Literal["all", "once", "left out"]
WAYS: tuple[str, ...] = get_args(Way)


@dataclass(frozen=True)
class Copy:
    """A text that carries a template.

    Attributes:
        text_id: the text.
        of_template: how much of the template it has, 0 to 1.
        of_text: how much of the text is the template, 0 to 1.
        first: whether this is the template that the text has most of; each text has one such.
    """

    text_id: str
    of_template: float
    of_text: float
    first: bool = True


@dataclass(frozen=True, repr=False)
class Campaign:
    """A template and the texts that carry it.

    Attributes:
        name: ``campaign-1``, ``campaign-2``, ... in the order of their first texts.
        template: the words that they share, one passage a line, as the text has them that most senders sent.
        copies: the texts that carry it, in their order.
        senders: how many senders they have.
    """

    name: str
    template: str
    copies: tuple[Copy, ...]
    senders: int

    def __repr__(self) -> str:
        return f"Campaign({self.name}, {len(self.copies):,} texts of {self.senders:,} senders)"


@dataclass(frozen=True, repr=False)
class Copies:
    """The campaigns among some texts."""

    campaigns: tuple[Campaign, ...]
    texts: int

    def __repr__(self) -> str:
        return f"Copies({len(self.campaigns):,} campaigns, {len(self.of()):,} of {self.texts:,} texts)"

    def of(self) -> dict[str, str]:
        """Id of each text that carries a template -> the campaign it has most of."""
        return {copy.text_id: found.name for found in self.campaigns for copy in found.copies if copy.first}

    def counted(self, ids: Iterable[str]) -> Counted:
        """How many of the texts these are, counted three ways."""
        return counted(ids, self.of())


@dataclass(frozen=True)
class Counted:
    """A number of texts or responses, counted three ways.

    Attributes:
        all: every one.
        once: each campaign as one.
        left_out: those in no campaign.
    """

    all: int
    once: int
    left_out: int


def counted(ids: Iterable[str], campaign_of: Mapping[str, str]) -> Counted:
    """How many these are, with copies counted each, once a campaign, and not at all.

    Args:
        ids: of the texts or responses to count; each id counts once.
        campaign_of: id -> campaign; absent or empty where it is in none.

    Returns:
        The three numbers.

    >>> counted(["a", "b", "c", "d"], {"a": "campaign-1", "b": "campaign-1", "d": ""})
    Counted(all=4, once=3, left_out=2)
    """
    chosen = list(dict.fromkeys(ids))
    return Counted(*(len(kept(chosen, campaign_of, way)) for way in ("all", "once", "left out")))


def kept(ids: Iterable[str], campaign_of: Mapping[str, str], way: Way = "all") -> tuple[str, ...]:
    """The ids that count: all, the first of each campaign and those in none, or those in none.

    Args:
        ids: of texts or responses, in their order; each counts once.
        campaign_of: id -> campaign; absent or empty where it is in none.
        way: ``all``, ``once`` or ``left out``.

    Returns:
        Those that count.

    Raises:
        ValueError: for another way.

    >>> kept(["a", "b", "c"], {"a": "campaign-1", "b": "campaign-1"}, "once")
    ('a', 'c')
    """
    if way not in WAYS:
        raise ValueError(f"way {way!r}, expected one of {', '.join(WAYS)}")
    seen: set[str] = set()
    found = []
    for name in dict.fromkeys(ids):
        campaign = campaign_of.get(name, "")
        if way == "all" or not campaign or (way == "once" and campaign not in seen):
            found.append(name)
        seen.add(campaign)
    return tuple(found)


def near_copies(
    texts: Iterable[tuple[str, str]],
    senders: Mapping[str, str] | None = None,
    known: Iterable[str] = (),
    least: int = MANY,
) -> Copies:
    """The templates that texts were copied from, and which texts carry them.

    Args:
        texts: pairs of id and text; several texts may have one id, and are then those of one sender.
        senders: id of a text -> who sent it; a text that is not there has a sender of its own.
        known: texts that all had before them, such as questions and proposals; their words are nobody's template.
        least: how many senders make a campaign; 2 finds pairs of near-duplicates too.

    Returns:
        The campaigns, in the order of their first texts.

    Raises:
        ValueError: if ``least`` is below 2.

    >>> letter = "Please keep the night boats running all year for those who work late."
    >>> found = near_copies([("a", letter), ("b", letter + " Thank you!"), ("c", f"Hi! {letter}"), ("d", "No.")])
    >>> found, found.counted("abcd"), found.campaigns[0].template
    (Copies(1 campaigns, 3 of 4 texts), Counted(all=4, once=2, left_out=1), 'Please keep ...')
    """
    if least < 2:
        raise ValueError("a campaign has two senders at least")
    given = list(texts)
    who: dict[str, int] = {}
    names = senders or {}
    numbers = [who.setdefault(names.get(name, "") or f"\0{name}", len(who)) for name, _ in given]
    found = index((text for _, text in given), numbers)
    _forget(found, known)
    return _named(found, [name for name, _ in given], templates(found, [text for _, text in given], least))


def _forget(found: Index, known: Iterable[str]) -> None:
    """Take away the words of texts that all had before them."""
    import numpy as np

    of_all = index(known, ()).hashes
    there = np.isin(found.hashes, of_all[of_all != 0])
    found.hashes[there] = 0
    found.words[covered(there, SHINGLE)] = 0


def _named(found: Index, names: list[str], made: list[Template]) -> Copies:
    """The campaigns with ids for numbers, in the order of the first texts that have most of them."""
    first = _first(made)
    while small := {n for n, count in Counter(first.values()).items() if count < PAIR}:
        made = [template for number, template in enumerate(made) if number not in small and number in first.values()]
        first = _first(made)
    starts: dict[int, int] = {}
    for text in sorted(first):
        starts.setdefault(first[text], text)
    campaigns = []
    for place, number in enumerate(starts, 1):
        rows = made[number].carried
        of_it = tuple(Copy(names[c.text], c.of_template, c.of_text, first[c.text] == number) for c in rows)
        words = "\n".join(made[number].passages)
        campaigns.append(Campaign(f"campaign-{place}", words, of_it, len(made[number].senders(found))))
    return Copies(tuple(campaigns), len(names))


def _first(made: Sequence[Template]) -> dict[int, int]:
    """Text -> the template that it has most words of; of two alike the larger, which stands first."""
    most: dict[int, tuple[int, int]] = {}
    for number, template in enumerate(made):
        for copy in template.carried:
            most[copy.text] = max(most.get(copy.text, (0, 0)), (copy.words, -number))
    return {text: -number for text, (_, number) in most.items()}
