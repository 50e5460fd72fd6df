"""Calibrating an interval inside the rows a model is trained on.

Residuals come from rows that the predictor has not seen, in one of two ways. ``split`` holds a
quarter of the rows out once and keeps the predictor fitted on the rest as the interval's centre.
``out-of-fold`` holds every row out once, in five folds, and centres the interval on the predictor
fitted on all rows; it uses four times as many residuals and gives up the exact guarantee of the
split (it is the cross-conformal idea of Vovk 2015, with the full-data predictor as centre).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from medcast_training.candidates import Fitted, fit_candidate
from medcast_training.conformal import Tails, fewest_residuals, residual_bounds
from medcast_training.estimator import Interval, clip
from medcast_training.folds import assign_folds, split_rows
from medcast_training.group_encoding import GroupEncoding
from medcast_training.linear_fit import LinearFit
from medcast_training.parity import TOLERANCE
from medcast_training.table import Floats, Indices, Table
from medcast_training.task import Candidate

SPLIT_PARTS = 4
INNER_SPLITS = 5

Source = Literal["split", "out-of-fold"]
SOURCES: tuple[Source, ...] = ("split", "out-of-fold")
TAILS: tuple[Tails, ...] = ("equal", "shortest")


@dataclass(frozen=True)
class IntervalMethod:
    """One way to calibrate an interval.

    Parameters
    ----------
    source
        Where residuals come from.
    group
        The category field whose categories are calibrated apart; None for all rows together.
    tails
        How what is left out is shared between the two sides.

    Examples
    --------
    >>> IntervalMethod("out-of-fold", "smoker", "shortest").name
    'out-of-fold by smoker, shortest'
    """

    source: Source
    group: str | None
    tails: Tails

    @property
    def name(self) -> str:
        """What reports call it."""
        grouping = f" by {self.group}" if self.group else ""
        return f"{self.source}{grouping}, {self.tails}"


@dataclass(frozen=True)
class Residuals:
    """Residuals of rows their predictor has not seen.

    Parameters
    ----------
    centre
        The predictor that the interval is put around.
    rows : int64 [n]
        Which rows of the training table they belong to.
    values : float64 [n]
        Actual minus predicted, in the target's unit.
    """

    centre: Fitted
    rows: Indices
    values: Floats


@dataclass(frozen=True)
class Calibrator:
    """Calibrates intervals around one candidate.

    Parameters
    ----------
    candidate
        The candidate for the median.
    encodings
        How the fields that intervals differ by show in the features.
    minimum
        Least value of the target.
    level
        What the interval shall cover.
    """

    candidate: Candidate
    encodings: Mapping[str, GroupEncoding]
    minimum: float | None
    level: float

    def residuals(self, source: Source, table: Table, seed: list[int]) -> Residuals:
        """Compute residuals of a training table.

        Parameters
        ----------
        source
            How rows are held out.
        table
            The training rows, and no others.
        seed
            Entropy of the inner folds.
        """
        if source == "split":
            folds = assign_folds(table.duplicates, SPLIT_PARTS, seed)
            fitted, rows, values = self._held_out(table, folds, 0)
            return Residuals(fitted, rows, values)
        folds = assign_folds(table.duplicates, INNER_SPLITS, seed)
        values = np.empty(len(table))
        for fold in range(INNER_SPLITS):
            _, rows, residuals = self._held_out(table, folds, fold)
            values[rows] = residuals
        full = fit_candidate(self.candidate, table, self.encodings)
        return Residuals(full, np.arange(len(table)), values)

    def interval(self, method: IntervalMethod, residuals: Residuals, table: Table) -> Interval:
        """Turn residuals of a training table into an interval.

        Both bounds are widened by the parity tolerance times the largest target: a bound that sits
        exactly on a residual would otherwise lose it to the rounding of single precision. They
        include 0, so that the centre is always inside. A category with too few residuals for the
        level gets the bounds of all rows together.
        """
        margin = TOLERANCE * float(np.abs(table.target).max())

        def bounds(values: Floats) -> tuple[float, float]:
            low, high = residual_bounds(values, self.level, method.tails)
            return min(low, 0.0) - margin, max(high, 0.0) + margin

        low, high = bounds(residuals.values)
        if method.group is None:
            nothing = np.empty(0)
            below, above = LinearFit((), nothing, low), LinearFit((), nothing, high)
            return Interval(residuals.centre, below, above)
        group = table.groups[method.group]
        lows, highs = dict.fromkeys(group.labels, low), dict.fromkeys(group.labels, high)
        for label, members in group.members().items():
            values = residuals.values[members[residuals.rows]]
            if len(values) >= fewest_residuals(self.level):
                lows[label], highs[label] = bounds(values)
        encoding = self.encodings[method.group]
        return Interval(residuals.centre, encoding.by_label(lows), encoding.by_label(highs))

    def _held_out(self, table: Table, folds: Indices, fold: int) -> tuple[Fitted, Indices, Floats]:
        inside, outside = split_rows(folds, fold)
        fitted = fit_candidate(self.candidate, table.rows(inside), self.encodings)
        held_out = table.rows(outside)
        predicted = clip(fitted.predict(held_out.features), self.minimum)
        return fitted, outside, held_out.target - predicted


def interval_methods(groups: tuple[str, ...]) -> list[IntervalMethod]:
    """List the methods to compare: each source, all rows and each declared field, each tails."""
    return [
        IntervalMethod(source, group, tails)
        for source in SOURCES
        for group in (None, *groups)
        for tails in TAILS
    ]
