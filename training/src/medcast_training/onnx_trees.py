"""Writing trees as an ONNX TreeEnsemble."""

from typing import Any

import numpy as np
from onnx import TensorProto, numpy_helper

from medcast_training.candidates.trees import LEAF, Tree, TreeEnsemble
from medcast_training.onnx_graph import OnnxGraph
from medcast_training.table import Floats, Indices

SUM = 1
LESS_OR_EQUAL = 0


def add_trees(graph: OnnxGraph, ensemble: TreeEnsemble, columns: tuple[str, ...]) -> str:
    """Add the sums of trees to a graph.

    Thresholds, leaves and their sum stay in double precision, so that the graph takes the same
    branches as the Python model and adds up to the same number.

    Parameters
    ----------
    graph
        The graph; its columns include the fit's.
    ensemble
        The trees.
    columns
        What the trees call feature 0, 1 and so on.

    Returns
    -------
    str
        Name of a double [n, targets].
    """
    baseline = ensemble.baseline.copy()
    grown = []
    for tree in ensemble.trees:
        if tree.feature[0] == LEAF:
            baseline[tree.target] += tree.value[0]
        else:
            grown.append(tree)
    if not grown:
        nothing = graph.constant(np.zeros((len(graph.columns), len(baseline))))
        total = graph.add("MatMul", [graph.features, nothing])
    else:
        attributes = _attributes(grown, [graph.columns.index(name) for name in columns])
        total = graph.add(
            "TreeEnsemble",
            [graph.features],
            domain="ai.onnx.ml",
            aggregate_function=SUM,
            post_transform=0,
            n_targets=len(baseline),
            **attributes,
        )
    return graph.add("Add", [total, graph.constant(baseline)])


def _attributes(trees: list[Tree], column_ids: list[int]) -> dict[str, Any]:
    """Lay all trees one after the other; inner nodes and leaves are numbered separately."""
    inner_counts = [int((tree.feature != LEAF).sum()) for tree in trees]
    leaf_counts = [
        len(tree.feature) - inner for tree, inner in zip(trees, inner_counts, strict=True)
    ]
    first_inner = np.cumsum([0, *inner_counts])
    first_leaf = np.cumsum([0, *leaf_counts])
    parts = [
        _renumber(tree, int(inner), int(leaf))
        for tree, inner, leaf in zip(trees, first_inner, first_leaf, strict=False)
    ]
    left, right, left_is_leaf, right_is_leaf = (
        np.concatenate([part[position] for part in parts]).tolist() for position in range(4)
    )
    splits = [tree.feature != LEAF for tree in trees]
    ids = np.array(column_ids, dtype=np.int64)
    return {
        "tree_roots": first_inner[:-1].tolist(),
        "nodes_featureids": np.concatenate(
            [ids[tree.feature[split]] for tree, split in zip(trees, splits, strict=True)]
        ).tolist(),
        "nodes_splits": _doubles(
            [tree.threshold[s] for tree, s in zip(trees, splits, strict=True)]
        ),
        "nodes_modes": numpy_helper.from_array(
            np.full(int(first_inner[-1]), LESS_OR_EQUAL, dtype=np.uint8)
        ),
        "nodes_truenodeids": left,
        "nodes_trueleafs": left_is_leaf,
        "nodes_falsenodeids": right,
        "nodes_falseleafs": right_is_leaf,
        "leaf_targetids": np.repeat([tree.target for tree in trees], leaf_counts).tolist(),
        "leaf_weights": _doubles([tree.value[~s] for tree, s in zip(trees, splits, strict=True)]),
    }


def _renumber(tree: Tree, first_inner: int, first_leaf: int) -> tuple[Indices, ...]:
    """Give left, right, and whether each is a leaf, for the inner nodes of one tree."""
    is_leaf = tree.feature == LEAF
    numbers = np.where(
        is_leaf, first_leaf + np.cumsum(is_leaf) - 1, first_inner + np.cumsum(~is_leaf) - 1
    )
    left, right = tree.left[~is_leaf], tree.right[~is_leaf]
    leaves = is_leaf.astype(np.int64)
    return numbers[left], numbers[right], leaves[left], leaves[right]


def _doubles(parts: list[Floats]) -> TensorProto:
    return numpy_helper.from_array(np.concatenate(parts).astype(np.float64))
