"""The order statistic of fold models' predictions plus residuals: a bound of CV+."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from medcast_training.candidates import Fitted
from medcast_training.linear_fit import LinearFit
from medcast_training.table import FeatureMatrix, Floats

CHUNK = 4096
"""Rows whose sums are sorted at a time, which keeps them in a few megabytes."""


@dataclass(frozen=True)
class OrderStatistic:
    """One bound of the jackknife's cross-validation relative, CV+ (Barber et al. 2021).

    Each known residual is added to the prediction of the one model that has not seen its row; the
    bound is the `rank`-th smallest or largest of these sums. Only the residuals far enough out can
    hold that rank, so each model keeps `t` of them.

    Parameters
    ----------
    members
        The K fold models.
    offsets : float64 [categories + 1, K, t]
        The residuals kept of each fold, by category; the last entry is of all rows together. Where
        a category has another rank than the common one, infinities make up for the difference.
    rank
        From 1 to K × t.
    largest
        Whether ranks are counted from the largest.
    code
        The position of the row's category in `offsets`.
    minimum
        The least value a member's prediction may have; None for no such bound.
    """

    members: tuple[Fitted, ...]
    offsets: Floats
    rank: int
    largest: bool
    code: LinearFit
    minimum: float | None

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the features it uses."""
        names = [name for each in (*self.members, self.code) for name in each.columns]
        return tuple(dict.fromkeys(names))

    def predict(self, features: FeatureMatrix) -> Floats:
        """Give the bound of each row, as float64 [rows]."""
        predictions = np.stack([each.predict(features) for each in self.members])
        if self.minimum is not None:
            predictions = np.maximum(predictions, self.minimum)
        return self.among(predictions, self.code.predict(features))

    def among(self, predictions: Floats, codes: Floats) -> Floats:
        """Give the bounds from the members' predictions.

        Parameters
        ----------
        predictions : float64 [K, rows]
            Already clipped.
        codes : float64 [rows]
            Positions in `offsets`.
        """
        position = (self.rank if not self.largest else -self.rank) - (not self.largest)
        bounds = np.empty(predictions.shape[1])
        for start in range(0, len(bounds), CHUNK):
            rows = slice(start, start + CHUNK)
            offsets = self.offsets[np.floor(codes[rows] + 0.5).astype(np.int64)]
            sums = (predictions[:, rows].T[:, :, None] + offsets).reshape(len(offsets), -1)
            bounds[rows] = np.partition(sums, position, axis=1)[:, position]
        return bounds


@dataclass(frozen=True)
class FoldResiduals:
    """The residuals that one category's bound is made of.

    Parameters
    ----------
    by_fold
        For each of the K models, the residuals of the rows it has not seen.
    rank
        Which of all sums is the bound.
    """

    by_fold: tuple[Floats, ...]
    rank: int


def stack_offsets(categories: Sequence[FoldResiduals], largest: bool) -> tuple[Floats, int]:
    """Lay the residuals of categories out in one array with one common rank.

    A category whose rank is r less than the common one is given r infinities beyond its bound,
    which move its own bound to the common rank and never are the bound themselves.

    Parameters
    ----------
    categories
        Residuals and rank of each.
    largest
        Whether ranks are counted from the largest.

    Returns
    -------
    float64 [categories, K, t], and the common rank
    """
    rank = max(each.rank for each in categories)
    beyond, never = (np.inf, -np.inf) if largest else (-np.inf, np.inf)
    folds = len(categories[0].by_fold)
    offsets = np.full((len(categories), folds, 2 * rank), never)
    for position, each in enumerate(categories):
        offsets[position, 0, rank : rank + rank - each.rank] = beyond
        for fold, residuals in enumerate(each.by_fold):
            ordered = np.sort(residuals)[::-1] if largest else np.sort(residuals)
            kept = ordered[:rank]
            offsets[position, fold, : len(kept)] = kept
    return offsets[:, :, : _used(offsets, never)], rank


def _used(offsets: Floats, never: float) -> int:
    return int(np.flatnonzero((offsets != never).any(axis=(0, 1))).max()) + 1
