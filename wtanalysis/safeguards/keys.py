"""The key: what stands behind each mask, in a file of its own that stays where it was made."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from wtanalysis.errors import OutputError, UserError

FORMAT = "wtanalysis key 1"
_DO = "give the key file that was written when the texts were masked"


@dataclass(eq=False)
class Key:
    """What stands behind the masks of a run. Its repr tells counts alone.

    Attributes:
        values: mask -> the words, as they were met first.
        masks: kind and words in plain form -> mask.
        families: family name -> the masks of who bears it.
        texts: for texts whose words differ from ``values`` in some place, their sha256 -> the words in order.

    >>> key = Key()
    >>> key.new("NAME", "Kai"), key.new("NAME", "Leo"), key
    ('[NAME 1]', '[NAME 2]', Key(2 masks))
    """

    values: dict[str, str] = field(default_factory=dict)
    masks: dict[str, str] = field(default_factory=dict)
    families: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._counts: dict[str, int] = {}
        for mask in self.values:
            label, _, number = mask.strip("[]").rpartition(" ")
            self._counts[label] = max(self._counts.get(label, 0), int(number))

    def __repr__(self) -> str:
        return f"Key({len(self.values)} masks)"

    def new(self, label: str, value: str) -> str:
        """A mask that was not given before, for a value."""
        self._counts[label] = self._counts.get(label, 0) + 1
        mask = f"[{label} {self._counts[label]}]"
        self.values[mask] = value
        return mask

    def remember(self, masked: str, forms: Iterable[tuple[str, str]]) -> None:
        """Keep how the words of one text were written, where that differs from the first form of their masks."""
        told = list(forms)
        if any(self.values[mask] != value for mask, value in told):
            self.texts.setdefault(_name(masked), [value for _, value in told])

    def exact(self, masked: str) -> list[str] | None:
        """The words of a text in order, where they were kept."""
        return self.texts.get(_name(masked))


def _name(masked: str) -> str:
    """The name of a masked text within the key; it is made of the masked text alone."""
    return sha256(masked.encode("utf-8", "surrogatepass")).hexdigest()


def write_key(key: Key, path: Path | str, outputs: Iterable[Path | str] = ()) -> Path:
    """Write a key to a file that only its owner may read (mode 0600).

    Args:
        key: the key of the :class:`Masker`.
        path: a file that does not exist yet.
        outputs: folders whose content is handed on; the key may not stand in any of them.

    Returns:
        The path.

    Raises:
        OutputError: the file exists, its folder does not, or it would stand in a folder of outputs.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = write_key(Key({"[NAME 1]": "Kai"}), Path(folder) / "run.key")
    ...     read_key(path), oct(path.stat().st_mode & 0o777)
    (Key(1 masks), '0o600')
    """
    target = Path(path)
    real = target.resolve()
    for folder in outputs:
        if real.is_relative_to(Path(folder).resolve()):
            raise OutputError(
                "the key would stand among the outputs", "a path outside that folder", "give another path",
                file=str(path),
            )  # fmt: skip
    held = {
        "format": FORMAT, "values": key.values, "masks": key.masks, "families": key.families, "texts": key.texts,
    }  # fmt: skip
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise OutputError(
            "the key file exists already", "a new path, for a key that is lost cannot be made again",
            "give another path or move the file", file=str(path),
        ) from None  # fmt: skip
    except OSError as error:
        raise OutputError(
            f"the key cannot be written ({error.strerror})", "a folder that exists and may be written to",
            "give another path", file=str(path),
        ) from None  # fmt: skip
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        json.dump(held, file, ensure_ascii=True, indent=1)
        file.write("\n")
    return target


def read_key(path: Path | str) -> Key:
    """Read a key that :func:`write_key` wrote.

    Args:
        path: the file.

    Raises:
        UserError: the file is missing or no key, or others may read it. The message never shows what it holds.
    """
    file = Path(path)
    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise UserError("others may read the key file", "mode 0600", "run chmod 600 on it", file=str(path))
        held = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise UserError(f"the key cannot be read ({error.strerror})", "a key file", _DO, file=str(path)) from None
    except ValueError:
        raise UserError("this is no key file", "JSON", _DO, file=str(path)) from None
    if not _whole(held):
        raise UserError("this is no key file", f"the format {FORMAT!r}", _DO, file=str(path))
    return Key(held["values"], held["masks"], held["families"], held["texts"])


def _whole(held: Any) -> bool:
    """Whether what a file holds is a key, each part of the right kind."""
    parts = ("values", "masks", "families", "texts")
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        return False
    if not all(isinstance(held.get(part), dict) for part in parts):
        return False
    masks = all(isinstance(mask, str) and mask[-2:-1].isdigit() and mask[-1] == "]" for mask in held["values"])
    words = all(isinstance(value, str) for part in ("values", "masks") for value in held[part].values())
    lists = all(isinstance(value, list) for part in ("families", "texts") for value in held[part].values())
    return masks and words and lists and set(held["masks"].values()) <= set(held["values"])
