"""Counts, bases and percentages of a question, computed from answers. A consultation is not a sample: see `interval`.

The base of a percentage is those who answered the question, "don't know" included unless it is left out explicitly;
the answers are unweighted. Nets are counted, never added up from rounded parts; a reason given under an answer is a
share of the whole base, as its answer is. Several answers are shares of respondents, and may add up to more than 100.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wtanalysis.errors import ConsultationError
from wtanalysis.figures import rounding
from wtanalysis.figures.basis import Counted
from wtanalysis.figures.cells import NOT_ANSWERED
from wtanalysis.figures.counting import tally, without
from wtanalysis.figures.model import BUCKET_CODES, Beside, Breakdown, Figure
from wtanalysis.responses.model import Question, Responses
from wtanalysis.responses.scales import net_label, options

CAMPAIGNS = ("all", "once", "left out")
PER = ("respondents", "answers")
Groups = Sequence[str] | Mapping[str, str]


@dataclass(frozen=True)
class Method:
    """How to count; the default is what a report should print.

    Attributes:
        by: ``group``, another column of the respondents such as ``channel``, the id of a closed question with one
            answer, or empty.
        without: codes left out of the base explicitly, such as ``dont_know``; the breakdown says so.
        per: ``respondents`` or, for a question with several answers, ``answers``.
        campaigns: copied responses count ``all``, ``once`` a campaign, or are ``left out``.
        rounding: the name of a rule that forces no total.

    >>> Method(by="group").rounding
    'half_up'
    """

    by: str = ""
    without: tuple[str, ...] = ()
    per: str = "respondents"
    campaigns: str = "all"
    rounding: str = rounding.DEFAULT

    def __post_init__(self) -> None:
        for name, value, known in (("campaigns", self.campaigns, CAMPAIGNS), ("per", self.per, PER)):
            if value not in known:
                raise ValueError(f"{name} {value!r}, expected one of {', '.join(known)}")
        rule = rounding.RULES.get(self.rounding)
        if rule is None or rule.forces_total:
            free = [name for name, rule in rounding.RULES.items() if not rule.forces_total]
            raise ValueError(f"rounding {self.rounding!r}, expected one of {', '.join(free)}")


@dataclass(frozen=True)
class Bucket:
    """One line of a breakdown: its code and words, the answer it is a part of, and the codes that it counts."""

    code: str
    label: str
    parent: str
    of: tuple[str, ...]


def breakdowns(
    responses: Responses, questions: Sequence[Question], method: Method | None = None, groups: Groups = ()
) -> tuple[Breakdown, ...]:
    """The computed breakdown of each question, in one pass over the answers.

    Args:
        responses: who answered what.
        questions: the questions to count.
        method: how to count; None for the default.
        groups: the order in which groups are shown, or code -> name in that order where the groups are the answers to
            a question; others follow in the order of the alphabet.

    Returns:
        One breakdown a question. A withheld question has no figures and its reason as a note; so has an open one, with
        the number of its comments.

    Raises:
        ConsultationError: no such column or question to break down by, or no such answer to leave out.
    """
    method = method or Method()
    method = replace(method, without=_left_out(questions, method.without))
    whole, uncounted = _chosen(responses, method)
    by = _by(method, whole)
    everything = tally(whole.answers, by, respondents=whole.respondents)
    chosen, counts = whole, everything
    if method.without:
        chosen = replace(whole, answers=without(whole.answers, method.without))
        counts = tally(chosen.answers, by, respondents=chosen.respondents)
    counted = Counted(counts, chosen, by, everything, whole, uncounted)
    return tuple(_breakdown(question, counted, method, groups) for question in questions)


def breakdown(responses: Responses, question: Question, method: Method | None = None, groups: Groups = ()) -> Breakdown:
    """The computed breakdown of one question; see :func:`breakdowns`."""
    return breakdowns(responses, (question,), method, groups)[0]


def buckets(question: Question) -> tuple[Bucket, ...]:
    """The lines of a question's breakdown: each net with its parts under it, single answers, combined buckets.

    >>> [(b.code, b.parent) for b in buckets(Question("later", scale="agree5"))][:3]
    [('agree', ''), ('option:strongly-agree', 'agree'), ('option:agree', 'agree')]
    """
    leaves = [option for option in options(question) if option.kind != NOT_ANSWERED]
    made: dict[str, Bucket] = {}
    for option in leaves:
        top = option.part_of or option.code
        if top in made:
            continue
        parts = [leaf for leaf in leaves if leaf.part_of == top]
        of = tuple(dict.fromkeys(leaf.code for leaf in leaves if top in (leaf.code, leaf.part_of)))
        made[top] = Bucket(top, net_label(question, top), "", of)
        made.update({leaf.code: Bucket(leaf.code, leaf.label, top, (leaf.code,)) for leaf in parts})
    for bucket in question.combined:
        of = tuple(dict.fromkeys(code for name in bucket.of for code in (made[name].of if name in made else (name,))))
        made[bucket.code] = Bucket(bucket.code, bucket.label, "", of)
    return tuple(made.values())


def _left_out(questions: Sequence[Question], codes: Collection[str]) -> tuple[str, ...]:
    """The answers to leave out, each net replaced by those that it counts; a code that nobody knows is a fault."""
    offered = [option for question in questions for option in options(question)]
    found: dict[str, None] = {}
    for code in codes:
        own = {option.code: None for option in offered if code in (option.code, option.part_of)}
        if not own and code not in BUCKET_CODES:
            raise ConsultationError(f"no answer {code!r} to leave out", "the code of an answer", "check the code")
        found |= own
    return tuple(found)


def _chosen(responses: Responses, method: Method) -> tuple[Responses, Mapping[str, int]]:
    """The responses whose answers count, copied campaigns as the method says, and question -> answers of the others.

    Once a campaign means the one that was received first.
    """
    people, answers, comments = responses.respondents, responses.answers, responses.comments
    uncounted: dict[str, int] = {}
    if (other := people["channel"].isin(responses.uncounted)).any():
        aside = answers["response_id"].isin(people["response_id"][other])
        uncounted = {str(name): int(n) for name, n in answers[aside].groupby("question_id")["first"].sum().items()}
        people, answers = people[~other], answers[~aside]
    if method.campaigns != "all":
        ordered = people.sort_values(["received", "response_id"])
        copied = ordered["campaign"] != ""
        out = ordered[copied if method.campaigns == "left out" else copied & ordered.duplicated("campaign")]
        gone = set(out["response_id"])
        people = people[~people["response_id"].isin(gone)]
        answers, comments = (table[~table["response_id"].isin(gone)] for table in (answers, comments))
    return replace(responses, respondents=people, answers=answers, comments=comments), uncounted


def _by(method: Method, responses: Responses) -> str:
    """What to break down by, checked."""
    columns = [name for name in responses.respondents.columns if name in ("group", "channel", "campaign", "on_behalf")]
    asked = {question for ids in responses.questions_of.values() for question in ids}
    known = [*columns, *sorted(asked)]
    if method.by and method.by not in known:
        shown = ", ".join(known[:6]) + (", ..." if len(known) > 6 else "")
        raise ConsultationError(f"nothing to break down by called {method.by!r}", f"one of {shown}", "check the name")
    return method.by


def _breakdown(question: Question, counted: Counted, method: Method, groups: Groups) -> Breakdown:
    empty = Breakdown(question.question_id, (), "computed", rounding=method.rounding)
    if question.status == "withheld":
        return replace(empty, notes=(f"Withheld: {question.reason or 'no reason was given'}.",))
    responses = counted.responses
    if question.scale == "open" or not options(question):
        comments = int((responses.comments["question_id"] == question.question_id).sum())
        return replace(
            empty, notes=(f"An open question with {comments:,} comment{'s' * (comments != 1)}; no percentages.",)
        )
    figures = tuple(_figures(question, counted, method, groups))
    kind = "calibrated" if responses.synthetic else "computed"
    names = groups if isinstance(groups, Mapping) else {}
    there = counted.put_to(question)
    around = {
        names.get(group, group): _beside(question, figures, counted, method, (group, names.get(group, group), there))
        for group in ("", *counted.groups(question.question_id, list(groups)))
    }
    every = around.pop("")
    notes = (*every.notes, *_uneven(question, figures), *_aside(question, counted))
    return replace(
        empty, figures=figures, notes=notes, eligible=every.eligible, silent=every.silent, kind=kind, by_group=around
    )


def _figures(question: Question, counted: Counted, method: Method, groups: Groups) -> Iterable[Figure]:
    """The figures of everybody, then of each group; "don't know" is not shown where nobody could or did say it."""
    shown = [bucket for bucket in buckets(question) if not set(bucket.of) <= set(method.without)]
    counts = {bucket.code: counted.of(question, bucket.of, method.per) for bucket in shown}
    if not question.options and not counts.get("dont_know", {}).get(""):
        shown = [bucket for bucket in shown if bucket.code != "dont_know"]
    names = groups if isinstance(groups, Mapping) else {}
    for group in ("", *counted.groups(question.question_id, list(groups))):
        base = counted.tally.base(question.question_id, group)
        if method.per == "answers":
            base = sum(counted.tally.of(question.question_id, group).values())
        for bucket in shown:
            count = counts[bucket.code].get(group, 0)
            percent = rounding.percent(count, base, method.rounding)
            yield Figure(
                question.question_id,
                bucket.label,
                bucket.code,
                bucket.parent,
                names.get(group, group),
                percent,
                count,
                base,
            )


def _beside(
    question: Question, figures: Sequence[Figure], counted: Counted, method: Method,
    place: tuple[str, str, Mapping[str, int]],
) -> Beside:  # fmt: skip
    """How many of a group had the question before them and gave no answer, with what to know beside its numbers."""
    group, name, there = place
    put_to, answered = there.get(group, 0), counted.everything.base(question.question_id, group)
    said = counted.everything.not_answered(question.question_id, group)
    silent = {"blank": max(0, put_to - answered - said), NOT_ANSWERED: said}
    asked = put_to if question.asked_if else None
    own = [figure for figure in figures if figure.group == name]
    return Beside(tuple(_notes(question, own, method, silent, (asked, answered))), asked, silent)


def _notes(
    question: Question, figures: Sequence[Figure], method: Method, silent: Mapping[str, int],
    put_to: tuple[int | None, int],
) -> Iterable[str]:  # fmt: skip
    """What a reader must know beside the numbers of one group, or of all respondents."""
    yield "Unweighted."
    offered = {option.code for option in options(question)}
    if left := [code for code in method.without if code in offered]:
        yield f"Left out of the base: {', '.join(net_label(question, code) for code in left)}."
    if question.scale == "multi":
        yield f"Several answers were possible: per cent of {method.per}."
    elif note := rounding.note_on_sum(_parts(question, figures)):
        yield note
    asked, answered = put_to
    if asked is not None:
        more = f", of whom {answered:,} answered" if answered <= asked else f"; {answered:,} answered"
        yield f"Put to {asked:,} respondent{'s' * (asked != 1)} by their earlier answer{more}."
    if method.campaigns != "all":
        yield f"Copied campaigns: {'left out' if method.campaigns == 'left out' else 'counted once each'}."
    if silent[NOT_ANSWERED]:
        yield f"{silent[NOT_ANSWERED]:,} marked “not answered” by the form; {silent['blank']:,} left blank."
    elif silent["blank"]:
        yield f"{silent['blank']:,} left it blank."


def _parts(question: Question, figures: Sequence[Figure]) -> list[float | None]:
    """The percentages that together are all answers: nets and single answers, no parts and no combined buckets."""
    combined = {bucket.code for bucket in question.combined}
    return [f.percent for f in figures if not f.parent and f.bucket_code not in combined]


def _uneven(question: Question, figures: Sequence[Figure]) -> Iterable[str]:
    """A note on the groups whose percentages do not sum to 100."""
    names = dict.fromkeys(figure.group for figure in figures if figure.group)
    each = [_parts(question, [figure for figure in figures if figure.group == name]) for name in names]
    uneven = sum(bool(rounding.note_on_sum(parts)) for parts in each)
    if uneven and question.scale != "multi":
        yield f"Of {len(names)} groups, {uneven} have percentages that do not sum to 100, each rounded by itself."


def _aside(question: Question, counted: Counted) -> Iterable[str]:
    """A note on answers through channels that count in no percentage, and on a question that no form holds."""
    if uncounted := counted.uncounted.get(question.question_id, 0):
        yield f"{uncounted:,} answer{'s' * (uncounted != 1)} through channels that count in no percentage left out."
    if not any(question.question_id in held for held in counted.whole.questions_of.values()):
        yield "No form that was loaded holds this question."


def interval(figure: Figure, level: float = 0.95) -> tuple[float, float]:
    """A confidence interval for one figure, in per cent: Wilson's score interval, for those who ask.

    A consultation is not a sample. Whoever wished to answer did, and copies and campaigns are among them, so that the
    interval says nothing of how far the share in any population may differ. It is never shown unasked.

    Args:
        figure: with a count and a base.
        level: the confidence level, above 0 and below 1.

    Returns:
        Lower and upper bound, 0 to 100 (Wilson 1927, J. Am. Stat. Assoc. 22, 209-212).

    Raises:
        ValueError: the figure has no count or no base.

    >>> low, high = interval(Figure("later", "yes", "yes", count=45, base=100))
    >>> round(low, 1), round(high, 1)
    (35.6, 54.8)
    """
    from scipy.stats import binomtest

    if figure.count is None or not figure.base:
        raise ValueError("an interval needs a count and a base above 0")
    found = binomtest(figure.count, figure.base).proportion_ci(level, method="wilson")
    return 100 * float(found.low), 100 * float(found.high)
