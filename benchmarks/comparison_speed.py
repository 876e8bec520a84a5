"""How long the comparison of two editions takes, by stage, and how much memory; beside a whole-text word diff.

Run ``python benchmarks/comparison_speed.py``. Each size has a process of its own, and reading the files is not counted.
``book``: Working Together 2023 against an edited edition of it. ``1,000`` and ``10,000``: so many passages a side, put
together from all real documents, in several edited copies for the larger one; the words of each copy are marked so that
no two copies are alike.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from wtanalysis.guidance.model import Guidance  # noqa: E402

SIZES = ("book", "1000", "10000")
BEST_OF = 3
STAGES = (
    ("alignment", "align"), ("kinds", "changes"), ("terms", "replacements"), ("duties", "duties"),
    ("duty_changes", "compare"), ("effect", "effect_of"), ("audiences", "audiences"), ("vocabulary", "compare"),
    ("citations", "compare"), ("redline", "redline"),
)  # fmt: skip


def book(cache: Path | None) -> tuple[Guidance, Guidance]:
    """Working Together 2023 and an edited edition of it."""
    from benchmarks.edit_tree import DOCUMENTS, editions
    from benchmarks.edits import edit

    name = "working-together-2023"
    known = editions([name], cache)
    old, new, _ = edit(known[name], known[DOCUMENTS[name][1]], 11)
    return old, new


def sized(passages: int, cache: Path | None) -> tuple[Guidance, Guidance]:
    """Two editions of about so many passages, chapters of all real documents one after the other."""
    from benchmarks.edit_tree import DOCUMENTS, editions
    from benchmarks.edits import edit

    known = editions(DOCUMENTS, cache)
    sides: list[list[Guidance]] = [[], []]
    copy = 0
    while sum(len(g.passages) for g in sides[0]) < passages:
        for name, (_, donor) in DOCUMENTS.items():
            old, new, _ = edit(known[name], known[donor], 11 + copy)
            sides[0].append(_marked(old, copy))
            sides[1].append(_marked(new, copy))
        copy += 1
    return _joined(sides[0], passages), _joined(sides[1], passages)


def _marked(guidance: Guidance, copy: int) -> Guidance:
    """The same with every long word marked by the number of its copy, so that copies share only small words."""
    if not copy:
        return guidance
    marked = (" ".join(w + "abcdefghij"[copy] if len(w) > 4 and w.isalpha() else w for w in p.text.split())
              for p in guidance.passages)  # fmt: skip
    passages = tuple(replace(p, text=text) for p, text in zip(guidance.passages, marked, strict=True))
    return replace(guidance, passages=passages)


def _joined(parts: list[Guidance], most: int) -> Guidance:
    """Several editions as one, cut after so many passages."""
    sections: list[Any] = []
    passages: list[Any] = []
    for guidance in parts:
        base, first = len(sections), len(passages)
        sections += [
            replace(
                s, parent=s.parent + base if s.parent >= 0 else -1, chapter=s.chapter + base if s.chapter >= 0 else -1
            )
            for s in guidance.sections
        ]
        passages += [
            replace(p, index=p.index + first, section=p.section + base if p.section >= 0 else -1,
                    lead_in=p.lead_in + first if p.lead_in >= 0 else -1)
            for p in guidance.passages
        ]  # fmt: skip
    return replace(parts[0], edition="joined", sections=tuple(sections), passages=tuple(passages[:most]))


def timed(spent: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its processor time added up under a name."""

    def run(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - start

    return run


def stages(old: Guidance, new: Guidance) -> dict[str, float]:
    """The processor time of each stage of one comparison, in a run of its own (timing costs time, too)."""
    from importlib import import_module

    from wtanalysis.guidance import compare as module

    spent: dict[str, float] = {}
    for name, function in STAGES:
        owner = import_module(f"wtanalysis.guidance.{name}")
        original = getattr(owner, function)
        wrapped = timed(spent, f"{name}", original)
        setattr(owner, function, wrapped)
        if getattr(module, function, None) is original:
            setattr(module, function, wrapped)
    comparison = module.compare(old, new)
    start = time.process_time()
    _redlines(comparison)
    spent["redlines"] = time.process_time() - start
    spent.pop("redline", None)
    return spent


def _redlines(comparison: Any) -> int:
    """The marks of every pair whose words differ, as the pages and tables need them."""
    from wtanalysis.guidance import redline

    return sum(
        len(redline.redline(change.old.text, change.new.text))
        for change in comparison.changes
        if change.old and change.new and change.old.text != change.new.text
    )


def measure(size: str, cache: Path | None) -> dict[str, Any]:
    """One size: words, passages, the best processor time of some runs, that of the first, memory, stages."""
    import resource

    from wtanalysis.guidance.compare import compare

    old, new = book(cache) if size == "book" else sized(int(size), cache)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    runs, pairs = [], 0
    for _ in range(BEST_OF):
        start = time.process_time()
        comparison = compare(old, new)
        _redlines(comparison)
        runs.append(time.process_time() - start)
        pairs = len(comparison.alignment.pairs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    texts = [" ".join(p.text for p in g.passages).split() for g in (old, new)]
    return {"size": size, "passages": (len(old.passages), len(new.passages)), "words": [len(t) for t in texts],
            "pairs": pairs, "first": runs[0], "best": min(runs), "before": before, "peak": peak,
            "stages": stages(old, new), "difflib": _difflib(texts) if size == "book" else None}  # fmt: skip


def _difflib(texts: list[list[str]]) -> float:
    """The processor time of a word diff of the two whole texts."""
    import difflib

    start = time.process_time()
    difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes()
    return time.process_time() - start


def main(cache: str) -> None:
    """Print a table of the sizes and one of the stages."""
    found = []
    for size in SIZES:
        command = [sys.executable, __file__, "--one", size, cache]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout))
    print("| | passages a side | words a side | pairs | CPU s, first run | best of 3 | peak MB | of that before |")
    print("|---|---|---|---|---|---|---|---|")
    for row in found:
        sides = (f"{row[what][0]:,} and {row[what][1]:,}" for what in ("passages", "words"))
        print(f"| {row['size']} | {' | '.join(sides)} | {row['pairs']:,} | {row['first']:.2f} | {row['best']:.2f} "
              f"| {row['peak']:.0f} | {row['before']:.0f} |")  # fmt: skip
    names = list(dict.fromkeys(name for row in found for name in row["stages"]))
    print("\n| CPU s of stage | " + " | ".join(row["size"] for row in found) + " |\n|---|" + "---|" * len(found))
    for name in names:
        print(f"| {name} | " + " | ".join(f"{row['stages'].get(name, 0):.2f}" for row in found) + " |")
    print(f"\ndifflib, whole text by words, on the book: {found[0]['difflib']:.1f} s")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        folder = Path(sys.argv[3]) if sys.argv[3:] and sys.argv[3] else None
        print(json.dumps(measure(sys.argv[2], folder)))
    else:
        main(sys.argv[1] if len(sys.argv) > 1 else "")
