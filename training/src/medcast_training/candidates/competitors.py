"""Fitting whatever a task lets compete: models, tuned models and blends."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from medcast_training.candidates.blend import blend_fits, blend_weights
from medcast_training.candidates.context import FitContext
from medcast_training.candidates.fit import fit_model
from medcast_training.candidates.fitted import Fitted
from medcast_training.candidates.imported_packages import Absence, missing_package
from medcast_training.candidates.tuning import tune_candidate
from medcast_training.folds import split_rows, table_folds
from medcast_training.table import Floats, Table
from medcast_training.task import Candidate

BLEND_SPLITS = 5
"""Inner folds whose predictions decide the weights of a blend, unless `parameters.splits` says."""


def fit_candidate(candidate: Candidate, table: Table, context: FitContext) -> Fitted:
    """Fit a candidate to a table; tune it first, where it asks for that.

    Tuning and the weights of blends are found by inner folds of the same table, so that rows which
    are held out from it have no say.

    Parameters
    ----------
    candidate
        What to fit.
    table
        The rows to fit it to.
    context
        Seed, quantiles, monotone columns, encodings and the other candidates.

    Returns
    -------
    Fitted
        Something that predicts, and that :mod:`medcast_training.export_onnx` can write.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` for a model, loss or parameter that does not exist or fit together.

    Examples
    --------
    >>> from medcast_training.table import FeatureMatrix
    >>> ages = FeatureMatrix(("age",), np.array([[1.0], [2.0], [3.0]]))
    >>> table = Table(ages, np.array([3.0, 5.0, 7.0]), {}, np.arange(3))
    >>> linear = Candidate("linear", "linear", "squared", "plain", ("age",), {})
    >>> fit_candidate(linear, table, FitContext()).predict(ages)
    array([3., 5., 7.])
    """
    if candidate.model == "blend":
        return fit_blend(candidate, table, context).fit
    return fit_model(resolve_candidate(candidate, table, context), table, context)


def resolve_candidate(candidate: Candidate, table: Table, context: FitContext) -> Candidate:
    """Tune a candidate on a table: the same candidate with every parameter given, by name equal.

    A blend has nothing of its own to tune and is given back as it is.
    """
    return candidate if candidate.model == "blend" else tune_candidate(candidate, table, context)


def absence(candidate: Candidate, context: FitContext | None = None) -> Absence | None:
    """Say why a candidate cannot compete here, or None where it can.

    A blend cannot where one of its members cannot; the context knows its members.
    """
    if candidate.model != "blend":
        return missing_package(candidate.model)
    candidates = {} if context is None else context.candidates
    members = (candidates[name] for name in candidate.members if name in candidates)
    return next((each for each in map(absence, members) if each is not None), None)


@dataclass(frozen=True)
class FittedBlend:
    """A fitted blend and what it is made of.

    Parameters
    ----------
    fit
        The blend.
    weights
        Of each member, by name; not negative, with sum 1.
    """

    fit: Fitted
    weights: dict[str, float]


def fit_blend(candidate: Candidate, table: Table, context: FitContext) -> FittedBlend:
    """Fit a blend: its members to the table, and its weights by inner folds.

    Each member is tuned once, on the whole table given.
    """
    given = candidate.parameters.get("splits")
    splits = BLEND_SPLITS if given is None else given.integer()
    members = [
        resolve_candidate(context.candidates[name], table, context) for name in candidate.members
    ]
    predictions = _out_of_fold(members, table, context, splits)
    weights = blend_weights(table.target, predictions, candidate.loss, context.quantiles)
    fits = [fit_model(member, table, context) for member in members]
    named = zip(candidate.members, weights.tolist(), strict=True)
    return FittedBlend(blend_fits(fits, weights.tolist()), dict(named))


def _out_of_fold(
    members: Sequence[Candidate], table: Table, context: FitContext, splits: int
) -> list[Floats]:
    folds = table_folds(table, splits, [*context.seed, 4])
    parts = [split_rows(folds, fold) for fold in range(splits)]
    order = np.argsort(np.concatenate([inside for _, inside in parts]), kind="stable")
    return [
        np.concatenate(
            [
                fit_model(member, table.rows(outside), context).predict(table.features.rows(inside))
                for outside, inside in parts
            ]
        )[order]
        for member in members
    ]
