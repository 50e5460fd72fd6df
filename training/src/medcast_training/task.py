"""The parts of a task that training reads: what to fit, how to judge it, what to pick."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from medcast_training.failure import TrainingFailure
from medcast_training.json_reader import JsonReader
from medcast_training.scores import SCORES

Loss = Literal["squared", "absolute"]


@dataclass(frozen=True, eq=False)
class Candidate:
    """A model that competes; compared and hashed by identity.

    Parameters
    ----------
    name
        What reports call it.
    model
        One of the models in :mod:`medcast_training.candidates`.
    loss
        ``"squared"`` estimates the mean and competes for `expected`; ``"absolute"`` estimates the
        median and competes for `typical`.
    feature_set, features
        The name of its feature set, and the columns in it.
    parameters
        What the model needs besides.
    """

    name: str
    model: str
    loss: Loss
    feature_set: str
    features: tuple[str, ...]
    parameters: Mapping[str, JsonReader]


@dataclass(frozen=True)
class Task:
    """What `task.json` asks of training.

    Parameters
    ----------
    expected_metric, typical_metric
        Which of :data:`medcast_training.scores.SCORES` picks the candidate for each output.
    repeats, splits
        Of the cross-validation.
    level, level_groups
        Of the interval: what it shall cover, overall and for each category of these fields.
    coverage_minimum, coverage_maximum
        Outside of these an interval is not valid, too narrow or too wide.
    feature_values
        The expression of each column, as pure data; only its one-hot columns are looked at.
    candidates
        In the order in which ties are decided.
    """

    expected_metric: str
    typical_metric: str
    repeats: int
    splits: int
    level: float
    level_groups: tuple[str, ...]
    coverage_minimum: float
    coverage_maximum: float
    feature_values: Mapping[str, Any]
    candidates: tuple[Candidate, ...]


def parse_task(document: JsonReader) -> Task:
    """Read a task document.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` naming the first place that does not fit.
    """
    _require(document.at("formatVersion").integer() == 1, "task.formatVersion 1", document)
    kind = document.at("task").text()
    if kind != "regression":
        raise TrainingFailure(
            "TRAINING_FAILED", 'task.task "regression"', f'"{kind}"', "choose a numeric target"
        )
    metrics, folds, interval = (document.at(key) for key in ("metrics", "folds", "interval"))
    coverage = document.at("gates").at("coverage")
    feature_sets = {name: names.texts() for name, names in document.at("featureSets").entries()}
    task = Task(
        expected_metric=_metric(metrics.at("expected")),
        typical_metric=_metric(metrics.at("typical")),
        repeats=folds.at("repeats").integer(),
        splits=folds.at("splits").integer(),
        level=interval.at("level").number(),
        level_groups=interval.at("groups").texts(),
        coverage_minimum=coverage.at("minimum").number(),
        coverage_maximum=coverage.at("maximum").number(),
        feature_values={
            column.at("name").text(): column.at("value").raw()
            for column in document.at("features").at("columns").items()
        },
        candidates=tuple(
            _candidate(item, feature_sets) for item in document.at("candidates").items()
        ),
    )
    _require(task.repeats >= 1, "task.folds.repeats of at least 1", folds)
    _require(task.splits > 1, "task.folds.splits of at least 2", folds)
    _require(0 < task.level < 1, "task.interval.level between 0 and 1", interval)
    names = {candidate.name for candidate in task.candidates}
    _require(
        len(names) == len(task.candidates),
        "candidates with different names",
        document.at("candidates"),
    )
    for loss in ("squared", "absolute"):
        _require(
            any(candidate.loss == loss for candidate in task.candidates),
            f'a candidate with loss "{loss}"',
            document.at("candidates"),
        )
    return task


def _candidate(item: JsonReader, feature_sets: Mapping[str, tuple[str, ...]]) -> Candidate:
    feature_set = item.at("featureSet").text()
    loss = item.at("loss").text()
    _require(feature_set in feature_sets, f"one of {sorted(feature_sets)}", item.at("featureSet"))
    if loss not in ("squared", "absolute"):
        raise TrainingFailure(
            "TRAINING_FAILED", '"squared" or "absolute"', f'"{loss}"', f"correct {item.path}.loss"
        )
    return Candidate(
        name=item.at("name").text(),
        model=item.at("model").text(),
        loss="squared" if loss == "squared" else "absolute",
        feature_set=feature_set,
        features=feature_sets[feature_set],
        parameters=dict(item.at("parameters").entries()),
    )


def _metric(item: JsonReader) -> str:
    name = item.text()
    _require(name in SCORES, f"one of {sorted(SCORES)}", item)
    return name


def _require(holds: bool, expected: str, item: JsonReader) -> None:
    if not holds:
        raise TrainingFailure(
            "TRAINING_FAILED", expected, repr(item.raw())[:80], f"correct {item.path}"
        )
