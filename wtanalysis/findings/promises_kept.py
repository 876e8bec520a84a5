"""What a commitment asks of the text of the next edition: what it is about, and whether it need show there at all."""

from __future__ import annotations

import re

from wtanalysis.published.model import Commitment

WHY_NOT: dict[str, str] = {
    "consider": "it is only to be considered", "explore": "it is only to be explored", "test": "it is tried out first",
    "decline": "it was declined", "continue": "it goes on as before",
}  # fmt: skip
_EDITING = (
    r"(?:amend|strengthen|insert|add|reflect|highlight|stress|mention|explain|list|retain|implement|reword|place|keep|"
    r"proceed|open|refer|set out|bring (?:in|out)|take forward|go ahead)(?:s|ed|ing|red|ring|ments?)?|"
    r"(?:updat|revis|emphasi[sz]|renam|rewrit|remov|delet|includ|introduc|chang|stat|describ|acknowledg|nam|cit|ensur|referenc|"
    r"mak|tak|plac)(?:e|es|ed|ing)|(?:clarif|specif)(?:y|ies|ied|ying|ication)|bringing (?:in|out)|taking forward|go|"
    r"firm(?:er|ly)?|clear(?:er|ly)?|strong(?:er|ly)?|explicit(?:ly)?"
)
_EDITS = re.compile(rf"\b(?:{_EDITING})\b", re.IGNORECASE)
_OF_TEXT = re.compile(
    r"\b(?:guidance|wording|language|terminology|terms|text|chapters?|sections?|sub-?titles?|title|glossary|annex|"
    r"appendix|lists?|references?|expectations|standards|principles|footnotes?|definitions?|meaning|proposed|"
    r"proposals?|"
    r"make (?:it )?(?:clear|explicit)|be explicit|clarif\w+|amendments?)\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:pathfinders?|pilots?|e-?learning|training|research|grants?|funding for|invest\w*|case stud(?:y|ies)|"
    r"workshops?|"
    r"board|focus groups?|engagement sessions?|programmes?|alliances?|legislat\w+|law commission|parliament|"
    r"consultations?|evaluat\w+|inspectorates?|monitor\w*|support\w* (?:everyone|areas|partners|implementation|local)|"
    r"roll ?out|webinars?|toolkits?|separate guidance|other guidance|impact assessments?|each year|every year|"
    r"annual\w*|"
    r"(?:local authority|existing|equitable funding|further|additional|separate) guidance|guidance (?:on|for) (?!the )|"
    r"advice|good practice|embed\w*|reforms?|working with|respondent types?|putting the changes into practice|"
    r"implement (?:the )?changes|council\w* (?:are|is) told)\b",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"\b(?:chapters?|sections?|paragraphs?|annex(?:es)?|appendix) (?:\d+|[A-Z]\b|on\b|about\b)|"
    r"\b(?:in|to|from) (?:the )?(?:annex|appendix|glossary|footnotes?|final version|list of \w+)\b",
)
_TEXTUAL = re.compile(
    r"\b(?:clarif(?:y|ied|ying|ication)|emphasi[sz](?:e|ed|ing)|reword(?:ed|ing)?|defin(?:e|ed|ing)|renam(?:e|ed|ing)|"
    r"delet(?:e|ed|ing)|reinstat(?:e|ed|ing)|amend(?:ed|ing|ments?)?|"
    r"(?:make|made|making|be) (?:it )?(?:clear|explicit)|"
    r"bring\b[^.;]{1,60}\binto line)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:(?:separate|other|existing|operational|non-statutory) guidance|outside (?:of )?(?:the|this) guidance|"
    r"websites?|"
    r"(?:white|green) paper|spending review|call for evidence|easy[- ]read|events?|invite bids?|letters?|legislat\w+|"
    r"(?:fund\w*|invest\w*) of £|£\d|return to (?:this|these|the) (?:questions?|issues?|points?))",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"^(?:(?:we|ministers|officials|it|the \w+) (?:will|shall|are|(?:also )?(?:intend|plan|aim)s? to|are going to) )?"
    r"(?:also |then |further |now |regularly )*(?:write to|ask \w+ to|work (?:closely |together |further )*with|"
    r"meet (?:with|industry|representatives|stakeholders|partners)|"
    r"launch|commission|convene|host|seek views|recruit|consult\b|"
    r"hold [^.;]{0,30}\b(?:events?|meetings?|workshops?|sessions?)|"
    r"share (?:this|these|the|those|your) (?:comments?|feedback|findings|views|responses?)|"
    r"keep [^.;]{1,60} under review|(?:set(?:ting)? up|establish(?:ing)?|form|convene) an? [^.;]{0,40}"
    r"\b(?:group|board|panel|task ?force|committee|forum|network)\b|"
    r"publish [^.;]{0,40}\b(?:results?|data|survey|report|summary|advice|toolkit)|"
    r"(?:develop|build|create) an? (?:[\w-]+ )?(?:portal|platform|tool|website|dashboard|helpline|app))\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:we|the government|ministers?|the department|dfe|it) (?:will|shall|intends? to|plans? to|(?:are|is) going to|"
    r"(?:are|is))(?: therefore| also| now| further| continue to| continue with)*\b|"
    r"\b(?:in|of|to|within|through|throughout) the (?:new |updated |revised |statutory |final )*(?:guidance|text|"
    r"edition|"
    r"document|chapter|section)\b|\b(?:following|in response to|as a result of) [^,]{0,60},",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:the )?(?:proposed|proposals?|proposal to|changes?|amendments?|wording|language|terminology|guidance|text|"
    r"additional|minor|small|slight(?:ly)?|further|new|some|more|around|regarding|renewed|focus(?:ed|ing)?|"
    r"outlin(?:e|es|ed|ing)|features?|exact|used|review(?:ed|ing)?|in the chapter|role and responsibilities|"
    r"importance of|in relation to|appropriately|proper(?:ly)?|where needed|this|also|so (?:that )?it is|references?|"
    r"greater|firmer|clearer|stronger|emphasis)\b",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"\b(?:re-?nam\w+|re-?titl\w+|titles?|sub-?titles?|headings?|call(?:ed)?|new name)\b", re.IGNORECASE
)
_TAKING = re.compile(r"\b(?:remov\w+|delet\w+|drop\w*|take (?:the word|out)|without)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[‘“\"']([^‘’“”\"']{4,})[’”\"']")
_THE_WORD = re.compile(r"\bthe words? ([\w-]+)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def not_expected(commitment: Commitment, until: str = "") -> str:
    """Why a commitment need not show in the new edition; empty where it should.

    Args:
        commitment: what was promised or decided.
        until: the date of the new edition, as an ISO date or a year; what is due in a later year cannot stand in it.

    >>> not_expected(Commitment("c", "", "", "list", "will", 1, "Look into a new duty", "explore", "now"))
    'it is only to be explored'
    >>> not_expected(Commitment("c", "", "", "list", "will", 1, "Clarify the wording on chairs", "firm", "now"))
    ''
    """
    text = commitment.text
    if commitment.horizon == "future edition":
        return "it is put off to a later edition"
    if commitment.modality in WHY_NOT:
        return WHY_NOT[commitment.modality]
    years = _YEAR.findall(commitment.due) if until else []
    if years and min(years) > until[:4]:
        return f"it is due in {min(years)}, after this edition"
    return "it is to be done outside the guidance" if _is_outside(text, commitment.horizon) else ""


def _is_outside(text: str, horizon: str) -> bool:
    """Whether something else than words of this text is promised: money, training, research, other documents."""
    if _IN_TEXT.search(text) and horizon != "dated":
        return False
    if _ELSEWHERE.search(text) and not _OF_TEXT.search(_ELSEWHERE.sub(" ", text)):
        return True
    if _TEXTUAL.search(text) and not _ELSEWHERE.search(text):
        return False
    if _ACTS.search(text) or (horizon == "dated" and not _OF_TEXT.search(text)):
        return True
    return bool(_OUTSIDE.search(text)) and not (_EDITS.search(text) and _OF_TEXT.search(_OUTSIDE.sub(" ", text)))


def promised(text: str) -> str:
    """What a commitment is about: without the words of promising and of editing.

    >>> promised("We will clarify the role of the chair in the guidance")
    'the role of the chair'
    """
    told = _EMPTY.sub(" ", _EDITS.sub(" ", _PROMISE.sub(" ", text)))
    return " ".join(told.replace("'", " ").split()).strip(" ,.;:")


def is_of_name(text: str) -> bool:
    """Whether a commitment is about a title, a subtitle, a heading or a name.

    >>> is_of_name("amend the subtitle"), is_of_name("amend the wording")
    (True, False)
    """
    return bool(_NAMING.search(text))


def names(text: str) -> tuple[tuple[str, ...], bool]:
    """The names that a commitment about titles puts in quotation marks, and whether they are to go.

    >>> names("rename chapter 1, 'A Shared Responsibility'"), names("remove 'safe' from the subtitle")
    ((('A Shared Responsibility',), False), (('safe',), True))
    >>> names("strengthen the role of the chair")
    ((), False)
    """
    if not _NAMING.search(text):
        return (), False
    return tuple(_QUOTED.findall(text)) or tuple(_THE_WORD.findall(text)), bool(_TAKING.search(text))
