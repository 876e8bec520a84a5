"""Responses by email: what is read, what is put aside and counted, what is refused; and the areas of the words."""

from __future__ import annotations

import io
import re
import textwrap
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.errors import UserError
from wtanalysis.responses.bodies import read_body
from wtanalysis.responses.emails import read_emails
from wtanalysis.responses.loaded import Loaded
from wtanalysis.responses.mailhtml import html_text
from wtanalysis.responses.model import RESPONDENT_COLUMNS
from wtanalysis.responses.splitting import Splitter

AREAS = (
    ("fares", "Fares and tickets"),
    ("night-boats", "Night boats"),
    ("step-free", "Step-free piers for disabled people"),
    ("funding", "Funding of the service"),
)
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
LONG = "The fares have gone up twice since last spring, and a family of four now pays more than by taxi."
LETTER = ("Night boats", "People who work late have no other way home.", "Fares", "They are too high for families.")


def email(text: str = LONG, subject: str = "Ferries", sender: str = "Ann Lee <ann.lee@example.org>") -> EmailMessage:
    """An email as a mail program sends it."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "consultation@example.org"
    message["Date"] = "Tue, 04 Jul 2023 23:50:00 +0100"
    message["Subject"] = subject
    if text:
        message.set_content(text)
    return message


def word(*paragraphs: str) -> bytes:
    """A Word document of these paragraphs; short ones are headings."""
    document, stream = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_heading(text) if len(text) < 20 else document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def load(folder: Path, *messages: EmailMessage | bytes) -> Loaded:
    """The responses of a folder with these emails, ``r1.eml`` and so on."""
    for number, message in enumerate(messages, start=1):
        data = message if isinstance(message, bytes) else message.as_bytes()
        (folder / f"r{number}.eml").write_bytes(data)
    return read_emails(folder, "email", AREAS)


def texts(loaded: Loaded, index: int = 0) -> dict[str, str]:
    """Area -> words of one response."""
    return {area: text for at, _, area, text in loaded.comments if at == index}


class TestRecords:
    """What is known of who answered."""

    def test_a_record_has_the_columns_of_respondents_and_no_address(self, tmp_path: Path) -> None:
        """Id, day and channel are there, consent is none, and neither name nor address of the sender is anywhere."""
        loaded = load(
            tmp_path, email(f"Dear all,\n\n{LONG}\n\nKind regards\nAnn Lee\nann.lee@example.org\n0113 496 0001")
        )
        record = loaded.records[0]
        assert set(record) <= set(RESPONDENT_COLUMNS)
        assert (record["response_id"], record["received"], record["channel"]) == ("r1", "2023-07-04", "email")
        assert (record["consent"], record["row"], record["organisation"], record["on_behalf"]) == ("none", "", "", "")
        assert loaded.unstructured
        assert not re.search(r"@|Ann|Lee|0113", repr(loaded))

    @pytest.mark.parametrize(
        ("subject", "text", "sender", "expected"),
        [
            ("x", f"Organisation: Pier Users\n\n{LONG}", "a@example.org", "Pier Users"),
            ("x", f"I write on behalf of the Anytown Ferry Trust, a charity.\n\n{LONG}", "", "Anytown Ferry Trust"),
            ("Response from Anytown Harbour Board", LONG, "", "Anytown Harbour Board"),
            ("Anytown Council: response to the ferry consultation", LONG, "", "Anytown Council"),
            ("x", f"{LONG}\n\nRegards\nAnn Lee\nPolicy manager, Anytown Council", "", "Anytown Council"),
            ("x", LONG, "Anytown Sailing Club <info@example.org>", "Anytown Sailing Club"),
            ("x", f"I write on behalf of my mother and of Ann Lee.\n\n{LONG}", "Ann Lee <a@example.org>", ""),
            ("x", f"On behalf of Mrs Trust I say no.\n\n{LONG}\n\nRegards\nAnn\nSchool Nurse", "", ""),
            ("Working Together consultation", f"The Council should listen.\n\n{LONG}", "", ""),
            ("Organisation: none", f"Organisation: n/a\n\n{LONG}", "", ""),
        ],
    )
    def test_an_organisation_only_where_it_is_plain(
        self, tmp_path: Path, subject: str, text: str, sender: str, expected: str
    ) -> None:
        """Label, "on behalf of", subject, signature and sender name a body; persons and posts are none."""
        record = load(tmp_path, email(text, subject, sender)).records[0]
        assert record["organisation"] == expected
        assert record["on_behalf"] == ("yes" if expected else "")

    def test_ids_do_not_change_when_files_are_added(self, tmp_path: Path) -> None:
        """An id is made of the file's own name; two files of one name are told apart by their endings."""
        for name in ("b.txt", "Ferry Users.docx", "003.txt"):
            (tmp_path / name).write_bytes(word(*LETTER) if name.endswith("docx") else LONG.encode())
        before = [r["response_id"] for r in read_emails(tmp_path, "email", AREAS).records]
        assert before == ["email-003", "ferry-users", "b"]
        (tmp_path / "aaa.txt").write_text(LONG)
        after = [r["response_id"] for r in read_emails(tmp_path, "email", AREAS).records]
        assert set(before) < set(after)
        (tmp_path / "b.eml").write_bytes(email().as_bytes())
        assert {"b-txt", "b-eml"} < {r["response_id"] for r in read_emails(tmp_path, "email", AREAS).records}

    def test_a_file_name_with_the_sender_in_it_becomes_no_id(self, tmp_path: Path) -> None:
        """A file named after an address or a person gives neither an id nor a file name to the tables."""
        (tmp_path / "ann.lee@example.org.eml").write_bytes(email().as_bytes())
        (tmp_path / "RE ferries Ann Lee.eml").write_bytes(email("Fares: no.").as_bytes())
        loaded = read_emails(tmp_path, "email", AREAS)
        assert not re.search(r"@|\bann\b|\blee\b", repr((loaded.records, loaded.notes)), re.I)
        assert len({r["response_id"] for r in loaded.records}) == 2

    @pytest.mark.parametrize(
        ("date", "expected"),
        [("Wed, 6 Sep 2023 23:59:00 -0500", "2023-09-06"), ("yesterday", ""), ("Thu, 01 Jan 1970 00:00:00 +0000", "")],
    )
    def test_the_day_is_that_of_the_date_header(self, tmp_path: Path, date: str, expected: str) -> None:
        """The day is as the sender wrote it; one that is none stays empty and is told."""
        message = email()
        raw = message.as_bytes().replace(b"Tue, 04 Jul 2023 23:50:00 +0100", date.encode())
        loaded = load(tmp_path, raw)
        assert loaded.records[0]["received"] == expected
        assert any("without a date" in note for note in loaded.notes) == (not expected)

    def test_a_letter_has_its_day_in_its_name(self, tmp_path: Path) -> None:
        """A .docx or .txt is dated by an ISO day in its name, if any."""
        (tmp_path / "2023-08-01 letter.txt").write_text(LONG)
        (tmp_path / "2023-08-41 letter.txt").write_text(LONG)
        assert [r["received"] for r in read_emails(tmp_path, "email", AREAS).records] == ["2023-08-01", ""]


