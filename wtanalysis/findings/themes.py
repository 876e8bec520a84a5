"""What comments say, as pages tell it: themes by question with their sizes, topics of the machine, what people settled.

Everything here is a count, a name or a short text of the codebook. Of what respondents wrote there are only statements
that stand for a topic, masked, and only from responses that may be quoted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from wtanalysis.consultation.areas import area_of, comments_about
from wtanalysis.findings.theme_model import QuestionThemes, Share, ThemeFound, ThemeWork, TopicFound
from wtanalysis.responses.near_copies import Counted, counted
from wtanalysis.safeguards.consent import may_quote
from wtanalysis.safeguards.masks import MASK
from wtanalysis.safeguards.personal_data import Masker
from wtanalysis.themes.agreement import agreement, assisted_by
from wtanalysis.themes.codebook import signed_version
from wtanalysis.themes.crosswalk import crosswalk
from wtanalysis.themes.decisions import settle
from wtanalysis.themes.differences import Difference, differences
from wtanalysis.themes.model import Codebook, Coding, Comment
from wtanalysis.themes.more_to_read import more_to_read
from wtanalysis.themes.review import merged, queue
from wtanalysis.themes.scores import scores
from wtanalysis.themes.sizes import sizes
from wtanalysis.themes.stance import by_answer
from wtanalysis.themes.topic_tables import NamedTopic
from wtanalysis.themes.work import ThemeFiles

if TYPE_CHECKING:
    from wtanalysis.consultation import Consultation

MODEL = "model"


def theme_work(consultation: Consultation) -> ThemeWork | None:
    """Everything that the pages say about themes; None where the folder holds no work on them, or no responses."""
    files = consultation.themes
    if files is None or consultation.responses is None:
        return None
    comments = comments_about(consultation)
    people, model = files.by_people(comments), files.by_model(comments)
    both = merged(*(one for one in (people, model) if one is not None))
    final = settle(both, files.record)
    signed = signed_version(files.themes, files.versions)  # of just these words; a change after it is not signed
    coders = Counter(code.coder for code in both.codes)
    return ThemeWork(
        synthetic=consultation.responses.synthetic,
        version=files.themes.version,
        signed_by=signed.by if signed else "",
        signed_at=signed.at if signed else "",
        themes=len(files.themes.themes),
        questions=_questions(consultation, files, comments, final),
        kinds=_count(row["kind"] for row in files.readings),
        languages=_count(row["language"] for row in files.readings if row["language"] not in ("en", "und")),
        copies=_copies(files),
        coders={name: n for name, n in coders.items() if name},
        queue=_count(item.kind for item in queue(both, decisions=files.record)),
        decisions=_count(decision.role for decision in files.record),
        latest=max((decision.at for decision in files.record), default=""),
        **_agreed(people, model),
    )


def _count(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _copies(files: ThemeFiles) -> Counted | None:
    campaigns = {row["comment_id"]: row["campaign"] for row in files.readings if row["campaign"]}
    return counted((row["comment_id"] for row in files.readings), campaigns) if campaigns else None


def _agreed(people: Coding | None, model: Coding | None) -> dict[str, Any]:
    """How far the model agrees with people, as fields of ThemeWork; nothing where one of them coded nothing."""
    if people is None or model is None:
        return {}
    carried = people.themes_of()
    read = {code.comment_id for code in people.codes}
    truth = {name: themes for name, themes in carried.items() if name in read}
    said = {name: themes for name, themes in model.themes_of().items() if name in truth}
    found = scores(truth, said)
    coders = [*dict.fromkeys(code.coder for code in people.codes if code.coder), MODEL]
    told = agreement(merged(people, model), coders, assisted_by(people), one_by_one=False)
    return {
        "agreement": told,
        "f1": {"micro": found.micro, "macro": found.macro},
        "more": more_to_read(truth, said)[0].words,
    }


def _questions(
    consultation: Consultation, files: ThemeFiles, comments: Sequence[Comment], final: Coding
) -> tuple[QuestionThemes, ...]:
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in files.readings:
        rows.setdefault(row["question_id"], []).append(row)
    by_question: dict[str, list[Comment]] = {}
    for comment in comments:
        by_question.setdefault(comment.question_id, []).append(comment)
    shown = _Shown.of(consultation)
    carried = {code.comment_id for code in final.codes if code.theme_id}
    apart = {row["comment_id"] for row in files.readings if row["kind"] != "opinion"} - carried
    found = []
    for question in consultation.questions:
        asked = by_question.get(question.question_id, [])
        if not asked:
            continue
        own = {comment.comment_id for comment in asked} - apart
        codes = tuple(code for code in final.codes if code.comment_id in own)
        part = Coding(codes, tuple(name for name in final.base if name in own), final.apart)
        read = rows.get(question.question_id, [])
        book = _own_themes(files.themes, area_of(consultation, question.question_id), part)
        topics, outliers, differ = _topics(files, question.question_id, part, shown, book)
        found.append(
            QuestionThemes(
                question.question_id, len(asked), _count(r["kind"] for r in read if r["kind"] != "opinion"),
                len(part.base), _themes(part, asked, book), topics, outliers, differ,
                {d.difference_id: s for d in differ if (s := files.log.of(d.difference_id))},
                {theme.theme_id: theme.name for theme in book.themes},
            )
        )  # fmt: skip
    return tuple(found)


def _own_themes(codebook: Codebook, area: str, part: Coding) -> Codebook:
    """The themes of a question: those of its policy area, and others that its comments carry."""
    carried = {code.theme_id for code in part.codes}
    own = tuple(theme for theme in codebook.themes if theme.policy_area == area or theme.theme_id in carried)
    return replace(codebook, themes=own)


def _themes(part: Coding, asked: Sequence[Comment], book: Codebook) -> tuple[ThemeFound, ...]:
    """The themes that somebody mentions, the largest first, each by the closed answers beside its comments."""
    answers: dict[str, list[Share]] = {}
    for row in by_answer(part, asked, book).rows:
        answers.setdefault(row.theme_id, []).append(Share(row.answer, row.count, row.base))
    of = {comment.comment_id: comment.group for comment in asked}
    bases = Counter(of[name] for name in part.base if of[name])
    found = []
    for size in sizes(part, asked, book):
        if size.count:
            theme = book.theme(size.theme_id)
            found.append(
                ThemeFound(
                    theme.theme_id, theme.name, theme.description, theme.stance, size.count, size.base, size.unsure,
                    tuple(share for share in answers.get(theme.theme_id, ()) if share.count),
                    tuple(
                        Share(group, n, bases[group])
                        for group, n in sorted(Counter(of[name] for name in size.comment_ids if of[name]).items())
                    ),
                )
            )  # fmt: skip
    return tuple(found)


@dataclass(frozen=True)
class _Shown:
    """Whose words may be shown, and what masks them."""

    quotable: frozenset[str]
    masker: Masker

    @classmethod
    def of(cls, consultation: Consultation) -> _Shown:
        responses = consultation.responses
        if responses is None:
            return cls(frozenset(), Masker())
        people = responses.respondents
        consents = zip(people["response_id"], people["consent"], people["channel"], strict=True)
        open_ones = {who for who, consent, channel in consents if may_quote(consent, channel)}
        own = zip(responses.comments["comment_id"], responses.comments["response_id"], strict=True)
        return cls(frozenset(name for name, who in own if who in open_ones), Masker())

    def statements(self, named: NamedTopic) -> tuple[str, ...]:
        """The statements of a topic that may be shown, masked."""
        allowed = [s.text for s in named.topic.statements if s.comment_id in self.quotable]
        # What wta themes wrote is masked already; a mask in it would be taken for one that somebody typed.
        return tuple(text if MASK.search(text) else self.masker.mask(text) for text in allowed)


def _topics(
    files: ThemeFiles, question_id: str, part: Coding, shown: _Shown, book: Codebook
) -> tuple[tuple[TopicFound, ...], int, tuple[Difference, ...]]:
    """The topics of one question with the themes that they are linked to; the outliers; where both sides differ."""
    if question_id not in files.found:
        return (), 0, ()
    topics, named = files.found[question_id]
    walk = crosswalk(topics, part, codebook=book)
    linked: dict[int, list[tuple[str, int]]] = {}
    for cell in walk.cells:
        if cell.linked(walk.thresholds):
            linked.setdefault(cell.topic_id, []).append((files.themes.theme(cell.theme_id).name, cell.count))
    made = tuple(
        TopicFound(
            one.topic.topic_id, one.topic.words, one.topic.size, topics.base, one.name, one.named_by, one.signed_by,
            one.signed_at, one.topic.stability, one.topic.stable, shown.statements(one),
            tuple(linked.get(one.topic.topic_id, ())),
        )
        for one in named
    )  # fmt: skip
    outliers = len({place.comment_id for place in topics.placed}) - len(topics.comments_of())
    # A theme that one comment alone mentions is no difference worth a meeting.
    told = (one for one in differences(walk) if one.kind != "orphan theme" or one.count > 1)
    return made, outliers, tuple(replace(one, comment_ids=()) for one in told)
