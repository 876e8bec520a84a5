"""Outliers put to their nearest topic, when the user asks for that; each is marked as reassigned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wtanalysis.themes.model import OUTLIER, Placed, Topics

if TYPE_CHECKING:
    from wtanalysis.themes.embedding import Embedder
    from wtanalysis.themes.topic_units import Units


def reassigned(topics: Topics, units: Units, embedder: Embedder | None = None) -> Topics:
    """Topics whose outliers are in the topic with the nearest centre.

    Args:
        topics: as they were found.
        units: the texts they were found in.
        embedder: turns texts into vectors; by default the model that comes with the package.
    """
    import numpy as np

    from wtanalysis.themes.embedding import default_embedder
    from wtanalysis.themes.topic_fit import unit

    of = {(place.comment_id, place.number): place for place in topics.placed}
    rows = list(zip(units.statements, units.text_of, strict=True))
    if not topics.topics or not any(place.topic_id == OUTLIER for place in topics.placed):
        return topics
    vectors = (embedder or default_embedder()).embed(units.texts)
    members: dict[int, set[int]] = {topic.topic_id: set() for topic in topics.topics}
    for statement, at in rows:
        topic = of[statement.comment_id, statement.number].topic_id
        if at >= 0 and topic != OUTLIER:
            members[topic].add(at)
    ids = [topic for topic in sorted(members) if members[topic]]
    centres = unit(np.stack([vectors[sorted(members[topic])].mean(axis=0) for topic in ids]))
    near = np.round(vectors @ centres.T, 4)
    placed = []
    for statement, at in rows:
        place = of[statement.comment_id, statement.number]
        if place.topic_id == OUTLIER and at >= 0:
            best = int(np.argmax(near[at]))
            sure = round(float(np.clip(near[at, best], 0.0001, 1)), 4)
            place = Placed(place.comment_id, place.number, ids[best], sure, reassigned=True)
        placed.append(place)
    moved = len({place.comment_id for place in placed if place.reassigned})
    sizes = {
        topic.topic_id: len({p.comment_id for p in placed if p.topic_id == topic.topic_id}) for topic in topics.topics
    }
    return replace(
        topics,
        topics=tuple(replace(topic, size=sizes[topic.topic_id]) for topic in topics.topics),
        placed=tuple(placed),
        notes=(*topics.notes, f"{moved:,} comments have statements that were put to their nearest topic on request"),
    )
