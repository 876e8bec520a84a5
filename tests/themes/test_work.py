"""The files of the work on themes: read when first asked for, and checked against each other."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.themes.lamps import FILES, comment_id, write_lamps
from wtanalysis.consultation import load_consultation
from wtanalysis.consultation.areas import comments_about
from wtanalysis.errors import ConsultationError, TableError
from wtanalysis.themes.work import NAMES, ThemeFiles


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented consultation with work on themes."""
    return write_lamps(tmp_path_factory.mktemp("lamps") / "lamps")


def files(folder: Path) -> ThemeFiles:
    """Its files of themes."""
    found = load_consultation(folder).themes
    assert found is not None
    return found


def test_every_file_is_a_source_with_its_hash(folder: Path) -> None:
    """The record of a build can name each of them."""
    found = {source.name: source.sha256 for source in files(folder).sources}
    assert found == {
        f"themes/{name}.csv": hashlib.sha256((folder / "themes" / f"{name}.csv").read_bytes()).hexdigest()
        for name in FILES
    }
    assert set(FILES) == set(NAMES)


def test_what_the_files_hold(folder: Path) -> None:
    """Themes, versions, codes by people and by the model, decisions, topics, readings and the log."""
    found, comments = files(folder), comments_about(load_consultation(folder))
    assert found.themes.ids == ("lamps", "gates", "ponds")
    assert [record.version for record in found.versions] == [1]
    people, model = found.by_people(comments), found.by_model(comments)
    assert people is not None
    assert model is not None
    assert people.themes_of()[comment_id(2)] == {"lamps", "gates"}
    assert [code.decision for code in model.codes if code.comment_id == comment_id(5)] == ["yes", "unsure"]
    assert [decision.verdict for decision in found.record] == ["does_not"]
    assert list(found.found) == ["later"]
    assert len(found.readings) == 20
    assert found.log.entries == ()


def test_a_codebook_alone_is_enough(tmp_path: Path) -> None:
    """Whatever else there is not is empty, and nothing is read for it."""
    (tmp_path / "book.csv").write_text("theme_id,name\na,A\n", encoding="utf-8")
    bare = ThemeFiles("book.csv", folder=tmp_path)
    assert bare.themes.ids == ("a",)
    assert (bare.by_people(()), bare.by_model(()), bare.record, bare.versions) == (None, None, (), ())
    assert (dict(bare.found), bare.readings, bare.log.entries) == ({}, (), ())
    assert [source.name for source in bare.sources] == ["book.csv"]


def test_files_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    """A broken table stops who asks for it, with its place, and nobody else."""
    folder = write_lamps(tmp_path / "lamps")
    (folder / "themes" / "topics.csv").write_text("question_id\nlater\n", encoding="utf-8")
    found = files(folder)
    assert len(found.readings) == 20
    with pytest.raises(TableError, match=r"topics\.csv:1:topic_id"):
        _ = found.found


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('codebook = "themes/codebook.csv"', "", "codebook"),
        ("themes/coded.csv", "themes/other.csv", "no file 'themes/other.csv'"),
        ("themes/coded.csv", "../coded.csv", "coded"),
        ("settled = ", "agreed = ", "agreed"),
    ],
)
def test_definitions_that_do_not_fit(tmp_path: Path, old: str, new: str, words: str) -> None:
    """No codebook, a file that is not there or outside the folder, an unknown key: told by the definition's name."""
    folder = write_lamps(tmp_path / "lamps")
    told = (folder / "consultation.toml").read_text("utf-8")
    assert old in told
    (folder / "consultation.toml").write_text(told.replace(old, new), encoding="utf-8")
    with pytest.raises(ConsultationError) as fault:
        load_consultation(folder)
    assert words in str(fault.value)
    assert "consultation.toml" in str(fault.value)
