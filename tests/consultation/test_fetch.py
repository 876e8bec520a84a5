"""Fetching official documents: from a publisher on this machine, or from nowhere."""

from __future__ import annotations

import dataclasses
import http.server
import socket
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import wtanalysis.fetching as module
from wtanalysis.consultation import Consultation, OfficialDocument
from wtanalysis.errors import ConsultationError, UserError
from wtanalysis.fetching import MEMORY, fetch
from wtanalysis.provenance import Source

PDF = b"%PDF-1.7 a response"


class Publisher:
    """A publisher on the loopback address: what it serves, and what it was asked for."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.redirects: dict[str, str] = {}
        self.asked: list[str] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                if self.path in outer.redirects:
                    self.send_response(302)
                    self.send_header("Location", outer.redirects[self.path])
                    self.end_headers()
                    return
                body = outer.files.get(self.path)
                self.send_response(200 if body is not None else 404)
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *args: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """A publisher that listens on this machine only."""
    publisher = Publisher()
    thread = threading.Thread(target=publisher.server.serve_forever)
    thread.start()
    yield publisher
    publisher.server.shutdown()
    thread.join()
    publisher.server.server_close()


def consultation(page: str = "", file: str = "", find: str = "") -> Consultation:
    """A consultation with one document."""
    document = OfficialDocument("response", Source("", "", "A response", url=page), file, find)
    return Consultation(
        "parks", "Parks", "Council", date(2023, 1, 2), date(2023, 2, 3), documents={"response": document}
    )


def test_the_file_comes_with_its_hash_and_is_remembered(publisher: Publisher, tmp_path: Path) -> None:
    """A first download lands whole under its role's name, and its hash is in the record."""
    publisher.files["/a.pdf"] = PDF
    (source,) = fetch(consultation(file=publisher.address + "/a.pdf"), folder=tmp_path / "here", cache=tmp_path)
    assert (tmp_path / "here" / "response.pdf").read_bytes() == PDF
    assert [path.name for path in (tmp_path / "here").iterdir()] == ["response.pdf"]
    assert source.title == "A response"
    assert source.sha256 in (tmp_path / MEMORY).read_text(encoding="utf-8")


def test_an_unchanged_file_is_not_fetched_again(publisher: Publisher, tmp_path: Path) -> None:
    """The second time nothing is asked of the network."""
    publisher.files["/a.pdf"] = PDF
    asked_for = consultation(file=publisher.address + "/a.pdf")
    first = fetch(asked_for, cache=tmp_path)
    assert fetch(asked_for, cache=tmp_path) == first
    assert publisher.asked == ["/a.pdf"]


def test_a_changed_file_is_an_error_until_the_user_accepts_it(publisher: Publisher, tmp_path: Path) -> None:
    """Other bytes than those remembered are refused, leave the old file alone, and say what to do."""
    publisher.files["/a.pdf"] = PDF
    asked_for = consultation(file=publisher.address + "/a.pdf")
    fetch(asked_for, folder=tmp_path / "one", cache=tmp_path)
    publisher.files["/a.pdf"] = PDF + b" amended"
    with pytest.raises(UserError, match=r"has changed since it was fetched.*--accept-changed"):
        fetch(asked_for, folder=tmp_path / "two", cache=tmp_path)
    assert not (tmp_path / "two").exists()
    fetch(asked_for, folder=tmp_path / "two", cache=tmp_path, accept_changed=True)
    assert (tmp_path / "two" / "response.pdf").read_bytes() == PDF + b" amended"
    fetch(asked_for, folder=tmp_path / "three", cache=tmp_path)


def test_the_file_is_found_on_the_publishers_page(publisher: Publisher, tmp_path: Path) -> None:
    """Without an address of the file, the one link on the page that matches is taken, printed twice or not."""
    link = '<a href="/media/1/consultation_response.pdf">'
    publisher.files["/page"] = f"<p>{link}picture</a> {link}Read the outcome</a> <a href='/other.pdf'>x</a>".encode()
    publisher.files["/media/1/consultation_response.pdf"] = PDF
    fetch(consultation(page=publisher.address + "/page", find="response"), cache=tmp_path)
    assert (tmp_path / "parks" / "response.pdf").read_bytes() == PDF


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<a href='/a-response.pdf'>a</a><a href='/b-response.pdf'>b</a>", "2 files match 'response', expected one"),
        ("<a href='/a.pdf'>a</a>", "no file matches 'response'"),
        ("<a href='https://elsewhere.example/response.pdf'>a</a>", "no file matches 'response'"),
    ],
)
def test_a_page_without_one_clear_file_is_an_error(publisher: Publisher, tmp_path: Path, page: str, what: str) -> None:
    """Several files, none, or one that another host offers: the user saves the document by hand."""
    publisher.files["/page"] = page.encode()
    with pytest.raises(UserError, match=what) as caught:
        fetch(consultation(page=publisher.address + "/page", find="response"), cache=tmp_path)
    assert "open the page in a browser" in str(caught.value)


