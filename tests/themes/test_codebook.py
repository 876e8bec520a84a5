from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.errors import TableError
from wtanalysis.themes.codebook import carry_over, next_version, read_codebook, to_csv, to_recode
from wtanalysis.themes.model import STANCES, Code, Codebook, Coding, Comment, Reading, Statement, Theme

HEADER = "theme_id,name,description,examples,stance,policy_area\n"
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
filled = words.filter(str.strip)
ids = st.text(st.characters(categories=["L", "N"], include_characters="-_. "), min_size=1, max_size=12).map(str.strip)
examples = words.map(str.strip).filter(lambda text: bool(text) and "|" not in text)
themes = st.builds(
    Theme,
    ids.filter(bool),
    filled,
    words,
    st.lists(examples, max_size=3).map(tuple),
    st.sampled_from(STANCES),
    words,
)


class ByWords:
    """A stand-in for a sentence model: one direction a word."""

    name = "by words"

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One row a text, unit length."""
        made = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().replace(".", "").split():
                made[row, sum(map(ord, word)) % 64] += 1
        return made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A codebook file with this text."""
    path = tmp_path / "codebook.csv"
    path.write_bytes(text.encode(encoding))
    return path


def reading(comment_id: str, text: str, kind: Any = "opinion") -> Reading:
    """A comment read as one statement."""
    statements = (Statement(comment_id, 1, text, 0, len(text)),) if kind == "opinion" else ()
    return Reading(Comment(comment_id, text), kind, statements=statements)


class TestReading:
    """Reading a codebook."""

    @given(st.lists(themes, min_size=1, max_size=5, unique_by=lambda theme: theme.theme_id))
    def test_round_trip(self, tmp_path_factory: pytest.TempPathFactory, listed: list[Theme]) -> None:
        """What is written is read again verbatim, whatever words it holds, and writes the same bytes."""
        path = tmp_path_factory.mktemp("book") / "codebook.csv"
        made = to_csv(Codebook(tuple(listed)))
        path.write_bytes(made.encode("utf-8"))
        assert read_codebook(path).themes == tuple(listed)
        assert to_csv(read_codebook(path)) == made

    def test_only_id_and_name_are_needed(self, tmp_path: Path) -> None:
        """The other columns may be missing, others may be there, and columns may stand in any order."""
        book = read_codebook(written(tmp_path, "\ufeffName;Owner;THEME_ID\nNight boats;me; boats \n"))
        assert book.themes == (Theme("boats", "Night boats"),)

    @pytest.mark.parametrize(
        ("text", "place", "what"),
        [
            (HEADER + "a,A,,,,\nb,B,,,,\na,C,,,,\n", "codebook.csv:4:theme_id", "twice, first in row 2"),
            (HEADER + "a,A,,,,\n ,B,,,,\n", "codebook.csv:3:theme_id", "no id"),
            (HEADER + "a, ,,,,\n", "codebook.csv:2:name", "no name"),
            (HEADER + "a,A,,,for it,\n", "codebook.csv:2:stance", "agree, disagree, neither"),
            (HEADER + "a,A\n", "codebook.csv:2", "2 cells"),
            (HEADER + '"a | b",A,,,,\n', "codebook.csv:2:theme_id", "an id with |"),
            ("theme_id,description\na,A\n", "codebook.csv:1:name", "column missing"),
            ("theme_id,name,name\na,A,B\n", "codebook.csv:1:name", "twice"),
            (HEADER, "codebook.csv", "holds no theme"),
            ("", "codebook.csv:1:theme_id", "column missing"),
        ],
    )
    def test_faults(self, tmp_path: Path, text: str, place: str, what: str) -> None:
        """A fault names file, row and column, what is wrong and what to do."""
        with pytest.raises(TableError) as caught:
            read_codebook(written(tmp_path, text))
        assert str(caught.value).startswith(place)
        assert what in str(caught.value)
        assert caught.value.do

    def test_not_utf8(self, tmp_path: Path) -> None:
        """A codebook in another encoding is refused, with the row."""
        with pytest.raises(TableError, match=r"codebook.csv:3 is not utf-8"):
            read_codebook(written(tmp_path, HEADER + "a,A,,,,\nb,caf\xe9,,,,\n", "cp1252"))

    def test_no_file_or_workbook(self, tmp_path: Path) -> None:
        """A path without a file, or to a workbook, is refused plainly."""
        with pytest.raises(TableError, match="no such file"):
            read_codebook(tmp_path / "none.csv")
        (tmp_path / "codebook.csv").write_bytes(b"PK\x03\x04 and so on")
        with pytest.raises(TableError, match="save it as CSV"):
            read_codebook(tmp_path / "codebook.csv")


