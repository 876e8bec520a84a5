"""Where each "we will" landed in the new edition, or why none is expected; and changes that answer nobody.

A commitment is taken apart (:mod:`wtanalysis.findings.landing_parts`), and each part is looked up by its words, the
headings over a passage, and what had been proposed (:mod:`wtanalysis.findings.landing_search`). What the comparison
says of the passages decides: only words that the new edition added or changed can keep a promise to change the text.
Every verdict names its passages, so that a reader can check it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wtanalysis.findings import landing_names
from wtanalysis.findings.landing_back import asked_for, unprompted
from wtanalysis.findings.landing_model import LANDING_VERDICTS, Landing, LandingVerdict
from wtanalysis.findings.landing_parts import Piece, pieces
from wtanalysis.findings.landing_rows import rows
from wtanalysis.findings.landing_search import Asked, Found, Search
from wtanalysis.findings.promises_kept import not_expected
from wtanalysis.guidance.changes import Change, Comparison, by_passage
from wtanalysis.guidance.lookup import Hit
from wtanalysis.published.model import Commitment, Proposal

__all__ = ["LANDING_VERDICTS", "Landing", "LandingVerdict", "asked_for", "rows", "trace", "unprompted"]

LANDED, PARTLY = ((3, 1.0), (4, 0.95), (6, 0.8), (99, 0.68)), ((3, 0.75), (4, 0.6), (6, 0.55), (99, 0.5))
"""The strength that keeps a promise, and part of it, by how many words it is asked in: few words are soon shared."""
FEW, FITS, LEAST = 3, 0.36, 0.35
"""Of a promise in this few words the headings must fit this well; and no passage counts with less than this share."""
SAME_TOPIC = 0.4
"""The share of the words of an item of a list that a topic of its section must share to be its topic."""
NEARLY = 0.45
"""A passage is named when its strength is no further than this from the best one's."""
SAME = ("unchanged", "renumbered", "moved")
MOST = 0.6
"""The share of the parts, by the weight of their words, that must stand there for the whole to have landed."""


@dataclass(frozen=True)
class _Part:
    """What was found of one part of a commitment; ``share`` 1 for landed, 0.5 for partly, 0 for nothing."""

    piece: Piece
    worth: float
    share: float = 0.0
    hits: tuple[Hit, ...] = ()
    changes: tuple[Change, ...] = ()
    headings: tuple[int, ...] = ()
    same: bool = False
    weaker: bool = False


def trace(
    commitments: Iterable[Commitment], comparison: Comparison, proposals: Iterable[Proposal] = ()
) -> tuple[Landing, ...]:
    """Where each commitment landed in the new edition.

    Args:
        commitments: from a response document; what people said is left out.
        comparison: of the edition before and the one that came of the consultation.
        proposals: what had been proposed, which tells what a decision to go ahead with it is about.

    Returns:
        One landing a commitment or decision, in the same order.
    """
    made = [commitment for commitment in commitments if commitment.side != "said"]
    tracer = _Tracer(comparison, made, proposals)
    return tuple(tracer.landing(commitment) for commitment in made)


