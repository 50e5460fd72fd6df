"""Whole runs on scikit-learn's tables, small ones, unbalanced ones and ones with missing groups."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from sklearn import datasets

from medcast_training.failure import TrainingFailure
from medcast_training.progress import JsonLinesProgress
from medcast_training.training import train
from work_folders import plain_task, write_table


def trained(work: Path) -> Any:
    """Train, and read the evaluation."""
    train(work, JsonLinesProgress(StringIO()))
    return json.loads((work / "result/evaluation.json").read_text())


def sides(rows: int) -> dict[str, tuple[list[str], np.ndarray]]:
    """Give a group that a seventh of the rows does not have."""
    index = np.where(np.arange(rows) % 7 == 0, -1, np.arange(rows) % 2)
    return {"side": (["left", "right"], index.astype(np.int32))}


@pytest.mark.parametrize(
    ("name", "accuracy"), [("iris", 0.93), ("wine", 0.94), ("breast_cancer", 0.94)]
)
def test_a_table_of_labels_is_learned_and_its_sets_cover(
    tmp_path: Path, name: str, accuracy: float
) -> None:
    table = getattr(datasets, f"load_{name}")()
    columns = [f"column {position}" for position in range(table.data.shape[1])]
    labels = [str(label) for label in table.target_names]
    task = plain_task("classification", columns, folds={"repeats": 2, "splits": 5})
    work = tmp_path / "work"
    write_table(work, table.data, table.target, task, labels, sides(len(table.target)))
    evaluation = trained(work)
    assert evaluation["task"] == "classification"
    assert evaluation["metrics"]["probabilities"]["accuracy"]["mean"] >= accuracy
    sets = evaluation["metrics"]["set"]
    assert sets["coverage"]["mean"] >= 0.9
    assert set(sets["coverageByGroup"]["side"]) == {"left", "right"}
    assert set(sets["coverageByLabel"]) == set(evaluation["setThresholds"]) == set(labels)
    assert 1 <= sets["meanSize"]["mean"] <= 1.3
    counts = np.array(evaluation["confusion"]["counts"])
    assert counts.sum() == pytest.approx(len(table.target), rel=1e-5)
    assert [each["label"] for each in evaluation["calibrationBins"]] == labels
    assert evaluation["noiseCeiling"]["accuracy"] >= accuracy
    probabilities = np.load(work / "result/golden-outputs.npy")
    assert probabilities.shape == (50, len(labels))
    assert probabilities.sum(axis=1) == pytest.approx(np.ones(50))
    session = onnxruntime.InferenceSession(work / "result/model.onnx")
    assert [each.name for each in session.get_outputs()] == ["probabilities"]


def test_a_table_of_numbers_is_learned_and_its_intervals_cover(tmp_path: Path) -> None:
    table = datasets.load_diabetes()
    task = plain_task("regression", table.feature_names, folds={"repeats": 2, "splits": 5})
    work = write_table(
        tmp_path / "work", table.data, table.target, task, groups=sides(442), minimum=0
    )
    evaluation = trained(work)
    assert evaluation["metrics"]["expected"]["r2"]["mean"] > 0.46
    assert 0.87 <= evaluation["metrics"]["interval"]["coverage"]["mean"] <= 0.94
    methods = [each["method"] for each in evaluation["intervalMethods"]]
    assert {"split, equal", "out-of-fold, shortest", "CV+", "one-sided"} <= set(methods)
    grid = evaluation["predictedVersusActual"]
    assert (len(grid["edges"]), np.shape(grid["counts"])) == (25, (24, 24))
    told = np.array(grid["counts"])
    assert told.sum() + grid["leftOut"] == 442
    assert not np.isin(told, (1, 2)).any()
    assert sum(each["rows"] for each in evaluation["residuals"]["byPrediction"]) == 442
    rows = evaluation["leaderboard"]
    best = min(rows, key=lambda row: row["ranks"]["mae"])
    assert best["metrics"]["mae"]["mean"] == min(row["metrics"]["mae"]["mean"] for row in rows)
    assert [each["share"] for each in evaluation["learningCurve"]] == [0.125, 0.25, 0.5, 1.0]


@pytest.mark.parametrize("method", ["CV+", "one-sided", "CQR out-of-fold", "CQR split"])
def test_every_kind_of_interval_can_be_served(
    tmp_path: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The method is picked by hand here; the graph has to agree all the same."""
    rng = np.random.default_rng(6)
    features = rng.normal(size=(150, 2))
    target = np.maximum(0, 5 + 2 * features[:, 0] + rng.normal(size=150))
    task = plain_task("regression", ["a", "b"], folds={"repeats": 2, "splits": 3})
    task["candidates"].append(
        {
            "name": "pair",
            "model": "linear",
            "loss": "quantile",
            "featureSet": "all",
            "parameters": {},
        }
    )
    work = write_table(tmp_path / "work", features, target, task, minimum=0)

    def by_hand(figures: Any, *_: Any) -> Any:
        return next(each for each in figures if each.name == method)

    monkeypatch.setattr("medcast_training.serving.pick_method", by_hand)
    evaluation = trained(work)
    assert evaluation["chosen"]["interval"] == method
    assert evaluation["parity"]["maxRelativeError"] <= 1e-5
    expected, typical, lower, upper = np.load(work / "result/golden-outputs.npy").T
    assert ((lower <= typical) & (typical <= upper) & (expected >= 0) & (lower >= 0)).all()
    pair = next(row for row in evaluation["leaderboard"] if row["candidate"] == "pair")
    assert pair["metrics"]["mae"] is None
    assert pair["metrics"]["pinball"]["mean"] > 0
    assert pair["ranks"] == {"pinball": 1}


