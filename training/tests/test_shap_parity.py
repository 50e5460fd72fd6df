"""Contributions of the shipped bundles against the exact values of the `shap` package."""

import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import pytest

Floats = npt.NDArray[np.float64]

BUNDLES = sorted(
    manifest.parent
    for manifest in Path(__file__).resolve().parents[2].joinpath("bundles").glob("*/*/bundle.json")
)
# Of all contributions of a record together: graphs answer in single precision.
TOLERANCE = 1e-4
# Beyond every number of a field, and far enough from each other for `shap`, which takes close
# numbers for equal ones.
CODE_STEP = 1e12


def shap_package() -> Any:
    """Import `shap`, whose own imports warn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip(
            "shap", reason="the group `parity` of the training environment is not installed"
        )


class Codes:
    """Field values as numbers, which is what `shap` can replace; numbers stand for themselves."""

    def __init__(self, fields: Sequence[str], records: Sequence[Mapping[str, Any]]) -> None:
        self.fields = fields
        values = {field: dict.fromkeys(record[field] for record in records) for field in fields}
        self.texts = {
            field: [value for value in known if not is_number(value)]
            for field, known in values.items()
        }

    def encode(self, records: Sequence[Mapping[str, Any]]) -> Floats:
        """Give the numbers [records, fields]."""
        rows = [[self._number(field, record[field]) for field in self.fields] for record in records]
        return np.array(rows, dtype=np.float64)

    def column(self, rows: Floats, field: str) -> npt.NDArray[np.object_]:
        """Give the values of a field back [rows]."""
        numbers = rows[:, self.fields.index(field)]
        texts = self.texts[field]
        values = [
            texts[round(number / CODE_STEP) - 1] if number >= CODE_STEP else number
            for number in numbers
        ]
        return np.array(values, dtype=object)

    def _number(self, field: str, value: Any) -> float:
        if is_number(value):
            return float(value)
        return CODE_STEP * (1 + self.texts[field].index(value))


def is_number(value: Any) -> bool:
    """Tell numbers from texts, truth values and nothing."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def field_names(expression: Mapping[str, Any]) -> set[str]:
    """Find the fields that a feature reads."""
    if "field" in expression:
        return {expression["field"]}
    of = expression["of"]
    return set().union(*(field_names(part) for part in (of if isinstance(of, list) else [of])))


def compute(
    expression: Mapping[str, Any], column: Callable[[str], npt.NDArray[np.object_]]
) -> Floats:
    """Compute a feature [rows] as the feature pipeline does: an oracle, only allowed in tests."""
    op = expression["op"]
    if "field" in expression:
        return compute_field(expression, column(expression["field"]))
    if op == "product":
        factors = np.stack([compute(part, column) for part in expression["of"]])
        return np.asarray(np.prod(factors, axis=0), dtype=np.float64)
    of = compute(expression["of"], column)
    operations: dict[str, Callable[[], Floats]] = {
        "indicator": lambda: (
            of > expression["threshold"]
            if expression["comparison"] == ">"
            else of >= expression["threshold"]
        ).astype(np.float64),
        "power": lambda: np.power(of, expression["exponent"]),
        "log1p": lambda: np.log1p(of),
        "shift-scale": lambda: (of - expression["shift"]) / expression["scale"],
        "clip": lambda: np.clip(of, expression["minimum"], expression["maximum"]),
    }
    return operations[op]()


def compute_field(expression: Mapping[str, Any], values: npt.NDArray[np.object_]) -> Floats:
    """Compute a feature of one field [rows]."""
    order = expression.get("order", [])
    operations: dict[str, Callable[[Any], float]] = {
        "field": lambda value: float(expression["whenMissing"] if value is None else value),
        "one-hot": lambda value: float(value == expression["category"]),
        "ordinal": lambda value: float(order.index(value)) if value in order else -1.0,
        "missing-indicator": lambda value: float(value is None),
        "date-part": lambda value: date_part(expression["part"], value),
    }
    operation = operations[expression["op"]]
    known = {value: operation(value) for value in dict.fromkeys(values.tolist())}
    return np.array([known[value] for value in values], dtype=np.float64)


