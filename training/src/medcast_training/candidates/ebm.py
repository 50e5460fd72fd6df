"""Explainable boosting machines of InterpretML (optional group `boosters`).

Such a model adds up one curve for each column and one surface for some pairs of columns.
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
    "learningRate": 0.02,
    "rounds": 2000.0,
    "bins": 256.0,
    "pairs": 0.0,
    "bags": 4.0,
    "minimumRowsPerLeaf": 4.0,
}
"""Shrinkage, rounds of boosting at most, steps of a curve at most, how many pairs of columns have
a surface, how many models on different rows are averaged, rows of a leaf at least."""


@dataclass(frozen=True)
class EbmModel:
    """A fitted explainable boosting machine.

    Parameters
    ----------
    model
        Of InterpretML.
    classes
        How many labels it tells apart; 0 for regression.
    """

    model: Any
    classes: int

    def sums(self, values: Floats) -> Floats:
        """Add up the terms for each row, as float64 [rows, targets]."""
        if self.classes == 0:
            return np.asarray(self.model.predict(values)).reshape(-1, 1)
        return two_labels(np.asarray(self.model.decision_function(values)), self.classes)

    def ensemble(self) -> TreeEnsemble:
        """Write every curve and surface as a tree that finds the step by halving."""
        targets = max(self.classes, 1)
        first = first_target(targets)
        trees = tuple(
            _read_term(self.model, features, scores[..., position], first + position)
            for features, table in zip(
                self.model.term_features_, self.model.term_scores_, strict=True
            )
            for scores in [table.reshape(*table.shape[: len(features)], -1)]
            for position in range(targets - first)
        )
        intercept = np.atleast_1d(np.asarray(self.model.intercept_, dtype=np.float64))
        return TreeEnsemble(trees, np.concatenate([np.zeros(first), intercept]))


def fit_ebm(problem: FitProblem) -> TreeFit:
    """Fit an explainable boosting machine under squared or log loss, on one thread."""
    from interpret.glassbox import (  # noqa: PLC0415 - optional
        ExplainableBoostingClassifier,
        ExplainableBoostingRegressor,
    )

    settings: dict[str, Any] = {
        "feature_types": ["continuous"] * len(problem.names),
        "learning_rate": problem.parameters["learningRate"],
        "max_rounds": problem.whole("rounds"),
        "max_bins": problem.whole("bins"),
        "interactions": problem.whole("pairs") if problem.classes <= TWO_LABELS else 0,
        "outer_bags": problem.whole("bags"),
        "min_samples_leaf": problem.whole("minimumRowsPerLeaf"),
        "monotone_constraints": problem.monotone_signs(),
        "n_jobs": 1,
        "random_state": problem.seed,
    }
    is_log = problem.loss == "log"
    shift, factor = spread_of(problem.target)
    kind = ExplainableBoostingClassifier if is_log else ExplainableBoostingRegressor
    target = problem.codes if is_log else (problem.target - shift) / factor
    with warnings.catch_warnings():
        # Few rows make it warn that bags hold few of them, which is how small tables are.
        warnings.simplefilter("ignore")
        model = kind(**settings).fit(problem.values, target)
    if is_log:
        return TreeFit(problem.names, EbmModel(model, problem.classes), "softmax")
    return TreeFit(problem.names, Rescaled(EbmModel(model, 0), factor, shift))


def _read_term(model: Any, features: Sequence[int], scores: Floats, target: int) -> Tree:
    """Write one term as a tree.

    The first and the last entry along each axis are for missing and for unknown values; the others
    are the steps between the cuts, and a value equal to a cut stands above it.
    """
    inner = scores[(slice(1, -1),) * scores.ndim]
    levels = [model.bins_[feature] for feature in features]
    cuts = [each[min(len(each), len(features)) - 1] for each in levels]
    builder = TreeBuilder()

    def along(axis: int, chosen: tuple[int, ...]) -> int:
        if axis == len(features):
            return builder.leaf(float(inner[chosen]))
        steps = _Steps(builder, features[axis], np.nextafter(cuts[axis], -np.inf))
        return steps.grow(0, len(cuts[axis]), lambda step: along(axis + 1, (*chosen, step)))

    along(0, ())
    return builder.tree(target)


@dataclass(frozen=True)
class _Steps:
    builder: TreeBuilder
    feature: int
    cuts: Floats

    def grow(self, low: int, high: int, leaf: Callable[[int], int]) -> int:
        """Tell apart the steps `low` to `high`, both included."""
        if low == high:
            return leaf(low)
        middle = (low + high) // 2
        number = self.builder.split(self.feature, float(self.cuts[middle]))
        left = self.grow(low, middle, leaf)
        self.builder.join(number, left, self.grow(middle + 1, high, leaf))
        return number
