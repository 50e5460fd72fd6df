"""Gradient-boosted symmetric trees of CatBoost (optional group `boosters`)."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from medcast_training.candidates.problem import TWO_LABELS, FitProblem
from medcast_training.candidates.tree_fit import (
    Rescaled,
    TreeFit,
    first_target,
    spread_of,
    two_labels,
)
from medcast_training.candidates.trees import Tree, TreeBuilder, TreeEnsemble
from medcast_training.table import Floats

PARAMETERS = {"trees": None, "depth": None, "learningRate": None, "l2": 3.0, "featureShare": 1.0}
"""Number of trees, splits from root to leaf, shrinkage 0 to 1, penalty on leaf values, share of
the columns that each split may choose from."""


@dataclass(frozen=True)
class CatBoostModel:
    """A fitted CatBoost model.

    Parameters
    ----------
    model
        Of CatBoost.
    classes
        How many labels it tells apart; 0 for regression.
    """

    model: Any
    classes: int

    def sums(self, values: Floats) -> Floats:
        """Add up the trees for each row, as float64 [rows, targets]."""
        sums = self.model.predict(values, prediction_type="RawFormulaVal", thread_count=1)
        sums = np.asarray(sums, dtype=np.float64)
        return sums.reshape(-1, 1) if self.classes == 0 else two_labels(sums, self.classes)

    def ensemble(self) -> TreeEnsemble:
        """Read the trees of CatBoost's own JSON, one for each target."""
        targets = max(self.classes, 1)
        first = first_target(targets)
        document = _to_json(self.model)
        scale, bias = document["scale_and_bias"]
        trees = tuple(
            _read_tree(tree, first + position, targets - first).scaled(scale)
            for tree in document["oblivious_trees"]
            for position in range(targets - first)
        )
        return TreeEnsemble(trees, np.concatenate([np.zeros(first), bias]))


def fit_catboost(problem: FitProblem) -> TreeFit:
    """Fit CatBoost under any loss, on one thread."""
    import catboost  # noqa: PLC0415 - optional

    signs = problem.monotone_signs()
    shift, factor = spread_of(problem.target)
    is_log = problem.loss == "log"
    target = problem.codes if is_log else (problem.target - shift) / factor
    model = catboost.CatBoost(
        {
            "loss_function": _loss(problem),
            "iterations": problem.whole("trees"),
            "depth": problem.whole("depth"),
            "learning_rate": problem.parameters["learningRate"],
            "l2_leaf_reg": problem.parameters["l2"],
            "rsm": problem.parameters["featureShare"],
            "boosting_type": "Plain",
            "boost_from_average": problem.classes <= TWO_LABELS,
            "allow_writing_files": False,
            "allow_const_label": True,
            "thread_count": 1,
            "random_seed": problem.seed,
            "verbose": False,
            **({} if signs is None else {"monotone_constraints": signs}),
        }
    )
    model.fit(problem.values.astype(np.float32), target)
    if is_log:
        return TreeFit(problem.names, CatBoostModel(model, problem.classes), "softmax")
    return TreeFit(problem.names, Rescaled(CatBoostModel(model, 0), factor, shift))


def _loss(problem: FitProblem) -> str:
    match problem.loss:
        case "squared":
            return "RMSE"
        case "absolute":
            return "MAE"
        case "quantile":
            return f"Quantile:alpha={problem.quantile!r}"
        case "log":
            return "Logloss" if problem.classes == TWO_LABELS else "MultiClass"


def _to_json(model: Any) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        return json.loads(path.read_text())


def _read_tree(tree: Any, target: int, targets: int) -> Tree:
    """Unfold a symmetric tree, every level of which asks the same question.

    The answer at level i is bit i of the leaf's number; its values stand together by leaf.
    """
    builder, splits = TreeBuilder(), tree["splits"]
    offset = target if targets > 1 else 0
    values: Sequence[float] = tree["leaf_values"][offset::targets]

    def grow(level: int, leaf: int) -> int:
        if level == len(splits):
            return builder.leaf(values[leaf])
        split = splits[level]
        number = builder.split(split["float_feature_index"], split["border"])
        above = grow(level + 1, leaf | 1 << level)
        builder.join(number, grow(level + 1, leaf), above)
        return number

    grow(0, 0)
    return builder.tree(target)
