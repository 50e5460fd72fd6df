"""Finding a category field among the feature columns.

A graph sees only features, so whatever differs by category must be written as a function of the
field's one-hot columns. Such a function is linear: the value of the category without a column, plus
for each other category the difference times its column.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from medcast_training.failure import TrainingFailure
from medcast_training.linear_fit import LinearFit
from medcast_training.table import FeatureMatrix, Group


@dataclass(frozen=True)
class GroupEncoding:
    """How a category field shows in the features.

    Parameters
    ----------
    reference
        The category that has no column, or whose column is not needed.
    columns
        The one-hot column of each other category.
    """

    reference: str
    columns: Mapping[str, str]

    def by_label(self, values: Mapping[str, float]) -> LinearFit:
        """Write one value per category as a linear function of the one-hot columns."""
        base = values[self.reference]
        return LinearFit(
            columns=tuple(self.columns.values()),
            coefficients=np.array([values[label] - base for label in self.columns]),
            intercept=base,
        )


def encode_group(
    field: str, group: Group, feature_values: Mapping[str, Any], features: FeatureMatrix
) -> GroupEncoding:
    """Find the one-hot columns of a field and check that they say what the group says.

    Parameters
    ----------
    field
        Name of the category field.
    group
        The category of each row.
    feature_values
        The expression of each column, by column name.
    features : FeatureMatrix [rows, columns]

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` when more than one category has no column, or a column disagrees.
    """
    one_hot = {
        value.get("category"): name
        for name, value in feature_values.items()
        if value.get("op") == "one-hot" and value.get("field") == field
    }
    missing = [label for label in group.labels if label not in one_hot]
    if len(missing) > 1:
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"one-hot columns of {field} for all categories but one",
            f"none for {', '.join(missing)}",
            "add them to task.features.columns",
        )
    reference = missing[0] if missing else group.labels[0]
    columns = {label: one_hot[label] for label in group.labels if label != reference}
    for position, label in enumerate(group.labels):
        if label in columns:
            column = features.select([columns[label]])[:, 0]
            if not np.array_equal(column, group.index == position):
                raise TrainingFailure(
                    "TRAINING_FAILED",
                    f"column {columns[label]} to be 1 exactly where {field} is {label}",
                    "another value",
                    f"compute features and groups/{field}.npy from the same records",
                )
    return GroupEncoding(reference, columns)
