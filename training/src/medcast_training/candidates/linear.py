"""Linear models under squared and under absolute loss."""

import numpy as np
from scipy.optimize import linprog

from medcast_training.failure import TrainingFailure
from medcast_training.linear_fit import LinearFit, standardise
from medcast_training.table import FeatureMatrix, Floats


def fit_least_squares(features: FeatureMatrix, names: tuple[str, ...], target: Floats) -> LinearFit:
    """Fit the conditional mean by ordinary least squares.

    Parameters
    ----------
    features : FeatureMatrix [rows, columns]
    names
        Which columns to use; the minimum-norm solution is taken where they are collinear.
    target : float64 [rows]

    Examples
    --------
    >>> ages = FeatureMatrix(("age",), np.array([[1.0], [2.0], [3.0]]))
    >>> fit = fit_least_squares(ages, ("age",), np.array([3.0, 5.0, 7.0]))
    >>> fit.coefficients, fit.intercept
    (array([2.]), 1.0)
    """
    standardised = standardise(features, names, target)
    centre = float(target.mean())
    solution = np.linalg.lstsq(standardised.values, target - centre, rcond=None)[0]
    coefficients = np.asarray(solution, dtype=np.float64)
    return standardised.unscale(centre, coefficients)


def fit_least_absolute(
    features: FeatureMatrix, names: tuple[str, ...], target: Floats
) -> LinearFit:
    """Fit the conditional median by least absolute deviations, exactly.

    The linear program's dual has one row for each feature and one bounded variable for each row of
    the table, which the simplex method solves several times faster than the primal; the
    coefficients are its dual values (Barrodale and Roberts 1973; Koenker and Bassett 1978).

    Parameters
    ----------
    features : FeatureMatrix [rows, columns]
    names
        Which columns to use.
    target : float64 [rows]

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` when the solver finds no optimum.

    Examples
    --------
    One wild value does not move the line:

    >>> ages = FeatureMatrix(("age",), np.array([[1.0], [2.0], [3.0], [4.0]]))
    >>> fit = fit_least_absolute(ages, ("age",), np.array([3.0, 5.0, 700.0, 9.0]))
    >>> fit.coefficients, fit.intercept
    (array([2.]), 1.0)
    """
    standardised = standardise(features, names, target)
    centre, scale = float(np.median(target)), standardised.target_scale
    design = np.column_stack([np.ones(len(target)), standardised.values])
    solution = linprog(
        -(target - centre) / scale,
        A_eq=design.T,
        b_eq=np.zeros(design.shape[1]),
        bounds=(-1, 1),
        method="highs-ds",
    )
    if solution.status != 0:
        raise TrainingFailure(
            "TRAINING_FAILED",
            "an optimum of the least-absolute-deviations program",
            str(solution.message),
            "remove collinear columns from the feature set",
        )
    values = -np.asarray(solution.eqlin.marginals) * scale
    return standardised.unscale(float(values[0]) + centre, values[1:])
