"""What was picked, and what is known of the model that is served, as far as reports tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from medcast_training.table import Floats
from medcast_training.uncertainty.interval_figures import IntervalFigures
from medcast_training.uncertainty.interval_method import IntervalMethod
from medcast_training.uncertainty.prediction_sets import SetFigures, SetMethod


@dataclass(frozen=True)
class IntervalChoice:
    """The interval methods that competed, and the one that was picked.

    Parameters
    ----------
    figures
        Of each method.
    picked
        One of them.
    """

    figures: Mapping[IntervalMethod, IntervalFigures]
    picked: IntervalMethod


@dataclass(frozen=True)
class SetChoice:
    """The ways to make prediction sets that competed, and the one that was picked.

    Parameters
    ----------
    figures
        Of each method.
    picked
        One of them.
    thresholds : float64 [labels]
        Of the model that is served.
    """

    figures: Mapping[SetMethod, SetFigures]
    picked: SetMethod
    thresholds: Floats


@dataclass(frozen=True)
class ServedModel:
    """What is known of the exported model.

    Parameters
    ----------
    used
        The graph's input columns, in order.
    parity
        Number of parity records, and the largest error among them.
    tuned
        For each tuned candidate, what its search found on all rows.
    weights
        For each blend, the weight of each member.
    """

    used: tuple[str, ...]
    parity: tuple[int, float]
    tuned: Mapping[str, Mapping[str, Any]]
    weights: Mapping[str, Mapping[str, float]]
