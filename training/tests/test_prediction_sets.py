"""Prediction sets hold the true label as often as they promise, and are never empty."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medcast_training.table import FeatureMatrix, Group, Table
from medcast_training.uncertainty.prediction_sets import (
    SetMethod,
    label_sets,
    lowest_allowed,
    set_figures,
    set_methods,
    set_thresholds,
)

LABELS = ("a", "b", "c")
levels = st.sampled_from([0.5, 0.8, 0.9, 0.95])


def draw(seed: int, rows: int) -> tuple[Table, np.ndarray]:
    """Draw labels, unbalanced, from probabilities that are sharper than they should be."""
    rng = np.random.default_rng(seed)
    truth = rng.dirichlet([2.0, 1.0, 0.3], rows)
    target = np.array([rng.choice(3, p=each) for each in truth], dtype=np.float64)
    told = truth**2 / (truth**2).sum(axis=1, keepdims=True)
    group = Group(("left", "right"), rng.integers(-1, 2, rows))
    features = FeatureMatrix(("x",), np.zeros((rows, 1)))
    return Table(features, target, {"side": group}, np.arange(rows), LABELS), told


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=120), levels)
def test_a_left_out_true_label_reaches_the_threshold_often_enough(
    given: list[int], level: float
) -> None:
    """The finite-sample law itself: over all choices of the new one, the level is kept."""
    true = np.array(given) / 10**6
    thresholds = [lowest_allowed(np.delete(true, each), level) for each in range(len(true))]
    assert np.count_nonzero(true >= thresholds) >= level * len(true) - 1e-9


@given(st.integers(0, 10_000), levels, st.sampled_from(set_methods(("side",))))
def test_sets_are_never_empty_and_hold_what_reaches_the_threshold(
    seed: int, level: float, method: SetMethod
) -> None:
    table, told = draw(seed, 60)
    thresholds = set_thresholds(method, told, table, level)
    sets = label_sets(told, thresholds)
    assert sets.any(axis=1).all()
    alone = ~(told >= thresholds).any(axis=1)
    assert np.array_equal(sets[~alone], (told >= thresholds)[~alone])
    assert (sets[alone].sum(axis=1) == 1).all()


@pytest.mark.parametrize("method", set_methods(("side",)), ids=lambda method: method.name)
def test_new_rows_are_covered(method: SetMethod) -> None:
    known, told = draw(1, 4000)
    new, told_new = draw(2, 20_000)
    thresholds = set_thresholds(method, told, known, 0.9)
    figures = set_figures(label_sets(told_new, thresholds)[None], new)
    assert figures.coverage["mean"] >= 0.89
    if method.kind == "by label":
        assert all(each["mean"] >= 0.87 for each in figures.coverage_by_label.values())
    if method.kind == "by group":
        assert all(each["mean"] >= 0.89 for each in figures.coverage_by_group["side"].values())


def test_one_threshold_leaves_a_rare_label_uncovered_where_its_own_does_not() -> None:
    """It is why both compete: half of the rare label's rows are missed by the common one."""
    known, told = draw(1, 4000)
    own = set_thresholds(SetMethod("by label"), told, known, 0.9)
    common = set_thresholds(SetMethod("all labels"), told, known, 0.9)
    assert len(set(common)) == 1
    assert own[2] < common[2]
    figures = set_figures(label_sets(told, common)[None], known)
    assert figures.coverage_by_label["c"]["mean"] < 0.8


def test_a_label_with_too_few_rows_is_not_given_a_higher_threshold_than_all_rows() -> None:
    table, told = draw(5, 200)
    few = np.concatenate([np.flatnonzero(table.target < 2), np.flatnonzero(table.target == 2)[:3]])
    pooled = set_thresholds(SetMethod("all labels"), told[few], table.rows(few), 0.95)
    own = set_thresholds(SetMethod("by label"), told[few], table.rows(few), 0.95)
    assert own[2] <= pooled[2]


def test_thresholds_have_six_digits_and_are_below_the_probability_they_come_from() -> None:
    table, told = draw(3, 500)
    for threshold in set_thresholds(SetMethod("by label"), told, table, 0.9):
        assert float(f"{threshold:.6g}") == threshold
        assert not (told == threshold).any()
