"""Declared columns never pull the estimate the wrong way, in the models that can promise it."""

from dataclasses import replace

import numpy as np
import pytest

from fit_tables import CONTEXT, LABELS, candidate, random_features, random_table
from medcast_training.candidates import Fitted, fit_candidate
from medcast_training.table import FeatureMatrix, Floats
from medcast_training.task import Loss

MONOTONE = replace(CONTEXT, monotone={"age": "increasing", "children": "decreasing"})
TREES = ("random-forest", "boosted-trees", "lightgbm", "xgboost", "catboost", "ebm")
SMOOTH: tuple[Loss, ...] = ("squared", "log")


def along(fit: Fitted, column: int, values: Floats) -> Floats:
    """Predict 50 records, each with every value in one column, as float64 [values, 50, …]."""
    records = random_features(np.random.default_rng(4), 50)
    predictions = []
    for value in values:
        changed = records.values.copy()
        changed[:, column] = value
        predictions.append(fit.predict(FeatureMatrix(records.columns, changed)))
    return np.array(predictions)


@pytest.mark.parametrize("loss", SMOOTH)
@pytest.mark.parametrize("model", TREES)
def test_estimates_follow_the_declared_direction(model: str, loss: Loss) -> None:
    table = random_table(3, labels=LABELS[:2] if loss == "log" else None)
    noisy = replace(table, target=np.random.default_rng(5).permutation(table.target))
    fit = fit_candidate(candidate(model, loss), noisy, MONOTONE)
    ages = np.diff(along(fit, 0, np.arange(18.0, 66.0)), axis=0)
    children = np.diff(along(fit, 2, np.arange(6.0)), axis=0)
    if loss == "log":
        ages, children = ages[..., 1], children[..., 1]
    assert ages.min() >= -1e-12
    assert children.max() <= 1e-12


@pytest.mark.parametrize("loss", ["absolute", "quantile"])
@pytest.mark.parametrize("model", ["boosted-trees", "lightgbm", "xgboost", "catboost"])
def test_a_model_that_cannot_promise_it_fits_all_the_same(model: str, loss: Loss) -> None:
    table = random_table(3)
    fit = fit_candidate(candidate(model, loss), table, MONOTONE)
    assert np.isfinite(fit.predict(table.features)).all()
