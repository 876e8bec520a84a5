"""The commands that work on comments: topics, coding, second review."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wtanalysis.cli.base import DONE, named, need_file, progress, show, write
from wtanalysis.errors import UserError
from wtanalysis.tables import COLUMNS

if TYPE_CHECKING:
    from wtanalysis.themes.model import Comment
    from wtanalysis.themes.run import Naming

SEED = click.IntRange(0, 2**32 - 1)
OPTIONAL = ("question", "answer", "group", "policy_area", "response")


def comment_options(command: Any) -> Any:
    """The options that say where the comments stand."""
    for option in (
        click.option("--text", "text_column", required=True, metavar="COL", help="The column of the comments' words."),
        click.option("--id", "id_column", required=True, metavar="COL", help="The column of the comments' ids."),
        click.option("--comments", required=True, metavar="FILE", help="The comments as CSV, one a row."),
    ):
        command = option(command)
    return command


def read(comments: str, given: dict[str, Any]) -> tuple[Comment, ...]:
    """The comments that a command was given."""
    from wtanalysis.api.themes import comments as load

    need_file(comments)
    columns = {name: given[name] for name in OPTIONAL if given.get(name)}
    return load(comments, id=given["id_column"], text=given["text_column"], **columns)


def can_hold(out: str) -> None:
    """Refuse a table's name before the work: another ending, a folder, or a place that cannot be written.

    Raises:
        OutputError: for one of these.
    """
    from wtanalysis.errors import OutputError
    from wtanalysis.report.spreadsheets import FORMATS

    path = Path(out)
    if path.suffix.lower() not in FORMATS:
        raise OutputError("unknown kind of file", ", ".join(FORMATS), "choose another --out", file=path.name)
    if path.is_dir():
        raise OutputError("is a folder", "the name of a file", "choose another --out", file=path.name)
    write(str(path.parent), {})


@click.command()
@comment_options
@click.option("--question", metavar="COL", help="The column that says which question a comment answers.")
@click.option("--per-question", is_flag=True, help="Find the topics of each question by itself.")
@click.option("--asked", default="", metavar="WORDS", help="The question's words: no topic is named by them.")
@click.option("--questions", metavar="FILE", help="The same for several questions, as CSV: question_id, text.")
@click.option("--topics", "wanted", type=click.IntRange(1), metavar="N", help="How many topics; else the data choose.")
@click.option(
    "--seed", default=2023, show_default=True, type=click.IntRange(0, 2**32 - 1), help="Of every random choice."
)
@click.option(
    "--unit", type=click.Choice(["comment", "statement"]), default="comment", show_default=True,
    help="What is placed: with statements a comment may carry several topics.",
)  # fmt: skip
@click.option("--reassign", is_flag=True, help="Put outliers to their nearest topic; the tables mark them.")
@click.option("--cache", metavar="DIR", help="Keep sentence vectors here; the next run embeds only what is new.")
@click.option(
    "--name-with", metavar="URL", help="Ask a language model at this address for names; only masked text goes."
)
@click.option("--model", metavar="NAME", help="The model's name there.")
@click.option("--key-variable", default="", metavar="VAR", help="The environment variable that holds the key for it.")
@click.option("--record", metavar="FILE", help="Where its answers are recorded (.jsonl), and replayed from.")
@click.option("--out", required=True, callback=named, metavar="DIR", help="Where to write the tables.")
@click.option("--json", "as_json", is_flag=True, help="Print the tables as JSON, too.")
def themes(comments: str, out: str, as_json: bool, **given: Any) -> int:
    """Find the topics of comments: their words, size, stability, and a name that a person has yet to sign."""
    from wtanalysis.tables import to_csv
    from wtanalysis.themes.embedding import default_embedder
    from wtanalysis.themes.run import Options, run
    from wtanalysis.themes.topic_tables import carry_signatures
    from wtanalysis.themes.topics import Settings

    if given["per_question"] and not given["question"]:
        raise click.UsageError("--per-question needs --question COL, the column with the question's id")
    loaded = read(comments, given)
    write(out, {})  # so that a folder that cannot be written is told before the work, not after it
    settings = Settings(given["seed"], given["unit"], given["wanted"], questions=_asked(given))
    options = Options(settings, given["per_question"], given["reassign"], naming=_naming(given, out))
    cache = Path(given["cache"]) if given["cache"] else None
    found = run(loaded, options, default_embedder(cache), (lambda _: None) if as_json else progress)
    made = found.tables()
    kept = carry_signatures(made["topics"], Path(out, "topics.csv"))
    tables = {name: (COLUMNS[name], rows) for name, rows in made.items()}
    write(out, {f"{name}.csv": to_csv(columns, rows) for name, (columns, rows) in tables.items()})
    show(tables, as_json)
    if not as_json:
        for row in tables["topics"][1]:
            place = f"{row['question_id']}  " if row["question_id"] else ""
            shaky = "" if row["stable"] in (True, None) else "  (unstable)"
            click.echo(f"{place}{row['topic_id']:>3}  {row['size']:>6,} of {row['base']:,}  {row['name']}{shaky}")
        click.echo("\n".join(found.told()))
        if kept:
            click.echo(
                f"{kept} signed {'name' if kept == 1 else 'names'} kept, of topics that came back with their words"
            )
        click.echo(f"names are the machine's until a person signs them; 3 tables, written to {out}")
    return DONE


def _asked(given: dict[str, Any]) -> dict[str, str]:
    """The words of the questions, by id; of the one question under an empty id."""
    from wtanalysis import tables

    need_file(given["questions"] or "")
    rows = tables.read(given["questions"], ("question_id", "text")) if given["questions"] else []
    asked = {row["question_id"]: row["text"] for row in rows}
    return {**asked, "": given["asked"]} if given["asked"] else asked


def _naming(given: dict[str, Any], out: str) -> Naming | None:
    """How names are asked of a language model, where the user wants that."""
    if not given["name_with"]:
        if given["model"] or given["record"]:
            raise click.UsageError("--model and --record need --name-with URL")
        return None
    if not given["model"]:
        raise click.UsageError("--name-with needs --model NAME")
    from wtanalysis.themes.naming import name_topics
    from wtanalysis.themes.naming_client import Server

    server = Server(given["name_with"], given["model"], given["key_variable"])
    record = given["record"] or str(Path(out, "names.jsonl"))

    def ask(topics: Any, readings: Any, names: Any) -> Any:
        try:
            made = name_topics(topics, readings, server, record, names)
        except UserError as fault:  # the run is not lost: names stay those made of words
            return names, (f"no name came from the language model: {fault}",)
        return made.names, made.notes

    return ask


@click.command()
@comment_options
@click.option("--codebook", required=True, metavar="FILE", help="The themes, or policy areas, as CSV.")
@click.option("--coded", metavar="FILE", help="What people coded, as CSV: comment_id, theme_id, coder.")
@click.option("--policy-area", "policy_area", metavar="COL", help="The column with the policy area of a comment.")
@click.option(
    "--seed", default=2023, show_default=True, type=click.IntRange(0, 2**32 - 1), help="Of every random choice."
)
@click.option("--cache", metavar="DIR", help="Keep sentence vectors here; the next run embeds only what is new.")
@click.option("--out", required=True, callback=named, metavar="FILE", help="The table: .csv, .xlsx or .parquet.")
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON, too.")
def code(comments: str, out: str, as_json: bool, **given: Any) -> int:
    """Code comments by a codebook: the themes each carries, how probable, the statement that decided."""
    from wtanalysis import api
    from wtanalysis.report.spreadsheets import write_table

    for file in (given["codebook"], given["coded"] or ""):
        need_file(file)
    loaded = read(comments, given)
    can_hold(out)
    made = api.code(loaded, given["codebook"], given["coded"], seed=given["seed"], cache=given["cache"])
    write_table(out, "coding", made.codes)
    show({"coding": (COLUMNS["coding"], made.codes)}, as_json)
    if not as_json:
        sure = [code for code in made.codes if code.decision == "yes"]
        carrying = len({code.comment_id for code in sure})
        click.echo(
            f"{len(made.base):,} comments coded: {len(sure):,} codes on {carrying:,} of them, "
            f"{len(made.codes) - len(sure):,} unsure and left to a person"
        )
        kinds = Counter(made.apart.values())
        if kinds:
            told = ", ".join(f"{n:,} {kind}" for kind, n in kinds.most_common())
            first = ", ".join(list(made.apart)[:5])
            click.echo(f"kept apart and not coded: {told} (ids: {first}{', ...' if len(made.apart) > 5 else ''})")
        for note in made.notes:
            click.echo(f"note: {note}")
        click.echo(f"{len(made.codes):,} rows, written to {out}")
    return DONE
