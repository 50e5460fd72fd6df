"""Intervals of held-out rows by every method, from predictions that are known already."""

import numpy as np

from medcast_training.estimator import bounds_around
from medcast_training.evaluation.cross_validation import (
    FoldPrediction,
    InnerPredictions,
    OutOfFold,
    training_folds,
)
from medcast_training.evaluation.workbench import FoldRows, Workbench
from medcast_training.table import Floats
from medcast_training.uncertainty.calibration import Calibrator, Evidence
from medcast_training.uncertainty.interval_figures import OutOfFoldBounds
from medcast_training.uncertainty.interval_method import IntervalMethod, interval_methods


def out_of_fold_bounds(
    bench: Workbench, typical: OutOfFold, quantiles: OutOfFold | None
) -> dict[IntervalMethod, OutOfFoldBounds]:
    """Bound every row, once in each repeat, by intervals calibrated without it.

    Calibration happens inside the training fold: the held-out rows take no part in it.

    Parameters
    ----------
    bench
        What was fitted.
    typical
        Of the candidate chosen for the median, with inner predictions.
    quantiles
        Of the best candidate of loss `quantile`, with inner predictions, if there is one.
    """
    shape = bench.folds.shape
    methods = interval_methods(
        bench.task.level_groups, bench.minimum is not None, quantiles is not None
    )
    bounds = {each: OutOfFoldBounds(np.empty(shape), np.empty(shape)) for each in methods}
    for rows in bench.each_fold():
        key = (rows.repeat, rows.fold)
        pair = None if quantiles is None else quantiles.folds[key]
        calibrated = _CalibratedFold(bench, rows, typical.folds[key], pair)
        for method in methods:
            lower, upper = calibrated.bounds(method)
            bounds[method].lower[rows.repeat, rows.held_out] = lower
            bounds[method].upper[rows.repeat, rows.held_out] = upper
    return bounds


def inner_of(fold: FoldPrediction) -> InnerPredictions:
    """Give the inner predictions of a fold, which must have been completed.

    Raises
    ------
    ValueError
        Where they were not: a defect of the caller.
    """
    if fold.inner is None:
        raise ValueError(f"no inner predictions of {fold.candidate.name}")
    return fold.inner


class _CalibratedFold:
    """Everything known in one fold, from which each method makes its bounds."""

    def __init__(
        self, bench: Workbench, rows: FoldRows, typical: FoldPrediction, pair: FoldPrediction | None
    ) -> None:
        self._bench = bench
        self._table, folds = training_folds(bench, rows)
        self._evidence = Evidence(
            folds,
            inner_of(typical).out_of_fold,
            None if pair is None else inner_of(pair).out_of_fold,
        )
        self._features = bench.table.features.rows(rows.held_out)
        self._typical, self._pair = typical, pair
        self._calibrator = Calibrator(bench.context.encodings, bench.task.level)

    def bounds(self, method: IntervalMethod) -> tuple[Floats, Floats]:
        lower, upper = (
            self._order_statistics(method) if method.source == "CV+" else self._shifted(method)
        )
        return bounds_around(self._typical.held_out, lower, upper, self._bench.minimum)

    def _order_statistics(self, method: IntervalMethod) -> tuple[Floats, Floats]:
        below, above = self._calibrator.order_statistics(method, self._evidence, self._table)
        predictions = inner_of(self._typical).by_model
        codes = below.code.predict(self._features)
        return below.among(predictions, codes), above.among(predictions, codes)

    def _shifted(self, method: IntervalMethod) -> tuple[Floats, Floats]:
        shifts = self._calibrator.shifts(method, self._evidence, self._table)
        lower_base, upper_base = self._bases(method)
        return (
            lower_base + shifts.below.predict(self._features),
            upper_base + shifts.above.predict(self._features),
        )

    def _bases(self, method: IntervalMethod) -> tuple[Floats, Floats]:
        if self._pair is not None and "CQR" in method.source:
            split = method.source == "CQR split"
            pair = inner_of(self._pair).by_model[0] if split else self._pair.held_out
            return pair[:, 0], pair[:, 1]
        if method.source == "one-sided":
            least = np.full(len(self._features.values), self._bench.minimum, dtype=np.float64)
            return least, self._typical.held_out
        if method.source == "split":
            centre = inner_of(self._typical).by_model[0]
            return centre, centre
        return self._typical.held_out, self._typical.held_out
