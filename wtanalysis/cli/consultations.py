"""The commands that work on a consultation folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from wtanalysis.cli.base import DEFAULT, DONE, FOUND, named, need, need_file, progress, show, write
from wtanalysis.tables import COLUMNS


@click.command()
@click.argument("folder", default=DEFAULT)
@click.option(
    "--response", metavar="DOC", help="Show what is read from this response document instead of the folder's tables."
)
@click.option(
    "--out", default="reports", callback=named, show_default=True, metavar="DIR", help="Where to write the pages."
)
@click.option("--edition", "editions", multiple=True, metavar="FILE", help="An edition of the guidance, in order.")
@click.option("--claims", multiple=True, metavar="FILE", help="A summary of changes or a briefing; may be repeated.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def build(
    folder: str, response: str | None, out: str, editions: tuple[str, ...], claims: tuple[str, ...], quiet: bool
) -> int:
    """Write the report of a consultation: index.html, a page for each notebook, run.json."""
    from wtanalysis import api

    need(folder, "build", response)
    for file in (*editions, *claims):
        need_file(file)
    tell = (lambda _: None) if quiet else progress
    api.build(folder, out, response, tell, editions=editions, claims=claims)
    click.echo(f"{Path(out, 'index.html')} is the way in")
    return DONE


@click.command()
@click.argument("folder", default=DEFAULT)
@click.option("--response", metavar="DOC", help="Compare the folder's transcribed facts with this document.")
@click.option("--out", required=True, callback=named, metavar="DIR", help="Where to write the tables.")
@click.option("--json", "as_json", is_flag=True, help="Print the tables as JSON, too.")
def check(folder: str, response: str | None, out: str, as_json: bool) -> int:
    """Put computed beside published figures, and transcribed facts beside the real document."""
    from wtanalysis import api
    from wtanalysis.published.transcription import COLUMNS as TRANSCRIPTION
    from wtanalysis.report.rows import reconciliation_told
    from wtanalysis.tables import to_csv

    need(folder, "check")
    need_file(response or "")
    consultation = api.load_consultation(folder)
    tables: dict[str, tuple[tuple[str, ...], Any]] = {
        "reconciliation": (COLUMNS["reconciliation"], api.reconcile(consultation))
    }
    if response:
        tables["transcription"] = (tuple(TRANSCRIPTION), api.check(consultation, response))
    write(out, {f"{name}.csv": to_csv(columns, rows) for name, (columns, rows) in tables.items()})
    show(tables, as_json)
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


@click.command()
@click.argument("folder", default=DEFAULT)
@click.option("--question", "questions", multiple=True, metavar="ID", help="Only this question; may be repeated.")
@click.option("--by", metavar="NAME", help="group, channel, on_behalf, or a closed question with one answer.")
@click.option("--without", multiple=True, metavar="CODE", help="Leave this answer out of the base, such as dont_know.")
@click.option("--per", default="respondents", show_default=True, help="respondents or answers, for several answers.")
@click.option("--campaigns", default="all", show_default=True, help="Copied responses: all, once, or left out.")
@click.option("--rounding", default="half_up", show_default=True, help="The rule that percentages are rounded by.")
@click.option("--threshold", default=0, metavar="N", help="Hide counts below N and what would give them away (off).")
@click.option("--round-to", type=int, metavar="N", help="Round counts to multiples of N (off).")
@click.option("--out", required=True, callback=named, metavar="FILE", help="A .csv, .xlsx or .parquet file.")
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON, too.")
def breakdown(folder: str, questions: tuple[str, ...], out: str, as_json: bool, **method: Any) -> int:
    """Count the answers: counts, bases and percentages of each question, by group if asked, as one table."""
    from wtanalysis import api
    from wtanalysis.report.rows import breakdown_rows
    from wtanalysis.report.spreadsheets import write_table

    need(folder, "breakdown")
    consultation = api.load_consultation(folder)
    rows = breakdown_rows(consultation, questions, **method)
    write_table(out, "breakdown", rows)
    show({"breakdown": (COLUMNS["breakdown"], rows)}, as_json)
    if not as_json:
        asked = len({row["question_id"] for row in rows if row["bucket_code"]})
        others = len({row["question_id"] for row in rows}) - asked
        more = f", {others} without (the notes say why)" if others else ""
        click.echo(f"{len(rows):,} rows, {asked} questions with figures{more}, written to {out}")
    return DONE


@click.command()
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
        need_file(file)
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


@click.command()
@click.argument("folder", default=DEFAULT)
@click.option("--role", help="Only this document, such as response or guidance-2023.")
@click.option("--out", callback=named, metavar="DIR", help="Where to put the files; your cache folder without it.")
@click.option("--accept-changed", is_flag=True, help="Take a file that differs from the one fetched before.")
def fetch(folder: str, role: str | None, out: str | None, accept_changed: bool) -> int:
    """Download the official documents of a consultation from their publishers (needs internet access)."""
    from wtanalysis import api

    need(folder, "fetch")
    for source in api.fetch(folder, role, out, accept_changed):
        click.echo(f"{source.name}  {source.sha256}  {source.title}")
    return DONE


def _other(rows: Iterable[Any]) -> str:
    """How little of a folder stands in a document, where it is almost nothing; empty where it is more."""
    ours = {(row.table, row.id): row.verdict != "only_transcribed" for row in rows if row.verdict != "only_extracted"}
    found = sum(ours.values())
    return f"{found} of {len(ours)} transcribed rows were found in it" if found * 10 < len(ours) else ""
