"""What candidates minimise, as figures to compare fits of one candidate by."""

import numpy as np

from medcast_training.table import Floats
from medcast_training.task import Loss

LEAST_PROBABILITY = 1e-15


def mean_loss(
    loss: Loss, actual: Floats, predicted: Floats, quantiles: tuple[float, float]
) -> float:
    """Give the mean loss of predictions; less is better.

    Parameters
    ----------
    loss
        The candidate's.
    actual : float64 [rows]
    predicted
        As :class:`~medcast_training.candidates.fitted.Fitted` gives for that loss.
    quantiles
        What loss `quantile` estimates; its figure is the sum of both pinball losses.

    Examples
    --------
    >>> mean_loss("absolute", np.array([1.0, 2.0]), np.array([1.0, 5.0]), (0.1, 0.9))
    1.5
    """
    match loss:
        case "squared":
            return float(np.mean((actual - predicted) ** 2))
        case "absolute":
            return float(np.mean(np.abs(actual - predicted)))
        case "quantile":
            pairs = zip(quantiles, predicted.T, strict=True)
            return sum(_pinball(actual - each, quantile) for quantile, each in pairs)
        case "log":
            of_actual = predicted[np.arange(len(actual)), actual.astype(np.int64)]
            return float(-np.mean(np.log(np.maximum(of_actual, LEAST_PROBABILITY))))


def _pinball(residuals: Floats, quantile: float) -> float:
    return float(np.mean(np.maximum(quantile * residuals, (quantile - 1) * residuals)))
