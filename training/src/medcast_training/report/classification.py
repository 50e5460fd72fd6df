"""`evaluation.json` of a classification."""

from typing import Any

import numpy as np

from medcast_training.evaluation.run import Evaluation
from medcast_training.metrics import spread
from medcast_training.metrics.classification import accuracy, confusion_counts, log_loss
from medcast_training.metrics.registry import CLASSIFICATION
from medcast_training.report.bins import calibration_bins
from medcast_training.report.common import by_fold, common_report, metrics_of
from medcast_training.report.served import ServedModel, SetChoice
from medcast_training.table import Floats, Table
from medcast_training.uncertainty.prediction_sets import SetFigures
from medcast_training.uncertainty.validity import is_valid


def classification_report(
    evaluation: Evaluation, choice: SetChoice, served: ServedModel
) -> dict[str, Any]:
    """Build the document, floats not yet rounded."""
    task, table = evaluation.bench.task, evaluation.bench.table
    labels = list(table.labels or ())
    probabilities = evaluation.chosen["probabilities"].predictions
    return {
        **common_report(evaluation, served),
        "chosen": {
            "probabilities": evaluation.chosen["probabilities"].candidate.name,
            "set": choice.picked.name,
        },
        "metrics": {
            "probabilities": metrics_of(evaluation, "probabilities", tuple(CLASSIFICATION)),
            "set": {
                "level": task.level,
                **_set(choice.figures[choice.picked]),
                "meanSizeByGroup": choice.figures[choice.picked].size_by_group,
            },
        },
        "byFold": {
            "probabilities": {
                name: by_fold(evaluation, probabilities, name) for name in ("logLoss", "accuracy")
            }
        },
        "metricsByGroup": _metrics_by_group(table, probabilities),
        "setMethods": [
            {"method": method.name, "valid": is_valid(each, task), **_set(each)}
            for method, each in choice.figures.items()
        ],
        "setThresholds": dict(zip(labels, choice.thresholds.tolist(), strict=True)),
        "confusion": {"labels": labels, "counts": _confusion(table, probabilities)},
        "calibrationBins": [
            {
                "label": label,
                "bins": calibration_bins(
                    (table.target == position).astype(np.float64),
                    probabilities.mean(axis=0)[:, position],
                ),
            }
            for position, label in enumerate(labels)
        ],
    }


def _set(figures: SetFigures) -> dict[str, Any]:
    return {
        "coverage": figures.coverage,
        "coverageByGroup": figures.coverage_by_group,
        "coverageByLabel": figures.coverage_by_label,
        "meanSize": figures.mean_size,
    }


def _confusion(table: Table, probabilities: Floats) -> list[list[float]]:
    counts = [confusion_counts(table.target, each) for each in probabilities]
    return np.mean(counts, axis=0).astype(np.float64).tolist()  # type: ignore[no-any-return]


def _metrics_by_group(table: Table, probabilities: Floats) -> dict[str, Any]:
    return {
        field: {
            label: {
                "rows": int(rows.sum()),
                "logLoss": spread(
                    log_loss(table.target[rows], each[rows]) for each in probabilities
                ),
                "accuracy": spread(
                    accuracy(table.target[rows], each[rows]) for each in probabilities
                ),
            }
            for label, rows in group.members().items()
        }
        for field, group in table.groups.items()
    }
