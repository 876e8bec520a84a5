"""Reading a consultation folder: the definition in ``consultation.toml``, the tables it names and the responses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from wtanalysis.consultation.definition import DEFINITION, Definition
from wtanalysis.consultation.guidance import read_claims, read_guidance
from wtanalysis.consultation.intake import load_responses, read_plan, with_options
from wtanalysis.consultation.model import Consultation, nearest
from wtanalysis.consultation.reconciling import read_reconciling
from wtanalysis.consultation.rows import Row, read_table
from wtanalysis.consultation.themes import read_themes
from wtanalysis.errors import ConsultationError
from wtanalysis.provenance import Source, sha256_of


def load_consultation(folder: str | Path) -> Consultation:
    r"""Read a consultation folder: ``consultation.toml`` and the tables that its key ``tables`` names.

    Args:
        folder: a folder such as ``data/working-together-2023``.

    Returns:
        The consultation, with the name and hash of every file that was read.

    Raises:
        ConsultationError: no such folder; an unknown or missing key, a wrong date, parts that do not fit together.
        TableError: a table with a missing or unknown column, an unknown value, an id twice, a percentage over 100.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "consultation.toml").write_text('''
    ... name = "parks"
    ... title = "Opening hours of parks"
    ... publisher = "Anytown Council"
    ... opened = 2023-01-02
    ... closed = 2023-02-03
    ... tables = ["questions"]
    ... ''')
    >>> _ = (folder / "questions.csv").write_text(
    ...     "question_id,section,topic,text,scale,base,base_unit,comments,status,reason,locator\n"
    ...     "later,,Hours,Close later?,yes_no_dk,120,responses,,reported,,L4\n")
    >>> load_consultation(folder)
    Consultation('parks', 2023-01-02 to 2023-02-03: 1 questions, 0 groups, 0 figures, ...)
    >>> load_consultation(folder).question("later").base
    120
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise ConsultationError("no such folder", f"a folder with {DEFINITION}", "check the path", file=str(folder))
    definition = Definition.read(folder / DEFINITION)
    names = definition.tables()
    loaded = {name: read_table(folder / f"{name}.csv", name) for name in names}
    _check_references(loaded)
    sources = tuple(Source(n, sha256_of(folder / n)) for n in (DEFINITION, *(f"{name}.csv" for name in names)))
    parts = {**definition.facts(), **{name: tuple(made for _, made in rows) for name, rows in loaded.items()}}
    parts["questions"] = with_options(definition, parts["questions"])
    guidance = read_guidance(definition, folder, parts["documents"])
    claims, told = read_claims(definition, folder)
    themes = read_themes(definition, folder)
    sources += (*(named.source for named in guidance.named), *told, *(themes.sources if themes else ()))
    consultation = Consultation(**parts, sources=sources, guidance=guidance, claims=claims, themes=themes)
    consultation = replace(consultation, reconciling=read_reconciling(definition, folder, consultation))
    plan = read_plan(definition, folder, consultation)
    if plan is None:
        return consultation
    responses = load_responses(folder, plan, consultation)
    return replace(consultation, plan=plan, responses=responses, sources=(*sources, *responses.sources))


def _check_references(loaded: Mapping[str, list[tuple[Row, Any]]]) -> None:
    """Every figure and proposal must name questions that the folder has; a nested figure, an answer that it has."""
    ids = [question.question_id for _, question in loaded["questions"]]
    answers = {(figure.question_id, figure.bucket_code) for _, figure in loaded.get("figures", ())}
    for row, figure in loaded.get("figures", ()):
        if figure.question_id not in ids:
            row.fault("question_id", f"no question {figure.question_id!r}", nearest(figure.question_id, ids))
        if figure.parent and (figure.question_id, figure.parent) not in answers:
            row.fault("parent", f"no figure for the answer {figure.parent!r}", "a bucket_code of the same question")
    for row, proposal in loaded.get("proposals", ()):
        for question_id in proposal.question_ids:
            if question_id not in ids:
                row.fault("question_ids", f"no question {question_id!r}", nearest(question_id, ids))
