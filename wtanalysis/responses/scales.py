"""The scales that consultations ask on, with the answers that each offers."""

from __future__ import annotations

import re

from wtanalysis.responses.model import Option, Question

DONT_KNOW = Option("Don't know", "dont_know", also=("Do not know", "Not sure", "Unsure", "DK"), kind="dont_know")
NOT_ANSWERED = Option(
    "Not Answered", "",
    also=(
        "No answer", "No answer given", "Answer not given", "No response", "No response given", "No reply",
        "Nil response", "Did not answer", "Question not answered", "Unanswered", "Not stated",
        "No selection", "Nothing selected",
        "Blank", "Skipped", "Missing", "#N/A", "-99", "[x]", "[z]",
    ),
    kind="not_answered",
)  # fmt: skip
# Marks that mean no answer in the cell of a closed question; in a text they are what somebody typed.
SILENT_MARKS = ("-", ".", "–", "—")
SCALE_OPTIONS: dict[str, tuple[Option, ...]] = {
    "agree5": (
        Option("Strongly agree", "option:strongly-agree", "agree", ("Agree strongly",)),
        Option("Agree", "option:agree", "agree", ("Tend to agree", "Slightly agree")),
        Option(
            "Neither agree nor disagree", "neither", "",
            ("Neither agree or disagree", "Neither", "Neither agree/disagree", "Neutral"),
        ),
        Option("Disagree", "option:disagree", "disagree", ("Tend to disagree", "Slightly disagree")),
        Option("Strongly disagree", "option:strongly-disagree", "disagree", ("Disagree strongly",)),
        DONT_KNOW,
    ),
    "likely5": (
        Option("Very likely", "option:very-likely", "likely", ("Extremely likely", "Highly likely")),
        Option("Likely", "option:likely", "likely", ("Somewhat likely", "Fairly likely")),
        Option("Neutral", "neutral", "", ("Neither likely nor unlikely", "Neither likely or unlikely")),
        Option("Unlikely", "option:unlikely", "unlikely", ("Somewhat unlikely", "Fairly unlikely")),
        Option("Very unlikely", "option:very-unlikely", "unlikely", ("Extremely unlikely", "Highly unlikely")),
        DONT_KNOW,
    ),
    "yes_no_dk": (Option("Yes", "yes", also=("Y",)), Option("No", "no", also=("N",)), DONT_KNOW),
}  # fmt: skip
NET_LABELS = {
    "agree": "agree or strongly agree", "disagree": "disagree or strongly disagree",
    "likely": "likely or very likely", "unlikely": "unlikely or very unlikely",
    "neither": "neither agree nor disagree", "neutral": "neutral", "yes": "yes", "no": "no",
    "dont_know": "don't know",
}  # fmt: skip


def key(words: str) -> str:
    r"""Words as they are compared: small letters, straight marks, single spaces, no stop at the end.

    >>> key("  Don’t\n Know. ")
    "don't know"
    """
    plain = re.sub(r"\s+", " ", words.replace("\u2019", "'").replace("\u2018", "'")).strip().casefold()
    return plain.rstrip(".")


def slug(words: str) -> str:
    """Words as the second part of an option's code; at most 60 characters, never empty.

    >>> slug("Yes, every week (or more)")
    'yes-every-week-or-more'
    """
    made = re.sub(r"[^a-z0-9]+", "-", key(words).replace("'", "")).strip("-")
    return made[:60].rstrip("-") or "x" + "".join(f"{ord(c):x}" for c in key(words))[:20]


def options(question: Question) -> tuple[Option, ...]:
    """The answers that a question offers: its own, else those of its scale.

    >>> [option.code for option in options(Question("later", scale="yes_no_dk"))]
    ['yes', 'no', 'dont_know']
    """
    return question.options or SCALE_OPTIONS.get(question.scale, ())


def net_label(question: Question, code: str) -> str:
    """How a net or answer is called: the label of the option with this code, else the usual words for a net.

    >>> net_label(Question("q", scale="agree5"), "agree"), net_label(Question("q"), "option:net-support")
    ('agree or strongly agree', 'support (net)')
    """
    own = {option.code: option.label for option in options(question)}
    if code.startswith("option:net-") and code not in own:
        return code.removeprefix("option:net-").replace("-", " ") + " (net)"
    return own.get(code) or NET_LABELS.get(code, code.removeprefix("option:").replace("-", " "))
