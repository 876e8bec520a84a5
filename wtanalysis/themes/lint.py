"""What a codebook should not hold: catch-all titles, near-duplicates, mixed stance, too many themes, themes unused.

Users of coding tools name these as what makes themes useless to a policy team. A finding is advice: nothing is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.codebook import theme_texts
from wtanalysis.themes.model import Codebook, Coding, Comment, Theme

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder

CHECKS = (
    "catch_all", "near_duplicate", "mixed_stance", "split_by_answer", "too_many", "never_used", "no_description",
    "one_example", "unknown_area",
)  # fmt: skip
MOST_THEMES = 30
SAME_WORDS, SAME_MEANING = 88.0, 0.80
# A theme is split by answer where at least so many comments carry it and the smaller side is at least so large.
LEAST_COMMENTS, SMALLER_SIDE = 10, 0.25
_VAGUE = (
    r"(?:other|others|misc|miscellaneous|general|generic|various|varied|mixed|diverse|different|assorted|sundry|"
    r"additional|further|wider|broader|overall|remaining|uncategori[sz]ed|unclassified|unclear|several|multiple|some|"
    r"any other|all other|range of|variety of|number of|n/?a|none of the above|not applicable|unrelated|etc)"
)
_HOLDER = (
    r"(?:comments?|issues?|points?|views?|opinions?|thoughts?|remarks?|feedback|responses?|answers?|themes?|topics?|"
    r"suggestions?|concerns?|ideas?|matters?|things?|considerations?|observations?|statements?|reactions?|reasons?|"
    r"questions?|notes?|areas?|perspectives?|sentiments?|mentions?|business|items?|categor(?:y|ies)|stuff|content)"
)
_CATCH_ALL = re.compile(
    rf"^(?:an?|the|some)?\s*(?:"
    rf"{_VAGUE}(?:\s*(?:and|or|/|,|&)\s*{_VAGUE})*(?:\s+(?:{_VAGUE}|{_HOLDER}|and|or|&|relevant|important|key))*"
    rf"|{_HOLDER}(?:\s*(?:and|or|/|,|&)\s*{_HOLDER})*(?:\s+(?:{_VAGUE}|in general|generally|overall|only))*"
    rf"|everything else|the rest|rest|catch[- ]all|not elsewhere classified|does(?: not|n't) fit.*|no theme"
    rf"|(?:see|as) (?:above|below)|to be (?:decided|confirmed)|tb[cd]|unknown|neutral"
    rf")\W*$"
)
# A holder with a vague word is a catch-all whatever it is about: "mixed views on charges", "issues with the proposal".
_DISGUISED = re.compile(
    rf"^(?:an?|the)?\s*{_VAGUE}\s+(?:\w+\s+)?{_HOLDER}\s+"
    rf"(?:on|about|with|around|of|regarding|relating to|related to|concerning|for|raised|from|to|in)\b"
    rf"|^(?:{_HOLDER}\s+(?:and\s+{_HOLDER}\s+)?(?:on|about|with|around|regarding|relating to|raised (?:about|by))\s+"
    rf"(?:the\s+)?(?:proposals?|consultation|changes?|guidance|document|draft|question|questionnaire|survey|form|it))\W*$"
    rf"|\b(?:and|or|&)\s+(?:other|miscellaneous|various)\s+{_HOLDER}\b|[,;/]\s*(?:etc|other|misc)\b"
    rf"|\((?:other|misc\w*|general|various)\)|^(?:other|misc\w*|general|various)\s*[:(\u2013-]"
)
_FOR = (
    r"(?:agree(?:s|d|ment)?|support(?:s|ed|ive)?|in favou?r|for|pro|welcom(?:e|es|ed)|approv(?:e|es|al)|positive|"
    r"like[sd]?)"
)
_AGAINST = (
    r"(?:disagree(?:s|d|ment)?|oppos(?:e|es|ed|ition)|against|anti|contra|object(?:s|ed|ions?)?|reject(?:s|ed|ion)?|"
    r"disapprov(?:e|es|al)|negative|dislike[sd]?|not support(?:ed|ive)?|unsupportive)"
)
_JOIN = (
    r"\s*(?:/|\||&|,|\band/or\b|\band\b|\bor\b|\bvs?\.?\b|\bversus\b|\bas well as\b|\bbut also\b)\s*"
    r"(?:\w+\s+){0,2}?"
)
_MIXED = re.compile(
    rf"\b{_FOR}(?:\s+(?!not\b)\w+){{0,3}}?{_JOIN}{_AGAINST}\b|\b{_AGAINST}(?:\s+\w+){{0,3}}?{_JOIN}(?<!not ){_FOR}\b"
    rf"|\b(?:both|some)\b.{{0,60}}\b{_FOR}\b.{{0,60}}\b(?:and|others?|while|whereas|but)\b.{{0,60}}\b{_AGAINST}\b"
    rf"|\b(?:both|some)\b.{{0,60}}\b{_AGAINST}\b.{{0,60}}\b(?:and|others?|while|whereas|but)\b.{{0,60}}\b{_FOR}\b"
    r"|\b(?:pros and cons|for and against|mixed (?:views|support|feelings|reactions|opinions|responses)|"
    r"(?:whether or not|positive and negative|negative and positive|advantages and disadvantages|"
    r"benefits and (?:drawbacks|risks|harms)|too (?:much|many|high|long|strict)\b.{0,20}\bor too|"
    r"opinions? (?:are )?divided|divided (?:views|opinions?)))\b"
)


@dataclass(frozen=True)
class LintFinding:
    """Something about a codebook that its owners should look at.

    Attributes:
        check: one of ``CHECKS``.
        theme_ids: the themes it is about; empty where it is about all.
        words: what was found.
        do: what to do.
    """

    check: str
    theme_ids: tuple[str, ...]
    words: str
    do: str


def lint(
    codebook: Codebook,
    coding: Coding | None = None,
    embedder: Embedder | None = None,
    comments: Iterable[Comment] = (),
    areas: Collection[str] = (),
) -> tuple[LintFinding, ...]:
    """Look a codebook over.

    Args:
        codebook: the themes.
        coding: who carries what; with it, themes that nobody carries are found.
        embedder: with it, themes that say the same in other words are found.
        comments: with their closed answers; with them and the coding, themes that those who agree and those who
            disagree both hold are found, and questions under which too many themes stand.
        areas: the policy areas that a theme may name; empty lets any be named.

    Returns:
        The findings, check by check, in the order of the themes.

    >>> book = Codebook((Theme("o", "Other comments", "d"), Theme("b", "Support/oppose night boats", "d")))
    >>> [(finding.check, finding.theme_ids) for finding in lint(book)]
    [('catch_all', ('o',)), ('mixed_stance', ('b',))]
    """
    listed = tuple(comments)
    return (
        *_catch_alls(codebook),
        *_near_duplicates(codebook, embedder),
        *_mixed(codebook),
        *_split_by_answer(codebook, coding, listed),
        *_too_many(codebook, coding, listed),
        *_unused(codebook, coding),
        *_thin(codebook),
        *_areas(codebook, areas),
    )


def is_catch_all(name: str) -> bool:
    """Whether a title could hold anything.

    >>> [is_catch_all(name) for name in ("Other", "Mixed views on charges", "Other languages are needed on signs")]
    [True, True, False]
    """
    words = " ".join(re.sub(r"[\"'\u2018\u2019\u201c\u201d*_#]", "", name).casefold().split())
    words = re.sub(r"^\W+|^(?:theme|topic|code|category)?\s*\d+[.:)\s-]+\s*", "", words)
    return bool(_CATCH_ALL.match(words) or _DISGUISED.search(words))


def _catch_alls(codebook: Codebook) -> Iterator[LintFinding]:
    for theme in codebook.themes:
        if is_catch_all(theme.name):
            yield LintFinding(
                "catch_all", (theme.theme_id,), "its title could hold anything",
                "say what its comments say, or code them with no theme",
            )  # fmt: skip


def _near_duplicates(codebook: Codebook, embedder: Embedder | None) -> Iterator[LintFinding]:
    """Pairs that say much the same, by letters of names and descriptions, or by meaning; all pairs are compared."""
    import numpy as np
    from rapidfuzz import fuzz, process

    themes = codebook.themes
    if len(themes) < 2:
        return
    names = [_plain(theme.name) for theme in themes]
    alike = process.cdist(names, names, scorer=fuzz.token_sort_ratio, dtype=np.float32)
    about = [_plain(theme.description) for theme in themes]
    told = process.cdist(about, about, scorer=fuzz.token_sort_ratio, dtype=np.float32)
    long = np.array([len(text) >= 20 for text in about])
    alike = np.maximum(alike, np.where(long[:, None] & long[None, :], told, 0))
    meant = _meaning(themes, embedder)
    for one, other in zip(*np.triu_indices(len(themes), 1), strict=True):
        by_words, by_meaning = float(alike[one, other]), float(meant[one, other])
        if (by_words < SAME_WORDS and by_meaning < SAME_MEANING) or _opposed(themes[one], themes[other]):
            continue
        how = f"letters {by_words:.0f} of 100" if by_words >= SAME_WORDS else f"meaning {by_meaning:.2f} of 1"
        yield LintFinding(
            "near_duplicate", (themes[one].theme_id, themes[other].theme_id), f"they say much the same ({how})",
            "merge them, or say in the descriptions how they differ",
        )  # fmt: skip


def _opposed(one: Theme, other: Theme) -> bool:
    """Whether two themes are two sides of one matter, as their stances say."""
    return {one.stance, other.stance} == {"agree", "disagree"}


def _meaning(themes: Sequence[Theme], embedder: Embedder | None) -> np.ndarray[Any, Any]:
    import numpy as np

    if embedder is None:
        return np.zeros((len(themes), len(themes)))
    names = embedder.embed([theme.name for theme in themes])
    whole = embedder.embed([theme_texts(theme)[0] for theme in themes])
    made: np.ndarray[Any, Any] = np.maximum(names @ names.T, whole @ whole.T)
    return made


def _plain(words: str) -> str:
    return " ".join(re.sub(r"\W+", " ", words.casefold()).split())


def _mixed(codebook: Codebook) -> Iterator[LintFinding]:
    for theme in codebook.themes:
        for where in ("name", "description"):
            if _MIXED.search(" ".join(getattr(theme, where).casefold().split())):
                yield LintFinding(
                    "mixed_stance", (theme.theme_id,), f"its {where} holds both sides",
                    "make two themes, one for each side",
                )  # fmt: skip
                break


def _split_by_answer(codebook: Codebook, coding: Coding | None, comments: Sequence[Comment]) -> Iterator[LintFinding]:
    """Themes that comments of both sides carry, although the theme is to have one stance or says none."""
    if coding is None:
        return
    answers = {comment.comment_id: comment.answer for comment in comments}
    sides: dict[str, Counter[str]] = {}
    for name, themes in coding.themes_of().items():
        for theme_id in themes:
            sides.setdefault(theme_id, Counter())[answers.get(name, "")] += 1
    for theme in codebook.themes:
        found = sides.get(theme.theme_id, Counter())
        agree, disagree = found["agree"], found["disagree"]
        both = agree + disagree
        if theme.stance != "neither" and both >= LEAST_COMMENTS and min(agree, disagree) >= SMALLER_SIDE * both:
            words = f"{agree:,} who agree and {disagree:,} who disagree carry it"
            yield LintFinding(
                "split_by_answer", (theme.theme_id,), words,
                "read both sides: make two themes, or say that it has no stance (neither)",
            )  # fmt: skip


def _too_many(codebook: Codebook, coding: Coding | None, comments: Sequence[Comment]) -> Iterator[LintFinding]:
    """More than ``MOST_THEMES`` themes under a policy area, or under a question where comments and coding say so."""
    do = f"merge themes until at most {MOST_THEMES} are left, or give them policy areas"
    for area, count in Counter(theme.policy_area for theme in codebook.themes).items():
        if count > MOST_THEMES:
            where = f"under policy area {area!r}" if area else "without a policy area"
            yield LintFinding("too_many", (), f"{count} themes {where}, more than {MOST_THEMES}", do)
    questions = {comment.comment_id: comment.question_id for comment in comments if comment.question_id}
    under: dict[str, set[str]] = {}
    for name, themes in (coding.themes_of() if coding else {}).items():
        if name in questions:
            under.setdefault(questions[name], set()).update(themes)
    for question, found in under.items():
        if len(found) > MOST_THEMES:
            words = f"comments on question {question!r} carry {len(found)} themes, more than {MOST_THEMES}"
            yield LintFinding("too_many", (), words, "merge themes that few carry")


def _unused(codebook: Codebook, coding: Coding | None) -> Iterator[LintFinding]:
    if coding is None or not coding.base:
        return
    used = {code.theme_id for code in coding.codes}
    for theme in codebook.themes:
        if theme.theme_id not in used:
            words = f"none of {len(coding.base):,} comments carries it"
            do = "look for comments that should, or take it out"
            yield LintFinding("never_used", (theme.theme_id,), words, do)


def _thin(codebook: Codebook) -> Iterator[LintFinding]:
    for theme in codebook.themes:
        if not theme.description.strip():
            do = "say when a comment carries it, and when not"
            yield LintFinding("no_description", (theme.theme_id,), "it has no description", do)
    for theme in codebook.themes:
        if len(theme.examples) == 1:
            do = "add a second example, worded differently"
            yield LintFinding("one_example", (theme.theme_id,), "it has one example only", do)


def _areas(codebook: Codebook, areas: Collection[str]) -> Iterator[LintFinding]:
    for theme in codebook.themes:
        if areas and theme.policy_area and theme.policy_area not in areas:
            words = f"policy area {theme.policy_area!r} is not known"
            yield LintFinding("unknown_area", (theme.theme_id,), words, f"use one of {', '.join(sorted(areas)[:8])}")
