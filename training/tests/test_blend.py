"""Blends weigh their members by what they say of rows they were not fitted to."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fit_tables import CONTEXT, LABELS, candidate, random_features, random_table, run_fit
from medcast_training.candidates import (
    FitContext,
    blend_fits,
    blend_weights,
    fit_blend,
    fit_candidate,
    mean_fit,
)
from medcast_training.candidates.losses import mean_loss
from medcast_training.parity import TOLERANCE, relative_error
from medcast_training.table import Floats
from medcast_training.task import Loss

QUANTILES = (0.1, 0.9)
MEMBERS: dict[Loss, tuple[str, ...]] = {
    "squared": ("linear", "boosted-trees", "constant"),
    "absolute": ("linear", "boosted-trees", "constant"),
    "quantile": ("linear", "boosted-trees", "constant"),
    "log": ("logistic", "boosted-trees", "constant"),
}


def context_for(loss: Loss) -> FitContext:
    members = {name: candidate(name, loss) for name in MEMBERS[loss]}
    return replace(CONTEXT, candidates=members)


def random_predictions(seed: int, loss: Loss) -> tuple[Floats, list[Floats]]:
    rng = np.random.default_rng(seed)
    if loss == "log":
        return rng.integers(0, 3, 80).astype(np.float64), list(rng.dirichlet(np.ones(3), (3, 80)))
    target = rng.normal(size=80)
    shape = (3, 80, 2) if loss == "quantile" else (3, 80)
    noise = rng.normal(size=shape) + rng.normal(size=3).reshape(3, *([1] * (len(shape) - 1)))
    return target, list(np.moveaxis(target + np.moveaxis(noise, 1, -1), -1, 1))


@settings(max_examples=20)
@given(st.integers(0, 10**6), st.sampled_from(sorted(MEMBERS)))
def test_no_other_weights_do_better(seed: int, loss: Loss) -> None:
    target, predictions = random_predictions(seed, loss)

    def loss_of(weights: Floats) -> float:
        mixed = sum(weight * each for weight, each in zip(weights, predictions, strict=True))
        return mean_loss(loss, target, np.asarray(mixed), QUANTILES)

    weights = blend_weights(target, predictions, loss, QUANTILES)
    others = np.random.default_rng(seed).dirichlet(np.ones(3), 200)
    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert loss_of(weights) <= min(loss_of(each) for each in [*others, *np.eye(3)]) + 2e-3


@pytest.mark.parametrize("loss", sorted(MEMBERS))
def test_a_blend_does_about_as_well_as_its_best_member_or_better(loss: Loss) -> None:
    context = context_for(loss)
    labels = LABELS if loss == "log" else None
    train, test = (random_table(seed, rows=500, labels=labels) for seed in (31, 32))
    blend = candidate("blend", loss, of=list(MEMBERS[loss]))
    fits = {
        each.name: fit_candidate(each, train, context)
        for each in [blend, *context.candidates.values()]
    }
    losses = {
        name: mean_loss(loss, test.target, fit.predict(test.features), context.quantiles)
        for name, fit in fits.items()
    }
    assert losses.pop("blend") <= 1.02 * min(losses.values())


@pytest.mark.parametrize("loss", sorted(MEMBERS))
def test_the_graph_of_a_blend_says_what_the_blend_says(loss: Loss) -> None:
    table = random_table(33, labels=LABELS if loss == "log" else None)
    blended = fit_blend(candidate("blend", loss, of=list(MEMBERS[loss])), table, context_for(loss))
    records = random_features(np.random.default_rng(34), 10_000)
    wanted = blended.fit.predict(records)
    got = run_fit(blended.fit, records, None if wanted.ndim == 1 else wanted.shape[1])
    errors = np.abs(got - wanted) if loss == "log" else relative_error(got, wanted)
    assert errors.max() <= TOLERANCE
    assert list(blended.weights) == list(MEMBERS[loss])
    assert sum(blended.weights.values()) == pytest.approx(1, abs=1e-12)


def test_a_member_without_weight_is_left_out() -> None:
    table = random_table(35)
    linear = fit_candidate(candidate("linear", "squared"), table, CONTEXT)
    constant = fit_candidate(candidate("constant", "squared"), table, CONTEXT)
    assert blend_fits([constant, linear], [0.0, 1.0]) is linear
    assert mean_fit([constant, linear]).predict(table.features) == pytest.approx(
        (constant.predict(table.features) + linear.predict(table.features)) / 2
    )
