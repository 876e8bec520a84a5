"""Two editions side by side in a real browser: accessible, by keyboard, with and without scripts, and silent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.report.changed import ferries, hostile, outlines
from tests.report.test_redlines import weaker
from wtanalysis.report import redlines

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PAGES = {"ferries": ferries, "outlines": outlines, "hostile": hostile, "weaker": weaker}
SAME = ("c0001", "c0002", "c0005", "c0006", "c0007")
SCREENS = {"desktop": (1280, 900), "phone": (320, 640)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of each comparison."""
    out = tmp_path_factory.mktemp("redline")
    claim = {"document": "Briefing", "text": "Masters report whales", "verdict": "supported", "shown_by": ("c0009",)}
    kept = {"direction": "commitment", "text": "Count <b>whales</b>", "verdict": "landed", "change_ids": "c0009"}
    bare = {"direction": "change", "verdict": "unprompted", "new_text": "whales", "change_ids": "c0010 | c0099"}
    for name, make in PAGES.items():
        (out / f"{name}.html").write_text(redlines.page(make(), [claim], [kept, bare]), encoding="utf-8")
    return out


def sized(chromium: Chrome, screen: str) -> None:
    """Give the page the size of a screen."""
    width, height = SCREENS[screen]
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@pytest.fixture(params=[(page, screen) for page in PAGES for screen in SCREENS], ids="-".join)
def shown(request: pytest.FixtureRequest, chromium: Chrome, folder: Path) -> Iterator[Chrome]:
    """The browser with one page open at one size."""
    page, screen = request.param
    sized(chromium, screen)
    chromium.get_log("browser")
    chromium.get((folder / f"{page}.html").as_uri())
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture
def page(chromium: Chrome, folder: Path) -> Chrome:
    """The page of the ferries, freshly opened on a desk."""
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.get("about:blank")
    chromium.get((folder / "ferries.html").as_uri())
    return chromium


def test_accessible(shown: Chrome) -> None:
    """Axe finds no violation of any rule, folded parts open, at the size of a desk and of a phone."""
    axe = pytest.importorskip("axe_selenium_python").Axe(shown)
    shown.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    axe.inject()
    shown.set_script_timeout(300)
    found: dict[str, Any] = axe.run()
    told = [f"{v['id']}: {v['help']}: {[n['html'][:160] for n in v['nodes'][:3]]}" for v in found["violations"]]
    assert not told, "\n".join(told)
    assert len(found["passes"]) > 15


def test_silent(shown: Chrome) -> None:
    """Nothing is logged as an error and nothing is loaded, whatever the texts hold."""
    assert [entry for entry in shown.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}] == []
    assert shown.execute_script("return document.scripts.length") == 1
    loaded = shown.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert [name for name in loaded if not name.startswith("data:")] == []


def test_no_sideways_scrolling(shown: Chrome) -> None:
    """The page is never wider than the screen, folded parts open."""
    shown.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    wide, screen = shown.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= screen


def test_scrolling_regions_have_names(shown: Chrome) -> None:
    """What scrolls sideways can be reached by keyboard and has a name of its own."""
    names = shown.execute_script(
        "return [...document.querySelectorAll('.scroll')].map(e => [e.tabIndex, e.getAttribute('aria-label')])"
    )
    assert names
    assert all(tab == 0 and name for tab, name in names)
    assert len({name for _, name in names}) == len(names)


def visible(page: Chrome) -> list[str]:
    """The ids of the changes that the filters leave."""
    found: list[str] = page.execute_script(
        "return [...document.querySelectorAll('.row:not([hidden])')].filter(e => !e.closest('[hidden]')).map(e => e.id)"
    )
    return found


