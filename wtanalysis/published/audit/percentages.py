"""Percentages whose base is not what the words say, and percentages that the document promised not to give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from wtanalysis.figures.model import Figure, number
from wtanalysis.published.audit.model import Draft, Finding, Sentence, finding, short
from wtanalysis.published.lexicon import DIGITS, PERCENT_SIGN
from wtanalysis.responses.model import Question

_PERCENTAGES = r"(?:percentages?|per cents?|proportions|numbers and percentages|figures or percentages)"
_NOT_GIVEN = re.compile(
    rf"\b(?:not|never|no|without|unable to|cannot|n't) (?:[\w-]+ ){{0,3}}?(?:provid|giv|report|publish|present|quot|"
    rf"show|attach|assign|includ)(?:e|ed|es|en|ing|d)? (?:any |the |exact |specific )?{_PERCENTAGES}\b"
    rf"|\b{_PERCENTAGES} (?:[^.;]{{0,60}} )?(?:have|has|are|is|were|will|can)(?:n't| not)(?: been| be)? "
    rf"(?:provided|given|reported|published|presented|quoted|shown|included)\b"
    rf"|\bno {_PERCENTAGES} (?:are|were|is|will be|have been) (?:provided|given|reported|published|presented|shown)\b"
)
_INCLUDED_IN = re.compile(rf"\bincluded in (?:any |the |our )?(?:[\w-]+ )*{_PERCENTAGES}")
_IN_WORDS = re.compile(
    r"\b(?:text[- ]based|free[- ]text|open[- ](?:ended|text)|open questions?|qualitative|written comments|comments|"
    r"narrative|verbatim)\b"
)
_EVERYWHERE = re.compile(r"\b(?:this|the) (?:document|report|response|summary)\b|\bthroughout\b|\banywhere\b")
_OF_COMMENTS = re.compile(
    rf"{DIGITS}{PERCENT_SIGN}\)? of (?:the |all |these |those )*(?:[\w-]+ )?"
    rf"(?:comments|(?:people |respondents )?who commented)\b"
)
_ONLY_SOME = re.compile(
    r"\b(?:where|some|certain|most|sections?|chapters?|annex|here|"
    r"fewer than|less than|small numbers|below|unless|except|groups?|sub-?groups?|emails?|events?|figure \d|"
    r"table \d|this question|these questions|that question)\b"
)


def bases(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Bases in words that the arithmetic contradicts.

    Parts printed as "of those who disagreed" that add up to the share of all who disagreed are parts of everyone. The
    sum is taken by :func:`wtanalysis.published.inference.with_bases`, with a point of tolerance for rounding.
    """
    for draft in drafts:
        figures = [f for f in draft.extraction.figures if f.parent and f.base_words and f.base_inferred and f.percent]
        for _, group in groupby(figures, key=lambda f: (f.question_id, f.parent, f.group)):
            parts = list(group)
            whole = next((f for f in draft.extraction.figures if _is_whole(f, parts[0])), None)
            if whole and whole.percent and abs(sum(f.percent or 0 for f in parts) - whole.percent) <= 1 < len(parts):
                yield _base(draft, parts, whole)


def _is_whole(figure: Figure, part: Figure) -> bool:
    return (figure.question_id, figure.bucket_code, figure.group, figure.parent) == (
        part.question_id,
        part.parent,
        part.group,
        "",
    )


def _base(draft: Draft, parts: Sequence[Figure], whole: Figure) -> Finding:
    shares = [f.percent or 0 for f in parts]
    told = " + ".join(number(s) for s in shares)
    of_part = ", ".join(number(round(100 * s / (whole.percent or 100))) for s in shares)
    everyone = f"of all {parts[0].base}" if parts[0].base else "of all who answered"
    return finding(
        "base", "error", draft.at(parts[0].locator),
        f"{parts[0].base_words}: {told} = {number(sum(shares))}, the {number(whole.percent)}% who gave that answer",
        f"{everyone}; as shares of that part they are about {of_part}%", draft.at(whole.locator),
    )  # fmt: skip


def promises(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """A promise not to give percentages that is broken.

    A promise about answers in words is broken by a percentage of comments or of an open question; one about the whole
    document by any percentage of a question. A promise with a condition ("where fewer than ten answered"), or about a
    part of the document, is left alone.
    """
    for draft in drafts:
        for sentence in draft.sentences:
            match = _NOT_GIVEN.search(sentence.folded)
            if not match or _INCLUDED_IN.search(sentence.folded) or _ONLY_SOME.search(sentence.folded):
                continue
            open_only = bool(_IN_WORDS.search(sentence.folded))
            if not open_only and not _EVERYWHERE.search(sentence.folded):
                continue
            kind = "of answers in words " if open_only else ""
            for locator, said in _printed(draft, open_only).items():
                yield finding(
                    "promise", "error", draft.at(locator), said,
                    f"no percentage {kind}is given, or the promise says which are", _place(draft, sentence, match),
                )  # fmt: skip


def _place(draft: Draft, sentence: Sentence, match: re.Match[str]) -> str:
    return draft.where(sentence, match.start())


def _printed(draft: Draft, open_only: bool) -> dict[str, str]:
    """Where percentages are printed, with the first at each place; with ``open_only`` those of answers in words."""
    places: dict[str, str] = {}
    for figure in draft.extraction.figures:
        question = next(q for q in draft.extraction.questions if q.question_id == figure.question_id)
        in_words = question.scale == "open" or question.base_unit == "comments" or _commented(question)
        if figure.percent is not None and (in_words or not open_only):
            places.setdefault(figure.locator, f"{number(figure.percent)}% ({short(figure.bucket, 60)})")
    for sentence in draft.sentences:
        for match in _OF_COMMENTS.finditer(sentence.folded):
            locator = draft.document.paragraphs[sentence.index].locator_at(sentence.start + match.start())
            places.setdefault(locator, sentence.text[match.start() : match.end()])
    return places


def _commented(question: Question) -> bool:
    """Whether only comments were counted in answer to a question."""
    return question.base is None and question.comments is not None
