"""How well each field alone predicts the target: near 1, it knows what it should not."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from medcast_training.evaluation.workbench import Workbench
from medcast_training.folds import split_rows, table_folds
from medcast_training.metrics.classification import accuracy
from medcast_training.metrics.regression import r2
from medcast_training.table import Floats, Table

SPLITS = 5
DEPTH = 6
ROWS_PER_LEAF = 5
ROWS = 20_000
"""Rows that are looked at, at most: one field's share does not need more."""


@dataclass(frozen=True)
class FieldLeak:
    """What one field alone achieves.

    Parameters
    ----------
    field, metric, score
        Of a shallow tree on that field's columns, cross-validated: R², or the share of what the
        commonest label gets wrong that the tree gets right.
    """

    field: str
    metric: str
    score: float


def field_leaks(
    table: Table, field_columns: Mapping[str, tuple[str, ...]], seed: int
) -> list[FieldLeak]:
    """Cross-validate a shallow tree on each field alone, the best field first.

    Parameters
    ----------
    table
        The rows; of more than :data:`ROWS`, as many are drawn.
    field_columns
        The columns that read a field and no other.
    seed
        Of the run.
    """
    sample = sample_rows(table, ROWS, seed)
    splits = min(SPLITS, _splits_of_rarest(sample))
    folds = table_folds(sample, splits, [seed, SPLITS])
    metric, score = (
        ("r2", r2) if sample.labels is None else ("accuracyAboveMajority", accuracy_above_majority)
    )
    leaks = [
        FieldLeak(field, metric, score(sample.target, _predict(sample, columns, folds)))
        for field, columns in field_columns.items()
        if columns
    ]
    return sorted(leaks, key=lambda leak: (-leak.score, leak.field))


def accuracy_above_majority(actual: Floats, probabilities: Floats) -> float:
    """Scale the accuracy so that 0 is the commonest label for every row, and 1 is perfect.

    Examples
    --------
    >>> accuracy_above_majority(np.array([0.0, 0.0, 1.0, 1.0]), np.eye(2)[[0, 0, 1, 0]])
    0.5
    """
    majority = float(np.bincount(actual.astype(np.int64)).max()) / len(actual)
    return (accuracy(actual, probabilities) - majority) / (1 - majority)


def duplicates_across_folds(bench: Workbench) -> int:
    """Count the groups of identical rows that some repeat parts; 0 unless there is a defect."""
    _, group = np.unique(bench.table.duplicates, return_inverse=True)
    parted = 0
    for folds in bench.folds:
        least, most = np.full(group.max() + 1, bench.task.splits), np.zeros(group.max() + 1)
        np.minimum.at(least, group, folds)
        np.maximum.at(most, group, folds)
        parted += int(np.count_nonzero(least != most))
    return parted


def sample_rows(table: Table, rows: int, seed: int) -> Table:
    """Draw rows without repetition, in their order; all of them where there are no more."""
    if len(table) <= rows:
        return table
    chosen = np.random.default_rng([seed, rows]).choice(len(table), rows, replace=False)
    return table.rows(np.sort(chosen).astype(np.int64))


def _splits_of_rarest(table: Table) -> int:
    if table.labels is None:
        return SPLITS
    counts = np.bincount(table.target.astype(np.int64))
    return max(2, int(counts[counts > 0].min()))


def _predict(table: Table, columns: tuple[str, ...], folds: np.ndarray) -> Floats:
    values = table.features.select(columns)
    shape = (len(table),) if table.labels is None else (len(table), len(table.labels))
    predicted = np.zeros(shape)
    for fold in range(int(folds.max()) + 1):
        inside, outside = split_rows(folds, fold)
        if table.labels is None:
            regressor = DecisionTreeRegressor(
                max_depth=DEPTH, min_samples_leaf=ROWS_PER_LEAF, random_state=0
            )
            regressor.fit(values[inside], table.target[inside])
            predicted[outside] = regressor.predict(values[outside])
        else:
            classifier = DecisionTreeClassifier(
                max_depth=DEPTH, min_samples_leaf=ROWS_PER_LEAF, random_state=0
            )
            classifier.fit(values[inside], table.target[inside].astype(np.int64))
            predicted[np.ix_(outside, classifier.classes_)] = classifier.predict_proba(
                values[outside]
            )
    return predicted
