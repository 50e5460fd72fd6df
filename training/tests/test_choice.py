"""What is picked is the best by the metric named, and only what keeps its promise."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from medcast_training.evaluation.choice import pick_candidate, pick_quantiles
from medcast_training.evaluation.cross_validation import OutOfFold
from medcast_training.metrics import Spread
from medcast_training.task import Candidate, Loss
from medcast_training.uncertainty.interval_figures import IntervalFigures
from medcast_training.uncertainty.interval_method import IntervalMethod
from medcast_training.uncertainty.prediction_sets import SetFigures, SetMethod
from medcast_training.uncertainty.validity import is_valid, pick_method
from medcast_training.work_folder import TrainingRequest

TARGET = np.array([1.0, 2.0, 3.0])


def results(**predictions: tuple[Loss, np.ndarray]) -> Mapping[Candidate, OutOfFold]:
    """Give results of candidates by name, each of one repeat."""
    candidates = [
        (Candidate(name, "constant", loss, "none", (), {}), values)
        for name, (loss, values) in predictions.items()
    ]
    return {each: OutOfFold(each, values[None], {}) for each, values in candidates}


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
    measured = results(
        median=("absolute", TARGET), first=("squared", TARGET + 1), second=("squared", TARGET + 0.1)
    )
    for metric in ("r2", "mae", "rmse", "mape", "medianAe"):
        assert pick_candidate(measured, TARGET, "squared", metric).candidate.name == "second"
        assert pick_candidate(measured, TARGET, "absolute", metric).candidate.name == "median"


def test_the_first_of_equals_is_picked() -> None:
    measured = results(first=("squared", TARGET), second=("squared", TARGET))
    assert pick_candidate(measured, TARGET, "squared", "mae").candidate.name == "first"


def test_the_pair_of_quantiles_with_the_least_pinball_loss_is_picked() -> None:
    narrow = np.column_stack([TARGET - 0.1, TARGET + 0.1])
    measured = results(
        wide=("quantile", narrow * [-9, 9]), narrow=("quantile", narrow), mean=("squared", TARGET)
    )
    picked = pick_quantiles(measured, TARGET, 0.9)
    assert picked is not None
    assert picked.candidate.name == "narrow"
    assert pick_quantiles(results(mean=("squared", TARGET)), TARGET, 0.9) is None


def test_a_method_must_cover_every_declared_group(request_of_work: TrainingRequest) -> None:
    task = request_of_work.task
    assert is_valid(figures(0.95, 0.96, 1), task)
    assert is_valid(figures(0.949, 0.96, 1), task), "within two standard errors"
    assert not is_valid(figures(0.948, 0.96, 1), task), "too little for non-smokers"
    assert not is_valid(figures(0.95, 0.971, 1), task), "too much for smokers"
    assert not is_valid(figures(0.95, 0.96, 1, sd=0.011), task), "too unsteady"
    assert is_valid(figures(0.948, 0.96, 1), replace(task, level_groups=())), "overall it is right"


def test_the_best_score_among_valid_methods_is_picked(request_of_work: TrainingRequest) -> None:
    best, worse, invalid = (IntervalMethod("split", group) for group in ("a", "b", "c"))
    measured = {
        worse: figures(0.95, 0.95, 30),
        best: figures(0.95, 0.96, 20),
        invalid: figures(0.9, 0.95, 10),
    }
    assert pick_method(measured, request_of_work.task) is best


def test_of_methods_as_good_as_the_best_the_one_with_the_smallest_graph_is_picked(
    request_of_work: TrainingRequest,
) -> None:
    folds, pair, alone = (
        IntervalMethod("CV+", None),
        IntervalMethod("CQR split", None),
        IntervalMethod("out-of-fold", None),
    )
    measured = {
        folds: figures(0.95, 0.95, 100),
        pair: figures(0.95, 0.95, 101),
        alone: figures(0.95, 0.95, 101.5),
    }

    def picked() -> IntervalMethod:
        return pick_method(measured, request_of_work.task, lambda method: method.burden)

    assert picked() is alone
    measured[alone] = figures(0.95, 0.95, 103)
    assert picked() is pair
    measured[pair] = figures(0.95, 0.95, 103)
    assert picked() is folds


def test_where_none_is_valid_the_nearest_to_the_level_is_picked(
    request_of_work: TrainingRequest,
) -> None:
    near, far = IntervalMethod("split", None), IntervalMethod("CV+", None)
    measured = {far: figures(0.8, 0.95, 1), near: figures(0.94, 0.95, 2)}
    assert pick_method(measured, request_of_work.task) is near


def set_figures(coverage: float, size: float) -> SetFigures:
    def exact(mean: float) -> Spread:
        return {"mean": mean, "sd": 0.0}

    return SetFigures(exact(coverage), {"smoker": {"no": exact(coverage)}}, {}, exact(size), {})


def test_sets_may_cover_more_than_the_level_and_the_smallest_valid_ones_are_picked(
    request_of_work: TrainingRequest,
) -> None:
    task = replace(request_of_work.task, kind="classification")
    small, large, invalid = (SetMethod("by group", name) for name in ("a", "b", "c"))
    measured = {
        large: set_figures(1.0, 1.4),
        small: set_figures(0.99, 1.2),
        invalid: set_figures(0.9, 1.0),
    }
    assert is_valid(measured[large], task)
    assert pick_method(measured, task) is small
