"""Choosing a candidate's parameters by inner folds of the rows that it is fitted to."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from medcast_training.candidates.context import FitContext
from medcast_training.candidates.first_trees import first_trees
from medcast_training.candidates.fit import fit_model
from medcast_training.candidates.losses import mean_loss
from medcast_training.candidates.models import model_of
from medcast_training.folds import split_rows, table_folds
from medcast_training.json_reader import JsonReader
from medcast_training.table import Floats, Table
from medcast_training.task import Candidate, Tune

TUNING_ROWS = 20_000
"""More rows than these tell combinations apart no better, and cost minutes."""

KEPT = 0.5
"""Share of the combinations that go on after each inner fold, the best ones."""

TREES = "trees"
"""The parameter that a model which grows in steps need not be fitted again for."""

Combination = Mapping[str, Any]
Trial = Sequence[Candidate]
"""Candidates that differ at most in `trees`, rising: one fit of the last tells of all."""


def tune_candidate(candidate: Candidate, table: Table, context: FitContext) -> Candidate:
    """Give a candidate the best parameters of its search; the same one where there is no search.

    Combinations are drawn without replacement by the seed and judged by the candidate's own loss,
    fold after fold; the worse half drops out after each (successive halving over folds: Jamieson
    and Talwalkar 2016). Where the model grows in steps, one fit tries a combination with every
    number of trees. Only the rows of the table given are looked at.

    Parameters
    ----------
    candidate
        Its `tune` says what to search.
    table
        The rows to be fitted to; at most :data:`TUNING_ROWS` of them, drawn by the seed, are used.
    context
        Its seed decides the draw and the folds.
    """
    if candidate.tune is None:
        return candidate
    trials = draw_trials(candidate, candidate.tune, context.seed)
    if len(trials) == 1 and len(trials[0]) == 1:
        return trials[0][0]
    return _best(trials, _sample(table, context), context, candidate.tune.splits)


def tuned_parameters(candidate: Candidate, tuned: Candidate) -> dict[str, Any]:
    """Give the parameters that were searched for, and what was found."""
    names = () if candidate.tune is None else candidate.tune.search
    return {name: tuned.parameters[name].raw() for name in names}


def draw_trials(candidate: Candidate, tune: Tune, seed: Sequence[int]) -> list[Trial]:
    """Draw different combinations, each with every number of trees where that takes one fit."""
    numbers = tune.search.get(TREES, ())
    if not numbers or not model_of(candidate).grows_in_steps:
        return [[_with(candidate, each)] for each in draw_combinations(tune, seed)]
    others = {name: values for name, values in tune.search.items() if name != TREES}
    return [
        [_with(candidate, {**each, TREES: number}) for number in sorted(numbers)]
        for each in draw_combinations(replace(tune, search=others), seed)
    ]


def draw_combinations(tune: Tune, seed: Sequence[int]) -> list[Combination]:
    """Draw different combinations of the values to search; all of them if they are few.

    Examples
    --------
    >>> draw_combinations(Tune({"trees": (50, 100)}, trials=9, splits=3), [1])
    [{'trees': 50}, {'trees': 100}]
    """
    names, values = list(tune.search), list(tune.search.values())
    shape = [len(each) for each in values]
    total = math.prod(shape)
    count = min(tune.trials, total)
    rng = np.random.default_rng([*seed, 1])
    chosen = np.sort(rng.choice(total, count, replace=False))
    positions = zip(*np.unravel_index(chosen, shape), strict=True)
    return [
        {name: each[int(i)] for name, each, i in zip(names, values, row, strict=True)}
        for row in positions
    ]


def _with(candidate: Candidate, combination: Combination) -> Candidate:
    path = f'parameters of candidate "{candidate.name}"'
    found = {name: JsonReader(value, f"{path}.{name}") for name, value in combination.items()}
    return replace(candidate, parameters={**candidate.parameters, **found}, tune=None)


def _sample(table: Table, context: FitContext) -> Table:
    if len(table) <= TUNING_ROWS:
        return table
    rng = np.random.default_rng([*context.seed, 2])
    return table.rows(np.sort(rng.choice(len(table), TUNING_ROWS, replace=False)))


def _best(trials: list[Trial], table: Table, context: FitContext, splits: int) -> Candidate:
    folds = table_folds(table, splits, [*context.seed, 3])
    trials = list(trials)
    totals = [np.zeros(len(trial)) for trial in trials]
    running = list(range(len(trials)))
    for fold in range(splits):
        outside, inside = split_rows(folds, fold)
        train, test = table.rows(outside), table.rows(inside)
        for position in running:
            totals[position] += _losses(trials[position], train, test, context)
            # Far beyond its best number of trees a combination only grows worse.
            enough = int(np.argmin(totals[position])) + 3
            totals[position] = totals[position][:enough]
            trials[position] = trials[position][:enough]
        running.sort(key=lambda position: totals[position].min())
        running = running[: max(1, math.ceil(len(running) * KEPT))]
        if len(running) == 1 and len(trials[running[0]]) == 1:
            break
    return trials[running[0]][int(np.argmin(totals[running[0]]))]


def _losses(trial: Trial, train: Table, test: Table, context: FitContext) -> Floats:
    """Give the mean loss of each candidate of a trial, from one fit."""
    fit = fit_model(trial[-1], train, context)
    losses = []
    for each in trial:
        shorter = fit if each is trial[-1] else first_trees(fit, each.parameters[TREES].integer())
        predicted = shorter.predict(test.features)
        losses.append(mean_loss(each.loss, test.target, predicted, context.quantiles))
    return np.array(losses)
