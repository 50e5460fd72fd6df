"""A fitted ensemble of trees, of any library."""

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from scipy.special import softmax

from medcast_training.candidates.problem import TWO_LABELS
from medcast_training.candidates.trees import TreeEnsemble
from medcast_training.table import FeatureMatrix, Floats

Link = Literal["number", "softmax", "rest"]


class TreeModel(Protocol):
    """What a library has grown, read in two ways that have to agree."""

    def sums(self, values: Floats) -> Floats:
        """Add up the trees for each row, by the library itself, as float64 [rows, targets]."""
        ...

    def ensemble(self) -> TreeEnsemble:
        """Give the trees as plain arrays."""
        ...


@dataclass(frozen=True)
class TreeFit:
    """Sums of trees over named features, and what is made of them.

    Parameters
    ----------
    columns
        Names of the features it was fitted on, in order.
    model
        What the library has grown.
    link
        ``"number"``: the only sum is the prediction. ``"softmax"``: the sums are logarithms of
        relative probabilities. ``"rest"``: the sums are probabilities of all labels but the last.
    """

    columns: tuple[str, ...]
    model: TreeModel
    link: Link = "number"

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict each row, as float64 [rows], or [rows, labels] of probabilities."""
        sums = self.model.sums(features.select(self.columns))
        match self.link:
            case "number":
                return np.asarray(sums[:, 0], dtype=np.float64)
            case "softmax":
                return np.asarray(softmax(sums, axis=1), dtype=np.float64)
            case "rest":
                rest = np.maximum(1 - sums.sum(axis=1), 0.0)
                return np.column_stack([sums, rest])


@dataclass(frozen=True)
class Rescaled:
    """A tree model of a standardised target, back in the target's unit.

    Libraries keep targets in single precision; a standardised target loses nothing by that.

    Parameters
    ----------
    model
        Fitted to ``(target - shift) / factor``.
    factor, shift
        In the target's unit.
    """

    model: TreeModel
    factor: float
    shift: float

    def sums(self, values: Floats) -> Floats:
        """Add up the trees for each row, as float64 [rows, 1]."""
        return self.model.sums(values) * self.factor + self.shift

    def ensemble(self) -> TreeEnsemble:
        """Give the trees as plain arrays."""
        return self.model.ensemble().scaled(self.factor, self.shift)


def spread_of(target: Floats) -> tuple[float, float]:
    """Give the mean and the standard deviation (1 where there is none) of a target."""
    return float(target.mean()), float(target.std()) or 1.0


def first_target(targets: int) -> int:
    """Say which sum the first tree adds to: of two labels, the first one's stays 0."""
    return 1 if targets == TWO_LABELS else 0


def two_labels(sums: Floats, classes: int) -> Floats:
    """Put a column of zeros before the only sum that libraries give for two labels."""
    sums = sums.reshape(len(sums), -1)
    if classes > TWO_LABELS:
        return sums
    return np.column_stack([np.zeros(len(sums)), sums])
