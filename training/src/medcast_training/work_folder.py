"""Reading the work folder that the TypeScript command writes, and checking what it holds."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from medcast_training.conformal import fewest_residuals
from medcast_training.failure import TrainingFailure
from medcast_training.json_reader import JsonReader
from medcast_training.npy_files import load_array, load_features, load_indices
from medcast_training.table import FeatureMatrix, Group, Table
from medcast_training.task import Task, parse_task


@dataclass(frozen=True)
class TrainingRequest:
    """Everything a training run works from.

    Parameters
    ----------
    task
        What to fit and how to pick.
    seed
        Of the folds; the only source of randomness.
    minimum
        The least value the target can have, in its unit; None when it has no such bound.
    table
        The rows to learn from.
    parity : FeatureMatrix [records, columns]
        Random synthetic records to compare graph and Python model on.
    golden : FeatureMatrix [records, columns]
        Synthetic records whose outputs go into the bundle.
    """

    task: Task
    seed: int
    minimum: float | None
    table: Table
    parity: FeatureMatrix
    golden: FeatureMatrix


def read_training_request(work: Path) -> TrainingRequest:
    """Read and check a work folder.

    Parameters
    ----------
    work
        The folder, laid out as `training/README.md` says.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` for a missing, unreadable or inconsistent file or a value that is not
        finite; ``TOO_FEW_ROWS`` and ``TARGET_CONSTANT`` for tables nothing can be learned from.
    """
    document = _read_json(work / "request.json")
    columns = document.at("columns").texts()
    target = np.asarray(load_array(work / "target.npy", ndim=1), dtype=np.float64)
    rows = len(target)
    groups = {
        field: Group(
            labels=entry.at("labels").texts(),
            index=load_indices(work / entry.at("file").text(), rows),
        )
        for field, entry in document.at("groups").entries()
    }
    minimum = document.at("target").at("minimum")
    request = TrainingRequest(
        task=parse_task(JsonReader(document.at("task").raw(), "task")),
        seed=document.at("seed").integer(),
        minimum=None if minimum.is_null() else minimum.number(),
        table=Table(
            features=load_features(work / "features.npy", columns),
            target=target,
            groups=groups,
            duplicates=load_indices(work / "duplicates.npy", rows),
        ),
        parity=load_features(work / "parity.npy", columns),
        golden=load_features(work / "golden.npy", columns),
    )
    _check(request)
    return request


def fewest_rows(task: Task) -> int:
    """Give the number of distinct rows below which no interval could keep its level.

    The smallest training fold has to yield :func:`~medcast_training.conformal.fewest_residuals`.
    """
    return -(-fewest_residuals(task.level) * task.splits // (task.splits - 1))


def _check(request: TrainingRequest) -> None:
    table, task = request.table, request.task
    if len(table.features.values) != len(table):
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"features.npy with {len(table)} rows, as target.npy has",
            str(len(table.features.values)),
            "write both from the same records",
        )
    if not np.isfinite(table.target).all():
        raise TrainingFailure(
            "TRAINING_FAILED",
            "finite targets",
            f"{np.count_nonzero(~np.isfinite(table.target))} that are not",
            "remove or correct these rows",
        )
    distinct = len(np.unique(table.duplicates))
    if distinct < fewest_rows(task):
        raise TrainingFailure(
            "TOO_FEW_ROWS",
            f"at least {fewest_rows(task)} distinct rows",
            str(distinct),
            "give a longer table, or lower interval.level or folds.splits in task.json",
        )
    for field, group in table.groups.items():
        if not ((group.index >= 0) & (group.index < len(group.labels))).all():
            raise TrainingFailure(
                "TRAINING_FAILED",
                f"indices of groups/{field}.npy from 0 to {len(group.labels) - 1}",
                f"{group.index.min()} to {group.index.max()}",
                "write indices into the labels of the request",
            )
    if np.ptp(table.target) == 0:
        raise TrainingFailure(
            "TARGET_CONSTANT",
            "a target that varies",
            f"{table.target[0]:g} in every row",
            "choose another target column",
        )
    used = {name for candidate in task.candidates for name in candidate.features}
    _check_names("feature column", used, table.features.columns)
    _check_names("group", task.level_groups, tuple(table.groups))


def _check_names(what: str, wanted: Sequence[str] | set[str], given: Sequence[str]) -> None:
    absent = sorted(set(wanted) - set(given))
    if absent:
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"{what} {absent[0]!r}, which task.json names",
            f"only {', '.join(given)}",
            "add it to the request, or take it out of task.json",
        )


def _read_json(path: Path) -> JsonReader:
    try:
        return JsonReader(json.loads(path.read_bytes()), path.stem)
    except (FileNotFoundError, ValueError) as error:
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"{path.name} in the work folder to be JSON",
            type(error).__name__,
            "write it as training/README.md says",
        ) from error
