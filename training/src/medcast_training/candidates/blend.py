"""Blends: weighted means of other candidates."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog, nnls

from medcast_training.candidates.fitted import Fitted, QuantileFit, merge_columns
from medcast_training.candidates.losses import LEAST_PROBABILITY
from medcast_training.table import FeatureMatrix, Floats
from medcast_training.task import Loss

LEAST_WEIGHT = 1e-3
"""Members with a smaller weight are left out."""

WEIGHT_DECIMALS = 6

PROGRAM_ROWS = 4_000
"""Rows at most of the linear program of absolute and quantile loss, evenly chosen."""


@dataclass(frozen=True)
class BlendFit:
    """A weighted mean of fits.

    Parameters
    ----------
    members
        They predict the same thing.
    weights
        Of each, above 0; they sum to 1.
    """

    members: tuple[Fitted, ...]
    weights: tuple[float, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the features that any member looks at."""
        return merge_columns(*self.members)

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict each row."""
        pairs = zip(self.weights, self.members, strict=True)
        return np.asarray(sum(weight * member.predict(features) for weight, member in pairs))


def blend_fits(members: Sequence[Fitted], weights: Sequence[float]) -> Fitted:
    """Blend fits of one loss, leaving out those without weight.

    Pairs of quantiles are blended side by side.
    """
    kept = [pair for pair in zip(members, weights, strict=True) if pair[1] > 0]
    fits, shares = [fit for fit, _ in kept], tuple(float(weight) for _, weight in kept)
    if len(fits) == 1:
        return fits[0]
    pairs = [fit for fit in fits if isinstance(fit, QuantileFit)]
    if len(pairs) == len(fits):
        sides = [tuple(pair.side(position) for pair in pairs) for position in (0, 1)]
        return QuantileFit(BlendFit(sides[0], shares), BlendFit(sides[1], shares))
    return BlendFit(tuple(fits), shares)


def mean_fit(members: Sequence[Fitted]) -> Fitted:
    """Average fits of one loss."""
    return blend_fits(members, [1 / len(members)] * len(members))


def blend_weights(
    target: Floats,
    predictions: Sequence[Floats],
    loss: Loss,
    quantiles: tuple[float, float] = (0.025, 0.975),
) -> Floats:
    """Find the weights that minimise the loss of the blend.

    Parameters
    ----------
    target : float64 [rows]
    predictions
        Of each member, for rows that it was not fitted to.
    loss
        The members'.
    quantiles
        What loss `quantile` estimates.

    Returns
    -------
    float64 [members]
        Not negative, with sum 1.

    Examples
    --------
    >>> truth = np.array([1.0, 2.0, 3.0, 4.0])
    >>> blend_weights(truth, [truth + 1, truth - 3], "squared").tolist()
    [0.75, 0.25]
    """
    match loss:
        case "squared":
            weights = _least_squares(target, np.column_stack(predictions))
        case "absolute":
            weights = _least_pinball(target, [np.column_stack(predictions)], (0.5,))
        case "quantile":
            sides = [np.column_stack([each[:, side] for each in predictions]) for side in (0, 1)]
            weights = _least_pinball(target, sides, quantiles)
        case "log":
            rows = np.arange(len(target))
            codes = target.astype(np.int64)
            weights = _likeliest(np.column_stack([each[rows, codes] for each in predictions]))
    weights = np.where(weights < LEAST_WEIGHT, 0.0, weights)
    rounded = np.round(weights / weights.sum(), WEIGHT_DECIMALS)
    rounded[np.argmax(rounded)] += 1 - rounded.sum()
    return np.asarray(rounded)


def _least_squares(target: Floats, predictions: Floats) -> Floats:
    """Solve for weights that sum to 1, by non-negative least squares.

    Since they do, the target can be taken off every member. A direction that minimises |Dw|² + |1
    − Σw|² is the wanted one up to scale.
    """
    differences = predictions - target[:, None]
    scale = float(np.sqrt(np.mean(differences**2))) or 1.0
    gram = np.linalg.cholesky(
        differences.T @ differences / (len(target) * scale**2)
        + 1e-10 * np.eye(differences.shape[1])
    ).T
    design = np.vstack([gram, np.ones(differences.shape[1])])
    weights, _ = nnls(design, np.append(np.zeros(len(gram)), 1.0))
    return np.asarray(weights / weights.sum())


def _least_pinball(target: Floats, sides: Sequence[Floats], quantiles: Sequence[float]) -> Floats:
    """Solve the linear program of the sum of pinball losses."""
    step = -(-len(target) * len(sides) // PROGRAM_ROWS)
    members = sides[0].shape[1]
    rows = np.vstack([side[::step] for side in sides])
    wanted = np.tile(target[::step], len(sides))
    scale = float(target.std()) or 1.0
    costs = [np.full(len(target[::step]), quantile) for quantile in quantiles]
    over = np.concatenate(costs)
    identity = sparse.identity(len(wanted))
    balance = sparse.hstack([sparse.csr_array(rows / scale), identity, -identity])
    total = sparse.hstack([np.ones((1, members)), sparse.csr_array((1, 2 * len(wanted)))])
    solution = linprog(
        np.concatenate([np.zeros(members), over, 1 - over]),
        A_eq=sparse.vstack([balance, total]),
        b_eq=np.append(wanted / scale, 1.0),
        bounds=(0, None),
        method="highs",
    )
    if solution.status != 0:
        return np.full(members, 1 / members)
    return np.asarray(solution.x[:members])


def _likeliest(probabilities: Floats, rounds: int = 500) -> Floats:
    """Fit the weights of a mixture by expectation maximisation, as float64 [members].

    Parameters
    ----------
    probabilities : float64 [rows, members]
        What each member gave the label that came.
    rounds
        Of the algorithm; each makes the mixture likelier.
    """
    floored = np.maximum(probabilities, LEAST_PROBABILITY)
    weights = np.full(floored.shape[1], 1 / floored.shape[1])
    for _ in range(rounds):
        shares = floored * weights
        weights = (shares / shares.sum(axis=1, keepdims=True)).mean(axis=0)
    return np.asarray(weights)
