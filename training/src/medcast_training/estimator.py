"""What a trained model answers: mean, median and interval, or the probability of each label."""

from dataclasses import dataclass

import numpy as np

from medcast_training.candidates import Fitted
from medcast_training.linear_fit import LinearFit
from medcast_training.table import FeatureMatrix, Floats

OUTPUTS = ("expected", "typical", "lower", "upper")


@dataclass(frozen=True)
class Interval:
    """Bounds at a distance from a base; the distance may differ by category.

    Parameters
    ----------
    lower_base, upper_base
        What the distances were calibrated from; the same object where both are one centre.
    below, above
        What to add to the bases for the lower and the upper bound, in the target's unit.
    """

    lower_base: Fitted
    upper_base: Fitted
    below: LinearFit
    above: LinearFit


@dataclass(frozen=True)
class Estimator:
    """The Python model of a regression that the graph has to agree with.

    Parameters
    ----------
    expected, typical
        Predict the mean and the median.
    interval
        Bounds a new value.
    minimum
        No output is below it, in the target's unit; None for no such bound.
    """

    expected: Fitted
    typical: Fitted
    interval: Interval
    minimum: float | None

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict each row, as float64 [rows, 4] in the order of :data:`OUTPUTS`."""
        typical = clip(self.typical.predict(features), self.minimum)
        interval = self.interval
        lower_base = clip(interval.lower_base.predict(features), self.minimum)
        upper_base = clip(interval.upper_base.predict(features), self.minimum)
        lower, upper = bounds_around(
            typical,
            lower_base + interval.below.predict(features),
            upper_base + interval.above.predict(features),
            self.minimum,
        )
        expected = clip(self.expected.predict(features), self.minimum)
        return np.column_stack([expected, typical, lower, upper])


@dataclass(frozen=True)
class Classifier:
    """The Python model of a classification that the graph has to agree with.

    Parameters
    ----------
    probabilities
        Predicts float64 [rows, labels], rows of which sum to 1.
    labels
        In the order of the second axis.
    """

    probabilities: Fitted
    labels: tuple[str, ...]

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict each row, as float64 [rows, labels]."""
        return self.probabilities.predict(features)


def clip(values: Floats, minimum: float | None) -> Floats:
    """Raise values to the minimum, where there is one."""
    return values if minimum is None else np.maximum(values, minimum)


def bounds_around(
    typical: Floats, lower: Floats, upper: Floats, minimum: float | None
) -> tuple[Floats, Floats]:
    """Stretch bounds where needed so that `typical` lies between them, and clip the lower one.

    Parameters
    ----------
    typical, lower, upper : float64 [rows]
        The predicted median, already clipped, and the calibrated bounds.
    minimum
        Least value of the target.

    Returns
    -------
    lower, upper : float64 [rows]
    """
    return clip(np.minimum(typical, lower), minimum), np.maximum(typical, upper)
