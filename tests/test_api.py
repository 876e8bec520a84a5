"""What researchers type after ``import wtanalysis as wt``."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import wtanalysis as wt
from wtanalysis.errors import DocumentError

BODY = (
    "# Fares: response\n\nWe asked, “Do you agree with the fare?” "
    "There were 200 responses. 60% agreed and 40% disagreed.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small response document."""
    file = tmp_path / "fares.md"
    file.write_text(BODY, encoding="utf-8")
    return file


def test_extract_takes_a_path_or_a_document(path: Path) -> None:
    """A path as text, a path and a document that was read give the same extraction."""
    assert wt.extract(str(path)) == wt.extract(path) == wt.extract(wt.read_document(path))


def test_breakdown_of_an_extraction(path: Path) -> None:
    """The printed breakdown of one question, of an unknown one an empty one."""
    read = wt.extract(path)
    (question,) = read.questions
    assert [(f.bucket_code, f.percent, f.base) for f in wt.breakdown(read, question.question_id).figures] == [
        ("agree", 60, 200), ("disagree", 40, 200),
    ]  # fmt: skip
    assert wt.breakdown(read, "unknown").figures == ()


def test_a_source_names_the_file_and_no_folder(path: Path) -> None:
    """What was read from is kept by its name and hash, without the folders of a machine."""
    source = wt.extract(path).source
    assert (source.name, len(source.sha256)) == ("fares.md", 64)
    assert str(path.parent) not in repr(source)


def test_errors_of_a_user_are_one_type(tmp_path: Path) -> None:
    """A missing document raises DocumentError with what was expected and what to do."""
    with pytest.raises(DocumentError) as fault:
        wt.extract(tmp_path / "gone.md")
    assert fault.value.what
    assert fault.value.expected
    assert fault.value.do


@pytest.mark.parametrize("name", wt.__all__)
def test_public_functions_explain_themselves(name: str) -> None:
    """Every public function has a docstring, types for all it takes and gives, and shows in dir()."""
    function = getattr(wt, name)
    signature = inspect.signature(function)
    assert inspect.getdoc(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not inspect.Parameter.empty for p in signature.parameters.values())
    assert name in dir(wt)


def test_unknown_names_are_an_attribute_error() -> None:
    """What the package does not have is an AttributeError that names it."""
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        wt.nope  # noqa: B018


def test_extract_loads_no_tables_library(path: Path) -> None:
    """Reading a document and writing its tables needs neither pandas nor numpy nor bertopic."""
    code = (
        "import sys, wtanalysis as wt; from wtanalysis.tables import COLUMNS, to_csv; "
        "x = wt.extract(sys.argv[1]); to_csv(COLUMNS['figures'], x.figures); "
        "print(sorted({'pandas', 'bertopic', 'sklearn'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
