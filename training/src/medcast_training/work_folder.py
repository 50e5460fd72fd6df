"""Reading the work folder that the TypeScript command writes, and checking what it holds."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from medcast_training.failure import TrainingFailure
from medcast_training.json_reader import JsonReader
from medcast_training.npy_files import load_array, load_features, load_indices
from medcast_training.table import FeatureMatrix, Group, Table
from medcast_training.task import Task, parse_task

FEWEST_ROWS = 20
"""Distinct rows below which folds, inner folds and residuals are too few to tell anything."""

FEWEST_OF_A_LABEL = 2
"""Distinct rows of each label that it takes to learn from one and be judged on the other."""


@dataclass(frozen=True)
class TrainingRequest:
    """Everything a training run works from.

    Parameters
    ----------
    task
        What to fit and how to pick. Where a label is so rare that not every fold could have one of
        its rows, `splits` is less than the document asks for.
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
    field_columns
        The columns that read a field and no other, by field.
    """

    task: Task
    seed: int
    minimum: float | None
    table: Table
    parity: FeatureMatrix
    golden: FeatureMatrix
    field_columns: Mapping[str, tuple[str, ...]]


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
    minimum = document.at("target").at("minimum")
    task = parse_task(JsonReader(document.at("task").raw(), "task"))
    request = TrainingRequest(
        task=task,
        seed=document.at("seed").integer(),
        minimum=None if minimum.is_null() else minimum.number(),
        table=_read_table(work, document, task, columns),
        parity=load_features(work / "parity.npy", columns),
        golden=load_features(work / "golden.npy", columns),
        field_columns=_field_columns(document),
    )
    _check(request)
    return replace(request, task=replace(task, splits=possible_splits(request.table, task.splits)))


def possible_splits(table: Table, wanted: int) -> int:
    """Give the number of folds: what is wanted, or as many as the rarest label has distinct rows.

    Parameters
    ----------
    table
        Each label of it has two distinct rows or more.
    wanted
        What the task asks for.
    """
    if table.labels is None:
        return wanted
    return min(wanted, *_distinct_rows_by_label(table).values())


def _read_table(work: Path, document: JsonReader, task: Task, columns: tuple[str, ...]) -> Table:
    target = np.asarray(load_array(work / "target.npy", ndim=1), dtype=np.float64)
    labels = document.at("target").at("labels")
    if task.kind == "classification":
        labels.require(not labels.is_null(), "the labels of a classification")
    return Table(
        features=load_features(work / "features.npy", columns),
        target=target,
        groups={
            field: Group(
                labels=entry.at("labels").texts(),
                index=load_indices(work / entry.at("file").text(), len(target)),
            )
            for field, entry in document.at("groups").entries()
        },
        duplicates=load_indices(work / "duplicates.npy", len(target)),
        labels=labels.texts() if task.kind == "classification" else None,
    )


def _field_columns(document: JsonReader) -> dict[str, tuple[str, ...]]:
    if not document.has("fieldColumns"):
        return {}
    return {field: names.texts() for field, names in document.at("fieldColumns").entries()}


def _check(request: TrainingRequest) -> None:
    table, task = request.table, request.task
    if len(table.features.values) != len(table):
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"features.npy with {len(table)} rows, as target.npy has",
            str(len(table.features.values)),
            "write both from the same records",
        )
    _check_target(table)
    _check_enough_rows(table)
    _check_groups(table)
    used = {name for candidate in task.candidates for name in candidate.features}
    _check_names("feature column", used, table.features.columns)
    of_fields = {name for names in request.field_columns.values() for name in names}
    _check_names("feature column", of_fields, table.features.columns)
    _check_names("group", task.level_groups, tuple(table.groups))


def _check_target(table: Table) -> None:
    if not np.isfinite(table.target).all():
        raise TrainingFailure(
            "TRAINING_FAILED",
            "finite targets",
            f"{np.count_nonzero(~np.isfinite(table.target))} that are not",
            "remove or correct these rows",
        )
    if table.labels is not None and not np.isin(table.target, np.arange(len(table.labels))).all():
        raise TrainingFailure(
            "TRAINING_FAILED",
            f"indices of target.npy from 0 to {len(table.labels) - 1}",
            f"{table.target.min():g} to {table.target.max():g}",
            "write indices into target.labels of the request",
        )
    if len(table) and np.ptp(table.target) == 0:
        constant = table.target[0]
        raise TrainingFailure(
            "TARGET_CONSTANT",
            "a target that varies",
            f"{constant:g} in every row"
            if table.labels is None
            else f'"{table.labels[int(constant)]}" in every row',
            "choose another target column",
        )


def _check_enough_rows(table: Table) -> None:
    distinct = len(np.unique(table.duplicates))
    if distinct < FEWEST_ROWS:
        raise TrainingFailure(
            "TOO_FEW_ROWS",
            f"at least {FEWEST_ROWS} distinct rows",
            str(distinct),
            "give a longer table",
        )
    if table.labels is None:
        return
    for label, count in _distinct_rows_by_label(table).items():
        if count < FEWEST_OF_A_LABEL:
            raise TrainingFailure(
                "TOO_FEW_ROWS",
                f"at least {FEWEST_OF_A_LABEL} distinct rows of each label",
                f'{count} of "{label}"',
                "give more rows of it, or take the label out of the table and the schema",
            )


def _distinct_rows_by_label(table: Table) -> dict[str, int]:
    """Count the groups of duplicates of each label; a group counts as its first row's label."""
    _, first = np.unique(table.duplicates, return_index=True)
    counts = np.bincount(table.target[first].astype(np.int64), minlength=len(table.labels or ()))
    return dict(zip(table.labels or (), counts.tolist(), strict=True))


def _check_groups(table: Table) -> None:
    for field, group in table.groups.items():
        if not ((group.index >= -1) & (group.index < len(group.labels))).all():
            raise TrainingFailure(
                "TRAINING_FAILED",
                f"indices of groups/{field}.npy from 0 to {len(group.labels) - 1}, or -1 "
                "where it is missing",
                f"{group.index.min()} to {group.index.max()}",
                "write indices into the labels of the request",
            )


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
