"""What the words of one cell mean: an option, several options, a tick, a consent."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from wtanalysis.responses.model import Question
from wtanalysis.responses.scales import NOT_ANSWERED, SILENT_MARKS, key, options

TICKED = ("yes", "true", "1", "x", "ticked", "selected", "checked", "y", "✓", "✔")
UNTICKED = ("", "no", "false", "0", "not ticked", "not selected", "unticked", "unchecked", "n", "not answered")
FOR_A_BODY = ("yes", "y", "true", "1", "organisation", "organization", "an organisation", "company")
NO_NAME = (
    "", "-", "--", "n/a", "n a", "na", "none", "nil", "no", "not applicable", "not answered", "no answer", "self",
    "myself", "me", "individual", "an individual", "personal", "private", "anonymous", "x",
)  # fmt: skip
CONSENT_WORDS = (
    (r"\b(?:not?|don'?t|do not|never|refuse|confidential|private|withh[eo]ld)\b", "none"),
    (r"\bwithout\b.*\b(?:names?|attribution)\b", "anonymous"),
    (r"\b(?:without|unless|except|other than|remove|omit|hide|redact\w*|exclud\w*|delete|blank out)\b", "none"),
    (
        r"\b(?:leave|left|keep|kept|take|taken)\b.*\bout\b|\b(?:ask|check with) (?:me|us)\b|\bonly (?:if|after)\b",
        "none",
    ),
    (r"\banonym", "anonymous"),
    (r"\borgani[sz]ation", "organisation"),
    (r"\b(?:individual|my name|named|attribut)", "individual"),
)
YES = re.compile(r"(?:yes|y|true|1)\b")
FOR_ONESELF = re.compile(r"^no\b|\bnot\b|\bindividual|\bmyself\b|\bpersonal|\bmember of the public\b|\bown behalf\b")
BODY = re.compile(
    r"^yes\b|\borgani[sz]ation|\bcompany\b|\bcharity\b|\bbusiness\b|\bbody\b|\bagency\b|\binstitution"
    r"|\bon behalf of (?:an?|the|my|our) (?:\w+ )?(?:group|council|authority|trust|school|employer|union|association)\b"
)
Reading = Callable[[str], tuple[str, ...] | None]


def consent(words: str, values: Mapping[str, str] = MappingProxyType({})) -> str:
    """How a quotation may be attributed, from the words of a consent column; ``none`` where they do not say so plainly.

    Args:
        words: the cell.
        values: the folder's own reading of its words, which goes first.

    >>> consent("Yes, anonymously"), consent("Yes, with my organisation's name"), consent("Yes"), consent("")
    ('anonymous', 'organisation', 'anonymous', 'none')
    """
    plain = key(words)
    own = {key(word): meant for word, meant in values.items()}
    if plain in own or not plain:
        return own.get(plain, "none")
    for pattern, meant in CONSENT_WORDS:
        if re.search(pattern, plain):
            return meant
    return "anonymous" if YES.match(plain) else "none"


def listed(words: str) -> str:
    """Whether a respondent may be named in a list: ``yes`` or, wherever the words do not say so plainly, ``no``.

    >>> listed("Yes, you may"), listed("You may not"), listed("Yes, but not yet"), listed("")
    ('yes', 'no', 'no', 'no')
    """
    plain = key(words)
    return "yes" if YES.match(plain) and consent(plain) != "none" else "no"


def for_a_body(words: str, ticked: Sequence[str] = ()) -> str | None:
    """Whether someone answers for an organisation: ``yes``, ``no``, empty where not said, None where the words are odd.

    Args:
        words: the cell.
        ticked: the folder's own words that mean yes.

    >>> for_a_body("On behalf of an organisation"), for_a_body("As an individual"), for_a_body(""), for_a_body("Maybe")
    ('yes', 'no', '', None)
    """
    plain = re.sub(r"\bnot[ -]for[ -]profit\b", "charity", key(words))
    if plain in (*FOR_A_BODY, *TICKED, *map(key, ticked)):
        return "yes"
    if not plain or plain in silent_words(Question("on_behalf")):
        return ""
    if plain in UNTICKED or FOR_ONESELF.search(plain):
        return "no"
    return "yes" if BODY.search(plain) else None


def names_a_body(words: str) -> bool:
    """Whether the cell of an organisation's name holds one, and not "n/a" or the like.

    >>> names_a_body("Anytown Clinic"), names_a_body("N/A."), names_a_body("")
    (True, False, False)
    """
    return key(words) not in NO_NAME


def silent_words(question: Question) -> set[str]:
    """The words that stand for no answer: the usual ones, with the folder's own, but nothing that the question offers.

    >>> {"no response", "[no response]", "(blank)"} <= silent_words(Question("later"))
    True
    """
    own = [option for option in question.options if option.kind == "not_answered"]
    plain = {key(word) for option in (*own, NOT_ANSWERED) for word in (option.label, *option.also)}
    marks = {key(mark) for mark in SILENT_MARKS} if options(question) else set()
    bare = plain | {f"[{word}]" for word in plain} | {f"({word})" for word in plain}
    return (bare | marks) - set(codes_of(question))


def codes_of(question: Question) -> dict[str, str]:
    """Spelling -> code of every option."""
    return {
        key(word): option.code
        for option in options(question)
        if option.kind != "not_answered"
        for word in (option.label, *option.also)
    }


def one_answer(question: Question) -> Reading:
    """A reading of one cell that holds one answer: its code, or None where it is no option."""
    codes = codes_of(question)
    return lambda value: (codes[key(value)],) if key(value) in codes else None


def several_answers(separator: str, question: Question) -> Reading:
    """A reading of one cell with several answers; an option may hold the separator itself: the longest match wins."""
    codes = codes_of(question)
    mark = separator or ";"

    def read(value: str) -> tuple[str, ...] | None:
        parts = [part.strip() for part in value.split(mark)]
        found: list[str] = []
        at = 0
        while at < len(parts):
            for end in range(len(parts), at, -1):
                code = codes.get(key(_rejoined(parts[at:end], mark)))
                if code:
                    found.append(code)
                    at = end
                    break
            else:
                if parts[at]:
                    return None
                at += 1
        return tuple(dict.fromkeys(found))

    joined = {key(_rejoined([part.strip() for part in word.split(mark)], mark)): code for word, code in codes.items()}
    codes = {**codes, **joined}
    return read


def _rejoined(parts: Sequence[str], mark: str) -> str:
    return f"{mark} ".join(parts)
