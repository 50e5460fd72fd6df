"""The graph says what the Python model says, to 1e-5, and keeps its promises."""

from itertools import product

import numpy as np
import onnx
import pytest

from fit_tables import CONTEXT, LABELS, candidate, random_features, random_table
from medcast_training.candidates import Fitted, QuantileFit, fit_candidate
from medcast_training.estimator import Classifier, Estimator, Interval
from medcast_training.export_onnx import export_onnx, used_columns
from medcast_training.failure import TrainingFailure
from medcast_training.linear_fit import LinearFit
from medcast_training.parity import TOLERANCE, check_parity, relative_error, run_graph
from medcast_training.table import FeatureMatrix
from medcast_training.task import Loss

TABLE = random_table(71)
COLUMNS = TABLE.features.columns
RECORDS = random_features(np.random.default_rng(72), 2000)
NONE = LinearFit((), np.empty(0), 0.0)
BY_SMOKER = LinearFit(("smoker=yes",), np.array([1.5]), 0.5)


def fit(model: str, loss: Loss) -> Fitted:
    table = random_table(71, labels=LABELS) if loss == "log" else TABLE
    return fit_candidate(candidate(model, loss), table, CONTEXT)


def estimator(model: str, base: str, minimum: float | None) -> Estimator:
    typical = fit(model, "absolute")
    if base == "centre":
        minus = LinearFit(BY_SMOKER.columns, -BY_SMOKER.coefficients, -BY_SMOKER.intercept)
        interval = Interval(typical, typical, minus, BY_SMOKER)
    elif base == "quantiles":
        pair = fit(model, "quantile")
        assert isinstance(pair, QuantileFit)
        interval = Interval(pair.side(0), pair.side(1), NONE, BY_SMOKER)
    else:
        interval = Interval(LinearFit((), np.empty(0), minimum or -9.0), typical, NONE, BY_SMOKER)
    return Estimator(fit(model, "squared"), typical, interval, minimum)


CASES = list(
    product(
        ["constant", "linear", "boosted-trees"],
        ["centre", "quantiles", "one-sided"],
        [None, -1.0],
    )
)


@pytest.mark.parametrize(("model", "base", "minimum"), CASES)
def test_graph_and_python_model_agree(model: str, base: str, minimum: float | None) -> None:
    wanted = estimator(model, base, minimum)
    used = used_columns(wanted, COLUMNS)
    exported = export_onnx(wanted, used)
    assert check_parity(exported, wanted, RECORDS, used) <= TOLERANCE
    _, typical, lower, upper = run_graph(exported, RECORDS, used).T
    assert (lower <= typical).all()
    assert (typical <= upper).all()
    if minimum is not None:
        assert run_graph(exported, RECORDS, used).min() >= minimum


@pytest.mark.parametrize("model", ["constant", "logistic", "random-forest", "boosted-trees"])
def test_the_graph_of_a_classifier_gives_probabilities(model: str) -> None:
    classifier = Classifier(fit(model, "log"), LABELS)
    used = used_columns(classifier, COLUMNS)
    exported = export_onnx(classifier, used)
    assert check_parity(exported, classifier, RECORDS, used) <= TOLERANCE
    (output,) = onnx.load_from_string(exported).graph.output
    assert output.name == "probabilities"
    assert output.type.tensor_type.shape.dim[1].dim_value == len(LABELS)
    assert run_graph(exported, RECORDS, used).sum(axis=1) == pytest.approx(1, abs=1e-6)


def test_a_record_alone_gets_the_answer_it_gets_among_others() -> None:
    model = estimator("boosted-trees", "quantiles", None)
    exported = export_onnx(model, COLUMNS)
    together = run_graph(exported, RECORDS, COLUMNS)
    for row in range(5):
        alone = run_graph(exported, RECORDS.rows(np.array([row])), COLUMNS)
        assert np.array_equal(alone[0], together[row])


def test_the_same_model_gives_the_same_bytes() -> None:
    first, second = (
        export_onnx(estimator("boosted-trees", "quantiles", 0), COLUMNS) for _ in range(2)
    )
    assert first == second


def test_the_graph_uses_known_operators_only_and_no_external_data() -> None:
    exported = export_onnx(estimator("boosted-trees", "quantiles", 0), COLUMNS)
    model = onnx.load_from_string(exported)
    assert model.ir_version == 10
    assert {opset.domain: opset.version for opset in model.opset_import} == {
        "": 21,
        "ai.onnx.ml": 5,
    }
    assert {node.domain for node in model.graph.node} == {"", "ai.onnx.ml"}
    assert not any(tensor.external_data for tensor in model.graph.initializer)
    names = [output.name for output in model.graph.output]
    assert names == ["expected", "typical", "lower", "upper"]


def test_a_fit_that_is_used_twice_is_written_once() -> None:
    model = onnx.load_from_string(export_onnx(estimator("boosted-trees", "centre", 0), COLUMNS))
    assert sum(node.op_type == "TreeEnsemble" for node in model.graph.node) == 2


def test_only_columns_that_are_used_are_asked_for() -> None:
    constant = fit("constant", "squared")
    plain = Estimator(constant, constant, Interval(constant, constant, NONE, NONE), 0)
    by_smoker = Estimator(constant, constant, Interval(constant, constant, NONE, BY_SMOKER), 0)
    assert used_columns(plain, COLUMNS) == COLUMNS[:1]
    assert used_columns(by_smoker, COLUMNS) == ("smoker=yes",)


def test_a_graph_that_disagrees_is_refused() -> None:
    exported = export_onnx(estimator("linear", "centre", None), COLUMNS)
    other = estimator("constant", "centre", None)
    with pytest.raises(TrainingFailure, match=r"agree .* got .* in output \w+ of parity") as failed:
        check_parity(exported, other, RECORDS, COLUMNS)
    assert failed.value.code == "PARITY_FAILED"


def test_an_output_that_is_not_finite_is_refused() -> None:
    model = estimator("linear", "centre", None)
    beyond_single = FeatureMatrix(COLUMNS, np.full((1, len(COLUMNS)), 3e38))
    with pytest.raises(TrainingFailure, match="got inf"):
        check_parity(export_onnx(model, COLUMNS), model, beyond_single, COLUMNS)


def test_relative_error_of_a_wrong_zero_is_infinite() -> None:
    assert relative_error(np.array([1.0]), np.array([0.0])).tolist() == [np.inf]
