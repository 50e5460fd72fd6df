"""Finite-sample conformal quantiles of residuals.

A residual is actual minus predicted, on rows that the predictor was not fitted on. If a new row's
residual is exchangeable with n known ones, its rank among all n + 1 is uniform; so it lies between
the i-th and the j-th smallest known residual with probability at least (j - i) / (n + 1) (Vovk,
Gammerman and Shafer 2005; Lei et al. 2018). Both choices below keep j - i ≥ level × (n + 1).
"""

import math
from typing import Literal

import numpy as np

from medcast_training.table import Floats

Tails = Literal["equal", "shortest"]
Bounds = tuple[float, float]


def ranks_to_span(count: int, level: float) -> int:
    """Give how many ranks an interval must span to hold its level.

    Examples
    --------
    >>> ranks_to_span(99, 0.95)
    95
    """
    # The slack keeps a product like 100 × 0.95, which floats put just above 95, from rounding up.
    return math.ceil((count + 1) * level - 1e-9)


def fewest_residuals(level: float) -> int:
    """Give the smallest number of residuals that can promise a finite interval of a level.

    Examples
    --------
    >>> fewest_residuals(0.95)
    39
    """
    count = 2
    while ranks_to_span(count, level) > count - 1:
        count += 1
    return count


def residual_bounds(residuals: Floats, level: float, tails: Tails) -> Bounds:
    """Bound a new residual.

    Parameters
    ----------
    residuals : float64 [n], in the target's unit
        Out-of-sample residuals.
    level
        Probability, 0 to 1, to cover.
    tails
        ``"equal"`` leaves the same number of ranks out on both sides; ``"shortest"`` slides the
        window of ranks to where it is narrowest, which suits a residual with one long tail.

    Returns
    -------
    tuple[float, float]
        Lower and upper bound, in the target's unit. With fewer residuals than
        :func:`fewest_residuals` these are the extremes, which promise only (n - 1) / (n + 1).

    Examples
    --------
    >>> skewed = np.arange(1.0, 100.0) ** 2
    >>> residual_bounds(skewed, level=0.9, tails="equal")
    (25.0, 9025.0)
    >>> residual_bounds(skewed, level=0.9, tails="shortest")
    (1.0, 8281.0)
    """
    ordered = np.sort(residuals)
    span = min(ranks_to_span(len(ordered), level), len(ordered) - 1)
    if tails == "shortest":
        start = int(np.argmin(ordered[span:] - ordered[: len(ordered) - span]))
        return float(ordered[start]), float(ordered[start + span])
    left_out = (len(ordered) + 1 - span) // 2
    return float(ordered[left_out - 1]), float(ordered[len(ordered) - left_out])


def one_sided_bound(scores: Floats, level: float) -> float:
    """Give the value that a new score does not exceed with probability `level`.

    The ⌈level × (n + 1)⌉-th smallest of n known scores; the largest where there are too few, which
    promises only n / (n + 1).

    Parameters
    ----------
    scores : float64 [n]
        Exchangeable with the new one.
    level
        Probability, 0 to 1, to cover.

    Examples
    --------
    >>> one_sided_bound(np.arange(1.0, 100.0), level=0.95)
    95.0
    """
    rank = min(ranks_to_span(len(scores), level), len(scores))
    return float(np.partition(scores, rank - 1)[rank - 1])


def fewest_scores(level: float) -> int:
    """Give the smallest number of scores that can promise a finite one-sided bound.

    Examples
    --------
    >>> fewest_scores(0.95)
    19
    """
    count = 1
    while ranks_to_span(count, level) > count:
        count += 1
    return count
