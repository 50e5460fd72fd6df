"""Python's onnxruntime answers the golden records of every bundle as TypeScript wrote them."""

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import pytest

from work_folders import ROOT

TOLERANCE = 1e-5
ROUNDING = 1.2e-7
"""What single precision leaves of a probability near 0, as in libs/model-bundle."""

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
    answers = named_answers(session, features, bundle)
    assert set(records[0]["outputs"]) == set(answers)
    atol = ROUNDING if session.get_outputs()[0].name == "probabilities" else 0
    for name in answers:
        golden = np.array([record["outputs"][name] for record in records], dtype=np.float64)
        np.testing.assert_allclose(answers[name], golden, rtol=TOLERANCE, atol=atol, err_msg=name)


def named_answers(
    session: onnxruntime.InferenceSession, features: npt.NDArray[np.float32], bundle: Path
) -> dict[str, npt.NDArray[np.float32]]:
    """Answer by output for a regression, and by label for a classification."""
    names = [output.name for output in session.get_outputs()]
    answers = dict(zip(names, session.run(names, {"features": features}), strict=True))
    if names != ["probabilities"]:
        return answers
    categories = json.loads((bundle / "schema.json").read_text())["target"]["categories"]
    columns = answers["probabilities"].T
    return {category["value"]: each for category, each in zip(categories, columns, strict=True)}
