"""A bad work folder is refused with a code and a message that says what to do."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from medcast_training.failure import TrainingFailure
from medcast_training.group_encoding import encode_group
from medcast_training.table import FeatureMatrix, Group
from medcast_training.work_folder import TrainingRequest, read_training_request
from work_folders import plain_task, write_table

Change = Callable[[Path], None]


def with_array(name: str, change: Callable[[Any], Any]) -> Change:
    def apply(work: Path) -> None:
        np.save(work / name, change(np.load(work / name)))

    return apply


def with_request(change: Callable[[Any], Any]) -> Change:
    def apply(work: Path) -> None:
        document = json.loads((work / "request.json").read_text())
        change(document)
        (work / "request.json").write_text(json.dumps(document))

    return apply


def with_value(row: int, column: int, value: float) -> Callable[[Any], Any]:
    def apply(array: Any) -> Any:
        array[row, column] = value
        return array

    return apply


def break_request(work: Path) -> None:
    (work / "request.json").write_text("{")


def truncate_all(work: Path) -> None:
    for path in [*work.glob("groups/*.npy"), *(work / f"{name}.npy" for name in ROW_FILES)]:
        np.save(path, np.load(path)[:19])


ROW_FILES = ("features", "target", "duplicates")

REFUSALS: list[tuple[Change, str, str]] = [
    (
        with_array("features.npy", with_value(3, 2, np.nan)),
        "TRAINING_FAILED",
        "expected finite values in features.npy, got 1 that are not, the first in column 'bmi'",
    ),
    (
        with_array("parity.npy", with_value(0, 0, np.inf)),
        "TRAINING_FAILED",
        "expected finite values in parity.npy",
    ),
    (
        with_array("target.npy", lambda target: np.where(np.arange(300) < 2, np.inf, target)),
        "TRAINING_FAILED",
        "expected finite targets, got 2 that are not, remove",
    ),
    (
        with_array("target.npy", lambda target: np.full_like(target, 5)),
        "TARGET_CONSTANT",
        "expected a target that varies, got 5 in every row, choose another target column",
    ),
    (truncate_all, "TOO_FEW_ROWS", "expected at least 20 distinct rows, got 19, give a longer"),
    (
        with_array("duplicates.npy", np.zeros_like),
        "TOO_FEW_ROWS",
        "expected at least 20 distinct rows, got 1, give a longer",
    ),
    (
        with_array("features.npy", lambda features: features[:-1]),
        "TRAINING_FAILED",
        "expected features.npy with 300 rows, as target.npy has, got 299, write both",
    ),
    (
        with_array("golden.npy", lambda golden: golden[:, 1:]),
        "TRAINING_FAILED",
        "expected golden.npy with 12 columns, as request.columns has, got 11, write both",
    ),
    (
        with_array("groups/sex.npy", lambda index: index[1:]),
        "TRAINING_FAILED",
        "expected sex.npy with 300 entries, as target.npy has, got 299, write both",
    ),
    (
        with_array("groups/sex.npy", lambda index: index + 1),
        "TRAINING_FAILED",
        "expected indices of groups/sex.npy from 0 to 1, or -1 where it is missing, got 1 to 2, ",
    ),
    (
        lambda work: (work / "target.npy").unlink(),
        "TRAINING_FAILED",
        "expected target.npy in the work folder to be a NumPy array, got FileNotFoundError, write",
    ),
    (
        lambda work: np.save(work / "target.npy", np.array([{}]), allow_pickle=True),
        "TRAINING_FAILED",
        "expected target.npy in the work folder to be a NumPy array, got ValueError, write",
    ),
    (
        with_array("target.npy", lambda target: target[:, None]),
        "TRAINING_FAILED",
        "expected target.npy with 1 dimensions, got 2, write it",
    ),
    (
        lambda work: (work / "request.json").unlink(),
        "TRAINING_FAILED",
        "expected request.json in the work folder to be JSON, got FileNotFoundError, write",
    ),
    (
        break_request,
        "TRAINING_FAILED",
        "expected request.json in the work folder to be JSON, got JSONDecodeError, write",
    ),
    (
        with_request(lambda document: document["fieldColumns"].update(height=["height"])),
        "TRAINING_FAILED",
        "expected feature column 'height', which task.json names, got only age, age^2",
    ),
    (
        with_request(lambda document: document["task"]["featureSets"]["plain"].append("height")),
        "TRAINING_FAILED",
        "expected feature column 'height', which task.json names, got only age, age^2",
    ),
    (
        with_request(lambda document: document["task"]["interval"].update(groups=["town"])),
        "TRAINING_FAILED",
        "expected group 'town', which task.json names, got only sex, smoker, region, add it",
    ),
]


@pytest.mark.parametrize(("change", "code", "message"), REFUSALS)
def test_a_bad_work_folder_is_refused(
    quick_work: Path, change: Change, code: str, message: str
) -> None:
    change(quick_work)
    with pytest.raises(TrainingFailure) as failed:
        read_training_request(quick_work)
    assert failed.value.code == code
    assert str(failed.value).startswith(message)


def test_a_good_work_folder_is_read(request_of_work: TrainingRequest) -> None:
    assert len(request_of_work.table) == 300
    assert request_of_work.seed == 7
    assert request_of_work.minimum == 0
    assert request_of_work.table.groups["smoker"].labels == ("no", "yes")
    assert request_of_work.table.labels is None
    assert request_of_work.field_columns["smoker"] == ("smoker=yes",)


def flowers(work: Path, target: Any) -> Path:
    features = np.random.default_rng(1).normal(size=(len(target), 2))
    task = plain_task("classification", ["petal", "sepal"])
    return write_table(work, features, np.asarray(target), task, labels=["a", "b", "c"])


def test_a_rare_label_lowers_the_number_of_folds(tmp_path: Path) -> None:
    target = [0] * 30 + [1] * 20 + [2] * 3
    request = read_training_request(flowers(tmp_path / "work", target))
    assert request.task.splits == 3
    assert request.table.labels == ("a", "b", "c")


@pytest.mark.parametrize(
    ("target", "code", "message"),
    [
        ([0] * 30 + [1] * 20 + [2], "TOO_FEW_ROWS", '2 distinct rows of each label, got 1 of "c"'),
        ([0] * 30 + [1] * 20, "TOO_FEW_ROWS", 'distinct rows of each label, got 0 of "c", give'),
        ([0] * 9 + [1] * 8 + [2] * 2, "TOO_FEW_ROWS", "at least 20 distinct rows, got 19, give"),
        ([1] * 30, "TARGET_CONSTANT", 'a target that varies, got "b" in every row, choose'),
        ([0] * 30 + [3] * 20, "TRAINING_FAILED", "indices of target.npy from 0 to 2, got 0 to 3"),
        ([0.5] * 30 + [1] * 20, "TRAINING_FAILED", "indices of target.npy from 0 to 2, got 0.5"),
    ],
)
def test_a_classification_that_cannot_be_learned_is_refused(
    tmp_path: Path, target: list[float], code: str, message: str
) -> None:
    with pytest.raises(TrainingFailure, match=message) as failed:
        read_training_request(flowers(tmp_path / "work", target))
    assert failed.value.code == code


def test_a_classification_needs_labels(tmp_path: Path) -> None:
    work = flowers(tmp_path / "work", [0] * 30 + [1] * 20 + [2] * 9)
    with_request(lambda document: document["target"].update(labels=None))(work)
    with pytest.raises(
        TrainingFailure, match=r"target\.labels to be the labels of a classification"
    ):
        read_training_request(work)


def test_missing_rows_take_a_value_of_their_own_where_features_tell_them() -> None:
    group = Group(("no", "yes"), np.array([0, 1, -1]))
    one_hot = {
        "s=no": {"op": "one-hot", "field": "s", "category": "no"},
        "s=yes": {"op": "one-hot", "field": "s", "category": "yes"},
    }
    boolean = {
        "s": {"op": "field", "field": "s", "whenMissing": 0.5},
        "s?": {"op": "missing-indicator", "field": "s"},
    }
    tables: list[tuple[dict[str, Any], list[list[float]]]] = [
        (one_hot, [[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]),
        (boolean, [[0.0, 0.0], [1.0, 0.0], [0.5, 1.0]]),
    ]
    for values, rows in tables:
        features = FeatureMatrix(tuple(values), np.array(rows))
        fit = encode_group("s", group, values, features).by_label({"no": 10, "yes": 20}, 30)
        assert fit.predict(features).tolist() == [10, 20, 30]


def test_missing_rows_that_features_do_not_tell_take_the_reference_category() -> None:
    group = Group(("no", "yes"), np.array([0, 1, -1]))
    values = {"s=yes": {"op": "one-hot", "field": "s", "category": "yes"}}
    features = FeatureMatrix(("s=yes",), np.array([[0.0], [1.0], [0.0]]))
    fit = encode_group("s", group, values, features).by_label({"no": 10, "yes": 20}, 30)
    assert fit.predict(features).tolist() == [10, 20, 10]


def test_a_group_must_be_told_by_the_features(request_of_work: TrainingRequest) -> None:
    table, values = request_of_work.table, request_of_work.task.feature_values
    smoker = table.groups["smoker"]
    swapped = Group(smoker.labels, 1 - smoker.index)
    with pytest.raises(TrainingFailure, match="column smoker=yes to be 1 exactly where smoker"):
        encode_group("smoker", swapped, values, table.features)
    without = {name: value for name, value in values.items() if "region" not in name}
    with pytest.raises(TrainingFailure, match="one-hot columns of region for all categories"):
        encode_group("region", table.groups["region"], without, table.features)
