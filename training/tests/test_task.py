"""A task that does not fit is refused with the place that does not fit."""

from collections.abc import Callable
from typing import Any

import pytest

from medcast_training.failure import TrainingFailure
from medcast_training.json_reader import JsonReader
from medcast_training.task import parse_task
from work_folders import insurance_task


def test_the_insurance_task_is_read() -> None:
    task = parse_task(JsonReader(insurance_task(), "task"))
    assert (task.expected_metric, task.typical_metric) == ("r2", "mae")
    assert (task.repeats, task.splits) == (10, 5)
    assert (task.level, task.level_groups) == (0.95, ("smoker",))
    assert (task.coverage_minimum, task.coverage_maximum) == (0.94, 0.97)
    assert len(task.candidates) == 10
    assert task.candidates[0].features == ()


REFUSALS: list[tuple[Callable[[Any], Any], str]] = [
    (lambda task: task.update(formatVersion=2), "expected task.formatVersion 1, got .* correct"),
    (lambda task: task.pop("folds"), "expected task.folds, got nothing, add it"),
    (lambda task: task["folds"].update(splits=1), "task.folds.splits of at least 2"),
    (lambda task: task["folds"].update(repeats=0), "task.folds.repeats of at least 1"),
    (lambda task: task["folds"].update(repeats="10"), "repeats to be an integer, got '10'"),
    (lambda task: task["interval"].update(level=1), "task.interval.level between 0 and 1"),
    (lambda task: task["metrics"].update(expected="auc"), "got 'auc', correct task.metrics"),
    (lambda task: task["candidates"][0].update(loss="log"), 'or "absolute", got "log"'),
    (lambda task: task["candidates"][0].update(featureSet="all"), "expected one of .*'plain'"),
    (lambda task: task["candidates"][0].update(name="median"), "with different names"),
    (lambda task: task["candidates"].clear(), 'expected a candidate with loss "squared"'),
    (lambda task: task.update(candidates={}), "task.candidates to be an array, got {}"),
]


@pytest.mark.parametrize(("change", "message"), REFUSALS)
def test_a_bad_task_is_refused(change: Callable[[Any], Any], message: str) -> None:
    task = insurance_task()
    change(task)
    with pytest.raises(TrainingFailure, match=message):
        parse_task(JsonReader(task, "task"))
