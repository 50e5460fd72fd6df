"""One fit, spelled out: rows, columns, loss and parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from medcast_training.candidates.context import FitContext
from medcast_training.table import FeatureMatrix, Floats, Table
from medcast_training.task import Loss

Parameters = Mapping[str, float]

TWO_LABELS = 2

SIGN = {"increasing": 1, "decreasing": -1}


@dataclass(frozen=True)
class FitProblem:
    """One fit, spelled out.

    Parameters
    ----------
    table
        The rows to fit to.
    names
        Which feature columns to use.
    loss
        What is minimised.
    parameters
        The model's numbers, with defaults filled in.
    context
        Everything else.
    quantile
        Which quantile, where the loss is `quantile`.
    group
        The category field that the model groups by, if it does.
    """

    table: Table
    names: tuple[str, ...]
    loss: Loss
    parameters: Parameters
    context: FitContext
    quantile: float = 0.5
    group: str | None = None

    @property
    def features(self) -> FeatureMatrix:
        """Features [rows, columns], all of the table's."""
        return self.table.features

    @property
    def values(self) -> Floats:
        """The columns to use, as float64 [rows, names]."""
        return self.table.features.select(self.names)

    @property
    def target(self) -> Floats:
        """The target float64 [rows], in its unit or as the index of a label."""
        return self.table.target

    @property
    def codes(self) -> npt.NDArray[np.int64]:
        """The index of each row's label, where labels are told apart."""
        return self.table.target.astype(np.int64)

    @property
    def classes(self) -> int:
        """How many labels there are; every one of them has rows."""
        return len(self.table.labels or ())

    @property
    def seed(self) -> int:
        """A 31-bit seed for libraries that take one number."""
        return int(np.random.SeedSequence(self.context.seed).generate_state(1)[0]) >> 1

    def monotone_signs(self) -> list[int] | None:
        """Give, for each column in use, 1 for increasing, -1 for decreasing and 0 for neither.

        None where no column is constrained; several labels have no order that could be. Under
        absolute and quantile loss libraries refuse constraints or break them when they set the
        leaves to medians, so there they are not asked for.
        """
        if self.loss in ("absolute", "quantile") or self.classes > TWO_LABELS:
            return None
        directions = self.context.monotone
        signs = [SIGN[directions[name]] if name in directions else 0 for name in self.names]
        return signs if any(signs) else None

    def at(self, quantile: float) -> "FitProblem":
        """Give the same problem for another quantile."""
        return replace(self, quantile=quantile)

    def whole(self, name: str) -> int:
        """Give a parameter that is a whole number."""
        return int(self.parameters[name])
