"""Which methods keep their promise, and which of these is best."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

import numpy as np

from medcast_training.metrics import Spread
from medcast_training.task import Task


class Figures(Protocol):
    """The figures of one method of making intervals or sets."""

    @property
    def badness(self) -> float:
        """What the best of the valid methods has least of."""
        ...

    def promised_coverages(self, fields: tuple[str, ...]) -> list[Spread]:
        """List the coverages a task promises: overall, and in each category of some fields."""
        ...


Method = TypeVar("Method")

AS_GOOD = 1.02
"""Methods whose badness is within this factor of the best are as good as it. The models of the
inner folds agree less than one model with itself, which can make intervals a percent shorter, for
five times the work in every answer."""


def is_valid(figures: Figures, task: Task) -> bool:
    """Say whether a method keeps its promise, overall and in each declared group.

    Of each coverage it asks two things. Its mean over repeats is not below the level by more than
    two standard errors: a promise to a group is not kept by covering another one more often. And
    one standard deviation to either side still lies within the task's gates: a calibration that
    rests on few rows may be right on average and yet wrong in the one bundle that is served.

    A set of labels may cover more than the gates' maximum: it cannot hold less than one label, and
    one may be right more often than the level asks for.
    """
    maximum = task.coverage_maximum if task.kind == "regression" else np.inf
    return all(
        each["mean"] + 2 * each["sd"] / np.sqrt(task.repeats) >= task.level
        and each["mean"] - each["sd"] >= task.coverage_minimum
        and each["mean"] + each["sd"] <= maximum
        for each in figures.promised_coverages(task.level_groups)
    )


def pick_method(
    figures: Mapping[Method, Figures],
    task: Task,
    burden: Callable[[Method], int] = lambda _: 0,
) -> Method:
    """Pick the best of the valid methods: the lowest interval score, or the smallest mean set.

    Of several that are as good as the best (:data:`AS_GOOD`), the best of those with the least
    burden. Where none is valid, the one whose worst coverage is nearest to the
    level.

    Parameters
    ----------
    figures
        Of each method.
    task
        The promises.
    burden
        Ranks what methods add to the graph.
    """
    valid = {method: each.badness for method, each in figures.items() if is_valid(each, task)}
    if valid:
        enough = min(valid.values()) * AS_GOOD
        good = {method: badness for method, badness in valid.items() if badness <= enough}
        return min(good, key=lambda method: (burden(method), good[method]))

    def worst(method: Method) -> float:
        coverages = figures[method].promised_coverages(task.level_groups)
        return max(abs(coverage["mean"] - task.level) for coverage in coverages)

    return min(figures, key=worst)
