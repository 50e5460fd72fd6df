"""Multinomial logistic regression."""

from dataclasses import dataclass

import numpy as np
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression

from medcast_training.candidates.problem import TWO_LABELS, FitProblem
from medcast_training.linear_fit import SIGNIFICANT_DECIMALS, standardise
from medcast_training.table import FeatureMatrix, Floats

PARAMETERS = {"l2": 1.0}
"""Penalty on the squared coefficients of standardised columns; 1 / C in scikit-learn."""

ITERATIONS = 1000


@dataclass(frozen=True)
class LogisticFit:
    """Relative probabilities whose logarithms are linear in the features.

    Parameters
    ----------
    columns
        Names of the features it uses.
    coefficients : float64 [columns, labels]
        Per unit of the feature.
    intercepts : float64 [labels]
    """

    columns: tuple[str, ...]
    coefficients: Floats
    intercepts: Floats

    def predict(self, features: FeatureMatrix) -> Floats:
        """Give the probability of each label, as float64 [rows, labels]."""
        logarithms = features.select(self.columns) @ self.coefficients + self.intercepts
        return np.asarray(softmax(logarithms, axis=1), dtype=np.float64)


def fit_logistic(problem: FitProblem) -> LogisticFit:
    """Fit the probabilities of the labels on standardised columns.

    Without class weights: they would make rare labels look more probable than they are.
    """
    standardised = standardise(problem.features, problem.names, problem.target)
    if not standardised.columns:
        counts = np.bincount(problem.codes, minlength=problem.classes)
        return LogisticFit((), np.empty((0, problem.classes)), np.log(counts / counts.sum()))
    model = LogisticRegression(C=1 / max(problem.parameters["l2"], 1e-12), max_iter=ITERATIONS)
    model.fit(standardised.values, problem.codes)
    coefficients, intercepts = model.coef_.T, model.intercept_
    if problem.classes == TWO_LABELS:
        coefficients = np.column_stack([np.zeros(len(coefficients)), coefficients])
        intercepts = np.concatenate([[0.0], intercepts])
    raw = np.round(coefficients, SIGNIFICANT_DECIMALS) / standardised.scales[:, None]
    at_origin = np.round(intercepts, SIGNIFICANT_DECIMALS) - standardised.means @ raw
    return LogisticFit(standardised.columns, raw, at_origin)
