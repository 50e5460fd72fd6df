"""Linear quantile regression as a linear program, also of long tables."""

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from medcast_training.failure import TrainingFailure
from medcast_training.table import Floats

PROGRAM_ROWS = 5_000
"""A longer table is solved by parts; the first part has so many rows."""

UNSURE_SHARE = 0.15
"""Share of a long table's rows, those nearest to a first solution, that stay in the program."""

Mask = npt.NDArray[np.bool_]


def solve_quantile(design: Floats, target: Floats, quantile: float) -> Floats:
    """Find the coefficients that minimise the pinball loss, exactly.

    The side of the plane on which most rows of a long table lie is known from a solution for some
    of them. These rows need no variable; where one turns out to lie on the other side, it gets one
    and the program is solved again (Portnoy and Koenker 1997).

    Parameters
    ----------
    design : float64 [rows, columns]
        With a column of ones.
    target : float64 [rows]
        Centred and scaled, as the other columns of the design are.
    quantile
        Between 0 and 1.

    Returns
    -------
    float64 [columns]

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` when the solver finds no optimum.

    Examples
    --------
    >>> ones = np.ones((5, 1))
    >>> solve_quantile(ones, np.array([1.0, 2.0, 3.0, 4.0, 100.0]), 0.5)
    array([3.])
    """
    rows = len(target)
    if rows <= PROGRAM_ROWS:
        return _solve(design, target, quantile, np.ones(rows, dtype=np.bool_))
    step = -(-rows // PROGRAM_ROWS)
    first = solve_quantile(design[::step], target[::step], quantile)
    return _solve_by_parts(design, target, quantile, first)


def _solve_by_parts(design: Floats, target: Floats, quantile: float, first: Floats) -> Floats:
    residuals = target - design @ first
    distance, above = np.abs(residuals), residuals > 0
    share = UNSURE_SHARE
    unsure = _nearest(distance, share)
    while True:
        try:
            solution = _solve(design, target, quantile, unsure, above)
        except TrainingFailure:
            # Too few rows are left to balance the others.
            if unsure.all():
                raise
            share = min(1.0, 2 * share)
            unsure |= _nearest(distance, share)
            continue
        residuals = target - design @ solution
        wrong = ~unsure & ((residuals > 0) != above)
        if not wrong.any():
            return solution
        unsure |= wrong | _nearest(np.abs(residuals), share)


def _nearest(distance: Floats, share: float) -> Mask:
    return distance <= np.quantile(distance, share)


def _solve(
    design: Floats, target: Floats, quantile: float, unsure: Mask, above: Mask | None = None
) -> Floats:
    """Solve the program in which only the unsure rows have a variable.

    This is the program's dual: one row for each column and one bounded variable for each row of
    the table, which the simplex method solves several times faster than the primal; the
    coefficients are its dual values (Barrodale and Roberts 1973; Koenker and Bassett 1978). A row
    above the plane has its variable at the upper bound, one below at the lower.
    """
    # Twice the weights of the pinball loss, so that the median's are those of |residual|.
    low, high = 2 * (quantile - 1), 2 * quantile
    known = np.zeros(design.shape[1])
    if above is not None:
        known = np.where(above, high, low)[~unsure] @ design[~unsure]
    solution = linprog(
        -target[unsure],
        A_eq=design[unsure].T,
        b_eq=-known,
        bounds=(low, high),
        method="highs-ds",
    )
    if solution.status != 0:
        raise TrainingFailure(
            "TRAINING_FAILED",
            "an optimum of the quantile regression program",
            str(solution.message),
            "remove collinear columns from the feature set",
        )
    return -np.asarray(solution.eqlin.marginals)