def test_one_missing_document_does_not_keep_the_others_away(publisher: Publisher, tmp_path: Path) -> None:
    """Of several documents those that can be had come; one error then names the rest."""
    publisher.files["/b.pdf"] = PDF
    first = OfficialDocument("response", Source("", "", "A response"), publisher.address + "/gone.pdf")
    second = OfficialDocument("guidance", Source("", "", "Guidance"), publisher.address + "/b.pdf")
    both = dataclasses.replace(consultation(), documents={"response": first, "guidance": second})
    with pytest.raises(UserError, match=r"1 of 2 documents did not come.*gone\.pdf.*answered 404.*one by one"):
        fetch(both, cache=tmp_path)
    assert (tmp_path / "parks" / "guidance.pdf").read_bytes() == PDF
    assert fetch(both, "guidance", cache=tmp_path)


def test_without_network_the_error_says_what_to_do(tmp_path: Path) -> None:
    """A closed port gives one clear error, with the page to save the document from."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    with pytest.raises(UserError, match=r"no connection, expected an answer from 127\.0\.0\.1, check the network"):
        fetch(consultation(file=f"http://127.0.0.1:{port}/a.pdf"), cache=tmp_path)
    assert not (tmp_path / MEMORY).exists()


def test_a_missing_file_is_named_with_the_publishers_answer(publisher: Publisher, tmp_path: Path) -> None:
    """A 404 is told as such and leaves no half file."""
    with pytest.raises(UserError, match="answered 404") as caught:
        fetch(consultation(page="https://www.example.org/page", file=publisher.address + "/gone.pdf"), cache=tmp_path)
    assert "https://www.example.org/page" in str(caught.value)
    assert not (tmp_path / "parks").exists()


def test_a_page_in_the_place_of_a_pdf_is_refused(publisher: Publisher, tmp_path: Path) -> None:
    """An error page that comes as the document is neither kept nor remembered."""
    publisher.files["/a.pdf"] = b"<html>Sorry, there is a problem"
    with pytest.raises(UserError, match="not the document"):
        fetch(consultation(file=publisher.address + "/a.pdf"), cache=tmp_path)
    assert not (tmp_path / MEMORY).exists()


def test_a_file_over_the_limit_is_cut_off(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A download stops at the limit instead of filling the disk."""
    monkeypatch.setattr(module, "LIMIT", 1_000_000)
    publisher.files["/a.pdf"] = PDF + b" " * 1_000_000
    with pytest.raises(UserError, match="over 1 MB"):
        fetch(consultation(file=publisher.address + "/a.pdf"), cache=tmp_path)
    assert not (tmp_path / "parks").exists()


@pytest.mark.parametrize("address", ["http://www.example.org/a.pdf", "file:///etc/hosts", "ftp://127.0.0.1/a.pdf"])
def test_only_https_is_asked(tmp_path: Path, address: str) -> None:
    """An address that is neither https nor on this machine is refused before any connection."""
    with pytest.raises(UserError, match="not a safe address"):
        fetch(consultation(file=address), cache=tmp_path)


@pytest.mark.parametrize("target", ["http://www.example.org/a.pdf", "ftp://127.0.0.1/a.pdf"])
def test_a_redirection_out_of_https_is_refused(publisher: Publisher, tmp_path: Path, target: str) -> None:
    """Every step of a redirection is held to the same rule as the first address, before it is followed."""
    publisher.redirects["/a.pdf"] = target
    with pytest.raises(UserError, match="not a safe address"):
        fetch(consultation(file=publisher.address + "/a.pdf"), cache=tmp_path)


def test_a_redirection_is_followed_but_not_for_ever(publisher: Publisher, tmp_path: Path) -> None:
    """A moved file comes; a circle of redirections ends in an error."""
    publisher.files["/b.pdf"] = PDF
    publisher.redirects.update({"/a.pdf": "/b.pdf", "/round.pdf": "/round.pdf"})
    assert fetch(consultation(file=publisher.address + "/a.pdf"), cache=tmp_path)
    with pytest.raises(UserError, match="redirections"):
        fetch(consultation(file=publisher.address + "/round.pdf"), cache=tmp_path, accept_changed=True)


def test_an_unknown_role_names_the_roles_there_are(tmp_path: Path) -> None:
    """A mistyped role gets the list of roles."""
    with pytest.raises(ConsultationError, match="no document 'answer', expected one of response"):
        fetch(consultation(), "answer", cache=tmp_path)


def test_a_damaged_record_is_named(tmp_path: Path) -> None:
    """A record that cannot be read is an error with the way out, never silently begun anew."""
    (tmp_path / MEMORY).write_text("{", encoding="utf-8")
    with pytest.raises(UserError, match="delete it and fetch again"):
        fetch(consultation(file="https://www.example.org/a.pdf"), cache=tmp_path)
