"""Gradient-boosted regression trees."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingRegressor

from medcast_training.table import FeatureMatrix, Floats


@dataclass(frozen=True)
class TreeFit:
    """A sum of regression trees over named features.

    Parameters
    ----------
    columns
        Names of the features it was fitted on, in order.
    model
        The fitted scikit-learn model.
    """

    columns: tuple[str, ...]
    model: HistGradientBoostingRegressor

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict each row, as float64 [rows]."""
        return np.asarray(self.model.predict(features.select(self.columns)), dtype=np.float64)

    @property
    def baseline(self) -> float:
        """What the trees' sum is added to, in the target's unit."""
        return float(np.asarray(self.model._baseline_prediction).item())

    @property
    def trees(self) -> list[npt.NDArray[np.void]]:
        """The nodes of each tree, root first.

        scikit-learn publishes no other way to read them; the version is pinned, and the parity
        check of every run compares what is made of them with the model's own predictions.
        """
        return [stage[0].nodes for stage in self.model._predictors]


@dataclass(frozen=True)
class TreeShape:
    """How many trees, and of what size.

    Parameters
    ----------
    trees, leaves
        Number of trees, and of leaves in each.
    learning_rate
        Shrinkage of each tree, 0 to 1.
    minimum_rows_per_leaf
        Rows of the table in each leaf, at least.
    """

    trees: int
    leaves: int
    learning_rate: float
    minimum_rows_per_leaf: int


def fit_boosted_trees(
    table: tuple[FeatureMatrix, Floats],
    names: tuple[str, ...],
    loss: str,
    shape: TreeShape,
) -> TreeFit:
    """Fit boosted trees for the mean (squared loss) or the median (absolute loss).

    Nothing is drawn at random: every tree sees all rows, and there is no early stopping.

    Parameters
    ----------
    table
        Features [rows, columns] and target float64 [rows].
    names
        Which columns to use.
    loss
        ``"squared"`` or ``"absolute"``.
    shape
        Number and size of the trees.
    """
    features, target = table
    model = HistGradientBoostingRegressor(
        loss=f"{loss}_error",
        max_iter=shape.trees,
        max_leaf_nodes=shape.leaves,
        learning_rate=shape.learning_rate,
        min_samples_leaf=shape.minimum_rows_per_leaf,
        early_stopping=False,
        random_state=0,
    )
    return TreeFit(names, model.fit(features.select(names), target))
