"""Which words may be shown, and under what name: plain values in and out.

Consents are those of the glossary: ``individual``, ``organisation``, ``anonymous``, ``none``. What came by email or was
said at an event is ``none`` until somebody recorded otherwise.
"""

from __future__ import annotations

CONSENTS = ("individual", "organisation", "anonymous", "none")
UNASKED = ("email", "event", "events", "post", "phone")


def may_quote(consent: str, channel: str = "", *, recorded: bool = False) -> bool:
    """Whether words of a response may be quoted at all.

    Args:
        consent: one of ``CONSENTS``; anything else, an empty one too, counts as ``none``.
        channel: how the response came. A form asks for consent; an email or an event does not.
        recorded: whether a consent of a channel that does not ask was asked for and written down afterwards.

    >>> may_quote("anonymous", "online"), may_quote("individual", "email"), may_quote("", "online")
    (True, False, False)
    >>> may_quote("individual", "email", recorded=True)
    True
    """
    given = _plain(consent)
    if given not in CONSENTS or given == "none":
        return False
    return recorded or _plain(channel) not in UNASKED


def attribution(consent: str, name: str = "", organisation: str = "", descriptor: str = "") -> str:
    """Under what name words may be shown; empty where they may not be shown.

    A consent never yields more than it says: ``organisation`` without a name of one, and ``individual`` without a name,
    fall back to the descriptor, and that to "anonymous respondent".

    Args:
        consent: one of ``CONSENTS``.
        name: the person's name.
        organisation: the organisation's name.
        descriptor: what may be said of somebody who stays unnamed, such as "health practitioner".

    >>> [attribution(given, "Kai Jones", "Oakhaven Council") for given in ("individual", "organisation", "none")]
    ['Kai Jones, Oakhaven Council', 'Oakhaven Council', '']
    >>> attribution("anonymous", "Kai Jones", "Oakhaven Council", "health practitioner")
    'health practitioner'
    """
    given = _plain(consent)
    unnamed = descriptor.strip() or "anonymous respondent"
    if given == "individual":
        return ", ".join(part.strip() for part in (name, organisation) if name.strip() and part.strip()) or unnamed
    if given == "organisation":
        return organisation.strip() or unnamed
    return unnamed if given == "anonymous" else ""


def _plain(value: str) -> str:
    return value.strip().lower()
