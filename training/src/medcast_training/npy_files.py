"""Loading the arrays of a work folder."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from medcast_training.failure import TrainingFailure
from medcast_training.table import FeatureMatrix, Indices


def load_array(path: Path, ndim: int) -> npt.NDArray[np.generic]:
    """Load an array of a known number of dimensions; pickled objects are refused.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` when the file is missing, unreadable or of another shape.
    """
    try:
        array: npt.NDArray[np.generic] = np.load(path, allow_pickle=False)
    except (FileNotFoundError, ValueError, EOFError) as error:
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"{path.name} in the work folder to be a NumPy array",
            type(error).__name__,
            "write it as training/README.md says",
        ) from error
    if array.ndim != ndim:
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"{path.name} with {ndim} dimensions",
            str(array.ndim),
            "write it as training/README.md says",
        )
    return array


def load_features(path: Path, columns: tuple[str, ...]) -> FeatureMatrix:
    """Load a feature matrix [rows, columns] and check that every value is finite.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` when the width differs or a value is not finite.
    """
    values = np.asarray(load_array(path, ndim=2), dtype=np.float64)
    if values.shape[1] != len(columns):
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"{path.name} with {len(columns)} columns, as request.columns has",
            str(values.shape[1]),
            "write both from the same feature specification",
        )
    bad = ~np.isfinite(values)
    if bad.any():
        name = columns[int(np.flatnonzero(bad.any(axis=0))[0])]
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"finite values in {path.name}",
            f"{np.count_nonzero(bad)} that are not, the first in column {name!r}",
            "give that feature a missing-value policy, or correct the rows",
        )
    return FeatureMatrix(columns, values)


def load_indices(path: Path, rows: int) -> Indices:
    """Load one integer for each row.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` when there are more or fewer.
    """
    indices = np.asarray(load_array(path, ndim=1), dtype=np.int64)
    if len(indices) != rows:
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"{path.name} with {rows} entries, as target.npy has",
            str(len(indices)),
            "write both from the same records",
        )
    return indices
