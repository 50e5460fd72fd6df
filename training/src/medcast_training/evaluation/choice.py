"""Picking candidates by their cross-validated figures."""

from collections.abc import Mapping

import numpy as np

from medcast_training.evaluation.cross_validation import OutOfFold
from medcast_training.metrics import METRICS
from medcast_training.metrics.regression import pinball_loss
from medcast_training.table import Floats
from medcast_training.task import Candidate, Loss


def pick_candidate(
    results: Mapping[Candidate, OutOfFold], target: Floats, loss: Loss, metric: str
) -> OutOfFold:
    """Pick the best candidate fitted under a loss; the first of equals.

    Parameters
    ----------
    results
        Of each candidate.
    target : float64 [rows]
    loss
        Only candidates with this loss compete.
    metric
        A name out of :data:`~medcast_training.metrics.METRICS`.
    """
    judged = METRICS[metric]

    def badness(result: OutOfFold) -> float:
        figure = float(np.mean([judged.score(target, each) for each in result.predictions]))
        return -figure if judged.larger_is_better else figure

    return min((each for c, each in results.items() if c.loss == loss), key=badness)


def pick_quantiles(
    results: Mapping[Candidate, OutOfFold], target: Floats, level: float
) -> OutOfFold | None:
    """Pick the candidate of loss `quantile` with the least pinball loss, if there is one.

    Parameters
    ----------
    results
        Of each candidate.
    target : float64 [rows]
    level
        What lies between the two quantiles.
    """

    def loss(result: OutOfFold) -> float:
        return float(np.mean([pinball_loss(target, each, level) for each in result.predictions]))

    competing = [each for candidate, each in results.items() if candidate.loss == "quantile"]
    return min(competing, key=loss) if competing else None
