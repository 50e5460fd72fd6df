"""Prediction sets of held-out rows by every method, from predictions that are known already."""

import numpy as np

from medcast_training.evaluation.cross_validation import OutOfFold
from medcast_training.evaluation.intervals import inner_of
from medcast_training.evaluation.workbench import Workbench
from medcast_training.uncertainty.prediction_sets import (
    SetMethod,
    Sets,
    label_sets,
    set_methods,
    set_thresholds,
)


def out_of_fold_sets(bench: Workbench, chosen: OutOfFold) -> dict[SetMethod, Sets]:
    """Give every row a set, once in each repeat, by thresholds calibrated without it.

    Parameters
    ----------
    bench
        What was fitted.
    chosen
        Of the candidate chosen for the probabilities, with inner predictions.

    Returns
    -------
    For each method, bool [repeats, rows, labels]
    """
    methods = set_methods(bench.task.level_groups)
    sets = {method: np.empty(chosen.predictions.shape, dtype=np.bool_) for method in methods}
    for rows in bench.each_fold():
        fold = chosen.folds[rows.repeat, rows.fold]
        table = bench.table.rows(rows.training)
        for method in methods:
            thresholds = set_thresholds(method, inner_of(fold).out_of_fold, table, bench.task.level)
            sets[method][rows.repeat, rows.held_out] = label_sets(fold.held_out, thresholds)
    return sets
