"""What a lead-in hands down to the items of its list.

``The police should:`` and ``reports must include:`` leave it to their items to say what is to be done. A lead-in that
ends in a case (``if:``, ``a child who:``), an aim (``in order to:``) or an example is a duty of its own, and its items
none. One that is whole without its list (``should have arrangements, including:``) is a duty, and so is each item.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wtanalysis.guidance.duty_holders import is_agent, tidy

_EXAMPLES = re.compile(r"(?:such as|for example|e\.g\.?|for instance|examples? (?:of|include))[^.:]*:?\s*$")
_CASE = re.compile(
    r"\b(?:if|where|when|unless|who|which|because|whose|in case|so that|such that)\b[^,;]*:?\s*$", re.IGNORECASE
)
_IF_SO = re.compile(
    r"(?:^|,? )(?:where|if|when|as|so far as) (?:relevant|appropriate|applicable|possible|necessary|practicable|needed"
    r"|required)(?: to (?:the|an?) \w+)?$"
)
_AIM = re.compile(r"(?P<before>\S+)(?: \([^)]*\))? to(?: (?!be\b)[a-z]+)?$")
_DOING = re.compile(
    r"(?:used|arrangements?|steps|efforts?|actions?|measures|regard|continue|able|seek|agree|place|made|as|,)$"
)
_GOES_ON = re.compile(r"\b(?:this|these|it|which) (?:would|could|might|may|will|can|is|are)\b")
_OPEN = frozenset(
    re.findall(
        r"\S+",
        """
        include includes including consider ensure ensures that whether to for about as of on with by out
        cover covers contain contains determine in from regard they it place and be either both into at
        against address demonstrate show state describe specify identify explain provide have has is are make must
        should may
        """,
    )
)
_CLAUSE = re.compile(r"^(?:\S+\s+){1,7}?(?:is|are|has|have|will|can|was|were)\b")
_QUESTION_WORD = re.compile(r"^(?:who|what|how|why|whether|when|where|which|any|that)\b", re.IGNORECASE)
_HOLDER_ONLY = re.compile(r"(?:^|[,.]\s+)(?P<who>[^,.;:]{3,90}):$")


class Handing(NamedTuple):
    """Whether a lead-in hands its duty down to its items, and keeps it itself."""

    down: bool
    keeps: bool


def handing(tail: str, first: str) -> Handing:
    """What happens to the duty of a lead-in.

    Args:
        tail: what follows its word of force, without the colon.
        first: the first item of its list.

    >>> handing("", "wait"), handing("include", "a log")
    (Handing(down=True, keeps=False), Handing(down=True, keeps=False))
    >>> handing("tell the port if", "it is late"), handing("keep a list of the duties, including", "the night watch")
    (Handing(down=False, keeps=True), Handing(down=True, keeps=True))
    """
    tail = _IF_SO.sub("", tail.rstrip(" :,"))
    if not tail:
        return Handing(True, False)
    words, aim = tail.split(), _AIM.search(tail)
    if (
        _EXAMPLES.search(tail)
        or _CASE.search(tail)
        or _GOES_ON.search(tail)
        or (aim and not _DOING.search(aim["before"]))
    ):
        return Handing(False, True)
    if tail.endswith(("following", ", including", " including")):
        return Handing(True, len(words) > 4)
    if words[-1].lower() in _OPEN or len(words) < 3 or aim or (words[-2] == "by" and words[-1].endswith("ing")):
        return Handing(True, False)
    return Handing(not _CLAUSE.match(first) or bool(_QUESTION_WORD.match(first)), True)


def holder_of(text: str) -> str:
    """The holder that a lead-in without a word of force names for its items: ``The harbour master:``.

    >>> holder_of("In addition, the harbour master:"), holder_of("The aims are:")
    ('harbour master', '')
    """
    match = _HOLDER_ONLY.search(text.rstrip())
    return tidy(match["who"]) if match and len(match["who"].split()) <= 8 and is_agent(match["who"]) else ""
