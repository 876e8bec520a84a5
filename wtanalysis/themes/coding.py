"""Coding: which themes, or policy areas, each comment carries; with probabilities, and "unsure" as an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.errors import UserError
from wtanalysis.themes.coding_curve import Evidence, fit_curve, probabilities, untaught
from wtanalysis.themes.coding_described import Described, describe, filed
from wtanalysis.themes.coding_features import Texts, Words, fit_words, with_filing
from wtanalysis.themes.coding_models import Committee, committee
from wtanalysis.themes.coding_statements import deciding
from wtanalysis.themes.coding_thresholds import band, best_rule, choose, decide
from wtanalysis.themes.coding_truth import Truth, by_people, keep, truth
from wtanalysis.themes.model import Code, Codebook, Coding, Reading, Theme

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder

    Array = np.ndarray[Any, Any]

CODER = "model"
FEW = 3
LEAST_CODED = 10
THREADS = 2
MOST_STATEMENTS = 40_000
DESCRIBED_LEAST = 0.2
RULES = {
    "some": "people gave nearly every comment a theme: where none reaches its threshold, the likeliest is given",
    "one": "people gave nearly every comment one theme: each gets its likeliest, whatever the thresholds",
}


def code(
    readings: Sequence[Reading],
    codebook: Codebook,
    coded: Coding | None = None,
    embedder: Embedder | None = None,
    seed: int = 2023,
) -> Coding:
    """Code comments with the themes of a codebook, from its descriptions and from comments that people coded.

    A comment may carry several themes or none. What people coded is learnt from; the same comments are coded as if
    they had not been, each by what the others teach, so that a mismatch with a person is an honest one. Themes that
    people gave to few comments, or to none, fall back on their descriptions. Thresholds are chosen on the comments
    that were left out.

    Args:
        readings: the comments, as :func:`wtanalysis.themes.comments.read_comments` gives them.
        codebook: the themes; policy areas go the same way, see :func:`areas_as_codebook`.
        coded: what people coded, by one coder or several; coders who differ count with their shares. A row without a
            theme says that the comment was read and carries none; a comment without a row was not read.
        embedder: of sentences; the one that comes with the package where none is given.
        seed: of every random choice.

    Returns:
        Rows by ``model``, in the order of the comments: probability, decision, and the statement that decided.

    Raises:
        UserError: no theme, two themes or two comments with the same id, a coded theme that the codebook lacks.

    >>> from wtanalysis.themes.comments import read_comments
    >>> from wtanalysis.themes.model import Comment
    >>> book = Codebook((Theme("night", "Boats at night"), Theme("fares", "Lower fares", "The fare costs too much.")))
    >>> found = code(read_comments([Comment("a", "Please run boats at night"), Comment("b", "n/a")]), book)
    >>> [(row.comment_id, row.theme_id) for row in found.codes if row.decision == "yes"], found.apart
    ([('a', 'night')], {'b': 'no_comment'})
    """
    from threadpoolctl import threadpool_limits

    _check(readings, codebook)
    with threadpool_limits(THREADS):  # sums in another order would give other last places
        return _coded(readings, codebook, coded, embedder, seed)


def _coded(
    readings: Sequence[Reading], codebook: Codebook, coded: Coding | None, embedder: Embedder | None, seed: int
) -> Coding:
    people = by_people(coded)
    kept, apart, notes = keep(readings, people)
    said = truth(kept, codebook, people)
    if len(said.rows) < LEAST_CODED:
        notes += _too_few(said)
        said = said.emptied()
    if not kept:
        return Coding((), (), apart, {}, _method(said), tuple(notes))
    seen = _Seen.of(kept, codebook, said, embedder)
    learnt = committee(seen.texts.rows(said.rows), said.shares, _trust(said), seed) if len(said.rows) else None
    found, thresholds, reach, rule = _judged(seen, learnt, said)
    yes, unsure = decide(found, thresholds, reach, rule)
    pairs = _pairs(yes | unsure)
    words = deciding(kept, pairs, lambda texts: seen.statement_scores(texts, learnt))
    codes = tuple(
        Code(
            kept[comment].comment.comment_id,
            codebook.themes[theme].theme_id,
            CODER,
            round(float(found[comment, theme]), 4),
            "yes" if yes[comment, theme] else "unsure",
            words[comment, theme],
        )
        for comment, theme in pairs
    )
    base = tuple(reading.comment.comment_id for reading in kept)
    told = {theme.theme_id: float(at) for theme, at in zip(codebook.themes, thresholds, strict=True)}
    return Coding(codes, base, apart, told, _method(said), tuple(notes + _notes(said, codebook, rule)))


def areas_as_codebook(areas: Mapping[str, tuple[str, Sequence[str]]]) -> Codebook:
    """Policy areas as a codebook, so that :func:`code` can say which of them each comment is about.

    Args:
        areas: id of the area -> its name, and the words that also mean it.

    >>> areas_as_codebook({"boats": ("Night boats", ("ferry", "late sailings"))}).themes[0].examples
    ('ferry', 'late sailings')
    """
    return Codebook(tuple(Theme(name, title, examples=tuple(also)) for name, (title, also) in areas.items()))


@dataclass(frozen=True, repr=False)
class _Seen:
    """The comments and the codebook as the model sees them."""

    texts: Texts
    words: Words
    book: Described
    described: Array

    @classmethod
    def of(cls, kept: Sequence[Reading], codebook: Codebook, said: Truth, embedder: Embedder | None) -> _Seen:
        import numpy as np

        from wtanalysis.themes.embedding import default_embedder

        embedder = embedder or default_embedder()
        texts = [reading.comment.text for reading in kept]
        first = [texts[row] for row in said.rows]
        coded = set(said.rows.tolist())
        words = fit_words(first + [text for row, text in enumerate(texts) if row not in coded])
        book = describe(codebook, words, embedder)
        made = Texts(words.of(texts), embedder.embed(texts))
        described = book.scores(made)
        filing = filed([r.comment.policy_area for r in kept], [t.policy_area for t in codebook.themes])
        pieces = [(row, s.text) for row, r in enumerate(kept) if len(r.statements) > 1 for s in r.statements]
        if len(said.rows) < FEW * 10 * len(codebook.themes) and len(pieces) <= MOST_STATEMENTS and pieces:
            parts = [text for _, text in pieces]
            best = described.copy()
            np.maximum.at(best, [row for row, _ in pieces], book.scores(Texts(words.of(parts), embedder.embed(parts))))
            described = (described + best) / 2
        made = Texts(with_filing(made.words, [r.comment for r in kept]), made.vectors)
        return cls(made, words, book, described + filing)

    def statement_scores(self, texts: Sequence[str], learnt: Committee | None) -> Array:
        """How much statements speak for each theme, by their words alone: quick, and for one comment enough."""
        rows = self.words.of(texts)
        found: Array = (rows @ self.book.texts.words.T).toarray() @ self.book.spread()
        return found if learnt is None else found + learnt.by_words(rows)


def _check(readings: Sequence[Reading], codebook: Codebook) -> None:
    if not codebook.themes:
        raise UserError("the codebook has no theme", expected="one theme or more", do="add themes to it")
    if len(set(codebook.ids)) < len(codebook.ids):
        raise UserError("two themes of the codebook share an id", expected="an id for each", do="rename one of them")
    ids = [reading.comment.comment_id for reading in readings]
    if len(set(ids)) < len(ids):
        raise UserError("two comments share an id", expected="an id for each", do="correct the comments")


def _trust(said: Truth) -> Array:
    import numpy as np

    return np.ones(len(said.rows), dtype=np.float32)


def _judged(seen: _Seen, learnt: Committee | None, said: Truth) -> tuple[Array, Array, float, str]:
    """Probabilities of all pairs, thresholds, how far below them "unsure" reaches, and the rule of a yes."""
    import numpy as np

    if learnt is None:
        found = probabilities(Evidence(None, seen.described, said.shares.sum(0), 0), untaught())
        thresholds = np.maximum(choose(found), DESCRIBED_LEAST)
        return found, thresholds, band(found, thresholds), "reached"
    scores = learnt.scores(seen.texts)
    scores[said.rows] = learnt.others
    evidence = Evidence(scores, seen.described, said.shares.sum(0), len(said.rows))
    curve = fit_curve(evidence, said.rows, said.shares)
    found = probabilities(evidence, curve)
    held_out = found[said.rows]
    thresholds = choose(held_out)
    rule = best_rule(held_out, thresholds, said.shares)
    return found, thresholds, band(held_out, thresholds), rule


def _pairs(wanted: Array) -> list[tuple[int, int]]:
    import numpy as np

    return [(int(comment), int(theme)) for comment, theme in zip(*np.nonzero(wanted), strict=True)]


def _method(said: Truth) -> str:
    if not len(said.rows):
        return "descriptions of the themes alone, by sentence vectors and words"
    return (
        f"kernel ridge regression on words, letters and sentence vectors of {len(said.rows):,} coded comments, "
        "with the descriptions of the themes; calibrated, and thresholds chosen, on comments left out one by one"
    )


def _too_few(said: Truth) -> list[str]:
    if not len(said.rows):
        return []
    return [f"{len(said.rows):,} comment(s) were coded by people: too few to learn from, at least {LEAST_CODED} are"]


def _notes(said: Truth, codebook: Codebook, rule: str) -> list[str]:
    notes = [RULES[rule]] if rule in RULES else []
    if said.strangers:
        notes.append(f"{said.strangers:,} coded comment(s) are not among the comments that were modelled")
    if len(said.rows):
        few = int((said.shares.sum(0) < FEW).sum())
        if few:
            notes.append(f"{few:,} of {len(codebook.themes):,} themes have fewer than {FEW} coded comments")
    else:
        notes.append("nothing was learnt from codes of people: probabilities come from other material and are rough")
    return notes
