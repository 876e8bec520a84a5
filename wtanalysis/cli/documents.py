"""The commands that read documents: a response, several beside each other, two editions of guidance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wtanalysis.cli.base import DONE, FOUND, named, need_file, show, write
from wtanalysis.tables import COLUMNS


@click.command()
@click.argument("document", metavar="DOC")
@click.option("--out", required=True, callback=named, metavar="DIR", help="Where to write the tables.")
@click.option("--json", "as_json", is_flag=True, help="Print the tables as JSON, too.")
def extract(document: str, out: str, as_json: bool) -> int:
    """Read a government response document as tables: figures, questions, quotations, commitments and more."""
    from wtanalysis import api
    from wtanalysis.tables import to_csv

    need_file(document)
    extraction = api.extract(document)
    tables = {name: getattr(extraction, name) for name in extraction.TABLES}
    write(out, {f"{name}.csv": to_csv(COLUMNS[name], rows) for name, rows in tables.items()})
    show({name: (COLUMNS[name], rows) for name, rows in tables.items()}, as_json)
    if not as_json:
        width = max(map(len, tables))
        click.echo("\n".join(f"{name:<{width}}  {len(rows):>5}" for name, rows in tables.items()))
        click.echo(f"{len(tables)} tables, {sum(map(len, tables.values())):,} rows, written to {out}")
    return DONE


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@click.option("--out", required=True, callback=named, metavar="DIR", help="Where to write findings.csv.")
@click.option("--tolerance", default=3.0, show_default=True, help="Points that a qualifier may be off its number.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, too.")
def audit(documents: tuple[str, ...], out: str, tolerance: float, as_json: bool) -> int:
    """Find what a careful reader would find wrong in a response, or between documents, before publication."""
    from wtanalysis import api
    from wtanalysis.tables import to_csv

    for document in documents:
        need_file(document)
    found = api.audit(documents, tolerance)
    write(out, {"findings.csv": to_csv(COLUMNS["findings"], found)})
    show({"findings": (COLUMNS["findings"], found)}, as_json)
    if not as_json:
        severities = [finding.severity for finding in found]
        told = ", ".join(f"{severities.count(s)} {s}" for s in ("error", "warning", "style") if s in severities)
        click.echo(f"{told or 'nothing found'}; findings.csv ({len(found)} rows), written to {out}")
    return FOUND if found else DONE


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--out", required=True, callback=named, metavar="DIR", help="Where to write the tables and pages.")
@click.option("--claims", multiple=True, metavar="FILE", help="A summary of changes or a briefing; may be repeated.")
@click.option("--commitments", metavar="FILE", help="A response document, or its commitments as CSV.")
@click.option("--labels", metavar="FILE", help="A reviewer's labels as CSV: change_id, label, by.")
@click.option("--for", "audience", default="", metavar="AUDIENCE", help="Only what concerns them, such as schools.")
@click.option("--json", "as_json", is_flag=True, help="Print the tables as JSON, too.")
def diff(old: str, new: str, out: str, claims: tuple[str, ...], as_json: bool, **given: Any) -> int:
    """Compare two editions: what changed, which duties, whether summaries are true, where promises landed."""
    from wtanalysis import api
    from wtanalysis.report import comparisons

    commitments: str | None = given["commitments"]
    for file in (old, new, *claims, commitments or "", given["labels"] or ""):
        need_file(file)
    comparison = api.compare(old, new, given["audience"])
    verdicts = api.judge_claims(comparison, claims)
    landings, unprompted = api.trace(comparison, commitments) if commitments else ((), ())
    comparison = api.label_changes(comparison, verdicts, given["labels"])
    tables = comparisons.tables(comparison, verdicts, landings, unprompted)
    write(out, files := comparisons.files(comparison, tables))
    show(tables, as_json)
    if not as_json:
        click.echo("\n".join(comparisons.told(comparison, verdicts, landings)))
        for name, named_files, found in (("claims", claims, verdicts), ("commitments", commitments, landings)):
            if named_files and not found:
                click.echo(f"note: no {name} were found in what --{name} names")
        click.echo(f"{len(files)} files, written to {out}; {Path(out, 'redline.html')} shows both editions")
    return DONE
