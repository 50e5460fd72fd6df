"""The metrics that a task can pick by and a leaderboard shows, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from medcast_training.metrics import classification, regression
from medcast_training.table import Floats


@dataclass(frozen=True)
class Metric:
    """A figure of predictions.

    Parameters
    ----------
    score
        From actual values float64 [rows] and predictions float64 [rows] or [rows, labels].
    larger_is_better
        Otherwise, smaller is.
    """

    score: Callable[[Floats, Floats], float]
    larger_is_better: bool = False

    def gain(self, figure: float, baseline: float) -> float:
        """Say by how much a figure is better than a baseline's."""
        return figure - baseline if self.larger_is_better else baseline - figure


REGRESSION: Mapping[str, Metric] = {
    "r2": Metric(regression.r2, larger_is_better=True),
    "mae": Metric(regression.mean_absolute_error),
    "rmse": Metric(regression.root_mean_squared_error),
    "mape": Metric(regression.mean_absolute_percentage_error),
    "medianAe": Metric(regression.median_absolute_error),
}

CLASSIFICATION: Mapping[str, Metric] = {
    "logLoss": Metric(classification.log_loss),
    "brier": Metric(classification.brier_score),
    "auc": Metric(classification.area_under_curve, larger_is_better=True),
    "macroF1": Metric(classification.macro_f1, larger_is_better=True),
    "accuracy": Metric(classification.accuracy, larger_is_better=True),
    "calibrationError": Metric(classification.calibration_error),
}

METRICS: Mapping[str, Metric] = {**REGRESSION, **CLASSIFICATION}


def metric_names(output: str) -> tuple[str, ...]:
    """Name the metrics that an output's candidates can be picked by.

    Calibration alone picks nothing: the shares of labels in the table are perfectly calibrated.

    Examples
    --------
    >>> metric_names("expected")
    ('r2', 'mae', 'rmse', 'mape', 'medianAe')
    """
    if output == "probabilities":
        return tuple(name for name in CLASSIFICATION if name != "calibrationError")
    return tuple(REGRESSION)
