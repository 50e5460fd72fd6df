"""How the figures of what was chosen grow with the rows it learns from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from medcast_training.candidates import fit_candidate
from medcast_training.evaluation.candidate_fit import predict, weighted
from medcast_training.evaluation.cross_validation import FoldPrediction, OutOfFold
from medcast_training.evaluation.workbench import Workbench
from medcast_training.metrics import METRICS, Spread, spread
from medcast_training.parallel import Workers
from medcast_training.table import Floats, Indices, Table
from medcast_training.task import Candidate

SHARES = (0.125, 0.25, 0.5)
"""Of a training fold, each twice the one before; at its whole the figures are known."""

REPEATS = 2
FEWEST_ROWS = 10


@dataclass(frozen=True)
class CurvePoint:
    """The figures at one number of rows.

    Parameters
    ----------
    rows
        Learned from, in the mean over folds.
    share
        Of a training fold.
    metrics
        By output, the figures over repeats.
    """

    rows: int
    share: float
    metrics: Mapping[str, Spread]


def learning_curve(
    bench: Workbench,
    workers: Workers,
    chosen: Mapping[str, tuple[OutOfFold, tuple[OutOfFold, ...]]],
    done: Callable[[str], None],
) -> list[CurvePoint]:
    """Fit what was chosen to shares of each training fold.

    Parameters and weights are those that the whole training fold gave: the curve says what more
    rows are worth to this model, not to another one.

    Parameters
    ----------
    bench, workers
        What was fitted, and where to fit.
    chosen
        For each output the chosen result, and those of its members if it is a blend.
    done
        Called with a label after each fit.
    """
    keys = [(r, f) for r in range(_repeats(bench)) for f in range(bench.task.splits)]
    jobs = [
        (bench, output, share, parts, key)
        for share in _shares(bench)
        for output, each in chosen.items()
        for key in keys
        for parts in [_parts(each, key)]
    ]
    predictions: dict[tuple[float, str], Floats] = {}
    for (_, output, share, _, key), predicted in zip(
        jobs, workers.map(_fit_share, jobs), strict=True
    ):
        whole = chosen[output][0].predictions[: _repeats(bench)]
        held_out = bench.fold_rows(*key).held_out
        predictions.setdefault((share, output), np.empty_like(whole))[key[0], held_out] = predicted
        done("learning curve")
    for output, (result, _) in chosen.items():
        predictions[1.0, output] = result.predictions
    return [_point(bench, share, chosen, predictions) for share in (*_shares(bench), 1.0)]


def count_curve_fits(bench: Workbench, outputs: int) -> int:
    """Count how often :func:`learning_curve` calls `done`."""
    return len(_shares(bench)) * outputs * _repeats(bench) * bench.task.splits


def _repeats(bench: Workbench) -> int:
    return min(REPEATS, bench.task.repeats)


def _training_rows(bench: Workbench) -> float:
    return len(bench.table) * (1 - 1 / bench.task.splits)


def _shares(bench: Workbench) -> list[float]:
    return [share for share in SHARES if share * _training_rows(bench) >= FEWEST_ROWS]


Parts = list[tuple[Candidate, float]]


def _parts(each: tuple[OutOfFold, tuple[OutOfFold, ...]], key: tuple[int, int]) -> Parts:
    """List the candidates, as tuned in a fold, that a prediction is the weighted sum of."""
    result, members = each
    weights = result.folds[key].weights
    if weights is None:
        return [(result.folds[key].candidate, 1.0)]
    fitted: list[FoldPrediction] = [member.folds[key] for member in members]
    return [
        (fold.candidate, float(weight))
        for fold, weight in zip(fitted, weights, strict=True)
        if weight > 0
    ]


def _fit_share(
    bench: Workbench, output: str, share: float, parts: Parts, key: tuple[int, int]
) -> Floats:
    rows = bench.fold_rows(*key)
    table = bench.table.rows(_subset(bench.table, rows.training, share, [bench.seed, *key]))
    context = replace(bench.context, seed=(bench.seed, *key))
    held_out = bench.table.features.rows(rows.held_out)
    fits = [
        predict(fit_candidate(candidate, table, context), held_out, candidate, bench.minimum)
        for candidate, _ in parts
    ]
    return weighted(fits, np.array([weight for _, weight in parts]))


def _subset(table: Table, training: Indices, share: float, seed: list[int]) -> Indices:
    """Take a share of the training rows, of each label the same; a larger share holds a smaller."""
    shuffled = np.random.default_rng(seed).permutation(training)
    if table.labels is None:
        return np.asarray(shuffled[: round(share * len(shuffled))], dtype=np.int64)
    labels = table.target[shuffled]
    parts = [shuffled[labels == label] for label in np.unique(labels)]
    return np.concatenate([part[: max(1, round(share * len(part)))] for part in parts])


def _point(
    bench: Workbench, share: float, chosen: Mapping[str, Any], predictions: Mapping[Any, Floats]
) -> CurvePoint:
    def figures(output: str) -> Spread:
        score = METRICS[bench.task.metrics[output]].score
        return spread(score(bench.table.target, each) for each in predictions[share, output])

    return CurvePoint(
        round(share * _training_rows(bench)), share, {output: figures(output) for output in chosen}
    )