class _Tracer:
    """The new edition ready for searching, with the changes of its passages and what was proposed by topic."""

    def __init__(
        self, comparison: Comparison, commitments: Iterable[Commitment], proposals: Iterable[Proposal]
    ) -> None:
        self.comparison = comparison
        self.new = comparison.new
        self.search = Search(comparison.new)
        _, self.of_new = by_passage(comparison.changes)
        self.touched = {
            passage.section for passage in self.new.passages if not self._untouched(Hit(passage, 0.0, (), ()))
        }
        self.proposed: dict[str, str] = {}
        self.topics: dict[str, dict[str, set[str]]] = {}
        for proposal in proposals:
            self.proposed[proposal.topic] = f"{self.proposed.get(proposal.topic, '')} {proposal.text}".strip()
            self._learn(proposal.section, proposal.topic, proposal.text)
        for commitment in commitments:
            self._learn(commitment.section, commitment.topic, commitment.text)

    def _learn(self, section: str, topic: str, text: str) -> None:
        if topic:
            words = self.topics.setdefault(section, {}).setdefault(topic, set())
            words.update(self.search.asked_words(f"{topic} {text}"))

    def _topic(self, commitment: Commitment) -> str:
        """The topic a commitment stood under; for an item of a list, the one of its section that shares most words."""
        topics = self.topics.get(commitment.section, {})
        if commitment.topic or not topics:
            return commitment.topic
        words = self.search.asked_words(commitment.text)
        shared = {topic: self.search.worth(word for word in words if word in told) for topic, told in topics.items()}
        best = max(shared, key=lambda topic: shared[topic])
        return best if shared[best] >= SAME_TOPIC * self.search.worth(words) else ""

    def landing(self, commitment: Commitment) -> Landing:
        """One commitment traced."""
        why = not_expected(commitment, self.new.date)
        if why:
            return Landing(commitment, "not_expected", why)
        proposed = self.proposed.get(self._topic(commitment), "")
        named = landing_names.named(commitment.text, commitment.topic, proposed, self.search, self.comparison.old)
        if named:
            return self._of_name(commitment, named)
        text = landing_names.without_title(commitment.text, self.new.title)
        told = pieces(text)
        parts = [self._part(piece, commitment, proposed) for piece in told if not piece.later] or [
            self._part(replace(told[0], later=False), commitment, proposed)
        ]
        later = any(piece.later for piece in told) and not all(piece.later for piece in told)
        return self._whole(commitment, parts, later)

    def _of_name(self, commitment: Commitment, named: landing_names.Named) -> Landing:
        changes = dict.fromkeys(c.change_id for hit in named.hits for c in self.of_new.get(hit.passage.index, ()))
        verdict: LandingVerdict = "not_found" if named.same else "landed"
        return Landing(commitment, verdict, named.reason, named.hits, named.headings, tuple(changes))

    def _part(self, piece: Piece, commitment: Commitment, proposed: str) -> _Part:
        """What is found of one part, the passages that changed first."""
        topic = self._topic(commitment)
        asked = Asked(piece.asked, topic, commitment.section, commitment.text, proposed, piece.scope)
        words = self.search.asked_words(asked.text)
        alone = words if len(words) == 1 and piece.scope else ()
        if len(words) < 2 and not alone:
            asked = replace(asked, text=f"{piece.asked} {topic}")
            words = self.search.asked_words(asked.text)
        worth = self.search.worth(words)
        found = self.search.find(asked, limit=12)
        kept = bool(_KEEPS.search(piece.text))
        live = [one for one in found if kept or not self._untouched(one.hit)]
        headings = () if piece.scope else self._headings(piece.asked)
        share = self._share(live, words)
        if headings:
            share = 1.0
        if not share:
            return _Part(piece, worth, same=bool(self._share(found, words)))
        most = max((one.strength for one in live[:3]), default=0.0)
        near = (one for one in live[:6] if one.strength >= most - NEARLY)
        good = tuple(one.hit for one in near if one.hit.score >= min(LEAST, live[0].hit.score))
        changes = tuple(dict.fromkeys(c for hit in good for c in self.of_new.get(hit.passage.index, ())))
        return _Part(piece, worth, share, good, changes, headings, weaker=bool(good) and _weaker(piece, good[0]))

    def _headings(self, asked: str) -> tuple[int, ...]:
        """Headings that have what was promised for their title, with something under them that is not as it was."""
        if len(self.search.asked_words(asked)) < 2:
            return ()
        return tuple(i for i in self.search.headings(asked)[:2] if i in self.touched)

    def _untouched(self, hit: Hit) -> bool:
        """Whether a passage stands in both editions with the same words."""
        changes = self.of_new.get(hit.passage.index, ())
        return bool(changes) and all(change.kind in SAME for change in changes)

    def _share(self, found: Sequence[Found], words: Sequence[str]) -> float:
        """1 where a passage has what was promised, 0.5 where it has part of it, 0 where none does."""
        asked = len(words)
        near = [one for one in found[:3] if one.hit.score >= LEAST]
        if self.new.outline:
            near = [one for one in near if len(one.hit.shared) >= min(asked, 3)]
        if not near:
            return 0.0
        best = max(near, key=lambda one: one.strength)
        few = asked <= FEW and best.fit < FITS and not (self.new.outline and best.together == best.hit.score == 1.0)
        if best.strength >= _limit(LANDED, asked) and not few:
            return 1.0
        return 0.5 if best.strength >= _limit(PARTLY, asked) and (best.together or not few) else 0.0

    def _whole(self, commitment: Commitment, parts: Sequence[_Part], later: bool) -> Landing:
        """The parts together: all or most of them landed, some of them, or none."""
        worth = sum(part.worth for part in parts) or 1.0
        share = sum(part.worth * part.share for part in parts) / worth
        found = [part for part in parts if part.share]
        if not found:
            verdict, reason = self._nothing(parts)
            return Landing(commitment, verdict, reason)
        hits, changes = _in_turn(found), tuple(dict.fromkeys(c for part in found for c in part.changes))
        whole = share >= MOST and len(found) == len(parts) and not any(part.weaker for part in found)
        missing = _but(parts, later)
        reason = "; ".join((self._rests_on(changes), *missing))
        ids = tuple(dict.fromkeys(change.change_id for change in changes))
        headings = tuple(dict.fromkeys(i for part in found for i in part.headings))
        return Landing(commitment, "landed" if whole else "partly", reason, hits, headings, ids, missing)

    def _nothing(self, parts: Sequence[_Part]) -> tuple[LandingVerdict, str]:
        old, new = self.comparison.old.edition, self.new.edition
        if any(part.same for part in parts):
            return "not_found", f"what speaks of it stands in {old} and {new} in the same words"
        if self.new.outline:
            return "cannot_be_tested", f"the outline of {new} is silent on it"
        return "not_found", f"no passage of the {new} edition has enough of its words"

    def _rests_on(self, changes: Sequence[Change]) -> str:
        """What the passages are: changed wording, or words of an edition of which the one before is an outline."""
        old, new = self.comparison.old.edition, self.new.edition
        touched = sum(change.effect == "wording" for change in changes)
        if touched:
            return f"{touched} change{'s' if touched > 1 else ''} of wording where the {new} edition speaks of it"
        edition = f"the outline of {new}" if self.new.outline else f"the {new} edition"
        if self.comparison.old.outline:
            return f"{edition} speaks of it; of {old} there is only an outline, so what is new cannot be told"
        return f"{edition} speaks of it"


