"""Whom a percentage is of: the answers that are counted, and who had the question before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wtanalysis.figures.cells import NO_GROUP, NOT_ANSWERED, Tally
from wtanalysis.figures.counting import count_eligible
from wtanalysis.responses.model import Question, Responses


@dataclass(frozen=True)
class Counted:
    """The counts of one pass, with what is needed to count several answers of one respondent as one.

    ``everything`` and ``whole`` are the same with the answers that were left out of the base, for those who gave one
    did answer, and were led on to other questions by it. ``uncounted`` is question -> answers through channels that
    count in no percentage.
    """

    tally: Tally
    responses: Responses
    by: str
    everything: Tally
    whole: Responses
    uncounted: Mapping[str, int] = field(default_factory=dict)

    def groups(self, question_id: str, order: Sequence[str]) -> list[str]:
        """The groups with answers to a question: those of ``order`` first."""
        there = [name for name in self.tally.groups if self.tally.base(question_id, name)]
        return [*(name for name in order if name in there), *(name for name in there if name not in order)]

    def of(self, question: Question, codes: Sequence[str], per: str) -> Mapping[str, int]:
        """Group -> how many gave at least one of some answers, each respondent once; or how many answers these were."""
        if question.scale == "multi" and len(codes) > 1 and per == "respondents":
            asked = {question.question_id: codes}
            return count_eligible(self.responses.answers, asked, self.by, respondents=self.responses.respondents)
        names = ("", *self.tally.groups)
        return {g: sum(self.tally.count(question.question_id, code, g) for code in codes) for g in names}

    def put_to(self, question: Question) -> Mapping[str, int]:
        """Group -> how many had the question before them: by an earlier answer, else because their form holds it."""
        if question.asked_if:
            return count_eligible(self.whole.answers, question.asked_if, self.by, respondents=self.whole.respondents)
        channels = {channel for channel, ids in self.whole.questions_of.items() if question.question_id in ids}
        if question.channels:
            channels &= set(question.channels)
        people = self.whole.respondents
        there = people[people["channel"].isin(sorted(channels))]
        if not self.by:
            return {"": len(there)}
        if self.by in there.columns:
            homes = there[self.by].tolist()
        else:
            given = self.whole.answers[self.whole.answers["question_id"] == self.by]
            codes = dict(zip(given["response_id"], given["code"], strict=True))
            homes = [codes.get(name, "") for name in there["response_id"]]
        return {
            "": len(there),
            **Counter(home if home.strip() and home != NOT_ANSWERED else NO_GROUP for home in homes),
        }
