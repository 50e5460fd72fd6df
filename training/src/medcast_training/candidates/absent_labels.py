"""Labels that no row of a training fold has."""

from dataclasses import dataclass, replace

import numpy as np

from medcast_training.candidates.fitted import Fitted
from medcast_training.table import FeatureMatrix, Floats, Indices, Table


@dataclass(frozen=True)
class AbsentLabelsFit:
    """Probabilities of the labels seen, and a small share for each of those never seen.

    Parameters
    ----------
    inner
        Predicts float64 [rows, labels seen].
    seen : int64 [labels seen]
        Which of all labels they are.
    labels
        How many labels there are in all.
    share
        Probability of each label that was not seen.
    """

    inner: Fitted
    seen: Indices
    labels: int
    share: float

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the features that the inner fit looks at."""
        return self.inner.columns

    def spread(self) -> tuple[Floats, Floats]:
        """Give the matrix float64 [seen, labels] and the vector [labels] that make all of some."""
        absent = self.labels - len(self.seen)
        matrix = np.zeros((len(self.seen), self.labels))
        matrix[np.arange(len(self.seen)), self.seen] = 1 - absent * self.share
        vector = np.full(self.labels, self.share)
        vector[self.seen] = 0
        return matrix, vector

    def predict(self, features: FeatureMatrix) -> Floats:
        """Give the probability of each label, as float64 [rows, labels]."""
        matrix, vector = self.spread()
        return np.asarray(self.inner.predict(features) @ matrix + vector)


def only_seen_labels(table: Table) -> tuple[Table, Indices]:
    """Give the rows labels that all have rows, and say which of all labels they are.

    Examples
    --------
    >>> features = FeatureMatrix((), np.empty((3, 0)))
    >>> rows = Table(features, np.array([0.0, 2.0, 2.0]), {}, np.arange(3), ("a", "b", "c"))
    >>> narrow, seen = only_seen_labels(rows)
    >>> narrow.labels, narrow.target.tolist(), seen.tolist()
    (('a', 'c'), [0.0, 1.0, 1.0], [0, 2])
    """
    labels = table.labels or ()
    seen, codes = np.unique(table.target.astype(np.int64), return_inverse=True)
    names = tuple(labels[code] for code in seen)
    narrow = replace(table, target=codes.astype(np.float64), labels=names)
    return narrow, np.asarray(seen, dtype=np.int64)
