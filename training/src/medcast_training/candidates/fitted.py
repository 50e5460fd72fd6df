"""What fitting gives: something that predicts from named feature columns."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from medcast_training.table import FeatureMatrix, Floats


class Fitted(Protocol):
    """A fitted model, which :mod:`medcast_training.export_onnx` can write.

    A candidate with loss `squared` or `absolute` predicts float64 [rows], one with `quantile`
    float64 [rows, 2] (lower and upper quantile, never crossed), one with `log` float64 [rows, k],
    the probability of each label of the table.
    """

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the features that it looks at."""
        ...

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict each row."""
        ...


@dataclass(frozen=True)
class QuantileFit:
    """Two fits, one of a lower and one of an upper quantile.

    Parameters
    ----------
    lower, upper
        Each predicts float64 [rows]; where they cross, they are exchanged.
    """

    lower: Fitted
    upper: Fitted

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the features that either looks at."""
        return merge_columns(self.lower, self.upper)

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict both quantiles of each row, as float64 [rows, 2], the lower one first."""
        pair = [self.lower.predict(features), self.upper.predict(features)]
        return np.sort(np.column_stack(pair), axis=1)

    def side(self, position: int) -> "QuantileSide":
        """Take one of the two: 0 is the lower one, 1 the upper one."""
        return QuantileSide(self, position)


@dataclass(frozen=True)
class QuantileSide:
    """One side of a pair of quantiles, as float64 [rows].

    Parameters
    ----------
    pair
        The two.
    position
        0 for the lower one, 1 for the upper one.
    """

    pair: QuantileFit
    position: int

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the features that the pair looks at: where they cross, both matter."""
        return self.pair.columns

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict each row."""
        return np.asarray(self.pair.predict(features)[:, self.position])


def merge_columns(*fits: Fitted) -> tuple[str, ...]:
    """Name the columns that any of some fits looks at, each once."""
    return tuple(dict.fromkeys(name for fit in fits for name in fit.columns))
