"""Reading a task document."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from medcast_training.json_reader import JsonReader
from medcast_training.metrics import metric_names
from medcast_training.task.candidate import (
    OUTPUT_OF_LOSS,
    Candidate,
    Loss,
    parse_candidate,
)

Kind = Literal["regression", "classification"]
Direction = Literal["increasing", "decreasing"]

LOSSES_OF_KIND: Mapping[Kind, tuple[Loss, ...]] = {
    "regression": ("squared", "absolute", "quantile"),
    "classification": ("log",),
}


@dataclass(frozen=True)
class Task:
    """What `task.json` asks of training.

    Parameters
    ----------
    kind
        Whether the target is a number or one of some labels.
    metrics
        For each output that candidates compete for, the metric that picks the winner.
    repeats, splits
        Of the cross-validation.
    level, level_groups
        Of intervals or prediction sets: what they shall cover, overall and for each category of
        these fields.
    coverage_minimum, coverage_maximum
        Outside of these an interval is not valid, too narrow or too wide; the maximum is 1 where
        the task names none.
    feature_values
        The expression of each column, as pure data; only its one-hot columns are looked at.
    monotone
        Feature columns in which the estimate must not fall, or must not rise.
    candidates
        In the order in which ties are decided.
    """

    kind: Kind
    metrics: Mapping[str, str]
    repeats: int
    splits: int
    level: float
    level_groups: tuple[str, ...]
    coverage_minimum: float
    coverage_maximum: float
    feature_values: Mapping[str, Any]
    monotone: Mapping[str, Direction]
    candidates: tuple[Candidate, ...]

    def with_candidates(self, candidates: tuple[Candidate, ...]) -> "Task":
        """Give the same task with other candidates."""
        return replace(self, candidates=candidates)


def parse_task(document: JsonReader) -> Task:
    """Read a task document.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` naming the first place that does not fit.
    """
    version, kind = document.at("formatVersion"), document.at("task")
    version.require(version.integer() == 1, "1")
    kind.require(kind.text() in get_args(Kind), '"regression" or "classification"')
    folds, interval = document.at("folds"), document.at("interval")
    coverage = document.at("gates").at("coverage")
    feature_sets = {name: names.texts() for name, names in document.at("featureSets").entries()}
    task = Task(
        kind=_kind(document),
        metrics=_metrics(document),
        repeats=folds.at("repeats").integer(),
        splits=folds.at("splits").integer(),
        level=interval.at("level").number(),
        level_groups=interval.at("groups").texts(),
        coverage_minimum=coverage.at("minimum").number(),
        coverage_maximum=coverage.at("maximum").number() if coverage.has("maximum") else 1.0,
        feature_values={
            column.at("name").text(): column.at("value").raw()
            for column in document.at("features").at("columns").items()
        },
        monotone=_monotone(document),
        candidates=tuple(
            parse_candidate(item, feature_sets) for item in document.at("candidates").items()
        ),
    )
    folds.at("repeats").require(task.repeats >= 1, "at least 1")
    folds.at("splits").require(task.splits > 1, "at least 2")
    interval.at("level").require(0 < task.level < 1, "between 0 and 1")
    _check_candidates(task, document.at("candidates"))
    return task


def _kind(document: JsonReader) -> Kind:
    regression = document.at("task").text() == "regression"
    return "regression" if regression else "classification"


def _metrics(document: JsonReader) -> dict[str, str]:
    losses = LOSSES_OF_KIND[_kind(document)]
    outputs = [OUTPUT_OF_LOSS[loss] for loss in losses if loss in OUTPUT_OF_LOSS]
    metrics = {output: document.at("metrics").at(output) for output in outputs}
    for output, metric in metrics.items():
        names = metric_names(output)
        metric.require(metric.text() in names, f"one of {', '.join(names)}")
    return {output: metric.text() for output, metric in metrics.items()}


def _monotone(document: JsonReader) -> dict[str, Direction]:
    if not document.has("monotone"):
        return {}
    directions: dict[str, Direction] = {}
    columns = {column.at("name").text() for column in document.at("features").at("columns").items()}
    for name, direction in document.at("monotone").entries():
        direction.require(name in columns, "the name of a feature column")
        direction.require(direction.text() in get_args(Direction), '"increasing" or "decreasing"')
        directions[name] = "increasing" if direction.text() == "increasing" else "decreasing"
    return directions


def _check_candidates(task: Task, item: JsonReader) -> None:
    by_name = {candidate.name: candidate for candidate in task.candidates}
    losses = LOSSES_OF_KIND[task.kind]
    item.require(len(by_name) == len(task.candidates), "candidates with different names")
    for candidate in task.candidates:
        item.require(candidate.loss in losses, f"losses {', '.join(losses)} in a {task.kind}")
        for name in candidate.members:
            member = by_name.get(name)
            item.require(
                member is not None and member.loss == candidate.loss and not member.members,
                f'"{name}" in blend "{candidate.name}" to name a candidate of the same loss '
                "that is no blend",
            )
    for loss in losses:
        item.require(
            loss not in OUTPUT_OF_LOSS or any(each.loss == loss for each in task.candidates),
            f'a candidate with loss "{loss}"',
        )
