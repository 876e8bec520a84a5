"""Masks: which stands for what, and the way back."""

from __future__ import annotations

import re

from wtanalysis.safeguards.keys import Key
from wtanalysis.safeguards.name_lists import fold

LABELS = {
    "name": "NAME", "email": "EMAIL", "phone": "PHONE", "postcode": "POSTCODE", "address": "ADDRESS",
    "nhs_number": "NHS NUMBER", "ni_number": "NI NUMBER", "case_number": "CASE NUMBER",
    "date_of_birth": "DATE OF BIRTH", "school": "SCHOOL", "mark": "MARK",
}  # fmt: skip
MASK = re.compile(rf"\[(?:{'|'.join(LABELS.values())}) \d{{1,7}}\]")
_PARTS = re.compile(r"[^\W\d_]+(?:['\u2019\-][^\W\d_]+)*")


def canonical(label: str, value: str) -> str:
    """What two ways of writing the same have in common.

    >>> canonical("EMAIL", "A@B.example"), canonical("PHONE", "+44 (0)161 496 0123"), canonical("POSTCODE", "ls6 2ab")
    ('a@b.example', '01614960123', 'LS62AB')
    """
    if label == "NAME":
        return " ".join(fold(part) for part in _PARTS.findall(value)) or value
    if label == "PHONE":
        digits = re.sub(r"(?i)\s*(?:ext\w*|x)[\s.:]*", "x", value)
        digits = re.sub(r"[^\d+x]", "", re.sub(r"\(0\)", "", digits))
        return re.sub(r"^(?:\+|00)44", "0", digits)
    if label in ("POSTCODE", "NI NUMBER", "NHS NUMBER", "CASE NUMBER"):
        return re.sub(r"[\s\-\u00a0]", "", value).upper() if label != "CASE NUMBER" else value.upper()
    return " ".join(value.lower().replace("\u2019", "'").split()) if label != "MARK" else value


def spot(key: Key, label: str, value: str, people: dict[str, str]) -> str:
    """The mask of a value, a new one where it was not met before.

    Args:
        key: where masks and values are kept.
        label: the word of the mask.
        value: what was found.
        people: parts of names met in this text -> mask; filled here.
    """
    same = canonical(label, value)
    mask = key.masks.get(f"{label}|{same}")
    if mask is None and label == "NAME":
        mask = _known_person(key, same, people)
    if mask is None:
        mask = key.new(label, value)
    key.masks.setdefault(f"{label}|{same}", mask)
    if label == "NAME":
        parts = same.split()
        for part in parts:
            people.setdefault(part, mask)
        if len(parts) > 1:
            key.families.setdefault(parts[-1], [])
            if mask not in key.families[parts[-1]]:
                key.families[parts[-1]].append(mask)
    return mask


def _known_person(key: Key, same: str, people: dict[str, str]) -> str | None:
    """The mask of a person met under a longer or shorter name: in this text, or the only one of that family name."""
    parts = same.split()
    if len(parts) == 1:
        family = key.families.get(same, [])
        return people.get(same) or (family[0] if len(family) == 1 else None)
    for part in (parts[-1], parts[0]):
        mask = people.get(part)
        if mask is not None and _alone(key, part, mask):
            return mask
    return None


def _alone(key: Key, part: str, mask: str) -> bool:
    """Whether a mask was given for a single name, so that a longer one may be the same person's."""
    return canonical("NAME", key.values[mask]) == part


def restore(text: str, key: Key) -> str:
    """A masked text with what stood behind its masks: letter by letter where the text is one that was masked."""
    forms = key.exact(text)
    if forms is None:
        return MASK.sub(lambda match: key.values.get(match.group(), match.group()), text)
    told = iter(forms)
    return MASK.sub(lambda match: next(told, match.group()), text)
