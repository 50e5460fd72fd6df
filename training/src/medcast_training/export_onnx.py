"""Writing an estimator as one ONNX graph."""

from medcast_training.estimator import Classifier, Estimator
from medcast_training.onnx_fits import add_fitted
from medcast_training.onnx_graph import OnnxGraph


def used_columns(estimator: Estimator | Classifier, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Name the columns that an estimator looks at, in the order of the request.

    An estimator that looks at none, such as a constant, is given the first column all the same,
    because its graph needs an input to know how many rows to answer.
    """
    if isinstance(estimator, Classifier):
        used = set(estimator.probabilities.columns)
    else:
        interval = estimator.interval
        fits = (
            estimator.expected, estimator.typical,
            interval.lower_base, interval.upper_base, interval.below, interval.above,
        )  # fmt: skip
        used = {name for fit in fits for name in fit.columns}
    return tuple(name for name in columns if name in used) or columns[:1]


def export_onnx(estimator: Estimator | Classifier, columns: tuple[str, ...]) -> bytes:
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
        A model with the input `features` float [n, columns]. For regression it has the outputs
        `expected`, `typical`, `lower` and `upper`, float [n], guarantees lower ≤ typical ≤ upper
        and clips at the minimum; for classification it has the output `probabilities` float
        [n, labels], whose rows sum to 1. It computes in double, and uses the default and
        ai.onnx.ml domains only.
    """
    graph = OnnxGraph(columns)
    if isinstance(estimator, Classifier):
        probabilities = add_fitted(graph, estimator.probabilities)
        graph.output("probabilities", probabilities, len(estimator.labels))
    else:
        _add_regression(graph, estimator)
    return graph.to_bytes("medcast")


def _add_regression(graph: OnnxGraph, estimator: Estimator) -> None:
    interval, minimum = estimator.interval, estimator.minimum
    fits = (estimator.expected, estimator.typical, interval.lower_base, interval.upper_base)
    expected, typical, lower_base, upper_base = (
        _clip(graph, add_fitted(graph, fit), minimum) for fit in fits
    )
    below = graph.add("Add", [lower_base, add_fitted(graph, interval.below)])
    above = graph.add("Add", [upper_base, add_fitted(graph, interval.above)])
    graph.output("expected", expected)
    graph.output("typical", typical)
    graph.output("lower", _clip(graph, graph.add("Min", [typical, below]), minimum))
    graph.output("upper", graph.add("Max", [typical, above]))


def _clip(graph: OnnxGraph, value: str, minimum: float | None) -> str:
    return value if minimum is None else graph.add("Max", [value, graph.constant(minimum)])
