"""What the reports of both kinds of task have in common."""

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from medcast_training.evaluation.fold_figures import fold_figures
from medcast_training.evaluation.run import Checks, Evaluation
from medcast_training.metrics.registry import METRICS
from medcast_training.metrics.spread import Spread, spread
from medcast_training.parity import TOLERANCE
from medcast_training.report.leaderboard import leaderboard
from medcast_training.report.served import ServedModel
from medcast_training.table import Floats

TOOLS = ("numpy", "scipy", "scikit-learn", "onnx", "onnxruntime")
MODEL_TOOLS: Mapping[str, str] = {
    "lightgbm": "lightgbm",
    "xgboost": "xgboost",
    "catboost": "catboost",
    "ebm": "interpret-core",
}


def common_report(evaluation: Evaluation, served: ServedModel) -> dict[str, Any]:
    """Build what does not depend on the kind of task."""
    bench = evaluation.bench
    return {
        "task": bench.task.kind,
        "usedColumns": list(served.used),
        "folds": {"repeats": bench.task.repeats, "splits": bench.task.splits},
        "absent": [
            {
                "candidate": candidate.name,
                "model": candidate.model,
                "reason": absence.reason,
            }
            for candidate, absence in evaluation.absent
        ],
        "leaderboard": leaderboard(evaluation, served),
        "parity": {
            "records": served.parity[0],
            "maxRelativeError": served.parity[1],
            "tolerance": TOLERANCE,
        },
        **_checks(evaluation.checks),
        "toolVersions": _tool_versions(evaluation),
        "rows": len(bench.table),
        "duplicateRows": len(bench.table) - len(np.unique(bench.table.duplicates)),
    }


def by_fold(evaluation: Evaluation, predictions: Floats, metric: str) -> Spread:
    """Spread a figure over single held-out folds: what one test set of that size would show."""
    figures = fold_figures(evaluation.bench, predictions, metric)
    return spread(figures[np.isfinite(figures)])


def metrics_of(evaluation: Evaluation, output: str, names: tuple[str, ...]) -> dict[str, Spread]:
    """Compute figures of what was chosen for an output, over repeats."""
    target = evaluation.bench.table.target
    predictions = evaluation.chosen[output].predictions
    return {
        name: spread(METRICS[name].score(target, each) for each in predictions) for name in names
    }


def _checks(checks: Checks) -> dict[str, Any]:
    return {
        "comparisons": [
            {
                "baseline": each.baseline,
                "baselineCandidate": each.baseline_candidate,
                "output": each.output,
                "candidate": each.candidate,
                "metric": each.metric,
                "difference": each.difference,
            }
            for each in checks.comparisons
        ],
        "champion": [
            {
                "output": each.output,
                "metric": each.metric,
                "overall": each.overall,
                "byGroup": each.by_group,
            }
            for each in checks.champion
        ],
        "leaks": {
            "fields": [vars(each) for each in checks.leaks],
            "duplicatesAcrossFolds": checks.parted_duplicates,
        },
        "learningCurve": [vars(each) for each in checks.curve],
        "noiseCeiling": {
            checks.ceiling.metric: checks.ceiling.value,
            "method": checks.ceiling.method,
            "note": checks.ceiling.note,
        },
    }


def _tool_versions(evaluation: Evaluation) -> dict[str, str]:
    competing = {candidate.model for candidate in evaluation.results}
    optional = [tool for model, tool in MODEL_TOOLS.items() if model in competing]
    return {
        "python": ".".join(platform.python_version_tuple()[:2]),
        **{tool: _version(tool) for tool in (*TOOLS, *optional)},
    }


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return "unknown"
