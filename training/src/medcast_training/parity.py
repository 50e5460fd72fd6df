"""Comparing the exported graph with the Python model."""

import numpy as np
import onnxruntime

from medcast_training.estimator import OUTPUTS, Estimator
from medcast_training.failure import TrainingFailure
from medcast_training.table import FeatureMatrix, Floats

TOLERANCE = 1e-5
"""Largest relative error allowed; single precision alone causes 6e-8."""


def run_graph(model: bytes, features: FeatureMatrix, used: tuple[str, ...]) -> Floats:
    """Run an exported graph.

    Parameters
    ----------
    model
        The ONNX file's bytes.
    features : FeatureMatrix [rows, columns]
    used
        The columns that the graph takes, in order.

    Returns
    -------
    float64 [rows, 4]
        In the order of :data:`~medcast_training.estimator.OUTPUTS`.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    inputs = {"features": features.select(used).astype(np.float32)}
    return np.column_stack(session.run(list(OUTPUTS), inputs)).astype(np.float64)


def relative_error(got: Floats, wanted: Floats) -> Floats:
    """Give |got - wanted| / |wanted|, and 0 where both are equal.

    Examples
    --------
    >>> relative_error(np.array([0.0, 99.0]), np.array([0.0, 100.0]))
    array([0.  , 0.01])
    """
    difference = np.abs(got - wanted)
    with np.errstate(divide="ignore"):
        return np.divide(
            difference, np.abs(wanted), out=np.zeros_like(difference), where=difference != 0
        )


def check_parity(
    model: bytes, estimator: Estimator, features: FeatureMatrix, used: tuple[str, ...]
) -> float:
    """Check that graph and Python model agree on every output of every record.

    Returns
    -------
    float
        The largest relative error.

    Raises
    ------
    TrainingFailure
        ``PARITY_FAILED`` when it exceeds :data:`TOLERANCE` or an output is not finite.
    """
    graph = run_graph(model, features, used)
    errors = relative_error(graph, estimator.predict(features))
    largest = float(errors.max())
    if not largest <= TOLERANCE:
        record, output = np.unravel_index(int(np.argmax(errors)), errors.shape)
        raise TrainingFailure(
            "PARITY_FAILED",
            f"the graph to agree with the Python model to {TOLERANCE:g} relative",
            f"{largest:.3g} in output {OUTPUTS[int(output)]} of parity record {int(record)}",
            "report it as a defect of the training package",
        )
    return largest
