"""Calibrated intervals use training rows only, and are apart for each category."""

import numpy as np
import pytest

from medcast_training.calibration import Calibrator, IntervalMethod
from medcast_training.group_encoding import encode_group
from medcast_training.parity import TOLERANCE
from medcast_training.work_folder import TrainingRequest


def calibrator(request: TrainingRequest) -> Calibrator:
    task, table = request.task, request.table
    smoker = encode_group("smoker", table.groups["smoker"], task.feature_values, table.features)
    by_name = {candidate.name: candidate for candidate in task.candidates}
    return Calibrator(by_name["median"], {"smoker": smoker}, None, task.level)


def test_out_of_fold_residuals_cover_every_row_and_split_a_quarter(
    request_of_work: TrainingRequest,
) -> None:
    table = request_of_work.table
    out_of_fold = calibrator(request_of_work).residuals("out-of-fold", table, [1])
    split = calibrator(request_of_work).residuals("split", table, [1])
    assert out_of_fold.rows.tolist() == list(range(len(table)))
    assert len(split.rows) == len(table) // 4


def test_split_residuals_are_those_of_a_centre_that_has_not_seen_them(
    request_of_work: TrainingRequest,
) -> None:
    table = request_of_work.table
    split = calibrator(request_of_work).residuals("split", table, [1])
    inside = np.setdiff1d(np.arange(len(table)), split.rows)
    assert split.centre.predict(table.features)[0] == np.median(table.target[inside])
    assert split.values == pytest.approx(table.target[split.rows] - np.median(table.target[inside]))


def test_a_category_is_bounded_by_its_own_residuals(request_of_work: TrainingRequest) -> None:
    table, each = request_of_work.table, calibrator(request_of_work)
    residuals = each.residuals("out-of-fold", table, [1])
    interval = each.interval(IntervalMethod("out-of-fold", "smoker", "shortest"), residuals, table)
    above = interval.above.predict(table.features)
    margin = TOLERANCE * table.target.max()
    for members in table.groups["smoker"].members().values():
        assert len(np.unique(above[members])) == 1
        own = residuals.values[members]
        assert np.abs(own - (above[members][0] - margin)).min() == pytest.approx(0, abs=1e-6)
        assert np.mean(own <= above[members][0]) >= request_of_work.task.level
    assert len(np.unique(above)) == 2


def test_bounds_of_all_rows_serve_a_category_with_too_few(
    request_of_work: TrainingRequest,
) -> None:
    members = request_of_work.table.groups["smoker"].members()
    few = np.concatenate([np.flatnonzero(members["no"]), np.flatnonzero(members["yes"])[:10]])
    table, each = request_of_work.table.rows(few), calibrator(request_of_work)
    residuals = each.residuals("out-of-fold", table, [1])
    by_smoker = each.interval(IntervalMethod("out-of-fold", "smoker", "equal"), residuals, table)
    pooled = each.interval(IntervalMethod("out-of-fold", None, "equal"), residuals, table)
    rows = np.flatnonzero(table.groups["smoker"].members()["yes"])
    features = table.features.rows(rows)
    assert by_smoker.above.predict(features) == pytest.approx(pooled.above.predict(features))
