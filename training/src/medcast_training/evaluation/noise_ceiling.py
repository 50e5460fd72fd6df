"""How good any model could be on a table: what its nearest rows disagree about."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from sklearn.neighbors import NearestNeighbors

from medcast_training.evaluation.leaks import sample_rows
from medcast_training.metrics.classification import accuracy
from medcast_training.metrics.regression import r2
from medcast_training.table import Floats, Indices, Table

ROWS = 5_000
"""Rows that are looked at, at most: neighbours are sought among all pairs."""

REGRESSION_NOTE = (
    "Half the mean squared difference between the out-of-fold residuals of nearest rows (delta "
    "test) is taken as the variance of the noise; never below what the chosen model reaches."
)
CLASSIFICATION_NOTE = (
    "One minus the lower bound of Cover and Hart (1967) on the error of any classifier, from the "
    "error of the nearest row; never below what the chosen model reaches."
)


@dataclass(frozen=True)
class NoiseCeiling:
    """An estimate of the best figure that is possible.

    Parameters
    ----------
    metric, value
        R² or accuracy, 0 to 1.
    method, note
        How it was estimated.
    """

    metric: Literal["r2", "accuracy"]
    value: float
    method: str
    note: str


def regression_ceiling(
    table: Table, columns: tuple[str, ...], predicted: Floats, seed: int
) -> NoiseCeiling:
    """Estimate the R² that no model could exceed.

    What a model has not learned of the true function is nearly the same in two near rows, so the
    difference of their residuals is noise: half its mean square estimates the noise's variance. It
    is the delta test of Pi and Peterson (1994), on residuals instead of the target, whose own slope
    would count as noise.

    Parameters
    ----------
    table
        The rows; of more than :data:`ROWS`, as many are drawn.
    columns
        The features in which rows are near.
    predicted : float64 [rows]
        Out of fold, by the best model.
    seed
        Of the run.
    """
    sample, rows = _sample(table, seed)
    residuals = (table.target - predicted)[rows]
    nearest = nearest_rows(sample, columns)
    noise = 0.5 * float(np.mean((residuals - residuals[nearest]) ** 2))
    variance = float(sample.target.var())
    reached = r2(table.target, predicted)
    ceiling = min(1.0, max(reached, 1 - noise / variance)) if variance > 0 else reached
    return NoiseCeiling("r2", ceiling, "delta test", REGRESSION_NOTE)


def classification_ceiling(
    table: Table, columns: tuple[str, ...], predicted: Floats, seed: int
) -> NoiseCeiling:
    """Estimate the accuracy that no model could exceed.

    The nearest row's label is wrong at most 2 R* (1 - R* k / (2 (k - 1))) of the time, where R* is
    the least error possible and k the number of labels (Cover and Hart 1967); solved for R*.

    Parameters
    ----------
    table
        The rows; of more than :data:`ROWS`, as many are drawn.
    columns
        The features in which rows are near.
    predicted : float64 [rows, labels]
        Out of fold, by the best model.
    seed
        Of the run.
    """
    sample, _ = _sample(table, seed)
    nearest = nearest_rows(sample, columns)
    wrong = float(np.mean(sample.target != sample.target[nearest]))
    scale = predicted.shape[1] / (predicted.shape[1] - 1)
    least = (1 - np.sqrt(max(0.0, 1 - scale * wrong))) / scale
    reached = accuracy(table.target, predicted)
    return NoiseCeiling(
        "accuracy", max(reached, 1 - float(least)), "nearest neighbour", CLASSIFICATION_NOTE
    )


def nearest_rows(table: Table, columns: tuple[str, ...]) -> Indices:
    """Find the nearest other row of each, identical rows of one group of duplicates apart.

    Distance is Euclidean, each column divided by its standard deviation.

    Returns
    -------
    int64 [rows]
    """
    values = table.features.select(columns)
    scales = values.std(axis=0)
    scaled = values[:, scales > 0] / scales[scales > 0]
    if scaled.shape[1] == 0:
        scaled = np.zeros((len(table), 1))
    _, group, sizes = np.unique(table.duplicates, return_inverse=True, return_counts=True)
    several = min(len(table) - 1, int(sizes.max()))
    found = NearestNeighbors(n_neighbors=several).fit(scaled).kneighbors(return_distance=False)
    other = group[found] != group[:, None]
    return np.asarray(found[np.arange(len(found)), np.argmax(other, axis=1)], dtype=np.int64)


def _sample(table: Table, seed: int) -> tuple[Table, Indices]:
    numbered = Table(
        table.features, np.arange(len(table), dtype=np.float64), {}, table.duplicates, None
    )
    rows = sample_rows(numbered, ROWS, seed).target.astype(np.int64)
    return table.rows(rows), rows
