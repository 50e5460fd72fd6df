"""Scores of numbers, of intervals and of pairs of quantiles."""

import numpy as np
import numpy.typing as npt

from medcast_training.table import Floats


def r2(actual: Floats, predicted: Floats) -> float:
    """Share of the variance explained: 1 is perfect, 0 no better than the mean.

    NaN where the actual values do not vary.

    Examples
    --------
    >>> r2(np.array([1.0, 2.0, 3.0]), np.array([2.0, 2.0, 2.0]))
    0.0
    """
    total = np.sum((actual - actual.mean()) ** 2)
    residual = np.sum((actual - predicted) ** 2)
    return float(1 - residual / total) if total > 0 else float("nan")


def mean_absolute_error(actual: Floats, predicted: Floats) -> float:
    """Mean distance, in the target's unit."""
    return float(np.mean(np.abs(actual - predicted)))


def median_absolute_error(actual: Floats, predicted: Floats) -> float:
    """Median distance, in the target's unit."""
    return float(np.median(np.abs(actual - predicted)))


def root_mean_squared_error(actual: Floats, predicted: Floats) -> float:
    """Root of the mean squared distance, in the target's unit."""
    return float(np.sqrt(np.mean((actual - predicted) ** 2)))


def mean_absolute_percentage_error(actual: Floats, predicted: Floats) -> float:
    """Mean distance as a share of the actual value, over the rows whose actual value is not zero.

    NaN where every actual value is zero.

    Examples
    --------
    >>> mean_absolute_percentage_error(np.array([10.0, 0.0, 20.0]), np.array([11.0, 5.0, 20.0]))
    0.05
    """
    known = actual != 0
    if not known.any():
        return float("nan")
    return float(np.mean(np.abs((actual[known] - predicted[known]) / actual[known])))


def bias(actual: Floats, predicted: Floats) -> float:
    """Mean of predicted minus actual, in the target's unit; positive when predicting too much."""
    return float(np.mean(predicted - actual))


def pinball_loss(actual: Floats, quantiles: Floats, level: float) -> float:
    """Mean pinball loss of the two quantiles at (1 ± level) / 2.

    Parameters
    ----------
    actual : float64 [rows]
    quantiles : float64 [rows, 2]
        Lower and upper, in the target's unit.
    level
        What lies between the two.

    Examples
    --------
    >>> pinball_loss(np.array([5.0]), np.array([[0.0, 4.0]]), level=0.8)
    0.7
    """
    tails = np.array([(1 - level) / 2, (1 + level) / 2])
    above = actual[:, None] - quantiles
    return round(float(np.mean(np.maximum(tails * above, (tails - 1) * above))), 12)


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
