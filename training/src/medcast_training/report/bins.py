"""Tables of counts and quantiles that plots are drawn from, none of which shows a single row."""

import math
from typing import Any

import numpy as np

from medcast_training.table import Floats

CALIBRATION_BINS = 10
ROWS_PER_BIN = 10
CELLS = 24
FEWEST_ROWS_OF_A_CELL = 3
RESIDUAL_BINS = 20
ROWS_PER_RESIDUAL_BIN = 20
RESIDUAL_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def calibration_bins(actual: Floats, predicted: Floats) -> list[dict[str, Any]]:
    """Compare means in ten bins of equal size by prediction, each of ten rows or more.

    Parameters
    ----------
    actual, predicted : float64 [rows]
    """
    return [
        {
            "predictedMean": float(predicted[rows].mean()),
            "actualMean": float(actual[rows].mean()),
            "rows": len(rows),
        }
        for rows in _equal_bins(predicted, CALIBRATION_BINS, ROWS_PER_BIN)
    ]


def residuals_by_prediction(actual: Floats, predicted: Floats) -> list[dict[str, Any]]:
    """Give quantiles of actual − predicted in bins of equal size by prediction.

    Parameters
    ----------
    actual, predicted : float64 [rows]
    """
    rows_of_bins = _equal_bins(predicted, RESIDUAL_BINS, ROWS_PER_RESIDUAL_BIN)
    return [
        {
            "predictedMean": float(predicted[rows].mean()),
            "rows": len(rows),
            **{
                f"q{round(level * 100):02d}": float(np.quantile((actual - predicted)[rows], level))
                for level in RESIDUAL_QUANTILES
            },
        }
        for rows in rows_of_bins
    ]


def predicted_versus_actual(actual: Floats, predicted: Floats) -> dict[str, Any]:
    """Count rows in a grid of 24 × 24 cells, actual by predicted.

    Both axes share their edges, which are equally wide and end at round numbers, not at a row.
    Cells of fewer than three rows are shown as 0; what they hold together is `leftOut`.

    Parameters
    ----------
    actual, predicted : float64 [rows]
    """
    both = np.concatenate([actual, predicted])
    low, high = round_outwards(float(both.min()), float(both.max()))
    edges = np.linspace(low, high, CELLS + 1)
    counts = np.histogram2d(actual, predicted, bins=[edges, edges])[0].astype(np.int64)
    told = np.where(counts >= FEWEST_ROWS_OF_A_CELL, counts, 0)
    return {
        "edges": edges.tolist(),
        "counts": told.tolist(),
        "leftOut": int(counts.sum() - told.sum()),
    }


def round_outwards(low: float, high: float) -> tuple[float, float]:
    """Move two bounds apart to multiples of a round step, of which 20 to 200 lie between them.

    Examples
    --------
    >>> round_outwards(1121.87, 63770.43)
    (1000.0, 64000.0)
    >>> round_outwards(5.0, 5.0)
    (4.0, 6.0)
    """
    if low == high:
        return low - 1, high + 1
    step = 10.0 ** math.floor(math.log10((high - low) / 20))
    return math.floor(low / step) * step, math.ceil(high / step) * step


def _equal_bins(predicted: Floats, most: int, fewest_rows: int) -> list[Any]:
    order = np.argsort(predicted, kind="stable")
    return np.array_split(order, max(1, min(most, len(order) // fewest_rows)))
