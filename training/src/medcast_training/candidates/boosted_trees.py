"""Gradient-boosted trees of scikit-learn (HistGradientBoosting)."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from medcast_training.candidates.problem import FitProblem
from medcast_training.candidates.tree_fit import TreeFit, first_target, two_labels
from medcast_training.candidates.trees import LEAF, Tree, TreeEnsemble
from medcast_training.table import Floats

PARAMETERS = {
    "trees": None,
    "leaves": None,
    "learningRate": None,
    "minimumRowsPerLeaf": None,
    "l2": 0.0,
    "featureShare": 1.0,
}
"""Number of trees, leaves of each, shrinkage 0 to 1, rows of a leaf at least, penalty on leaf
values, share of the columns that each split may choose from. None: it has to be given."""


@dataclass(frozen=True)
class HistModel:
    """A fitted HistGradientBoosting model.

    Parameters
    ----------
    model
        Of scikit-learn.
    classes
        How many labels it tells apart; 0 for regression.
    """

    model: Any
    classes: int

    def sums(self, values: Floats) -> Floats:
        """Add up the trees for each row, as float64 [rows, targets]."""
        # Its public methods use every core, which takes many times as long when others do too.
        sums = np.asarray(self.model._raw_predict(values, n_threads=1))
        return two_labels(sums, self.classes) if self.classes > 0 else sums

    def ensemble(self) -> TreeEnsemble:
        """Read the trees.

        scikit-learn publishes no other way; the version is pinned, and the parity check of every
        run compares what is made of them with the model's own predictions.
        """
        first = first_target(self.classes)
        trees = tuple(
            _read_tree(predictor.nodes, first + target)
            for stage in self.model._predictors
            for target, predictor in enumerate(stage)
        )
        baseline = np.asarray(self.model._baseline_prediction, dtype=np.float64).ravel()
        return TreeEnsemble(trees, np.concatenate([np.zeros(first), baseline]))


def fit_boosted_trees(problem: FitProblem) -> TreeFit:
    """Fit boosted trees under any loss.

    There is no early stopping; only `featureShare` below 1 draws at random, by the seed.
    """
    shape = {
        "max_iter": problem.whole("trees"),
        "max_leaf_nodes": problem.whole("leaves"),
        "learning_rate": problem.parameters["learningRate"],
        "min_samples_leaf": problem.whole("minimumRowsPerLeaf"),
        "l2_regularization": problem.parameters["l2"],
        "max_features": problem.parameters["featureShare"],
        "monotonic_cst": problem.monotone_signs(),
        "early_stopping": False,
        "random_state": problem.seed,
    }
    if problem.loss == "log":
        classifier = HistGradientBoostingClassifier(**shape).fit(problem.values, problem.codes)
        return TreeFit(problem.names, HistModel(classifier, problem.classes), "softmax")
    model = HistGradientBoostingRegressor(**_loss(problem), **shape)
    return TreeFit(problem.names, HistModel(model.fit(problem.values, problem.target), 0))


def _loss(problem: FitProblem) -> dict[str, Any]:
    if problem.loss == "quantile":
        return {"loss": "quantile", "quantile": problem.quantile}
    return {"loss": f"{problem.loss}_error"}


def _read_tree(nodes: Any, target: int) -> Tree:
    is_leaf = nodes["is_leaf"].astype(bool)
    return Tree(
        feature=np.where(is_leaf, LEAF, nodes["feature_idx"].astype(np.int64)),
        threshold=np.where(is_leaf, 0.0, nodes["num_threshold"]),
        left=nodes["left"].astype(np.int64),
        right=nodes["right"].astype(np.int64),
        value=np.where(is_leaf, nodes["value"], 0.0),
        target=target,
    )
