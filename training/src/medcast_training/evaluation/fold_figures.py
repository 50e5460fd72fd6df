"""Figures of single held-out folds, which standard errors are made of."""

import numpy as np
import numpy.typing as npt

from medcast_training.evaluation.workbench import Workbench
from medcast_training.metrics import METRICS, Estimate, corrected_estimate
from medcast_training.table import Floats

FEWEST_ROWS = 2
"""Rows of a fold below which it has no figure."""


def fold_figures(
    bench: Workbench,
    predictions: Floats,
    metric: str,
    among: npt.NDArray[np.bool_] | None = None,
) -> Floats:
    """Compute a metric on each held-out fold.

    Parameters
    ----------
    bench
        The table and its folds.
    predictions : float64 [repeats, rows] or [repeats, rows, labels]
        Out of fold.
    metric
        A name out of :data:`~medcast_training.metrics.METRICS`.
    among : bool [rows], optional
        Which rows count.

    Returns
    -------
    float64 [repeats × splits]
        NaN where a fold has fewer than two of these rows.
    """
    score, target = METRICS[metric].score, bench.table.target
    figures = []
    for each in bench.each_fold():
        rows = each.held_out if among is None else each.held_out[among[each.held_out]]
        enough = len(rows) >= FEWEST_ROWS
        figures.append(score(target[rows], predictions[each.repeat, rows]) if enough else np.nan)
    return np.array(figures, dtype=np.float64)


def fold_estimate(
    bench: Workbench,
    predictions: Floats,
    metric: str,
    among: npt.NDArray[np.bool_] | None = None,
) -> Estimate:
    """Estimate a metric, and its standard error, from the held-out folds."""
    return corrected_estimate(fold_figures(bench, predictions, metric, among), bench.task.splits)
