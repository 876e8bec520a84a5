"""What one organisation said, over all questions: one view of its answers, and of its words where it agreed to that.

Only who answered for an organisation, by saying so or by a type such as "Organisation", can be looked up. A person
who answers as an individual never can, even where an employer was named. Words are shown where the consent is
``individual`` or ``organisation``; an anonymous consent would not be one any more beside a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from wtanalysis.errors import ConsultationError
from wtanalysis.responses.model import Question, Responses
from wtanalysis.responses.organisations import organisation_key, speaks_for
from wtanalysis.responses.scales import options

if TYPE_CHECKING:
    import pandas as pd

NOT_ANSWERED = "not answered"
NOT_ASKED = "not asked"
WITHHELD = "withheld"
OPEN = "open question"
WITH_WORDS = ("individual", "organisation")


@dataclass(frozen=True)
class Said:
    """One question in one response.

    Attributes:
        question_id: the question; empty for comments that belong to none.
        question: its words.
        answers: the labels of what was ticked; or one of ``not answered``, ``not asked`` (their form does not hold it,
            or an earlier answer led past it), ``withheld`` and ``open question``.
        comments: how many comments came with it.
        words: the comments themselves where they may be shown.
    """

    question_id: str
    question: str
    answers: tuple[str, ...]
    comments: int = 0
    words: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Heard:
    """One response of the organisation.

    Attributes:
        response_id: its id.
        channel: how it came.
        group: the group that it counts in; empty where its channel does not count.
        consent: how its words may be attributed.
        listed: ``yes`` where it may be named as a respondent.
        said: a row for each question, then one for comments that belong to none.
    """

    response_id: str
    channel: str
    group: str
    consent: str
    listed: str
    said: tuple[Said, ...] = field(default=(), repr=False)

    @property
    def comments(self) -> int:
        """How many comments it holds.

        >>> Heard("a", "online", "", "none", "no", (Said("q", "Why?", ("Yes",), 2),)).comments
        2
        """
        return sum(row.comments for row in self.said)

    @property
    def note(self) -> str:
        """What must be said beside its words.

        >>> Heard("e1", "email", "", "none", "", (Said("", "", (), 2),)).note
        'wrote 2 comments through the channel email; their words are not shown, since no consent to that is recorded'
        """
        wrote = f"wrote {self.comments:,} comment{'s' * (self.comments != 1)} through the channel {self.channel}"
        if not self.comments or self.consent in WITH_WORDS:
            return wrote
        if self.consent == "anonymous":
            return f"{wrote}; their words may be used without the name only, and are not shown here"
        return f"{wrote}; their words are not shown, since no consent to that is recorded"


@dataclass(frozen=True, repr=False)
class Voice:
    """All that one organisation said: ``organisation`` as it wrote its name first, and its responses."""

    organisation: str
    responses: tuple[Heard, ...]

    def __repr__(self) -> str:
        many = len(self.responses)
        channels = ", ".join(dict.fromkeys(heard.channel for heard in self.responses))
        comments = sum(heard.comments for heard in self.responses)
        return f"Voice({self.organisation!r}, {many} response{'s' * (many != 1)} ({channels}), {comments} comments)"

    def _repr_html_(self) -> str:
        return "".join(_table(self.organisation, heard) for heard in self.responses)


def said_by(responses: Responses, questions: Sequence[Question], organisation: str) -> Voice:
    """What one organisation said, over all questions.

    Args:
        responses: the responses that are analysed; who was left out at intake is not found.
        questions: the questions, in the order in which they are shown.
        organisation: its name; case, marks, "the" and the form of a company do not matter.

    Returns:
        Each of its responses, with a row a question.

    Raises:
        ConsultationError: no such organisation answered for itself; the message names those with the nearest names.

    >>> import pandas as pd
    >>> people = pd.DataFrame([{"response_id": "a", "channel": "online", "organisation": "Anytown Clinic",
    ...     "types": "", "group": "Health", "on_behalf": "yes", "consent": "none", "listed": "yes"}])
    >>> answers = pd.DataFrame([{"response_id": "a", "question_id": "later", "code": "yes"}])
    >>> comments = pd.DataFrame(columns=["response_id", "question_id", "text"])
    >>> asked = [Question("later", text="Close later?", scale="yes_no_dk")]
    >>> voice = said_by(Responses(people, answers, comments, (), {"online": ("later",)}), asked, "the anytown clinic")
    >>> voice, voice.responses[0].said[0].answers
    (Voice('Anytown Clinic', 1 response (online), 0 comments), ('Yes',))
    """
    import pandas as pd

    people = responses.respondents
    told = zip(people["on_behalf"], people["types"], strict=True)
    for_bodies = [speaks_for({"on_behalf": said, "types": types}) == "yes" for said, types in told]
    bodies = people[pd.Series(for_bodies, index=people.index, dtype=bool)]
    keys = {name: organisation_key(name) for name in bodies["organisation"].unique()}
    wanted = organisation_key(organisation)
    own = bodies[[bool(wanted) and keys[name] == wanted for name in bodies["organisation"]]] if len(bodies) else bodies
    if not len(own):
        raise ConsultationError(
            f"no organisation {organisation!r} among those that answered for themselves",
            _nearest(wanted, {name: made for name, made in keys.items() if made}),
            "check the name; individuals cannot be looked up",
        )
    ids = set(own["response_id"])
    answers = responses.answers[responses.answers["response_id"].isin(ids)]
    comments = responses.comments[responses.comments["response_id"].isin(ids)]
    heard = tuple(_heard(row, questions, responses.questions_of, answers, comments) for row in own.to_dict("records"))
    return Voice(str(own["organisation"].iloc[0]), heard)


def _nearest(wanted: str, keys: Mapping[str, str]) -> str:
    """What was expected: the nearest names of organisations that answered for themselves."""
    from rapidfuzz import fuzz, process

    if not keys:
        return 'a column that says who answers for an organisation (is = "on_behalf"), and one with its name'
    near = process.extract(wanted, dict(sorted(keys.items())), scorer=fuzz.token_set_ratio, limit=3, score_cutoff=60)
    return "one such as " + "; ".join(name for *_, name in near) if near else f"one of {len(keys):,} names, none near"


def _heard(
    row: Mapping[str, str],
    questions: Sequence[Question],
    questions_of: Mapping[str, Sequence[str]],
    answers: pd.DataFrame,
    comments: pd.DataFrame,
) -> Heard:
    """One response with its row a question."""
    name = row["response_id"]
    own = answers[answers["response_id"] == name]
    given: dict[str, list[str]] = {}
    for question_id, code in zip(own["question_id"], own["code"], strict=True):
        given.setdefault(question_id, []).append(code)
    wrote: dict[str, list[str]] = {}
    texts = comments[comments["response_id"] == name]
    for question_id, text in zip(texts["question_id"], texts["text"], strict=True):
        wrote.setdefault(question_id, []).append(text)
    shown = row["consent"] in WITH_WORDS
    form = set(questions_of.get(row["channel"], ()))
    said = []
    for question in questions:
        answered = _answers(question, given, form)
        words = wrote.pop(question.question_id, [])
        if form or words or question.question_id in given:
            text = question.text or question.topic or question.question_id
            told = tuple(words) if shown and question.status != WITHHELD else ()
            said.append(Said(question.question_id, text, answered, len(words), told))
    rest = [text for texts_of in wrote.values() for text in texts_of]
    if rest:
        said.append(Said("", "Not on one question", (), len(rest), tuple(rest) if shown else ()))
    return Heard(name, row["channel"], row["group"], row["consent"] or "none", row["listed"], tuple(said))


def _answers(question: Question, given: Mapping[str, Sequence[str]], form: set[str]) -> tuple[str, ...]:
    """The labels of what was answered, or why there are none."""
    codes = [code for code in given.get(question.question_id, ()) if code != "not_answered"]
    if question.status == WITHHELD:
        return (WITHHELD,)
    if codes:
        labels = {option.code: option.label for option in options(question)}
        return tuple(labels.get(code, code) for code in codes)
    routed = all(set(wanted) & set(given.get(other, ())) for other, wanted in question.asked_if.items())
    if question.question_id not in form or not routed:
        return (NOT_ASKED,)
    return (OPEN,) if question.scale == "open" or not options(question) else (NOT_ANSWERED,)


def _table(organisation: str, heard: Heard) -> str:
    """One response as an HTML table, everything escaped."""
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("question", "answer", "comments", "words"))
    rows = "".join(
        f"<tr><th scope='row'>{escape(row.question)}</th><td>{escape('; '.join(row.answers))}</td>"
        f"<td>{row.comments}</td><td>{'<hr>'.join(map(escape, row.words))}</td></tr>"
        for row in heard.said
    )
    group = f" ({heard.group})" if heard.group else ""
    told = "may be listed" if heard.listed == "yes" else "may not be listed as a respondent"
    caption = escape(f"{organisation}{group}, response {heard.response_id}: {heard.note}; {told}")
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
