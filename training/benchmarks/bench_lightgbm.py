"""The rival: LightGBM, tuned by seeded random search with inner folds, plain preprocessing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import lightgbm
import numpy as np
from bench_tables import BenchTable

TRIALS = 40
MANY_ROWS = 2_000
ROUNDS, PATIENCE = 2_000, 50


@dataclass(frozen=True)
class Matrix:
    """What LightGBM reads: `values` float64 [rows, columns], `target` as numbers."""

    values: np.ndarray
    categories: list[int]
    target: np.ndarray
    labels: list[str]


def encode(table: BenchTable, training: np.ndarray) -> Matrix:
    """Make numbers of a table: codes of categories seen in training, parts of dates."""
    columns: list[list[float]] = []
    categories: list[int] = []
    for name, cells in table.columns.items():
        if table.kinds[name] == "category":
            seen = {cell: code for code, cell in enumerate(sorted({cells[i] for i in training}))}
            categories.append(len(columns))
            columns.append([seen.get(cell, np.nan) for cell in cells])
        elif table.kinds[name] == "date":
            days = [date.fromisoformat(cell) for cell in cells]
            columns += [[float(day.toordinal()) for day in days], [float(d.month) for d in days]]
            columns.append([float(day.weekday()) for day in days])
        else:
            columns.append([float(cell) if cell else np.nan for cell in cells])
    labels = [] if table.regression else sorted(set(table.target))
    target = [float(cell) if table.regression else labels.index(cell) for cell in table.target]
    return Matrix(np.array(columns, dtype=np.float64).T, categories, np.array(target), labels)


def predict_held_out(
    matrix: Matrix, training: np.ndarray, held_out: np.ndarray, seed: int
) -> np.ndarray:
    """Tune on the training rows, fit to them, and predict the held-out rows."""
    rng = np.random.default_rng(seed)
    splits = 3 if len(training) > MANY_ROWS else 5
    folds = _folds(matrix, training, splits, rng)
    tried = [_judge(_draw(matrix, rng, seed), matrix, training, folds) for _ in range(TRIALS)]
    _, rounds, settings = min(tried, key=lambda each: each[0])
    rows = lightgbm.Dataset(
        matrix.values[training], matrix.target[training], categorical_feature=matrix.categories
    )
    booster = lightgbm.train(settings, rows, rounds)
    predicted = np.asarray(booster.predict(matrix.values[held_out]))
    both = len(matrix.labels) > 0 and predicted.ndim == 1
    return np.column_stack([1 - predicted, predicted]) if both else predicted


def _draw(matrix: Matrix, rng: np.random.Generator, seed: int) -> dict[str, Any]:
    classes = len(matrix.labels)
    goal: dict[str, Any] = {"objective": "regression", "metric": "l2"}
    if classes > 0:
        goal = {"objective": "multiclass", "num_class": classes, "metric": "multi_logloss"}
        if classes == len(("no", "yes")):
            goal = {"objective": "binary", "metric": "binary_logloss"}
    return goal | {
        "num_leaves": int(np.exp(rng.uniform(np.log(3), np.log(128)))),
        "learning_rate": float(np.exp(rng.uniform(np.log(0.015), np.log(0.2)))),
        "min_data_in_leaf": int(np.exp(rng.uniform(np.log(3), np.log(100)))),
        "lambda_l2": float(np.exp(rng.uniform(np.log(1e-3), np.log(30)))),
        "feature_fraction": float(rng.uniform(0.3, 1)),
        "bagging_fraction": float(rng.uniform(0.5, 1)),
        "bagging_freq": 1,
        "cat_smooth": float(np.exp(rng.uniform(np.log(1), np.log(100)))),
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,
        "seed": seed,
        "verbosity": -1,
    }


def _judge(
    settings: dict[str, Any], matrix: Matrix, training: np.ndarray, folds: list[Any]
) -> tuple[float, int, dict[str, Any]]:
    rows = lightgbm.Dataset(
        matrix.values[training],
        matrix.target[training],
        categorical_feature=matrix.categories,
        params={"verbosity": -1},
    )
    stop = lightgbm.early_stopping(PATIENCE, verbose=False)
    history = lightgbm.cv(settings, rows, ROUNDS, folds=folds, callbacks=[stop])
    means = (values for name, values in history.items() if name.endswith("-mean"))
    losses = np.asarray(next(means))
    return float(losses.min()), len(losses), settings


def _folds(
    matrix: Matrix, training: np.ndarray, splits: int, rng: np.random.Generator
) -> list[tuple[np.ndarray, np.ndarray]]:
    order = rng.permutation(len(training))
    if matrix.labels:
        order = order[np.argsort(matrix.target[training][order], kind="stable")]
    parts = [order[part::splits] for part in range(splits)]
    return [(np.setdiff1d(order, part), np.sort(part)) for part in parts]
