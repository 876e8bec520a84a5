"""The official documents, brought from their publishers for users who ask; a build never does.

What was fetched is remembered in a small file in the user's cache. A file that later comes with other bytes is an
error, since every locator and figure was read from the first: the user decides whether to accept the new one.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from wtanalysis.consultation import Consultation, OfficialDocument
from wtanalysis.errors import OutputError, UserError
from wtanalysis.provenance import LOOPBACK, Source, is_safe_address, sha256_of
from wtanalysis.tables import write_files

LIMIT = 50_000_000
SUFFIXES = (".pdf", ".odt", ".docx")
TIMEOUT = (10, 60)
REDIRECTIONS = 5
MEMORY = "fetched.json"


class NoConnectionError(UserError):
    """The publisher cannot be reached, so that asking for the next document is of no use."""


def fetch(
    consultation: Consultation,
    role: str | None = None,
    folder: str | Path | None = None,
    *,
    cache: str | Path | None = None,
    accept_changed: bool = False,
) -> tuple[Source, ...]:
    """Download official documents of a consultation from their publishers.

    A document that was fetched before and still lies in the folder unchanged is not fetched again.

    Args:
        consultation: a loaded consultation; its ``documents`` say where each is published.
        role: one document, such as ``response``; all of them without it.
        folder: where to put the files, named after their roles; the user's cache without it.
        cache: where the hashes are remembered; the user's cache folder without it.
        accept_changed: take a file whose bytes differ from those fetched before, and remember it instead.

    Returns:
        The files in the order of the definition, each with its hash and its page.

    Raises:
        UserError: no network, no such file or page, a changed file, over 50 MB, or an address that is not https.

    >>> from datetime import date
    >>> empty = Consultation("parks", "Opening hours", "Anytown Council", date(2023, 1, 2), date(2023, 2, 3))
    >>> fetch(empty, cache=tempfile.mkdtemp())
    ()
    """
    import pooch

    memory = Path(cache) if cache else Path(pooch.os_cache("wtanalysis"))
    folder = Path(folder) if folder else memory / consultation.name
    wanted = [consultation.document(role)] if role else list(consultation.documents.values())
    fetched, faults = [], []
    for document in wanted:
        key = f"{consultation.name}/{document.role}"
        known = {} if accept_changed else _remembered(memory).get(key, {})
        try:
            path, told = _bring(document, folder, known)
        except NoConnectionError:
            raise
        except UserError as fault:
            faults.append(fault)
            continue
        write_files(memory, {MEMORY: _with(memory, key, told)})
        fetched.append(_source(document, path))
    if faults:
        raise faults[0] if len(wanted) == 1 else _several(faults, len(wanted), folder)
    return tuple(fetched)


def _source(document: OfficialDocument, path: Path) -> Source:
    told = document.source
    known = {"title": told.title, "publisher": told.publisher, "date": told.date, "licence": told.licence}
    return Source.of(path, **known, url=told.url)


def _several(faults: list[UserError], wanted: int, folder: Path) -> UserError:
    """One error for the documents that did not come; the others are in the folder."""
    each = "; ".join(str(fault) for fault in faults)
    what = f"{len(faults)} of {wanted} documents did not come, the others are in {folder.name}: {each}"
    return UserError(what, do="fetch them one by one with their role")


def _bring(document: OfficialDocument, folder: Path, known: dict[str, str]) -> tuple[Path, dict[str, str]]:
    """One document in the folder, and what to remember of it."""
    if known:
        path = folder / (document.role + _suffix(known["url"]))
        if path.is_file() and sha256_of(path) == known["sha256"]:
            return path, known
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".wta-", dir=folder) as aside:
            url = document.file or _find_on_page(document, Path(aside))
            path = folder / (document.role + _suffix(url))
            taken = _download(url, Path(aside) / path.name, known.get("sha256"), document)
            _check_kind(taken, url, document)
            told = {"url": url, "sha256": sha256_of(taken)}
            taken.replace(path)
    except OSError as fault:
        raise OutputError(
            f"cannot be written ({fault.strerror or 'disk'})", "a folder that can be written", "choose another folder",
            file=folder.name,
        ) from None  # fmt: skip
    finally:
        if new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return path, told


def _download(url: str, target: Path, known: str | None, document: OfficialDocument) -> Path:
    """The file behind an address, through pooch, compared with the hash known of it."""
    import pooch
    import requests

    _check_address(url)
    page = "it" if document.source.url in ("", url) else document.source.url
    save = f"open {page} in a browser, save the document, and name the file where it is needed"
    try:
        with _quiet(pooch):
            got = pooch.retrieve(url, known and f"sha256:{known}", target.name, target.parent, downloader=_limited)
    except requests.HTTPError as fault:
        code = fault.response.status_code if fault.response is not None else "an error"
        raise UserError(f"the publisher answered {code}", "the document", save, file=url) from None
    except requests.RequestException as fault:
        what = "no answer in time" if isinstance(fault, requests.Timeout) else "no connection"
        raise NoConnectionError(
            what, f"an answer from {urlsplit(url).hostname}", f"check the network, or {save}", file=url
        ) from None
    except ValueError as fault:
        if "hash" not in str(fault).lower():
            raise
        raise UserError(
            "the publisher's file has changed since it was fetched", f"the bytes with SHA-256 {known}",
            "compare the new file before you rely on old locators, then fetch again with --accept-changed", file=url,
        ) from None  # fmt: skip
    return Path(got)


def _limited(url: str, output_file: Any, _pooch: Any) -> None:
    """Stream an address into a file, as pooch calls it: within the limit, each step of a redirection checked first."""
    import requests

    for _ in range(REDIRECTIONS):
        _check_address(url)
        with requests.get(url, stream=True, timeout=TIMEOUT, allow_redirects=False) as answer:
            if answer.is_redirect:
                url = urljoin(url, answer.headers["location"])
                continue
            answer.raise_for_status()
            _write(answer.iter_content(1 << 16), Path(output_file), url)
            return
    raise UserError(f"over {REDIRECTIONS} redirections", "a document", "check the address", file=url)


def _write(blocks: Iterable[bytes], target: Path, url: str) -> None:
    size = 0
    with target.open("wb") as stream:
        for block in blocks:
            size += len(block)
            if size > LIMIT:
                raise UserError(f"over {LIMIT // 1_000_000} MB", "a document", "check the address", file=url)
            stream.write(block)


def _find_on_page(document: OfficialDocument, aside: Path) -> str:
    """The address of the document's file, looked up on the publisher's page about it."""
    from lxml import html

    page = document.source.url
    save = "open the page in a browser and save the document"
    if not page or not document.find:
        raise UserError(
            "no address of a file", "file, or page and find, in consultation.toml", save, file=document.role
        )
    tree = html.parse(str(_download(page, aside / "page.html", None, document))).getroot()
    found: dict[str, None] = {}
    for link in tree.iter("a") if tree is not None else ():
        url = urljoin(page, link.get("href") or "").partition("#")[0]
        if _same_publisher(url, page) and re.search(document.find, f"{url} {link.text_content()}", re.IGNORECASE):
            found[url] = None
    for suffix in SUFFIXES:
        of_kind = [url for url in found if _suffix(url) == suffix]
        if len(of_kind) == 1:
            return of_kind[0]
        if of_kind:
            raise UserError(f"{len(of_kind)} files match {document.find!r}", "one", save, file=page)
    raise UserError(f"no file matches {document.find!r}", "a link to a document", save, file=page)


def _same_publisher(url: str, page: str) -> bool:
    """Whether an address is on the page's host, or under the same two last labels (``gov.uk``)."""
    there, here = urlsplit(url).hostname or "", urlsplit(page).hostname or ""
    return there == here or (here not in LOOPBACK and there.split(".")[-2:] == here.split(".")[-2:])


