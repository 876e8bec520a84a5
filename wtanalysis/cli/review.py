"""Second review: what people and the model coded differently, and unsure codes, out to a workbook and back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wtanalysis.cli.base import DONE, named, need_file, show
from wtanalysis.cli.themes import SEED, can_hold, comment_options, read

if TYPE_CHECKING:
    from wtanalysis.themes.decisions import Decision
    from wtanalysis.themes.model import Codebook, Coding, Comment


@click.group()
def review() -> None:
    """Second review of coding: export the queue to a workbook, import what reviewers decided."""


def coding_options(command: Any) -> Any:
    """The options that say what was coded, by whom, and what was decided."""
    for option in (
        click.option("--decisions", metavar="FILE", help="The record of decisions (.csv); it settles what it can."),
        click.option("--coded", metavar="FILE", help="What people coded, as CSV: comment_id, theme_id, coder."),
        click.option("--coding", required=True, metavar="FILE", help="What wta code wrote, as CSV."),
        click.option("--codebook", required=True, metavar="FILE", help="The themes as CSV."),
    ):
        command = option(command)
    return comment_options(command)


def _given(comments: str, given: dict[str, Any]) -> tuple[tuple[Comment, ...], Codebook, Coding, Coding | None]:
    from wtanalysis.themes.codebook import read_codebook
    from wtanalysis.themes.coded import read_coded

    for file in (given["codebook"], given["coding"], given["coded"] or "", given["decisions"] or ""):
        need_file(file)
    loaded = read(comments, given)
    book = read_codebook(given["codebook"])
    coding = read_coded(given["coding"], book, loaded)
    return loaded, book, coding, read_coded(given["coded"], book, loaded) if given["coded"] else None


def _decided(path: str | None) -> tuple[Decision, ...]:
    from wtanalysis.themes.decisions import read_decisions

    return read_decisions(path) if path and Path(path).is_file() else ()


@review.command("export")
@coding_options
@click.option("--blind", is_flag=True, help="Leave out what was said before, so that reviewers code afresh.")
@click.option("--most", type=click.IntRange(1), metavar="N", help="Only the first N items of the queue.")
@click.option("--unmasked", is_flag=True, help="Show personal data; without it names, addresses and so on are masked.")
@click.option("--out", required=True, callback=named, metavar="FILE", help="The workbook: .xlsx, or .csv.")
def export(comments: str, out: str, blind: bool, unmasked: bool, **given: Any) -> int:
    """Write what a person should settle, in the order that teaches most."""
    from wtanalysis.safeguards.personal_data import Masker
    from wtanalysis.themes.comments import read_comments
    from wtanalysis.themes.review import queue
    from wtanalysis.themes.review_table import export_review

    loaded, book, coding, coded = _given(comments, given)
    asked = queue(coding, coded, read_comments(loaded), decisions=_decided(given["decisions"]))
    shown = asked[: given["most"]] if given["most"] else asked
    export_review(shown, out, loaded, book, None if unmasked else Masker(), blind)
    kinds = [item.kind for item in shown]
    told = ", ".join(f"{kinds.count(kind):,} {kind}" for kind in dict.fromkeys(kinds))
    click.echo(f"{len(shown):,} of {len(asked):,} items ({told or 'none'}), written to {out}")
    return DONE


@review.command("import")
@click.argument("workbook", metavar="FILE")
@coding_options
@click.option("--role", default="", metavar="ROLE", help="The reviewer's role, where a row does not say it.")
@click.option("--at", metavar="TIME", help="When it was decided (ISO 8601), where a row does not say it; else now.")
@click.option("--out", callback=named, metavar="FILE", help="Write the settled coding, too (.csv, .xlsx, .parquet).")
def import_(workbook: str, comments: str, role: str, at: str | None, out: str | None, **given: Any) -> int:
    """Read what reviewers decided into the record of decisions, which only ever grows."""
    from wtanalysis.report.spreadsheets import write_table
    from wtanalysis.themes.decisions import append_decisions, read_decisions, settle
    from wtanalysis.themes.review import merged, queue
    from wtanalysis.themes.review_table import import_review

    need_file(workbook)
    if not given["decisions"]:
        raise click.UsageError("name the record of decisions with --decisions FILE; it is made if it is not there")
    _, book, coding, coded = _given(comments, given)
    if out:
        can_hold(out)
    time = at or datetime.now().astimezone().isoformat(timespec="minutes")
    asked = queue(coding, coded)
    found = import_review(workbook, asked, book, role, time)
    there = append_decisions(given["decisions"], found.decisions)
    if out:
        codings = (coding,) if coded is None else (coding, coded)
        write_table(out, "coding", settle(merged(*codings), read_decisions(given["decisions"])).codes)
    open_ones = len(queue(coding, coded, decisions=there))
    click.echo(f"{len(found.decisions):,} decisions read, {len(there):,} on record, {open_ones:,} items still open")
    for note in found.notes:
        click.echo(f"note: {note}")
    return DONE


@review.command("sample")
@comment_options
@click.option("--size", "wanted", default=150, show_default=True, type=click.IntRange(1), help="How many comments.")
@click.option("--seed", default=2023, show_default=True, type=SEED, help="Of the draw.")
@click.option("--unmasked", is_flag=True, help="Show personal data; without it names, addresses and so on are masked.")
@click.option("--out", required=True, callback=named, metavar="FILE", help="The sheet: .csv.")
def sample(comments: str, out: str, wanted: int, seed: int, unmasked: bool, **given: Any) -> int:
    """Draw comments at random to be coded blind, the only sample that says how good the model is."""
    from wtanalysis.safeguards.personal_data import Masker
    from wtanalysis.tables import to_csv, write_files
    from wtanalysis.themes.comments import read_comments
    from wtanalysis.themes.review import blind_sample

    readings = read_comments(read(comments, given))
    drawn = blind_sample(readings, wanted, seed)
    masker = Masker()
    rows = [
        {"comment_id": r.comment.comment_id, "text": r.comment.text if unmasked else masker.mask(r.comment.text)}
        for r in drawn
    ]
    sheet = to_csv(("comment_id", "theme_id", "coder", "text"), rows)
    write_files(Path(out).parent, {Path(out).name: sheet.encode("utf-8-sig")})
    click.echo(f"{len(rows):,} of {len(readings):,} comments, written to {out}; one row a theme, none leaves it empty")
    return DONE


@review.command("measure")
@coding_options
@click.option("--json", "as_json", is_flag=True, help="Print the numbers as JSON.")
def measure(comments: str, as_json: bool, **given: Any) -> int:
    """How far the model agrees with people, by kappa, alpha and F1, and how many more comments to read."""
    from wtanalysis.themes.measured import measured

    _, _, coding, coded = _given(comments, given)
    if coded is None:
        raise click.UsageError("name what people coded with --coded FILE; best a random sample, coded blind")
    rows = measured(coded, coding)
    show({"agreement": (("measure", "coders", "comments", "value", "low", "high", "note"), rows)}, as_json)
    if not as_json:
        for row in rows:
            known = f"{row['value']:.2f} ({row['low']:.2f} to {row['high']:.2f})" if row["value"] is not None else ""
            click.echo(f"{row['measure']}, {row['coders']}, {row['comments']:,} comments: {known or row['note']}")
            if known and row["note"]:
                click.echo(f"  {row['note']}")
    return DONE
