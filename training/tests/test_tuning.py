"""Tuning finds what fits unseen rows best, by the seed, from the rows that it is given alone."""

from dataclasses import replace

import numpy as np
import pytest

from fit_tables import CONTEXT, LABELS, candidate, random_table
from medcast_training.candidates import fit_candidate, resolve_candidate, tuned_parameters
from medcast_training.candidates.first_trees import first_trees
from medcast_training.candidates.fit import fit_model
from medcast_training.candidates.losses import mean_loss
from medcast_training.candidates.tuning import TUNING_ROWS, draw_combinations, draw_trials
from medcast_training.failure import TrainingFailure
from medcast_training.task import Loss, Tune

SEARCH = {"leaves": (2, 6, 31), "minimumRowsPerLeaf": (1, 20), "learningRate": (0.001, 0.1)}
TREES = candidate("boosted-trees", "squared", tune=Tune(SEARCH, trials=8, splits=4))


def test_the_parameters_found_do_better_on_unseen_rows_than_most_others() -> None:
    train, test = random_table(21), random_table(22, rows=2000)

    def loss_with(combination: dict[str, object]) -> float:
        given = candidate("boosted-trees", "squared", **combination)
        predicted = fit_model(given, train, CONTEXT).predict(test.features)
        return mean_loss("squared", test.target, predicted, CONTEXT.quantiles)

    tuned = resolve_candidate(TREES, train, CONTEXT)
    every = draw_combinations(Tune(SEARCH, trials=12, splits=2), [0])
    losses = [loss_with(dict(combination)) for combination in every]
    assert loss_with(tuned_parameters(TREES, tuned)) <= np.quantile(losses, 0.35)


def test_a_tuned_candidate_keeps_its_name_and_says_what_was_found() -> None:
    tuned = resolve_candidate(TREES, random_table(21), CONTEXT)
    found = tuned_parameters(TREES, tuned)
    assert (tuned.name, tuned.tune) == ("boosted-trees", None)
    assert set(found) == set(SEARCH)
    assert all(found[name] in values for name, values in SEARCH.items())


def test_the_same_rows_and_seed_find_the_same() -> None:
    table = random_table(21)
    found = [tuned_parameters(TREES, resolve_candidate(TREES, table, CONTEXT)) for _ in range(2)]
    assert found[0] == found[1]


def test_fitting_tunes_first() -> None:
    table = random_table(21)
    by_hand = fit_model(resolve_candidate(TREES, table, CONTEXT), table, CONTEXT)
    fit = fit_candidate(TREES, table, CONTEXT)
    assert np.array_equal(fit.predict(table.features), by_hand.predict(table.features))


@pytest.mark.parametrize(("model", "loss"), [("logistic", "log"), ("linear", "squared")])
def test_other_losses_and_labels_are_tuned_too(model: str, loss: str) -> None:
    tune = Tune({"l2": (0.01, 1e6)}, trials=2, splits=3)
    tuned = candidate(model, "log" if loss == "log" else "squared", tune=tune)
    table = random_table(23, labels=LABELS if loss == "log" else None)
    assert tuned_parameters(tuned, resolve_candidate(tuned, table, CONTEXT)) == {"l2": 0.01}


def test_a_long_table_is_tuned_on_a_part_of_it() -> None:
    tune = Tune({"l2": (1e9, 0)}, trials=2, splits=2)
    ridge = candidate("linear", "squared", tune=tune)
    table = random_table(24, rows=TUNING_ROWS + 5000)
    assert tuned_parameters(ridge, resolve_candidate(ridge, table, CONTEXT)) == {"l2": 0}


def test_combinations_are_different_and_change_with_the_seed() -> None:
    tune = Tune({name: tuple(range(6)) for name in "abc"}, trials=20, splits=2)
    first, again, other = (draw_combinations(tune, [seed]) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert len({tuple(each.values()) for each in first}) == 20


def test_a_value_that_the_model_does_not_take_is_named() -> None:
    bad = replace(TREES, tune=Tune({"leaves": ("many", 3)}, trials=2, splits=2))
    with pytest.raises(TrainingFailure, match=r'"boosted-trees"\.leaves to be an integer'):
        fit_candidate(bad, random_table(21), CONTEXT)


@pytest.mark.parametrize("loss", ["squared", "absolute", "quantile", "log"])
def test_the_first_trees_of_a_fit_are_the_fit_of_fewer(loss: Loss) -> None:
    table = random_table(23, labels=LABELS if loss == "log" else None)
    settings = {"leaves": 5, "learningRate": 0.1, "minimumRowsPerLeaf": 5, "rowShare": 0.7}
    many, few = (
        fit_model(candidate("lightgbm", loss, trees=trees, **settings), table, CONTEXT)
        for trees in (30, 11)
    )
    shorter = first_trees(many, 11)
    assert np.array_equal(shorter.predict(table.features), few.predict(table.features))
    assert not np.array_equal(shorter.predict(table.features), many.predict(table.features))


def test_one_fit_tries_every_number_of_trees() -> None:
    search = {"trees": (90, 1, 30), "leaves": (4, 8), "learningRate": (0.1,)}
    tune = Tune({**search, "minimumRowsPerLeaf": (5,)}, trials=2, splits=3)
    trials = draw_trials(candidate("lightgbm", "squared", tune=tune), tune, [1])
    numbers = [[each.parameters["trees"].integer() for each in trial] for trial in trials]
    assert numbers == [[1, 30, 90], [1, 30, 90]]
    tuned = resolve_candidate(
        candidate("lightgbm", "squared", tune=tune), random_table(21), CONTEXT
    )
    assert tuned.parameters["trees"].integer() > 1
