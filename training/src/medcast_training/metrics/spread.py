"""What repeats and folds say about a figure."""

from collections.abc import Iterable
from typing import TypedDict

import numpy as np

from medcast_training.table import Floats


class Spread(TypedDict):
    """A figure's mean over repeats, and its standard deviation."""

    mean: float
    sd: float


class Estimate(TypedDict):
    """A figure's mean over folds, and the standard error of that mean; None where unknown."""

    mean: float | None
    standardError: float | None


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
    sd = float(values.std(ddof=1)) if len(values) > 1 else 0.0
    return {"mean": float(values.mean()), "sd": sd}


def corrected_estimate(figures: Floats, splits: int) -> Estimate:
    """Summarise one figure per held-out fold, of all repeats.

    Folds share training rows, so their figures are not independent and the naive standard error
    is far too small. The variance is therefore multiplied by 1/J + 1/(splits - 1) in place of 1/J,
    where J is the number of figures and 1/(splits - 1) the ratio of test to training rows (Nadeau
    and Bengio 2003, "Inference for the generalization error"; Bouckaert and Frank 2004 for repeated
    folds).

    Parameters
    ----------
    figures : float64 [folds of all repeats]
        NaN where a fold has none.
    splits
        Folds of one repeat.

    Examples
    --------
    >>> corrected_estimate(np.array([1.0, 3.0]), splits=3)
    {'mean': 2.0, 'standardError': 1.4142135623730951}
    """
    known = figures[np.isfinite(figures)]
    if len(known) == 0:
        return {"mean": None, "standardError": None}
    if len(known) == 1:
        return {"mean": float(known[0]), "standardError": None}
    factor = 1 / len(known) + 1 / (splits - 1)
    error = float(np.sqrt(factor * known.var(ddof=1)))
    return {"mean": float(known.mean()), "standardError": error}
