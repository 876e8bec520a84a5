"""BERTopic itself: it is handed the kit's reduction and clusters and gives back the weights of the words.

It takes seconds to import and silences warnings for the whole program, so it is imported late and the warning filters
are put back.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.model import OUTLIER
from wtanalysis.themes.topic_words import stem

if TYPE_CHECKING:
    import numpy as np


class _Given:
    """Labels that were found already, as a cluster model."""

    def __init__(self, labels: Sequence[int]) -> None:
        import numpy as np

        self.labels_ = np.asarray(labels)

    def fit(self, values: Any, y: Any = None) -> _Given:  # noqa: ARG002
        return self


def weights(
    words: Sequence[Sequence[str]], vectors: np.ndarray[Any, Any], labels: Sequence[int], dimensions: int
) -> dict[int, dict[str, float]]:
    """The c-TF-IDF weights of stems by label, outliers left out, by BERTopic.

    Args:
        words: of each text.
        vectors: of each text.
        labels: of each text.
        dimensions: of the reduction.

    Returns:
        Label -> stem -> weight.
    """
    if all(label == OUTLIER for label in labels):
        return {}
    stems = {stem(word) for one in words for word in one}
    if len(stems) == 1:  # one word is all there is to tell, and BERTopic's weights want two
        return {label: {next(iter(stems)): 1.0} for label in labels if label != OUTLIER}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bertopic import BERTopic
        from bertopic.vectorizers import ClassTfidfTransformer
        from sklearn.feature_extraction.text import CountVectorizer

        from wtanalysis.themes.topic_fit import Reduction

        model = BERTopic(
            language="multilingual",  # leaves letters as they are
            umap_model=Reduction(dimensions),
            hdbscan_model=_Given(labels),
            vectorizer_model=CountVectorizer(analyzer=str.split),
            ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        )
        given, _ = model.fit_transform([" ".join(map(stem, one)) for one in words], embeddings=vectors)
    theirs = dict(zip(given, labels, strict=True))
    names = model.vectorizer_model.get_feature_names_out()
    table = model.c_tf_idf_.tocsr()
    found = {}
    for row, topic in enumerate(sorted(set(given))):
        if topic != OUTLIER:
            part = table[row]
            pairs = zip(part.indices.tolist(), part.data.tolist(), strict=True)
            found[theirs[topic]] = {str(names[at]): weight for at, weight in pairs if weight > 0}
    return found
