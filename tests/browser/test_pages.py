"""The pages in a real browser: accessible, usable on a phone and by keyboard, and silent on the network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.report.parks import write_parks
from wtanalysis.consultation import load_consultation
from wtanalysis.rebuild import build

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PAGES = (
    "index.html",
    "01-responses.html",
    "02-breakdowns.html",
    "03-guidance-changes.html",
    "04-themes.html",
    "05-you-said-we-will.html",
)
REAL = ("real/01-responses.html", "real/02-breakdowns.html")
SCREENS = {"desktop": (1280, 900), "phone": (320, 640)}


@pytest.fixture(scope="module")
def report(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the embedded consultation, and inside it that of an invented one with real responses."""
    out = tmp_path_factory.mktemp("browser") / "reports"
    build(load_consultation(repository / "data" / "working-together-2023"), out)
    build(load_consultation(write_parks(out.parent / "parks", printed=False)), out / "real")
    return out


@pytest.fixture(params=[(page, screen) for page in (*PAGES, *REAL) for screen in SCREENS], ids="-".join)
def shown(request: pytest.FixtureRequest, chromium: Chrome, report: Path) -> Iterator[Chrome]:
    """The browser with one page open at one size; what it logs and loads is kept."""
    page, screen = request.param
    width, height = SCREENS[screen]
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    chromium.get_log("browser")
    chromium.get((report / page).as_uri())
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_accessible(shown: Chrome) -> None:
    """Axe finds no violation of any rule, at the size of a desk and of a phone."""
    axe = pytest.importorskip("axe_selenium_python").Axe(shown)
    axe.inject()
    shown.set_script_timeout(300)  # a page has thousands of cells, and the machine may be busy
    found: dict[str, Any] = axe.run()
    told = [f"{v['id']}: {v['help']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found["violations"]]
    assert not told, "\n".join(told)
    assert len(found["passes"]) > 15


def test_no_sideways_scrolling(shown: Chrome) -> None:
    """The page is never wider than the screen; wide tables scroll in regions of their own."""
    wide, screen = shown.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= screen


def test_first_tab_reaches_the_skip_link(shown: Chrome) -> None:
    """The first press of Tab shows the link that skips to the main part, and following it leads there."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    ActionChains(shown).send_keys(Keys.TAB).perform()
    link = shown.switch_to.active_element
    assert link.get_attribute("class") == "skip"
    assert link.rect["x"] >= 0
    assert link.rect["y"] >= 0
    link.send_keys(Keys.ENTER)
    assert shown.execute_script("return document.activeElement.id") == "main"


def test_silent(shown: Chrome) -> None:
    """Nothing is logged as an error, no script runs, and nothing is loaded but the page itself."""
    assert [entry for entry in shown.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}] == []
    assert shown.execute_script("return document.scripts.length") == 0
    loaded = shown.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert [name for name in loaded if not name.startswith("data:")] == []


def test_regions_take_the_focus_only_by_key(shown: Chrome) -> None:
    """Every region that can scroll sideways can be reached by keyboard and has a name of its own on the page."""
    names = shown.execute_script(
        "return [...document.querySelectorAll('*')].filter(e => getComputedStyle(e).overflowX === 'auto')"
        ".map(e => [e.tabIndex, e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || ''])"
    )
    assert names
    assert all(tab == 0 or name == "contents-title" for tab, name in names)
    assert len({name for _, name in names}) == len(names)


def test_charts_are_legible(shown: Chrome) -> None:
    """Every picture has loaded, has words, and is neither stretched nor shrunk; a box of its own scrolls on a phone."""
    pictures = shown.execute_script(
        "return [...document.images].map(i => [i.complete && i.naturalWidth, i.clientWidth,"
        " i.parentElement.clientWidth, innerWidth, i.alt.length])"
    )
    for natural, width, box, screen, words in pictures:
        assert natural
        assert 480 <= width <= natural
        assert box <= screen
        assert words > 20


def test_names_of_lines_stay_in_sight(chromium: Chrome, report: Path) -> None:
    """On a phone a wide table scrolls in its own box; the name of each line stays, and takes less than half of it."""
    size = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": False}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        chromium.get((report / "02-breakdowns.html").as_uri())
        left, width, box, moved = chromium.execute_script(
            "const t = document.querySelector('table.groups'), b = t.parentElement; b.scrollLeft = 150;"
            "const h = t.querySelector('tbody th').getBoundingClientRect();"
            "return [h.left - b.getBoundingClientRect().left, h.width, b.clientWidth, b.scrollLeft]"
        )
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert moved > 100
    assert abs(left) < 2
    assert width < box / 2


def test_synthetic_data_is_told_first(chromium: Chrome, report: Path) -> None:
    """On desk and phone the words that the data is synthetic are on the first screen, in the title, and readable."""
    for width, height in SCREENS.values():
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        for page in PAGES[:3]:
            chromium.get((report / page).as_uri())
            top, bottom = chromium.execute_script(
                "const r = document.querySelector('aside.banner').getBoundingClientRect(); return [r.top, r.bottom]"
            )
            assert 0 <= top < bottom <= height
            assert chromium.title.startswith("Synthetic data: ")
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_focus_is_visible(shown: Chrome) -> None:
    """A link that has the focus has a thick outline."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    ActionChains(shown).send_keys(Keys.TAB, Keys.TAB).perform()
    width, style = shown.execute_script(
        "const s = getComputedStyle(document.activeElement); return [parseFloat(s.outlineWidth), s.outlineStyle]"
    )
    assert width >= 3
    assert style == "solid"


def test_a_figure_leads_to_its_place(chromium: Chrome, report: Path) -> None:
    """Following the place of a figure shows its entry in the list of sources."""
    chromium.get((report / "02-breakdowns.html").as_uri())
    link = chromium.find_element("css selector", "table.figures a.at")
    target = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    entry = chromium.find_element("id", target)
    top, height = chromium.execute_script(
        "const r = arguments[0].getBoundingClientRect(); return [r.top, innerHeight]", entry
    )
    assert 0 <= top < height
    assert "Figure:" in entry.text


@pytest.mark.parametrize("page", PAGES[1:3])
def test_fits_on_paper(chromium: Chrome, report: Path, page: str) -> None:
    """On a sheet of A4 no table is wider than what is printed, and the words on synthetic data are printed."""
    size = {"width": 698, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    chromium.get((report / page).as_uri())
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        wide, shown = chromium.execute_script(
            "return [[...document.querySelectorAll('table')].filter(t => t.getBoundingClientRect().right > 698)"
            ".map(t => t.caption.textContent), document.querySelector('aside.banner').clientHeight]"
        )
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert wide == []
    assert shown > 20


def test_prints_whole(chromium: Chrome, report: Path) -> None:
    """On paper nothing scrolls: no table is cut off, and navigation is gone."""
    chromium.get((report / "02-breakdowns.html").as_uri())
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        hidden, cut = chromium.execute_script(
            "return [getComputedStyle(document.querySelector('.contents')).display,"
            " [...document.querySelectorAll('.scroll')]"
            ".filter(e => getComputedStyle(e).overflowX !== 'visible').length]"
        )
    finally:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert hidden == "none"
    assert cut == 0
