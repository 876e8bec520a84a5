"""Answers in free words: what they say to the question they answer, and the short code they get."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wtanalysis.figures.model import Figure
from wtanalysis.published.grammar import fold

_YES_NO = re.compile(r"^(?:will|is|are|does|do|did|would|should|can|could|has|have|was|were|must|may)\b")
_NEGATED = re.compile(r"n't\b|\bnot\b|\bnever\b|\bun(?=\w{4})")
_CONDITION = re.compile(
    r"\b(?:with more|with (?:some|additional|further|extra)|if|provided|but|subject to|only|"
    r"unless|except|or|although|depending)\b"
)
_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "if",
        "in",
        "is",
        "it",
        "its",
        "more",
        "most",
        "of",
        "on",
        "or",
        "other",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "very",
        "was",
        "were",
        "which",
        "who",
        "will",
        "with",
        "would",
        "should",
        "said",
        "say",
        "saying",
        "stated",
        "stating",
        "think",
        "thinking",
        "thought",
        "felt",
        "feel",
        "believed",
        "noted",
        "noting",
        "needed",
        "need",
        "respondents",
        "we",
        "not",
    ]
)


_SET = (
    (
        re.compile(
            r"^(?:not answered|no answer|no response|did not answer|question not answered|left blank|"
            r"blank|unanswered|not stated|no reply)\b"
        ),
        "option:not-answered",
    ),
    (re.compile(r"^(?:none of (?:these|the above|them)|neither of (?:these|the above))\b"), "option:none"),
    (re.compile(r"^others?\b(?=\W*$|\s?\()"), "option:other"),
    (re.compile(r"^(?:prefer not to say|rather not say)\b"), "option:prefer-not-to-say"),
    (re.compile(r"^(?:no (?:view|opinion|preference|comment))\b"), "option:no-view"),
    (re.compile(r"^both\b\W*$"), "option:both"),
    (re.compile(r"^either\b\W*$"), "option:either"),
)


def answer_to(question: str, words: str) -> str:
    """Yes or no, where words repeat the key word of a yes-or-no question, plainly or negated; empty otherwise.

    >>> q = "Will it be feasible for your authority to submit notifications?"
    >>> answer_to(q, "thought it would be feasible"), answer_to(q, "didn't think it would be feasible")
    ('yes', 'no')
    >>> answer_to(q, "noting it would be feasible with more support")
    ''
    """
    asked, said = fold(question).strip(" \"'"), fold(words)
    if not _YES_NO.match(asked) or re.match(r"^do you (?:agree|have|think|support)|^would you\b", asked):
        return ""
    key = re.match(r"^(?:will|would|should|could)\b[^?]{2,60}?\sbe\s(?P<key>\w{5,})\b", asked) or re.match(
        r"^(?:is|are|was|were)\b[^?]{2,90}?\s(?P<key>\w{4,})(?:\s(?:for|to|in|of|when|enough)\b[^?]*)?\?", asked
    )
    if not key:
        return ""
    at = re.search(rf"\b{re.escape(key['key'])}\b", said)
    if not at or _CONDITION.search(said, at.end()) or _CONDITION.search(said[: at.start()]):
        return ""
    return "no" if _NEGATED.search(said[: at.start()]) else "yes"


def known_option(words: str, options: Iterable[Figure]) -> str:
    """The code of an option already counted for a question, if just one shares its content words with these.

    >>> rows = [Figure("q2", "Waste on the river bed", "option:waste-river-bed", percent=84.0)]
    >>> known_option("chose waste", rows), known_option("chose noise", rows)
    ('option:waste-river-bed', '')
    """
    said = _content(words)
    if re.search(r"\bor\b|\beither\b", fold(words)):
        return ""
    hits = {
        f.bucket_code
        for f in options
        if f.bucket_code.startswith("option:") and said and (said <= _content(f.bucket) or _content(f.bucket) <= said)
    }
    return hits.pop() if len(hits) == 1 else ""


def _content(words: str) -> set[str]:
    return {
        w[:6]
        for w in re.findall(r"[a-z0-9]+", fold(words).replace("'", ""))
        if w not in _STOP and w not in ("chose", "selected", "option", "preferred", "favoured", "wanted")
    }


def option_code(words: str, most: int = 6) -> str:
    """The code of an answer in free words: ``option:`` and a slug of its first content words.

    >>> option_code("disagreed saying that more guidance is needed for partners")
    'option:disagreed-guidance-partners'
    """
    plain = fold(words).strip(" .:*\"'")
    for pattern, code in _SET:
        if pattern.match(plain):
            return code
    content = [w for w in re.findall(r"[a-z0-9]+", fold(words).replace("'", "")) if w not in _STOP]
    return "option:" + ("-".join(content[:most]) or "-".join(re.findall(r"[a-z0-9]+", fold(words))[:most]) or "answer")
