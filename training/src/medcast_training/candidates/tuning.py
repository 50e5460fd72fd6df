"""Choosing a candidate's parameters by inner folds of the rows that it is fitted to."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from medcast_training.candidates.context import FitContext
from medcast_training.candidates.fit import fit_model
from medcast_training.candidates.losses import mean_loss
from medcast_training.folds import split_rows, table_folds
from medcast_training.json_reader import JsonReader
from medcast_training.table import Table
from medcast_training.task import Candidate, Tune

TUNING_ROWS = 20_000
"""More rows than these tell combinations apart no better, and cost minutes."""

KEPT = 0.5
"""Share of the combinations that go on after each inner fold, the best ones."""

Combination = Mapping[str, Any]


def tune_candidate(candidate: Candidate, table: Table, context: FitContext) -> Candidate:
    """Give a candidate the best parameters of its search; the same one where there is no search.

    Combinations are drawn without replacement by the seed and judged by the candidate's own loss,
    fold after fold; the worse half drops out after each (successive halving over folds: Jamieson
    and Talwalkar 2016). Only the rows of the table given are looked at.

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
    combinations = draw_combinations(candidate.tune, context.seed)
    options = [_with(candidate, combination) for combination in combinations]
    return (
        options[0]
        if len(options) == 1
        else _best(options, _sample(table, context), context, candidate.tune.splits)
    )


def tuned_parameters(candidate: Candidate, tuned: Candidate) -> dict[str, Any]:
    """Give the parameters that were searched for, and what was found."""
    names = () if candidate.tune is None else candidate.tune.search
    return {name: tuned.parameters[name].raw() for name in names}


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


def _best(options: list[Candidate], table: Table, context: FitContext, splits: int) -> Candidate:
    folds = table_folds(table, splits, [*context.seed, 3])
    totals = np.zeros(len(options))
    running = np.arange(len(options))
    for fold in range(splits):
        outside, inside = split_rows(folds, fold)
        train, test = table.rows(outside), table.rows(inside)
        for position in running:
            predicted = fit_model(options[position], train, context).predict(test.features)
            totals[position] += mean_loss(
                options[position].loss, test.target, predicted, context.quantiles
            )
        order = running[np.argsort(totals[running], kind="stable")]
        running = order[: max(1, math.ceil(len(order) * KEPT))]
        if len(running) == 1:
            break
    return options[int(running[0])]
