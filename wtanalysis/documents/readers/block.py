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


_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def list_number(count: int, style: str) -> str:
    """The printed number of a list item.

    >>> [list_number(4, style) for style in ("1", "a", "I", "i")]
    ['4', 'd', 'IV', 'iv']
    """
    if style in ("a", "A") and 1 <= count <= 26:
        return chr(ord(style) + count - 1)
    if style in ("i", "I") and 0 < count < 100:
        roman = _TENS[count // 10] + _ONES[count % 10]
        return roman if style == "i" else roman.upper()
    return str(count)
