"""The leaderboard: every candidate, every metric, and the rank by each."""

from typing import Any

import numpy as np

from medcast_training.evaluation.cross_validation import OutOfFold
from medcast_training.evaluation.run import Evaluation
from medcast_training.metrics.registry import CLASSIFICATION, METRICS, REGRESSION
from medcast_training.metrics.regression import pinball_loss
from medcast_training.metrics.spread import Spread, spread
from medcast_training.report.served import ServedModel


def leaderboard(evaluation: Evaluation, served: ServedModel) -> list[dict[str, Any]]:
    """List every candidate with its figures, in the order of the task.

    A figure is null where a candidate has none: of a pair of quantiles only the pinball loss is
    known, and only of it. Ranks count from 1 among the candidates that have the figure; equals
    share the better rank.
    """
    rows = [_row(evaluation, result, served) for result in evaluation.results.values()]
    for metric in rows[0]["metrics"]:
        for row, rank in zip(
            rows, _ranks([r["metrics"][metric] for r in rows], metric), strict=True
        ):
            if rank is not None:
                row["ranks"][metric] = rank
    return rows


def _row(evaluation: Evaluation, result: OutOfFold, served: ServedModel) -> dict[str, Any]:
    candidate = result.candidate
    row = {
        "candidate": candidate.name,
        "model": candidate.model,
        "loss": candidate.loss,
        "featureSet": candidate.feature_set,
        "metrics": candidate_metrics(evaluation, result),
        "ranks": {},
        "chosenFor": [
            output for output, chosen in evaluation.chosen.items() if chosen.candidate is candidate
        ],
    }
    if candidate.name in served.tuned:
        row["tuned"] = dict(served.tuned[candidate.name])
    if candidate.name in served.weights:
        row["weights"] = dict(served.weights[candidate.name])
    return row


def candidate_metrics(evaluation: Evaluation, result: OutOfFold) -> dict[str, Spread | None]:
    """Compute every metric of the kind of task, each over repeats."""
    target, level = evaluation.bench.table.target, evaluation.bench.task.level
    pair = result.candidate.loss == "quantile"
    if evaluation.bench.task.kind == "classification":
        return {name: metric_spread(name, target, result) for name in CLASSIFICATION}
    pinball = (
        spread(pinball_loss(target, each, level) for each in result.predictions) if pair else None
    )
    points = {name: None if pair else metric_spread(name, target, result) for name in REGRESSION}
    return {**points, "pinball": pinball}


def metric_spread(name: str, target: Any, result: OutOfFold) -> Spread | None:
    """Compute one metric over repeats; None where it is not defined on this table."""
    figures = [METRICS[name].score(target, each) for each in result.predictions]
    return spread(figures) if np.isfinite(figures).all() else None


def _ranks(figures: list[Spread | None], metric: str) -> list[int | None]:
    larger = metric in METRICS and METRICS[metric].larger_is_better
    means = [
        None if each is None else (-each["mean"] if larger else each["mean"]) for each in figures
    ]
    known = sorted(mean for mean in means if mean is not None)
    return [None if mean is None else known.index(mean) + 1 for mean in means]
