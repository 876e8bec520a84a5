"""The review queue as a file for reviewers, XLSX or CSV, and the decisions that come back in it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from wtanalysis.errors import OutputError, TableError
from wtanalysis.tables import to_csv, write_files
from wtanalysis.themes.coded import read_rows, unknown_theme
from wtanalysis.themes.decisions import Decision
from wtanalysis.themes.model import Codebook, Comment
from wtanalysis.themes.review_order import QueueItem
from wtanalysis.themes.review_workbook import Column, shown, workbook, workbook_rows

WORDS = {
    "carries": "carries",
    "does not carry": "does_not",
    "new theme": "new_theme",
    "cannot tell": "cannot_tell",
}
_ALSO = {"does not": "does_not", "can't tell": "cannot_tell", "can not tell": "cannot_tell"}
COLUMNS = (
    Column("item", 12),
    Column("comment_id", 12),
    Column("question_id", 12),
    Column("theme_id", 16),
    Column("theme", 28),
    Column("description", 36),
    Column("comment", 80),
    Column("before", 26),
    Column("why", 30),
    Column("verdict", 16, True, tuple(WORDS)),
    Column("new_theme", 26, True),
    Column("reason", 44, True),
    Column("role", 18, True),
    Column("decided_at", 18, True),
)
NOT_BLIND = ("before", "why")
NEEDED = ("item", "verdict", "reason")
_ITEM = re.compile(r"([bs])-([0-9a-f]{10})-([0-9a-f]{8})-([0-9a-f]{6})")
_HOW = (
    "Each row asks whether one comment carries one theme. Read both, then fill the coloured cells.",
    "verdict: carries, does not carry, new theme (not this one, but one that the codebook lacks), or cannot tell.",
    "new_theme: what the new theme says, where the verdict is new theme.",
    "reason: why, in a few words. Every verdict needs one. Do not copy names or other personal data into it.",
    "role: who decides, as a role such as policy lead; leave it empty where the import says it.",
    "decided_at: when, such as 2026-11-22 or 22/11/2026; leave it empty for the time of the import.",
    "Rows that you leave empty stay in the queue. Keep the column item as it is: it says which comment a row is about.",
    "You may hide, widen, filter and sort whole rows, and add columns of your own, which are not read.",
)


class Masks(Protocol):
    """What takes personal data out of a text."""

    def mask(self, text: str, /) -> str:
        """The text, masked."""


@dataclass(frozen=True, repr=False)
class Imported:
    """What came back from a reviewer.

    Attributes:
        decisions: of the rows that were filled, in their order.
        left: the items that nobody decided, which stay in the queue.
        notes: what was passed over.
    """

    decisions: tuple[Decision, ...]
    left: tuple[QueueItem, ...]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Imported({len(self.decisions):,} decisions, {len(self.left):,} left, {len(self.notes)} notes)"


def export_review(
    queue: Sequence[QueueItem],
    path: str | Path,
    comments: Iterable[Comment],
    codebook: Codebook,
    mask: Masks | None = None,
    blind: bool = False,
) -> None:
    """Write the queue as a file that reviewers fill in.

    Args:
        queue: what is asked, in its order.
        path: ends in ``.xlsx`` or ``.csv``. The CSV is in UTF-8 with a mark, which Excel needs, and verbatim: give
            reviewers who work in a spreadsheet the XLSX, which runs nothing that a respondent wrote.
        comments: their words.
        codebook: the themes' names and descriptions.
        mask: takes personal data out of the words that are shown.
        blind: leaves out what people and machine said before, and why the row is asked.

    Raises:
        OutputError: another ending, or the file cannot be written.
        TableError: a comment or theme of the queue that is not there.

    >>> import tempfile, pathlib
    >>> from wtanalysis.themes.model import Theme
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "review.csv"
    >>> items = [QueueItem(1, "c1", "boats", "unsure", 0.5, "the model is unsure", "model: unsure")]
    >>> export_review(items, path, [Comment("c1", "Run later")], Codebook((Theme("boats", "Night boats"),)), blind=True)
    >>> print(path.read_text("utf-8-sig").splitlines()[0])
    item,comment_id,question_id,theme_id,theme,description,comment,verdict,new_theme,reason,role,decided_at
    """
    path = Path(path)
    words = {comment.comment_id: comment for comment in comments}
    rows = []
    for item in queue:
        if item.comment_id not in words:
            what = f"comment {item.comment_id!r} of the queue is not among the comments"
            raise TableError(what, "the comments that were coded", "give the same comments file")
        if item.theme_id not in codebook.ids:
            raise unknown_theme(item.theme_id, codebook)
        comment, theme = words[item.comment_id], codebook.theme(item.theme_id)
        text = shown(mask.mask(comment.text) if mask else comment.text)
        rows.append(
            {
                "item": item_id(item, text, blind), "comment_id": item.comment_id, "question_id": comment.question_id,
                "theme_id": item.theme_id, "theme": theme.name, "description": theme.description, "comment": text,
                "before": item.before, "why": item.why,
            }
        )  # fmt: skip
    columns = [column for column in COLUMNS if not (blind and column.name in NOT_BLIND)]
    names = [column.name for column in columns]
    if path.suffix.lower() == ".xlsx":
        write_files(path.parent, {path.name: workbook(columns, [[r.get(n, "") for n in names] for r in rows], _HOW)})
    elif path.suffix.lower() == ".csv":
        write_files(path.parent, {path.name: to_csv(names, rows).encode("utf-8-sig")})
    else:
        raise OutputError("unknown kind of file", ".xlsx or .csv", "choose another name", file=path.name)


def item_id(item: QueueItem, text: str, blind: bool) -> str:
    """What a row is about: whether it is blind, hashes of comment and theme, of the words, and of their letters.

    It begins with a letter and holds no date or number, so no spreadsheet changes it.

    >>> item_id(QueueItem(1, "c1", "boats", "unsure", 0.5, "", ""), "Run later", True)
    'b-...'
    """
    return f"{'b' if blind else 's'}-{_pair(item)}-{_hash(_plain(text), 8)}-{_hash(_letters(text), 6)}"


def _pair(item: QueueItem) -> str:
    return _hash(f"{item.comment_id}\0{item.theme_id}", 10)


def _hash(words: str, length: int) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:length]


def _plain(text: str) -> str:
    """The words without what saving changes: white space and ways to write an accent."""
    return " ".join(unicodedata.normalize("NFC", shown(text)).split())


def _letters(text: str) -> str:
    """The plain letters and digits, which also a file in cp1252 keeps."""
    return re.sub(r"[^a-z0-9]", "", shown(text).casefold().encode("ascii", "ignore").decode())


def import_review(
    path: str | Path, queue: Sequence[QueueItem], codebook: Codebook, role: str = "", at: str = ""
) -> Imported:
    """Read what reviewers filled in. Every row is looked at before anything is given back.

    Columns may stand in any order, with others among them. A CSV may have been saved in cp1252 or UTF-16, with commas,
    semicolons or tabs. Which comment and theme a row is about is told by its item; where the words beside it are not
    those that were exported, the file is refused, since its rows may have been shifted.

    Args:
        path: the file, ``.xlsx`` or text.
        queue: what was exported.
        codebook: the themes.
        role: of the reviewer, where a row does not say it.
        at: when it was decided, where a row does not say it, in ISO 8601.

    Returns:
        The decisions, what is left, and notes.

    Raises:
        TableError: an item that is not in the queue, changed words or ids, an unknown verdict, a missing reason, role,
            time or name of a new theme, or two different verdicts on one item.
    """
    path = Path(path)
    book = path.is_file() and path.read_bytes()[:2] == b"PK"
    rows = workbook_rows(path, NEEDED) if book else read_rows(path, NEEDED, any_encoding=True)
    sheet = _Sheet(path.name, {_pair(item): item for item in queue}, codebook, role.strip(), at)
    found: dict[str, tuple[int, Decision]] = {}
    again = changed = 0
    for row, cells in rows:
        if not any(cells.get(name, "").strip() for name in ("verdict", "reason", "new_theme")):
            continue
        item, mangled, blind = sheet.item(row, cells)
        decision = sheet.decision(row, cells, item, blind)
        changed += mangled
        before, known = found.setdefault(_pair(item), (row, decision))
        if before != row:
            if replace(known, at=decision.at) != decision:
                what = f"decides again what row {before} decides, otherwise"
                raise TableError(what, "one decision for each item", "keep one of the rows", path.name, row, "verdict")
            again += 1
    left = tuple(item for item in queue if _pair(item) not in found)
    return Imported(tuple(d for _, d in found.values()), left, _notes(rows, changed, again))


def _notes(rows: Sequence[tuple[int, Mapping[str, str]]], changed: int, again: int) -> tuple[str, ...]:
    known = {column.name for column in COLUMNS}
    extra = sorted({name for _, cells in rows for name, words in cells.items() if name not in known and words.strip()})
    notes = []
    if extra:
        notes.append(f"columns that are not read: {', '.join(extra)}")
    if changed:
        notes.append(f"a spreadsheet changed ids in {changed:,} row{'s' * (changed != 1)}; the column item was used")
    if again:
        notes.append(f"{again:,} row{'s' * (again != 1)} repeated another and counted once")
    return tuple(notes)


@dataclass(frozen=True)
class _Sheet:
    """A file that came back, and what its rows may say."""

    file: str
    items: Mapping[str, QueueItem]
    codebook: Codebook
    role: str
    at: str

    def fault(self, row: int, column: str, what: str, expected: str, do: str) -> TableError:
        """A fault in a cell."""
        return TableError(what, expected, do, self.file, row, column)

    def item(self, row: int, cells: Mapping[str, str]) -> tuple[QueueItem, bool, bool]:
        """What a row is about, whether its ids were changed, and whether it was asked blind."""
        parts = _ITEM.fullmatch(cells["item"].strip().casefold())
        item = self.items.get(parts[2]) if parts else None
        if parts is None or item is None:
            do = "restore the cell, or leave the row out if it was settled since"
            raise self.fault(row, "item", "is not in this queue", "an item as it was exported", do)
        text = cells.get("comment", "")
        if text.strip() and not _same(text, parts[3], parts[4]):
            do = "restore it: rows may have been shifted against each other"
            raise self.fault(
                row, "comment", "the comment is not the one that was exported", "the words as exported", do
            )
        mangled = False
        ids = {"comment_id": {i.comment_id for i in self.items.values()}, "theme_id": set(self.codebook.ids)}
        for name, known in ids.items():
            given, own = cells.get(name, "").strip(), getattr(item, name)
            if given and given != own.strip():
                if given in known or (name == "comment_id" and not text.strip()):
                    do = "restore it; for another theme, leave the row and say new theme, or code it in the coded table"
                    raise self.fault(row, name, "the id is not the one that was exported", "the id as exported", do)
                mangled = True
        if item.theme_id not in self.codebook.ids:
            raise unknown_theme(item.theme_id, self.codebook, self.file, row)
        return item, mangled, parts[1] == "b"

    def decision(self, row: int, cells: Mapping[str, str], item: QueueItem, blind: bool) -> Decision:
        """The decision of a row."""
        word = " ".join(cells["verdict"].casefold().replace("_", " ").replace("\u2019", "'").split())
        verdict: Any = WORDS.get(word) or _ALSO.get(word)
        choices = ", ".join(WORDS)
        if verdict is None:
            what = "unknown verdict" if word else "a reason without a verdict"
            raise self.fault(row, "verdict", what, choices, "choose one of these")
        reason, new = cells["reason"].strip(), cells.get("new_theme", "").strip()
        if not reason:
            raise self.fault(row, "reason", "no reason", "why, in a few words", "fill the cell")
        if (verdict == "new_theme") != bool(new):
            what = "no name for the new theme" if not new else "a new theme beside another verdict"
            raise self.fault(row, "new_theme", what, "a name, where the verdict is new theme", "fill or clear the cell")
        role = cells.get("role", "").strip() or self.role
        if not role:
            do = "fill the cell, or say the role when importing"
            raise self.fault(row, "role", "no role", "who decided, such as policy lead", do)
        at = self._time(row, cells.get("decided_at", "").strip() or self.at)
        mode: Any = "blind" if blind else "assisted"
        return Decision(item.comment_id, item.theme_id, verdict, reason, role, at, item.before, mode, new)

    def _time(self, row: int, words: str) -> str:
        for form in ("", "%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"):
            try:
                moment = datetime.strptime(words, form) if form else datetime.fromisoformat(words)  # noqa: DTZ007
            except ValueError:
                continue
            if not form:
                return words
            return moment.date().isoformat() if form == "%d/%m/%Y" else moment.isoformat()
        what = "is no time" if words else "no time"
        raise self.fault(row, "decided_at", what, "such as 2026-11-22 or 22/11/2026 14:30", "correct the cell")


def _same(text: str, words: str, letters: str) -> bool:
    """Whether a text is the one that was exported, but for what saving in an older encoding loses."""
    if _hash(_plain(text), 8) == words:
        return True
    kept = _letters(text)
    lossy = len(kept) >= 8 or text.isascii()
    return lossy and _hash(kept, 6) == letters
