"""`evaluation.json` of a regression."""

from typing import Any

import numpy as np

from medcast_training.evaluation.run import Evaluation
from medcast_training.metrics import spread
from medcast_training.metrics.regression import bias, mean_absolute_error
from medcast_training.report.bins import (
    calibration_bins,
    predicted_versus_actual,
    residuals_by_prediction,
)
from medcast_training.report.common import by_fold, common_report, metrics_of
from medcast_training.report.served import IntervalChoice, ServedModel
from medcast_training.table import Floats, Table
from medcast_training.uncertainty.interval_figures import IntervalFigures
from medcast_training.uncertainty.validity import is_valid

QUANTILES = (0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)


def regression_report(
    evaluation: Evaluation, choice: IntervalChoice, served: ServedModel
) -> dict[str, Any]:
    """Build the document, floats not yet rounded."""
    task, table = evaluation.bench.task, evaluation.bench.table
    expected = evaluation.chosen["expected"].predictions
    typical = evaluation.chosen["typical"].predictions
    return {
        **common_report(evaluation, served),
        "chosen": {
            "expected": evaluation.chosen["expected"].candidate.name,
            "typical": evaluation.chosen["typical"].candidate.name,
            "interval": choice.picked.name,
        },
        "metrics": {
            "expected": metrics_of(evaluation, "expected", ("r2", "mae", "rmse")),
            "typical": metrics_of(evaluation, "typical", ("mae", "medianAe")),
            "interval": {"level": task.level, **_interval(choice.figures[choice.picked])},
        },
        "byFold": {
            "expected": {"r2": by_fold(evaluation, expected, "r2")},
            "typical": {"mae": by_fold(evaluation, typical, "mae")},
        },
        "metricsByGroup": _metrics_by_group(table, expected, typical),
        "intervalMethods": [
            {"method": method.name, "valid": is_valid(each, task), **_interval(each)}
            for method, each in choice.figures.items()
        ],
        "calibrationBins": calibration_bins(table.target, expected.mean(axis=0)),
        "predictedVersusActual": predicted_versus_actual(table.target, expected.mean(axis=0)),
        "residuals": {"byPrediction": residuals_by_prediction(table.target, expected.mean(axis=0))},
        "residualQuantiles": {
            "typical": {
                str(level): float(np.quantile(table.target - typical.mean(axis=0), level))
                for level in QUANTILES
            }
        },
    }


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
                "rows": int(rows.sum()),
                "expectedMae": spread(
                    mean_absolute_error(table.target[rows], each[rows]) for each in expected
                ),
                "typicalMae": spread(
                    mean_absolute_error(table.target[rows], each[rows]) for each in typical
                ),
                "expectedBias": spread(bias(table.target[rows], each[rows]) for each in expected),
            }
            for label, rows in group.members().items()
        }
        for field, group in table.groups.items()
    }
