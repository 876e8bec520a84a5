"""The words of an HTML email as plain text, in the lines a reader sees; nothing in it is run, nothing is fetched."""

from __future__ import annotations

from typing import Any

_DROPPED = frozenset((
    "script", "style", "head", "title", "noscript", "template", "iframe", "object", "embed", "svg", "math",
    "audio", "video", "canvas", "form", "button", "input", "select", "textarea", "applet", "frameset",
))  # fmt: skip
_PARTED = frozenset(
    (
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "blockquote",
        "pre",
        "section",
        "article",
        "hr",
        "dl",
    )
)
_LINES = frozenset(("div", "li", "tr", "dt", "dd", "address", "header", "footer", "center", "body"))
_REPLIES = ("gmail_quote", "yahoo_quoted", "moz-cite", "protonmail_quote", "tutanota_quote")
QUOTE = "> "


def html_text(markup: str) -> tuple[str, int]:
    r"""The text of an HTML body, and how many parts of it were hidden from its reader and left out.

    Paragraphs are parted by empty lines; the lines of a quoted earlier message begin with ``>`` as in plain text.

    Args:
        markup: the decoded HTML.

    >>> html_text("<p>Keep <b>all</b> boats.</p><script>x()</script><blockquote type=cite><p>When?</p></blockquote>")
    ('Keep all boats.\n\n> When?', 0)
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    data = markup.replace("\x00", "").encode("utf-8", "replace")
    if not data.strip():
        return "", 0
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # nothing but comments
        return "", 0
    writer = _Writer()
    skipped: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                writer.words(element.tail)
        elif event == "start" and (element.tag in _DROPPED or _is_hidden(element)):
            writer.hidden += element.tag not in _DROPPED and bool("".join(element.itertext()).strip())
            skipped = element
        elif event == "start":
            writer.begin(element)
        else:
            writer.end(element)
    return writer.text(), writer.hidden


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or any(
        mark in style for mark in ("display:none", "visibility:hidden", "font-size:0;", "font-size:0px", "mso-hide:all")
    )


def _is_reply(element: Any) -> bool:
    """Whether an element holds the message that is replied to."""
    if element.tag == "blockquote" and (element.get("type") or "").lower() == "cite":
        return True
    return element.tag in ("blockquote", "div") and any(name in (element.get("class") or "") for name in _REPLIES)


class _Writer:
    """Collects words into lines."""

    def __init__(self) -> None:
        self.lines: list[str] = [""]
        self.depth = 0
        self.hidden = 0
        self.preformatted = 0

    def words(self, text: str | None) -> None:
        """Words as a reader sees them: white space folded but in preformatted text."""
        if not text:
            return
        if self.preformatted:
            first, *more = text.split("\n")
            self.lines[-1] += first
            for line in more:
                self.line()
                self.lines[-1] += line
            return
        folded = " ".join(text.split())
        before = " " if text[:1].isspace() and self.lines[-1].strip("> ") else ""
        after = " " if text[-1:].isspace() and folded else ""
        self.lines[-1] += before + folded + after

    def line(self) -> None:
        """A new line, under the mark of a reply where we are inside one."""
        self.lines.append(QUOTE * self.depth)

    def begin(self, element: Any) -> None:
        """The beginning of an element that is shown."""
        tag = element.tag
        self.preformatted += tag == "pre"
        if tag in _PARTED or tag in _LINES:
            self._part(2 if tag in _PARTED else 1)
        if _is_reply(element):
            self._part(2)
            self.depth += 1
            self.lines[-1] = QUOTE * self.depth
        if tag == "li":
            self.lines[-1] += "- "
        if tag == "br":
            self.line()
        self.words(element.text)

    def end(self, element: Any) -> None:
        """The end of an element, and the words after it."""
        tag = element.tag
        self.preformatted -= tag == "pre"
        if _is_reply(element):
            self.depth -= 1
            self._part(2)
        elif tag in _PARTED or tag in _LINES:
            self._part(2 if tag in _PARTED else 1)
        if tag in ("td", "th"):
            self.lines[-1] += " "
        self.words(element.tail)

    def _part(self, lines: int) -> None:
        if self.lines[-1].strip("> "):
            self.line()
        self.lines[-1] = QUOTE * self.depth
        if lines > 1 and len(self.lines) > 1 and self.lines[-2].strip("> "):
            self.line()

    def text(self) -> str:
        """All lines, without empty ones at both ends."""
        return "\n".join(line.rstrip() if line.strip("> ") else "" for line in self.lines).strip("\n")
