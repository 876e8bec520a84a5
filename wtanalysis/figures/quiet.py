"""Keeping what a compiled solver prints out of what a command prints."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing that compiled code prints meanwhile reaches the standard output; what Python printed before does.

    HiGHS, in scipy 1.17, prints a line of its own for some programmes, whatever its options say; a reader of ``--json``
    would stumble over it.

    >>> with quiet():
    ...     found = 1 + 1
    >>> found
    2
    """
    try:
        _flush()
        kept = os.dup(1)
    except OSError:  # no standard output, or one that is closed
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        yield
    finally:
        _flush()
        os.dup2(kept, 1)
        os.close(kept)


def _flush() -> None:
    """Write out what Python and the C library still hold back."""
    if sys.stdout is not None:
        sys.stdout.flush()
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