def _check_address(url: str) -> None:
    if not is_safe_address(url):
        raise UserError("not a safe address", "one that begins with https://", "correct consultation.toml", file=url)


def _check_kind(path: Path, url: str, document: OfficialDocument) -> None:
    """A PDF begins as a PDF and the others as a ZIP; anything else is a page in the place of the document."""
    begins = b"%PDF-" if _suffix(url) == ".pdf" else b"PK"
    with path.open("rb") as stream:
        if begins not in stream.read(1024):
            raise UserError(
                "what came is not the document", f"a {_suffix(url)[1:].upper()} file",
                f"look at {document.source.url or url}", file=url,
            )  # fmt: skip


def _suffix(url: str) -> str:
    suffix = Path(urlsplit(url).path).suffix.lower()
    return suffix if suffix in SUFFIXES else ".pdf"


def _remembered(memory: Path) -> dict[str, dict[str, str]]:
    path = memory / MEMORY
    if not path.is_file():
        return {}
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, OSError):
        raise UserError(
            "is damaged", "the record of fetched documents", "delete it and fetch again", file=str(path)
        ) from None


def _with(memory: Path, key: str, told: dict[str, str]) -> str:
    return json.dumps({**_remembered(memory), key: told}, indent=2, sort_keys=True) + "\n"


@contextmanager
def _quiet(pooch: Any) -> Iterator[None]:
    """Keep pooch from logging to stderr, and leave its logger as it was."""
    logger = pooch.get_logger()
    level = logger.level
    logger.setLevel("ERROR")
    try:
        yield
    finally:
        logger.setLevel(level)
