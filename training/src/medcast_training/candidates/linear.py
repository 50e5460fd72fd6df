"""Linear models under squared, absolute and quantile loss."""

import numpy as np

from medcast_training.candidates.problem import FitProblem
from medcast_training.candidates.quantile_program import solve_quantile
from medcast_training.linear_fit import LinearFit, standardise
from medcast_training.table import FeatureMatrix, Floats

PARAMETERS = {"l2": 0.0}
"""Penalty on the squared coefficients of standardised columns, in rows; under squared loss only."""

MEDIAN = 0.5


def fit_linear(problem: FitProblem) -> LinearFit:
    """Fit a linear model under the problem's loss."""
    if problem.loss == "squared":
        l2 = problem.parameters["l2"]
        return fit_least_squares(problem.features, problem.names, problem.target, l2)
    quantile = problem.quantile if problem.loss == "quantile" else MEDIAN
    return fit_quantile(problem.features, problem.names, problem.target, quantile)


def fit_least_squares(
    features: FeatureMatrix, names: tuple[str, ...], target: Floats, l2: float = 0.0
) -> LinearFit:
    """Fit the conditional mean by least squares.

    Parameters
    ----------
    features : FeatureMatrix [rows, columns]
    names
        Which columns to use; the minimum-norm solution is taken where they are collinear.
    target : float64 [rows]
    l2
        Penalty on the squared coefficients of the standardised columns, in rows.

    Examples
    --------
    >>> ages = FeatureMatrix(("age",), np.array([[1.0], [2.0], [3.0]]))
    >>> fit = fit_least_squares(ages, ("age",), np.array([3.0, 5.0, 7.0]))
    >>> fit.coefficients, fit.intercept
    (array([2.]), 1.0)
    """
    standardised = standardise(features, names, target)
    centre = float(target.mean())
    design, wanted = standardised.values, target - centre
    if l2 > 0:
        count = design.shape[1]
        design = np.vstack([design, np.sqrt(l2) * np.eye(count)])
        wanted = np.concatenate([wanted, np.zeros(count)])
    coefficients = np.asarray(np.linalg.lstsq(design, wanted, rcond=None)[0], dtype=np.float64)
    return standardised.unscale(centre, coefficients)


def fit_least_absolute(
    features: FeatureMatrix, names: tuple[str, ...], target: Floats
) -> LinearFit:
    """Fit the conditional median by least absolute deviations, exactly.

    Examples
    --------
    One wild value does not move the line:

    >>> ages = FeatureMatrix(("age",), np.array([[1.0], [2.0], [3.0], [4.0]]))
    >>> fit = fit_least_absolute(ages, ("age",), np.array([3.0, 5.0, 700.0, 9.0]))
    >>> fit.coefficients, fit.intercept
    (array([2.]), 1.0)
    """
    return fit_quantile(features, names, target, MEDIAN)


def fit_quantile(
    features: FeatureMatrix, names: tuple[str, ...], target: Floats, quantile: float
) -> LinearFit:
    """Fit a conditional quantile, exactly.

    Parameters
    ----------
    features : FeatureMatrix [rows, columns]
    names
        Which columns to use.
    target : float64 [rows]
    quantile
        Between 0 and 1; 0.5 is the median.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` when the solver finds no optimum.
    """
    standardised = standardise(features, names, target)
    centre, scale = float(np.median(target)), standardised.target_scale
    design = np.column_stack([np.ones(len(target)), standardised.values])
    values = solve_quantile(design, (target - centre) / scale, quantile) * scale
    return standardised.unscale(float(values[0]) + centre, values[1:])