def status(page: Chrome, wanted: str) -> str:
    """What the live region says, as soon as it says what is wanted."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(page, 5).until(lambda p: wanted in p.find_element("id", "shown").text)
    return page.find_element("id", "shown").text


def choose(page: Chrome, name: str, value: str) -> None:
    """Choose one entry of a list."""
    from selenium.webdriver.support.ui import Select

    Select(page.find_element("id", f"f-{name}")).select_by_value(value)


def test_filter_by_kind(page: Chrome) -> None:
    """Ticking kinds leaves those; a kind that is folded away is unfolded; everything comes back."""
    page.find_element("id", "k-added").click()
    status(page, "3 of 7 changes")
    assert visible(page) == ["c0009", "c0010", "c0011"]
    page.find_element("id", "k-renumbered").click()
    status(page, "2 of 5 passages")
    assert page.find_element("id", "c0002").is_displayed()
    page.find_element("css selector", "button[type=reset]").click()
    status(page, "7 of 7 changes")
    assert len(visible(page)) == 12
    assert not page.find_element("id", "c0002").is_displayed()


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("duty", "strengthened", ["c0004"]),
        ("effect", "mechanical", ["c0002", "c0003", "c0005", "c0012"]),
        ("audience", "schools", ["c0009"]),
        ("chapter", "chapter-2", ["c0004", "c0005", "c0006", "c0007"]),
    ],
)
def test_filter_by_list(page: Chrome, name: str, value: str, left: list[str]) -> None:
    """Each list leaves the changes that carry what was chosen."""
    choose(page, name, value)
    status(page, f"{sum(row not in SAME for row in left)} of 7 changes")
    assert visible(page) == left


def test_filter_by_duty_finds_the_same_words(page: Chrome, folder: Path) -> None:
    """The filter for weakened duties finds the passage whose words are the same, and shows it open."""
    page.get((folder / "weaker.html").as_uri())
    choose(page, "duty", "weakened")
    assert "1 of 8 changes" in status(page, "1 of 8 changes")
    assert visible(page) == ["c0006"]
    assert page.find_element("id", "c0006").is_displayed()


def test_search(page: Chrome) -> None:
    """Words are found in either text, across marks, in folded passages too, and none is found with a message."""
    box = page.find_element("id", "f-text")
    box.send_keys("must sell tickets on board and")
    status(page, "1 of 7 changes")
    assert visible(page) == ["c0004"]
    box.clear()
    box.send_keys("should sell TICKETS on board.")
    status(page, "1 of 7 changes")
    box.clear()
    box.send_keys("the price")
    status(page, "1 of 5 passages")
    assert page.find_element("id", "c0006").is_displayed()
    box.clear()
    box.send_keys("zeppelin")
    assert status(page, "Nothing fits") == "Nothing fits. Take a filter away to see more."


def test_keys_go_from_change_to_change(page: Chrome) -> None:
    """J and K move the focus to the next and the previous change; typing in the search does not; they can be off."""
    from selenium.webdriver.common.action_chains import ActionChains

    def press(key: str) -> str:
        ActionChains(page).send_keys(key).perform()
        told: str = page.execute_script("const r = document.activeElement.closest('.row'); return r ? r.id : ''")
        return told

    page.execute_script("document.getElementById('changes').scrollIntoView()")
    assert [press(key) for key in "jjk"] == ["c0003", "c0004", "c0003"]
    assert page.current_url.endswith("#c0003")
    box = page.find_element("id", "f-text")
    box.click()
    assert press("j") == ""
    assert box.get_attribute("value") == "j"
    box.clear()
    page.find_element("id", "keys").click()
    assert press("j") == ""


def test_a_link_to_a_folded_passage_opens_it(page: Chrome) -> None:
    """The address of a passage that is folded away, or filtered away, shows it."""
    page.find_element("id", "k-added").click()
    status(page, "3 of 7")
    page.execute_script("location.hash = '#c0006'")
    status(page, "7 of 7")
    assert page.find_element("id", "c0006").is_displayed()


def test_skip_links(page: Chrome) -> None:
    """The first two presses of Tab show links that skip to the main part and to the changes."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    for target in ("#main", "#changes"):
        ActionChains(page).send_keys(Keys.TAB).perform()
        link = page.switch_to.active_element
        assert (link.get_attribute("href") or "").endswith(target)
        assert link.rect["x"] >= 0


def test_marks_are_spoken_and_not_by_colour_alone(page: Chrome) -> None:
    """What a screen reader is given tells where marks begin and end; on the screen they are struck or underlined."""
    lines = page.execute_script(
        "return ['del', 'ins'].map(t => getComputedStyle(document.querySelector('#c0004 ' + t)).textDecorationLine)"
    )
    assert lines == ["line-through", "underline"]
    page.execute_script("document.getElementById('c0004').scrollIntoView()")
    tree = page.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    told = [node["name"]["value"] for node in tree if node.get("name", {}).get("value")]
    for words in ("removed: ", " end of removed", "added: ", " end of added"):
        assert any(words.strip() == name.strip() for name in told)


def test_columns_stack_on_a_phone(page: Chrome) -> None:
    """On a desk the new text stands beside the old one, on a phone below it."""
    script = (
        "const [a, b] = ['old', 'new'].map(n => document.querySelector('#c0004 .' + n).getBoundingClientRect());"
        "return [b.left > a.right - 1, b.top >= a.bottom - 1]"
    )
    assert page.execute_script(script) == [True, False]
    sized(page, "phone")
    assert page.execute_script(script) == [False, True]
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_scripts(chromium: Chrome, folder: Path) -> None:
    """Without scripts every change is there, and no filter that would do nothing is shown."""
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chromium.get("about:blank")
        chromium.get((folder / "ferries.html").as_uri())
        assert not chromium.find_element("id", "filters").is_displayed()
        assert chromium.find_element("id", "c0012").is_displayed()
        assert "All 7 changes are shown" in chromium.find_element("id", "shown").text
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_prints_whole(page: Chrome) -> None:
    """On paper the filters are gone, and no change is left out because it was never on the screen."""
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        filters, drawn = page.execute_script(
            "return [getComputedStyle(document.getElementById('filters')).display,"
            " getComputedStyle(document.querySelector('article.row')).contentVisibility]"
        )
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert filters == "none"
    assert drawn == "visible"
