"""Python's onnxruntime answers the golden records of every bundle as TypeScript wrote them."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from work_folders import ROOT

TOLERANCE = 1e-5
BUNDLES = ROOT / "bundles"
VERSIONS = sorted(path.parent for path in BUNDLES.glob("*/*/bundle.json"))


def test_the_first_insurance_bundle_is_there() -> None:
    assert BUNDLES / "insurance/1" in VERSIONS


@pytest.mark.parametrize("bundle", VERSIONS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_golden_records_are_answered_to_the_tolerance(bundle: Path) -> None:
    records = json.loads((bundle / "golden.json").read_text())
    assert len(records) >= 50
    session = onnxruntime.InferenceSession(
        bundle / "model.onnx", providers=["CPUExecutionProvider"]
    )
    features = np.array([record["features"] for record in records], dtype=np.float32)
    names = [output.name for output in session.get_outputs()]
    answers = dict(zip(names, session.run(names, {"features": features}), strict=True))
    assert set(records[0]["outputs"]) == set(names)
    for name in names:
        golden = np.array([record["outputs"][name] for record in records], dtype=np.float64)
        np.testing.assert_allclose(answers[name], golden, rtol=TOLERANCE, atol=0, err_msg=name)
