"""The table a model is trained on: named feature columns, target, groups and duplicates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class FeatureMatrix:
    """Feature columns that know their names.

    Parameters
    ----------
    columns
        Names, in order.
    values : float64 [rows, columns]
        Computed by the TypeScript feature pipeline, in the units of its specification.

    Examples
    --------
    >>> matrix = FeatureMatrix(("age", "bmi"), np.array([[19.0, 27.9], [33.0, 22.7]]))
    >>> matrix.select(["bmi"])
    array([[27.9],
           [22.7]])
    """

    columns: tuple[str, ...]
    values: Floats

    def select(self, names: Sequence[str]) -> Floats:
        """Take columns by name, as float64 [rows, names]."""
        return self.values[:, [self.columns.index(name) for name in names]]

    def rows(self, chosen: Indices) -> "FeatureMatrix":
        """Take rows by index."""
        return replace(self, values=self.values[chosen])


@dataclass(frozen=True)
class Group:
    """The category of each row in one category or boolean field.

    Parameters
    ----------
    labels
        The categories.
    index : int64 [rows]
        Which label each row has; -1 where the field is missing.
    """

    labels: tuple[str, ...]
    index: Indices

    def members(self) -> dict[str, npt.NDArray[np.bool_]]:
        """Give, for each label that occurs, a bool [rows] of the rows that have it."""
        masks = {label: self.index == position for position, label in enumerate(self.labels)}
        return {label: mask for label, mask in masks.items() if mask.any()}


@dataclass(frozen=True)
class Table:
    """Everything known of the rows.

    Parameters
    ----------
    features : FeatureMatrix [rows, columns]
    target : float64 [rows]
        In the target's unit; for classification the index of the row's label.
    groups
        Category and boolean fields by name.
    duplicates : int64 [rows]
        Rows of identical content share an id.
    labels
        What classification tells apart; None for regression.
    """

    features: FeatureMatrix
    target: Floats
    groups: Mapping[str, Group]
    duplicates: Indices
    labels: tuple[str, ...] | None = None

    def __len__(self) -> int:
        return len(self.target)

    def rows(self, chosen: Indices) -> "Table":
        """Take rows by index."""
        return Table(
            features=self.features.rows(chosen),
            target=self.target[chosen],
            groups={
                name: replace(group, index=group.index[chosen])
                for name, group in self.groups.items()
            },
            duplicates=self.duplicates[chosen],
            labels=self.labels,
        )
