"""Sets of labels that hold the true one as often as they promise.

The score of a label is its probability; a set holds the labels whose probability reaches a
threshold (least ambiguous sets; Sadinle, Lei and Wasserman 2019). A threshold is the r-th smallest
of the probabilities that true labels were given out of fold, where r / (n + 1) is at most what may
be missed: a new true label is below it no more often. Sets are never empty: where no label reaches
its threshold, the likeliest one stands in, which can only add to the coverage.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from medcast_training.metrics import Spread, spread
from medcast_training.metrics.classification import likeliest
from medcast_training.parity import TOLERANCE
from medcast_training.table import Floats, Table
from medcast_training.uncertainty.conformal import fewest_scores, ranks_to_span
from medcast_training.uncertainty.interval_figures import SpreadByLabel, means_by_group, promised

Sets = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class SetMethod:
    """One way to calibrate the thresholds of prediction sets.

    Parameters
    ----------
    kind
        ``"all labels"``: one threshold; ``"by label"``: one for each label, from the rows that have
        it (class-conditional); ``"by group"``: one, the lowest of those of the group's categories,
        so that each of them is covered.
    group
        The field of ``"by group"``.

    Examples
    --------
    >>> SetMethod("by group", "sex").name
    'lowest of any sex'
    """

    kind: Literal["all labels", "by label", "by group"]
    group: str | None = None

    @property
    def name(self) -> str:
        """What reports call it."""
        return self.kind if self.group is None else f"lowest of any {self.group}"


def set_methods(groups: tuple[str, ...]) -> list[SetMethod]:
    """List the methods that compete."""
    return [
        SetMethod("all labels"),
        SetMethod("by label"),
        *(SetMethod("by group", group) for group in groups),
    ]


def set_thresholds(method: SetMethod, probabilities: Floats, table: Table, level: float) -> Floats:
    """Calibrate the threshold of each label.

    Each is lowered by the parity tolerance and to six significant digits, so that neither single
    precision nor the report can lose a label that sits exactly on it. A label or category with too
    few rows for the level gets the threshold of all rows together, if that is lower than its own.

    Parameters
    ----------
    method
        How rows are pooled.
    probabilities : float64 [rows, labels]
        Predicted out of fold.
    table
        The rows they belong to.
    level
        How often sets shall hold the true label.

    Returns
    -------
    float64 [labels]
    """
    actual = table.target.astype(np.int64)
    true = probabilities[np.arange(len(table)), actual]
    pooled = lowest_allowed(true, level)
    labels = probabilities.shape[1]
    if method.kind == "all labels":
        thresholds = np.full(labels, pooled)
    elif method.group is not None:
        members = table.groups[method.group].members().values()
        lowest = [_with_enough(true[rows], level, pooled) for rows in members]
        thresholds = np.full(labels, min([pooled, *lowest]))
    else:
        thresholds = np.array(
            [_with_enough(true[actual == label], level, pooled) for label in range(labels)]
        )
    return np.array([_rounded_down(each * (1 - TOLERANCE)) for each in thresholds])


def lowest_allowed(true: Floats, level: float) -> float:
    """Give the probability that a new true label is not below, with probability `level`.

    Parameters
    ----------
    true : float64 [n]
        The probabilities that true labels were given.
    level
        Probability, 0 to 1.

    Examples
    --------
    >>> lowest_allowed(np.arange(1.0, 100.0) / 100, level=0.95)
    0.05
    >>> lowest_allowed(np.array([0.9, 0.8]), level=0.95)
    0.0
    """
    rank = len(true) + 1 - ranks_to_span(len(true), level)
    return 0.0 if rank < 1 else float(np.partition(true, rank - 1)[rank - 1])


def label_sets(probabilities: Floats, thresholds: Floats) -> Sets:
    """Give the set of each row, as bool [rows, labels].

    Examples
    --------
    >>> label_sets(np.array([[0.7, 0.3], [0.55, 0.45]]), np.array([0.6, 0.5])).tolist()
    [[True, False], [True, False]]
    """
    sets = np.asarray(probabilities >= thresholds)
    empty = np.flatnonzero(~sets.any(axis=1))
    sets[empty, likeliest(probabilities)[empty]] = True
    return sets


@dataclass(frozen=True)
class SetFigures:
    """Figures of one method, each a mean and a standard deviation over repeats.

    Parameters
    ----------
    coverage
        Share of rows whose set holds the true label.
    coverage_by_group, coverage_by_label
        The same for each category of each field, and for each true label.
    mean_size
        Labels in a set.
    size_by_group
        The same for each category of each field.
    """

    coverage: Spread
    coverage_by_group: SpreadByLabel
    coverage_by_label: Mapping[str, Spread]
    mean_size: Spread
    size_by_group: SpreadByLabel

    @property
    def badness(self) -> float:
        """What the best of the valid methods has least of: the mean size."""
        return self.mean_size["mean"]

    def promised_coverages(self, fields: tuple[str, ...]) -> list[Spread]:
        """List the coverages a task promises: overall, and in each category of some fields."""
        return promised(self.coverage, self.coverage_by_group, fields)


def set_figures(sets: Sets, table: Table) -> SetFigures:
    """Measure one method.

    Parameters
    ----------
    sets : bool [repeats, rows, labels]
        Out of fold.
    table
        The rows they belong to.
    """
    actual = table.target.astype(np.int64)
    inside = sets[:, np.arange(len(table)), actual].astype(np.float64)
    sizes = sets.sum(axis=2).astype(np.float64)
    return SetFigures(
        coverage=spread(inside.mean(axis=1)),
        coverage_by_group=means_by_group(inside, table),
        coverage_by_label={
            label: spread(inside[:, actual == position].mean(axis=1))
            for position, label in enumerate(table.labels or ())
        },
        mean_size=spread(sizes.mean(axis=1)),
        size_by_group=means_by_group(sizes, table),
    )


def _with_enough(true: Floats, level: float, pooled: float) -> float:
    if len(true) >= fewest_scores(level):
        return lowest_allowed(true, level)
    return min(pooled, float(true.min())) if len(true) else pooled


def _rounded_down(value: float, digits: int = 6) -> float:
    if value <= 0:
        return 0.0
    unit = 10.0 ** (math.floor(math.log10(value)) - digits + 1)
    return float(f"{math.floor(value / unit) * unit:.{digits}g}")
