"""The house stays tidy: floors, sizes, notebooks, and what no committed file may hold."""

from __future__ import annotations

import ast
import csv
import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "wtanalysis"
# From the ground up: a module imports from floors below its own, or downwards inside its floor.
FLOORS = (
    "errors", "provenance", "tables", "documents", "safeguards", "responses", "figures", "published", "guidance",
    "themes", "consultation", "findings", "report", "rebuild", "api", "cli",
)  # fmt: skip
# Fetching official documents stands beside consultation: it reads a definition and hands back files.
BESIDE = {"fetching": "consultation"}
MODULES = sorted(PACKAGE.rglob("*.py"))
NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("*.ipynb"))


def module_name(path: Path) -> str:
    """The dotted name of a module of the package."""
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def floor(module: str) -> str:
    """The floor that a module stands on; empty for the package itself."""
    name = [*module.split("."), ""][1]
    return BESIDE.get(name, name)


def imports(path: Path) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in it the import stands."""
    package = module_name(path).split(".")
    known = {module_name(module) for module in MODULES}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "wtanalysis")
        elif isinstance(node, ast.ImportFrom):
            level = node.level - (path.name == "__init__.py")
            base = ".".join(package[: len(package) - level]) + "." if node.level else ""
            source = f"{base}{node.module or ''}".strip(".")
            if source.split(".")[0] == "wtanalysis":
                below = [f"{source}.{alias.name}" for alias in node.names if alias.name != "__version__"]
                yield from (name if name in known else source for name in below)


def tracked() -> list[Path]:
    """The text files that git holds, as they are in the work tree."""
    if not (REPOSITORY / ".git").exists():
        pytest.skip("this is no git checkout, so nobody knows which files are committed")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout
    paths = [REPOSITORY / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in {".png", ".ico", ".pdf", ".docx", ".odt"}]


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_module_is_small(path: Path) -> None:
    """No module has more than 330 lines; one that grows past 300 has two jobs."""
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 330, f"{lines} lines: it has two jobs"


def test_every_module_stands_on_a_known_floor() -> None:
    """Each module and folder of the package is a floor of the house."""
    assert {floor(module_name(path)) for path in MODULES} - {""} <= set(FLOORS)


@pytest.mark.parametrize("path", [path for path in MODULES if floor(module_name(path))], ids=module_name)
def test_imports_go_down(path: Path) -> None:
    """A module imports nothing from a floor above its own."""
    own = FLOORS.index(floor(module_name(path)))
    above = [name for name in imports(path) if not floor(name) or FLOORS.index(floor(name)) > own]
    assert above == []


@cache
def graph() -> dict[str, set[str]]:
    """Which module imports which, the package's own __init__ left out (it loads its names when they are used)."""
    return {
        module_name(path): set(imports(path)) - {module_name(path)}
        for path in MODULES
        if path != PACKAGE / "__init__.py"
    }


def test_no_circles() -> None:
    """No module imports itself by way of others."""
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail[trail.index(module) :], module))
        if module not in done:
            for other in sorted(graph().get(module, ())):
                visit(other, (*trail, module))
            done.add(module)

    for module in graph():
        visit(module, ())


def test_imports_are_seen() -> None:
    """The reading of imports is not blind: tables imports errors, and every module but the lowest imports something."""
    assert "wtanalysis.errors" in graph()["wtanalysis.tables"]
    assert sum(bool(others) for others in graph().values()) > len(graph()) / 2


