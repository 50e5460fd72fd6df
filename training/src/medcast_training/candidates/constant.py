"""The same answer for everybody: what every model has to beat."""

from dataclasses import dataclass

import numpy as np

from medcast_training.candidates.problem import FitProblem
from medcast_training.linear_fit import LinearFit
from medcast_training.table import FeatureMatrix, Floats


@dataclass(frozen=True)
class SharesFit:
    """The same probabilities for everybody.

    Parameters
    ----------
    shares : float64 [labels]
        They sum to 1.
    """

    shares: Floats
    columns: tuple[str, ...] = ()

    def predict(self, features: FeatureMatrix) -> Floats:
        """Repeat the shares for each row, as float64 [rows, labels]."""
        return np.tile(self.shares, (len(features.values), 1))


def fit_constant(problem: FitProblem) -> LinearFit | SharesFit:
    """Fit the mean, the median, a quantile or the shares of the labels."""
    match problem.loss:
        case "squared":
            return LinearFit((), np.empty(0), float(problem.target.mean()))
        case "absolute":
            return LinearFit((), np.empty(0), float(np.median(problem.target)))
        case "quantile":
            return LinearFit((), np.empty(0), float(np.quantile(problem.target, problem.quantile)))
        case "log":
            counts = np.bincount(problem.codes, minlength=problem.classes)
            return SharesFit(counts / counts.sum())
