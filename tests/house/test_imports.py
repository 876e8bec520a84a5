"""What an import and the help load."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pandas", "bertopic", "numpy", "matplotlib", "sklearn", "IPython", "nbconvert", "pdfplumber", "lxml")
REPORT = f"import sys; print(*[name for name in {HEAVY} if name in sys.modules])"


def output(*arguments: str) -> str:
    """What a fresh Python prints; it must end with exit code 0."""
    run = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def heavy_after(code: str) -> str:
    """The heavy libraries that a fresh Python has loaded after this code."""
    return output("-c", f"{code}\n{REPORT}").splitlines()[-1]


def test_import_is_light() -> None:
    """`import wtanalysis` loads no heavy library."""
    assert heavy_after("import wtanalysis") == ""


def test_listing_names_is_light() -> None:
    """Completing names after `wt.` shows the public functions and loads no heavy library."""
    assert heavy_after("import wtanalysis as wt; assert 'extract' in dir(wt)") == ""


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["build", "--help"]])
def test_help_is_light(arguments: list[str]) -> None:
    """`wta --help` and the help of a command load no heavy library and end with exit code 0."""
    code = (
        f"import sys; sys.argv = ['wta', *{arguments!r}]\nimport wtanalysis.cli\n"
        "try: wtanalysis.cli.main()\nexcept SystemExit as end: assert not end.code, end.code"
    )
    assert heavy_after(code) == ""


def test_help_runs_as_a_module() -> None:
    """`python -m wtanalysis.cli --help` shows the commands."""
    assert {"build", "check", "extract"} <= set(output("-m", "wtanalysis.cli", "--help").split())


def test_heavy_libraries_are_there() -> None:
    """The names that these tests look for are those of installed libraries, so that a light import means something."""
    from importlib.util import find_spec

    assert [name for name in HEAVY if find_spec(name) is None] == []
