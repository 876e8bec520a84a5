"""How right the pairing of two editions is, on edits made to real guidance by a program that knows the answer.

Run ``python benchmarks/alignment.py [--plan NAME] [--seeds 1,2] [--documents a,b] [--errors N] [--only ours|plain]``.
Beside the kit stands a plain way: equal paragraphs by difflib, the rest of each block in order where half the letters
agree, then equal texts elsewhere as moves. A pair of which more than 30 % of the words changed is reported apart, and a
passage for which the definition leaves two answers ("either") counts neither way.
"""

from __future__ import annotations

import argparse
import difflib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.edit_tree import DOCUMENTS, HARD, PLANS, Key, editions  # noqa: E402
from benchmarks.edits import edit  # noqa: E402
from wtanalysis.documents.model import plain  # noqa: E402
from wtanalysis.guidance.model import Guidance  # noqa: E402

KINDS = ("unchanged", "renumbered", "reworded", "moved", "moved_reworded", "split", "merged", "added", "removed")
MOVES = {"moved", "moved_reworded"}
IN_PLACE = {"moved": ("unchanged", "renumbered"), "moved_reworded": ("reworded",)}
BANDS = ((0.0, 0.0), (0.0, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.3), (0.3, 0.6))
Rows = dict[tuple[int, int], str]
Way = Callable[[Guidance, Guidance], Rows]


@dataclass
class Tally:
    """Counts over one or more pairs of editions."""

    passages: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    either: int = 0
    false_moves: int = 0
    hard_found: int = 0
    hard: int = 0
    seconds: float = 0.0
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    bands: Counter[tuple[str, int, bool]] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Put the counts of another tally to these."""
        for name in self.__dataclass_fields__:
            mine, theirs = getattr(self, name), getattr(other, name)
            if isinstance(mine, Counter):
                mine.update(theirs)
            else:
                setattr(self, name, mine + theirs)

    @property
    def precision(self) -> float:
        """Right pairs among those found."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Right pairs among those wanted."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def kind(self, kind: str) -> tuple[str, str]:
        """Recall and precision of one kind; a dash where there is nothing to find or to be wrong."""
        found = self.found[kind]
        recall, precision = (f"{found / n:.3f}" if n else "-" for n in (self.wanted[kind], self.said[kind]))
        return recall, precision


@dataclass(frozen=True)
class Error:
    """A row that is wrong or missed, for reading."""

    said: str
    wanted: str
    old: int
    new: int


def score(old: Guidance, key: Key, said: Rows) -> tuple[Tally, list[Error]]:
    """Count what the rows of a comparison have right against the key."""
    tally, errors = Tally(passages=len(old.passages)), []
    wanted = key.rows()
    hard = {(p.old, p.new) for p in key.pairs if p.how == "pair" and p.rate > HARD}
    either = {(p.old, p.new) for p in key.pairs if p.moved == "either"} - hard
    free = hard | _twins(old, wanted, said)
    loose_old, loose_new = {o for o, _ in free}, {n for _, n in free}
    for row, kind in wanted.items():
        if row in hard:
            tally.hard += 1
            tally.hard_found += row in said
        elif row in either:
            tally.either += 1
        elif not (row not in said and _touches(row, free - hard, loose_old, loose_new)):
            tally.wanted[kind] += 1
            tally.found[kind] += said.get(row) == kind
            if said.get(row) != kind:
                errors.append(Error(said.get(row, "-"), kind, *row))
        if -1 not in row and row not in hard and not (row in either and row not in said):
            tally.right += row in said
            tally.missed += row not in said and not _touches(row, free - hard, loose_old, loose_new)
    for row, kind in said.items():
        _judge(tally, errors, row, (kind, wanted.get(row, "-")), free | either, (loose_old, loose_new))
    for pair in key.pairs:
        if pair.how == "pair":
            band = next((i for i, (_, top) in enumerate(BANDS) if pair.rate <= top), len(BANDS) - 1)
            tally.bands["moved" if pair.moved == "yes" else "in place", band, (pair.old, pair.new) in said] += 1
    return tally, errors


