"""Who answers for an organisation, and when two names are one organisation's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wtanalysis.responses.cells import for_a_body, names_a_body
from wtanalysis.responses.scales import key
from wtanalysis.tables import LIST_MARK


def speaks_for(record: Mapping[str, str]) -> str:
    """Whether someone answers for an organisation: as they said, else as a type that they ticked says; or empty.

    >>> speaks_for({"on_behalf": "yes"}), speaks_for({"types": "Individual"}), speaks_for({"types": "Organisation"})
    ('yes', 'no', 'yes')
    >>> speaks_for({"on_behalf": "no", "types": "Organisation"}), speaks_for({"types": "Nurse"})
    ('no', '')
    """
    if said := record.get("on_behalf", ""):
        return said
    told = {for_a_body(name) for name in record.get("types", "").split(LIST_MARK)}
    return "no" if "no" in told else "yes" if "yes" in told else ""


def organisation_key(name: str) -> str:
    """An organisation's name as it is compared: small letters, without "the" and the form of a company.

    Empty where the words name nobody, such as "n/a".

    >>> organisation_key("The Anytown Safeguarding Trust Ltd.") == organisation_key("anytown safeguarding trust")
    True
    """
    if not names_a_body(name):
        return ""
    plain = re.sub(r"[^\w& ]+", " ", key(name)).replace("&", " and ")
    plain = re.sub(r"\b(?:the|ltd|limited|plc|llp|cic|cio)\b", " ", plain)
    return re.sub(r"\s+", " ", plain).strip()
