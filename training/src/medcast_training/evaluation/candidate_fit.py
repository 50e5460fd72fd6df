"""Fitting a candidate to a training table, and to the inner folds of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from medcast_training.candidates import (
    FitContext,
    Fitted,
    blend_fits,
    blend_weights,
    fit_candidate,
    resolve_candidate,
)
from medcast_training.estimator import clip
from medcast_training.folds import split_rows, table_folds
from medcast_training.table import FeatureMatrix, Floats, Indices, Table
from medcast_training.task import Candidate

INNER_SPLITS = 5

ROWS_OF_WEIGHTS = 20_000
"""More rows would not move the few weights of a blend."""


@dataclass(frozen=True)
class InnerFits:
    """Models fitted without each inner fold of a training table.

    Parameters
    ----------
    folds : int64 [rows]
        The inner fold of each row of the training table; the same for every candidate.
    models
        One for each inner fold, fitted without it.
    out_of_fold : float64 [rows] or [rows, columns]
        What the one model that has not seen the row predicts.
    """

    folds: Indices
    models: tuple[Fitted, ...]
    out_of_fold: Floats


@dataclass(frozen=True)
class CandidateFit:
    """A candidate fitted to a training table.

    Parameters
    ----------
    candidate
        With every parameter given: what tuning has found stands in it.
    full
        The model of all rows.
    inner
        Models of the inner folds, where they were asked for.
    """

    candidate: Candidate
    full: Fitted
    inner: InnerFits | None


def fit_to(candidate: Candidate, table: Table, context: FitContext) -> CandidateFit:
    """Tune a candidate on a training table, and fit it to all rows of it."""
    resolved = resolve_candidate(candidate, table, context)
    return CandidateFit(resolved, fit_candidate(resolved, table, context), None)


def with_inner(
    candidate: Candidate, table: Table, context: FitContext, minimum: float | None
) -> InnerFits:
    """Fit a candidate, tuned before, without each inner fold of its training table.

    The parameters were chosen with all rows of the training table in view. What that makes the
    inner predictions too good by shows in the outer held-out rows, which took no part.
    """
    folds = inner_folds(table, context)
    models, rows, predictions = [], [], []
    for fold in range(int(folds.max()) + 1):
        inside, outside = split_rows(folds, fold)
        model = fit_candidate(candidate, table.rows(inside), context)
        models.append(model)
        rows.append(outside)
        predictions.append(predict(model, table.features.rows(outside), candidate, minimum))
    in_order = np.argsort(np.concatenate(rows), kind="stable")
    return InnerFits(folds, tuple(models), np.concatenate(predictions)[in_order])


def inner_folds(table: Table, context: FitContext) -> Indices:
    """Draw the inner folds of a training table, as int64 [rows]; the same for every candidate."""
    distinct = len(np.unique(table.duplicates))
    return table_folds(table, min(INNER_SPLITS, distinct), [*context.seed, INNER_SPLITS])


def blend(
    candidate: Candidate, members: Sequence[CandidateFit], target: Floats, context: FitContext
) -> tuple[CandidateFit, Floats]:
    """Blend members by weights that fit their inner out-of-fold predictions.

    Nothing is fitted again: the blend of the inner models is a blend by the same weights.

    Parameters
    ----------
    candidate
        The blend.
    members
        Fitted to the same training table, with inner fits.
    target : float64 [rows]
        Of that table.
    context
        Of the fits.

    Returns
    -------
    The blend, and float64 [members], its weights
    """
    inner = [each.inner for each in members if each.inner is not None]
    out_of_fold = [each.out_of_fold for each in inner]
    weights = blended_weights(candidate, out_of_fold, target, context)
    shares = weights.tolist()
    models = [blend_fits(fits, shares) for fits in zip(*(e.models for e in inner), strict=True)]
    full = blend_fits([each.full for each in members], shares)
    fits = InnerFits(inner[0].folds, tuple(models), weighted(out_of_fold, weights))
    return CandidateFit(candidate, full, fits), weights


def blended_weights(
    candidate: Candidate, predictions: Sequence[Floats], target: Floats, context: FitContext
) -> Floats:
    """Fit a blend's weights to inner predictions of at most :data:`ROWS_OF_WEIGHTS` rows.

    Parameters
    ----------
    candidate
        The blend.
    predictions
        Of each member, float64 [rows] or [rows, columns].
    target : float64 [rows]
    context
        Of the fits.
    """
    step = -(-len(target) // ROWS_OF_WEIGHTS)
    sampled = [each[::step] for each in predictions]
    return blend_weights(target[::step], sampled, candidate.loss, context.quantiles)


def weighted(predictions: Sequence[Floats], weights: Floats) -> Floats:
    """Add up predictions by weights."""
    return np.asarray(
        sum(weight * each for weight, each in zip(weights, predictions, strict=True)),
        dtype=np.float64,
    )


def predict(
    model: Fitted, features: FeatureMatrix, candidate: Candidate, minimum: float | None
) -> Floats:
    """Predict rows, clipped at the target's minimum unless probabilities are predicted."""
    predicted = model.predict(features)
    return predicted if candidate.loss == "log" else clip(predicted, minimum)
