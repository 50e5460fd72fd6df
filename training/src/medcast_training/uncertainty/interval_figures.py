"""How well out-of-fold intervals cover, and how wide they are."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from medcast_training.metrics import Spread, spread
from medcast_training.metrics.regression import covered, interval_scores
from medcast_training.table import Floats, Table

SpreadByLabel = Mapping[str, Mapping[str, Spread]]


@dataclass(frozen=True)
class OutOfFoldBounds:
    """Intervals of rows that took no part in making them.

    Parameters
    ----------
    lower, upper : float64 [repeats, rows], in the target's unit
    """

    lower: Floats
    upper: Floats


@dataclass(frozen=True)
class IntervalFigures:
    """Figures of one method, each a mean and a standard deviation over repeats.

    Parameters
    ----------
    coverage
        Share of rows inside their interval.
    coverage_by_group
        The same for each category of each category field.
    mean_width
        In the target's unit.
    width_by_group
        The same for each category of each category field.
    interval_score
        In the target's unit; see :func:`~medcast_training.metrics.regression.interval_scores`.
    """

    coverage: Spread
    coverage_by_group: SpreadByLabel
    mean_width: Spread
    width_by_group: SpreadByLabel
    interval_score: Spread

    @property
    def badness(self) -> float:
        """What the best of the valid methods has least of: the interval score."""
        return self.interval_score["mean"]

    def promised_coverages(self, fields: tuple[str, ...]) -> list[Spread]:
        """List the coverages a task promises: overall, and in each category of some fields."""
        return promised(self.coverage, self.coverage_by_group, fields)


def promised(overall: Spread, by_group: SpreadByLabel, fields: tuple[str, ...]) -> list[Spread]:
    """List figures overall and in each category of some fields."""
    return [overall, *(each for field in fields for each in by_group[field].values())]


def interval_figures(bounds: OutOfFoldBounds, table: Table, level: float) -> IntervalFigures:
    """Measure one method.

    Parameters
    ----------
    bounds
        Out-of-fold bounds [repeats, rows].
    table
        The rows they belong to.
    level
        What they were calibrated to cover.
    """
    inside = covered(table.target, bounds.lower, bounds.upper)
    width = bounds.upper - bounds.lower
    scores = interval_scores(table.target, bounds.lower, bounds.upper, level)
    return IntervalFigures(
        coverage=spread(inside.mean(axis=1)),
        coverage_by_group=means_by_group(inside.astype(np.float64), table),
        mean_width=spread(width.mean(axis=1)),
        width_by_group=means_by_group(width, table),
        interval_score=spread(np.mean(scores, axis=1)),
    )


def means_by_group(values: Floats, table: Table) -> dict[str, dict[str, Spread]]:
    """Average a value over the rows of each category of each field.

    Parameters
    ----------
    values : float64 [repeats, rows]
    table
        The rows they belong to; those without a field are left out of its categories.
    """
    return {
        field: {
            label: spread(values[:, rows].mean(axis=1)) for label, rows in group.members().items()
        }
        for field, group in table.groups.items()
    }