def date_part(part: str, value: str) -> float:
    """Take a part of an ISO date."""
    day = date.fromisoformat(value)
    parts = {"year": day.year, "month": day.month, "day-of-month": day.day}
    if part == "days-since-epoch":
        return float((day - date(1970, 1, 1)).days)
    return float(parts[part])


class Bundle:
    """What of a bundle explanations depend on."""

    def __init__(self, folder: Path) -> None:
        self.golden = read_json(folder / "golden.json")
        self.background = read_json(folder / "reference.json")["background"]
        self.columns = [
            column["value"] for column in read_json(folder / "features.json")["columns"]
        ]
        self.is_classification = read_json(folder / "bundle.json")["task"] == "classification"
        self.labels = [
            category["value"]
            for category in read_json(folder / "schema.json")["target"].get("categories", [])
        ]
        self.session = onnxruntime.InferenceSession(
            folder / "model.onnx", providers=["CPUExecutionProvider"]
        )
        self.fields = sorted(set().union(*(field_names(column) for column in self.columns)))
        records = [golden["record"] for golden in self.golden]
        self.codes = Codes(self.fields, [*records, *(group["record"] for group in self.background)])

    def model(self, label: str | None) -> Callable[[Floats], Floats]:
        """Give what is explained as a function of encoded fields [rows, fields] → [rows]."""

        def answer(rows: Floats) -> Floats:
            columns = {field: self.codes.column(rows, field) for field in self.fields}
            features = np.stack(
                [compute(column, columns.__getitem__) for column in self.columns], axis=1
            )
            name = "expected" if label is None else "probabilities"
            (scores,) = self.session.run([name], {"features": features.astype(np.float32)})
            return np.asarray(
                scores if label is None else scores[:, self.labels.index(label)], dtype=np.float64
            )

        return answer


def read_json(path: Path) -> Any:
    """Read a file of a bundle."""
    return json.loads(path.read_text(encoding="utf-8"))


def exact_values(
    shap: Any, bundle: Bundle, label: str | None, records: Floats
) -> tuple[float, Floats]:
    """Explain with `shap`: base and values [records, fields], weighted over the background."""
    model = bundle.model(label)
    base = 0.0
    values = np.zeros(records.shape)
    for group in bundle.background:
        masker = shap.maskers.Independent(bundle.codes.encode([group["record"]]))
        explanation = shap.explainers.Exact(model, masker)(records, interactions=1)
        base += group["weight"] * float(np.mean(explanation.base_values))
        values += group["weight"] * explanation.values
    return base, values


@pytest.mark.parametrize(
    "folder", BUNDLES, ids=lambda folder: f"{folder.parent.name}-{folder.name}"
)
def test_golden_contributions_are_the_exact_values_of_shap(folder: Path) -> None:
    """Every golden record of a shipped bundle is explained as `shap` explains it."""
    shap = shap_package()
    bundle = Bundle(folder)
    assert len(bundle.fields) <= 12, "expected a model that is explained exactly"
    by_label: dict[str | None, list[Any]] = {}
    for golden in bundle.golden:
        outputs = golden["outputs"]
        label = max(outputs, key=outputs.__getitem__) if bundle.is_classification else None
        by_label.setdefault(label, []).append(golden)
    for label, goldens in by_label.items():
        records = bundle.codes.encode([golden["record"] for golden in goldens])
        base, values = exact_values(shap, bundle, label, records)
        for golden, exact in zip(goldens, values, strict=True):
            contributions = golden["contributions"]
            ours = np.array([contributions["byField"][field] for field in bundle.fields])
            scale = np.abs(exact).sum()
            assert contributions["base"] == pytest.approx(
                base, rel=TOLERANCE, abs=TOLERANCE * scale
            )
            np.testing.assert_allclose(ours, exact, rtol=0, atol=TOLERANCE * scale)


def test_bundles_are_there_to_be_compared() -> None:
    """A moved folder would otherwise leave nothing to compare."""
    assert any(folder.parent.name == "insurance" for folder in BUNDLES)
