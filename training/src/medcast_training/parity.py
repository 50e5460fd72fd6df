"""Comparing the exported graph with the Python model."""

import numpy as np
import onnxruntime

from medcast_training.estimator import OUTPUTS, Classifier, Estimator
from medcast_training.failure import TrainingFailure
from medcast_training.table import FeatureMatrix, Floats

TOLERANCE = 1e-5
"""Largest error allowed, relative for numbers; single precision alone causes 6e-8."""


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
    float64 [rows, outputs]
        All outputs side by side, in the order of the graph.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    inputs = {"features": features.select(used).astype(np.float32)}
    return np.column_stack(session.run(None, inputs)).astype(np.float64)


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
    model: bytes,
    estimator: Estimator | Classifier,
    features: FeatureMatrix,
    used: tuple[str, ...],
) -> float:
    """Check that graph and Python model agree on every output of every record.

    Numbers are compared relatively, probabilities absolutely.

    Returns
    -------
    float
        The largest error.

    Raises
    ------
    TrainingFailure
        ``PARITY_FAILED`` when it exceeds :data:`TOLERANCE` or an output is not finite.
    """
    graph, wanted = run_graph(model, features, used), estimator.predict(features)
    is_classifier = isinstance(estimator, Classifier)
    errors = np.abs(graph - wanted) if is_classifier else relative_error(graph, wanted)
    largest = float(errors.max())
    if not largest <= TOLERANCE:
        names = estimator.labels if isinstance(estimator, Classifier) else OUTPUTS
        record, output = np.unravel_index(int(np.argmax(errors)), errors.shape)
        raise TrainingFailure(
            "PARITY_FAILED",
            f"the graph to agree with the Python model to {TOLERANCE:g}",
            f"{largest:.3g} in output {names[int(output)]} of parity record {int(record)}",
            "report it as a defect of the training package",
        )
    return largest
