"""What compiled code prints stays out of what a command prints."""

from __future__ import annotations

import subprocess
import sys

PROGRAMME = """
import ctypes
from wtanalysis.figures.quiet import quiet
print("before")
with quiet():
    ctypes.CDLL(None).printf(b"a solver talks\\n")
print("after")
"""


def test_a_solver_that_talks_is_not_heard() -> None:
    """The lines of Python come through in order, that of the C library does not, although it holds lines back."""
    run = subprocess.run([sys.executable, "-c", PROGRAMME], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["before", "after"]
