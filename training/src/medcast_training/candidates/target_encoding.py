"""Columns with many categories, each replaced by what is typical of the target there."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from sklearn.preprocessing import TargetEncoder

from medcast_training.candidates.fitted import Fitted
from medcast_training.candidates.problem import TWO_LABELS, FitProblem
from medcast_training.failure import TrainingFailure
from medcast_training.table import FeatureMatrix, Floats

CROSS_FITS = 5


@dataclass(frozen=True)
class Lookup:
    """The encodings of one column.

    Parameters
    ----------
    column
        An ordinal column: whole numbers from -1, which stands for missing or unknown.
    names
        What the columns that replace it are called.
    values : float64 [codes, names]
        Encodings of -1, 0, 1 and so on, representable in single precision. The last row is of
        every code beyond.
    """

    column: str
    names: tuple[str, ...]
    values: Floats

    def encode(self, codes: Floats) -> Floats:
        """Look up codes float64 [rows], as float64 [rows, names]."""
        positions = np.clip(codes + 1, 0, len(self.values) - 1).astype(np.int64)
        return np.asarray(self.values[positions])


@dataclass(frozen=True)
class EncodedFit:
    """A fit on features some of which were replaced by target encodings.

    Parameters
    ----------
    lookups
        The replaced columns.
    inner
        The fit, which uses the replacements by their names.
    """

    lookups: tuple[Lookup, ...]
    inner: Fitted

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the features that it looks at, before encoding."""
        replaced = {name: each.column for each in self.lookups for name in each.names}
        return tuple(dict.fromkeys(replaced.get(name, name) for name in self.inner.columns))

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict each row."""
        return self.inner.predict(with_encodings(features, self.lookups))


def with_encodings(features: FeatureMatrix, lookups: Sequence[Lookup]) -> FeatureMatrix:
    """Add the encodings to the features; columns that a graph was not given are passed over."""
    known = [each for each in lookups if each.column in features.columns]
    encoded = [each.encode(features.select([each.column])[:, 0]) for each in known]
    names = tuple(name for each in known for name in each.names)
    return FeatureMatrix(features.columns + names, np.column_stack([features.values, *encoded]))


def encode_targets(
    problem: FitProblem, columns: Sequence[str]
) -> tuple[FitProblem, tuple[Lookup, ...]]:
    """Replace ordinal columns of a problem by target means, cross-fitted.

    The rows that are fitted to are encoded by means of other rows, so that the fit does not trust
    the encoding of a rare category more than it deserves (scikit-learn's TargetEncoder).

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` for a column that the feature set does not have.
    """
    unknown = [name for name in columns if name not in problem.names]
    if unknown:
        raise TrainingFailure(
            "TRAINING_FAILED",
            "parameters.targetEncoded to name columns of the candidate's feature set",
            ", ".join(unknown),
            "correct it",
        )
    encoder = _encoder(problem)
    with warnings.catch_warnings():
        # It warns of labels with fewer rows than folds, which tables with rare labels have.
        warnings.simplefilter("ignore")
        fitted_rows = encoder.fit_transform(problem.features.select(columns), _wanted(problem))
    lookups = _lookups(encoder, columns, problem)
    names = tuple(name for each in lookups for name in each.names)
    values = np.column_stack([problem.features.values, fitted_rows.astype(np.float32)])
    features = FeatureMatrix(problem.features.columns + names, values)
    kept = tuple(name for name in problem.names if name not in columns)
    table = replace(problem.table, features=features)
    return replace(problem, table=table, names=kept + names), lookups


def _encoder(problem: FitProblem) -> TargetEncoder:
    kind = "binary" if problem.classes == TWO_LABELS else "multiclass"
    most = len(problem.table) if problem.classes == 0 else int(np.bincount(problem.codes).max())
    return TargetEncoder(
        target_type="continuous" if problem.classes == 0 else kind,
        cv=max(2, min(CROSS_FITS, most)),
        shuffle=True,
        random_state=problem.seed,
    )


def _wanted(problem: FitProblem) -> Floats:
    return problem.target if problem.classes == 0 else problem.codes.astype(np.float64)


def _lookups(
    encoder: TargetEncoder, columns: Sequence[str], problem: FitProblem
) -> tuple[Lookup, ...]:
    several = problem.classes > TWO_LABELS
    parts = problem.classes if several else 1
    labels = problem.table.labels or ()
    lookups = []
    for position, column in enumerate(columns):
        codes = problem.features.select([column])[:, 0]
        probe = np.zeros((int(codes.max()) + 3, len(columns)))
        probe[:, position] = np.arange(-1, len(probe) - 1)
        encoded = encoder.transform(probe)[:, position * parts : (position + 1) * parts]
        suffixes = [f"={label}" for label in labels] if several else [""]
        names = tuple(f"{column}:target{suffix}" for suffix in suffixes)
        lookups.append(Lookup(column, names, encoded.astype(np.float32).astype(np.float64)))
    return tuple(lookups)
