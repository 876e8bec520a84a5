"""The words of a header: its number, the question, and the part of the question that the column holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wtanalysis.responses.scales import slug

_CODES = (
    re.compile(
        r"((?:(?:Prop(?:osal)?|Section|Part|Chapter|Theme)\s*\d+\s*[-,:]?\s*)?(?:Q|Qu|Qn|"
        r"Question)\s?\.?\s?\d+(?:[._-]\d+)*\s?[a-z]?"
        r"(?:\([a-z0-9]{1,4}\))?)(?:\s*[.:)\]\-–—]+\s*|\s+|$)(.*)",
        re.I,
    ),
    re.compile(r"(\d{1,3}(?:\.\d{1,3})*\s?[a-z]?(?:\([a-z0-9]{1,4}\))?)(?:\s*[.:)]\s+|\s*[.:)]|\s+[-–—]\s+|"
               r"\s+(?=[A-Z]))(?=\D)(.*)"),
    re.compile(r"([A-Za-z]{2,20}\d{1,3}[a-z]?(?:[-_]\d+)?)\s*[.:]\s+(.*)"),
)  # fmt: skip
_SPLIT = re.compile(r"\s+[-–—]\s+|\s*\|\s*|\s*>\s*|\s*\[(?=[^\]]+\]\s*\Z)|(?<=[?.:])\s*:\s+")
# What forms call the part of a question that takes the answer: words about the form, not about the question.
_FURNITURE = re.compile(
    r"(?i)\s*(?:response|answer|radio ?buttons?|check ?box(?:es)?|tick ?box|drop ?down|list|choice|option|"
    r"single choice|"
    r"multiple choice|please select(?: (?:one|all|an option|only one|your answer|from).*)?|select (?:one|an option)|"
    r"(?:please )?(?:tick|choose|select)(?: (?:one|all).*)?|\(?required\)?|value|selected choice|scale|rating)\s*\Z"
)
_TEXT_PART = re.compile(
    r"(?i)\s*(?:open[- ]ended response|text(?: ?box| ?area| entry| field)?|free ?text(?: response| box)?|"
    r"comments?(?: box)?|"
    r"(?:additional |further |any |other |your )+(?:comments?|information|details)|reasons?|explanations?|explain|"
    r"details|"
    r"please .*|if (?:you|yes|no|so|not|other|applicable|agree|disagree)\b.*|why\b.*|tell us .*|"
    r"(?:add|any|further) (?:your |a |any |other |further |additional |more )*"
    r"(?:comments?|reasons?|views|thoughts|details?|information|suggestions?|feedback|evidence|explanations?)\b.*)\s*\Z"
)
_OTHER_PART = re.compile(
    r"(?i)\s*(?:if )?(?:other|another|something else)\b.*(?:specif|stat|say|text|describ|detail|write|which|what|"
    r"tell|explain)|\s*other\s*[-:(]?\s*(?:text|write[- ]in)"
)
# A column that says more about the answer before it.
FOLLOWS = re.compile(
    r"(?i)(?:please |can you |could you |you (?:may|can) |why\b|if (?:you|yes|no|so|not|other|applicable)|reasons?\b|"
    r"comments?\b|"
    r"(?:any|your|additional|further|other|general|optional|supporting)\s+(?:\w+\s+){0,2}(?:comments?|reasons?|details?|"
    r"information|explanation|views)|"
    r"(?:explain|provide|give|tell us|use this|add|expand|set out|describe|outline|specify|elaborate|"
    r"do you have any)\b|what (?:is|are) (?:the|your) reasons?|"
    r"explanation|justification|reasoning)"
)
_CLOSES = re.compile(
    r"(?i)(?:do you have |are there |please (?:add|give|provide|share) )?(?:any(?:thing)? (?:other|further|"
    r"additional|final|general|else)\b|"
    r"anything else\b|(?:other|general|final|overall) (?:comments|views|feedback))"
)
_SECTION = re.compile(r"(?i)(?:section|part|chapter|theme|block|page|about)\b[^?]*\Z")
_WORDS = re.compile(r"(?i)\bexplain|\bcomments?\b|\belaborate|\bown words\b|\breasons? (?:for|why)\b|\byour reasons?\b")
_CHOOSE = re.compile(r"(?i)\b(?:which|select|choose|tick|how often)\b")
_REFERS = re.compile(r"(?i)\bquestions?\s+(\d+\w?)(?:\s*(?:-|–|to|and|,)\s*\d+)?|\bQ(\d+\w?)\b")


@dataclass(frozen=True)
class Header:
    """A header taken apart.

    Attributes:
        code: the number or name of the question (``Q1``), or empty.
        question: the words of the question, without its code.
        part: the option, row or component of it that the column holds, or empty.
        section: the section of the form that it stands in, where the header says so.

    >>> read_header("Q2. Which do you use? - Buses")
    Header(code='Q2', question='Which do you use?', part='Buses', section='')
    >>> read_header("Do you agree? - Response").part
    ''
    """

    code: str
    question: str
    part: str
    section: str = ""

    @property
    def words(self) -> str:
        """Question and part."""
        return f"{self.question}: {self.part}".strip(": ") if self.part else self.question

    @property
    def is_text_part(self) -> bool:
        """Whether the part is one for free text."""
        return bool(_TEXT_PART.match(self.part))

    @property
    def is_other_part(self) -> bool:
        """Whether it asks what "other" stands for."""
        return bool(_OTHER_PART.match(self.part or self.question))

    @property
    def asks_for_words(self) -> bool:
        """Whether it asks to explain or comment, so that answers that happen to repeat are no options."""
        return bool(_WORDS.search(self.words)) and not _CHOOSE.search(self.words)

    @property
    def closes_a_form(self) -> bool:
        """Whether it asks for anything else that someone wants to say."""
        return bool(_CLOSES.match(self.words)) and "answer" not in self.words

    @property
    def refers_to_several(self) -> bool:
        """Whether its words speak of a run of other questions."""
        found = _REFERS.search(self.words)
        return bool(found and re.search(r"\d\w?\s*(?:-|–|to|and|,)\s*\d", found[0]))


def read_header(name: str) -> Header:
    """Take a header apart: its code, the question, and its part after the last mark that divides them."""
    code, words = "", name if " " in name else name.replace("_", " ")
    if re.match(
        r"[A-Za-z]{1,12}[ _]?\d*[a-z]?(?:_\d+)*(?:_TEXT)? - \S", name
    ):  # a code in a row of its own: "Q3_1 - Which ..."
        first, _, rest = name.partition(" - ")
        if re.search(r"\d", first) and re.fullmatch(r"[A-Za-z_ ]*\d+\w*", first):
            code, words = first, rest
    for pattern in _CODES:
        if match := pattern.match(words):
            code, words = (code or match[1].strip()), match[2].strip()
            break
    question, part = _divided(words)
    if bare := re.fullmatch(r"(q\w*?\d+)[_.](\d{1,2})", name.strip(), re.I):  # only a code: Q4_1
        code, question, part = bare[1], bare[1], bare[2]
    part = re.sub(r"(?i)^selected choice\s+-\s+", "", part)
    if not question:
        question, part = part or name, ""
    if _FURNITURE.match(part) or _same(part, question):
        part = ""
    return Header(code, question, part)


def _divided(words: str) -> tuple[str, str]:
    marks = [mark for mark in _SPLIT.finditer(words) if mark.start()]
    if not marks:
        return words.strip(), ""
    asked = [mark for mark in marks if words[: mark.start()].rstrip().endswith("?")]
    mark = asked[0] if asked else marks[-1]
    part = words[mark.end() :].strip()
    return words[: mark.start()].strip(), part.removesuffix("]").strip() if "[" in mark[0] else part


def _same(part: str, question: str) -> bool:
    """Whether a component says what the question says: "Organisation type - Organisation type"."""
    short, long = slug(part).replace("-", ""), slug(question).replace("-", "")
    return bool(part) and (short == long or (len(short) > 12 and (short in long or long in short)))


def read_headers(names: Sequence[str]) -> list[Header]:
    """All headers of a file, taken apart; a part is kept only where a question has several columns.

    >>> names = ["Is it clear? - Clarity", "Is it clear? - Comments", "How good? - A", "How good? - B"]
    >>> [header.words for header in read_headers(names)]
    ['Is it clear?', 'Is it clear?: Comments', 'How good?: A', 'How good?: B']
    """
    read = [_in_section(read_header(name)) for name in names]
    return [_alone(header, [h for h in read if _asked(h) == _asked(header)]) for header in read]


def _in_section(header: Header) -> Header:
    """A header whose first words name a section of the form: the rest is the question."""
    if header.code or not header.part or not _SECTION.match(header.question):
        return header
    inner = read_header(header.part)
    return replace(inner, section=header.question)


def _asked(header: Header) -> str:
    return slug(header.question)


def _alone(header: Header, family: Sequence[Header]) -> Header:
    """A header without a part that only names the place of the answer."""
    rows = [h for h in family if not h.is_text_part and not (h.part and h.is_other_part)]
    if not header.part or (len(rows) > 1 and header in rows) or (header not in rows and len(family) > 1):
        return header
    if header.question.endswith("?") or len(header.part.split()) <= 3 or header.is_text_part:
        return replace(header, part="")
    return header


def plain_letters(words: str) -> str:
    """Words with their accents taken off, for ids.

    >>> plain_letters("Êtes-vous d'accord, où?")
    "Etes-vous d'accord, ou?"
    """
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


def id_of(header: Header, taken: set[str]) -> str:
    """An id for the question of a header, which is not taken yet.

    >>> id_of(Header("Prop 1 Q1", "Do you agree?", ""), set()), id_of(Header("", "Do you agree?", ""), {"do-you-agree"})
    ('prop-1-q1', 'do-you-agree-2')
    """
    base = slug(plain_letters(header.code)) if header.code else _short(header.question)
    base = re.sub(r"^(?:question|qu|qn|q)-?(?=\d)", "q", base)
    base = f"q{base}" if base[0].isdigit() else base
    if header.part and not re.search(r"\d[_.-]\d", header.code):
        base = f"{base}-{_short(header.part, 30)}"
    made, number = base, 1
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    taken.add(made)
    return made


def is_below(code: str, other: str) -> bool:
    """Whether a code is the same as another, or a part of it: 1a of 1.

    >>> is_below("Q1", "Q1a"), is_below("Q1", "Q1"), is_below("Q1", "Q11")
    (True, True, False)
    """
    short, long = slug(code), slug(other)
    return bool(other) and long.startswith(short) and not long[len(short) :][:1].isdigit()


def _short(words: str, most: int = 40) -> str:
    """The words as a slug that ends with a whole word."""
    whole = slug(plain_letters(words))
    return whole if len(whole) <= most else whole[: most + 1].rpartition("-")[0] or whole[:most]
