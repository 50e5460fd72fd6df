"""What the peers share: the six fields as the columns of bundles/insurance/1/features.json."""

import os
from collections.abc import Mapping
from typing import Any

import numpy as np
import onnxruntime as ort

HEAVY_BMI = 30
REGIONS = ("northwest", "southeast", "southwest")


def to_features(patient: Mapping[str, Any]) -> list[float]:
    """Compute the columns of one person, in the order of the model."""
    age, bmi = float(patient["age"]), float(patient["bmi"])
    heavy = 1.0 if bmi > HEAVY_BMI else 0.0
    smoker = 1.0 if patient["smoker"] == "yes" else 0.0
    male = 1.0 if patient["sex"] == "male" else 0.0
    regions = [1.0 if patient["region"] == region else 0.0 for region in REGIONS]
    return [
        age,
        age**2,
        bmi,
        heavy,
        float(patient["children"]),
        male,
        smoker,
        *regions,
        smoker * bmi,
        smoker * heavy,
    ]


def load_session() -> ort.InferenceSession:
    """Load the graph that MODEL names, with one thread, as our own server does."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return ort.InferenceSession(os.environ["MODEL"], options, providers=["CPUExecutionProvider"])


def estimate(session: ort.InferenceSession, features: list[list[float]]) -> dict[str, np.ndarray]:
    """Run the graph on some rows; each output by its name, of shape [rows]."""
    names = [output.name for output in session.get_outputs()]
    values = session.run(names, {"features": np.array(features, dtype=np.float32)})
    return dict(zip(names, values, strict=True))


def to_answer(outputs: Mapping[str, np.ndarray], row: int = 0) -> dict[str, float]:
    """Take one row of the outputs as plain numbers."""
    return {name: float(values[row]) for name, values in outputs.items()}
