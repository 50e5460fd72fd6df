"""Writing an estimator as one ONNX graph."""

import numpy as np

from medcast_training.candidates import Fitted
from medcast_training.candidates.boosted_trees import TreeFit
from medcast_training.estimator import Estimator
from medcast_training.linear_fit import LinearFit
from medcast_training.onnx_graph import OnnxGraph
from medcast_training.onnx_trees import add_trees


def used_columns(estimator: Estimator, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Name the columns that an estimator looks at, in the order of the request.

    An estimator that looks at none, such as a constant, is given the first column all the same,
    because its graph needs an input to know how many rows to answer.
    """
    interval = estimator.interval
    fits = (
        estimator.expected, estimator.typical, interval.centre, interval.below, interval.above,
    )  # fmt: skip
    used = {name for fit in fits for name in fit.columns}
    return tuple(name for name in columns if name in used) or columns[:1]


def export_onnx(estimator: Estimator, columns: tuple[str, ...]) -> bytes:
    """Write an estimator as an ONNX model.

    Parameters
    ----------
    estimator
        What to write.
    columns
        The graph's input columns, from :func:`used_columns`.

    Returns
    -------
    bytes
        A model with the input `features` float [n, columns] and the outputs `expected`, `typical`,
        `lower` and `upper`, float [n]. It computes in double, guarantees lower ≤ typical ≤ upper,
        clips at the minimum, and uses the default and ai.onnx.ml domains only.
    """
    graph = OnnxGraph(columns)
    interval = estimator.interval
    expected = _clip(graph, _add(graph, estimator.expected), estimator.minimum)
    typical = _clip(graph, _add(graph, estimator.typical), estimator.minimum)
    centre = typical
    if interval.centre is not estimator.typical:
        centre = _clip(graph, _add(graph, interval.centre), estimator.minimum)
    below = graph.add("Add", [centre, _add(graph, interval.below)])
    above = graph.add("Add", [centre, _add(graph, interval.above)])
    lower = _clip(graph, graph.add("Min", [typical, below]), estimator.minimum)
    upper = graph.add("Max", [typical, above])
    graph.output("expected", expected)
    graph.output("typical", typical)
    graph.output("lower", lower)
    graph.output("upper", upper)
    return graph.to_bytes("medcast")


def _add(graph: OnnxGraph, fit: Fitted) -> str:
    return add_trees(graph, fit) if isinstance(fit, TreeFit) else _add_linear(graph, fit)


def _add_linear(graph: OnnxGraph, fit: LinearFit) -> str:
    coefficients = np.zeros((len(graph.columns), 1))
    for name, value in zip(fit.columns, fit.coefficients, strict=True):
        coefficients[graph.columns.index(name), 0] = value
    product = graph.add("MatMul", [graph.features, graph.constant(coefficients)])
    return graph.add("Add", [graph.flatten(product), graph.constant(fit.intercept)])


def _clip(graph: OnnxGraph, value: str, minimum: float | None) -> str:
    return value if minimum is None else graph.add("Max", [value, graph.constant(minimum)])
