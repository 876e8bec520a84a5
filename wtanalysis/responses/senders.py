"""For whom an email or letter speaks, where it says so plainly; empty where it does not.

A wrong name does harm: it takes a response out as a duplicate of another, or lists a body that sent nothing. So a
name needs a word that only bodies carry (Trust, Council, University), and names of posts and persons are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_BODY_WORDS = """
    academy agency alliance association authority board bureau campaign centre center charity church clinic
    club coalition college commission committee confederation consortium constabulary corporation council
    diocese federation fc forum foundation fund group guild hospice hospital hub institute institution league
    limited llp ltd mosque museum network nhs office org organisation organization panel partners partnership
    plc practice project school schools service services society synagogue taskforce team temple tribunal
    trust union unit university
"""
_BODY = re.compile(rf"\b(?:{'|'.join(_BODY_WORDS.split())})\b", re.I)
_POST = re.compile(
    r"\b(?:manager|officer|director|head|lead|secretary|nurse|teacher|doctor|worker|leader|administrator|assistant"
    r"|adviser|advisor|coordinator|co-ordinator|consultant|practitioner|professor|chief|executive|chair|chairman"
    r"|president|treasurer|trustee|governor|student|parent|member|senior|deputy)\b",
    re.I,
)
_JOINING = ("of", "for", "and", "the", "in", "on", "to", "at", "with", "de", "y")
_PERSON = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|professor|sir|lady|rev|revd|cllr|councillor)\b", re.I)
_NAME = (
    r"(?:[Tt]he\s+)?(?P<name>[A-Z0-9][\w'’&.-]*(?:\s+\([A-Z][\w' ’]+\)"
    r"|(?:,?\s+(?:of|for|and|the|in|on|to|at|with|&|de|y)){0,3}\s+[A-Z0-9&][\w'’&.-]*)*)"
)
_LABELLED = re.compile(
    r"(?:name of (?:your )?organi[sz]ation|organi[sz]ation(?:['’]s)?(?: name)?|name of body|responding for)\s*:"
    r"\s*(?P<name>\S.{1,118})\Z",
    re.I,
)
_SAID = re.compile(
    rf"(?:[Oo]n behalf of|[Rr]esponse (?:from|of|by)|[Ss]ubmission (?:from|of|by)|[Ss]ubmitted by)\s+{_NAME}"
)
_TITLED = re.compile(rf"{_NAME}(?:['’]s)?\s*(?::|[-–]|\s(?=[Rr]espon|[Ss]ubmission))")
_NOT_ONE = re.compile(r"\b(?:government|department|consultation|ministry|working together|guidance)\b", re.I)


def organisation(subject: str, lines: Sequence[str], signature: Sequence[str], sender: str) -> str:
    """The body that a response speaks for; empty where it is not plain.

    Args:
        subject: of the email.
        lines: the first lines of the response, in order.
        signature: the lines of its signature.
        sender: the name beside the address.

    >>> organisation("Consultation", ["I write on behalf of the Anytown Ferry Trust, a charity."], [], "")
    'Anytown Ferry Trust'
    >>> organisation("Boats", ["I write on behalf of Ann Lee."], ["Ann Lee", "Manager, Anytown Council"], "Ann Lee")
    'Anytown Council'
    >>> organisation("Response from the Pier Trust", [], [], "Pier Trust for Walkers (south coast)")
    'Pier Trust for Walkers (south coast)'
    >>> organisation("My view", ["The council should listen."], ["Ann Lee", "School nurse"], "Ann Lee")
    ''
    """
    names = [plain for name in _candidates(subject, lines, signature, sender) if (plain := _plain(name))]
    longer = [name for name in names if name.startswith(f"{names[0]} ")]
    return max([*names[:1], *longer], key=len, default="")


def _candidates(subject: str, lines: Sequence[str], signature: Sequence[str], sender: str) -> Iterator[str]:
    """Names that may be that of the body, the plainest first; a labelled one is taken at its word."""
    for line in (*lines, *signature):
        if match := _LABELLED.match(line.strip()):
            yield f"={match['name']}"
    for text in (subject, *lines, *signature):
        if match := _SAID.search(text):
            yield match["name"]
    yield sender
    yield re.split(r"\s[-–|]\s", sender)[0]
    for line in signature:
        yield from reversed(re.split(r",\s+|\s[|–-]\s", line))
    if match := _TITLED.match(subject):
        yield match["name"]


def _plain(name: str) -> str:
    """The name, tidied, if it can only be that of a body."""
    told = name.startswith("=")
    name = " ".join(name.lstrip("=").split()).strip(" .,;:-–")
    name = re.sub(r"^[Tt]he\s+", "", name)
    if not name or "@" in name or len(name) > 120 or _PERSON.match(name):
        return ""
    if told:
        return "" if re.fullmatch(r"(?:n/?a|none|no|not applicable|individual|myself|self|-+)", name, re.I) else name
    words = re.findall(r"[^\W\d_][\w'’]*", re.sub(r"\([^)]*\)", " ", name))
    capital = [word for word in words if word[0].isupper()]
    small = [
        word
        for word in words
        if word[0].islower() and word not in ("of", "for", "and", "the", "in", "on", "to", "at", "with", "de", "y")
    ]
    sure = _BODY.search(name) and not _POST.search(name) and not _NOT_ONE.search(name)
    return name if sure and len(capital) >= 2 and not small and len(words) <= 14 else ""
