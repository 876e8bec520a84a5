"""The build: whole or not at all, the same every time, and the same from a document."""

from __future__ import annotations

import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

import nbformat
import pytest
from lxml import html

from tests.report.invented import COMMITMENTS, FIGURES, QUESTIONS, SOURCE
from tests.report.parks import COPIED, MARKED, WITHDRAWN, write_parks
from wtanalysis.consultation import Consultation, load_consultation
from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.errors import OutputError, UserError
from wtanalysis.published.model import Extraction
from wtanalysis.rebuild import build, find_notebooks, moved_into, stale_files
from wtanalysis.report import notebooks

BUILDING = sys.modules["wtanalysis.rebuild"]
PAGES = {
    "index.html",
    "01-responses.html",
    "02-breakdowns.html",
    "03-guidance-changes.html",
    "04-themes.html",
    "05-you-said-we-will.html",
}


@pytest.fixture(scope="module")
def consultation(repository: Path) -> Consultation:
    """The embedded consultation."""
    return load_consultation(repository / "data" / "working-together-2023")


@pytest.fixture(scope="module")
def built(consultation: Consultation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the embedded consultation."""
    out = tmp_path_factory.mktemp("built") / "reports"
    build(consultation, out)
    return out


def test_two_builds_give_the_same_bytes(built: Path, consultation: Consultation, tmp_path: Path) -> None:
    """Two builds give the same pages, byte for byte; the run record alone may differ."""
    again = tmp_path / "elsewhere" / "again"
    messages: list[str] = []
    build(consultation, again, progress=messages.append)
    assert {path.name for path in again.iterdir()} == PAGES | {"run.json"}
    for name in PAGES:
        assert (again / name).read_bytes() == (built / name).read_bytes()
    assert [m for m in messages if "02-breakdowns" in m]


def test_run_record(built: Path) -> None:
    """The record names inputs and pages with their hashes, versions, time and what was left out."""
    record = json.loads((built / "run.json").read_text("utf-8"))
    assert {name: sha256((built / name).read_bytes()).hexdigest() for name in PAGES} == record["outputs"]
    assert {"figures.csv", "commitments.csv"} <= {source["name"] for source in record["inputs"]}
    assert all(len(source["sha256"]) == 64 for source in record["inputs"])
    assert {"python", "wtanalysis", "matplotlib"} <= set(record["versions"])
    assert record["started"].endswith("+00:00")
    assert record["left_out"]


def test_nothing_of_this_machine(built: Path, repository: Path) -> None:
    """No page names a folder of this machine or a temporary file."""
    for path in built.iterdir():
        text = path.read_text("utf-8")
        assert str(repository) not in text
        assert str(Path.home()) not in text
        assert gettempdir() not in text
        assert "evidence.json" not in text


def test_every_figure_of_the_folder_is_shown(built: Path, consultation: Consultation) -> None:
    """Every printed percentage of the embedded consultation is in a table, in a chart's words, and leads to a place."""
    tree = html.parse(str(built / "02-breakdowns.html")).getroot()
    cells = tree.xpath("//table[@class='figures']//td[1]/text()")
    printed = [f for f in consultation.figures if f.percent is not None]
    assert len(printed) > 70
    assert sorted(cells) == sorted(f"{figure.percent:g}%" for figure in printed)
    words = " ".join(tree.xpath("//img/@alt"))
    assert len(re.findall(r"\d%(?=[,.])", words)) >= len(printed)
    ids = set(tree.xpath("//@id"))
    assert {f"at-{figure.locator}" for figure in printed} <= ids


def test_every_commitment_of_the_folder_is_shown(built: Path, consultation: Consultation) -> None:
    """Every item that people said, every decision and every commitment stands on the page once, with its place."""
    tree = html.parse(str(built / "05-you-said-we-will.html")).getroot()
    items = [" ".join(li.text_content().split()) for li in tree.xpath("//ul[@class='chain']/li")]
    for row in consultation.commitments:
        assert [item for item in items if row.text in item and f"line {row.locator[1:]}" in item], row.commitment_id


def test_links_of_pages_hold(built: Path) -> None:
    """Every link inside the report leads to an element that exists."""
    trees = {path.name: html.parse(str(path)).getroot() for path in built.glob("*.html")}
    ids = {name: set(tree.xpath("//@id")) for name, tree in trees.items()}
    for name, tree in trees.items():
        for link in tree.xpath("//a/@href"):
            page, _, target = link.partition("#")
            if "://" not in link and page != "run.json":
                assert not target or target in ids[page or name], f"{name}: {link}"


def test_every_page_of_synthetic_data_says_so(built: Path, consultation: Consultation) -> None:
    """Title and top of each page that counts synthetic responses say so, and no page claims that a number came true."""
    assert consultation.responses
    assert consultation.responses.synthetic
    for name in PAGES:
        tree = html.parse(str(built / name)).getroot()
        text = tree.text_content()
        assert "reproduc" not in text.lower(), name
        banner = " ".join(tree.xpath("string(//aside[@class='banner'])").split())
        if name.startswith(("03", "05")):
            what = "Texts of the guidance only." if name.startswith("03") else "Printed figures only."
            assert banner.startswith(f"{what} Nothing on this page is counted from responses.")
            continue
        assert tree.xpath("string(//title)").startswith("Synthetic data: ")
        assert banner.startswith("Synthetic data. The 1,269 responses counted on this page were made by a program")
        assert "synthetic responses" in tree.xpath("string(//footer)")
    record = json.loads((built / "run.json").read_text("utf-8"))
    assert record["synthetic"] is True


def test_pages_beside_each_other(built: Path, consultation: Consultation) -> None:
    """Each closed question that is not withheld has its computed table by group; each printed number its verdict."""
    tree = html.parse(str(built / "02-breakdowns.html")).getroot()
    closed = [q for q in consultation.questions if q.scale != "open" and q.status != "withheld"]
    assert len(tree.xpath("//table[@class='groups']")) == len(closed)
    verdicts = [cell.text_content() for cell in tree.xpath("//td[@class='verdict']")]
    assert len(verdicts) == len(consultation.figures)
    assert {verdict.partition(",")[0] for verdict in verdicts} <= {"calibrated", "not computable", "differs"}


def test_pages_are_not_heavy(built: Path) -> None:
    """No page weighs more than 2 MB."""
    assert max(path.stat().st_size for path in built.iterdir()) < 2_000_000


@pytest.fixture(scope="module")
def parks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of an invented folder with real responses, built over an earlier one with pages of other names."""
    folder, out = write_parks(tmp_path_factory.mktemp("parks") / "parks"), tmp_path_factory.mktemp("built") / "reports"
    out.mkdir()
    for name in ("03-old.html", "README.md"):
        (out / name).write_text(MARKED, encoding="utf-8")
    (out.parent / "outside.html").write_text("kept", encoding="utf-8")
    outputs = {"03-old.html": "", "index.html": "", "04-gone.html": "", "../outside.html": ""}
    (out / "run.json").write_text(json.dumps({"outputs": outputs}), encoding="utf-8")
    build(load_consultation(folder), out)
    return out


def test_pages_of_an_earlier_run_are_removed(parks: Path) -> None:
    """What an earlier run wrote and this one does not is gone and told; files of others, and other folders, stay."""
    assert {path.name for path in parks.iterdir()} == PAGES | {"run.json", "README.md"}
    assert (parks.parent / "outside.html").read_text("utf-8") == "kept"
    assert json.loads((parks / "run.json").read_text("utf-8"))["removed"] == ["03-old.html"]


def test_intake_is_in_the_record(parks: Path) -> None:
    """The record of the run has the counts of the ledger, and every file of responses with its hash."""
    record = json.loads((parks / "run.json").read_text("utf-8"))
    assert record["intake"] == {"received": 31, "late": 1, "blank": 1, "withdrawn": 1, "analysed": 28}
    assert record["left_out"]["responses not analysed: late"] == 1
    assert "responses.csv" in {source["name"] for source in record["inputs"]}
    assert record["synthetic"] is False


def test_no_words_of_respondents_on_any_page(parks: Path) -> None:
    """No page holds what one respondent wrote, or the id of one who withdrew."""
    for name in PAGES | {"run.json"}:
        text = (parks / name).read_text("utf-8")
        for words in (MARKED, COPIED, WITHDRAWN, "@example.org", "Reason number"):
            assert words not in text, name


def test_pages_of_real_responses_say_what_is_counted(parks: Path) -> None:
    """Without synthetic data there is no banner, and the foot of each page says what is printed and what is counted."""
    for name in PAGES:
        tree = html.parse(str(parks / name)).getroot()
        assert not tree.xpath("//aside[@class='banner']")
        foot = " ".join(tree.xpath("string(//footer)").split())
        if name.startswith(("03", "05")):
            assert "nothing on it is counted from responses" in foot
        else:
            assert "counted from the 28 responses" in foot
        assert "not recomputed" not in foot


def test_index_shows_what_was_computed(parks: Path) -> None:
    """The index has the computed share beside the printed one, and how many printed numbers the responses give."""
    tree = html.parse(str(parks / "index.html")).getroot()
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in tree.xpath("//tr[td]")]
    assert ["Close later?", "28", "64% agree or strongly agree", "64.29%", "line 10"] in rows
    text = " ".join(tree.text_content().split())
    assert "28 responses counted in percentages, of 31 that came in" in text
    assert "3 printed numbers that the responses give, of 4 compared" in text


def test_a_record_that_is_none_removes_nothing(tmp_path: Path) -> None:
    """Whatever lies there as run.json, only plain names of files in the folder are taken."""
    for text in ("", "[]", '{"outputs": 3}', '{"outputs": {"..": "", "sub": "", "": "", "a/b.html": ""}}'):
        (tmp_path / "run.json").write_text(text, encoding="utf-8")
        (tmp_path / "sub").mkdir(exist_ok=True)
        assert stale_files(tmp_path, []) == ()


def test_from_a_document(consultation: Consultation, tmp_path: Path) -> None:
    """From a response document the pages show its rows, and beside each place the words that stand there."""
    extraction = Extraction(SOURCE, "Opening hours of parks", QUESTIONS, FIGURES[:-1], commitments=COMMITMENTS)
    document = Document(SOURCE, "Parks", (), (Paragraph("body", "Most (61%) & no <script>.", "L11"),))
    build(consultation, tmp_path / "out", response=extraction, document=document)
    page = (tmp_path / "out" / "02-breakdowns.html").read_text("utf-8")
    assert "Most (61%) &amp; no &lt;script&gt;." in page
    assert "Working Together" not in page
    assert "response = &#39;answer.txt&#39;" in page
    came_in = html.parse(str(tmp_path / "out" / "01-responses.html")).getroot()
    assert len(came_in.xpath("//main//p[@class='notice']")) == 1
    assert not came_in.xpath("//main//table")
    assert "None were given for this report." in (tmp_path / "out" / "index.html").read_text("utf-8")
    for name in PAGES - {"03-guidance-changes.html"}:
        assert "percentages are not recomputed" in (tmp_path / "out" / name).read_text("utf-8")


def test_out_is_untouched_when_a_notebook_fails(
    consultation: Consultation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a notebook fails, the earlier report stays whole and nothing is left beside it."""
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    (out / "index.html").write_text("earlier")
    for name in BUILDING.NAMES:
        broken = nbformat.read(find_notebooks() / name, as_version=4)
        broken.cells[-1].source = "raise RuntimeError('no')"
        nbformat.write(broken, folder / name)
    monkeypatch.setattr(BUILDING, "find_notebooks", lambda: folder)
    with pytest.raises(UserError, match=r"01-responses\.ipynb: a cell failed \(RuntimeError\)"):
        build(consultation, out)
    assert [path.name for path in out.iterdir()] == ["index.html"]
    assert (out / "index.html").read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notebooks", "out"]


def test_other_files_in_out_are_kept(tmp_path: Path) -> None:
    """Files of the same name are replaced; what else lies in the folder is nobody's to remove."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "README.md").write_text("kept")
    with moved_into(tmp_path / "out") as aside:
        (aside / "index.html").write_text("new")
    assert {p.name: p.read_text() for p in (tmp_path / "out").iterdir()} == {"README.md": "kept", "index.html": "new"}


def test_failing_first_build_leaves_nothing(tmp_path: Path) -> None:
    """A folder that a failing build made is gone again."""
    with pytest.raises(OutputError), moved_into(tmp_path / "a" / "out") as aside:
        (aside / "index.html" / "half").write_text("half")
    assert not (tmp_path / "a" / "out").exists()


def test_out_must_be_a_folder(tmp_path: Path) -> None:
    """A file in the way is named, with the next step."""
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="choose another --out"), moved_into(tmp_path / "out"):
        pass


def test_notebooks_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Away from a checkout the build says what it needs."""
    monkeypatch.setattr(BUILDING, "__file__", str(tmp_path / "wtanalysis" / "rebuild.py"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match="run wta build in a checkout"):
        find_notebooks()


def test_one_parameters_cell_is_needed() -> None:
    """A notebook without a parameters cell is refused."""
    with pytest.raises(UserError, match="0 cells tagged parameters"):
        notebooks.parameters_cell(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x = 1")]), "n.ipynb")
