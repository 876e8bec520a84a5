"""What the styles and lists of a Word document say of a paragraph: heading, bullet, number, bold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from wtanalysis.documents.readers.block import list_number

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMATS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}

_NAMED = {
    "title": "heading",
    "quote": "quotation",
    "intense quote": "quotation",
    "block text": "quotation",
    "caption": "caption",
    "footnote text": "footnote",
    "endnote text": "footnote",
}


def w(name: str) -> str:
    """A name in the namespace of WordprocessingML.

    >>> w("p")[-2:]
    '}p'
    """
    return _W + name


@dataclass(frozen=True)
class Look:
    """What a paragraph's style makes of it; ``list_id`` and ``list_level`` name its list."""

    kind: str = "body"
    level: int = 0
    list_id: str = ""
    list_level: int = 0
    name: str = ""


class Styles:
    """The styles of a document, with what they inherit."""

    def __init__(self, root: Any) -> None:
        self.by_id = {style.get(w("styleId")): style for style in root.iter(w("style"))}

    def _chain(self, style_id: str | None) -> list[Any]:
        chain: list[Any] = []
        while style_id in self.by_id and len(chain) < 20:
            style = self.by_id[style_id]
            chain.append(style)
            based = style.find(w("basedOn"))
            style_id = based.get(w("val")) if based is not None else None
        return chain

    def of(self, paragraph: Any) -> Look:
        """The look of a paragraph: its own properties first, then its style's, then what that is based on."""
        own = paragraph.find(w("pPr"))
        style = own.find(w("pStyle")) if own is not None else None
        chain = self._chain(style.get(w("val")) if style is not None else None)
        properties = [own] + [item.find(w("pPr")) for item in chain]
        names = [_value(item.find(w("name"))).lower() for item in chain]
        list_id = _first(properties, f"{w('numPr')}/{w('numId')}")
        list_level = _first(properties, f"{w('numPr')}/{w('ilvl')}")
        outline = _first(properties, w("outlineLvl"))
        kind, level = _kind(names, outline)
        return Look(kind, level, list_id if list_id != "0" else "", _int(list_level), names[0] if names else "")

    def is_bold(self, run: Any) -> bool:
        """Whether a run is bold, by itself or by its character style."""
        return self._has(run, "b")

    def is_hidden(self, run: Any) -> bool:
        """Whether a run is hidden text."""
        return self._has(run, "vanish")

    def _has(self, run: Any, name: str) -> bool:
        own = run.find(w("rPr"))
        if own is None:
            return False
        style = own.find(w("rStyle"))
        chain = self._chain(style.get(w("val")) if style is not None else None)
        for properties in [own] + [item.find(w("rPr")) for item in chain]:
            mark = properties.find(w(name)) if properties is not None else None
            if mark is not None:
                return _value(mark, "1") not in ("0", "false", "off")
        return False


def _kind(names: list[str], outline: str) -> tuple[str, int]:
    """Kind and heading level by the names of a style and its ancestors; built-in names are English everywhere."""
    for name in names:
        if match := re.fullmatch(r"heading (\d)", name):
            return "heading", int(match[1])
        if re.fullmatch(r"toc \d|table of figures|toc heading", name):
            return "contents", 0
        if name in _NAMED:
            return _NAMED[name], int(name == "title")
    if outline.isdigit() and int(outline) < 9:
        return "heading", int(outline) + 1
    return "body", 0


def _value(element: Any, default: str = "") -> str:
    return default if element is None else element.get(w("val")) or default


def _first(properties: list[Any], path: str) -> str:
    for item in properties:
        found = item.find(path) if item is not None else None
        if found is not None:
            return _value(found)
    return ""


def _int(text: str) -> int:
    return int(text) if text.isdigit() else 0


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Any) -> None:
        self.levels: dict[str, dict[int, Any]] = {}
        self.source: dict[str, str] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[str] = set()
        self.starts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstracts = {item.get(w("abstractNumId")): item for item in root.iter(w("abstractNum"))}
        for num in root.iter(w("num")):
            list_id, abstract = num.get(w("numId")), _value(num.find(w("abstractNumId")))
            if abstract in abstracts:
                self.levels[list_id] = {_int(x.get(w("ilvl")) or "0"): x for x in abstracts[abstract].iter(w("lvl"))}
                self.source[list_id] = abstract
                self.starts[list_id] = {
                    _int(x.get(w("ilvl")) or "0"): _int(_value(x.find(w("startOverride"))))
                    for x in num.iter(w("lvlOverride"))
                    if x.find(w("startOverride")) is not None
                }

    def of(self, look: Look) -> tuple[str, int, bool]:
        """The printed number of a list paragraph, its nesting (1 is outermost), and whether it is a bullet."""
        level = self.levels.get(look.list_id, {}).get(look.list_level)
        if level is None:
            match = re.fullmatch(r"list bullet ?(\d?)", look.name)
            return "", int(match[1] or 1) if match else 0, bool(match)
        form = _value(level.find(w("numFmt")), "decimal")
        if form in ("bullet", "none"):
            named = re.fullmatch(r"list bullet ?(\d)", look.name)
            return "", look.list_level + int(named[1] if named else 1), form == "bullet"
        return self._count(look), look.list_level + 1, False

    def _count(self, look: Look) -> str:
        source = self.source[look.list_id]
        counts = self.counts.setdefault(source, {})
        overrides = self.starts.get(look.list_id, {})
        if look.list_id not in self.started:
            self.started.add(look.list_id)
            for level, start in overrides.items():
                counts[level] = start - 1
        for deeper in [depth for depth in counts if depth > look.list_level]:
            del counts[deeper]
        counts[look.list_level] = counts.get(look.list_level, self._start(look.list_id, look.list_level) - 1) + 1
        return self._print(look, counts)

    def _start(self, list_id: str, level: int) -> int:
        element = self.levels[list_id].get(level)
        start = element.find(w("start")) if element is not None else None
        return _int(_value(start, "1"))

    def _print(self, look: Look, counts: dict[int, int]) -> str:
        """The number as the level's pattern prints it (``%1.%2``), without brackets and final dot."""
        levels = self.levels[look.list_id]
        pattern = _value(levels[look.list_level].find(w("lvlText")), f"%{look.list_level + 1}.")

        def fill(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            form = _value(levels[depth].find(w("numFmt")), "decimal") if depth in levels else "decimal"
            return list_number(counts.get(depth, self._start(look.list_id, depth)), _FORMATS.get(form, "1"))

        return re.sub(r"%(\d)", fill, pattern).strip(" .()[]:\t")
