"""A response document as data: everything the tables of the contract hold, read in one pass over one Document."""

from __future__ import annotations

from dataclasses import replace

from wtanalysis.documents.model import Document
from wtanalysis.figures.model import Figure
from wtanalysis.published.commitments import commitments
from wtanalysis.published.dates import window
from wtanalysis.published.figures import walk
from wtanalysis.published.inference import scale_of, with_bases, with_status
from wtanalysis.published.intake import add_told
from wtanalysis.published.ledger import scan, unclaimed
from wtanalysis.published.model import Extraction
from wtanalysis.published.organisations import organisations, with_quoted_names
from wtanalysis.published.outline import outline
from wtanalysis.published.proposals import proposals
from wtanalysis.published.questions import after_questions, find_questions, put_to_people, question_ids
from wtanalysis.published.quotations import find_quotations, quotations, quoted_paragraphs
from wtanalysis.published.speaking import is_response
from wtanalysis.responses.model import Question


def extract(document: Document) -> Extraction:
    """Read a government response document.

    Args:
        document: any response document, as :func:`wtanalysis.documents.readers.read_document` gives it.

    Returns:
        An :class:`~wtanalysis.published.model.Extraction`: questions, figures, facts, quotations, proposals,
        commitments, organisations, and what was left unclaimed with the reason. Every percentage of the document, and
        every count of responses, respondents or comments, is claimed by exactly one row or stands in ``unclaimed``.
        A document without any sign of a response (guidance, a briefing) has no window and no commitments.
    """
    places = outline(document)
    asked = find_questions(document, places)
    places = after_questions(document, places, asked)
    found = find_quotations(document, places)
    quoted = quoted_paragraphs(found)
    state = walk(document, places, asked, quoted)
    add_told(state, quoted)
    figures = tuple(with_bases(state.questions, state.figures))
    ids = question_ids(asked, places)
    known = {name: asked[position] for position, name in ids.items()}
    surely = [q for q in state.questions.values() if put_to_people(q, known[q.question_id], document, figures)]
    questions = tuple(_settled(q, figures) for q in with_status(surely))
    listed = organisations(document, places)
    quotes = quotations(document, places, found, listed)
    listed = with_quoted_names(listed, [(q.organisation_match, q.attribution, q.locator) for q in quotes])
    answers = bool(questions or figures or state.facts) or is_response(document)
    asking = frozenset(a.index for a in asked if document.paragraphs[a.index].kind in ("heading", "bullet"))
    return Extraction(
        document.source,
        document.title,
        questions,
        figures,
        tuple([f for f in window(document) if answers or f.kind == "published"] + state.facts),
        quotes,
        proposals(document, places, asked, questions, quoted),
        commitments(document, places, quoted, asking) if answers else (),
        listed,
        unclaimed(document, state.claims, scan(document)),
        dict(document.left_out),
    )


def _settled(question: Question, figures: tuple[Figure, ...]) -> Question:
    """A question with its scale; one in free text stays open, even where a share of its answers was counted."""
    scale = scale_of(question, figures)
    open_text = scale == "open" and question.status == "reported"
    return replace(question, scale=scale, status="open" if open_text else question.status)