_KEEPS = re.compile(
    r"\b(?:retain|preserv)\w*\b|\bkeep (?:what|the (?:meaning|wording|definition|current|existing))\b", re.IGNORECASE
)
"""Promises that words which stand unchanged can keep."""


def _limit(limits: Sequence[tuple[int, float]], words: int) -> float:
    return next(limit for most, limit in limits if words <= most or most == limits[-1][0])


def _weaker(piece: Piece, hit: Hit) -> bool:
    """Whether "must" was promised and the passage that speaks of it most says "should" alone."""
    said, text = f" {piece.text.lower()} ", f" {hit.passage.text.lower()} "
    return " must " in said and " should " in text and " must " not in text


def _in_turn(parts: Sequence[_Part]) -> tuple[Hit, ...]:
    """The hits of several parts: the best of each, then the second of each; a passage once."""
    order = sorted(parts, key=lambda part: (-part.share, -part.worth))
    turns = [part.hits[i] for i in range(6) for part in order if i < len(part.hits)]
    seen: dict[int, Hit] = {}
    for hit in turns:
        seen.setdefault(hit.passage.index, hit)
    return tuple(seen.values())[:8]


def _but(parts: Sequence[_Part], later: bool) -> tuple[str, ...]:
    """What of the commitment is not there, in words."""
    told: list[str] = []
    for part in parts:
        if not part.share and len(parts) > 1:
            told.append(f"nothing was found of “{_short(part.piece.text)}”")
        elif part.weaker:
            told.append("where “must” was promised the text says “should”")
    if later:
        told.append("another part of it is for later")
    return tuple(told)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + (" ..." if len(words) > 10 else "")
