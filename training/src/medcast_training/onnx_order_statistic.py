"""Writing a bound of CV+ into an ONNX graph."""

from collections.abc import Callable

from onnx import TensorProto

from medcast_training.candidates import Fitted
from medcast_training.onnx_graph import OnnxGraph
from medcast_training.uncertainty.order_statistic import OrderStatistic


def add_order_statistic(
    graph: OnnxGraph, fit: OrderStatistic, add_fitted: Callable[[OnnxGraph, Fitted], str]
) -> str:
    """Add an order statistic of fold models' predictions plus residuals.

    Parameters
    ----------
    graph
        The graph; its columns include the fit's.
    fit
        The order statistic.
    add_fitted
        Adds a member, once however often it is used.

    Returns
    -------
    str
        Name of a double [n].
    """
    members = [_as_column(graph, fit, add_fitted(graph, member)) for member in fit.members]
    rounded = graph.add("Floor", [graph.add("Add", [add_fitted(graph, fit.code), _half(graph)])])
    code = graph.add("Cast", [rounded], to=TensorProto.INT64)
    offsets = graph.add("Gather", [graph.constant(fit.offsets), code], axis=0)
    sums = graph.add("Add", [graph.add("Concat", members, axis=1), offsets])
    flat = graph.add(
        "Reshape", [sums, graph.whole([-1, fit.offsets.shape[1] * fit.offsets.shape[2]])]
    )
    ranked = graph.add_first_of_two(
        "TopK", [flat, graph.whole([fit.rank])], axis=1, largest=int(fit.largest), sorted=1
    )
    return graph.add("Gather", [ranked, graph.whole(fit.rank - 1)], axis=1)


def _as_column(graph: OnnxGraph, fit: OrderStatistic, member: str) -> str:
    if fit.minimum is not None:
        member = graph.add("Max", [member, graph.constant(fit.minimum)])
    return graph.add("Reshape", [member, graph.whole([-1, 1, 1])])


def _half(graph: OnnxGraph) -> str:
    return graph.constant(0.5)
