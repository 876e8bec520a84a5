"""What the commands share: their exit codes, how they check what they are given, and how they write and print."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from wtanalysis.errors import ConsultationError, UserError

DONE, FOUND, USAGE, BUG = 0, 1, 2, 70
DEFAULT = "data/working-together-2023"


def named(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The name of an output, which may not be empty: that would be the working folder by accident."""
    if value is not None and not value.strip():
        raise click.BadParameter("the name of the folder is empty")
    return value


def need(folder: str, command: str, response: str | None = None) -> None:
    """The folder that comes with the repository is not everywhere; a build from a document needs none."""
    need_file(response or "")
    if folder == DEFAULT and not response and not Path(folder).is_dir():
        raise ConsultationError(
            "no such folder here", "a consultation folder",
            f"name one as FOLDER (wta {command} FOLDER), or run this in a checkout of the repository", file=folder,
        )  # fmt: skip


def need_file(document: str) -> None:
    """Refuse an address where a file is needed."""
    if re.match(r"https?://", document, re.IGNORECASE):
        raise UserError(
            "an address, not a file", "a document on this machine",
            "save it first; wta fetch brings the documents of a consultation folder", file=document,
        )  # fmt: skip


def progress(message: str) -> None:
    """Tell how far the work is, on stderr."""
    click.echo(message, err=True)


def write(out: str, contents: Mapping[str, str]) -> None:
    """Write the files of an output whole."""
    from wtanalysis.tables import write_files

    write_files(out, contents)


def show(tables: Mapping[str, tuple[Iterable[str], Iterable[Any]]], as_json: bool) -> None:
    """Print tables as JSON, where that was asked for."""
    if not as_json:
        return
    shown = {name: [_plain(row, columns) for row in rows] for name, (columns, rows) in tables.items()}
    click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


def _plain(row: Any, columns: Iterable[str]) -> dict[str, Any]:
    values = row if isinstance(row, Mapping) else asdict(row)
    return {name: list(values[name]) if isinstance(values[name], tuple) else values[name] for name in columns}
