"""The key file: private, never overwritten, never among the outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.errors import UserError
from wtanalysis.safeguards.personal_data import Masker, read_key, unmask, write_key


def masked(path: Path) -> tuple[str, Path]:
    """A masked text and the file of its key."""
    masker = Masker()
    text = masker.mask("I am Sarah Jones; Jones is my name. A@B.example, a@b.example")
    return text, write_key(masker.key, path)


def test_round_trip(tmp_path: Path) -> None:
    """A key file restores the text letter by letter, and a later run goes on with its masks."""
    text, key = masked(tmp_path / "run.key")
    assert key.stat().st_mode & 0o777 == 0o600
    assert unmask(text, key) == "I am Sarah Jones; Jones is my name. A@B.example, a@b.example"
    assert Masker(read_key(key)).mask("a@b.example, c@d.example") == "[EMAIL 1], [EMAIL 2]"


def test_never_overwritten(tmp_path: Path) -> None:
    """A key file that exists stays as it is."""
    _, key = masked(tmp_path / "run.key")
    before = key.read_bytes()
    with pytest.raises(UserError, match="exists already"):
        masked(tmp_path / "run.key")
    assert key.read_bytes() == before


def test_never_among_outputs(tmp_path: Path) -> None:
    """A path inside a folder of outputs is refused, by way of a link too, and nothing is written."""
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "link").symlink_to(out)
    for path in (out / "run.key", tmp_path / "link" / "run.key", out / ".." / "out" / "run.key"):
        with pytest.raises(UserError, match="among the outputs"):
            write_key(Masker().key, path, [out])
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", '{"format": "wtanalysis key 1", "values": {"x": 1}}', "Zebedee Quill"]
)
def test_broken_keys_say_so(tmp_path: Path, content: str) -> None:
    """A file that is no key is refused with a message that shows nothing of it."""
    path = tmp_path / "x.key"
    path.write_text(content, "utf-8")
    path.chmod(0o600)
    with pytest.raises(UserError, match="no key file") as told:
        read_key(path)
    assert "Zebedee" not in told.value.what + told.value.do


def test_open_or_missing_keys_are_refused(tmp_path: Path) -> None:
    """A key that others may read, and one that is not there, are refused with what to do."""
    _, key = masked(tmp_path / "run.key")
    key.chmod(0o644)
    with pytest.raises(UserError, match="chmod 600"):
        read_key(key)
    with pytest.raises(UserError, match="cannot be read"):
        read_key(tmp_path / "none.key")
