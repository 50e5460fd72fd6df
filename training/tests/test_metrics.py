"""Metrics agree with scikit-learn's, and standard errors with their definition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics as reference

from medcast_training.metrics import METRICS, corrected_estimate, metric_names, spread
from medcast_training.metrics.classification import calibration_error, confusion_counts
from medcast_training.metrics.regression import pinball_loss

seeds = st.integers(0, 10_000)


def numbers(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    actual = rng.normal(5, 2, 60)
    return actual, actual + rng.normal(0, 1, 60)


def labels(seed: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    actual = np.concatenate([np.arange(count), rng.integers(0, count, 60)]).astype(np.float64)
    probabilities = rng.dirichlet(np.ones(count), len(actual)).round(1) + 1e-3
    return actual, probabilities / probabilities.sum(axis=1, keepdims=True)


@given(seeds)
def test_figures_of_numbers_agree(seed: int) -> None:
    actual, predicted = numbers(seed)
    wanted = {
        "r2": reference.r2_score(actual, predicted),
        "mae": reference.mean_absolute_error(actual, predicted),
        "rmse": reference.root_mean_squared_error(actual, predicted),
        "mape": reference.mean_absolute_percentage_error(actual, predicted),
        "medianAe": reference.median_absolute_error(actual, predicted),
    }
    assert {name: METRICS[name].score(actual, predicted) for name in wanted} == pytest.approx(
        wanted
    )


@given(seeds, st.integers(2, 5))
def test_figures_of_probabilities_agree(seed: int, count: int) -> None:
    actual, probabilities = labels(seed, count)
    likeliest = probabilities.argmax(axis=1)
    areas = [
        reference.roc_auc_score(actual == label, probabilities[:, label]) for label in range(count)
    ]
    wanted = {
        "logLoss": reference.log_loss(actual, probabilities, labels=np.arange(count)),
        "brier": np.mean(np.sum((probabilities - np.eye(count)[actual.astype(int)]) ** 2, axis=1)),
        "auc": np.mean(areas),
        "macroF1": reference.f1_score(actual, likeliest, average="macro", zero_division=0),
        "accuracy": reference.accuracy_score(actual, likeliest),
    }
    got = {name: METRICS[name].score(actual, probabilities) for name in wanted}
    assert got == pytest.approx(wanted)
    counts = confusion_counts(actual, probabilities)
    assert np.array_equal(counts, reference.confusion_matrix(actual, likeliest))


@given(seeds, st.sampled_from([0.5, 0.8, 0.95]))
def test_pinball_loss_agrees(seed: int, level: float) -> None:
    actual, predicted = numbers(seed)
    pair = np.column_stack([predicted - 1, predicted + 1])
    wanted = np.mean(
        [
            reference.mean_pinball_loss(actual, pair[:, side], alpha=(1 + sign * level) / 2)
            for side, sign in ((0, -1), (1, 1))
        ]
    )
    assert pinball_loss(actual, pair, level) == pytest.approx(wanted)


def test_rows_whose_target_is_zero_do_not_count_for_the_percentage_error() -> None:
    mape = METRICS["mape"].score
    assert mape(np.array([0.0, 2.0]), np.array([9.0, 1.0])) == 0.5
    assert np.isnan(mape(np.zeros(2), np.ones(2)))


def test_figures_that_a_table_does_not_have_are_not_numbers() -> None:
    certain = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert np.isnan(METRICS["auc"].score(np.zeros(2), certain))
    assert np.isnan(METRICS["r2"].score(np.ones(2), np.zeros(2)))


def test_calibration_error_is_the_gap_between_how_sure_and_how_right() -> None:
    sure = np.tile([0.8, 0.2], (100, 1))
    right = np.array([0.0] * 80 + [1.0] * 20)
    assert calibration_error(np.random.default_rng(1).permutation(right), sure) < 0.4
    in_each_bin = np.tile([0.0] * 8 + [1.0] * 2, 10)
    assert calibration_error(in_each_bin, sure) == pytest.approx(0, abs=1e-12)
    assert calibration_error(np.zeros(100), sure) == pytest.approx(0.2)


def test_nothing_is_picked_by_calibration_alone() -> None:
    assert "calibrationError" not in metric_names("probabilities")
    assert metric_names("typical") == ("r2", "mae", "rmse", "mape", "medianAe")


def test_the_standard_error_is_corrected_for_shared_training_rows() -> None:
    figures = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    estimate = corrected_estimate(figures, splits=3)
    assert estimate["mean"] == 3.5
    assert estimate["standardError"] == pytest.approx(np.sqrt((1 / 6 + 1 / 2) * 3.5))


def test_folds_without_a_figure_are_left_out() -> None:
    assert corrected_estimate(np.array([np.nan, 2.0]), 2) == {"mean": 2.0, "standardError": None}
    assert corrected_estimate(np.array([np.nan]), 2) == {"mean": None, "standardError": None}


def test_one_repeat_has_no_spread() -> None:
    assert spread([3.0]) == {"mean": 3.0, "sd": 0.0}
