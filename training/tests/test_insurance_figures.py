"""The figures that the insurance model has to reach, on the real table where it is at hand.

Elsewhere, a synthetic table of the same structure has to reach them.
"""

import json
from io import StringIO
from typing import Any

import numpy as np
import pytest

from medcast_training.progress import JsonLinesProgress
from medcast_training.training import train
from work_folders import (
    Charges,
    insurance_csv,
    insurance_task,
    read_charges,
    synthetic_charges,
    write_work_folder,
)

pytestmark = pytest.mark.slow


def charges() -> Charges:
    """Read the real table, or draw one of its structure and length where it is not at hand."""
    path = insurance_csv()
    if path is not None:
        return read_charges(path)
    drawn = synthetic_charges(np.random.default_rng(3), 1337)
    return drawn.rows(np.append(np.arange(1337), 0))


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Train once on the whole table, 10 × 5."""
    work = tmp_path_factory.mktemp("insurance") / "work"
    write_work_folder(work, charges(), insurance_task())
    train(work, JsonLinesProgress(StringIO()))
    return json.loads((work / "result/evaluation.json").read_text())


def test_rows_and_the_duplicate_are_counted(evaluation: Any) -> None:
    assert (evaluation["rows"], evaluation["duplicateRows"]) == (1338, 1)


def test_expected_explains_as_much_as_can_be_explained(evaluation: Any) -> None:
    assert evaluation["metrics"]["expected"]["r2"]["mean"] >= 0.865


def test_typical_is_near(evaluation: Any) -> None:
    assert evaluation["metrics"]["typical"]["mae"]["mean"] <= 1300


def test_intervals_cover_overall_and_smokers_and_others(evaluation: Any) -> None:
    interval = evaluation["metrics"]["interval"]
    smoker = interval["coverageByGroup"]["smoker"]
    for coverage in (interval["coverage"], smoker["no"], smoker["yes"]):
        assert 0.94 <= coverage["mean"] <= 0.97


def test_expected_holds_the_mean_surcharge_of_smokers_and_others(evaluation: Any) -> None:
    """Without the surcharge it would lie about 1,300 USD too low."""
    for figures in evaluation["metricsByGroup"]["smoker"].values():
        assert abs(figures["expectedBias"]["mean"]) < 300


def test_the_graph_agrees_on_ten_thousand_records(evaluation: Any) -> None:
    assert evaluation["parity"]["records"] == 10_000
    assert evaluation["parity"]["maxRelativeError"] <= 1e-5


def test_the_ceiling_is_near_the_truth(evaluation: Any) -> None:
    """Nine rows in a hundred carry a surcharge that nothing tells: R² 0.87 is all there is."""
    assert 0.85 <= evaluation["noiseCeiling"]["r2"] <= 0.9


def test_what_was_chosen_is_surely_better_than_both_baselines(evaluation: Any) -> None:
    for each in evaluation["comparisons"]:
        assert each["difference"]["mean"] > each["difference"]["standardError"]


def test_every_method_of_the_issue_competes(evaluation: Any) -> None:
    methods = {each["method"] for each in evaluation["intervalMethods"]}
    for method in ("split, equal", "out-of-fold, equal", "CV+", "one-sided", "CQR out-of-fold"):
        name, _, tails = method.partition(", ")
        by_smoker = f"{name} by smoker" + (f", {tails}" if tails else "")
        assert {method, by_smoker} <= methods


def test_no_row_can_be_read_off_the_calibration_bins(evaluation: Any) -> None:
    assert all(each["rows"] >= 10 for each in evaluation["calibrationBins"])
