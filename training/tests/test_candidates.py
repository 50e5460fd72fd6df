"""Candidates fit what their loss says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from medcast_training.candidates import fit_candidate
from medcast_training.candidates.linear import fit_least_absolute, fit_least_squares
from medcast_training.candidates.median_plus_mean import (
    fit_median_plus_mean,
    fit_median_plus_mean_by,
)
from medcast_training.failure import TrainingFailure
from medcast_training.group_encoding import encode_group
from medcast_training.json_reader import JsonReader
from medcast_training.scores import mean_absolute_error
from medcast_training.table import FeatureMatrix
from medcast_training.task import Candidate
from medcast_training.work_folder import TrainingRequest


def random_problem(seed: int) -> tuple[FeatureMatrix, np.ndarray]:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(60, 3)) * [1, 100, 0.01] + [0, 50, 3]
    target = values @ [2.0, 0.3, -40.0] + rng.standard_t(2, size=60)
    return FeatureMatrix(("a", "b", "c"), values), target


@settings(max_examples=30)
@given(st.integers(0, 10**6))
def test_least_absolute_reaches_the_optimum_of_the_primal_program(seed: int) -> None:
    features, target = random_problem(seed)
    fit = fit_least_absolute(features, features.columns, target)
    design = np.column_stack([np.ones(len(target)), features.values])
    identity = np.eye(len(target))
    primal = linprog(
        np.concatenate([np.zeros(4), np.ones(2 * len(target))]),
        A_eq=np.column_stack([design, identity, -identity]),
        b_eq=target,
        bounds=[(None, None)] * 4 + [(0, None)] * (2 * len(target)),
    )
    loss = mean_absolute_error(target, fit.predict(features)) * len(target)
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


def test_constant_and_repeated_columns_do_no_harm() -> None:
    features, target = random_problem(5)
    values = np.column_stack([features.values, np.ones(60), features.values[:, 0]])
    wide = FeatureMatrix(("a", "b", "c", "one", "a again"), values)
    for fit in (fit_least_squares, fit_least_absolute):
        narrow = fit(features, features.columns, target).predict(features)
        assert fit(wide, wide.columns, target).predict(wide) == pytest.approx(narrow, rel=1e-6)


def test_median_plus_mean_leaves_no_mean_residual(request_of_work: TrainingRequest) -> None:
    table, names = request_of_work.table, request_of_work.task.candidates[-1].features
    residuals = table.target - fit_median_plus_mean(table, names).predict(table.features)
    assert residuals.mean() == pytest.approx(0, abs=1e-6)


def test_median_plus_mean_by_group_leaves_none_in_any_category(
    request_of_work: TrainingRequest,
) -> None:
    table, task = request_of_work.table, request_of_work.task
    group = table.groups["smoker"]
    encoding = encode_group("smoker", group, task.feature_values, table.features)
    fit = fit_median_plus_mean_by(table, task.candidates[-1].features, "smoker", encoding)
    residuals = table.target - fit.predict(table.features)
    for members in group.members().values():
        assert residuals[members].mean() == pytest.approx(0, abs=1e-6)


def test_every_candidate_beats_its_dummy(request_of_work: TrainingRequest) -> None:
    table, task = request_of_work.table, request_of_work.task
    group = table.groups["smoker"]
    smoker = encode_group("smoker", group, task.feature_values, table.features)
    errors = {
        candidate.name: mean_absolute_error(
            table.target,
            fit_candidate(candidate, table, {"smoker": smoker}).predict(table.features),
        )
        for candidate in task.candidates
    }
    dummies = min(errors.pop("mean"), errors.pop("median"))
    assert all(error < dummies for error in errors.values()), errors


@pytest.mark.parametrize(
    ("model", "parameters", "message"),
    [
        ("oracle", {}, 'expected a model out of .* got "oracle" in candidate "x", correct'),
        ("boosted-trees", {}, 'expected parameter "trees" of candidate "x", got nothing, add'),
        ("boosted-trees", {"trees": "ten"}, "x.trees to be an integer, got 'ten', correct it"),
    ],
)
def test_a_bad_candidate_says_what_to_correct(
    request_of_work: TrainingRequest, model: str, parameters: dict[str, object], message: str
) -> None:
    entries = dict(JsonReader(parameters, "x").entries())
    candidate = Candidate("x", model, "squared", "plain", ("age",), entries)
    with pytest.raises(TrainingFailure, match=message):
        fit_candidate(candidate, request_of_work.table, {})
