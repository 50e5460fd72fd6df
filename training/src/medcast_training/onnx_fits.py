"""Writing fitted candidates into an ONNX graph."""

import numpy as np
from onnx import TensorProto

from medcast_training.candidates import BlendFit, Fitted, QuantileFit, QuantileSide
from medcast_training.candidates.absent_labels import AbsentLabelsFit
from medcast_training.candidates.constant import SharesFit
from medcast_training.candidates.logistic import LogisticFit
from medcast_training.candidates.target_encoding import EncodedFit, Lookup
from medcast_training.candidates.tree_fit import TreeFit
from medcast_training.linear_fit import LinearFit
from medcast_training.onnx_graph import OnnxGraph
from medcast_training.onnx_order_statistic import add_order_statistic
from medcast_training.onnx_trees import add_trees
from medcast_training.table import Floats
from medcast_training.uncertainty.order_statistic import OrderStatistic


def add_fitted(graph: OnnxGraph, fit: Fitted) -> str:
    """Add a fit to a graph, once however often it is asked for.

    Parameters
    ----------
    graph
        The graph; its columns include the fit's.
    fit
        Any fit that :func:`~medcast_training.candidates.fit_candidate` gives.

    Returns
    -------
    str
        Name of a double of the shape that the fit predicts: [n], [n, 2] or [n, labels].
    """
    key = (id(fit), graph.features)
    if key not in graph.written:
        # The fit is kept, because another object may have its identity once it is gone.
        graph.written[key] = (fit, _write(graph, fit))
    return graph.written[key][1]


def _write(graph: OnnxGraph, fit: Fitted) -> str:  # noqa: PLR0911 - one for each kind of fit
    match fit:
        case LinearFit():
            return _add_linear(graph, fit)
        case LogisticFit():
            return _add_logistic(graph, fit)
        case SharesFit():
            return _add_shares(graph, fit)
        case TreeFit():
            return _add_tree_fit(graph, fit)
        case QuantileFit():
            return _add_quantiles(graph, fit)
        case QuantileSide():
            return _add_side(graph, fit)
        case BlendFit():
            return _add_blend(graph, fit)
        case AbsentLabelsFit():
            return _add_absent(graph, fit)
        case EncodedFit():
            return _add_encoded(graph, fit)
        case OrderStatistic():
            return add_order_statistic(graph, fit, add_fitted)
    raise TypeError(f"expected a fit of a candidate, got {fit!r}")


def _add_linear(graph: OnnxGraph, fit: LinearFit) -> str:
    product = _linear(graph, fit.columns, fit.coefficients[:, None])
    return graph.add("Add", [graph.flatten(product), graph.constant(fit.intercept)])


def _add_logistic(graph: OnnxGraph, fit: LogisticFit) -> str:
    product = _linear(graph, fit.columns, fit.coefficients)
    return _softmax(graph, graph.add("Add", [product, graph.constant(fit.intercepts)]))


def _linear(graph: OnnxGraph, columns: tuple[str, ...], coefficients: Floats) -> str:
    wide = np.zeros((len(graph.columns), coefficients.shape[1]))
    wide[[graph.columns.index(name) for name in columns]] = coefficients
    return graph.add("MatMul", [graph.features, graph.constant(wide)])


def _softmax(graph: OnnxGraph, sums: str) -> str:
    return graph.add("Softmax", [sums], axis=1)


def _add_shares(graph: OnnxGraph, fit: SharesFit) -> str:
    zeros = _linear(graph, (), np.zeros((0, len(fit.shares))))
    return graph.add("Add", [zeros, graph.constant(fit.shares)])


def _add_tree_fit(graph: OnnxGraph, fit: TreeFit) -> str:
    sums = add_trees(graph, fit.model.ensemble(), fit.columns)
    match fit.link:
        case "number":
            return graph.flatten(sums)
        case "softmax":
            return _softmax(graph, sums)
        case "rest":
            total = graph.add("ReduceSum", [sums, graph.whole([1])], keepdims=1)
            rest = graph.add("Sub", [graph.constant(1.0), total])
            return graph.add(
                "Concat", [sums, graph.add("Max", [rest, graph.constant(0.0)])], axis=1
            )


def _add_quantiles(graph: OnnxGraph, fit: QuantileFit) -> str:
    sides = [add_fitted(graph, fit.side(position)) for position in (0, 1)]
    columns = [graph.add("Reshape", [side, graph.whole([-1, 1])]) for side in sides]
    return graph.add("Concat", columns, axis=1)


def _add_side(graph: OnnxGraph, fit: QuantileSide) -> str:
    pair = [add_fitted(graph, fit.pair.lower), add_fitted(graph, fit.pair.upper)]
    return graph.add(("Min", "Max")[fit.position], pair)


def _add_blend(graph: OnnxGraph, fit: BlendFit) -> str:
    weighted = [
        graph.add("Mul", [add_fitted(graph, member), graph.constant(weight)])
        for weight, member in zip(fit.weights, fit.members, strict=True)
    ]
    return graph.add("Sum", weighted)


def _add_absent(graph: OnnxGraph, fit: AbsentLabelsFit) -> str:
    matrix, vector = fit.spread()
    product = graph.add("MatMul", [add_fitted(graph, fit.inner), graph.constant(matrix)])
    return graph.add("Add", [product, graph.constant(vector)])


def _add_encoded(graph: OnnxGraph, fit: EncodedFit) -> str:
    known = [each for each in fit.lookups if each.column in graph.columns]
    if not known:
        return add_fitted(graph, fit.inner)
    names = tuple(name for each in known for name in each.names)
    encodings = [_look_up(graph, each) for each in known]
    features = graph.add("Concat", [graph.features, *encodings], axis=1)
    return add_fitted(graph.on(graph.columns + names, features), fit.inner)


def _look_up(graph: OnnxGraph, lookup: Lookup) -> str:
    """Add the encodings of one column as a double [n, names]."""
    position = graph.columns.index(lookup.column)
    codes = graph.add("Gather", [graph.features, graph.whole(position)], axis=1)
    shifted = graph.add("Add", [codes, graph.constant(1.0)])
    last = graph.constant(len(lookup.values) - 1)
    clipped = graph.add("Clip", [shifted, graph.constant(0.0), last])
    rows = graph.add("Cast", [clipped], to=TensorProto.INT64)
    return graph.add("Gather", [graph.constant(lookup.values), rows], axis=0)
