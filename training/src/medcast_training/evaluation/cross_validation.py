"""Predicting every row by models that have not seen it, for all candidates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from medcast_training.evaluation.candidate_fit import (
    blended_weights,
    fit_to,
    inner_folds,
    predict,
    weighted,
    with_inner,
)
from medcast_training.evaluation.workbench import FoldRows, Workbench
from medcast_training.parallel import Workers
from medcast_training.table import Floats, Indices, Table
from medcast_training.task import Candidate


@dataclass(frozen=True)
class InnerPredictions:
    """What the models of the inner folds of one training fold predict.

    Parameters
    ----------
    out_of_fold : float64 [training rows] or [training rows, columns]
        Of each training row, by the model that has not seen it.
    by_model : float64 [models, held-out rows] or [models, held-out rows, columns]
        Of each held-out row, by every model.
    """

    out_of_fold: Floats
    by_model: Floats


@dataclass(frozen=True)
class FoldPrediction:
    """What a candidate, fitted to one training fold, predicts.

    Parameters
    ----------
    candidate
        With the parameters that tuning found in this training fold.
    held_out : float64 [held-out rows] or [held-out rows, columns]
    inner
        Predictions of inner models, where they were asked for.
    weights
        Of a blend's members.
    """

    candidate: Candidate
    held_out: Floats
    inner: InnerPredictions | None = None
    weights: Floats | None = None


@dataclass(frozen=True)
class OutOfFold:
    """What a candidate says of rows it has not seen.

    Parameters
    ----------
    candidate
        As the task declares it.
    predictions : float64 [repeats, rows] or [repeats, rows, columns]
        In the target's unit, clipped at its minimum; probabilities in the order of the labels.
    folds
        The predictions by repeat and fold, with what stands behind them.
    """

    candidate: Candidate
    predictions: Floats
    folds: Mapping[tuple[int, int], FoldPrediction]


def cross_validate(
    bench: Workbench, workers: Workers, done: Callable[[str], None]
) -> dict[Candidate, OutOfFold]:
    """Cross-validate all candidates of a task.

    Members of blends are also fitted to inner folds, from which each training fold gets its own
    weights; the held-out rows take no part in them.

    Parameters
    ----------
    bench
        What to fit.
    workers
        Where to fit.
    done
        Called with the candidate's name after each fold.
    """
    members = {name for candidate in bench.task.candidates for name in candidate.members}
    single = longest_first(each for each in bench.task.candidates if not each.members)
    jobs = [
        (bench, candidate, rows.repeat, rows.fold, candidate.name in members)
        for rows in bench.each_fold()
        for candidate in single
    ]
    collected: dict[str, dict[tuple[int, int], FoldPrediction]] = {c.name: {} for c in single}
    for (_, candidate, repeat, fold, _), result in zip(
        jobs, workers.map(_fit_fold, jobs), strict=True
    ):
        collected[candidate.name][repeat, fold] = result
        done(candidate.name)
    for candidate in bench.task.candidates:
        if candidate.members:
            collected[candidate.name] = _blend_folds(bench, candidate, collected)
    return {
        candidate: _pool(bench, candidate, collected[candidate.name])
        for candidate in bench.task.candidates
    }


def longest_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Put those that are tuned first, so that no process works alone at the end."""
    return sorted(candidates, key=lambda each: each.tune is None)


def count_fits(bench: Workbench) -> int:
    """Count how often :func:`cross_validate` calls `done`."""
    single = [each for each in bench.task.candidates if not each.members]
    return len(single) * bench.task.repeats * bench.task.splits


def complete_inner(
    bench: Workbench,
    workers: Workers,
    chosen: Sequence[OutOfFold],
    done: Callable[[str], None],
) -> list[OutOfFold]:
    """Add the predictions of inner models to candidates that do not have them yet."""
    jobs = [
        (bench, each.folds[key].candidate, *key)
        for each in chosen
        for key in each.folds
        if each.folds[key].inner is None
    ]
    results = iter(workers.map(_fit_inner, jobs))
    completed = []
    for each in chosen:
        folds = dict(each.folds)
        for key, fold in each.folds.items():
            if fold.inner is None:
                folds[key] = replace(fold, inner=next(results))
                done(each.candidate.name)
        completed.append(replace(each, folds=folds))
    return completed


def count_inner(chosen: Sequence[OutOfFold]) -> int:
    """Count how often :func:`complete_inner` calls `done`."""
    return sum(fold.inner is None for each in chosen for fold in each.folds.values())


def training_folds(bench: Workbench, rows: FoldRows) -> tuple[Table, Indices]:
    """Give the training table of a fold, and the inner fold of each of its rows."""
    table = bench.table.rows(rows.training)
    context = replace(bench.context, seed=(bench.seed, rows.repeat, rows.fold))
    return table, inner_folds(table, context)


def _fit_fold(
    bench: Workbench, candidate: Candidate, repeat: int, fold: int, inner: bool
) -> FoldPrediction:
    rows = bench.fold_rows(repeat, fold)
    table = bench.table.rows(rows.training)
    context = replace(bench.context, seed=(bench.seed, repeat, fold))
    fit = fit_to(candidate, table, context)
    held_out = bench.table.features.rows(rows.held_out)
    return FoldPrediction(
        fit.candidate,
        predict(fit.full, held_out, fit.candidate, bench.minimum),
        _inner_predictions(bench, fit.candidate, rows) if inner else None,
    )


def _fit_inner(bench: Workbench, candidate: Candidate, repeat: int, fold: int) -> InnerPredictions:
    return _inner_predictions(bench, candidate, bench.fold_rows(repeat, fold))


def _inner_predictions(bench: Workbench, candidate: Candidate, rows: FoldRows) -> InnerPredictions:
    table = bench.table.rows(rows.training)
    context = replace(bench.context, seed=(bench.seed, rows.repeat, rows.fold))
    inner = with_inner(candidate, table, context, bench.minimum)
    held_out = bench.table.features.rows(rows.held_out)
    by_model = [predict(model, held_out, candidate, bench.minimum) for model in inner.models]
    return InnerPredictions(inner.out_of_fold, np.stack(by_model))


def _blend_folds(
    bench: Workbench,
    candidate: Candidate,
    collected: Mapping[str, Mapping[tuple[int, int], FoldPrediction]],
) -> dict[tuple[int, int], FoldPrediction]:
    folds = {}
    for rows in bench.each_fold():
        key = (rows.repeat, rows.fold)
        members = [collected[name][key] for name in candidate.members]
        inner = [each.inner for each in members if each.inner is not None]
        weights = blended_weights(
            candidate,
            [each.out_of_fold for each in inner],
            bench.table.target[rows.training],
            bench.context,
        )
        folds[key] = FoldPrediction(
            candidate,
            weighted([each.held_out for each in members], weights),
            InnerPredictions(
                weighted([each.out_of_fold for each in inner], weights),
                weighted([each.by_model for each in inner], weights),
            ),
            weights,
        )
    return folds


def _pool(
    bench: Workbench, candidate: Candidate, folds: Mapping[tuple[int, int], FoldPrediction]
) -> OutOfFold:
    columns = folds[0, 0].held_out.shape[1:]
    predictions = np.empty((*bench.folds.shape, *columns))
    for rows in bench.each_fold():
        predictions[rows.repeat, rows.held_out] = folds[rows.repeat, rows.fold].held_out
    return OutOfFold(candidate, predictions, folds)
