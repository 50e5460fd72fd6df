"""Decision trees as plain arrays, whichever library grew them."""

from dataclasses import dataclass, replace

import numpy as np

from medcast_training.table import Floats, Indices

LEAF = -1


@dataclass(frozen=True)
class Tree:
    """A binary tree; a row goes left where its feature is at most the threshold.

    Parameters
    ----------
    feature : int64 [nodes]
        Position among the fit's columns; :data:`LEAF` for a leaf. The root is node 0.
    threshold : float64 [nodes]
        In the feature's unit.
    left, right : int64 [nodes]
        Numbers of the children.
    value : float64 [nodes]
        What a leaf adds to its target.
    target
        Which of the ensemble's sums it adds to.
    """

    feature: Indices
    threshold: Floats
    left: Indices
    right: Indices
    value: Floats
    target: int = 0

    def scaled(self, factor: float) -> "Tree":
        """Multiply what the leaves add."""
        return replace(self, value=self.value * factor)


@dataclass(frozen=True)
class TreeEnsemble:
    """Sums of trees, one for each target, in double precision.

    Parameters
    ----------
    trees
        Each adds to one target.
    baseline : float64 [targets]
        What the sums start from.
    """

    trees: tuple[Tree, ...]
    baseline: Floats

    def scaled(self, factor: float, shift: float) -> "TreeEnsemble":
        """Multiply every sum and then shift it."""
        trees = tuple(tree.scaled(factor) for tree in self.trees)
        return TreeEnsemble(trees, self.baseline * factor + shift)


def strictly_below(thresholds: Floats) -> Floats:
    """Turn thresholds of ``x < t`` into thresholds of ``x <= t`` that part the same doubles."""
    return np.asarray(np.nextafter(thresholds, -np.inf))


class TreeBuilder:
    """Grows one tree node by node, children after parents.

    Examples
    --------
    >>> builder = TreeBuilder()
    >>> root = builder.split(feature=0, threshold=1.5)
    >>> builder.join(root, builder.leaf(10.0), builder.leaf(20.0))
    >>> builder.tree().value.tolist()
    [0.0, 10.0, 20.0]
    """

    def __init__(self) -> None:
        self._rows: list[list[float]] = []

    def split(self, feature: int, threshold: float) -> int:
        """Add a node that parts rows; return its number."""
        self._rows.append([feature, threshold, 0, 0, 0.0])
        return len(self._rows) - 1

    def leaf(self, value: float) -> int:
        """Add a leaf; return its number."""
        self._rows.append([LEAF, 0.0, 0, 0, value])
        return len(self._rows) - 1

    def join(self, parent: int, left: int, right: int) -> None:
        """Say which nodes are the children of another."""
        self._rows[parent][2:4] = [left, right]

    def tree(self, target: int = 0) -> Tree:
        """Give the tree."""
        feature, threshold, left, right, value = np.array(self._rows, dtype=np.float64).T
        whole = (each.astype(np.int64) for each in (feature, left, right))
        feature_ids, left_ids, right_ids = whole
        return Tree(feature_ids, threshold, left_ids, right_ids, value, target)
