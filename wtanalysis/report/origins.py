"""What a page must say of its numbers: that they are printed, or counted from responses, or from made ones."""

from __future__ import annotations

from wtanalysis.findings.evidence import Evidence

SYNTHETIC = "Synthetic data"
# Pages that show what was printed only, the first of them editions of guidance; any other page may count responses.
GUIDANCE_ONLY = "03-guidance-changes.html"
PRINTED_ONLY = (GUIDANCE_ONLY, "05-you-said-we-will.html")


def is_synthetic(evidence: Evidence) -> bool:
    """Whether the responses were made by a program to fit what was printed."""
    return evidence.analysis is not None and evidence.analysis.synthetic


def marked(title: str, evidence: Evidence, page: str) -> str:
    """The title of a page, which says so where the page counts synthetic responses.

    >>> from wtanalysis.findings.analysis import Analysis
    >>> from wtanalysis.provenance import Source
    >>> made = Evidence("Parks", Source("a.txt", ""), analysis=Analysis(synthetic=True))
    >>> marked("Answers", made, "02-breakdowns.html"), marked("Promises", made, "05-you-said-we-will.html")
    ('Synthetic data: Answers', 'Promises')
    """
    return f"{SYNTHETIC}: {title}" if is_synthetic(evidence) and page not in PRINTED_ONLY else title


def banner(evidence: Evidence, page: str) -> tuple[str, str]:
    """What stands at the top of a page of a report on synthetic data: a few bold words, and what they mean."""
    analysis = evidence.analysis
    if analysis is None or not analysis.synthetic:
        return "", ""
    if page in PRINTED_ONLY:
        told = (
            "Nothing on this page is counted from responses. Other pages of this report are, and those responses are "
        )
        what = "Texts of the guidance only." if page == GUIDANCE_ONLY else "Printed figures only."
        return what, told + "synthetic: made by a program."
    told = (
        f"The {analysis.counted:,} responses counted on this page were made by a program so that they fit the printed "
        "figures. No person gave them. They show that the counting works; they say nothing about what people answered."
    )
    return f"{SYNTHETIC}.", told


def footer(evidence: Evidence, page: str) -> str:
    """What stands at the foot of every page: which figures are printed, and which are counted from what.

    >>> from wtanalysis.provenance import Source
    >>> footer(Evidence("Parks", Source("a.txt", "")), "index.html")
    'Figures are as printed by the department; percentages are not recomputed, and nothing here is counted from ...'
    """
    if page == GUIDANCE_ONLY:
        return (
            "What changed is read from editions of the guidance, or from outlines of them where the page says so; "
            "nothing on it is counted from responses. Every change names its place in both editions."
        )
    analysis = evidence.analysis
    if analysis is None:
        told = (
            "Figures are as printed by the department; percentages are not recomputed, and nothing here is counted "
            "from responses."
        )
    elif page in PRINTED_ONLY:
        told = "Figures on this page are as printed by the department; nothing on it is counted from responses."
    else:
        told = _counted(evidence, analysis.counted, analysis.synthetic)
    return f"{told} Every printed number and statement leads to the place where it stands."


def _counted(evidence: Evidence, number: int, synthetic: bool) -> str:
    what = "synthetic responses, made by a program" if synthetic else "responses that count in percentages"
    counted = f"counted from the {number:,} {what}, and unweighted."
    if not evidence.figures:
        return f"Figures are computed: {counted} No printed figures were given to compare them with."
    return f"Figures called printed are as printed by the department. Figures called computed are {counted}"


def origin(evidence: Evidence) -> str:
    """The same for the top of the overview and of the page of figures, in a sentence or two."""
    analysis = evidence.analysis
    if analysis is None:
        return (
            "The figures are as printed by the department; percentages are not recomputed, and nothing here is counted "
            "from responses."
        )
    return _counted(evidence, analysis.counted, analysis.synthetic)