BOATS = Theme("boats", "Boats should run at night", examples=("run the night boats",))
FARES = Theme("fares", "Fares should be lower", examples=("make tickets cheap",))
DOGS = Theme("dogs", "Dogs should be allowed", examples=("let dogs travel",))
READ = (
    reading("c1", "run the night boats"),
    reading("c2", "make tickets cheap"),
    reading("c3", "let dogs travel"),
    reading("c4", "let dogs travel", "reference"),
)
CODED = Coding(
    (
        Code("c1", "boats", "model", 0.8, statement="run the night boats"),
        Code("c2", "fares", "model", 0.7),
        Code("c3", "fares", "model", 0.5, "unsure"),
    ),
    ("c1", "c2", "c3"),
)


class TestToRecode:
    """What must be coded again."""

    def test_a_new_theme(self) -> None:
        """A new theme is coded for comments near it alone, and never for those that hold no opinion."""
        old, new = Codebook((BOATS, FARES)), Codebook((BOATS, FARES, DOGS), 2)
        todo = to_recode(old, new, CODED, READ, ByWords())
        assert [(item.comment_id, item.theme_id) for item in todo] == [("c3", "dogs")]
        assert todo[0].why == "near dogs, which is new (cosine 1.00)"

    def test_nothing_changed(self) -> None:
        """Other words for examples, and another order, need no coding."""
        old = Codebook((BOATS, FARES))
        new = Codebook((FARES, Theme("boats", "Boats should run at night.", examples=("later boats",))), 2)
        assert to_recode(old, new, CODED, READ, ByWords()) == ()

    def test_changed_merged_and_split(self) -> None:
        """Comments that carry a theme that was changed, merged or split are coded again; others keep their codes."""
        old = Codebook((BOATS, FARES))
        changed = Codebook((BOATS, Theme("fares", "Fares for children should be lower")), 2)
        assert {i.comment_id for i in to_recode(old, changed, CODED, READ, ByWords())} == {"c2", "c3"}
        merged = Codebook((BOATS,), 2)
        pairs = [(i.comment_id, i.theme_id) for i in to_recode(old, merged, CODED, READ, became={"fares": ["boats"]})]
        assert pairs == [("c2", "boats"), ("c3", "boats")]

    def test_people_stay(self) -> None:
        """Where a person coded a changed theme, or a decision stands, nothing is coded again."""
        old = Codebook((BOATS, FARES))
        new = Codebook((BOATS, Theme("fares", "make tickets cheap for children")), 2)
        coding = Coding((Code("c2", "fares", "analyst 1"),), ("c1", "c2", "c3"))
        todo = to_recode(old, new, coding, READ, ByWords(), settled={("c3", "fares")})
        assert {item.comment_id for item in todo} <= {"c1"}

    @given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["boats", "fares"])), unique=True))
    def test_all_else_is_kept(self, pairs: list[tuple[str, str]]) -> None:
        """Every code outside of what must be coded again is the very same after a new version."""
        coding = Coding(tuple(Code(c, t, "model", 0.6, statement="x") for c, t in pairs), tuple("abcdef"))
        old, new = Codebook((BOATS, FARES)), Codebook((BOATS, Theme("fares", "Other fares")), 2)
        todo = to_recode(old, new, coding, (), ByWords())
        assert {(i.comment_id, i.theme_id) for i in todo} == {(c, t) for c, t in pairs if t == "fares"}
        kept = carry_over(coding, new, todo, Coding((), tuple("abcdef")))
        assert set(kept.codes) == {code for code in coding.codes if code.theme_id == "boats"}

    def test_gone_themes_are_counted(self) -> None:
        """Codes of a theme that is gone are left out, and the coding says so."""
        made = carry_over(CODED, Codebook((BOATS,), 2), ())
        assert [code.theme_id for code in made.codes] == ["boats"]
        assert made.notes == ("2 codes of themes that version 2 does not hold were left out",)


def test_version_is_read(tmp_path: Path) -> None:
    """A codebook that was signed off has its version; one that was touched since has none of its own."""
    from wtanalysis.themes.codebook import append_version, versions_path

    first, record = next_version(Codebook((), 0), [BOATS], "lead analyst", "first", "2026-11-22")
    second, again = next_version(first, [BOATS, FARES], "lead analyst", "fares were missing", "2026-11-23T09:00")
    path = written(tmp_path, to_csv(second))
    append_version(versions_path(path), record)
    append_version(versions_path(path), again)
    assert read_codebook(path).version == 2
    path.write_text(path.read_text("utf-8").replace("lower", "higher"), "utf-8")
    assert read_codebook(path).version == 1
