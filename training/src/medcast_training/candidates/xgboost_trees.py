"""Gradient-boosted trees of XGBoost (optional group `boosters`)."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from medcast_training.candidates.problem import TWO_LABELS, FitProblem
from medcast_training.candidates.tree_fit import Rescaled, TreeFit, first_target, spread_of
from medcast_training.candidates.trees import LEAF, Tree, TreeEnsemble, strictly_below
from medcast_training.table import Floats

PARAMETERS = {
    "trees": None,
    "leaves": None,
    "learningRate": None,
    "minimumRowsPerLeaf": 1.0,
    "l2": 1.0,
    "featureShare": 1.0,
    "rowShare": 1.0,
}
"""As for boosted-trees; `minimumRowsPerLeaf` is XGBoost's least sum of curvatures, which is rows
under squared loss."""

OBJECTIVES = {
    "squared": "reg:squarederror",
    "absolute": "reg:absoluteerror",
    "quantile": "reg:quantileerror",
}


@dataclass(frozen=True)
class XgboostModel:
    """A fitted booster.

    Parameters
    ----------
    booster
        Of XGBoost.
    read
        Its trees.
    """

    booster: Any
    read: TreeEnsemble

    def sums(self, values: Floats) -> Floats:
        """Add up, in double precision, the leaves that XGBoost sends each row to."""
        import xgboost  # noqa: PLC0415 - optional

        reached = self.booster.predict(xgboost.DMatrix(values, nthread=1), pred_leaf=True)
        reached = reached.reshape(len(values), -1).astype(np.int64)
        sums = np.tile(self.read.baseline, (len(values), 1))
        for position, tree in enumerate(self.read.trees):
            sums[:, tree.target] += tree.value[reached[:, position]]
        return sums

    def ensemble(self) -> TreeEnsemble:
        """Give the trees as plain arrays."""
        return self.read


def fit_xgboost(problem: FitProblem) -> TreeFit:
    """Fit XGBoost under any loss, on one thread."""
    import xgboost  # noqa: PLC0415 - optional

    settings: dict[str, Any] = {
        "tree_method": "hist",
        "grow_policy": "lossguide",
        "max_depth": 0,
        "max_leaves": problem.whole("leaves"),
        "learning_rate": problem.parameters["learningRate"],
        "min_child_weight": problem.parameters["minimumRowsPerLeaf"],
        "reg_lambda": problem.parameters["l2"],
        "colsample_bytree": problem.parameters["featureShare"],
        "subsample": problem.parameters["rowShare"],
        "monotone_constraints": tuple(problem.monotone_signs() or ()),
        "nthread": 1,
        "seed": problem.seed,
        "verbosity": 0,
    }
    shift, factor = spread_of(problem.target)
    if problem.loss == "log":
        target = problem.target
        logarithms, objective = _start(problem)
        settings |= objective
    else:
        target, logarithms = (problem.target - shift) / factor, np.zeros(1)
        settings |= {"objective": OBJECTIVES[problem.loss], "base_score": 0.0}
        if problem.loss == "quantile":
            settings["quantile_alpha"] = problem.quantile
    rows = xgboost.DMatrix(problem.values, target, nthread=1)
    booster = xgboost.train(settings, rows, problem.whole("trees"))
    model = XgboostModel(booster, _read_ensemble(booster, logarithms))
    if problem.loss == "log":
        return TreeFit(problem.names, model, "softmax")
    return TreeFit(problem.names, Rescaled(model, factor, shift))


def _start(problem: FitProblem) -> tuple[Floats, dict[str, Any]]:
    """Say what the sums for labels start from, here and in XGBoost's own terms."""
    if problem.classes > TWO_LABELS:
        several = {"objective": "multi:softprob", "num_class": problem.classes}
        return np.zeros(problem.classes), {**several, "base_score": 0.5}
    share = float(np.float32(problem.target.mean()))
    logarithm = np.log(share / (1 - share))
    return np.array([0.0, logarithm]), {"objective": "binary:logistic", "base_score": share}


def _read_ensemble(booster: Any, baseline: Floats) -> TreeEnsemble:
    """Read the trees of XGBoost's own JSON; its thresholds are exact in double precision."""
    first = first_target(len(baseline))
    document = json.loads(bytes(booster.save_raw("json")))
    model = document["learner"]["gradient_booster"]["model"]
    pairs = zip(model["trees"], model["tree_info"], strict=True)
    return TreeEnsemble(tuple(_read_tree(tree, first + target) for tree, target in pairs), baseline)


def _read_tree(tree: Any, target: int) -> Tree:
    left = np.array(tree["left_children"], dtype=np.int64)
    conditions = np.array(tree["split_conditions"], dtype=np.float32).astype(np.float64)
    is_leaf = left == LEAF
    return Tree(
        feature=np.where(is_leaf, LEAF, np.array(tree["split_indices"], dtype=np.int64)),
        threshold=np.where(is_leaf, 0.0, strictly_below(conditions)),
        left=left,
        right=np.array(tree["right_children"], dtype=np.int64),
        value=np.where(is_leaf, conditions, 0.0),
        target=target,
    )
