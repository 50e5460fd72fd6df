"""Work folders for tests: what the TypeScript command would write, computed with numpy.

The naive evaluation of feature expressions here exists so that training can be tested alone; the
product computes features in TypeScript only.
"""

import csv
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
TASK = ROOT / "training/tasks/insurance/task.json"
CATEGORIES = {
    "sex": ("female", "male"),
    "smoker": ("no", "yes"),
    "region": ("northeast", "northwest", "southeast", "southwest"),
}
Records = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Charges:
    """Records by field, and what each was charged."""

    records: Records
    charges: npt.NDArray[np.float64]

    def rows(self, chosen: npt.NDArray[np.int64]) -> "Charges":
        """Take rows by index."""
        fields = {field: values[chosen] for field, values in self.records.items()}
        return Charges(fields, self.charges[chosen])


def insurance_csv() -> Path | None:
    """Find the real table, which is not in the repository."""
    given = os.environ.get("MEDCAST_INSURANCE_CSV")
    path = Path(given) if given else ROOT.parent / "shared/data/insurance.csv"
    return path if path.is_file() else None


def read_charges(path: Path) -> Charges:
    """Read the real table."""
    with path.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    numeric = ("age", "bmi", "children", "charges")
    fields: Records = {
        field: np.array([float(row[field]) if field in numeric else row[field] for row in rows])
        for field in rows[0]
    }
    return Charges(fields, fields.pop("charges"))


def random_records(rng: np.random.Generator, count: int) -> Records:
    """Draw records, uniformly."""
    return {
        "age": rng.integers(18, 65, count),
        "bmi": rng.uniform(16, 50, count).round(2),
        "children": rng.integers(0, 6, count),
        **{field: rng.choice(labels, count) for field, labels in CATEGORIES.items()},
    }


def synthetic_charges(rng: np.random.Generator, count: int) -> Charges:
    """Draw a table of the real one's structure: a formula to the cent, and a 9 % surcharge."""
    records = random_records(rng, count)
    smoker = records["smoker"] == "yes"
    heavy = smoker & (records["bmi"] > 30)
    formula = 1000 + 3 * records["age"] ** 2 + 500 * records["children"]
    formula = formula + np.where(smoker, 450 * records["bmi"], 0) + np.where(heavy, 14000, 0)
    surcharge = np.where(rng.random(count) < 0.09, rng.uniform(3000, 25000, count), 0)
    return Charges(records, (formula + surcharge).round(2))


def evaluate_expression(value: Any, records: Records) -> npt.NDArray[np.float64]:
    """Compute one feature column naively."""
    match value["op"]:
        case "field":
            return np.asarray(records[value["field"]], dtype=np.float64)
        case "one-hot":
            return np.asarray(records[value["field"]] == value["category"], dtype=np.float64)
        case "power":
            return np.asarray(evaluate_expression(value["of"], records) ** value["exponent"])
        case "indicator":
            assert value["comparison"] == ">"
            inner = evaluate_expression(value["of"], records)
            return np.asarray(inner > value["threshold"], dtype=np.float64)
        case "product":
            factors = [evaluate_expression(each, records) for each in value["of"]]
            return np.asarray(np.prod(factors, axis=0))
    raise NotImplementedError(value["op"])


def feature_matrix(task: Any, records: Records) -> npt.NDArray[np.float32]:
    """Compute all feature columns of a task."""
    columns = [
        evaluate_expression(column["value"], records) for column in task["features"]["columns"]
    ]
    return np.column_stack(columns).astype(np.float32)


def fields_of(value: Any) -> set[str]:
    """Name the fields that an expression reads."""
    inner = value.get("of", [])
    parts = inner if isinstance(inner, list) else [inner]
    own = {value["field"]} if "field" in value else set()
    return own.union(*(fields_of(part) for part in parts))


def insurance_task(**changes: Any) -> Any:
    """Give the insurance task, with some of its keys replaced."""
    return {**json.loads(TASK.read_text()), **changes}


