"""The documents tell the truth: their examples run, their commands, targets and links exist."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
README = REPOSITORY / "README.md"
NAMES = ("CONTRIBUTING.md", "data/README.md", "reports/README.md")
DOCUMENTS = [README, *(REPOSITORY / name for name in NAMES), *sorted((REPOSITORY / "docs").glob("*.md"))]


def run(*arguments: str, stdin: str = "") -> str:
    """What a fresh Python prints in the repository's folder; it must end with exit code 0."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=REPOSITORY, input=stdin, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def help_of(*command: str) -> str:
    """The help of `wta` or of one of its commands."""
    return run("-m", "wtanalysis.cli", *command, "--help")


@cache
def commands() -> dict[str, str]:
    """The commands of `wta`, each with the line that the help says of it."""
    listed = help_of().partition("Commands:")[2]
    return dict(re.findall(r"^  (\w[\w-]*)(?:  +(.*))?$", listed, re.M))


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a document in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text("utf-8"), re.M | re.S)


def shown(path: Path) -> list[str]:
    """Every `wta` command line of a document: in shell blocks and between backticks."""
    lines = [line.split("#")[0] for block in blocks(path, "sh") for line in block.splitlines()]
    return [
        line for line in (*lines, *re.findall(r"`(wta [^`]*)`", path.read_text("utf-8"))) if line.startswith("wta ")
    ]


def test_readme_examples_run(request: pytest.FixtureRequest) -> None:
    """The Python blocks of the README run, one after the other, in a fresh Python."""
    code = "\n".join(blocks(README, "python"))
    assert "import wtanalysis as wt" in code
    if "../shared" in code:
        request.getfixturevalue("shared")
    run("-", stdin=code)


def test_every_command_is_documented() -> None:
    """Each command of `wta` has a line of help and stands in the README."""
    assert {
        "audit",
        "breakdown",
        "build",
        "check",
        "code",
        "diff",
        "extract",
        "fetch",
        "new",
        "review",
        "themes",
    } <= set(commands())
    assert [name for name, line in commands().items() if not line.strip()] == []
    assert [name for name in commands() if f"wta {name}" not in README.read_text("utf-8")] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_commands_and_options_exist(path: Path) -> None:
    """Each `wta` command that a document shows exists, and so does each option it is shown with."""
    for line in shown(path):
        name = line.split()[1]
        if name.startswith("-"):
            assert name in help_of(), line
            continue
        assert name in commands(), line
        told = help_of(name)
        if "Commands:" in told:  # a group of commands: the options are those of the one that is shown
            told = help_of(name, line.split()[2])
        assert [option for option in re.findall(r"--[a-z][\w-]*", line) if option not in told] == [], line


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_targets_and_links_exist(path: Path) -> None:
    """Each `make` target that a document names and each file that it links to exists."""
    text = path.read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.M)) <= targets
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    assert [link for link in links if not (path.parent / link).exists()] == []