class TestBodies:
    """What a writer says, and what is put aside."""

    def test_html_alone_is_read_without_markup(self, tmp_path: Path) -> None:
        """Scripts, styles, hidden parts and addresses of pictures do not come out; words and list items do."""
        message = email("")
        message.set_content(
            "<html><head><title>T</title><style>p{color:red}</style><base href='https://example.org/'></head><body>"
            "<p>Night boats &amp; late trains:<br>keep <b>both</b>.</p><ul><li>Fares are high</li></ul>"
            "<script>steal()</script><img src='https://example.org/x.png' alt=''><p style='display: none'>secret</p>"
            "<p onclick='x()'><a href='javascript:x()'>Why not?</a></p></body></html>",
            subtype="html",
        )
        loaded = load(tmp_path, message)
        said = "\n".join(texts(loaded).values())
        assert "Night boats & late trains:\nkeep both." in said
        assert "- Fares are high" in said
        assert "Why not?" in said
        assert not re.search(r"steal|color|secret|example\.org|javascript|<", said)
        assert "folder" not in loaded.notes[0]
        assert any("1 hidden parts of its HTML left out" in note for note in loaded.notes)

    def test_plain_text_is_preferred_unless_it_is_a_mere_hint(self, tmp_path: Path) -> None:
        """Of two versions the plain one is read; where it only says that there is another, the other is."""
        both, hint = email("Fares are too high."), email("This message is HTML.")
        both.add_alternative("<p>Fares are too high.</p>", subtype="html")
        hint.add_alternative(f"<p>{LONG}</p><p>Keep the night boats.</p>", subtype="html")
        loaded = load(tmp_path, both, hint)
        assert list(texts(loaded).values()) == ["Fares are too high."]
        assert "Keep the night boats." in "\n".join(texts(loaded, 1).values())

    @pytest.mark.parametrize(
        ("charset", "coding"),
        [("us-ascii", "utf-8"), ("iso-8859-1", "utf-8"), ("iso-8859-1", "cp1252"), ("utf-8", "cp1252"), ("", "utf-8"),
         ("x-unknown", "cp1252"), ("iso-8859-2", "iso-8859-2")],
    )  # fmt: skip
    @pytest.mark.parametrize("transfer", ["8bit", "quoted-printable", "base64"])
    def test_wrong_and_missing_charsets(self, tmp_path: Path, charset: str, coding: str, transfer: str) -> None:
        """A charset that is wrong, unknown or missing gives the right letters, however the words were wrapped."""
        import base64
        import quopri

        words = "Żółw – zł" if coding == "iso-8859-2" else "naïve – £5 “each”"
        body = words.replace("–", "-").encode(coding) if coding == "iso-8859-2" else words.encode(coding)
        told = {"8bit": body, "quoted-printable": quopri.encodestring(body), "base64": base64.encodebytes(body)}[
            transfer
        ]
        kind = f"text/plain; charset={charset}" if charset else "text/plain"
        head = f"From: a@example.org\nSubject: x\nContent-Type: {kind}\nContent-Transfer-Encoding: {transfer}\n\n"
        loaded = load(tmp_path, head.encode() + told)
        assert texts(loaded) == {"": words.replace("–", "-") if coding == "iso-8859-2" else words}

    def test_encoded_words_and_injected_headers(self, tmp_path: Path) -> None:
        """A subject in encoded words is read; a line break smuggled into it makes no header and no line."""
        raw = (
            b"From: =?utf-8?q?Anytown_Sailing_Club?= <a@example.org>\nDate: Tue, 04 Jul 2023 10:00:00 +0100\n"
            b"Subject: =?utf-8?q?Night_boats=0D=0ABcc=3A_x=40example=2Eorg?=\n\nThey are what keeps us here.\n"
        )
        loaded = load(tmp_path, raw)
        assert texts(loaded) == {"night-boats": "They are what keeps us here."}
        assert loaded.records[0]["organisation"] == "Anytown Sailing Club"
        assert "Bcc" not in repr(loaded)

    def test_lines_that_a_mail_program_broke_are_joined(self, tmp_path: Path) -> None:
        """A paragraph wrapped at 72 characters is one line again; a list and short lines keep theirs."""
        wrapped = "\n".join(textwrap.wrap(f"{LONG} {LONG}", 72))
        text = f"{wrapped}\n\nTwo points:\n- later boats\n- and more of them"
        said = "\n\n".join(texts(load(tmp_path, email(text))).values())
        assert said == f"{LONG} {LONG}\n\nTwo points:\n\n- later boats\n\n- and more of them"

    HEADERS = "From: Ferry Team <ferries@example.org>\nSent: 04 July 2023 14:02\nTo: Ann\nSubject: Fares\n\n"
    STAMP = "On Tue, 4 Jul 2023 at 14:02, Ferry Team <ferries@example.org> wrote:\n\n"
    REPLIES = (
        f"{STAMP}> Fares will rise.\n> Tell us why not.",
        f"{STAMP}Fares will rise.".replace("Team ", "Team\n"),
        f"-----Original Message-----\n{HEADERS}Fares will rise.",
        f"{HEADERS}Fares will rise.",
        "> Fares will rise.\n>> Why?",
    )

    @pytest.mark.parametrize("reply", REPLIES)
    def test_quoted_replies_are_put_aside_and_counted(self, tmp_path: Path, reply: str) -> None:
        """The message that is replied to is no part of the response, whichever way a mail program quotes it."""
        loaded = load(
            tmp_path, email(f"Hello,\n\nKeep the night boats, all of them.\n\nAnn\n\n{reply}\n", "RE: Ferries")
        )
        assert "Keep the night boats, all of them." in texts(loaded)["night-boats"]
        assert "will rise" not in repr(loaded)
        assert any("1 quoted replies" in note for note in loaded.notes)

    def test_answers_between_quoted_lines_stay(self, tmp_path: Path) -> None:
        """Where the writer answers below each quoted line, every answer is kept."""
        text = "> 1. Should night boats go on?\nYes, all year round.\n> 2. And the piers?\nNo view on these at all.\n"
        said = "\n".join(texts(load(tmp_path, email(text))).values())
        assert said.split("\n\n") == ["Yes, all year round.", "No view on these at all."]

    def test_what_reads_like_a_quotation_and_is_none(self, tmp_path: Path) -> None:
        """A citation, a number after "greater than" and a paragraph on confidentiality stay."""
        text = (
            "On 3 July the minister wrote:\n\nBoats matter to us all, he said.\n\n>50 people a night use them.\n\n"
            "Please keep this email confidential.\n\nStaff are checked for the virus before they board."
        )
        loaded = load(tmp_path, email(text))
        assert "\n".join(texts(loaded).values()) == text
        assert not any("left out" in note for note in loaded.notes)

    SENDER = "From: Pier Users <p@example.org>\n"
    FORWARDS = (
        f"---------- Forwarded message ---------\n{SENDER}Date: Mon, 3 Jul 2023 at 09:00\nSubject: Ours\n\n",
        f"Begin forwarded message:\n\n{SENDER}Subject: Ours\nDate: 3 July 2023 at 09:00:00 BST\n\n",
        f"{SENDER}Sent: Monday, July 3, 2023 9:00 AM\nTo: MP\nSubject: Ours\n\n",
    )

    @pytest.mark.parametrize("head", FORWARDS)
    def test_a_forwarded_message_is_the_response(self, tmp_path: Path, head: str) -> None:
        """What was passed on with a few words is read, dated by its own day, without its headers."""
        loaded = load(
            tmp_path,
            email(f"Please see below.\n\n{head}Dear all,\n\nKeep the night boats going.\n", "FW: Our response"),
        )
        assert "Keep the night boats going." in texts(loaded)["night-boats"]
        assert loaded.records[0]["received"] == "2023-07-03"
        assert "example.org" not in repr(loaded.comments)
        assert "Monday" not in repr(loaded.comments)

    @pytest.mark.parametrize(("subject", "expected"), [("RE: Fares", "Yes."), ("FW: Ours", "Yes.\n\nKeep them all.")])
    def test_what_a_forwarded_message_replies_to(self, tmp_path: Path, subject: str, expected: str) -> None:
        """A reply that was passed on is read without what it replies to; a message passed on twice is read."""
        head = "From: Ann\nSent: 3 July 2023 09:00\nTo: MP\nSubject: {}\n\n"
        text = f"See below.\n\n{head.format(subject)}Yes.\n\n{head.format('Fares')}Keep them all.\n"
        assert texts(load(tmp_path, email(text, "FW: Fares")))["fares"] == f"See below.\n\n{expected}"

    def test_a_message_within_a_message_is_read(self, tmp_path: Path) -> None:
        """An attached message is the response where the outer one says nothing; its day and its sender's body count."""
        outer, inner = (
            email("", "Fwd: response"),
            email("Keep the night boats.", "Ours", "Pier Users Club <p@example.org>"),
        )
        del inner["Date"]
        inner["Date"] = "Sat, 01 Jul 2023 10:00:00 +0100"
        outer.set_content("")
        outer.add_attachment(inner)
        loaded = load(tmp_path, outer)
        assert texts(loaded) == {"night-boats": "Keep the night boats."}
        assert (loaded.records[0]["received"], loaded.records[0]["organisation"]) == ("2023-07-01", "Pier Users Club")

    SIGNATURES = (
        "Kind regards,\nAnn Lee\nPier manager\n0113 496 0001\nann@example.org",
        "-- \nAnn Lee\nhttps://example.org",
        "Yours faithfully\n\nAnn Lee (Mrs)",
        "Many thanks,\nAnn\n\nSent from my iPhone",
        "Best wishes\n\nAnn\n\nThis email is intended only for the person named and may be checked for a virus.",
    )

    @pytest.mark.parametrize("signature", SIGNATURES)
    def test_signatures_and_disclaimers_are_put_aside_and_counted(self, tmp_path: Path, signature: str) -> None:
        """Names, numbers and small print under the last words are no part of the response."""
        loaded = load(tmp_path, email(f"Dear Sir,\n\n{LONG}\n\n{signature}\n"))
        assert texts(loaded) == {"": LONG}
        assert any("greetings and signatures" in note for note in loaded.notes)

    def test_the_head_of_a_letter_and_the_own_address_are_put_aside(self, tmp_path: Path) -> None:
        """What stands above the greeting, and the sender's address within the words, come into no comment."""
        head = "12 Pier Lane\nAnytown AN1 1AA\nTel: 0113 496 0001\n\nFerry Team\n\nDear Sir,\n\n"
        loaded = load(tmp_path, email(f"{head}{LONG}\n\nWrite to Ann.Lee@example.org if you wish.\n"))
        assert texts(loaded) == {"": f"{LONG}\n\nWrite to [address of the sender] if you wish."}

    def test_words_above_a_greeting_stay(self, tmp_path: Path) -> None:
        """What is no head of a letter stays where it stands, above the greeting."""
        said = texts(load(tmp_path, email(f"{LONG}\n\nDear Sir,\n\nKeep the night boats.\n")))
        assert said == {"": LONG, "night-boats": "Keep the night boats."}

    def test_a_postscript_stays(self, tmp_path: Path) -> None:
        """What is said in sentences after the signature is kept."""
        text = (
            f"{LONG}\n\nKind regards\nAnn\n\nP.S. Please also mend the lift on the pier before winter, it is out again."
        )
        said = "\n".join(texts(load(tmp_path, email(text))).values())
        assert "mend the lift" in said
        assert "Ann" not in said