def write_table(  # noqa: PLR0913, PLR0917 — one argument for each file, more or less
    work: Path,
    features: npt.NDArray[np.float64],
    target: npt.NDArray[np.float64],
    task: Any,
    labels: list[str] | None = None,
    groups: dict[str, tuple[list[str], npt.NDArray[np.int32]]] | None = None,
    minimum: float | None = None,
    seed: int = 7,
) -> Path:
    """Write a work folder of any numbers: every column is a field of its own, named in the task."""
    (work / "groups").mkdir(parents=True)
    columns = [column["name"] for column in task["features"]["columns"]]
    rng = np.random.default_rng(seed)
    low, high = features.min(axis=0), features.max(axis=0)
    for name, count in (("parity", 2000), ("golden", 50)):
        drawn = rng.uniform(low, high, (count, len(columns))).astype(np.float32)
        np.save(work / f"{name}.npy", drawn)
    np.save(work / "features.npy", features.astype(np.float32))
    np.save(work / "target.npy", target.astype(np.float64))
    rows = np.column_stack([features, target])
    np.save(work / "duplicates.npy", np.unique(rows, axis=0, return_inverse=True)[1].ravel())
    for field, (_, index) in (groups or {}).items():
        np.save(work / f"groups/{field}.npy", index)
    request = {
        "task": task,
        "seed": seed,
        "columns": columns,
        "target": {"name": "target", "unit": None, "minimum": minimum, "labels": labels},
        "groups": {
            field: {"file": f"groups/{field}.npy", "labels": names}
            for field, (names, _) in (groups or {}).items()
        },
        "fieldColumns": {name: [name] for name in columns},
    }
    (work / "request.json").write_text(json.dumps(request))
    return work


def plain_task(kind: str, columns: list[str], **changes: Any) -> Any:
    """Give a task over plain columns, with a small set of candidates of its kind."""
    losses = ("squared", "absolute") if kind == "regression" else ("log",)
    linear = "linear" if kind == "regression" else "logistic"
    trees = {"trees": 40, "leaves": 6, "learningRate": 0.1, "minimumRowsPerLeaf": 5}
    candidates: list[dict[str, Any]] = [
        {
            "name": f"{model}-{loss}",
            "model": model,
            "loss": loss,
            "featureSet": "none" if model == "constant" else "all",
            "parameters": trees if model == "boosted-trees" else {},
        }
        for loss in losses
        for model in ("constant", linear, "boosted-trees")
    ]
    candidates += [
        {
            "name": f"blend-{loss}",
            "model": "blend",
            "loss": loss,
            "featureSet": "all",
            "parameters": {"of": [f"{linear}-{loss}", f"boosted-trees-{loss}"]},
        }
        for loss in losses
    ]
    task: dict[str, Any] = {
        "formatVersion": 1,
        "name": "plain",
        "title": "Plain",
        "task": kind,
        "target": "target",
        "metrics": (
            {"expected": "r2", "typical": "mae"}
            if kind == "regression"
            else {"probabilities": "logLoss"}
        ),
        "folds": {"repeats": 3, "splits": 5},
        "interval": {"level": 0.9, "groups": []},
        "features": {
            "specVersion": 1,
            "columns": [
                {"name": name, "value": {"op": "field", "field": name}} for name in columns
            ],
        },
        "featureSets": {"none": [], "all": columns},
        "candidates": candidates,
        "gates": {"coverage": {"minimum": 0.8, "maximum": 1}},
    }
    return {**task, **changes}


def write_work_folder(
    work: Path, data: Charges, task: Any, seed: int = 7, parity: int = 10_000
) -> Path:
    """Write what the TypeScript command would write."""
    (work / "groups").mkdir(parents=True)
    groups = {}
    for field, labels in CATEGORIES.items():
        index = np.array([labels.index(label) for label in data.records[field]], dtype=np.int32)
        np.save(work / f"groups/{field}.npy", index)
        groups[field] = {"file": f"groups/{field}.npy", "labels": labels}
    rng = np.random.default_rng([seed, 99])
    content = list(zip(*data.records.values(), data.charges, strict=True))
    first = {row: position for position, row in reversed(list(enumerate(content)))}
    np.save(work / "duplicates.npy", np.array([first[row] for row in content], dtype=np.int64))
    np.save(work / "features.npy", feature_matrix(task, data.records))
    np.save(work / "target.npy", data.charges)
    np.save(work / "parity.npy", feature_matrix(task, random_records(rng, parity)))
    np.save(work / "golden.npy", feature_matrix(task, random_records(rng, 50)))
    columns = [column["name"] for column in task["features"]["columns"]]
    request = {
        "task": task,
        "seed": seed,
        "columns": columns,
        "target": {"name": "charges", "unit": "USD", "minimum": 0, "labels": None},
        "groups": groups,
        "fieldColumns": {
            field: [
                column["name"]
                for column in task["features"]["columns"]
                if fields_of(column["value"]) == {field}
            ]
            for field in data.records
        },
    }
    (work / "request.json").write_text(json.dumps(request))
    return work
