"""How far predictions are from what happened, and what repeats say about that figure."""

from collections.abc import Callable, Iterable
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from medcast_training.table import Floats

Score = Callable[[Floats, Floats], float]


class Spread(TypedDict):
    """A figure's mean over repeats, and its standard deviation."""

    mean: float
    sd: float


def r2(actual: Floats, predicted: Floats) -> float:
    """Share of the variance explained: 1 is perfect, 0 no better than the mean.

    Examples
    --------
    >>> r2(np.array([1.0, 2.0, 3.0]), np.array([2.0, 2.0, 2.0]))
    0.0
    """
    residual = np.sum((actual - predicted) ** 2)
    return float(1 - residual / np.sum((actual - actual.mean()) ** 2))


def mean_absolute_error(actual: Floats, predicted: Floats) -> float:
    """Mean distance, in the target's unit."""
    return float(np.mean(np.abs(actual - predicted)))


def median_absolute_error(actual: Floats, predicted: Floats) -> float:
    """Median distance, in the target's unit."""
    return float(np.median(np.abs(actual - predicted)))


def root_mean_squared_error(actual: Floats, predicted: Floats) -> float:
    """Root of the mean squared distance, in the target's unit."""
    return float(np.sqrt(np.mean((actual - predicted) ** 2)))


def bias(actual: Floats, predicted: Floats) -> float:
    """Mean of predicted minus actual, in the target's unit; positive when predicting too much."""
    return float(np.mean(predicted - actual))


SCORES: dict[str, Score] = {
    "r2": r2,
    "mae": mean_absolute_error,
    "rmse": root_mean_squared_error,
    "medianAe": median_absolute_error,
}
"""The metrics a task can pick by; R² is better when larger, the others when smaller."""


def covered(actual: Floats, lower: Floats, upper: Floats) -> npt.NDArray[np.bool_]:
    """Say which actual values lie within their intervals, bounds included."""
    return np.asarray((lower <= actual) & (actual <= upper), dtype=np.bool_)


def interval_scores(actual: Floats, lower: Floats, upper: Floats, level: float) -> Floats:
    """Score each interval: its width, plus a penalty for each unit by which it misses.

    The proper score of Gneiting and Raftery (2007), section 6.2: smaller is better, and only the
    true quantiles minimise its expectation.

    Examples
    --------
    >>> interval_scores(np.array([5.0, 11.0]), np.array([0.0]), np.array([10.0]), level=0.8)
    array([10., 20.])
    """
    penalty = 2 / (1 - level)
    missed = np.maximum(lower - actual, 0) + np.maximum(actual - upper, 0)
    return np.asarray(upper - lower + penalty * missed, dtype=np.float64)


def spread(figures: Iterable[float]) -> Spread:
    """Summarise one figure per repeat.

    Each figure is computed on the pooled out-of-fold predictions of one repeat, that is, on every
    row once. ``sd`` is the sample standard deviation of these figures (0 for a single repeat): how
    much the figure moves when the folds are drawn anew, not how much a small test set would.

    Examples
    --------
    >>> spread([1.0, 2.0, 3.0])
    {'mean': 2.0, 'sd': 1.0}
    """
    values = np.fromiter(figures, dtype=np.float64)
    return {"mean": float(values.mean()), "sd": float(values.std(ddof=1)) if len(values) > 1 else 0}
