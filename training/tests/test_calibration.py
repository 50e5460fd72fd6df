"""Calibrated intervals are apart for each category, and hold what they promise on new rows."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medcast_training.group_encoding import GroupEncoding
from medcast_training.parity import TOLERANCE
from medcast_training.table import FeatureMatrix, Floats, Group, Table
from medcast_training.uncertainty.calibration import Calibrator, Evidence
from medcast_training.uncertainty.interval_method import (
    IntervalMethod,
    Source,
    interval_methods,
)

LEVEL = 0.9
SMOKER = GroupEncoding("no", {"yes": "smoker=yes"})
METHODS = interval_methods(("smoker",), has_minimum=True, has_quantiles=True)


def draw(seed: int, rows: int) -> tuple[Table, Evidence, Floats]:
    """Draw rows whose noise is wider for smokers, and what inner models say of them."""
    rng = np.random.default_rng(seed)
    smoker = (rng.random(rows) < 0.4).astype(np.int64)
    centre = rng.uniform(100, 200, rows)
    target = centre + (rng.exponential(5, rows) - 3.5) * (1 + 4 * smoker)
    features = FeatureMatrix(("smoker=yes",), smoker[:, None].astype(np.float64))
    table = Table(features, target, {"smoker": Group(("no", "yes"), smoker)}, np.arange(rows))
    quantiles = np.column_stack([centre - 3, centre + 8])
    return table, Evidence(np.arange(rows) % 5, centre, quantiles), centre


def bounds(method: IntervalMethod, known: Any, new: Any) -> tuple[Floats, Floats]:
    """Calibrate on known rows, and bound new ones, of which every inner model says the same."""
    table, evidence, _ = known
    new_table, new_evidence, centre = new
    calibrator = Calibrator({"smoker": SMOKER}, LEVEL)
    if method.source == "CV+":
        below, above = calibrator.order_statistics(method, evidence, table)
        codes = below.code.predict(new_table.features)
        by_model = np.tile(centre, (5, 1))
        return below.among(by_model, codes), above.among(by_model, codes)
    shifts = calibrator.shifts(method, evidence, table)
    bases = new_evidence.quantiles.T if "CQR" in method.source else (centre, centre)
    if method.source == "one-sided":
        bases = (np.zeros(len(centre)), centre)
    features = new_table.features
    return bases[0] + shifts.below.predict(features), bases[1] + shifts.above.predict(features)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_new_rows_are_covered_and_each_category_where_it_is_calibrated_apart(
    method: IntervalMethod,
) -> None:
    known, new = draw(1, 20_000), draw(2, 20_000)
    lower, upper = bounds(method, known, new)
    inside = (lower <= new[0].target) & (new[0].target <= upper)
    assert abs(inside.mean() - LEVEL) < 0.02
    for members in new[0].groups["smoker"].members().values():
        apart = abs(inside[members].mean() - LEVEL)
        assert apart < 0.025 if method.group else apart > 0.02


@given(st.integers(0, 5000), st.integers(45, 90), st.sampled_from(METHODS))
def test_known_rows_are_covered_at_least_as_often_as_promised(
    seed: int, rows: int, method: IntervalMethod
) -> None:
    """Bounds span so many ranks of the known rows that a new one is among them often enough."""
    known = draw(seed, rows)
    lower, upper = bounds(replace(method, group=None), known, known)
    used = known[1].folds == 0 if "split" in method.source else np.full(rows, True)
    inside = (lower <= known[0].target) & (known[0].target <= upper)
    count = used.sum()
    assert inside[used].sum() >= min(count - 2, np.ceil(LEVEL * (count + 1) - 1e-9) - 1)


@pytest.mark.parametrize("source", ["out-of-fold", "CQR out-of-fold", "one-sided"])
def test_bounds_are_widened_by_the_parity_tolerance(source: Source) -> None:
    known = draw(3, 200)
    lower, upper = bounds(IntervalMethod(source, None), known, known)
    margin = TOLERANCE * np.abs(known[0].target).max()
    exact = np.stack([lower + margin, upper - margin])
    assert np.abs(known[0].target - exact).min() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("source", ["out-of-fold", "CV+", "one-sided", "CQR out-of-fold"])
def test_a_category_with_too_few_rows_gets_the_bounds_of_all_rows(source: Source) -> None:
    table, evidence, centre = draw(4, 400)
    smokers = table.groups["smoker"].index == 1
    rows = np.concatenate([np.flatnonzero(~smokers), np.flatnonzero(smokers)[:5]])
    assert evidence.quantiles is not None
    few = (
        table.rows(rows),
        Evidence(evidence.folds[rows], evidence.centre[rows], evidence.quantiles[rows]),
        centre[rows],
    )
    apart = bounds(IntervalMethod(source, "smoker"), few, few)
    pooled = bounds(IntervalMethod(source, None), few, few)
    assert np.array_equal(apart[0][-5:], pooled[0][-5:])
    assert np.array_equal(apart[1][-5:], pooled[1][-5:])


def test_methods_depend_on_what_the_task_has() -> None:
    names = [method.name for method in interval_methods((), False, False)]
    assert names == [
        "split, equal", "split, shortest", "out-of-fold, equal", "out-of-fold, shortest", "CV+",
    ]  # fmt: skip
    assert [method.name for method in interval_methods(("sex",), True, True)][-6:] == [
        "one-sided", "one-sided by sex",
        "CQR split", "CQR split by sex", "CQR out-of-fold", "CQR out-of-fold by sex",
    ]  # fmt: skip
