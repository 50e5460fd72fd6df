"""The graph says what the Python model says, to 1e-5 relative, and keeps its promises."""

from itertools import product

import numpy as np
import onnx
import pytest

from medcast_training.calibration import Calibrator, interval_methods
from medcast_training.candidates import fit_candidate
from medcast_training.estimator import Estimator
from medcast_training.export_onnx import export_onnx, used_columns
from medcast_training.failure import TrainingFailure
from medcast_training.group_encoding import encode_group
from medcast_training.parity import check_parity, relative_error, run_graph
from medcast_training.table import FeatureMatrix
from medcast_training.work_folder import TrainingRequest

PARITY_RTOL = 1e-5
METHODS = interval_methods(("smoker",))


def fit(
    request: TrainingRequest, expected: str, typical: str, method: int, minimum: float | None
) -> Estimator:
    task, table = request.task, request.table
    smoker = encode_group("smoker", table.groups["smoker"], task.feature_values, table.features)
    encodings = {"smoker": smoker}
    candidates = {candidate.name: candidate for candidate in task.candidates}
    calibrator = Calibrator(candidates[typical], encodings, minimum, task.level)
    residuals = calibrator.residuals(METHODS[method].source, table, [1])
    return Estimator(
        expected=fit_candidate(candidates[expected], table, encodings),
        typical=fit_candidate(candidates[typical], table, encodings),
        interval=calibrator.interval(METHODS[method], residuals, table),
        minimum=minimum,
    )


PAIRS = [
    ("mean", "median"),
    ("linear", "linear-absolute"),
    ("median-plus-mean-by-smoker", "linear-interactions-absolute"),
    ("boosted-trees", "boosted-trees-absolute"),
]
CASES = list(product(PAIRS, [1, 7], [None, 0, 9000.0]))


@pytest.mark.parametrize(("pair", "method", "minimum"), CASES)
def test_graph_and_python_model_agree(
    request_of_work: TrainingRequest, pair: tuple[str, str], method: int, minimum: float | None
) -> None:
    estimator = fit(request_of_work, *pair, method, minimum)
    used = used_columns(estimator, request_of_work.table.features.columns)
    model = export_onnx(estimator, used)
    graph = run_graph(model, request_of_work.parity, used)
    np.testing.assert_allclose(graph, estimator.predict(request_of_work.parity), PARITY_RTOL)
    _, typical, lower, upper = graph.T
    assert (lower <= typical).all()
    assert (typical <= upper).all()
    if minimum is not None:
        assert graph.min() >= minimum


def test_a_record_alone_gets_the_answer_it_gets_among_others(
    request_of_work: TrainingRequest,
) -> None:
    estimator = fit(request_of_work, *PAIRS[-1], 7, 0)
    used = used_columns(estimator, request_of_work.table.features.columns)
    model, golden = export_onnx(estimator, used), request_of_work.golden
    together = run_graph(model, golden, used)
    for row in range(5):
        alone = run_graph(model, golden.rows(np.array([row])), used)
        assert np.array_equal(alone[0], together[row])


def test_the_graph_uses_known_operators_only_and_no_external_data(
    request_of_work: TrainingRequest,
) -> None:
    estimator = fit(request_of_work, *PAIRS[-1], 7, 0)
    used = used_columns(estimator, request_of_work.table.features.columns)
    model = onnx.load_from_string(export_onnx(estimator, used))
    assert model.ir_version == 10
    assert {opset.domain: opset.version for opset in model.opset_import} == {
        "": 21,
        "ai.onnx.ml": 5,
    }
    assert {node.domain for node in model.graph.node} == {"", "ai.onnx.ml"}
    assert not any(tensor.external_data for tensor in model.graph.initializer)
    assert [output.name for output in model.graph.output] == [
        "expected",
        "typical",
        "lower",
        "upper",
    ]


def test_only_columns_that_are_used_are_asked_for(request_of_work: TrainingRequest) -> None:
    columns = request_of_work.table.features.columns
    assert used_columns(fit(request_of_work, "mean", "median", 1, 0), columns) == columns[:1]
    assert used_columns(fit(request_of_work, "mean", "median", 7, 0), columns) == ("smoker=yes",)


def test_a_graph_that_disagrees_is_refused(request_of_work: TrainingRequest) -> None:
    estimator = fit(request_of_work, *PAIRS[1], 7, 0)
    other = fit(request_of_work, *PAIRS[0], 7, 0)
    columns = request_of_work.table.features.columns
    with pytest.raises(TrainingFailure, match=r"agree .* got .* in output \w+ of parity") as failed:
        check_parity(export_onnx(other, columns), estimator, request_of_work.parity, columns)
    assert failed.value.code == "PARITY_FAILED"


def test_an_output_that_is_not_finite_is_refused(request_of_work: TrainingRequest) -> None:
    estimator = fit(request_of_work, *PAIRS[1], 7, 0)
    columns = request_of_work.table.features.columns
    beyond_single = FeatureMatrix(columns, np.full((1, len(columns)), 1e38))
    with pytest.raises(TrainingFailure, match="got inf"):
        check_parity(export_onnx(estimator, columns), estimator, beyond_single, columns)


def test_relative_error_of_a_wrong_zero_is_infinite() -> None:
    assert relative_error(np.array([1.0]), np.array([0.0])).tolist() == [np.inf]
