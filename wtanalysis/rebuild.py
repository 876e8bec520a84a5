"""The rebuild as a table of contents: gather the evidence, run the notebooks, write the pages, move them in whole."""

from __future__ import annotations

import json
import platform
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from wtanalysis.errors import OutputError, UserError
from wtanalysis.findings.evidence import Evidence, from_consultation, from_extraction
from wtanalysis.provenance import RunRecord
from wtanalysis.report import notebooks, pages

if TYPE_CHECKING:
    from wtanalysis.consultation import Consultation
    from wtanalysis.documents.model import Document
    from wtanalysis.published.model import Extraction

NAMES = ("02-breakdowns.ipynb", "05-you-said-we-will.ipynb")
PACKAGES = ("jinja2", "lxml", "matplotlib", "nbclient", "pillow")


def build(
    consultation: Consultation | None,
    out: str | Path,
    *,
    response: Extraction | None = None,
    document: Document | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> RunRecord:
    """Make the report of a consultation: a page for each notebook, an index, and the record of the run.

    Args:
        consultation: whose tables the pages show; not needed with a response.
        out: the folder to write; files of these names in it are replaced, all together, at the end.
        response: what was read from a real response document, to show instead of the consultation's tables.
        document: that document itself; with it, every place is shown with the words that stand there.
        progress: called with a short message at each step.

    Returns:
        The record that ``run.json`` holds. It alone differs between two runs.

    Raises:
        UserError: the notebooks are not there, one fails, or the folder cannot be written.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    evidence = _evidence(consultation, response, document)
    sources = [find_notebooks() / name for name in NAMES]
    with moved_into(Path(out)) as aside:
        written = write_pages(evidence, sources, aside, shown(consultation, response), progress)
        record = RunRecord(
            command="build", inputs=evidence.files, versions=versions(), started=started.isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - clock, 1), left_out=pages.left_out(evidence), outputs=written,
        )  # fmt: skip
        (aside / "run.json").write_text(
            json.dumps(record.as_dict(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        progress("moving the pages into place")
    return record


def write_pages(
    evidence: Evidence,
    sources: list[Path],
    folder: Path,
    parameters: dict[str, str | None],
    progress: Callable[[str], None],
) -> dict[str, str]:
    """Run the notebooks and write every page into ``folder``; gives each page's name and hash."""
    done = []
    for number, path in enumerate(sources, start=1):
        progress(f"running notebook {number} of {len(sources)}: {path.stem}")
        with tempfile.TemporaryDirectory(prefix="wta-") as scratch:
            (Path(scratch) / "evidence.json").write_text(evidence.to_json(), encoding="utf-8")
            values = {"folder": parameters["folder"], "response": "evidence.json"}
            done.append((path.name, notebooks.run(path, Path(scratch), values, parameters)))
    known = [pages.describe(notebook, name) for name, notebook in done]
    progress("writing the pages")
    made = [pages.page(notebook, name, evidence, known) for name, notebook in done] + [pages.index(evidence, known)]
    for page in made:
        (folder / page.name).write_text(page.html, encoding="utf-8", newline="\n")
    return {page.name: sha256(page.html.encode("utf-8")).hexdigest() for page in made}


def _evidence(consultation: Consultation | None, response: Extraction | None, document: Document | None) -> Evidence:
    if response:
        return from_extraction(response, document)
    if consultation is None:
        raise UserError("nothing to build from", "a consultation folder or a response document", "name one")
    return from_consultation(consultation)


def shown(consultation: Consultation | None, response: Extraction | None) -> dict[str, str | None]:
    """The parameters as a reader would type them, without a path of this machine."""
    if response or consultation is None:
        return {"folder": None, "response": response.source.name if response else None}
    return {"folder": f"data/{consultation.name}", "response": None}


def find_notebooks() -> Path:
    """The folder of notebooks: beside the package in a checkout, or in the working folder."""
    for folder in (Path(__file__).resolve().parent.parent / "notebooks", Path.cwd() / "notebooks"):
        if all((folder / name).is_file() for name in NAMES):
            return folder
    raise UserError(
        "the notebooks are not here", f"a checkout with notebooks/{NAMES[0]} and notebooks/{NAMES[1]}",
        "run wta build in a checkout of the repository", file="notebooks",
    )  # fmt: skip


def versions() -> dict[str, str]:
    """The versions that the pages depend on."""
    from wtanalysis import __version__

    return {
        "python": platform.python_version(),
        "wtanalysis": __version__,
        **{name: metadata.version(name) for name in PACKAGES},
    }


@contextmanager
def moved_into(out: Path) -> Iterator[Path]:
    """A folder inside ``out`` whose files take their places at the end, or that vanishes if anything fails."""
    out = out.resolve()
    new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".wta-", dir=out))
    except OSError as fault:
        raise _unwritable(out, fault) from None
    try:
        yield aside
        for path in sorted(aside.iterdir(), key=lambda p: p.name == "index.html"):
            path.chmod(0o644)
            path.replace(out / path.name)
    except OSError as fault:
        raise _unwritable(out, fault) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if new and not any(out.iterdir()):
            out.rmdir()


def _unwritable(out: Path, fault: OSError) -> OutputError:
    return OutputError(
        f"cannot be written ({fault.strerror})", "a folder that can be written", "choose another --out", file=out.name
    )
