"""Writing boosted trees as an ONNX TreeEnsemble."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from onnx import numpy_helper

from medcast_training.candidates.boosted_trees import TreeFit
from medcast_training.onnx_graph import OnnxGraph

SUM = 1
LESS_OR_EQUAL = 0


@dataclass
class _Ensemble:
    roots: list[int] = field(default_factory=list)
    features: list[int] = field(default_factory=list)
    thresholds: list[float] = field(default_factory=list)
    children: dict[bool, list[int]] = field(default_factory=lambda: {True: [], False: []})
    child_is_leaf: dict[bool, list[int]] = field(default_factory=lambda: {True: [], False: []})
    leaves: list[float] = field(default_factory=list)

    def add(self, nodes: npt.NDArray[np.void], feature_ids: list[int], position: int = 0) -> int:
        """Add the subtree at a position; return the number of its root."""
        node = nodes[position]
        number = len(self.features)
        self.features.append(feature_ids[int(node["feature_idx"])])
        self.thresholds.append(float(node["num_threshold"]))
        for side in (True, False):
            self.children[side].append(0)
            self.child_is_leaf[side].append(0)
        for side, key in ((True, "left"), (False, "right")):
            child = int(node[key])
            is_leaf = bool(nodes[child]["is_leaf"])
            self.child_is_leaf[side][number] = int(is_leaf)
            if is_leaf:
                self.children[side][number] = len(self.leaves)
                self.leaves.append(float(nodes[child]["value"]))
            else:
                self.children[side][number] = self.add(nodes, feature_ids, child)
        return number


def add_trees(graph: OnnxGraph, fit: TreeFit) -> str:
    """Add fitted trees to a graph.

    Thresholds, leaves and their sum stay in double precision, so that the graph takes the same
    branches as the Python model and adds up to the same number.

    Parameters
    ----------
    graph
        The graph; its columns include the fit's.
    fit
        The fitted trees.

    Returns
    -------
    str
        Name of a double [n].
    """
    feature_ids = [graph.columns.index(name) for name in fit.columns]
    ensemble, constant = _Ensemble(), fit.baseline
    for nodes in fit.trees:
        if nodes[0]["is_leaf"]:
            constant += float(nodes[0]["value"])
        else:
            ensemble.roots.append(ensemble.add(nodes, feature_ids))
    if not ensemble.roots:
        nothing = graph.constant(np.zeros((len(graph.columns), 1)))
        total = graph.add("MatMul", [graph.features, nothing])
    else:
        total = graph.add(
            "TreeEnsemble",
            [graph.features],
            domain="ai.onnx.ml",
            aggregate_function=SUM,
            post_transform=0,
            n_targets=1,
            tree_roots=ensemble.roots,
            nodes_featureids=ensemble.features,
            nodes_splits=numpy_helper.from_array(np.array(ensemble.thresholds)),
            nodes_modes=numpy_helper.from_array(
                np.full(len(ensemble.features), LESS_OR_EQUAL, dtype=np.uint8)
            ),
            nodes_truenodeids=ensemble.children[True],
            nodes_trueleafs=ensemble.child_is_leaf[True],
            nodes_falsenodeids=ensemble.children[False],
            nodes_falseleafs=ensemble.child_is_leaf[False],
            leaf_targetids=[0] * len(ensemble.leaves),
            leaf_weights=numpy_helper.from_array(np.array(ensemble.leaves)),
        )
    return graph.add("Add", [graph.flatten(total), graph.constant(constant)])
