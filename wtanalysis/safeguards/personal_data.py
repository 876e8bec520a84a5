"""Personal data in what people wrote: found before anything leaves or is shown, and masked.

It assists a person who checks and does not replace one; ``docs/personal-data.md`` tells how much it finds and misses.
"""

from __future__ import annotations

import re
from pathlib import Path

from wtanalysis.safeguards.contacts import contacts
from wtanalysis.safeguards.found import KINDS, Found, settle
from wtanalysis.safeguards.keys import Key, read_key, write_key
from wtanalysis.safeguards.masks import LABELS, MASK, canonical, restore, spot
from wtanalysis.safeguards.names import name_spans
from wtanalysis.safeguards.numbers import numbers
from wtanalysis.safeguards.schools import schools
from wtanalysis.safeguards.suspicion import suspicious

__all__ = ["KINDS", "Found", "Key", "Masker", "find", "read_key", "unmask", "write_key"]


def find(text: str) -> tuple[Found, ...]:
    """Where personal data stands in a text.

    Args:
        text: what somebody wrote.

    Returns:
        The finds in order of place, without overlaps. None of them holds the words. Bodies, roles, laws, places and
        people who stand for a public inquiry stay.

    >>> text = "I am Priya Shah (priya@mail.example). Ofsted saw my son Kai at Hollins Academy, case no. 4471/22."
    >>> [(found.kind, text[found.start:found.end]) for found in find(text)]
    [('name', 'Priya Shah'), ('email', 'priya@mail.example'), ('name', 'Kai'), ('school', 'Hollins Academy'),
     ('case_number', '4471/22')]
    """
    return _find(text, frozenset())


# "Could've" and "Nobody'll" are no names, nor are "Dads" and "Mums".
_PLAIN = re.compile(
    r"[A-Za-z]+['\u2019](?:ve|ll|d|re|t|m)"
    r"|(?:Dad|Mum|Mom|Nan|Gran|Grandad|Granddad|Grandma|Grandparent|Stepdad|Stepmum|Sibling|Carer|Teen|Kid)s?",
)


def _find(text: str, known: frozenset[str] | set[str]) -> tuple[Found, ...]:
    """What :func:`find` finds, and mentions of people who were met before."""
    found = [*contacts(text), *numbers(text), *schools(text)]
    named = (one for one in name_spans(text, known) if not _PLAIN.fullmatch(text[one[0] : one[1]]))
    found += [Found(start, end, "name", why) for start, end, why in named]
    return settle(found)


class Masker:
    """Puts masks such as ``[NAME 1]`` in the place of personal data, the same for the same over all texts of a run.

    A mask says the kind and the order of first sight, nothing of the words. What stands behind it is in the key alone.

    Args:
        key: the key of an earlier run, to go on with its masks; a new one without.

    >>> masker = Masker()
    >>> masker.mask("Mrs O'Connor wrote: ring me, A.B@Mail.example"), masker.mask("O'Connor is a.b@mail.example")
    ('Mrs [NAME 1] wrote: ring me, [EMAIL 1]', '[NAME 1] is [EMAIL 1]')
    >>> masker
    Masker(2 masks)
    """

    def __init__(self, key: Key | None = None) -> None:
        self.key = Key() if key is None else key
        self._met: set[str] = set()
        for mask, value in self.key.values.items():
            if mask.startswith("[NAME "):
                self._meet(value)

    def __repr__(self) -> str:
        return f"Masker({len(self.key.values)} masks)"

    def _meet(self, value: str) -> None:
        """Keep the parts of a name, so that its bare mention in a later text is masked too."""
        parts = canonical("NAME", value).split()
        if len(parts) > 1:
            self._met.update(part for part in parts if len(part) > 2)

    def mask(self, text: str) -> str:
        """The text with a mask in the place of each find, and of each bare mention of somebody met before.

        What looks like a mask already (somebody may write "[NAME 3]" to learn a name) is masked as well.

        Args:
            text: what somebody wrote.
        """
        marks = [Found(*match.span(), "mark", "looks like a mask") for match in MASK.finditer(text)]
        finds = settle([*_find(text, self._met), *marks]) if marks else _find(text, self._met)
        if not finds:
            return text
        parts, forms, last = [], [], 0
        people: dict[str, str] = {}
        for found in sorted(finds, key=lambda one: one.start):
            value = text[found.start : found.end]
            mask = spot(self.key, LABELS[found.kind], value, people)
            if found.kind == "name":
                self._meet(value)
            parts += [text[last : found.start], mask]
            forms.append((mask, value))
            last = found.end
        masked = "".join([*parts, text[last:]])
        self.key.remember(masked, forms)
        return masked

    def left_in(self, text: str) -> tuple[Found, ...]:
        """What in a masked text may still be personal data; stricter than :func:`find`.

        Anything here is a reason not to send the text anywhere. It also flags a capitalised word inside a sentence that
        is not known, any given name, six digits, an @, and what is like a postcode, a reference, a street, a school or
        a day near a word for birth.

        Args:
            text: a text that was masked.

        >>> [found.why for found in Masker().left_in("[NAME 1] is 482 193")]
        ['six digits or more']
        """
        blank = MASK.sub(lambda match: "\u00b7" * len(match.group()), text)
        doubts = (one for one in suspicious(blank) if not _PLAIN.fullmatch(blank[one.start : one.end]))
        return settle([*find(blank), *doubts])

    def unmask(self, text: str) -> str:
        """The text with what stood behind its masks; see :func:`unmask`."""
        return restore(text, self.key)


def unmask(text: str, key: Key | Path | str) -> str:
    """A masked text with what stood behind its masks.

    A text that comes back as it was masked is restored letter by letter. In any other text each mask becomes the form
    that was met first ("O'Connor" may come back as "Sarah O'Connor"). Masks that the key does not know stay.

    Args:
        text: the masked text.
        key: the key, or the path of the file that holds it.

    Raises:
        UserError: the file is missing, broken or open to others.

    >>> masker = Masker()
    >>> unmask("Call [NAME 1]; [NAME 9]?", masker.key) if masker.mask("I am Kai Jones") else ""
    'Call Kai Jones; [NAME 9]?'
    """
    return restore(text, key if isinstance(key, Key) else read_key(key))
