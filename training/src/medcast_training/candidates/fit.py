"""Fitting a candidate, whatever its model and loss."""

from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from medcast_training.candidates.absent_labels import AbsentLabelsFit, only_seen_labels
from medcast_training.candidates.constant import SharesFit
from medcast_training.candidates.context import FitContext
from medcast_training.candidates.fitted import Fitted, QuantileFit
from medcast_training.candidates.models import Model, model_of, numbers_of
from medcast_training.candidates.problem import FitProblem
from medcast_training.candidates.target_encoding import EncodedFit, encode_targets
from medcast_training.table import Table
from medcast_training.task import Candidate


def group_field(candidate: Candidate) -> str | None:
    """Name the category field a candidate groups by, if it does."""
    field = candidate.parameters.get("group")
    return None if field is None or field.is_null() else field.text()


def fit_model(candidate: Candidate, table: Table, context: FitContext) -> Fitted:
    """Fit a candidate whose parameters are all given and that is no blend, on one thread.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` for a model, loss or parameter that does not exist or fit together.
    """
    problem = FitProblem(
        table=table,
        names=candidate.features,
        loss=candidate.loss,
        parameters=numbers_of(candidate),
        context=context,
        group=group_field(candidate),
    )
    with threadpool_limits(1):
        return _fit(model_of(candidate), problem, target_encoded(candidate))


def target_encoded(candidate: Candidate) -> tuple[str, ...]:
    """Name the ordinal columns that a candidate replaces by target means."""
    columns = candidate.parameters.get("targetEncoded")
    return () if columns is None else columns.texts()


def _fit(model: Model, problem: FitProblem, encoded: tuple[str, ...]) -> Fitted:
    if problem.loss != "log":
        return _fit_encoded(model, problem, encoded)
    table, seen = only_seen_labels(problem.table)
    labels = problem.classes
    inner = replace(problem, table=table)
    fit = SharesFit(np.ones(1)) if len(seen) == 1 else _fit_encoded(model, inner, encoded)
    if len(seen) == labels:
        return fit
    return AbsentLabelsFit(fit, seen, labels, 1 / (len(table) + labels))


def _fit_encoded(model: Model, problem: FitProblem, columns: tuple[str, ...]) -> Fitted:
    if not columns:
        return _fit_loss(model, problem)
    encoded, lookups = encode_targets(problem, columns)
    fit = _fit_loss(model, encoded)
    if isinstance(fit, QuantileFit):
        # The pair stays outside, where calibration looks for it.
        return QuantileFit(EncodedFit(lookups, fit.lower), EncodedFit(lookups, fit.upper))
    return EncodedFit(lookups, fit)


def _fit_loss(model: Model, problem: FitProblem) -> Fitted:
    if problem.loss != "quantile":
        return model.fit(problem)
    lower, upper = problem.context.quantiles
    return QuantileFit(model.fit(problem.at(lower)), model.fit(problem.at(upper)))
