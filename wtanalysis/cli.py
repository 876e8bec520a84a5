"""What people type: ``wta``. Commands, tables and exit codes are promised to outsiders.

Exit codes: 0 done; 1 done, and there are differences or findings; 2 wrong usage or input, one line on stderr; 70 a bug
of ours.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from wtanalysis import __version__
from wtanalysis.errors import ConsultationError, UserError
from wtanalysis.tables import COLUMNS

DONE, FOUND, USAGE, BUG = 0, 1, 2, 70
DEFAULT = "data/working-together-2023"


def _named(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The name of an output, which may not be empty: that would be the working folder by accident."""
    if value is not None and not value.strip():
        raise click.BadParameter("the name of the folder is empty")
    return value


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="wta")
def cli() -> None:
    """Read a public consultation and the guidance it changed, every number with its source."""


@cli.command()
@click.argument("folder", default=DEFAULT)
@click.option(
    "--response", metavar="DOC", help="Show what is read from this response document instead of the folder's tables."
)
@click.option(
    "--out", default="reports", callback=_named, show_default=True, metavar="DIR", help="Where to write the pages."
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
def build(folder: str, response: str | None, out: str, quiet: bool) -> int:
    """Write the report of a consultation: index.html, a page for each notebook, run.json."""
    from wtanalysis import api

    _need(folder, "build", response)
    api.build(folder, out, response, (lambda _: None) if quiet else _progress)
    click.echo(f"{Path(out, 'index.html')} is the way in")
    return DONE


@cli.command()
@click.argument("document", metavar="DOC")
@click.option("--out", required=True, callback=_named, metavar="DIR", help="Where to write the tables.")
@click.option("--json", "as_json", is_flag=True, help="Print the tables as JSON, too.")
def extract(document: str, out: str, as_json: bool) -> int:
    """Read a government response document as tables: figures, questions, quotations, commitments and more."""
    from wtanalysis import api
    from wtanalysis.tables import to_csv

    _need_file(document)
    extraction = api.extract(document)
    tables = {name: getattr(extraction, name) for name in extraction.TABLES}
    _write(out, {f"{name}.csv": to_csv(COLUMNS[name], rows) for name, rows in tables.items()})
    _print({name: (COLUMNS[name], rows) for name, rows in tables.items()}, as_json)
    if not as_json:
        width = max(map(len, tables))
        click.echo("\n".join(f"{name:<{width}}  {len(rows):>5}" for name, rows in tables.items()))
        click.echo(f"{len(tables)} tables, {sum(map(len, tables.values())):,} rows, written to {out}")
    return DONE


@cli.command()
@click.argument("folder", default=DEFAULT)
@click.option("--response", metavar="DOC", help="Compare the folder's transcribed facts with this document.")
@click.option("--out", required=True, callback=_named, metavar="DIR", help="Where to write the tables.")
@click.option("--json", "as_json", is_flag=True, help="Print the tables as JSON, too.")
def check(folder: str, response: str | None, out: str, as_json: bool) -> int:
    """Put computed beside published figures, and transcribed facts beside the real document."""
    from wtanalysis import api
    from wtanalysis.published.transcription import COLUMNS as TRANSCRIPTION
    from wtanalysis.report.rows import reconciliation_told
    from wtanalysis.tables import to_csv

    _need(folder, "check")
    _need_file(response or "")
    consultation = api.load_consultation(folder)
    tables: dict[str, tuple[tuple[str, ...], Any]] = {
        "reconciliation": (COLUMNS["reconciliation"], api.reconcile(consultation))
    }
    if response:
        tables["transcription"] = (tuple(TRANSCRIPTION), api.check(consultation, response))
    _write(out, {f"{name}.csv": to_csv(columns, rows) for name, (columns, rows) in tables.items()})
    _print(tables, as_json)
    verdicts = [(name, row.verdict) for name, (_, rows) in tables.items() for row in rows]
    compared: Any = tables["reconciliation"][1]
    if not as_json:
        click.echo("\n".join(reconciliation_told(consultation, compared)))
        for name, verdict in dict.fromkeys(verdict for verdict in verdicts if verdict[0] == "transcription"):
            click.echo(f"{name}: {verdicts.count((name, verdict))} {verdict}")
        written = ", ".join(f"{name}.csv ({len(rows):,} rows)" for name, (_, rows) in tables.items())
        click.echo(f"{written}, written to {out}")
    if response and (told := _other(tables["transcription"][1])):
        click.echo(f"{Path(response).name} does not look like the response of “{consultation.title}”: {told}", err=True)
    open_ones = any(row.open_difference for row in compared)
    found = ("differs", "only_transcribed", "only_extracted")
    return FOUND if open_ones or any(v in found for name, v in verdicts if name == "transcription") else DONE


@cli.command()
@click.argument("folder", default=DEFAULT)
@click.option("--question", "questions", multiple=True, metavar="ID", help="Only this question; may be repeated.")
@click.option("--by", metavar="NAME", help="group, channel, on_behalf, or a closed question with one answer.")
@click.option("--without", multiple=True, metavar="CODE", help="Leave this answer out of the base, such as dont_know.")
@click.option("--per", default="respondents", show_default=True, help="respondents or answers, for several answers.")
@click.option("--campaigns", default="all", show_default=True, help="Copied responses: all, once, or left out.")
@click.option("--rounding", default="half_up", show_default=True, help="The rule that percentages are rounded by.")
@click.option("--threshold", default=0, metavar="N", help="Hide counts below N and what would give them away (off).")
@click.option("--round-to", type=int, metavar="N", help="Round counts to multiples of N (off).")
@click.option("--out", required=True, callback=_named, metavar="FILE", help="A .csv, .xlsx or .parquet file.")
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON, too.")
def breakdown(folder: str, questions: tuple[str, ...], out: str, as_json: bool, **method: Any) -> int:
    """Count the answers: counts, bases and percentages of each question, by group if asked, as one table."""
    from wtanalysis import api
    from wtanalysis.report.rows import breakdown_rows
    from wtanalysis.report.spreadsheets import write_table

    _need(folder, "breakdown")
    consultation = api.load_consultation(folder)
    rows = breakdown_rows(consultation, questions, **method)
    write_table(out, "breakdown", rows)
    _print({"breakdown": (COLUMNS["breakdown"], rows)}, as_json)
    if not as_json:
        asked = len({row["question_id"] for row in rows if row["bucket_code"]})
        others = len({row["question_id"] for row in rows}) - asked
        more = f", {others} without (the notes say why)" if others else ""
        click.echo(f"{len(rows):,} rows, {asked} questions with figures{more}, written to {out}")
    return DONE


@cli.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@click.option("--out", required=True, callback=_named, metavar="DIR", help="Where to write findings.csv.")
@click.option("--tolerance", default=3.0, show_default=True, help="Points that a qualifier may be off its number.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, too.")
def audit(documents: tuple[str, ...], out: str, tolerance: float, as_json: bool) -> int:
    """Find what a careful reader would find wrong in a response, or between documents, before publication."""
    from wtanalysis import api
    from wtanalysis.tables import to_csv

    for document in documents:
        _need_file(document)
    found = api.audit(documents, tolerance)
    _write(out, {"findings.csv": to_csv(COLUMNS["findings"], found)})
    _print({"findings": (COLUMNS["findings"], found)}, as_json)
    if not as_json:
        severities = [finding.severity for finding in found]
        told = ", ".join(f"{severities.count(s)} {s}" for s in ("error", "warning", "style") if s in severities)
        click.echo(f"{told or 'nothing found'}; findings.csv ({len(found)} rows), written to {out}")
    return FOUND if found else DONE


@cli.command()
@click.argument("folder", metavar="DIR")
@click.option(
    "--from-export", "export", required=True, metavar="FILE", help="The responses, as the form exported them."
)
@click.option("--questions", default="", metavar="FILE", help="A workbook that lists the questions, if there is one.")
@click.option("--name", default="", help="A short name; the folder's own without it.")
def new(folder: str, export: str, questions: str, name: str) -> int:
    """Draft a consultation folder from an export, with what was guessed of each column and how sure that is."""
    from wtanalysis import api

    for file in (export, questions):
        _need_file(file)
    draft = api.new(folder, export, questions, name)
    columns = draft.guesses.columns
    roles = [guess.column.role for guess in columns]
    click.echo(f"{len(columns)} columns: " + ", ".join(f"{roles.count(r)} {r}" for r in dict.fromkeys(roles)))
    doubtful = sorted((guess.sure, guess.column.name) for guess in columns if guess.sure < 0.8)
    for sure, column in doubtful[:5]:
        click.echo(f"  not sure ({sure:.2f}): {column[:80]}")
    click.echo(
        f"{len(doubtful)} doubtful guesses in all. Read {Path(folder, 'mapping.csv')}, correct consultation.toml."
    )
    click.echo(f"Then: wta breakdown {folder} --out breakdown.xlsx")
    return DONE


@cli.command()
@click.argument("folder", default=DEFAULT)
@click.option("--role", help="Only this document, such as response or guidance-2023.")
@click.option("--out", callback=_named, metavar="DIR", help="Where to put the files; your cache folder without it.")
@click.option("--accept-changed", is_flag=True, help="Take a file that differs from the one fetched before.")
def fetch(folder: str, role: str | None, out: str | None, accept_changed: bool) -> int:
    """Download the official documents of a consultation from their publishers (needs internet access)."""
    from wtanalysis import api

    _need(folder, "fetch")
    for source in api.fetch(folder, role, out, accept_changed):
        click.echo(f"{source.name}  {source.sha256}  {source.title}")
    return DONE


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:  # noqa: PLR0911  one exit code a kind of end
    """Run the command line and return its exit code; every error of a user is one line on stderr."""
    try:
        given = sys.argv[1:] if arguments is None else arguments
        code = cli.main(given or ["--help"], prog_name="wta", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except UserError as fault:
        return _fail(str(fault))
    except click.UsageError as fault:
        command = fault.ctx.command_path if fault.ctx else "wta"
        return _fail(f"{fault.format_message().rstrip('.')}, see: {command} --help")
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped", code=130)
    except BrokenPipeError:
        return DONE
    except Exception as bug:  # noqa: BLE001  a bug of ours is told without a word of the documents read
        place = _place(bug)
        click.echo(
            f"error: wtanalysis {__version__} failed ({type(bug).__name__} at {place}); this is a bug of ours. "
            "Please report this line and the command at the project's issue tracker.",
            err=True,
        )
        return BUG


def _need(folder: str, command: str, response: str | None = None) -> None:
    """The folder that comes with the repository is not everywhere; a build from a document needs none."""
    _need_file(response or "")
    if folder == DEFAULT and not response and not Path(folder).is_dir():
        raise ConsultationError(
            "no such folder here", "a consultation folder",
            f"name one as FOLDER (wta {command} FOLDER), or run this in a checkout of the repository", file=folder,
        )  # fmt: skip


def _need_file(document: str) -> None:
    if re.match(r"https?://", document, re.IGNORECASE):
        raise UserError(
            "an address, not a file", "a document on this machine",
            "save it first; wta fetch brings the documents of a consultation folder", file=document,
        )  # fmt: skip


def _other(rows: Iterable[Any]) -> str:
    """How little of a folder stands in a document, where it is almost nothing; empty where it is more."""
    ours = {(row.table, row.id): row.verdict != "only_transcribed" for row in rows if row.verdict != "only_extracted"}
    found = sum(ours.values())
    return f"{found} of {len(ours)} transcribed rows were found in it" if found * 10 < len(ours) else ""


def _place(bug: BaseException) -> str:
    import traceback

    frames = [f for f in traceback.extract_tb(bug.__traceback__) if "wtanalysis" in f.filename]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"


def _fail(message: str, code: int = USAGE) -> int:
    click.echo(f"error: {message}", err=True)
    return code


def _progress(message: str) -> None:
    click.echo(message, err=True)


def _write(out: str, contents: Mapping[str, str]) -> None:
    from wtanalysis.tables import write_files

    write_files(out, contents)


def _print(tables: Mapping[str, tuple[Iterable[str], Iterable[Any]]], as_json: bool) -> None:
    if not as_json:
        return
    shown = {name: [_plain(row, columns) for row in rows] for name, (columns, rows) in tables.items()}
    click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


def _plain(row: Any, columns: Iterable[str]) -> dict[str, Any]:
    values = row if isinstance(row, Mapping) else asdict(row)
    return {name: list(values[name]) if isinstance(values[name], tuple) else values[name] for name in columns}


if __name__ == "__main__":
    main()