class TestAttachments:
    """Files in emails, and letters in the folder."""

    @pytest.mark.parametrize("ending", [".docx", ".odt", ".txt"])
    def test_the_response_is_in_the_attachment(self, tmp_path: Path, ending: str) -> None:
        """Where an email only says that the response is attached, the attachment is read and split by its headings."""
        message = email("Please find attached our response.")
        made = {".odt": odt, ".docx": lambda parts: word(*parts), ".txt": lambda parts: "\n\n".join(parts).encode()}
        data = made[ending](LETTER)
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"Our response{ending}")
        assert texts(load(tmp_path, message)) == {
            "": "Please find attached our response.",
            "night-boats": "Night boats\n\nPeople who work late have no other way home.",
            "fares": "Fares\n\nThey are too high for families.",
        }

    def test_a_pdf_is_read(self, tmp_path: Path) -> None:
        """A PDF in an email and a PDF in the folder are read alike."""
        message = email("Attached.")
        message.add_attachment(pdf(), maintype="application", subtype="pdf", filename="r.pdf")
        (tmp_path / "letter.pdf").write_bytes(pdf())
        loaded = load(tmp_path, message)
        assert [r["response_id"] for r in loaded.records] == ["letter", "r1"]
        for index in (0, 1):
            assert "Keep the night boats going all year." in "\n".join(texts(loaded, index).values())

    def test_two_attachments_are_read_and_a_copy_is_not(self, tmp_path: Path) -> None:
        """Both files of an email are read; one that repeats the body or the other is named and left out."""
        message = email("Two files.")
        for name, data in (
            ("a.docx", word(*LETTER)),
            ("b.docx", word("Funding", "The service needs money for ten years.")),
            ("c.txt", "\n\n".join(LETTER).encode()),
        ):
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
        loaded = load(tmp_path, message)
        assert set(texts(loaded)) == {"", "night-boats", "fares", "funding"}
        assert sum("no other way home" in text for text in texts(loaded).values()) == 1
        assert any("1 attachments repeat what stands in the email" in note for note in loaded.notes)
        assert any("r1.eml attachment 3 (.txt)" in note for note in loaded.notes)

    def test_what_is_not_read_is_named(self, tmp_path: Path) -> None:
        """Pictures, old formats, broken and encrypted files are named with what to do, without their own names."""
        message = email()
        for name, data in (
            ("Ann Lee.png", b"\x89PNG\r\n\x1a\n"),
            ("response.doc", b"\xd0\xcf\x11\xe0"),
            ("b.docx", word(*LETTER)[:2000]),
            ("\r\nBcc: x@example.org.exe", b"MZ"),
            ("none", b""),
        ):
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name.strip())
        loaded = load(tmp_path, message)
        note = next(note for note in loaded.notes if "attachments not read" in note)
        assert "5 attachments not read" in note
        assert "r1.eml attachment 1 (.png), a picture: copy what it says into a text file" in note
        assert "r1.eml attachment 2 (.doc), of a format that is not read: save it as .docx" in note
        assert "r1.eml attachment 3 (.docx), is damaged or cut short" in note
        assert not re.search(r"Ann|Bcc|@", note)
        assert texts(loaded) == {"": LONG}

    def test_other_files_are_named(self, tmp_path: Path) -> None:
        """Files that are no responses are told with what to do; hidden files are no responses."""
        for name in ("a.msg", "b.xlsx", ".DS_Store", "~$letter.docx", "c@example.org.msg"):
            (tmp_path / name).write_bytes(b"x")
        (tmp_path / "more").mkdir()
        loaded = load(tmp_path, email())
        assert len(loaded.records) == 1
        note = next(note for note in loaded.notes if "files not read" in note)
        assert "6 files not read" in note
        assert "a.msg (save it from Outlook as .eml)" in note
        assert "more (put its files into the folder itself)" in note
        assert "@" not in note

    def test_pictures_in_a_body_are_counted(self, tmp_path: Path) -> None:
        """A logo shown in the body is counted with its file."""
        message = email("")
        message.set_content("<p>Keep the night boats.</p><img src='cid:1'>", subtype="html")
        message.add_related(b"\x89PNG", "image", "png", cid="<1>")
        assert any(
            "pictures shown inside bodies are not read: r1.eml 1" in note for note in load(tmp_path, message).notes
        )


