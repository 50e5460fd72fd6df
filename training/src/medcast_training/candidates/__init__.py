"""The models that can compete, by the name a task gives them."""

from collections.abc import Mapping

import numpy as np

from medcast_training.candidates.boosted_trees import TreeFit, TreeShape, fit_boosted_trees
from medcast_training.candidates.linear import fit_least_absolute, fit_least_squares
from medcast_training.candidates.median_plus_mean import (
    fit_median_plus_mean,
    fit_median_plus_mean_by,
)
from medcast_training.failure import TrainingFailure
from medcast_training.group_encoding import GroupEncoding
from medcast_training.json_reader import JsonReader
from medcast_training.linear_fit import LinearFit
from medcast_training.table import Table
from medcast_training.task import Candidate

Fitted = LinearFit | TreeFit

MODELS = ("constant", "linear", "median-plus-mean", "boosted-trees")


def group_field(candidate: Candidate) -> str | None:
    """Name the category field a candidate groups by, if it does."""
    field = candidate.parameters.get("group")
    return None if field is None or field.is_null() else field.text()


def fit_candidate(
    candidate: Candidate, table: Table, encodings: Mapping[str, GroupEncoding]
) -> Fitted:
    """Fit a candidate to a table.

    Parameters
    ----------
    candidate
        What to fit.
    table
        The rows to fit it to.
    encodings
        How the fields that candidates group by show in the features.

    Returns
    -------
    Fitted
        Something that predicts, and that :mod:`medcast_training.export_onnx` can write.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` for a model that is not one of :data:`MODELS`, or one that fails to fit.
    """
    features, target = table.features, table.target
    squared = candidate.loss == "squared"
    match candidate.model:
        case "constant":
            centre = np.mean(target) if squared else np.median(target)
            return LinearFit((), np.empty(0), float(centre))
        case "linear":
            fit = fit_least_squares if squared else fit_least_absolute
            return fit(features, candidate.features, target)
        case "median-plus-mean":
            field = group_field(candidate)
            if field is None:
                return fit_median_plus_mean(table, candidate.features)
            return fit_median_plus_mean_by(table, candidate.features, field, encodings[field])
        case "boosted-trees":
            return fit_boosted_trees(
                (features, target),
                candidate.features,
                candidate.loss,
                TreeShape(
                    trees=_parameter(candidate, "trees").integer(),
                    leaves=_parameter(candidate, "leaves").integer(),
                    learning_rate=_parameter(candidate, "learningRate").number(),
                    minimum_rows_per_leaf=_parameter(candidate, "minimumRowsPerLeaf").integer(),
                ),
            )
    raise TrainingFailure(
        "TRAINING_FAILED",
        f"a model out of {', '.join(MODELS)}",
        f'"{candidate.model}" in candidate "{candidate.name}"',
        "correct task.candidates",
    )


def _parameter(candidate: Candidate, name: str) -> JsonReader:
    if name not in candidate.parameters:
        raise TrainingFailure(
            "TRAINING_FAILED",
            f'parameter "{name}" of candidate "{candidate.name}"',
            "nothing",
            "add it to task.candidates",
        )
    return candidate.parameters[name]
