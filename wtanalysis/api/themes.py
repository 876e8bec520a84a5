"""Comments, topics and themes: reading, modelling, coding, masking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wtanalysis.consultation import Consultation
    from wtanalysis.themes.crosswalk import Crosswalk
    from wtanalysis.themes.embedding import Embedder
    from wtanalysis.themes.labels import TopicName
    from wtanalysis.themes.model import Codebook, Coding, Comment, Reading, Topics
    from wtanalysis.themes.quality import Quality
    from wtanalysis.themes.review_order import QueueItem
    from wtanalysis.themes.stability import Stability

    Comments = Consultation | str | Path | Iterable[Comment | Reading]


def comments(source: Comments, about: str = "", **columns: str) -> tuple[Comment, ...]:
    r"""The comments of a consultation or of a CSV file.

    Args:
        source: a loaded consultation, the path of a CSV file, or comments (they are given back).
        about: the id of a question or policy area, to take its comments alone; of a consultation only.
        columns: of a CSV file: ``id`` and ``text`` (``comment_id`` and ``text`` unless you say otherwise), and those
            that say more: ``question``, ``answer``, ``group``, ``policy_area``, ``response``.

    Raises:
        ConsultationError: no such question or policy area, or no responses.
        TableError: the file does not fit; the error names file, row and column.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.csv"
    >>> _ = path.write_text("nr,words\n1,Keep the night boats.\n")
    >>> comments(path, id="nr", text="words")[0].text
    'Keep the night boats.'
    """
    from wtanalysis.consultation import Consultation as Loaded
    from wtanalysis.themes.model import Reading as Read

    if isinstance(source, Loaded):
        return _of_consultation(source, about)
    if isinstance(source, (str, Path)):
        from wtanalysis.themes.comment_table import comments_from_csv

        named = {"id": "comment_id", "text": "text", **columns}
        return comments_from_csv(source, named.pop("id"), named.pop("text"), **named)
    return tuple(item.comment if isinstance(item, Read) else item for item in source)


def _of_consultation(consultation: Consultation, about: str) -> tuple[Comment, ...]:
    from wtanalysis.consultation.areas import comments_about

    return comments_about(consultation, about)


def read_comments(source: Comments, about: str = "", **columns: str) -> tuple[Reading, ...]:
    """Comments as read before anything is modelled: their kind, language and statements.

    Args:
        source: as for :func:`comments`, or comments that were read already.
        about: the id of a question or policy area of a consultation.
        columns: of a CSV file.

    >>> from wtanalysis.themes.model import Comment
    >>> [reading.kind for reading in read_comments([Comment("1", "N/A"), Comment("2", "Keep the night boats.")])]
    ['no_comment', 'opinion']
    """
    from wtanalysis.consultation import Consultation as Loaded
    from wtanalysis.themes.comments import read_comments as read
    from wtanalysis.themes.model import Reading as Read

    if not isinstance(source, (Loaded, str, Path)):
        given: tuple[Comment | Reading, ...] = tuple(source)
        done = tuple(item for item in given if isinstance(item, Read))
        return done if len(done) == len(given) else read(comments(given))
    return read(comments(source, about, **columns), _asked(source))


def fit_topics(
    source: Comments, about: str = "", *, seed: int = 2023, topics: int | None = None, cache: str | Path | None = None,
    **columns: str,
) -> Topics:  # fmt: skip
    """The topics of comments: clusters of statements that a model found, with words, size and examples.

    Args:
        source: as for :func:`read_comments`.
        about: the id of a question or policy area of a consultation; empty takes all comments together.
        seed: of every random choice; the same seed gives the same topics.
        topics: how many; None lets the data choose.
        cache: a folder that keeps sentence vectors, so that the next run embeds only what is new.
        columns: of a CSV file.

    Returns:
        The topics; :func:`suggest_names` gives names that a person has yet to sign.

    >>> from wtanalysis.themes.model import Comment
    >>> said = ["Run the boats at night.", "Night boats, please.", "Fares are too high.", "The fare is too dear."]
    >>> fit_topics([Comment(str(n), text) for n, text in enumerate(said)], topics=2)
    Topics(2 topics of 4 comments, 0 of them in none)
    """
    from wtanalysis.themes.topics import Settings
    from wtanalysis.themes.topics import fit_topics as fit

    readings = read_comments(source, about, **columns)
    return fit(readings, _embedder(cache), settings=Settings(seed=seed, topics=topics, questions=_asked(source)))


def suggest_names(topics: Topics, source: Comments, about: str = "", **columns: str) -> tuple[TopicName, ...]:
    """Names for topics, from what people wrote; the machine's until a person signs them (``name.sign(by, at)``).

    >>> suggest_names(fit_topics([]), [])
    ()
    """
    from wtanalysis.themes.labels import suggest_names as suggest

    return suggest(topics, read_comments(source, about, **columns), questions=_asked(source))


def stability(
    topics: Topics, source: Comments, about: str = "", *, seed: int = 2023, **columns: str
) -> tuple[Stability, ...]:
    """How well each topic comes back over seeds, subsamples and settings; one row a topic.

    >>> stability(fit_topics([]), [])
    ()
    """
    from wtanalysis.themes.stability import stability as try_again
    from wtanalysis.themes.topics import Settings

    settings = Settings(seed=seed, questions=_asked(source))
    return try_again(read_comments(source, about, **columns), topics, _embedder(None), settings)


def read_codebook(path: str | Path) -> Codebook:
    """The themes that people agreed on, from CSV; raises TableError naming file, row and column.

    >>> len(read_codebook("data/working-together-2023/codebook.csv").themes)
    239
    """
    from wtanalysis.themes.codebook import read_codebook as read

    return read(path)


def code(
    source: Comments, codebook: Codebook | str | Path, coded: Coding | str | Path | None = None, about: str = "", *,
    seed: int = 2023, cache: str | Path | None = None, **columns: str,
) -> Coding:  # fmt: skip
    """Code comments by a codebook: several themes a comment, each with its probability and the statement that decided.

    Args:
        source: as for :func:`read_comments`.
        codebook: themes, or policy areas (``areas``), or the path of a CSV file.
        coded: what people coded, or the path of a CSV file; without it the descriptions alone decide.
        about: the id of a question or policy area of a consultation.
        seed: of every random choice.
        cache: a folder that keeps sentence vectors.
        columns: of a CSV file.

    Returns:
        Codes by ``model``; decision ``yes``, or ``unsure`` where a person should look.

    Raises:
        TableError: codebook, coded table or comments do not fit; the error names file, row and column.

    >>> from wtanalysis.themes.model import Codebook, Comment, Theme
    >>> book = Codebook((Theme("night", "Boats at night"), Theme("fares", "Lower fares", "The fare costs too much.")))
    >>> [c.theme_id for c in code([Comment("a", "Please run boats at night")], book).codes if c.decision == "yes"]
    ['night']
    """
    from dataclasses import replace

    from wtanalysis.themes.coded import read_coded
    from wtanalysis.themes.coding import code as by_model
    from wtanalysis.themes.model import Codebook as Themes
    from wtanalysis.themes.model import Coding as Codes

    readings = read_comments(source, about, **columns)
    book = codebook if isinstance(codebook, Themes) else read_codebook(codebook)
    if coded is not None and not isinstance(coded, Codes):
        coded = read_coded(coded, book, [reading.comment for reading in readings])
    made = by_model(readings, book, coded, _embedder(cache), seed)
    return replace(made, notes=(*(coded.notes if coded else ()), *made.notes))


def areas(consultation: Consultation) -> Codebook:
    """The policy areas of a consultation as a codebook, so that :func:`code` says which of them a comment is about.

    >>> import wtanalysis as wt
    >>> areas(wt.load_consultation()).theme("partnership-chair").name
    'Partnership chair'
    """
    from wtanalysis.themes.coding import areas_as_codebook

    return areas_as_codebook({area.area_id: (area.name, area.also) for area in consultation.policy_areas})


def crosswalk(topics: Topics, coding: Coding) -> Crosswalk:
    """Topics of the machine beside themes of people: splits, merges, and what stands on one side only."""
    from wtanalysis.themes.crosswalk import crosswalk as beside

    return beside(topics, coding)


def review_queue(coding: Coding, other: Coding | None = None, source: Comments = ()) -> tuple[QueueItem, ...]:
    """What a person should settle, mismatches and unsure codes, in the order that teaches most."""
    from wtanalysis.themes.review import queue

    return queue(coding, other, read_comments(source))


def quality(truth: Coding, predicted: Coding) -> Quality:
    """How well one coding meets another: F1, precision and recall, over all and by theme, and by size of theme."""
    from wtanalysis.themes.quality import quality as measure

    return measure(truth, predicted)


def mask(text: str) -> str:
    """A text with personal data masked. It assists a person and does not replace one.

    >>> mask("Mrs O'Connor, ring 020 7946 0018")
    'Mrs [NAME 1], ring [PHONE 1]'
    """
    from wtanalysis.safeguards.personal_data import Masker

    return Masker().mask(text)


def _embedder(cache: str | Path | None) -> Embedder:
    from wtanalysis.themes.embedding import default_embedder

    return default_embedder(Path(cache) if cache else None)


def _asked(source: Comments) -> Mapping[str, str]:
    from wtanalysis.consultation import Consultation as Loaded

    return {q.question_id: q.text for q in source.questions} if isinstance(source, Loaded) else {}