def _judge(
    tally: Tally,
    errors: list[Error],
    row: tuple[int, int],
    kinds: tuple[str, str],
    free: set[tuple[int, int]],
    loose: tuple[set[int], set[int]],
) -> None:
    """Count one row that a comparison gave."""
    kind, right = kinds
    if row in free or (right == "-" and -1 in row and (row[0] in loose[0] or row[1] in loose[1])):
        return
    tally.said[kind] += 1
    tally.wrong += right == "-" and -1 not in row
    if kind in MOVES and right not in MOVES and right not in {"split", "merged"}:
        tally.false_moves += 1
    if right == "-":
        errors.append(Error(kind, "-", *row))


def _touches(row: tuple[int, int], twins: set[tuple[int, int]], old: set[int], new: set[int]) -> bool:
    """Whether a row of the key shares a passage with a pair that is as good as the key's."""
    return (row[0] in old or row[1] in new) and any(o == row[0] or n == row[1] for o, n in twins)


def _twins(old: Guidance, wanted: Rows, said: Rows) -> set[tuple[int, int]]:
    """Pairs of ours that are as good as the key's: the same words under the same lead-in, so nobody could tell."""
    partner = {n: o for o, n in wanted if o >= 0 <= n}
    found = set()
    for o, n in said:
        if o < 0 or n < 0 or (o, n) in wanted or n not in partner:
            continue
        ours, key = old.passages[o], old.passages[partner[n]]
        if plain(ours.text) == plain(key.text) and (ours.section, ours.lead_in) == (key.section, key.lead_in):
            found.add((o, n))
    return found


def ours(old: Guidance, new: Guidance) -> Rows:
    """The rows of the kit."""
    from wtanalysis.guidance.alignment import align
    from wtanalysis.guidance.kinds import changes

    return {
        (c.old.index if c.old else -1, c.new.index if c.new else -1): c.kind for c in changes(old, new, align(old, new))
    }


def plain_way(old: Guidance, new: Guidance) -> Rows:
    """Equal paragraphs by difflib, blocks in order where half the letters agree, equal texts elsewhere as moves."""
    texts = [[plain(p.text) for p in g.passages] for g in (old, new)]
    pairs: dict[int, int] = {}
    for tag, a, b, c, d in difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        pairs |= {
            o: n
            for o, n in zip(range(a, b), range(c, d), strict=False)
            if tag == "equal" or difflib.SequenceMatcher(None, texts[0][o], texts[1][n]).quick_ratio() >= 0.75
        }
    taken = set(pairs.values())
    spare = {t: n for n, t in enumerate(texts[1]) if n not in taken}
    far = {o: spare.pop(t) for o, t in enumerate(texts[0]) if o not in pairs and t in spare}
    rows: Rows = {}
    for o, n in {**pairs, **far}.items():
        same, number = texts[0][o] == texts[1][n], old.passages[o].number == new.passages[n].number
        rows[o, n] = "moved" if o in far else "reworded" if not same else "unchanged" if number else "renumbered"
    taken |= set(far.values())
    rows |= {(o, -1): "removed" for o in range(len(texts[0])) if o not in pairs and o not in far}
    return rows | {(-1, n): "added" for n in range(len(texts[1])) if n not in taken}


def swapped(key: Key) -> Key:
    """The key with the editions in each other's place: what was split is merged, what was added removed."""
    turn = {"split": "merged", "merged": "split"}
    pairs = tuple(replace(p, old=p.new, new=p.old, how=turn.get(p.how, p.how)) for p in key.pairs)
    kinds = {(n, o): turn.get(kind, kind) for (o, n), kind in key.kinds.items()}
    return Key(pairs, kinds, key.removed, key.added)


WAYS: dict[str, Way] = {"ours": ours, "plain": plain_way}


def cases(
    names: list[str], plans: list[str], seeds: list[int], cache: Path | None
) -> Iterator[tuple[str, str, int, tuple[Guidance, Guidance, Key]]]:
    """Every edited edition: plan, document, seed, and the two editions with the key."""
    known = editions(names, cache)
    for plan in plans:
        for seed in seeds or PLANS[plan][1]:
            for name in names:
                yield plan, name, seed, edit(known[name], known[DOCUMENTS[name][1]], seed, PLANS[plan][0])


