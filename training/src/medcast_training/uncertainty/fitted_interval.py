"""The interval of the model that is served, by the method that was picked."""

from dataclasses import replace

import numpy as np

from medcast_training.candidates import QuantileFit
from medcast_training.estimator import Interval
from medcast_training.evaluation.candidate_fit import CandidateFit
from medcast_training.evaluation.workbench import Workbench
from medcast_training.linear_fit import LinearFit
from medcast_training.uncertainty.calibration import Calibrator, Evidence
from medcast_training.uncertainty.interval_method import IntervalMethod

NOTHING = LinearFit((), np.empty(0), 0.0)


def fit_interval(
    method: IntervalMethod,
    fits: tuple[CandidateFit, CandidateFit | None],
    calibrator: Calibrator,
    bench: Workbench,
) -> Interval:
    """Calibrate the interval of a model of all rows.

    Parameters
    ----------
    method
        The one that was picked.
    fits
        Of the candidate for the median and, where the method needs it, of the pair of quantiles,
        both with inner fits.
    calibrator, bench
        As in cross-validation.
    """
    table, minimum = bench.table, bench.minimum
    typical, quantiles = fits
    if typical.inner is None:
        raise ValueError("an interval needs inner fits")
    pair = quantiles.inner if quantiles else None
    evidence = Evidence(
        typical.inner.folds, typical.inner.out_of_fold, None if pair is None else pair.out_of_fold
    )
    if method.source == "CV+":
        below, above = (
            replace(bound, members=typical.inner.models, minimum=minimum)
            for bound in calibrator.order_statistics(method, evidence, table)
        )
        return Interval(below, above, NOTHING, NOTHING)
    shifts = calibrator.shifts(method, evidence, table)
    centre = typical.inner.models[0] if method.source == "split" else typical.full
    if method.source == "one-sided" and minimum is not None:
        least = LinearFit((), np.empty(0), minimum)
        return Interval(least, centre, shifts.below, shifts.above)
    if quantiles is not None and pair is not None and "CQR" in method.source:
        fitted = pair.models[0] if method.source == "CQR split" else quantiles.full
        if not isinstance(fitted, QuantileFit):
            raise TypeError(f"{type(fitted).__name__} is no pair of quantiles")
        return Interval(fitted.side(0), fitted.side(1), shifts.below, shifts.above)
    return Interval(centre, centre, shifts.below, shifts.above)
