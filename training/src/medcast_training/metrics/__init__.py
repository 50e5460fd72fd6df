"""How far predictions are from what happened, and how sure that figure is."""

from medcast_training.metrics.registry import METRICS, Metric, metric_names
from medcast_training.metrics.spread import Estimate, Spread, corrected_estimate, spread

__all__ = [
    "METRICS",
    "Estimate",
    "Metric",
    "Spread",
    "corrected_estimate",
    "metric_names",
    "spread",
]
