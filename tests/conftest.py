"""What several groups of tests share: the repository, the documents beside it, and programs of the system.

A test that lacks one of these skips with the reason on a user's machine and fails where ``CI`` is set, so that nothing
goes untested unnoticed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from wtanalysis.documents.model import Document
    from wtanalysis.guidance.model import Guidance
    from wtanalysis.published.model import Extraction

REPOSITORY = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

# A slow machine is no fault of the code. In CI the examples are the same in every run; elsewhere new ones are tried.
settings.register_profile("house", deadline=None, derandomize=CI)
settings.load_profile("house")


def skip_or_fail(reason: str) -> None:
    """Skip the test with this reason; where ``CI`` is set, fail it instead."""
    if CI:
        pytest.fail(f"in CI nothing may be missing: {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``../shared`` with the source documents, which is no part of the repository."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "sources").is_dir():
        skip_or_fail("the source documents (../shared/sources) are not on this machine")
    return folder


@pytest.fixture(scope="session")
def real_document(shared: Path) -> Callable[[str], Document]:
    """A function that reads a document of ``../shared``, each once: ``real_document("sources/a.txt")``."""
    from wtanalysis.documents.readers import read_document

    return cache(lambda name: read_document(shared / name))


@pytest.fixture(scope="session")
def real_response(real_document: Callable[[str], Document]) -> Extraction:
    """What is read from the real response."""
    from wtanalysis.published.extract import extract

    return extract(real_document("sources/dfe-consultation-response-2023.txt"))


@pytest.fixture(scope="session")
def real_edition(real_document: Callable[[str], Document]) -> Guidance:
    """The real text of the guidance of 2023."""
    from wtanalysis.guidance.editions import edition

    return edition(real_document("sources/guidance/working-together-2023.pdf"), name="2023")


@pytest.fixture(scope="session")
def need_program() -> Callable[..., str]:
    """A function that gives the path of the first of some programs that is installed.

    ``need_program("chromium", "google-chrome")`` in a test skips or fails it when there is neither.
    """

    def find(*names: str) -> str:
        for name in names:
            if path := shutil.which(name):
                return path
        skip_or_fail(f"needs the program {' or '.join(names)}; .ci/run shows how Debian installs it")
        raise AssertionError("unreachable")

    return find


@pytest.fixture(scope="session")
def chromium(need_program: Callable[..., str]) -> Iterator[Chrome]:
    """A real browser without a window, 1280 by 900, that cannot reach any host."""
    browser = need_program("chromium", "chromium-browser", "google-chrome")
    driver = need_program("chromedriver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    switches = ("headless=new", "window-size=1280,900", "disable-dev-shm-usage", "host-resolver-rules=MAP * ~NOTFOUND")
    for switch in switches:
        options.add_argument(f"--{switch}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # Chromium refuses to start as root with its sandbox
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()
