"""Picking candidates and interval methods by their cross-validated figures."""

from collections.abc import Mapping

import numpy as np

from medcast_training.calibration import IntervalMethod
from medcast_training.interval_figures import IntervalFigures
from medcast_training.scores import SCORES
from medcast_training.table import Floats
from medcast_training.task import Candidate, Loss, Task


def pick_candidate(
    predictions: Mapping[Candidate, Floats], target: Floats, loss: Loss, metric: str
) -> Candidate:
    """Pick the best candidate fitted under a loss; the first of equals.

    Parameters
    ----------
    predictions
        Out-of-fold predictions float64 [repeats, rows] of each candidate.
    target : float64 [rows]
    loss
        Only candidates with this loss compete.
    metric
        A name out of :data:`~medcast_training.scores.SCORES`.
    """
    score = SCORES[metric]
    larger_is_better = metric == "r2"

    def badness(candidate: Candidate) -> float:
        figure = float(np.mean([score(target, each) for each in predictions[candidate]]))
        return -figure if larger_is_better else figure

    return min((c for c in predictions if c.loss == loss), key=badness)


def is_valid(figures: IntervalFigures, task: Task) -> bool:
    """Say whether a method keeps its promise, overall and in each declared group.

    Of each coverage it asks two things. Its mean over repeats is not below the level by more than
    two standard errors: a promise to a group is not kept by covering another one more often. And
    one standard deviation to either side still lies within the task's gates: a calibration that
    rests on few rows may be right on average and yet wrong in the one bundle that is served.
    """
    return all(
        each["mean"] + 2 * each["sd"] / np.sqrt(task.repeats) >= task.level
        and each["mean"] - each["sd"] >= task.coverage_minimum
        and each["mean"] + each["sd"] <= task.coverage_maximum
        for each in figures.promised_coverages(task.level_groups)
    )


def pick_interval_method(
    figures: Mapping[IntervalMethod, IntervalFigures], task: Task
) -> IntervalMethod:
    """Pick the valid method with the best interval score.

    Where none is valid, the one whose worst coverage is nearest to the level.
    """
    valid = [method for method, each in figures.items() if is_valid(each, task)]
    if valid:
        return min(valid, key=lambda method: figures[method].interval_score["mean"])

    def worst(method: IntervalMethod) -> float:
        coverages = figures[method].promised_coverages(task.level_groups)
        return max(abs(coverage["mean"] - task.level) for coverage in coverages)

    return min(figures, key=worst)
