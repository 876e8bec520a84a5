"""What every reader hands over: raw blocks in reading order, before anything is known of the whole document."""

from __future__ import annotations

from dataclasses import dataclass

from wtanalysis.documents.model import KINDS, Kind


@dataclass(frozen=True)
class Block:
    """One raw block: a line, paragraph, list item, table row or footnote as the file gives it.

    The fields are those of :class:`wtanalysis.documents.model.Paragraph`; offsets are into ``text``, whose white space
    is folded already. A block may be half a paragraph: :func:`wtanalysis.documents.readers.assemble.assemble` joins it.
    """

    kind: Kind
    text: str
    locator: str
    breaks: tuple[tuple[int, str], ...] = ()
    number: str = ""
    level: int = 0
    emphasis: tuple[tuple[int, int], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(KINDS)}")