def matching(pattern: str) -> list[str]:
    """File and line of every match in a committed file."""
    return [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in tracked()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_no_machine_paths() -> None:
    """No committed file names a folder of somebody's machine."""
    assert matching(r"(?<![\w./~-])/(?:home|root|Users|work|tmp|opt|mnt)/[\w.]") == []


def test_no_index_hosts() -> None:
    """No committed file names the host of a package index, or a file on one."""
    assert matching(r"pypi\.(?:org|io)|pythonhosted\.org|https?://\S*(?:/simple\b|\.whl\b|/debian/|\bregistry\.)") == []


def words(text: str) -> list[str]:
    """The words of a text, curly marks straightened."""
    return re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'"))


# Titles and names may be cited whole, however long they are.
NAMES = (
    """HM Government Changes to statutory guidance: Working Together to Safeguard Children
    Government consultation response December 2023""",
    """Working Together to Safeguard Children 2023: a guide to multi-agency working to help, protect and promote
    the welfare of children Statutory guidance December 2023""",
    """Working together to safeguard children: a guide to inter-agency working to safeguard and promote
    the welfare of children 2018""",
    "Working Together to Safeguard Children 2023: Summary of Changes",
    "Connect Centre for International Research on Interpersonal Violence and Harm, University of Central Lancashire",
)


def runs_of(text: str, length: int = 12) -> list[str]:
    """Every run of so many words of a text, addresses left out."""
    own = words(re.sub(r"https?://\S+", " ", text))
    return [" ".join(own[i : i + length]) for i in range(len(own) - length + 1)]


def pieces(path: Path) -> list[str]:
    """What is read as one text: a cell or list item of a table (a column of names is no sentence), else the file."""
    text = path.read_text("utf-8")
    if path.suffix != ".csv":
        return [text]
    return [item for row in csv.reader(text.splitlines()) for cell in row for item in cell.split(" | ")]


def test_own_words(shared: Path) -> None:
    """No committed file has 12 words in a row from a source document; titles and names of organisations are free."""
    sources = [*(shared / "sources").glob("*.txt"), *(shared / "sources" / "guidance").glob("*.txt")]
    theirs = {run for source in sources for run in runs_of(source.read_text("utf-8", "replace"))}
    assert len(theirs) > 50_000
    names = [" ".join(words(name)) for name in NAMES]
    copied = [
        f"{path.relative_to(REPOSITORY)}: {run}"
        for path in tracked()
        if "organisation" not in path.name
        for piece in pieces(path)
        for run in runs_of(piece)
        if run in theirs and not any(run in name for name in names)
    ]
    assert not copied, "\n".join(copied)


def cells(path: Path, kind: str = "code") -> list[dict[str, Any]]:
    """The cells of a notebook of one kind."""
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebooks:
    """What every notebook keeps to."""

    def test_small(self, path: Path) -> None:
        """A notebook weighs less than 500 kB."""
        assert path.stat().st_size < 500_000

    def test_no_def_or_class(self, path: Path) -> None:
        """A notebook defines no function and no class: what deserves a name lives in the package."""
        for cell in cells(path):
            tree = ast.parse("".join(cell["source"]))
            kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
            assert not [node for node in ast.walk(tree) if isinstance(node, kinds)]

    def test_one_parameters_cell(self, path: Path) -> None:
        """Exactly one cell is tagged `parameters`, and it comes first among the code but for imports."""
        tagged = ["parameters" in cell["metadata"].get("tags", []) for cell in cells(path)]
        assert sum(tagged) == 1
        before = cells(path)[: tagged.index(True)]
        nodes = [node for cell in before for node in ast.parse("".join(cell["source"])).body]
        assert all(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes)

    def test_executed(self, path: Path) -> None:
        """A notebook is committed executed, from the top, once."""
        assert [cell["execution_count"] for cell in cells(path)] == list(range(1, len(cells(path)) + 1))

    def test_outputs_compare(self, path: Path) -> None:
        """Outputs hold PNG figures only, no stderr, no error, no widget and no memory address."""
        outputs = [output for cell in cells(path) for output in cell["outputs"]]
        for output in outputs:
            assert output["output_type"] != "error"
            assert output.get("name") != "stderr"
            kinds = set(output.get("data", {}))
            assert not {k for k in kinds if k.startswith("image/")} - {"image/png"}
            assert not {k for k in kinds if "widget" in k or "javascript" in k}
            assert not re.search(r"\bat 0x[0-9a-f]{6,}", json.dumps(output))


def test_there_are_notebooks() -> None:
    """The notebooks of the first report are there."""
    assert {"02-breakdowns", "05-you-said-we-will"} <= {path.stem for path in NOTEBOOKS}
