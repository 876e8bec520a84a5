"""The work on themes as pages tell it: whose words may be shown, who stands behind what, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.themes.lamps import EMAILED, KEPT, REFUSED, comment_id, topic, topics, write_lamps
from wtanalysis.consultation import load_consultation
from wtanalysis.errors import TableError
from wtanalysis.findings.evidence import Evidence, from_consultation
from wtanalysis.findings.theme_model import QuestionThemes, ThemeWork
from wtanalysis.findings.themes import theme_work
from wtanalysis.tables import COLUMNS, to_csv


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """The evidence of an invented consultation with work on themes."""
    return from_consultation(load_consultation(write_lamps(tmp_path_factory.mktemp("lamps") / "lamps")))


def work_of(folder: Path) -> ThemeWork:
    """The work on themes of a folder."""
    found = theme_work(load_consultation(folder))
    assert found is not None
    return found


def later(work: ThemeWork | None) -> QuestionThemes:
    """The question that has comments."""
    found = work.question("later") if work else None
    assert found is not None
    return found


def test_words_are_shown_only_where_the_response_may_be_quoted(evidence: Evidence) -> None:
    """Not of one who refused, not of one who said nothing of it, not of an email; what is shown is masked."""
    statements = [text for one in later(evidence.themes).topics for text in one.statements]
    assert len(statements) == 2
    assert statements[0] == KEPT.replace("020 7946 0018", "[PHONE 1]")
    told = evidence.to_json()
    for word in (REFUSED, EMAILED, "020 7946", "runners"):
        assert word not in told


def test_a_statement_shifted_to_another_comment_is_refused(tmp_path: Path) -> None:
    """Where statements and their comments do not pair, nobody can say whose words they are."""
    folder = write_lamps(tmp_path / "lamps")
    rows = [row | {"statements": f"{row['statements']} || more"} for row in topics()]
    (folder / "themes" / "topics.csv").write_text(to_csv(COLUMNS["topics"], rows), encoding="utf-8")
    with pytest.raises(TableError, match=r"topics\.csv:2:statements_of 4 ids for 5 statements"):
        work_of(folder)


def test_statements_of_unknown_comments_are_nobodys(tmp_path: Path) -> None:
    """A comment that is not among the responses, such as one that was withdrawn since, is never quoted."""
    folder = write_lamps(tmp_path / "lamps")
    rows = [topic(0, 2, ("lamp",), [("gone", "What they wrote"), ("", "Nobody wrote this")])]
    (folder / "themes" / "topics.csv").write_text(to_csv(COLUMNS["topics"], rows), encoding="utf-8")
    (folder / "themes" / "comments.csv").write_text(to_csv(COLUMNS["comments"], []), encoding="utf-8")
    assert [one.statements for one in later(work_of(folder)).topics] == [()]


def test_sizes_are_of_comments_with_an_opinion(evidence: Evidence) -> None:
    """Of 20 comments one says n/a: it is kept apart and in no base; themes that nobody mentions are left out."""
    found = later(evidence.themes)
    assert (found.comments, found.base, found.apart) == (20, 19, {"no_comment": 1})
    assert [(one.theme_id, one.count, one.base) for one in found.themes] == [("lamps", 18, 19), ("gates", 2, 19)]
    lamps = {share.answer: (share.count, share.base) for share in found.themes[0].answers}
    assert lamps == {"agree": (10, 11), "disagree": (8, 8)}


def test_what_people_and_the_model_did(evidence: Evidence) -> None:
    """Coders, kinds of comments, decisions by role, and how far the model agrees, with why a number is missing."""
    work = evidence.themes
    assert work is not None
    assert dict(work.kinds) == {"opinion": 19, "no_comment": 1}
    assert set(work.coders) == {"analyst 1", "model"}
    assert sum(work.decisions.values()) == 1
    assert work.latest == "2031-02-20"
    assert set(work.f1) == {"micro", "macro"}
    assert work.more
    assert not work.synthetic


def test_topics_stand_beside_themes(evidence: Evidence) -> None:
    """Each topic with who signed it and the themes it goes with; where both sides differ is listed."""
    one, other = later(evidence.themes).topics
    assert (one.signed_by, one.signed_at, one.stable) == ("policy lead", "2031-03-01", True)
    assert (other.signed_by, other.named_by, other.stable) == ("", "machine: words", False)
    assert [count for _, count in one.themes] == [18]
    assert {one.kind for one in later(evidence.themes).differences} == {"orphan topic", "orphan theme"}
    assert all(not one.comment_ids for one in later(evidence.themes).differences)


def test_a_signature_is_of_just_these_words(tmp_path: Path) -> None:
    """A codebook that was changed after it was signed off is signed by nobody."""
    folder = write_lamps(tmp_path / "lamps")
    assert work_of(folder).signed_by.startswith("head ")
    assert work_of(folder).signed_at == "2031-02-10"
    book = folder / "themes" / "codebook.csv"
    book.write_text(book.read_text("utf-8").replace("Cleaner ponds", "Ponds with fish"), encoding="utf-8")
    assert (work_of(folder).signed_by, work_of(folder).signed_at) == ("", "")
    bare = write_lamps(tmp_path / "bare", signed=False)
    assert (work_of(bare).signed_by, work_of(bare).version) == ("", 1)


def test_the_work_survives_json(evidence: Evidence) -> None:
    """Evidence with work on themes comes back from its JSON as it was."""
    again = Evidence.from_json(evidence.to_json())
    assert again == evidence
    assert again.themes == evidence.themes


def test_no_words_of_a_comment_in_what_is_printed(evidence: Evidence) -> None:
    """The work prints as counts."""
    assert repr(evidence.themes).startswith("ThemeWork(3 themes, 1 questions")
    assert "lamps" not in repr(evidence)


def test_tables_that_do_not_fit_stop_with_their_place(tmp_path: Path) -> None:
    """A theme that the codebook lacks, or codes of other comments: file, row and column."""
    folder = write_lamps(tmp_path / "lamps")
    coded = folder / "themes" / "coded.csv"
    kept = coded.read_text("utf-8")
    coded.write_text(f"comment_id,theme_id,coder\n{comment_id(0)},lanterns,analyst 1\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"coded\.csv:2:theme_id theme 'lanterns'"):
        work_of(folder)
    coded.write_text(kept.replace("r-0", "x-0"), encoding="utf-8")
    with pytest.raises(TableError, match=r"coded\.csv:comment_id none of its"):
        work_of(folder)
