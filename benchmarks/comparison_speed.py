"""How long the comparison of two editions takes, by stage, and how much memory; beside a whole-text word diff.

Run ``python benchmarks/comparison_speed.py``. Each size has a process of its own, and reading the files is not counted.
``book``: Working Together 2023 against an edited edition of it. ``1,000`` and ``10,000``: so many passages a side, put
together from all real documents, in several edited copies for the larger one; the words of each copy are marked so that
no two copies are alike. Before a run, a small comparison of another document loads the libraries; what is measured is
one comparison of texts that the process has not seen.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from wtanalysis.guidance.model import Guidance  # noqa: E402

SIZES = ("book", "1000", "10000")
RUNS = 3
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


def warm(cache: Path) -> float:
    """The processor time of a first small comparison of another document, which loads what a comparison needs."""
    from benchmarks.edit_tree import editions

    small = editions(["wcag-2.1"], cache)["wcag-2.1"]
    start = time.process_time()
    from wtanalysis.guidance.compare import compare

    changed = tuple(replace(p, text=f"{p.text} This too must be so.") for p in small.passages[:40])
    _redlines(compare(replace(small, passages=small.passages[:40]), replace(small, passages=changed)))
    return time.process_time() - start


def peak_memory() -> float:
    """The most memory that this process has held so far, in MB (``ru_maxrss`` would count that of its parent, too)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure(size: str, cache: Path, by_stage: bool) -> dict[str, Any]:
    """One size, compared once: words, passages, processor time and memory, or the time of each stage."""
    old, new = pickle.loads((cache / f"speed-{size}.pickle").read_bytes())  # noqa: S301
    loading = warm(cache)
    if by_stage:
        return {"stages": stages(old, new)}
    from wtanalysis.guidance.compare import compare

    before = peak_memory()
    start = time.process_time()
    comparison = compare(old, new)
    _redlines(comparison)
    spent = time.process_time() - start
    peak = peak_memory()
    texts = [" ".join(p.text for p in g.passages).split() for g in (old, new)]
    return {"size": size, "passages": (len(old.passages), len(new.passages)), "words": [len(t) for t in texts],
            "pairs": len(comparison.alignment.pairs), "loading": loading, "seconds": spent, "before": before,
            "peak": peak, "difflib": _difflib(texts) if size == "book" else 0.0}  # fmt: skip


def _difflib(texts: list[list[str]]) -> float:
    """The processor time of a word diff of the two whole texts."""
    import difflib

    start = time.process_time()
    difflib.SequenceMatcher(None, *texts).get_opcodes()
    return time.process_time() - start


def fresh(size: str, cache: str, what: str) -> dict[str, Any]:
    """One measurement in a process of its own."""
    done = subprocess.run([sys.executable, __file__, what, size, cache], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main(cache: str) -> None:
    """Print a table of the sizes and one of the stages; the editions are made once and kept in the folder."""
    for size in SIZES:
        pair = book(Path(cache)) if size == "book" else sized(int(size), Path(cache))
        (Path(cache) / f"speed-{size}.pickle").write_bytes(pickle.dumps(pair))
    runs = {
        size: sorted((fresh(size, cache, "--one") for _ in range(RUNS)), key=lambda r: r["seconds"]) for size in SIZES
    }
    print("| | passages a side | words a side | pairs | CPU s, middle of 3 | least | peak MB | of that before |")
    print("|---|---|---|---|---|---|---|---|")
    for size, rows in runs.items():
        middle = rows[len(rows) // 2]
        sides = (f"{middle[what][0]:,} and {middle[what][1]:,}" for what in ("passages", "words"))
        print(f"| {size} | {' | '.join(sides)} | {middle['pairs']:,} | {middle['seconds']:.2f} "
              f"| {rows[0]['seconds']:.2f} | {middle['peak']:.0f} | {middle['before']:.0f} |")  # fmt: skip
    spent = {size: fresh(size, cache, "--stages")["stages"] for size in SIZES}
    print("\n| CPU s of stage | " + " | ".join(SIZES) + " |\n|---|" + "---|" * len(SIZES))
    for name in dict.fromkeys(name for stage in spent.values() for name in stage):
        print(f"| {name} | " + " | ".join(f"{stage.get(name, 0):.2f}" for stage in spent.values()) + " |")
    first = runs["book"]
    print(f"\nOnce a process, loading of libraries: {first[0]['loading']:.1f} s. "
          f"difflib, whole text of the book by words: {min(row['difflib'] for row in first):.1f} s.")  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] in (["--one"], ["--stages"]):
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]), sys.argv[1] == "--stages")))
    elif len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(folder)