@pytest.mark.parametrize("kind", ["regression", "classification"])
def test_twenty_rows_are_enough(tmp_path: Path, kind: str) -> None:
    rng = np.random.default_rng(5)
    features = rng.normal(size=(20, 2))
    score = 4 * features[:, 0] + rng.normal(0, 0.2, 20)
    target = score if kind == "regression" else (score > np.sort(score)[13]).astype(np.float64)
    task = plain_task(kind, ["a", "b"], folds={"repeats": 2, "splits": 10})
    task["interval"]["level"] = 0.8
    labels = None if kind == "regression" else ["no", "yes"]
    evaluation = trained(write_table(tmp_path / "work", features, target, task, labels))
    assert evaluation["rows"] == 20
    assert evaluation["folds"]["splits"] == (10 if kind == "regression" else 6)


def test_a_label_of_one_row_in_forty_is_covered_by_a_threshold_of_its_own(tmp_path: Path) -> None:
    rng = np.random.default_rng(8)
    rows = 800
    features = rng.normal(size=(rows, 2))
    rare = rng.random(rows) < 1 / (1 + np.exp(5.2 - 2 * features[:, 0]))
    task = plain_task("classification", ["a", "b"], folds={"repeats": 2, "splits": 5})
    evaluation = trained(
        write_table(tmp_path / "work", features, rare.astype(np.float64), task, ["no", "yes"])
    )
    by_label = next(each for each in evaluation["setMethods"] if each["method"] == "by label")
    pooled = next(each for each in evaluation["setMethods"] if each["method"] == "all labels")
    assert pooled["coverageByLabel"]["yes"]["mean"] < 0.5, "the common threshold leaves it out"
    assert by_label["coverageByLabel"]["yes"]["mean"] > 0.8
    assert by_label["coverage"]["mean"] >= 0.88


def test_candidates_of_a_package_that_is_not_installed_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "lightgbm", None)
    from medcast_training.candidates import imported_packages  # noqa: PLC0415 — after the change

    imported_packages.missing_package.cache_clear()
    rng = np.random.default_rng(9)
    features = rng.normal(size=(60, 2))
    task = plain_task("regression", ["a", "b"], folds={"repeats": 2, "splits": 3})
    trees = {"trees": 10, "leaves": 4, "learningRate": 0.1, "minimumRowsPerLeaf": 5}
    light = {"name": "light", "model": "lightgbm", "loss": "squared", "featureSet": "all"}
    task["candidates"] = [{**light, "parameters": trees}, *task["candidates"]]
    try:
        evaluation = trained(write_table(tmp_path / "work", features, features[:, 0], task))
        only = [each for each in task["candidates"] if each["loss"] != "squared"]
        task["candidates"] = [task["candidates"][0], *only]
        with pytest.raises(TrainingFailure, match='an installed candidate with loss "squared"'):
            trained(write_table(tmp_path / "other", features, features[:, 0], task))
    finally:
        imported_packages.missing_package.cache_clear()
    (absent,) = evaluation["absent"]
    assert (absent["candidate"], absent["model"]) == ("light", "lightgbm")
    assert absent["reason"]
    assert "light" not in [row["candidate"] for row in evaluation["leaderboard"]]
