"""Scores of probabilities of labels.

`actual` is float64 [rows], the index of each row's label; `probabilities` is float64
[rows, labels], each row of which sums to 1.
"""

import numpy as np
from scipy.stats import rankdata

from medcast_training.table import Floats, Indices

LEAST_PROBABILITY = 1e-15
"""What a probability of 0 counts as in the log-loss, which would be infinite otherwise."""

CALIBRATION_BINS = 10


def log_loss(actual: Floats, probabilities: Floats) -> float:
    """Mean of minus the natural logarithm of the true label's probability.

    Examples
    --------
    >>> round(log_loss(np.array([1.0]), np.array([[0.5, 0.5]])), 6)
    0.693147
    """
    true = probabilities[np.arange(len(actual)), actual.astype(np.int64)]
    return float(-np.mean(np.log(np.clip(true, LEAST_PROBABILITY, 1))))


def brier_score(actual: Floats, probabilities: Floats) -> float:
    """Mean squared distance of the probabilities from certainty, summed over labels; 0 to 2.

    Examples
    --------
    >>> brier_score(np.array([1.0]), np.array([[0.5, 0.5]]))
    0.5
    """
    return float(np.mean(np.sum((probabilities - _one_hot(actual, probabilities)) ** 2, axis=1)))


def accuracy(actual: Floats, probabilities: Floats) -> float:
    """Share of rows whose likeliest label is the true one."""
    return float(np.mean(likeliest(probabilities) == actual))


def area_under_curve(actual: Floats, probabilities: Floats) -> float:
    """Mean over labels of the area under the curve of that label against the rest.

    The probability that a row of the label is given more of it than a row of another label, ties
    counted half (Hanley and McNeil 1982). Labels that no row or every row has are left out; NaN
    where that leaves none.

    Examples
    --------
    >>> certain = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8]])
    >>> area_under_curve(np.array([0.0, 0.0, 1.0]), certain)
    1.0
    """
    areas = []
    for label in range(probabilities.shape[1]):
        has = actual == label
        count = int(has.sum())
        if 0 < count < len(actual):
            ranks = rankdata(probabilities[:, label])
            pairs = count * (len(actual) - count)
            areas.append((ranks[has].sum() - count * (count + 1) / 2) / pairs)
    return float(np.mean(areas)) if areas else float("nan")


def macro_f1(actual: Floats, probabilities: Floats) -> float:
    """Mean over the labels of the table of the harmonic mean of precision and recall.

    A label that is neither there nor predicted is left out.

    Examples
    --------
    >>> macro_f1(np.array([0.0, 1.0]), np.array([[0.9, 0.1], [0.8, 0.2]])).__round__(6)
    0.333333
    """
    counts = confusion_counts(actual, probabilities)
    there = counts.sum(axis=0) + counts.sum(axis=1)
    kept = there > 0
    return float(np.mean(2 * np.diag(counts)[kept] / there[kept]))


def calibration_error(actual: Floats, probabilities: Floats) -> float:
    """Mean distance between how sure the likeliest label was and how often it was right.

    Rows are put into ten bins of equal size by the likeliest label's probability (expected
    calibration error; Naeini, Cooper and Hauskrecht 2015, with bins of equal size).
    """
    sure = probabilities.max(axis=1)
    right = (likeliest(probabilities) == actual).astype(np.float64)
    bins = np.array_split(np.argsort(sure, kind="stable"), min(CALIBRATION_BINS, len(actual)))
    gaps = [len(rows) * abs(sure[rows].mean() - right[rows].mean()) for rows in bins]
    return float(sum(gaps) / len(actual))


def confusion_counts(actual: Floats, probabilities: Floats) -> Indices:
    """Count the rows of each true label (first axis) by their likeliest label (second axis)."""
    labels = probabilities.shape[1]
    cells = actual.astype(np.int64) * labels + likeliest(probabilities)
    counts = np.bincount(cells, minlength=labels * labels).reshape(labels, labels)
    return np.asarray(counts, dtype=np.int64)


def likeliest(probabilities: Floats) -> Indices:
    """Give the index of each row's likeliest label; the first of equals."""
    return np.asarray(np.argmax(probabilities, axis=1), dtype=np.int64)


def _one_hot(actual: Floats, probabilities: Floats) -> Floats:
    is_label = actual[:, None] == np.arange(probabilities.shape[1])
    return np.asarray(is_label, dtype=np.float64)
