"""A small task and its table, and `medcast` on the PATH."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

WORKSPACE = Path(__file__).parents[3]

FIELD = {"kind": "number", "missing": "refuse"}
SCHEMA = {
    "schemaVersion": 1,
    "name": "line",
    "title": "A straight line",
    "description": "Made for this test.",
    "fields": [
        {**FIELD, "name": "x", "label": "X", "minimum": 0, "maximum": 10, "example": 5},
        {**FIELD, "name": "z", "label": "Z", "minimum": 0, "maximum": 1, "example": 0.5},
    ],
    "target": {**FIELD, "name": "y", "label": "Y", "example": 10},
}


def _candidate(name: str, model: str, loss: str, feature_set: str) -> dict[str, object]:
    return {"name": name, "model": model, "loss": loss, "featureSet": feature_set, "parameters": {}}


TASK = {
    "formatVersion": 1,
    "name": "line",
    "title": "A straight line",
    "task": "regression",
    "target": "y",
    "data": {"sha256": "0" * 64, "licence": "CC0-1.0", "source": "Made for this test"},
    "metrics": {"expected": "r2", "typical": "mae"},
    "folds": {"repeats": 2, "splits": 5},
    "interval": {"level": 0.9, "groups": []},
    "features": {
        "specVersion": 1,
        "columns": [{"name": name, "value": {"op": "field", "field": name}} for name in ("x", "z")],
    },
    "featureSets": {"none": [], "plain": ["x", "z"]},
    "candidates": [
        _candidate("mean", "constant", "squared", "none"),
        _candidate("median", "constant", "absolute", "none"),
        _candidate("linear", "linear", "squared", "plain"),
        _candidate("linear-absolute", "linear", "absolute", "plain"),
    ],
    "gates": {"coverage": {"minimum": 0.8, "maximum": 1}},
    "card": {"intendedUse": "None.", "limits": "Made for this test.", "notes": ""},
}


@pytest.fixture
def tasks_root(tmp_path: Path) -> Path:
    folder = tmp_path / "tasks" / "line"
    folder.mkdir(parents=True)
    (folder / "schema.json").write_text(json.dumps(SCHEMA))
    (folder / "task.json").write_text(json.dumps(TASK))
    return folder.parent


def write_table(path: Path, slope: float) -> Path:
    """Write 300 rows of y = slope · x + noise of standard deviation 1."""
    rng = np.random.default_rng(1)
    x, z, noise = rng.uniform(0, 10, 300), rng.uniform(0, 1, 300), rng.normal(0, 1, 300)
    rows = zip(x, z, slope * x + noise, strict=True)
    lines = [f"{a:.3f},{b:.3f},{c:.3f}" for a, b, c in rows]
    path.write_text("\n".join(["x,z,y", *lines]) + "\n")
    return path


@pytest.fixture(autouse=True)
def _medcast_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the built command line where the components look for it."""
    node = WORKSPACE / "node_modules/.bin/node"
    main = WORKSPACE / "dist/tools/ops/main.js"
    command = tmp_path / "bin" / "medcast"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{node}" "{main}" "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INIT_CWD", raising=False)
