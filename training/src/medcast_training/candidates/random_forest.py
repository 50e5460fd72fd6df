"""Random forests of scikit-learn."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor

from medcast_training.candidates.problem import FitProblem
from medcast_training.candidates.tree_fit import TreeFit
from medcast_training.candidates.trees import LEAF, Tree, TreeEnsemble
from medcast_training.table import Floats

PARAMETERS = {"trees": None, "minimumRowsPerLeaf": None, "featureShare": 1.0, "leaves": 0.0}
"""Number of trees, rows of a leaf at least, share of the columns that each split may choose from,
and leaves of each tree at most (0: no bound)."""


@dataclass(frozen=True)
class ForestModel:
    """A fitted forest.

    Parameters
    ----------
    model
        Of scikit-learn.
    shares : float64 [labels]
        How frequent each label is in the table; empty for regression. They count as one more tree,
        so that no label is ever said to be impossible.
    """

    model: Any
    shares: Floats

    def sums(self, values: Floats) -> Floats:
        """Average the trees, as float64 [rows, 1], or [rows, labels but the last]."""
        if self.shares.size == 0:
            return np.asarray(self.model.predict(values)).reshape(-1, 1)
        votes = np.asarray(self.model.predict_proba(values)) * len(self.model.estimators_)
        return np.asarray((votes + self.shares)[:, :-1] / (len(self.model.estimators_) + 1))

    def ensemble(self) -> TreeEnsemble:
        """Read the trees; one that tells labels apart is written once for each but the last."""
        trees = [estimator.tree_ for estimator in self.model.estimators_]
        if self.shares.size == 0:
            read = tuple(_read_tree(tree, 0, 1 / len(trees)) for tree in trees)
            return TreeEnsemble(read, np.zeros(1))
        parts = len(trees) + 1
        labels = range(len(self.shares) - 1)
        read = tuple(_read_tree(tree, label, 1 / parts) for tree in trees for label in labels)
        return TreeEnsemble(read, self.shares[:-1] / parts)


def fit_random_forest(problem: FitProblem) -> TreeFit:
    """Fit a forest for the mean, the median (averaged over trees), or the labels' probabilities."""
    leaves = problem.whole("leaves")
    shape = {
        "n_estimators": problem.whole("trees"),
        "min_samples_leaf": problem.whole("minimumRowsPerLeaf"),
        "max_features": problem.parameters["featureShare"],
        "max_leaf_nodes": leaves if leaves > 0 else None,
        "monotonic_cst": problem.monotone_signs(),
        "n_jobs": 1,
        "random_state": problem.seed,
    }
    if problem.loss == "log":
        classifier = RandomForestClassifier(**shape).fit(problem.values, problem.codes)
        shares = np.bincount(problem.codes) / len(problem.codes)
        return TreeFit(problem.names, ForestModel(classifier, shares), "rest")
    model = RandomForestRegressor(criterion=f"{problem.loss}_error", **shape)
    return TreeFit(
        problem.names, ForestModel(model.fit(problem.values, problem.target), np.empty(0))
    )


def _read_tree(tree: Any, label: int, weight: float) -> Tree:
    is_leaf = tree.children_left == LEAF
    return Tree(
        feature=np.where(is_leaf, LEAF, tree.feature).astype(np.int64),
        threshold=np.where(is_leaf, 0.0, tree.threshold),
        left=tree.children_left.astype(np.int64),
        right=tree.children_right.astype(np.int64),
        value=np.where(is_leaf, tree.value[:, 0, label] * weight, 0.0),
        target=label,
    )
