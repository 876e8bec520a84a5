"""Short drafts for the tests of the audit."""

from __future__ import annotations

from tests.published.documents import read
from wtanalysis.published.audit import Finding, audit

HEAD = """# Street lighting at night: consultation response

## Responses

The consultation ran from 3 March 2025 to 26 May 2025. {profile}

## Question 1

### Do you agree that lamps should be dimmed after midnight?

{answers}

### Government response

We will dim the lamps.
"""


def response(answers: str, profile: str = "") -> str:
    """A draft response with one question and what is said about it."""
    return HEAD.format(answers=answers, profile=profile or "We received 400 responses.")


def found(*texts: str, check: str, tolerance: float = 3.0) -> list[Finding]:
    """The findings of one check in drafts with these texts."""
    return [f for f in audit([read(text) for text in texts], tolerance) if f.check == check]
