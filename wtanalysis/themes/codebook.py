"""Codebooks: reading them, and what must be coded again when one was changed after sign-off."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wtanalysis.errors import TableError
from wtanalysis.themes.codebook_versions import (
    VersionRecord,
    append_version,
    fingerprint,
    meaning_changed,
    next_version,
    read_versions,
    signed_version,
    to_csv,
    versions_path,
)
from wtanalysis.themes.coded import is_person, read_rows
from wtanalysis.themes.model import STANCES, Codebook, Coding, Reading, Theme

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder

__all__ = [
    "ToRecode", "VersionRecord", "append_version", "carry_over", "fingerprint", "next_version", "read_codebook",
    "read_versions", "signed_version", "theme_texts", "to_csv", "to_recode", "versions_path",
]  # fmt: skip
NEAR = 0.2  # least cosine of a comment that may carry a theme; measured in benchmarks/agreement.py
AMONG = 4  # and the theme is among so many nearest of one of its statements, at most half of them all


def read_codebook(path: str | Path) -> Codebook:
    r"""Read a codebook; its version is the one that its versions file gives to just these words, else 1.

    Args:
        path: a CSV table in UTF-8 with theme_id and name, and description, examples (parted by ``||``), stance and
            policy_area if there. Other columns are not read.

    Returns:
        The themes in their order, their words verbatim; only the spaces around ids and stances are taken off.

    Raises:
        TableError: an empty or double id, an empty name, an unknown stance, no theme at all, or no such table.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "codebook.csv"
    >>> _ = path.write_text("theme_id,name,examples\nboats,Night boats,Run later || Run all night\n")
    >>> read_codebook(path).themes[0].examples
    ('Run later', 'Run all night')
    """
    path = Path(path)
    first: dict[str, int] = {}
    themes = []
    for row, cells in read_rows(path, ("theme_id", "name")):
        theme = _theme(path.name, row, cells)
        if theme.theme_id in first:
            what = f"theme {theme.theme_id!r} is there twice, first in row {first[theme.theme_id]}"
            raise TableError(what, "each id once", "rename or delete one", path.name, row, "theme_id")
        first[theme.theme_id] = row
        themes.append(theme)
    if not themes:
        raise TableError("holds no theme", "one row for each theme", "add the themes", file=path.name)
    book = Codebook(tuple(themes), source=path.name)
    record = signed_version(book, read_versions(versions_path(path)))
    return replace(book, version=record.version) if record else book


def _theme(file: str, row: int, cells: Mapping[str, str]) -> Theme:
    theme_id, stance = cells["theme_id"].strip(), cells.get("stance", "").strip().casefold()
    if not theme_id:
        raise TableError("no id", "a short id such as night-boats", "fill the cell", file, row, "theme_id")
    if re.search(r"[|\n\r]", theme_id):
        do = "use letters, digits and hyphens"
        raise TableError("an id with | or a line break", "a short id such as night-boats", do, file, row, "theme_id")
    if not cells["name"].strip():
        do = "name the theme in a short statement"
        raise TableError("no name", "a short statement of the idea", do, file, row, "name")
    if stance not in STANCES:
        raise TableError(
            f"unknown stance {stance[:40]!r}", "agree, disagree, neither or nothing", "write one of these", file, row,
            "stance",
        )  # fmt: skip
    examples = tuple(part for part in re.split(r" ?\|\| ?", cells.get("examples", "")) if part.strip())
    words = cells["name"], cells.get("description", "")
    return Theme(theme_id, *words, examples, stance, cells.get("policy_area", ""))


@dataclass(frozen=True)
class ToRecode:
    """A comment and a theme that must be coded again, and why."""

    comment_id: str
    theme_id: str
    why: str


def theme_texts(theme: Theme) -> tuple[str, ...]:
    """What a theme says of itself: its name with its description, and each example.

    >>> theme_texts(Theme("a", "Night boats", "Boats after 10 pm", ("Run later",)))
    ('Night boats. Boats after 10 pm', 'Run later')
    """
    return (". ".join(part for part in (theme.name.rstrip(". "), theme.description) if part), *theme.examples)


def to_recode(
    old: Codebook,
    new: Codebook,
    coding: Coding,
    readings: Sequence[Reading],
    embedder: Embedder | None = None,
    became: Mapping[str, Sequence[str]] | None = None,
    settled: Collection[tuple[str, str]] = (),
) -> tuple[ToRecode, ...]:
    """Which comments must be coded again, for which themes, once a signed codebook was changed.

    A new theme, or one whose name, description or stance means something else now, is coded again for comments near
    it: where it is among the ``AMONG`` nearest themes (at most half of them all) of one of the comment's statements,
    by cosine to the theme's name with description and to its examples, and the cosine is at least ``NEAR``. What was
    merged or split is coded again for the comments that carried it, and so is a changed theme for those that carry it.
    Everything else keeps its code. Where a person coded the very theme, or a decision stands on it (``settled``), it
    is not coded again, unless the theme itself is gone.

    Args:
        old: the version that the coding was made with.
        new: the version after it.
        coding: who carries what under ``old``.
        readings: the comments; only those with an opinion are compared with new themes.
        embedder: the sentence model; by default that of the package.
        became: themes that were merged or split: old id -> new ids, as in the record of the version.
        settled: comment and theme of the decisions on record.

    Returns:
        By the order of the comments, then of the themes; each pair once.

    >>> from wtanalysis.themes.model import Code
    >>> old, new = Codebook((Theme("a", "A"),)), Codebook((Theme("b", "B"), Theme("c", "C")), 2)
    >>> to_recode(old, new, Coding((Code("c1", "a", "model"),), ("c1",)), (), became={"a": ("b", "c")})
    (ToRecode(comment_id='c1', theme_id='b', why='carried a, which was split into b and c'),
     ToRecode(comment_id='c1', theme_id='c', why='carried a, which was split into b and c'))
    """
    became = became or {}
    before = {theme.theme_id: theme for theme in old.themes}
    changed = [t.theme_id for t in new.themes if t.theme_id in before and meaning_changed(before[t.theme_id], t)]
    added = [t.theme_id for t in new.themes if t.theme_id not in before]
    found: dict[tuple[str, str], str] = {}
    for code in coding.codes:
        for theme_id in became.get(code.theme_id, ()):
            found.setdefault((code.comment_id, theme_id), _what_became(code.theme_id, became[code.theme_id]))
        if code.theme_id in changed:
            found.setdefault((code.comment_id, code.theme_id), f"carries {code.theme_id}, which was changed")
    for comment_id, theme_id, value in _near(new, {*added, *changed}, readings, embedder):
        what = "new" if theme_id in added else "changed"
        found.setdefault((comment_id, theme_id), f"near {theme_id}, which is {what} (cosine {value:.2f})")
    kept = set(settled) | {(c.comment_id, c.theme_id) for c in coding.codes if is_person(c.coder)}
    order = {name: n for n, name in enumerate((*coding.base, *(r.comment.comment_id for r in readings)))}
    rank = {name: n for n, name in enumerate(new.ids)}
    pairs = sorted((pair for pair in found if pair not in kept), key=lambda p: (order.get(p[0], -1), rank[p[1]]))
    return tuple(ToRecode(*pair, found[pair]) for pair in pairs)


def _what_became(theme_id: str, new: Sequence[str]) -> str:
    if len(new) > 1:
        return f"carried {theme_id}, which was split into {', '.join(new[:-1])} and {new[-1]}"
    return f"carried {theme_id}, which became {new[0]}"


def _near(
    codebook: Codebook, wanted: Collection[str], readings: Sequence[Reading], embedder: Embedder | None
) -> Iterator[tuple[str, str, float]]:
    """Comments that may carry one of the wanted themes, with the cosine of their nearest statement."""
    said = [(r.comment.comment_id, s) for r in readings if r.kind == "opinion" for s in _texts_of(r)]
    if not wanted or not said:
        return
    if embedder is None:
        from wtanalysis.themes.embedding import default_embedder

        embedder = default_embedder()
    closeness = _closeness(codebook, [text for _, text in said], embedder)
    limit = -_among(closeness, min(AMONG, (len(codebook.themes) + 1) // 2))
    best: dict[tuple[str, str], float] = {}
    for place, theme_id in enumerate(codebook.ids):
        if theme_id in wanted:
            column = closeness[:, place]
            for row in ((column >= NEAR) & (column >= limit - 1e-6)).nonzero()[0]:
                pair = said[row][0], theme_id
                best[pair] = max(best.get(pair, -1.0), float(column[row]))
    yield from ((*pair, value) for pair, value in best.items())


def _texts_of(reading: Reading) -> tuple[str, ...]:
    return tuple(statement.text for statement in reading.statements) or (reading.comment.text,)


def _closeness(codebook: Codebook, texts: Sequence[str], embedder: Embedder) -> np.ndarray[Any, Any]:
    """Cosine of each text with the nearest words of each theme."""
    import numpy as np

    words = [theme_texts(theme) for theme in codebook.themes]
    own = embedder.embed([text for texts_of in words for text in texts_of])
    unique = list(dict.fromkeys(texts))
    where = {text: n for n, text in enumerate(unique)}
    cosines = embedder.embed(unique) @ own.T
    ends = np.cumsum([len(texts_of) for texts_of in words])
    starts = [0, *ends[:-1]]
    nearest = np.stack([cosines[:, a:b].max(axis=1) for a, b in zip(starts, ends, strict=True)], axis=1)
    picked: np.ndarray[Any, Any] = nearest[[where[text] for text in texts]]
    return picked


def _among(closeness: np.ndarray[Any, Any], most: int) -> np.ndarray[Any, Any]:
    """Of each row, minus the value that the last of its nearest themes has."""
    import numpy as np

    ordered: np.ndarray[Any, Any] = np.sort(-closeness, axis=1)[:, most - 1]
    return ordered


def carry_over(coding: Coding, new: Codebook, todo: Sequence[ToRecode], recoded: Coding | None = None) -> Coding:
    """The coding under a new version: codes that need not be made again stay byte for byte, the rest is taken anew.

    Args:
        coding: the coding under the old version.
        new: the new version; codes of themes that it does not hold are left out and counted.
        todo: what :func:`to_recode` found.
        recoded: the new coding; only its codes of ``todo`` are taken.

    Returns:
        The coding under the new version.

    >>> from wtanalysis.themes.model import Code
    >>> old = Coding((Code("c1", "a", "model", 0.8), Code("c2", "a", "model", 0.9)), ("c1", "c2"))
    >>> again = Coding((Code("c1", "a", "model", 0.1), Code("c2", "b", "model", 0.7)), ("c1", "c2"))
    >>> book = Codebook((Theme("a", "A"), Theme("b", "B")), 2)
    >>> made = carry_over(old, book, [ToRecode("c2", "b", "near b, which is new")], again)
    >>> [(c.comment_id, c.theme_id, c.probability) for c in made.codes]
    [('c1', 'a', 0.8), ('c2', 'a', 0.9), ('c2', 'b', 0.7)]
    """
    pairs = {(item.comment_id, item.theme_id) for item in todo}
    known = {*new.ids, ""}
    kept = [c for c in coding.codes if c.theme_id in known and (c.comment_id, c.theme_id) not in pairs]
    taken = [c for c in (recoded.codes if recoded else ()) if c.theme_id and (c.comment_id, c.theme_id) in pairs]
    order = {name: n for n, name in enumerate(coding.base)}
    codes = sorted([*kept, *taken], key=lambda code: order.get(code.comment_id, len(order)))
    gone = sum(code.theme_id not in known for code in coding.codes)
    notes = (*coding.notes, f"{gone:,} codes of themes that version {new.version} does not hold were left out")
    thresholds = {**coding.thresholds, **(recoded.thresholds if recoded else {})}
    return replace(
        coding, codes=tuple(codes), notes=notes if gone else coding.notes,
        thresholds={name: value for name, value in thresholds.items() if name in known},
    )  # fmt: skip
