"""What one file of responses holds, before anything is left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

Answers = list[tuple[int, tuple[str, ...]]]


@dataclass
class Loaded:
    """The responses of one export, folder of emails or file of event notes.

    Attributes:
        records: a mapping of ``RESPONDENT_COLUMNS`` a response.
        answers: question id -> (response index, codes), a pair for each response that answered.
        comments: (response index, question id, policy area, text).
        questions: the questions that the form holds.
        notes: what was not loaded, counted and named.
        unstructured: emails and notes: words without a form.
        channel: how the responses came, where the file itself says so; it is told of a file without responses, too.

    >>> Loaded([{"response_id": "a"}], {"q": [(0, ("not_answered",))]}).answered()
    set()
    """

    records: list[dict[str, str]] = field(default_factory=list)
    answers: dict[str, Answers] = field(default_factory=dict)
    comments: list[tuple[int, str, str, str]] = field(default_factory=list)
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unstructured: bool = False
    channel: str = ""

    def answered(self) -> set[int]:
        """The responses with at least one answer or comment."""
        given = {i for pairs in self.answers.values() for i, codes in pairs if codes != ("not_answered",)}
        return given | {index for index, *_ in self.comments}

    def contents(self, only: Collection[int]) -> dict[int, tuple[object, ...]]:
        """All that some responses answered and wrote, in one order, to find those that are the same word for word.

        >>> Loaded([{}], {"q": [(0, ("yes",))]}, [(0, "q", "", "As before")]).contents([0])
        {0: (('q', 'As before'), ('q', ('yes',)))}
        """
        found: dict[int, list[object]] = {}
        for question_id, pairs in self.answers.items():
            for index, codes in pairs:
                if index in only:
                    found.setdefault(index, []).append((question_id, codes))
        for index, question_id, _, text in (comment for comment in self.comments if comment[0] in only):
            found.setdefault(index, []).append((question_id, text))
        return {index: tuple(sorted(parts, key=repr)) for index, parts in found.items()}
