"""Gradient-boosted trees of LightGBM, which needs an OpenMP library of the system."""

from dataclasses import dataclass, replace
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

PARAMETERS = {
    "trees": None,
    "leaves": None,
    "learningRate": None,
    "minimumRowsPerLeaf": None,
    "l2": 0.0,
    "featureShare": 1.0,
    "rowShare": 1.0,
}
"""As for boosted-trees; `featureShare` and `rowShare` are drawn anew for each tree."""

OBJECTIVES = {"squared": "regression", "absolute": "regression_l1", "quantile": "quantile"}


@dataclass(frozen=True)
class LightGbmModel:
    """A fitted booster.

    Parameters
    ----------
    booster
        Of LightGBM.
    classes
        How many labels it tells apart; 0 for regression.
    rounds
        How many rounds of its trees are added up; all by default.
    """

    booster: Any
    classes: int
    rounds: int | None = None

    def first(self, rounds: int) -> "LightGbmModel":
        """Give the model that fewer rounds would have made."""
        return replace(self, rounds=rounds)

    def sums(self, values: Floats) -> Floats:
        """Add up the trees for each row, as float64 [rows, targets]."""
        sums = np.asarray(
            self.booster.predict(values, raw_score=True, num_threads=1, num_iteration=self.rounds)
        )
        return sums.reshape(-1, 1) if self.classes == 0 else two_labels(sums, self.classes)

    def ensemble(self) -> TreeEnsemble:
        """Read the trees of LightGBM's own dump."""
        targets = max(self.classes, 1)
        first = first_target(targets)
        trees = tuple(
            _read_tree(info["tree_structure"], first + position % (targets - first))
            for position, info in enumerate(self.booster.dump_model(self.rounds)["tree_info"])
        )
        return TreeEnsemble(trees, np.zeros(targets))


def fit_lightgbm(problem: FitProblem) -> TreeFit:
    """Fit LightGBM under any loss, on one thread and in the same order every time."""
    import lightgbm  # noqa: PLC0415 - fails to import where the system has no OpenMP library

    rows = problem.parameters["rowShare"]
    settings: dict[str, Any] = {
        "num_leaves": problem.whole("leaves"),
        "learning_rate": problem.parameters["learningRate"],
        "min_data_in_leaf": problem.whole("minimumRowsPerLeaf"),
        "lambda_l2": problem.parameters["l2"],
        "feature_fraction": problem.parameters["featureShare"],
        "bagging_fraction": rows,
        "bagging_freq": 1 if rows < 1 else 0,
        "monotone_constraints": problem.monotone_signs(),
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,
        "seed": problem.seed,
        "verbosity": -1,
    }
    if problem.loss == "log":
        target, shift, factor = problem.codes.astype(np.float64), 0.0, 1.0
        several = {"objective": "multiclass", "num_class": problem.classes}
        settings |= {"objective": "binary"} if problem.classes == TWO_LABELS else several
    else:
        shift, factor = spread_of(problem.target)
        target = (problem.target - shift) / factor
        settings |= {"objective": OBJECTIVES[problem.loss], "alpha": problem.quantile}
    rows_of = lightgbm.Dataset(problem.values, target, params={"verbosity": -1})
    booster = lightgbm.train(settings, rows_of, problem.whole("trees"))
    if problem.loss == "log":
        return TreeFit(problem.names, LightGbmModel(booster, problem.classes), "softmax")
    return TreeFit(problem.names, Rescaled(LightGbmModel(booster, 0), factor, shift))


def _read_tree(root: Any, target: int) -> Tree:
    builder = TreeBuilder()

    def grow(node: Any) -> int:
        if "leaf_value" in node:
            return builder.leaf(node["leaf_value"])
        number = builder.split(node["split_feature"], node["threshold"])
        builder.join(number, grow(node["left_child"]), grow(node["right_child"]))
        return number

    grow(root)
    return builder.tree(target)
