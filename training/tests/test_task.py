"""A task that does not fit is refused with the place that does not fit."""

from collections.abc import Callable
from typing import Any

import pytest

from medcast_training.failure import TrainingFailure
from medcast_training.json_reader import JsonReader
from medcast_training.task import parse_task
from work_folders import insurance_task, plain_task


def test_the_insurance_task_is_read() -> None:
    task = parse_task(JsonReader(insurance_task(), "task"))
    assert task.kind == "regression"
    assert task.metrics == {"expected": "r2", "typical": "mae"}
    assert (task.repeats, task.splits) == (10, 5)
    assert (task.level, task.level_groups) == (0.95, ("smoker",))
    assert (task.coverage_minimum, task.coverage_maximum) == (0.94, 0.97)
    assert task.candidates[0].features == ()
    assert task.candidates[0].tune is None


def test_tuning_blends_and_monotone_columns_are_read() -> None:
    task = insurance_task(monotone={"age": "increasing", "bmi": "decreasing"})
    trees = {"search": {"trees": [10, 20]}, "trials": 2, "splits": 3}
    task["candidates"] += [
        {**candidate(task, "boosted-trees"), "name": "tuned", "tune": trees},
        {**blend(["mean", "linear"]), "name": "both"},
    ]
    parsed = parse_task(JsonReader(task, "task"))
    assert parsed.monotone == {"age": "increasing", "bmi": "decreasing"}
    tuned, both = parsed.candidates[-2:]
    assert tuned.tune is not None
    assert (dict(tuned.tune.search), tuned.tune.trials, tuned.tune.splits) == (
        {"trees": (10, 20)}, 2, 3,
    )  # fmt: skip
    assert both.members == ("mean", "linear")


def test_a_classification_is_read() -> None:
    task = parse_task(JsonReader(plain_task("classification", ["a", "b"]), "task"))
    assert task.kind == "classification"
    assert task.metrics == {"probabilities": "logLoss"}
    assert {each.loss for each in task.candidates} == {"log"}


def candidate(task: Any, model: str) -> Any:
    """Give the first candidate of a model, without its search."""
    found = next(each for each in task["candidates"] if each["model"] == model)
    return {key: value for key, value in found.items() if key != "tune"}


def blend(members: list[str]) -> Any:
    """Give a blend of candidates for the mean."""
    return {
        "name": "blend-of-test",
        "model": "blend",
        "loss": "squared",
        "featureSet": "plain",
        "parameters": {"of": members},
    }


def tuned(**changes: Any) -> Callable[[Any], Any]:
    """Give the first candidate a search, with some of its keys replaced."""
    tune = {"search": {"trees": [10]}, "trials": 2, "splits": 3, **changes}
    return lambda task: task["candidates"][0].update(tune=tune)


REFUSALS: list[tuple[Callable[[Any], Any], str]] = [
    (lambda task: task.update(formatVersion=2), "expected task.formatVersion to be 1, got 2, cor"),
    (lambda task: task.update(task="ranking"), 'to be "regression" or "classification", got'),
    (lambda task: task.update(task="classification"), "expected task.metrics.probabilities, got"),
    (lambda task: task.pop("folds"), "expected task.folds, got nothing, add it"),
    (lambda task: task["folds"].update(splits=1), "task.folds.splits to be at least 2"),
    (lambda task: task["folds"].update(repeats=0), "task.folds.repeats to be at least 1"),
    (lambda task: task["folds"].update(repeats="10"), "repeats to be an integer, got '10'"),
    (lambda task: task["interval"].update(level=1), "task.interval.level to be between 0 and 1"),
    (
        lambda task: task["metrics"].update(expected="auc"),
        "r2, mae, rmse, mape, medianAe, got 'auc', correct it",
    ),
    (
        lambda task: task["candidates"][0].update(loss="log"),
        "losses squared, absolute, quantile in",
    ),
    (lambda task: task["candidates"][0].update(loss="hinge"), "one of squared, .* got 'hinge'"),
    (lambda task: task["candidates"][0].update(featureSet="all"), "to be one of .*'plain'"),
    (lambda task: task["candidates"][0].update(name="median"), "candidates with different names"),
    (lambda task: task["candidates"].clear(), 'to be a candidate with loss "squared"'),
    (tuned(trials=0), "tune.trials to be at least 1, got 0"),
    (tuned(splits=1), "tune.splits to be at least 2, got 1"),
    (tuned(search={}), "tune.search to be one value or more of each parameter"),
    (tuned(search={"trees": []}), "tune.search to be one value or more of each parameter"),
    (lambda task: task["candidates"].append(blend(["mean"])), "to be two candidates or more"),
    (lambda task: task["candidates"].append(blend(["mean", "x"])), '"x" in blend "blend-of-test"'),
    (lambda task: task["candidates"].append(blend(["mean", "median"])), '"median" in blend'),
    (lambda task: task.update(monotone={"height": "increasing"}), "the name of a feature column"),
    (lambda task: task.update(monotone={"age": "up"}), '"increasing" or "decreasing", got'),
    (lambda task: task.update(candidates={}), "task.candidates to be an array, got {}"),
]


@pytest.mark.parametrize(("change", "message"), REFUSALS)
def test_a_bad_task_is_refused(change: Callable[[Any], Any], message: str) -> None:
    task = insurance_task()
    change(task)
    with pytest.raises(TrainingFailure, match=message):
        parse_task(JsonReader(task, "task"))
