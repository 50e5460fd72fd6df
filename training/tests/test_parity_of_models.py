"""Every model's graph says what the model itself says, on 10,000 random records."""

import numpy as np
import pytest

from fit_tables import (
    CONTEXT,
    LABELS,
    PARAMETERS,
    candidate,
    random_features,
    random_table,
    run_fit,
)
from medcast_training.candidates import MODELS, fit_candidate
from medcast_training.parity import TOLERANCE, relative_error
from medcast_training.task import Loss

CASES = [(model, loss) for model in MODELS for loss in MODELS[model].losses]
NUMBERS = [(model, loss) for model, loss in CASES if loss != "log"]
RECORDS = random_features(np.random.default_rng(99), 10_000)
SINGLE_PRECISION = 1e-9
"""Relative to a spread of about 1: whatever is so small may be off by rounding to single."""


def test_every_model_is_compared() -> None:
    assert set(MODELS) == set(PARAMETERS)


@pytest.mark.parametrize("encoded", [[], ["city"]], ids=["plain", "encoded"])
@pytest.mark.parametrize(("model", "loss"), NUMBERS)
def test_graph_and_model_agree_on_numbers(model: str, loss: Loss, encoded: list[str]) -> None:
    fit = fit_candidate(
        candidate(model, loss, **({"targetEncoded": encoded} if encoded else {})),
        random_table(1),
        CONTEXT,
    )
    got = run_fit(fit, RECORDS, 2 if loss == "quantile" else None)
    wanted = fit.predict(RECORDS)
    assert relative_error(got, wanted).max() <= TOLERANCE


@pytest.mark.parametrize("encoded", [[], ["city"]], ids=["plain", "encoded"])
@pytest.mark.parametrize("labels", [LABELS[:2], LABELS], ids=["two", "three"])
@pytest.mark.parametrize("model", [model for model, loss in CASES if loss == "log"])
def test_graph_and_model_agree_on_probabilities(
    model: str, labels: tuple[str, ...], encoded: list[str]
) -> None:
    fit = fit_candidate(
        candidate(model, "log", **({"targetEncoded": encoded} if encoded else {})),
        random_table(2, labels=labels),
        CONTEXT,
    )
    got, wanted = run_fit(fit, RECORDS, len(labels)), fit.predict(RECORDS)
    assert np.abs(got - wanted).max() <= TOLERANCE
    assert wanted.sum(axis=1) == pytest.approx(1, abs=1e-12)
    assert wanted.min() >= 0