def table(title: str, tallies: dict[str, Tally]) -> None:
    """Print pairs and false moves, one line a case."""
    print(f"\n{title}\n\n| | passages | precision | recall | F1 | false moves in 1,000 | 30 to 60 % | either | CPU s |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, t in tallies.items():
        hard = f"{t.hard_found} of {t.hard}"
        strays = 1000 * t.false_moves / max(1, t.passages)
        print(f"| {name} | {t.passages} | {t.precision:.4f} | {t.recall:.4f} | {t.f1:.4f} | {strays:.2f} | {hard} "
              f"| {t.either} | {t.seconds:.2f} |")  # fmt: skip


def kinds_table(title: str, tallies: dict[str, Tally]) -> None:
    """Print recall and precision of each kind, and how many there are."""
    print(f"\n{title}\n\n| kind | " + " | ".join(f"{n}: number | recall | precision" for n in tallies) + " |")
    print("|---|" + "---|---|---|" * len(tallies))
    for kind in KINDS:
        cells = [f"{t.wanted[kind]} | {t.kind(kind)[0]} | {t.kind(kind)[1]}" for t in tallies.values()]
        print(f"| {kind} | " + " | ".join(cells) + " |")


def bands_table(title: str, tally: Tally) -> None:
    """Print the recall of pairs by how many of their words changed, in place and moved."""
    print(f"\n{title}\n\n| words changed | in place | found | moved | found |\n|---|---|---|---|---|")
    for i, (low, top) in enumerate(BANDS):
        cells = []
        for where in ("in place", "moved"):
            yes, no = tally.bands[where, i, True], tally.bands[where, i, False]
            cells.append(f"{yes + no} | {yes / (yes + no):.3f}" if yes + no else "0 | -")
        name = (
            "none"
            if top == 0
            else f"{'more than ' if low else 'up to '}{(low or top):.0%}" + (f" to {top:.0%}" if low else "")
        )
        print(f"| {name} | " + " | ".join(cells) + " |")


def show(old: Guidance, new: Guidance, errors: list[Error], most: int) -> None:
    """Print errors to be read: what was said, what was wanted, indices, and the beginning of the texts."""
    for error in errors[:most]:
        print(f"  said {error.said}, wanted {error.wanted}: {error.old} -> {error.new}")
        for side, guidance, i in (("old", old, error.old), ("new", new, error.new)):
            if i >= 0:
                passage = guidance.passages[i]
                where = f"{passage.kind} {passage.number} [{guidance.section_title(passage)[:30]}]"
                print(f"     {side} {where} {passage.text[:140]}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--plan", default=",".join(PLANS))
    parser.add_argument("--seeds", default="")
    parser.add_argument("--documents", default=",".join(DOCUMENTS))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", choices=list(WAYS))
    parser.add_argument("--swap", action="store_true", help="compare the new edition with the old one")
    parser.add_argument("--cache", type=Path, help="a folder for documents that were read, for the next run")
    given = parser.parse_args()
    seeds = [int(seed) for seed in given.seeds.split(",") if seed]
    ways = {name: way for name, way in WAYS.items() if given.only in (None, name)}
    totals: dict[str, dict[str, Tally]] = {}
    whole: dict[str, dict[str, Tally]] = {}
    for plan, name, seed, (old, new, key) in cases(
        given.documents.split(","), given.plan.split(","), seeds, given.cache
    ):
        if given.swap:
            old, new, key = new, old, swapped(key)
        for way, compare in ways.items():
            start = time.process_time()
            rows = compare(old, new)
            tally, errors = score(old, key, rows)
            tally.seconds = time.process_time() - start
            totals.setdefault(f"{plan}, {way}", {}).setdefault(name, Tally()).add(tally)
            whole.setdefault(plan, {}).setdefault(way, Tally()).add(tally)
            if given.errors and errors:
                print(f"{plan}, {name}, seed {seed}, {way}: {len(errors)} rows")
                show(old, new, errors, given.errors)
    for title, tallies in totals.items():
        every = Tally()
        for tally in tallies.values():
            every.add(tally)
        table(title, {**tallies, "all": every})
    for plan, tallies in whole.items():
        kinds_table(f"{plan}: kinds", tallies)
        for way, tally in tallies.items():
            bands_table(f"{plan}: pairs found by {way}", tally)


if __name__ == "__main__":
    main()
