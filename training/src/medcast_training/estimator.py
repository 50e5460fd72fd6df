"""What a trained model answers: mean, median and interval."""

from dataclasses import dataclass

import numpy as np

from medcast_training.candidates import Fitted
from medcast_training.linear_fit import LinearFit
from medcast_training.table import FeatureMatrix, Floats

OUTPUTS = ("expected", "typical", "lower", "upper")


@dataclass(frozen=True)
class Interval:
    """Bounds at a distance from a centre; the distance may differ by category.

    Parameters
    ----------
    centre
        What the distances were calibrated around.
    below, above
        What to add to the centre for the lower and the upper bound, in the target's unit.
    """

    centre: Fitted
    below: LinearFit
    above: LinearFit


@dataclass(frozen=True)
class Estimator:
    """The Python model that the graph has to agree with.

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
        lower, upper = interval_around(typical, self.interval, features, self.minimum)
        expected = clip(self.expected.predict(features), self.minimum)
        return np.column_stack([expected, typical, lower, upper])


def clip(values: Floats, minimum: float | None) -> Floats:
    """Raise values to the minimum, where there is one."""
    return values if minimum is None else np.maximum(values, minimum)


def interval_around(
    typical: Floats, interval: Interval, features: FeatureMatrix, minimum: float | None
) -> tuple[Floats, Floats]:
    """Give the bounds, stretched where needed so that `typical` lies between them.

    Parameters
    ----------
    typical : float64 [rows]
        Predicted median, already clipped.
    interval
        The calibrated interval.
    features : FeatureMatrix [rows, columns]
    minimum
        Least value of the target.

    Returns
    -------
    lower, upper : float64 [rows]
    """
    centre = clip(interval.centre.predict(features), minimum)
    lower = np.minimum(typical, centre + interval.below.predict(features))
    upper = np.maximum(typical, centre + interval.above.predict(features))
    return clip(lower, minimum), upper