def odt(paragraphs: tuple[str, ...]) -> bytes:
    """An OpenDocument text."""
    from odf.opendocument import OpenDocumentText
    from odf.text import H, P

    document, stream = OpenDocumentText(), io.BytesIO()
    for text in paragraphs:
        document.text.addElement(H(outlinelevel=1, text=text) if len(text) < 20 else P(text=text))
    document.save(stream)
    return stream.getvalue()


def pdf() -> bytes:
    """A page with two lines."""
    from matplotlib.figure import Figure

    figure, stream = Figure(figsize=(8, 4)), io.BytesIO()
    figure.text(0.1, 0.8, "Keep the night boats going all year.", fontsize=11)
    figure.text(0.1, 0.5, "They take people home who clean and cook.", fontsize=11)
    figure.savefig(stream, format="pdf", metadata={"CreationDate": None})
    return stream.getvalue()


class TestLimits:
    """What is refused, with its name and none of its words."""

    @pytest.mark.parametrize(
        ("name", "data", "what"),
        [
            ("a.eml", b"", "is empty"),
            ("a.eml", b"secret words without headers", "is no email"),
            ("a.eml", b"\x00\x01secret\x02" * 50, "is no email"),
            ("a.docx", b"PK\x03\x04secret", "is damaged or cut short"),
            ("a.docx", b"%PDF-1.7 secret", "is really PDF"),
            ("a.txt", b"\x00secret\x00" * 50, "holds binary data"),
            ("a.txt", b"", "is empty"),
            ("a.eml", b"Subject: x\n\n" + b"secret " * 200_000, "has over a million characters"),
        ],
    )
    def test_a_broken_file_is_refused_with_its_name(self, tmp_path: Path, name: str, data: bytes, what: str) -> None:
        """The error names the file and not what it says."""
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UserError, match=what) as caught:
            read_emails(tmp_path, "email", AREAS)
        assert caught.value.file == name
        assert "secret" not in str(caught.value)

    def test_no_folder(self, tmp_path: Path) -> None:
        """A folder that is not there is refused."""
        with pytest.raises(UserError, match="no such folder of emails"):
            read_emails(tmp_path / "none", "email", AREAS)

    def test_too_large(self, tmp_path: Path) -> None:
        """A file of over 50 MB is refused before it is read."""
        with (tmp_path / "a.eml").open("wb") as stream:
            stream.truncate(51 * 2**20)
        with pytest.raises(UserError, match="has 51 MB"):
            read_emails(tmp_path, "email", AREAS)

    def test_nested_messages_end(self, tmp_path: Path) -> None:
        """A message inside eight others is told and not read; those further out are."""
        message = email("Fares: innermost words.")
        for depth in range(8):
            outer = email(f"Night boats: level {depth}.")
            outer.add_attachment(message)
            message = outer
        loaded = load(tmp_path, message)
        assert "level 7" in texts(loaded)["night-boats"]
        assert "innermost" not in repr(loaded.comments)
        assert any("a message inside 5 others was not read" in note for note in loaded.notes)

    @pytest.mark.parametrize("depth", [90, 5_000])
    def test_parts_within_parts_end(self, tmp_path: Path, depth: int) -> None:
        """Parts nested ninety deep are read; thousands deep are refused without a traceback."""
        head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
        raw = f"From: a@example.org\nSubject: x\n{head}Content-Type: text/plain\n\nFares: too high.\n".encode()
        if depth == 90:
            assert texts(load(tmp_path, raw)) == {"fares": "Fares: too high."}
            return
        with pytest.raises(UserError, match="nested too deeply"):
            load(tmp_path, raw)

    def test_an_email_of_nothing_is_a_blank_response(self, tmp_path: Path) -> None:
        """An email without words is a record without comments, which the intake ledger counts as blank."""
        loaded = load(tmp_path, email(""))
        assert (len(loaded.records), loaded.comments, loaded.answered()) == (1, [], set())

    HOSTILE = (
        "<p>" * 5_000 + "deep", "<!-- only a comment -->", "<![CDATA[x]]>", "\x00<b>x", "<p>&#0;&#xD800;&bogus;x",
        '<?xml version="1.0" encoding="utf-7"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;x</p>',
        "<table><tr><td>x", "<svg><script>x</script></svg>", "",
    )  # fmt: skip

    @pytest.mark.parametrize("markup", HOSTILE)
    def test_hostile_markup(self, markup: str) -> None:
        """Broken and hostile HTML gives words or nothing: no error, no file, no fetch."""
        text, _ = html_text(markup)
        assert "root:" not in text
        assert "<" not in text


