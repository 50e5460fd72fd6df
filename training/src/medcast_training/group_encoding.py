"""Finding a category or boolean field among the feature columns.

A graph sees only features, so whatever differs by category must be written as a function of the
field's one-hot columns. Such a function is linear: the value of the category without a column, plus
for each other category the difference times its column. A missing field has 0 in all of them: it is
told apart only where every category has a column, or the task has a column that says so.
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
    """How a category or boolean field shows in the features.

    Parameters
    ----------
    reference
        The category that has no column, or whose column is not needed; None where every category
        has one and no column is left for rows without the field.
    columns
        The one-hot column of each other category.
    missing
        The column that is 1 where the field is missing, if there is one.
    filler
        What stands in the column of a boolean field where it is missing; 0 for one-hot columns.
    """

    reference: str | None
    columns: Mapping[str, str]
    missing: str | None = None
    filler: float = 0.0

    def by_label(self, values: Mapping[str, float], otherwise: float) -> LinearFit:
        """Write one value per category as a linear function of the one-hot columns.

        Parameters
        ----------
        values
            The value of each category.
        otherwise
            The value where the field is missing, as far as the features tell; else such a row
            gets the reference category's.
        """
        base = otherwise if self.reference is None else values[self.reference]
        coefficients = {name: values[label] - base for label, name in self.columns.items()}
        if self.missing is not None and self.reference is not None:
            filled = sum(self.filler * difference for difference in coefficients.values())
            coefficients[self.missing] = otherwise - base - filled
        return LinearFit(
            columns=tuple(coefficients),
            coefficients=np.array(list(coefficients.values())),
            intercept=base,
        )


def encode_group(
    field: str, group: Group, feature_values: Mapping[str, Any], features: FeatureMatrix
) -> GroupEncoding:
    """Find the columns of a field and check that they say what the group says.

    Parameters
    ----------
    field
        Name of the category or boolean field.
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
    of_field = {
        name: value for name, value in feature_values.items() if value.get("field") == field
    }
    one_hot, filler = _label_columns(group, of_field)
    without = [label for label in group.labels if label not in one_hot]
    if len(without) > 1:
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"one-hot columns of {field} for all categories but one",
            f"none for {', '.join(without)}",
            "add them to task.features.columns",
        )
    indicators = [name for name, value in of_field.items() if value["op"] == "missing-indicator"]
    encoding = _encoding(group, one_hot, indicators, filler)
    _check_columns(field, group, encoding, features)
    return encoding


def _label_columns(group: Group, of_field: Mapping[str, Any]) -> tuple[dict[str, str], float]:
    one_hot = {v["category"]: name for name, v in of_field.items() if v["op"] == "one-hot"}
    plain = [(name, value) for name, value in of_field.items() if value["op"] == "field"]
    if one_hot or not plain or len(group.labels) > 2:  # noqa: PLR2004 — a boolean has two
        return one_hot, 0.0
    name, value = plain[0]
    return {group.labels[-1]: name}, float(value.get("whenMissing", 0))


def _encoding(
    group: Group, one_hot: Mapping[str, str], indicators: list[str], filler: float
) -> GroupEncoding:
    without = [label for label in group.labels if label not in one_hot]
    some_missing = bool((group.index < 0).any())
    if not without and some_missing and not indicators:
        return GroupEncoding(None, dict(one_hot))
    reference = without[0] if without else group.labels[0]
    columns = {label: one_hot[label] for label in group.labels if label != reference}
    return GroupEncoding(reference, columns, indicators[0] if indicators else None, filler)


def _check_columns(
    field: str, group: Group, encoding: GroupEncoding, features: FeatureMatrix
) -> None:
    known = group.index >= 0
    for label, name in encoding.columns.items():
        column = features.select([name])[known, 0]
        if not np.array_equal(column, group.index[known] == group.labels.index(label)):
            raise TrainingFailure(
                "TRAINING_FAILED",
                f"column {name} to be 1 exactly where {field} is {label}",
                "another value",
                f"compute features and groups/{field}.npy from the same records",
            )
