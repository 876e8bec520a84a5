"""The house's rules that programs check: ruff's, its format, and the types."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import skip_or_fail

REPOSITORY = Path(__file__).resolve().parents[2]
COMMANDS = ("ruff check --quiet .", "ruff format --check --quiet .", "mypy --no-error-summary")


@pytest.mark.parametrize("command", COMMANDS)
def test_clean(command: str) -> None:
    """No rule of ruff is broken, every file has ruff's format, and mypy finds no fault; `make lint` tells the same."""
    tool, *arguments = command.split()
    if find_spec(tool) is None:
        skip_or_fail(f"{tool} is not installed; `make setup` installs it")
    run = subprocess.run(
        [sys.executable, "-m", tool, *arguments], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"{command}\n{run.stdout}{run.stderr}"
