"""Assembling `evaluation.json` from what was measured."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np

from medcast_training.calibration import IntervalMethod
from medcast_training.interval_figures import IntervalFigures
from medcast_training.parity import TOLERANCE
from medcast_training.scores import SCORES, bias, mean_absolute_error, r2, spread
from medcast_training.selection import is_valid
from medcast_training.table import Floats, Indices, Table
from medcast_training.task import Candidate, Task

TOOLS = ("numpy", "scipy", "scikit-learn", "onnx", "onnxruntime")
BINS = 10
QUANTILES = (0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)


@dataclass(frozen=True)
class Evaluation:
    """Everything measured in cross-validation, and what was picked.

    Parameters
    ----------
    task, table
        What was evaluated.
    folds : int64 [repeats, rows]
    predictions
        Out-of-fold predictions float64 [repeats, rows] of each candidate.
    expected, typical
        The picked candidates.
    methods
        Figures of each interval method.
    method
        The picked one.
    """

    task: Task
    table: Table
    folds: Indices
    predictions: Mapping[Candidate, Floats]
    expected: Candidate
    typical: Candidate
    methods: Mapping[IntervalMethod, IntervalFigures]
    method: IntervalMethod


def report(evaluation: Evaluation, used: tuple[str, ...], parity: tuple[int, float]) -> Any:
    """Build the document.

    Parameters
    ----------
    evaluation
        What was measured.
    used
        The graph's input columns.
    parity
        Number of parity records and largest relative error.

    Returns
    -------
    dict
        As `training/README.md` describes `evaluation.json`, floats not yet rounded.
    """
    task, table = evaluation.task, evaluation.table
    expected = evaluation.predictions[evaluation.expected]
    typical = evaluation.predictions[evaluation.typical]
    figures = evaluation.methods[evaluation.method]
    return {
        "usedColumns": list(used),
        "chosen": {
            "expected": evaluation.expected.name,
            "typical": evaluation.typical.name,
            "interval": evaluation.method.name,
        },
        "folds": {"repeats": task.repeats, "splits": task.splits},
        "metrics": {
            "expected": _metrics(table.target, expected, ("r2", "mae", "rmse")),
            "typical": _metrics(table.target, typical, ("mae", "medianAe")),
            "interval": {"level": task.level, **_interval(figures)},
        },
        "byFold": {
            "expected": {"r2": _by_fold(evaluation, expected, r2)},
            "typical": {"mae": _by_fold(evaluation, typical, mean_absolute_error)},
        },
        "metricsByGroup": _metrics_by_group(table, expected, typical),
        "leaderboard": [_leaderboard_row(evaluation, c) for c in evaluation.predictions],
        "intervalMethods": [
            {"method": method.name, "valid": is_valid(each, task), **_interval(each)}
            for method, each in evaluation.methods.items()
        ],
        "parity": {"records": parity[0], "maxRelativeError": parity[1], "tolerance": TOLERANCE},
        "calibrationBins": _calibration_bins(table.target, expected.mean(axis=0)),
        "residualQuantiles": {
            "typical": {
                str(level): float(np.quantile(table.target - typical.mean(axis=0), level))
                for level in QUANTILES
            }
        },
        "toolVersions": {
            "python": ".".join(platform.python_version_tuple()[:2]),
            **{tool: version(tool) for tool in TOOLS},
        },
        "rows": len(table),
        "duplicateRows": len(table) - len(np.unique(table.duplicates)),
    }


def _metrics(target: Floats, predicted: Floats, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: spread(SCORES[name](target, each) for each in predicted) for name in names}


def _by_fold(evaluation: Evaluation, predicted: Floats, score: Any) -> Any:
    """Spread a score over single held-out folds: what one test set of that size would show."""
    target = evaluation.table.target
    return spread(
        score(target[folds == fold], each[folds == fold])
        for folds, each in zip(evaluation.folds, predicted, strict=True)
        for fold in range(evaluation.task.splits)
    )


def _interval(figures: IntervalFigures) -> dict[str, Any]:
    return {
        "coverage": figures.coverage,
        "coverageByGroup": figures.coverage_by_group,
        "meanWidth": figures.mean_width,
        "meanWidthByGroup": figures.width_by_group,
        "intervalScore": figures.interval_score,
    }


def _metrics_by_group(table: Table, expected: Floats, typical: Floats) -> dict[str, Any]:
    return {
        field: {
            label: {
                "rows": int(mask.sum()),
                "expectedMae": spread(
                    mean_absolute_error(table.target[mask], each[mask]) for each in expected
                ),
                "typicalMae": spread(
                    mean_absolute_error(table.target[mask], each[mask]) for each in typical
                ),
                "expectedBias": spread(bias(table.target[mask], each[mask]) for each in expected),
            }
            for label, mask in group.members().items()
        }
        for field, group in table.groups.items()
    }


def _leaderboard_row(evaluation: Evaluation, candidate: Candidate) -> dict[str, Any]:
    chosen = {"expected": evaluation.expected, "typical": evaluation.typical}
    return {
        "candidate": candidate.name,
        "model": candidate.model,
        "loss": candidate.loss,
        "featureSet": candidate.feature_set,
        "metrics": _metrics(
            evaluation.table.target, evaluation.predictions[candidate], tuple(SCORES)
        ),
        "chosenFor": [output for output, each in chosen.items() if each is candidate],
    }


def _calibration_bins(target: Floats, predicted: Floats) -> list[dict[str, Any]]:
    order = np.argsort(predicted, kind="stable")
    bins = np.array_split(order, min(BINS, len(order) // 10))
    return [
        {
            "predictedMean": float(predicted[rows].mean()),
            "actualMean": float(target[rows].mean()),
            "rows": len(rows),
        }
        for rows in bins
    ]
