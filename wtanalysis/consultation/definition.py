"""``consultation.toml`` as read: each key checked where it enters, each fault with the line it stands on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

from wtanalysis.consultation.model import TABLES, Channel, OfficialDocument, PolicyArea, Section, nearest
from wtanalysis.consultation.rows import SLUG
from wtanalysis.errors import ConsultationError
from wtanalysis.provenance import Source, is_safe_address

T = TypeVar("T")
DEFINITION = "consultation.toml"
TEXT_KEYS = ("name", "title", "publisher", "origin", "locators")
DOCUMENT_KEYS = ("title", "publisher", "date", "licence", "page", "file", "find", "confirmed")
KEYS = (
    *TEXT_KEYS, "opened", "closed", "tables", "sections", "policy_areas", "channels", "documents", "responses",
    "questions", "grouping", "reconciliation", "guidance", "claims", "themes",
)  # fmt: skip


@dataclass(frozen=True)
class Definition:
    """``consultation.toml`` as read, which can name the line of a key for its faults."""

    file: str
    text: str
    values: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> Definition:
        """The definition in a file; raises ConsultationError where it is missing or no TOML."""
        try:
            text = path.read_text(encoding="utf-8-sig")
            definition = cls(path.name, text, tomllib.loads(text))
        except FileNotFoundError:
            raise ConsultationError(
                "no such file", "the definition of a consultation", "name a folder that has one", file=path.name
            ) from None
        except UnicodeDecodeError:
            raise ConsultationError("is not UTF-8", "TOML in UTF-8", "save it again as UTF-8", file=path.name) from None
        except tomllib.TOMLDecodeError as fault:
            line = re.search(r"at line (\d+)", str(fault))
            what = re.sub(r" \(at .*\)\Z", "", str(fault))
            row = int(line[1]) if line else None
            raise ConsultationError(what, "valid TOML", "correct that line", path.name, row) from None
        definition.known("", definition.values, KEYS)
        return definition

    def fault(
        self, key: str, what: str, expected: str, do: str = "correct the definition", place: str = ""
    ) -> NoReturn:
        """Raise the ConsultationError for a key, with the line it stands on; ``place`` is the table it stands in."""
        row, inside = None, not place
        for number, line in enumerate(self.text.splitlines(), start=1):
            inside = inside or place in line
            if inside and re.match(rf"\s*(\[+[^=]*)?['\"]?{re.escape(key)}['\"]?\s*[=\].]", line):
                row = number
                break
        raise ConsultationError(what, expected, do, self.file, row, f"{place}.{key}" if place else key)

    def known(self, place: str, values: Mapping[str, Any], keys: tuple[str, ...]) -> None:
        """A fault for a key that nobody reads."""
        for key in values:
            if key not in keys:
                self.fault(key, f"unknown key {key!r}", nearest(key, list(keys)), "rename or remove it", place)

    def words(self, key: str, values: Mapping[str, Any], needed: bool = False, place: str = "") -> str:
        """A text; empty where it is missing and not needed."""
        value = values.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            what = f"{key} is missing" if needed and not value else f"{key} is not text"
            self.fault(key, what, "words in quotation marks", "add it" if needed else "correct it", place)
        return value

    def strings(self, key: str, values: Mapping[str, Any], place: str = "") -> tuple[str, ...]:
        """A list of words; empty where there is none."""
        value = values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(key, f"{key} is not a list of words", '["...", "..."]', "correct it", place)
        return tuple(value)

    def table(self, key: str, values: Mapping[str, Any], place: str = "") -> Mapping[str, Any]:
        """A table such as ``[grouping]``; empty where there is none."""
        value = values.get(key, {})
        if not isinstance(value, dict):
            self.fault(key, f"{key} is not a table", f"[{key}]", "correct it", place)
        return value

    def items(self, key: str, values: Mapping[str, Any], place: str = "") -> list[Mapping[str, Any]]:
        """A list of tables; empty where there is none."""
        value = values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault(key, f"{key} is not a list of tables", "{ ... } for each", "correct it", place)
        return value

    def choice(self, key: str, values: Mapping[str, Any], known: Sequence[str], default: str, place: str = "") -> Any:
        """One of the known words, or the default where the key is not there."""
        value = values.get(key, default)
        if value not in known:
            told = ", ".join(repr(word) for word in known if word)
            self.fault(key, f"{key} is {value!r}", f"one of {told}", "correct it", place)
        return value

    def whole(self, key: str, values: Mapping[str, Any], default: int, place: str = "") -> int:
        """A whole number above 0."""
        value = values.get(key, default)
        if type(value) is not int or value < 1:
            self.fault(key, f"{key} is no whole number", "1 or more", "correct it", place)
        return value

    def inside(self, key: str, values: Mapping[str, Any], place: str) -> str:
        """The name of a file or folder that stands in the consultation folder."""
        value = self.words(key, values, True, place)
        if Path(value).is_absolute() or ".." in Path(value).parts:
            self.fault(key, f"{value!r} is outside the folder", "a file in it", "move it into the folder", place)
        return value

    def day(self, key: str) -> date:
        """A date that must be there."""
        value = self.values.get(key)
        if type(value) is not date:
            what = f"{key} is missing" if value is None else f"{key} is not a date"
            self.fault(key, what, "a date such as 2023-06-21, without quotation marks", "correct it")
        return value

    def tables(self) -> tuple[str, ...]:
        """The tables this folder has, in the house's order."""
        names = self.values.get("tables")
        if not isinstance(names, list) or "questions" not in names:
            self.fault("tables", "tables does not name questions", 'a list such as ["questions", "figures"]', "add it")
        for name in names:
            if name not in TABLES:
                self.fault("tables", f"unknown table {name!r}", "one of " + ", ".join(TABLES), "rename or remove it")
        return tuple(name for name in TABLES if name in names)

    def listed(self, key: str, keys: tuple[str, ...], make: Callable[..., T]) -> tuple[T, ...]:
        """An array of tables such as ``[[sections]]``, whose first key is an id that must stand once."""
        items = self.values.get(key, [])
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            self.fault(key, f"{key} is not a list of tables", f"[[{key}]] for each")
        seen: set[str] = set()
        for item in items:
            self.known(key, item, keys)
            name = self.words(keys[0], item, needed=True, place=key)
            if name in seen:
                self.fault(keys[0], f"{name!r} stands twice", "each once", "rename or remove one", key)
            seen.add(name)
        return tuple(make(*(item.get(k, "") for k in keys)) for item in items)

    def plain(self, key: str, name: str, place: str = "") -> None:
        """A fault for a name that could not be part of a path: files that are fetched bear it."""
        if not SLUG.match(name):
            self.fault(key, f"{name!r} is not a plain name", "small letters, digits and hyphens", "rename it", place)

    def address(self, key: str, url: str, place: str) -> None:
        """A fault for an address that a reader should not be sent to."""
        if url and not is_safe_address(url):
            self.fault(key, f"{url!r} is not a safe address", "one that begins with https://", "correct it", place)

    def documents(self) -> Mapping[str, OfficialDocument]:
        """The official documents by role, with addresses and names that are safe to use."""
        documents = {}
        for role, values in self.values.get("documents", {}).items():
            if not isinstance(values, dict):
                self.fault(role, "is not a table", f"[documents.{role}] with title and page", place="documents")
            self.plain(role, role, "documents")
            place = f"documents.{role}"
            self.known(place, values, DOCUMENT_KEYS)
            told = {key: self.words(key, values, key == "title", place) for key in DOCUMENT_KEYS}
            for key in ("page", "file"):
                self.address(key, told[key], place)
            source = Source("", "", told["title"], told["publisher"], told["date"], told["licence"], told["page"])
            documents[role] = OfficialDocument(role, source, told["file"], told["find"], told["confirmed"])
        return MappingProxyType(documents)

    def _area(self, area_id: str, name: str, section: str, also: Any, questions: Any) -> PolicyArea:
        told = {"also": also or [], "questions": questions or []}
        return PolicyArea(area_id, name, section, *(self.strings(key, told, "policy_areas") for key in told))

    def _channel(self, name: str, description: str, counts: Any) -> Channel:
        if not isinstance(counts or False, bool):
            self.fault("in_percentages", "is neither true nor false", "true or false", place="channels")
        return Channel(name, description, bool(counts))

    def facts(self) -> dict[str, Any]:
        """Everything but the tables, as the arguments of a Consultation."""
        opened, closed = self.day("opened"), self.day("closed")
        if closed < opened:
            self.fault("closed", f"closed {closed} is before opened {opened}", "a later date")
        sections = self.listed("sections", ("id", "title"), Section)
        areas = self.listed("policy_areas", ("id", "name", "section", "also", "questions"), self._area)
        ids = [section.section_id for section in sections]
        for area in areas:
            if area.section_id and area.section_id not in ids:
                expected = nearest(area.section_id, ids)
                self.fault("section", f"unknown section {area.section_id!r}", expected, "correct it", "policy_areas")
        told = {key: self.words(key, self.values, key in ("name", "title", "publisher")) for key in TEXT_KEYS}
        self.plain("name", told["name"])
        channels = self.listed("channels", ("name", "description", "in_percentages"), self._channel)
        return {
            **told, "opened": opened, "closed": closed, "documents": self.documents(), "sections": sections,
            "policy_areas": areas, "channels": channels,
        }  # fmt: skip
