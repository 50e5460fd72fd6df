"""What is picked is the best by the metric named, and only what keeps its promise."""

from dataclasses import replace

import numpy as np

from medcast_training.calibration import IntervalMethod
from medcast_training.interval_figures import IntervalFigures
from medcast_training.scores import Spread
from medcast_training.selection import is_valid, pick_candidate, pick_interval_method
from medcast_training.task import Candidate
from medcast_training.work_folder import TrainingRequest


def candidate(name: str, loss: str) -> Candidate:
    return Candidate(
        name, "constant", "squared" if loss == "squared" else "absolute", "none", (), {}
    )


def figures(no: float, yes: float, score: float, sd: float = 0.001) -> IntervalFigures:
    def exact(mean: float) -> Spread:
        return {"mean": mean, "sd": sd}

    return IntervalFigures(
        coverage=exact((no + yes) / 2),
        coverage_by_group={"smoker": {"no": exact(no), "yes": exact(yes)}},
        mean_width=exact(1),
        width_by_group={},
        interval_score=exact(score),
    )


def test_candidates_compete_within_their_loss() -> None:
    target = np.array([1.0, 2.0, 3.0])
    near, far = target[None] + 0.1, target[None] + 1
    first, second = candidate("first", "squared"), candidate("second", "squared")
    median = candidate("median", "absolute")
    predictions = {median: target[None], first: far, second: near}
    for metric in ("r2", "mae", "rmse", "medianAe"):
        assert pick_candidate(predictions, target, "squared", metric) is second
        assert pick_candidate(predictions, target, "absolute", metric) is median


def test_the_first_of_equals_is_picked() -> None:
    target = np.array([1.0, 2.0, 3.0])
    first, second = candidate("first", "squared"), candidate("second", "squared")
    predictions = {first: target[None], second: target[None]}
    assert pick_candidate(predictions, target, "squared", "mae") is first


def test_a_method_must_cover_every_declared_group(request_of_work: TrainingRequest) -> None:
    task = request_of_work.task
    assert is_valid(figures(0.95, 0.96, 1), task)
    assert is_valid(figures(0.949, 0.96, 1), task), "within two standard errors"
    assert not is_valid(figures(0.948, 0.96, 1), task), "too little for non-smokers"
    assert not is_valid(figures(0.95, 0.971, 1), task), "too much for smokers"
    assert not is_valid(figures(0.95, 0.96, 1, sd=0.011), task), "too unsteady"
    assert is_valid(figures(0.948, 0.96, 1), replace(task, level_groups=())), "overall it is right"


def test_the_best_score_among_valid_methods_is_picked(request_of_work: TrainingRequest) -> None:
    best, worse, invalid = (IntervalMethod("split", group, "equal") for group in ("a", "b", "c"))
    measured = {
        worse: figures(0.95, 0.95, 30),
        best: figures(0.95, 0.96, 20),
        invalid: figures(0.9, 0.95, 10),
    }
    assert pick_interval_method(measured, request_of_work.task) is best


def test_where_none_is_valid_the_nearest_to_the_level_is_picked(
    request_of_work: TrainingRequest,
) -> None:
    near, far = IntervalMethod("split", None, "equal"), IntervalMethod("split", None, "shortest")
    measured = {far: figures(0.8, 0.95, 1), near: figures(0.94, 0.95, 2)}
    assert pick_interval_method(measured, request_of_work.task) is near
