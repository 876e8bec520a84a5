"""Where a commitment landed, in words for the page of what was said and what will be done."""

from __future__ import annotations

from collections.abc import Sequence

from wtanalysis.findings.changed import Changed
from wtanalysis.findings.landing_model import Landing
from wtanalysis.findings.landing_rows import places
from wtanalysis.guidance.model import Guidance

VERDICTS = {
    "landed": "Found in the {new} edition", "partly": "Found in part in the {new} edition",
    "not_found": "Not found in the {new} edition", "not_expected": "Not expected in the {new} edition",
    "cannot_be_tested": "Cannot be tested on what is loaded",
}  # fmt: skip


def landings(changed: Sequence[Changed]) -> dict[str, str]:
    """What to say of each commitment, by its id; empty where no editions were compared.

    >>> landings(())
    {}
    """
    if not changed:
        return {}
    last = changed[-1]
    return {found.commitment.commitment_id: told(found, last.comparison.new) for found in last.landings}


def told(landing: Landing, new: Guidance) -> str:
    """One landing in a sentence: the verdict, the places, and why none is there.

    >>> from wtanalysis.provenance import Source
    >>> from wtanalysis.published.model import Commitment
    >>> later = Commitment("c", "", "", "list", "will", 1, "Later", "firm", "future edition")
    >>> told(Landing(later, "not_expected", "it is put off to a later edition"), Guidance(Source("a", ""), "2023", "A"))
    'Not expected in the 2023 edition: it is put off to a later edition.'
    """
    said = VERDICTS[landing.verdict].format(new=new.edition)
    found = places(landing, new) if landing.verdict in ("landed", "partly") else ()
    missing = "".join(f"; {part}" for part in landing.missing)
    return f"{said}: {'; '.join(found)}{missing}." if found else f"{said}: {landing.reason}."
