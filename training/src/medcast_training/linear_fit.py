"""A fitted linear function of named features."""

from dataclasses import dataclass

import numpy as np

from medcast_training.table import FeatureMatrix, Floats

SIGNIFICANT_DECIMALS = 10
"""Decimals kept of a coefficient, relative to the size it would have if it explained the target.

The last bits of a least-squares or simplex solution depend on the processor; eleven orders of
magnitude below the target's spread they carry no knowledge, only differences between machines.
"""


@dataclass(frozen=True)
class LinearFit:
    """Intercept plus coefficients times features, in double precision.

    Parameters
    ----------
    columns
        Names of the features it uses.
    coefficients : float64 [columns]
        Target units per unit of the feature.
    intercept
        In the target's unit.

    Examples
    --------
    >>> fit = LinearFit(("age",), np.array([2.0]), 10.0)
    >>> fit.predict(FeatureMatrix(("bmi", "age"), np.array([[27.9, 20.0]])))
    array([50.])
    """

    columns: tuple[str, ...]
    coefficients: Floats
    intercept: float

    def predict(self, features: FeatureMatrix) -> Floats:
        """Predict each row, as float64 [rows]."""
        product = features.select(self.columns) @ self.coefficients
        return np.asarray(product + self.intercept, dtype=np.float64)

    def plus(self, other: "LinearFit") -> "LinearFit":
        """Add another linear function."""
        columns = tuple(dict.fromkeys(self.columns + other.columns))
        coefficients = dict.fromkeys(columns, 0.0)
        for fit in (self, other):
            for name, value in zip(fit.columns, fit.coefficients, strict=True):
                coefficients[name] += float(value)
        return LinearFit(
            columns, np.array(list(coefficients.values())), self.intercept + other.intercept
        )


@dataclass(frozen=True)
class Standardised:
    """Centred and scaled features without the constant ones, and the way back.

    Parameters
    ----------
    columns
        Names of the features that vary.
    values : float64 [rows, columns]
        Mean 0 and standard deviation 1.
    means, scales : float64 [columns]
        What was subtracted, and what was divided by, in the features' units.
    target_scale
        The target's standard deviation, in its unit.
    """

    columns: tuple[str, ...]
    values: Floats
    means: Floats
    scales: Floats
    target_scale: float

    def unscale(self, intercept: float, coefficients: Floats) -> LinearFit:
        """Turn a solution for the standardised features into one for the features themselves.

        Coefficients are rounded (see :data:`SIGNIFICANT_DECIMALS`); those that round to zero are
        left out, so that the graph does not ask for features it does not use.
        """
        raw = coefficients / self.scales
        kept = [
            (name, _round(float(value), self.target_scale / float(scale)), float(mean))
            for name, value, scale, mean in zip(
                self.columns, raw, self.scales, self.means, strict=True
            )
        ]
        kept = [entry for entry in kept if entry[1] != 0]
        at_origin = intercept - sum(value * mean for _, value, mean in kept)
        return LinearFit(
            columns=tuple(name for name, _, _ in kept),
            coefficients=np.array([value for _, value, _ in kept]),
            intercept=_round(at_origin, self.target_scale),
        )


def standardise(features: FeatureMatrix, names: tuple[str, ...], target: Floats) -> Standardised:
    """Centre and scale features by name."""
    values = features.select(names)
    varying = np.ptp(values, axis=0) > 0
    values = values[:, varying]
    means, scales = values.mean(axis=0), values.std(axis=0)
    return Standardised(
        columns=tuple(name for name, varies in zip(names, varying, strict=True) if varies),
        values=(values - means) / scales,
        means=means,
        scales=scales,
        target_scale=float(target.std()) or 1.0,
    )


def _round(value: float, size: float) -> float:
    decimals = SIGNIFICANT_DECIMALS - int(np.ceil(np.log10(size)))
    return round(value, decimals)
