"""How well out-of-fold intervals cover, and how wide they are."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from medcast_training.evaluation import Bounds
from medcast_training.scores import Spread, covered, interval_scores, spread
from medcast_training.table import Table


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
        In the target's unit; see :func:`~medcast_training.scores.interval_scores`.
    """

    coverage: Spread
    coverage_by_group: Mapping[str, Mapping[str, Spread]]
    mean_width: Spread
    width_by_group: Mapping[str, Mapping[str, Spread]]
    interval_score: Spread

    def promised_coverages(self, fields: tuple[str, ...]) -> list[Spread]:
        """List the coverages a task promises: overall, and in each category of some fields."""
        by_category = [self.coverage_by_group[field].values() for field in fields]
        return [self.coverage, *(each for category in by_category for each in category)]


def interval_figures(bounds: Bounds, table: Table, level: float) -> IntervalFigures:
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
    members = {field: group.members() for field, group in table.groups.items()}
    scores = interval_scores(table.target, bounds.lower, bounds.upper, level)
    return IntervalFigures(
        coverage=spread(inside.mean(axis=1)),
        coverage_by_group={
            field: {label: spread(inside[:, mask].mean(axis=1)) for label, mask in masks.items()}
            for field, masks in members.items()
        },
        mean_width=spread(width.mean(axis=1)),
        width_by_group={
            field: {label: spread(width[:, mask].mean(axis=1)) for label, mask in masks.items()}
            for field, masks in members.items()
        },
        interval_score=spread(np.mean(scores, axis=1)),
    )
