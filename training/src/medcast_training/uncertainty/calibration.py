"""Calibrating an interval inside the rows a model is trained on.

A training table is divided into inner folds; a model is fitted without each, and predicts it. The
residuals of these predictions are the evidence. What is made of it depends on the source:

- ``split``: the first model is the centre, its fold gives the residuals (split conformal; Lei et
  al. 2018). Exact, and with a fifth of the evidence.
- ``out-of-fold``: the model of all rows is the centre, all folds give residuals. It gives up the
  exact guarantee (the cross-conformal idea of Vovk 2015, with the full-data model as centre).
- ``CV+``: each residual is added to the prediction of the model that has not seen its row, and the
  bounds are order statistics of these sums (Barber et al. 2021, signed residuals); coverage is at
  least 2 × level − 1 whatever the data, and about the level in practice.
- ``one-sided``: the target's minimum is the lower bound; above, all residuals ``out-of-fold``.
- ``CQR split``, ``CQR out-of-fold``: a pair of predicted quantiles is moved apart or together, by
  the same distance on both sides (conformalised quantile regression; Romano, Patterson and Candès
  2019).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from medcast_training.group_encoding import GroupEncoding
from medcast_training.linear_fit import LinearFit
from medcast_training.parity import TOLERANCE
from medcast_training.table import Floats, Indices, Table
from medcast_training.uncertainty.conformal import (
    Bounds,
    fewest_residuals,
    fewest_scores,
    one_sided_bound,
    ranks_to_span,
    residual_bounds,
)
from medcast_training.uncertainty.interval_method import IntervalMethod
from medcast_training.uncertainty.order_statistic import (
    FoldResiduals,
    OrderStatistic,
    stack_offsets,
)

RESIDUALS_OF_CV_PLUS = 2000
"""Residuals that CV+ keeps at most, drawn evenly: the graph has to sort the outer ones of them."""


@dataclass(frozen=True)
class Evidence:
    """What inner folds of a training table tell.

    Parameters
    ----------
    folds : int64 [rows]
        The inner fold of each row.
    centre : float64 [rows]
        The median, predicted for each row by the model that has not seen it.
    quantiles : float64 [rows, 2] or None
        The same of a pair of quantiles.
    """

    folds: Indices
    centre: Floats
    quantiles: Floats | None


@dataclass(frozen=True)
class Shifts:
    """What to add to the bases of an interval, by category."""

    below: LinearFit
    above: LinearFit


@dataclass(frozen=True)
class Calibrator:
    """Calibrates intervals of one level.

    Parameters
    ----------
    encodings
        How the fields that intervals differ by show in the features.
    level
        What the interval shall cover.
    """

    encodings: Mapping[str, GroupEncoding]
    level: float

    def shifts(self, method: IntervalMethod, evidence: Evidence, table: Table) -> Shifts:
        """Calibrate a method that shifts bases.

        Both bounds are widened by the parity tolerance times the largest target: a bound that sits
        exactly on a residual would otherwise lose it to the rounding of single precision. A
        category with too few residuals for the level gets the bounds of all rows together.
        """
        margin = TOLERANCE * float(np.abs(table.target).max())
        bounds = self._bounds_of(method, evidence, table)
        first_fold = evidence.folds == 0
        used = first_fold if "split" in method.source else np.full(len(table), True)
        least = self._fewest(method)
        pooled = bounds(np.flatnonzero(used))
        by_label = {
            label: bounds(np.flatnonzero(rows & used))
            for label, rows in self._members(method, table).items()
            if np.count_nonzero(rows & used) >= least
        }

        def function(side: int, wider: float) -> LinearFit:
            values = {label: each[side] + wider for label, each in by_label.items()}
            return self._by_category(method, table, values, pooled[side] + wider)

        if method.source == "one-sided":
            return Shifts(LinearFit((), np.empty(0), 0.0), function(1, margin))
        return Shifts(function(0, -margin), function(1, margin))

    def order_statistics(
        self, method: IntervalMethod, evidence: Evidence, table: Table
    ) -> tuple[OrderStatistic, OrderStatistic]:
        """Calibrate CV+: its two bounds, as yet without the fold models they are added to."""
        margin = TOLERANCE * float(np.abs(table.target).max())
        residuals = table.target - evidence.centre
        large = [
            label
            for label, rows in self._members(method, table).items()
            if rows.sum() >= fewest_residuals(self.level)
        ]
        members = [self._members(method, table)[label] for label in large]
        categories = [
            self._fold_residuals(residuals, evidence.folds, rows)
            for rows in (*members, np.full(len(table), True))
        ]
        positions = {label: float(position) for position, label in enumerate(large)}
        code = self._by_category(method, table, positions, float(len(large)))
        below, below_rank = stack_offsets(categories, largest=False)
        above, above_rank = stack_offsets(categories, largest=True)
        return (
            OrderStatistic((), below - margin, below_rank, False, code, None),
            OrderStatistic((), above + margin, above_rank, True, code, None),
        )

    def _bounds_of(
        self, method: IntervalMethod, evidence: Evidence, table: Table
    ) -> Callable[[Indices], Bounds]:
        if "CQR" in method.source and evidence.quantiles is not None:
            low, high = evidence.quantiles.T
            scores = np.maximum(low - table.target, table.target - high)
            return lambda rows: _symmetric(one_sided_bound(scores[rows], self.level))
        residuals = table.target - evidence.centre
        if method.source == "one-sided":
            return lambda rows: (-np.inf, max(0.0, one_sided_bound(residuals[rows], self.level)))

        def around_centre(rows: Indices) -> Bounds:
            low, high = residual_bounds(residuals[rows], self.level, method.tails)
            return min(low, 0.0), max(high, 0.0)

        return around_centre

    def _fewest(self, method: IntervalMethod) -> int:
        one_tail = method.source == "one-sided" or "CQR" in method.source
        return fewest_scores(self.level) if one_tail else fewest_residuals(self.level)

    def _members(self, method: IntervalMethod, table: Table) -> dict[str, np.ndarray]:
        return {} if method.group is None else table.groups[method.group].members()

    def _by_category(
        self, method: IntervalMethod, table: Table, values: Mapping[str, float], otherwise: float
    ) -> LinearFit:
        if method.group is None:
            return LinearFit((), np.empty(0), otherwise)
        complete = {
            label: values.get(label, otherwise) for label in table.groups[method.group].labels
        }
        return self.encodings[method.group].by_label(complete, otherwise)

    def _fold_residuals(self, residuals: Floats, folds: Indices, rows: np.ndarray) -> FoldResiduals:
        chosen = np.flatnonzero(rows)
        if len(chosen) > RESIDUALS_OF_CV_PLUS:
            chosen = np.random.default_rng(len(chosen)).choice(
                chosen, RESIDUALS_OF_CV_PLUS, replace=False
            )
        count = len(chosen)
        left_out = (count + 1 - min(ranks_to_span(count, self.level), count - 1)) // 2
        by_fold = tuple(
            residuals[chosen[folds[chosen] == fold]] for fold in range(int(folds.max()) + 1)
        )
        return FoldResiduals(by_fold, left_out)


def _symmetric(distance: float) -> Bounds:
    return -distance, distance