class TestAreas:
    """The policy areas of a response without a form."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Fares: they are too high.", ("fares",)),
            ("On night boats, we think they should stay.", ("night-boats",)),
            ("2. Funding\nWho pays?", ("funding",)),
            ("Money. There is none.", ("funding",)),
            ("Both the night boats and step-free piers matter.", ("night-boats", "step-free")),
            ("I am a nurse and live by the river.", ()),
            ("", ()),
        ],
    )
    def test_a_paragraph_goes_where_it_says(self, text: str, expected: tuple[str, ...]) -> None:
        """A label, a lead phrase, a word of like meaning or the whole name place a paragraph; two names, under both."""
        assert set(Splitter(AREAS).areas_of(text)) == set(expected)

    def test_headings_lists_and_subject(self, tmp_path: Path) -> None:
        """What names no area goes with the heading above it, else with the subject; an unknown heading ends an area."""
        text = (
            "We met on Monday.\n\nFares\n\nToo high, said all of us.\n\nOther remarks\n\nThe crew is kind.\n\n"
            "Three things about night boats:\n- later\n- more often\n\nThat is all."
        )
        assert texts(load(tmp_path, email(text, "Our view"))) == {
            "": "We met on Monday.\n\nOther remarks\n\nThe crew is kind.\n\nThat is all.",
            "fares": "Fares\n\nToo high, said all of us.",
            "night-boats": "Three things about night boats:\n\n- later\n\n- more often",
        }
        assert set(texts(load(tmp_path, email("We met on Monday.", "Step-free piers")))) == {"step-free"}

    def test_further_names_of_an_area(self) -> None:
        """A name may carry others after a list mark."""
        splitter = Splitter([("night", "Night boats | late sailings"), ("fares", "Fares")])
        assert splitter.areas_of("Late sailings: keep them.") == ("night",)

    def test_no_areas(self, tmp_path: Path) -> None:
        """A consultation without policy areas gets every response as one comment."""
        (tmp_path / "a.txt").write_text(f"Fares\n\n{LONG}")
        assert read_emails(tmp_path, "email", ()).comments == [(0, "", "", f"Fares\n\n{LONG}")]


def letters(text: str) -> Counter[str]:
    """The words of a text, counted."""
    return Counter(re.sub(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", "", text).split())


LINES = st.sampled_from([
    "Fares", "Fares: too high.", "Night boats and piers", "", "", "> quoted", "Kind regards", "Ann Lee", "-- ", LONG,
    "- a point", "Dear all,", "On Tue, 4 Jul 2023 at 14:02, A <a@b> wrote:", "From: a", "To: b", "Sent: c", "1. Money",
    "Subject: d", "---------- Forwarded message ---------", "This email is intended only for you.", "P.S. The lift.",
])  # fmt: skip


@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=25).map("\n".join), st.booleans())
def test_nothing_is_lost(text: str, forwards: bool) -> None:
    """Every word of any body is in exactly one paragraph or in one thing that was put aside and counted."""
    body = read_body(text, forwards)
    kept = [piece.text for piece in body.pieces] + [words for _, words in body.left_out]
    assert letters("\n".join(kept)) == letters(text)


@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=25).map("\n".join))
def test_every_paragraph_is_placed_or_unplaced(text: str) -> None:
    """Each paragraph stands under its areas, or under none, and nowhere else; their order is kept."""
    pieces = read_body(text).pieces
    splitter = Splitter(AREAS)
    areas = splitter.place(pieces)
    split = splitter.split([pieces])
    for part in split.parts:
        expected = [piece.text for piece, own in zip(pieces, areas, strict=True) if part.area in (own or ("",))]
        assert part.text == "\n\n".join(expected)
    assert {part.area for part in split.parts} == {area for own in areas for area in own or ("",)}
    assert all(len(own) <= 2 for own in areas)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=300))
def test_any_text_survives_being_mailed(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever somebody writes, the words of the email are those of its comments and of what was put aside."""
    folder = tmp_path_factory.mktemp("mail")
    (folder / "a.eml").write_bytes(email(text or " ").as_bytes())
    loaded = read_emails(folder, "email", ())
    kept = [words for *_, words in loaded.comments] + [words for _, words in read_body(text).left_out]
    assert letters("\n".join(kept)) == letters(text)
