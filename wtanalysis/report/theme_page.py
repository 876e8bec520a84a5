"""The parts of the page on what people wrote: how comments were read, themes by question, topics, second review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from wtanalysis.findings.evidence import Evidence
from wtanalysis.findings.theme_model import QuestionThemes, ThemeFound, TopicFound
from wtanalysis.report.rendering import Block, render
from wtanalysis.themes import sizes
from wtanalysis.themes.differences import Difference
from wtanalysis.themes.stance import answer_words

Detail = Literal["words", "counts", "percentages"]
KINDS = {
    "opinion": "with an opinion on the question",
    "empty": "empty",
    "no_comment": "“no comment”, “n/a” and the like",
    "reference": "only referring elsewhere, such as “see above”",
    "form": "about the form, not the question",
    "confusion": "that misunderstood the question",
}
LANGUAGES = {
    "ar": "Arabic", "bn": "Bengali", "bg": "Bulgarian", "cy": "Welsh", "de": "German", "es": "Spanish", "fa": "Persian",
    "fr": "French", "ga": "Irish", "gd": "Scottish Gaelic", "gu": "Gujarati", "hi": "Hindi", "it": "Italian",
    "lt": "Lithuanian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "so": "Somali", "ta": "Tamil", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
ORDER = ("agree", "yes", "likely", "disagree", "no", "unlikely", "neither", "neutral", "dont_know")
SHOWN = 12
"""How many themes of a question stand outside the fold."""


def reading(evidence: Evidence) -> Block:
    """How the comments were read before anything was modelled, and who signed the codebook."""
    work = evidence.themes
    if work is None:
        return nothing()
    rows = [(KINDS.get(kind, kind), n) for kind, n in sorted(work.kinds.items(), key=lambda pair: _place(pair[0]))]
    html = render("themes_reading.html", work=work, rows=rows, total=sum(work.kinds.values()), languages=LANGUAGES)
    return Block(f"Reading({sum(work.kinds.values())} comments, {len(rows)} kinds)", html)


def scale(evidence: Evidence) -> Block:
    """The scale of words that the sizes of themes are told on."""
    return Block("Scale()", render("themes_scale.html", rows=sizes.scale_table())) if evidence.themes else nothing()


def questions(evidence: Evidence, detail: Detail = "words") -> Iterator[Block]:
    """Every question: its themes with their sizes, and the topics of the machine beside them.

    Args:
        evidence: with the work on themes.
        detail: how sizes are told: in ``words`` alone, with ``counts``, or with ``percentages`` as well.
    """
    work = evidence.themes
    if work is None:
        yield nothing()
        return
    asked = {question.question_id: question for question in evidence.questions}
    section = ""
    for one in work.questions:
        question = asked[one.question_id]
        if question.section != section:
            section = question.section
            yield Block(f"Section({section!r})", render("themes_section.html", title=section))
        html = render(
            "themes_question.html", question=question, one=one, work=work, shown=one.themes[:SHOWN],
            folded=one.themes[SHOWN:], size=lambda n, base: size(n, base, detail), answers=_answers, groups=_groups,
            detail=detail,
            topic_size=lambda topic: size(topic.size, topic.base, detail), signed=signed, kinds=KINDS,
        )  # fmt: skip
        yield Block(f"Themes({one.question_id!r}, {len(one.themes)} themes, {len(one.topics)} topics)", html)


def review(evidence: Evidence) -> Block:
    """How far people and the model agree, what waits for a person, and what was decided."""
    work = evidence.themes
    if work is None:
        return nothing()
    return Block(
        f"Review({sum(work.queue.values())} open, {sum(work.decisions.values())} decisions)",
        render("themes_review.html", work=work),
    )


def log(evidence: Evidence) -> Block:
    """Where topics and themes differ, and how each difference was settled."""
    work = evidence.themes
    if work is None:
        return nothing()
    asked = {question.question_id: question.text or question.question_id for question in evidence.questions}
    rows = [(one, d, one.settled.get(d.difference_id)) for one in work.questions for d in one.differences]
    open_ones = sum(settled is None for *_, settled in rows)
    html = render("themes_log.html", rows=rows, open=open_ones, asked=asked, told=_difference)
    return Block(f"Log({len(rows)} differences, {open_ones} open)", html)


def size(count: int, base: int, detail: Detail = "words") -> str:
    """A size as the page tells it.

    >>> size(31, 128), size(31, 128, "counts"), size(31, 128, "percentages")
    ('some', 'some (31 of 128)', 'some (31 of 128, 24%)')
    """
    words = sizes.quantity(count, base)
    if detail == "words":
        return words
    share = f", {sizes.percent(count, base)}" if detail == "percentages" and base >= sizes.SMALL else ""
    return f"{words} ({count:,} of {base:,}{share})"


def signed(topic: TopicFound) -> str:
    """Who stands behind the name of a topic.

    >>> signed(TopicFound(0, ("boat",), 3, 4, "Night boats", "machine: words"))
    'a machine’s name, not signed'
    """
    if not topic.signed_by:
        return "a machine’s name, not signed" if topic.named_by.startswith("machine") else "not signed"
    by = "machine’s name, signed" if topic.named_by.startswith("machine") else "named and signed"
    return f"{by} by {topic.signed_by}, {topic.signed_at}"


def _answers(theme: ThemeFound, detail: Detail) -> list[str]:
    """Of those who gave each answer, how many mention the theme."""
    rows: Sequence[tuple[str, str]] = [
        (answer_words(share.answer), size(share.count, share.base, detail))
        for share in sorted(theme.answers, key=lambda share: ORDER.index(share.answer) if share.answer in ORDER else 99)
    ]
    return [f"of those {answer}: {told}" for answer, told in rows]


def _groups(theme: ThemeFound, detail: Detail) -> list[str]:
    """The groups that mention the theme more often than everybody does, by the words of the scale.

    Only groups with ten comments or more are told, since the scale has no word for fewer.
    """
    words = [one.word for one in sizes.SCALE]
    overall = words.index(sizes.level(theme.count, theme.base).word)
    return [
        f"{share.answer}: {size(share.count, share.base, detail)}"
        for share in theme.groups
        if share.base >= sizes.SMALL and words.index(sizes.level(share.count, share.base).word) > overall
    ]


def _difference(one: QuestionThemes, difference: Difference) -> str:
    names = one.names
    topics = {topic.topic_id: topic.name for topic in one.topics}
    themes = [names.get(theme, theme) for theme in difference.theme_ids]
    found = [f"{topic} “{topics.get(topic, '')}”" for topic in difference.topic_ids]
    told = {
        "orphan topic": f"topic {', '.join(found)}: no theme goes with it",
        "orphan theme": f"theme “{', '.join(themes)}”: no topic goes with it",
        "split": f"theme “{', '.join(themes)}” is spread over topics {', '.join(found)}",
        "merge": f"topic {', '.join(found)} holds the themes “{'”, “'.join(themes)}”",
    }
    return told.get(difference.kind, "")


def _place(kind: str) -> int:
    known = list(KINDS)
    return known.index(kind) if kind in known else len(known)


def nothing() -> Block:
    """What the page says where there is no work on themes."""
    told = "No comments were coded: this report was made without responses, or the folder names no codebook."
    return Block("Nothing()", render("nothing.html", told=told))
