"""How the pages say numbers, bases, locators and strengths: only what is printed, and in words where nothing is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wtanalysis.figures.model import Breakdown, Figure, number
from wtanalysis.figures.verdicts import ReconciliationRow, shown_percent
from wtanalysis.published.model import Commitment, Fact
from wtanalysis.responses.model import Question

MODALITIES = {
    "firm": "Will do",
    "continue": "Continues",
    "consider": "Will consider",
    "explore": "Will explore",
    "test": "Will test",
    "decline": "Refusal",
}
CYCLE = re.compile(r"\b(?:every|each|annual(?:ly)?|yearly|monthly|quarterly|biennial(?:ly)?|cycle)\b", re.I)
PLURALS = re.compile(
    r"\b(question|item|commitment|decision|row|page|number|statement|refusal|figure|quotation|entrie|head|table|line|event|respondent|campaign|"
    r"paragraph|drawing|footnote|note|image|picture|box|comment|response)s\b"
)
OPENED = {"window_open": "Opened", "window_close": "Closed", "published": "Published"}
SCALES = {
    "agree5": "Five points, strongly agree to strongly disagree",
    "likely5": "Five points, very likely to very unlikely",
    "yes_no_dk": "Yes, no, don't know",
    "single": "One option of several",
    "multi": "Any number of options",
    "open": "Free text",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NOT_STATED = "not stated"
VERDICTS = {
    "equal": ("equal", "the share counted from the responses is the printed number"),
    "equal_rounded": ("equal when rounded", "a rounding rule that has a name turns the counted share into it"),
    "calibrated": (
        "calibrated",
        "the number comes out, but the responses were made to fit it; this says nothing of whether it is right",
    ),
    "differs": ("differs", "the responses give another number; the reason stands beside it"),
    "not_computable": ("not computable", "the responses do not hold what it would take"),
    "withheld": ("withheld", "the publisher gives no figures for the question"),
}
STEPS = {
    "received": "Received", "late": "Late", "test": "Test", "blank": "Blank", "duplicate": "Duplicate",
    "withdrawn": "Withdrawn", "analysed": "Analysed",
}  # fmt: skip
PLACED = {
    "one group": ("One group", "What was ticked belongs to one group."),
    "organisation by profession": (
        "For an organisation",
        "Answers for an organisation and names it: goes by profession, whatever family role was ticked as well.",
    ),
    "profession with a family role": (
        "Profession and family role", "Speaks for nobody else, and ticked a profession and a family role."
    ),
    "best fit": ("Best fit", "No rule decides; a person does, and says why."),
    "no type given": ("No type given", "Nothing was ticked."),
}  # fmt: skip


def thousands(value: int | None) -> str:
    """A count for reading.

    >>> thousands(1269), thousands(None)
    ('1,269', 'not stated')
    """
    return NOT_STATED if value is None else f"{value:,}"


def percent(figure: Figure) -> str:
    """The number as printed: a percentage, a count, or both.

    >>> percent(Figure("q", "yes", "yes", percent=54.5))
    '54.5%'
    """
    told = [f"{number(figure.percent)}%"] if figure.percent is not None else []
    return ", ".join(told + ([f"{thousands(figure.count)} responses"] if figure.count is not None else []))


def computed_share(row: ReconciliationRow) -> str:
    """The computed percentage beside a printed one, with as many decimals as let its rounding be followed.

    >>> computed_share(ReconciliationRow("q", count=1, base=3, computed_percent=33.333333, verdict="equal"))
    '33.33%'
    """
    return f"{shown_percent(row)}%" if row.computed_percent is not None else ""


def base_of(question: Question) -> str:
    """What the percentages of a question are of.

    >>> base_of(Question("q", base=1034, base_unit="responses")), base_of(Question("q"))
    ('1,034 responses', 'not stated')
    """
    return f"{thousands(question.base)} {question.base_unit}".strip() if question.base is not None else NOT_STATED


def base(figure: Figure, question: Question) -> str:
    """What one percentage is of, as a number.

    >>> base(Figure("q", "yes", "yes", group="police", percent=21), Question("q", base=1007))
    'not stated'
    """
    if figure.base is not None:
        return thousands(figure.base)
    own = figure.group or figure.parent or figure.base_words or figure.base_inferred
    return NOT_STATED if own else thousands(question.base)


def base_note(figure: Figure) -> str:
    """What the source's words say a percentage is of, and what the arithmetic supports; empty where both are silent.

    >>> base_note(Figure("q", "cost", "option:cost", percent=22, base_words="of those who said no"))
    'The response gives the base as “of those who said no”.'
    """
    told = [f"The response gives the base as “{figure.base_words}”"] if figure.base_words else []
    if figure.base_inferred:
        inferred = figure.base_inferred
        supported = f" a base of {int(inferred):,}" if inferred.isdigit() else f": {inferred}"
        told.append(f"{'the' if told else 'The'} arithmetic supports{supported}")
    return "; ".join(told) + "." if told else ""


def base_notes(figures: Iterable[Figure]) -> list[str]:
    """The different notes on bases among some figures, in their order; a table numbers them."""
    return [note for note in dict.fromkeys(base_note(f) for f in figures) if note]


def remainder(breakdown: Breakdown, question: Question) -> str:
    """What is missing to 100 among the answers of all respondents, in words; empty where nothing is.

    >>> f = [Figure("q", b, b, percent=p) for b, p in (("yes", 60.0), ("no", 30.0))]
    >>> remainder(Breakdown("q", tuple(f)), Question("q", scale="yes_no_dk"))
    'The printed figures add up to 90%; the remainder is not stated.'
    """
    printed = [f.percent for f in breakdown.overall if f.percent is not None]
    total = round(sum(printed), 6)
    if not printed:
        return "No figure for all respondents is printed."
    if question.scale == "multi" or total == 100:
        return ""
    if total < 100:
        return f"The printed figures add up to {number(total)}%; the remainder is not stated."
    return f"The printed figures add up to {number(total)}%; they are shown as printed."


def spoken(locator: str) -> str:
    """A locator in words.

    >>> spoken("L370"), spoken("p12"), spoken("p12¶45")
    ('line 370', 'page 12', 'page 12, paragraph 45')
    """
    if match := re.fullmatch(r"L(\d+)", locator):
        return f"line {match[1]}"
    if match := re.fullmatch(r"p(\d+)(?:¶(.+))?", locator):
        return f"page {match[1]}" + (f", paragraph {match[2]}" if match[2] else "")
    return locator


def anchor(locator: str) -> str:
    """The id of a locator's entry in the list of sources.

    >>> anchor("L370"), anchor("p12¶45")
    ('at-L370', 'at-p12-45')
    """
    return "at-" + re.sub(r"[^A-Za-z0-9]+", "-", locator).strip("-")


def day(date: str) -> str:
    """A date for reading; anything else as it is.

    >>> day("2023-06-21"), day("2023-12"), day("2024")
    ('21 June 2023', 'December 2023', '2024')
    """
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", date)
    if not match or not 1 <= int(match[2]) <= 12:
        return date
    month = f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month}" if match[3] else month


def timing(row: Commitment) -> list[str]:
    """When something will be done, as far as the response says; silence is told as silence.

    >>> from dataclasses import replace
    >>> row = Commitment("c", "", "", "list", "will", 1, "look again", "firm", "now")
    >>> timing(row), timing(replace(row, horizon="dated", due="2032-03"))
    (['No date given'], ['Due: March 2032'])
    >>> timing(replace(row, horizon="dated", due="annual cycle")), timing(replace(row, horizon="future edition"))
    (['Recurring: annual cycle'], ['A future edition', 'No date given'])
    """
    told = ["A future edition"] if row.horizon == "future edition" else []
    if not row.due:
        return [*told, "No date given"]
    return [*told, f"{'Recurring' if CYCLE.search(row.due) else 'Due'}: {day(row.due)}"]


def counted(n: int, what: str) -> str:
    """What a number counts, in the singular where it is one.

    >>> counted(2, "rows without a place"), counted(1, "“You said” items that name no topic")
    ('rows without a place', '“You said” item that names no topic')
    """
    if n != 1:
        return what
    one = PLURALS.sub(lambda found: found[1].removesuffix("ie") + "y" * found[1].endswith("ie"), what, count=1)
    return one.replace("that name ", "that names ").replace("that are pictures", "that is a picture")


def fact_value(fact: Fact) -> str:
    """A fact's value with its unit.

    >>> fact_value(Fact("a", "profile", "41", "percent", "", "")), fact_value(Fact("b", "", "12", "events", "", ""))
    ('41%', '12 events')
    """
    if fact.unit == "percent":
        return f"{fact.value}%"
    value = f"{int(fact.value):,}" if fact.value.isdigit() else fact.value
    return value if fact.unit == "date" else f"{value} {fact.unit}".strip()


def fact_name(fact: Fact) -> str:
    """What a fact is of: its words and, for a date, which date it is.

    >>> fact_name(Fact("w", "window_open", "2031-01-02", "date", "2 January 2031", "L3"))
    'Opened'
    >>> fact_name(Fact("w", "window_close", "2031-02-03", "date", "ran until 3 February", "L3"))
    'Closed: ran until 3 February'
    """
    told, label = fact.words or fact.unit, OPENED.get(fact.kind, "")
    if label and told.casefold() in ("date", fact.value, day(fact.value).casefold(), label.casefold()):
        return label
    return f"{label}: {told}" if label and not told.casefold().startswith(label.casefold()) else told


def capital(text: str) -> str:
    """Words with a capital at the beginning.

    >>> capital("neither agree nor disagree")
    'Neither agree nor disagree'
    """
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Words with a full stop, where they have no mark of their own.

    >>> sentence("A data error"), sentence("Lost."), sentence("")
    ('A data error.', 'Lost.', '')
    """
    return text if not text or text[-1] in ".!?" else f"{text}."


def slug(title: str) -> str:
    """A title as an id.

    >>> slug("Section 1 – A shared endeavour")
    'section-1-a-shared-endeavour'
    """
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "part"
