"""A label without rows in a training fold keeps its place, and is not called impossible."""

import numpy as np
import pytest

from fit_tables import CONTEXT, LABELS, candidate, random_features, random_table, run_fit
from medcast_training.candidates import MODELS, fit_candidate
from medcast_training.parity import TOLERANCE

CLASSIFIERS = [model for model in MODELS if "log" in MODELS[model].losses]


@pytest.mark.parametrize("model", CLASSIFIERS)
@pytest.mark.parametrize("absent", [[0], [1], [0, 2]])
def test_an_absent_label_gets_a_small_probability(model: str, absent: list[int]) -> None:
    table = random_table(41, labels=LABELS)
    kept = table.rows(np.flatnonzero(~np.isin(table.target, absent)))
    fit = fit_candidate(candidate(model, "log"), kept, CONTEXT)
    records = random_features(np.random.default_rng(42), 1000)
    probabilities = fit.predict(records)
    assert probabilities.shape == (1000, 3)
    assert probabilities.sum(axis=1) == pytest.approx(1, abs=1e-12)
    assert probabilities[:, absent] == pytest.approx(1 / (len(kept) + 3))
    assert np.abs(run_fit(fit, records, 3) - probabilities).max() <= TOLERANCE
