"""Candidates fit what their loss says."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from fit_tables import CONTEXT, LABELS, PARAMETERS, candidate, random_features, random_table
from medcast_training.candidates import MODELS, FitContext, fit_candidate
from medcast_training.candidates.linear import fit_least_absolute, fit_least_squares, fit_quantile
from medcast_training.candidates.losses import mean_loss
from medcast_training.failure import TrainingFailure
from medcast_training.group_encoding import encode_group
from medcast_training.json_reader import JsonReader
from medcast_training.table import FeatureMatrix, Floats, Group
from medcast_training.task import Candidate, Loss
from medcast_training.work_folder import TrainingRequest

CASES = [(model, loss) for model in MODELS for loss in MODELS[model].losses]


def random_problem(seed: int) -> tuple[FeatureMatrix, Floats]:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(60, 3)) * [1, 100, 0.01] + [0, 50, 3]
    target = values @ [2.0, 0.3, -40.0] + rng.standard_t(2, size=60)
    return FeatureMatrix(("a", "b", "c"), values), target


def labels_for(loss: Loss) -> tuple[str, ...] | None:
    return LABELS if loss == "log" else None


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.sampled_from([0.025, 0.5, 0.9]))
def test_a_linear_quantile_reaches_the_optimum_of_the_primal_program(
    seed: int, quantile: float
) -> None:
    features, target = random_problem(seed)
    fit = fit_quantile(features, features.columns, target, quantile)
    residuals = target - fit.predict(features)
    design = np.column_stack([np.ones(len(target)), features.values])
    identity = np.eye(len(target))
    over, under = np.full(len(target), quantile), np.full(len(target), 1 - quantile)
    primal = linprog(
        np.concatenate([np.zeros(4), over, under]),
        A_eq=np.column_stack([design, identity, -identity]),
        b_eq=target,
        bounds=[(None, None)] * 4 + [(0, None)] * (2 * len(target)),
    )
    loss = np.maximum(quantile * residuals, (quantile - 1) * residuals).sum()
    assert loss == pytest.approx(primal.fun, rel=1e-7)


def test_least_absolute_finds_a_formula_that_most_rows_follow() -> None:
    features, _ = random_problem(3)
    formula = features.values @ [2.0, 0.3, -40.0] + 7
    surcharge = np.where(np.arange(60) % 10 == 0, 5000.0, 0.0)
    fit = fit_least_absolute(features, features.columns, formula + surcharge)
    assert fit.coefficients == pytest.approx([2.0, 0.3, -40.0], rel=1e-6)
    assert fit.intercept == pytest.approx(7, rel=1e-5)


def test_least_squares_matches_the_normal_equations() -> None:
    features, target = random_problem(5)
    design = np.column_stack([np.ones(60), features.values])
    solution = np.linalg.solve(design.T @ design, design.T @ target)
    fit = fit_least_squares(features, features.columns, target)
    assert [fit.intercept, *fit.coefficients] == pytest.approx(solution, rel=1e-6)


def test_a_penalty_pulls_coefficients_towards_zero_and_leaves_the_mean() -> None:
    features, target = random_problem(5)
    free = fit_least_squares(features, features.columns, target)
    held = fit_least_squares(features, features.columns, target, l2=1000)
    scales = features.values.std(axis=0)
    assert np.abs(held.coefficients * scales).sum() < 0.1 * np.abs(free.coefficients * scales).sum()
    assert held.predict(features).mean() == pytest.approx(target.mean())


def test_constant_and_repeated_columns_do_no_harm() -> None:
    features, target = random_problem(5)
    values = np.column_stack([features.values, np.ones(60), features.values[:, 0]])
    wide = FeatureMatrix(("a", "b", "c", "one", "a again"), values)
    for fit in (fit_least_squares, fit_least_absolute):
        narrow = fit(features, features.columns, target).predict(features)
        assert fit(wide, wide.columns, target).predict(wide) == pytest.approx(narrow, rel=1e-6)


def test_median_plus_mean_leaves_no_mean_residual() -> None:
    table = random_table(6)
    fit = fit_candidate(candidate("median-plus-mean", "squared"), table, CONTEXT)
    assert (table.target - fit.predict(table.features)).mean() == pytest.approx(0, abs=1e-8)


def test_median_plus_mean_by_group_leaves_none_in_any_category() -> None:
    table = random_table(6)
    smoker = Group(("no", "yes"), table.features.select(["smoker=yes"])[:, 0].astype(np.int64))
    expression = {"smoker=yes": {"op": "one-hot", "field": "smoker", "category": "yes"}}
    encodings = {"smoker": encode_group("smoker", smoker, expression, table.features)}
    fit = fit_candidate(
        candidate("median-plus-mean", "squared", group="smoker"),
        replace(table, groups={"smoker": smoker}),
        FitContext(encodings),
    )
    residuals = table.target - fit.predict(table.features)
    for members in smoker.members().values():
        assert residuals[members].mean() == pytest.approx(0, abs=1e-8)


@pytest.mark.parametrize(("model", "loss"), [case for case in CASES if case[0] != "constant"])
def test_every_model_beats_the_constant_on_rows_it_has_not_seen(model: str, loss: Loss) -> None:
    train, test = (random_table(seed, labels=labels_for(loss)) for seed in (11, 12))
    losses = {
        name: mean_loss(
            loss,
            test.target,
            fit_candidate(candidate(name, loss), train, CONTEXT).predict(test.features),
            CONTEXT.quantiles,
        )
        for name in (model, "constant")
    }
    assert losses[model] < 0.95 * losses["constant"]


@pytest.mark.parametrize(("model", "loss"), CASES)
def test_a_fit_is_the_same_every_time(model: str, loss: Loss) -> None:
    table, records = (
        random_table(8, labels=labels_for(loss)),
        random_features(np.random.default_rng(9), 200),
    )
    first, second = (
        fit_candidate(candidate(model, loss), table, CONTEXT).predict(records) for _ in range(2)
    )
    assert np.array_equal(first, second)


@pytest.mark.parametrize("model", [model for model, loss in CASES if loss == "quantile"])
def test_quantiles_are_in_order_and_hold_about_their_share(model: str) -> None:
    table = random_table(13, rows=600)
    lower, upper = (
        fit_candidate(candidate(model, "quantile"), table, CONTEXT).predict(table.features).T
    )
    assert (lower <= upper).all()
    assert np.mean(table.target < lower) == pytest.approx(0.1, abs=0.06)
    assert np.mean(table.target > upper) == pytest.approx(0.1, abs=0.06)


@pytest.mark.parametrize("model", [model for model, loss in CASES if loss == "log"])
def test_probabilities_of_a_rare_label_are_as_rare_as_the_label(model: str) -> None:
    table = random_table(14, rows=800)
    rare = replace(
        table,
        target=(table.target > np.quantile(table.target, 0.9)).astype(np.float64),
        labels=LABELS[:2],
    )
    fit = fit_candidate(candidate(model, "log"), rare, CONTEXT)
    unseen = random_features(np.random.default_rng(15), 5000)
    assert fit.predict(unseen)[:, 1].mean() == pytest.approx(0.1, abs=0.03)


def test_the_insurance_candidates_beat_their_dummies(request_of_work: TrainingRequest) -> None:
    table, task = request_of_work.table, request_of_work.task
    group = table.groups["smoker"]
    smoker = encode_group("smoker", group, task.feature_values, table.features)
    context = FitContext({"smoker": smoker})
    errors = {
        each.name: mean_loss(
            "absolute",
            table.target,
            fit_candidate(each, table, context).predict(table.features),
            context.quantiles,
        )
        for each in task.candidates
        if each.loss in ("squared", "absolute") and each.model in PARAMETERS
    }
    dummies = min(errors.pop("mean"), errors.pop("median"))
    assert all(error < dummies for error in errors.values()), errors


@pytest.mark.parametrize(
    ("model", "loss", "parameters", "message"),
    [
        ("oracle", "squared", {}, 'expected a model out of .* got "oracle" in candidate "x", corr'),
        ("ebm", "absolute", {}, 'a loss of ebm out of squared, log, got "absolute" in candidate'),
        ("boosted-trees", "squared", {}, 'parameter "trees" of candidate "x", got nothing, add'),
        ("boosted-trees", "squared", {"trees": "ten"}, "x.trees to be an integer, got 'ten', corr"),
        ("linear", "squared", {"l2": -1}, "x.l2 to be 0 or more, got -1, correct it"),
        (
            "linear",
            "squared",
            {"L2": 1},
            'parameters of candidate "x" out of l2, got "L2", correct',
        ),
        ("constant", "squared", {"l2": 1}, 'parameters of candidate "x" out of none, got "l2"'),
        ("linear", "squared", {"targetEncoded": ["nowhere"]}, "name columns .* got nowhere, corre"),
    ],
)
def test_a_bad_candidate_says_what_to_correct(
    model: str, loss: Loss, parameters: dict[str, object], message: str
) -> None:
    entries = dict(JsonReader(parameters, "x").entries())
    bad = Candidate("x", model, loss, "plain", ("age",), entries)
    with pytest.raises(TrainingFailure, match=message):
        fit_candidate(bad, random_table(1), CONTEXT)
