"""The rebuild as a table of contents: gather the evidence, run the notebooks, write the pages, move them in whole."""

from __future__ import annotations

import json
import platform
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
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
    from wtanalysis.guidance.claims import Claim
    from wtanalysis.guidance.model import Guidance
    from wtanalysis.published.model import Extraction

NAMES = (
    "01-responses.ipynb", "02-breakdowns.ipynb", "03-guidance-changes.ipynb", "04-themes.ipynb",
    "05-you-said-we-will.ipynb",
)  # fmt: skip
PACKAGES = ("jinja2", "lxml", "matplotlib", "narwhals", "nbclient", "pandas", "pillow")
RECORD = "run.json"


@dataclass(frozen=True)
class BuildRecord(RunRecord):
    """The record of a build.

    Attributes:
        synthetic: the responses were made by a program to fit what was printed.
        intake: how many responses left at each step, counted; empty where there are no responses.
        removed: the pages that an earlier run wrote into this folder and that this one did not, now removed.
    """

    synthetic: bool = False
    intake: dict[str, int] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


def build(
    consultation: Consultation | None,
    out: str | Path,
    *,
    response: Extraction | None = None,
    document: Document | None = None,
    editions: Sequence[Guidance] = (),
    claims: Sequence[Claim] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> BuildRecord:
    """Make the report of a consultation: a page for each notebook, an index, and the record of the run.

    Args:
        consultation: whose tables the pages show; not needed with a response.
        out: the folder to write; files of these names in it are replaced, all together, at the end. Pages that an
            earlier run wrote there, as its ``run.json`` says, and that this one does not, are removed.
        response: what was read from a real response document, to show instead of the consultation's tables.
        document: that document itself; with it, every place is shown with the words that stand there.
        editions: editions of the guidance, in order, to compare instead of the consultation's.
        claims: what summaries and briefings say of the last one, instead of the consultation's.
        progress: called with a short message at each step.

    Returns:
        The record that ``run.json`` holds. It alone differs between two runs.

    Raises:
        UserError: the notebooks are not there, one fails, or the folder cannot be written.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    evidence = _with_guidance(_evidence(consultation, response, document), editions, claims)
    sources = [find_notebooks() / name for name in NAMES]
    with moved_into(Path(out), stale := stale_files(Path(out), sources)) as aside:
        written = write_pages(evidence, sources, aside, shown(consultation, response), progress)
        analysis = evidence.analysis
        record = BuildRecord(
            command="build", inputs=evidence.files, versions=versions(), started=started.isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - clock, 1), left_out=pages.left_out(evidence), outputs=written,
            synthetic=bool(analysis and analysis.synthetic), intake=_intake(evidence), removed=stale,
        )  # fmt: skip
        (aside / RECORD).write_text(json.dumps(record.as_dict(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        progress("moving the pages into place")
    return record


def stale_files(out: Path, sources: list[Path]) -> tuple[str, ...]:
    """The files that an earlier run wrote into a folder, as its record says, and that this one will not write.

    Only plain names of files that lie in the folder itself are taken, whatever the record says.
    """
    try:
        earlier = set(json.loads((out / RECORD).read_text(encoding="utf-8"))["outputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    names = {name for name in earlier if isinstance(name, str) and name == Path(name).name}
    new = {"index.html", RECORD, *(f"{path.stem}.html" for path in sources)}
    return tuple(sorted(name for name in names - new if (out / name).is_file()))


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


def _intake(evidence: Evidence) -> dict[str, int]:
    """What came in, what left at each step, what is analysed."""
    analysis = evidence.analysis
    if analysis is None:
        return {}
    return {"received": analysis.received, **analysis.left_out(), "analysed": analysis.analysed}


def _evidence(consultation: Consultation | None, response: Extraction | None, document: Document | None) -> Evidence:
    if response:
        return from_extraction(response, document)
    if consultation is None:
        raise UserError("nothing to build from", "a consultation folder or a response document", "name one")
    return from_consultation(consultation)


def _with_guidance(evidence: Evidence, editions: Sequence[Guidance], claims: Sequence[Claim]) -> Evidence:
    """The evidence with the editions and claims that were given; their files stand in the record."""
    if not editions and not claims:
        return evidence
    named = {edition.source.name for edition in evidence.editions} if editions else set()
    files = (file for file in evidence.files if file.name not in named)
    return replace(
        evidence, editions=tuple(editions) or evidence.editions, claims=tuple(claims) or evidence.claims,
        files=(*files, *(edition.source for edition in editions)),
    )  # fmt: skip


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
        "the notebooks are not here", "a checkout with notebooks/" + ", ".join(NAMES),
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
def moved_into(out: Path, stale: Iterable[str] = ()) -> Iterator[Path]:
    """A folder inside ``out`` whose files take their places at the end, or that vanishes if anything fails.

    Stale files go when the new ones stand. The record comes last of all: should the move be cut off, the next run still
    finds in the old one what is to be removed.
    """
    out = out.resolve()
    new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".wta-", dir=out))
    except OSError as fault:
        raise _unwritable(out, fault) from None
    try:
        yield aside
        last = ("index.html", RECORD)
        ready = sorted(aside.iterdir(), key=lambda p: last.index(p.name) + 1 if p.name in last else 0)
        for path in ready:
            if path.name == RECORD:
                _remove(out, stale)
            path.chmod(0o644)
            path.replace(out / path.name)
    except OSError as fault:
        raise _unwritable(out, fault) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if new and not any(out.iterdir()):
            out.rmdir()


def _remove(out: Path, names: Iterable[str]) -> None:
    for name in names:
        (out / name).unlink(missing_ok=True)


def _unwritable(out: Path, fault: OSError) -> OutputError:
    return OutputError(
        f"cannot be written ({fault.strerror})", "a folder that can be written", "choose another --out", file=out.name
    )
