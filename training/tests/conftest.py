"""Fixtures: a small work folder of synthetic charges, and the request read from it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from medcast_training.work_folder import TrainingRequest, read_training_request
from work_folders import insurance_task, synthetic_charges, write_work_folder

# The same examples everywhere, and no time limits: machines that run these tests may be busy.
settings.register_profile(
    "medcast", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("medcast")

LEFT_OUT = ("lightgbm", "xgboost", "catboost", "ebm", "random-forest", "blend")


def quick_candidates() -> list[Any]:
    """Give the insurance task's candidates without the slow and the optional ones, and a blend."""
    kept = [each for each in insurance_task()["candidates"] if each["model"] not in LEFT_OUT]
    for each in kept:
        if "tune" in each:
            each["tune"] = {**each["tune"], "trials": 2}
    blend = {"of": ["linear-interactions", "boosted-trees"]}
    return [
        *kept,
        {
            "name": "blend",
            "model": "blend",
            "loss": "squared",
            "featureSet": "interactions",
            "parameters": blend,
        },
    ]


QUICK: dict[str, Any] = {
    "folds": {"repeats": 2, "splits": 3},
    "candidates": quick_candidates(),
}


@pytest.fixture
def quick_work(tmp_path: Path) -> Path:
    """Give the work folder of a small synthetic table, to be cross-validated 2 × 3."""
    data = synthetic_charges(np.random.default_rng(1), 300)
    return write_work_folder(tmp_path / "work", data, insurance_task(**QUICK), parity=500)


@pytest.fixture
def request_of_work(quick_work: Path) -> TrainingRequest:
    """Read the small work folder."""
    return read_training_request(quick_work)
