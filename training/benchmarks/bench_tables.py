"""Tables that nobody prepared for Medcast: scikit-learn's own, and synthetic ones."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import numpy as np
from sklearn.datasets import (
    load_breast_cancer,
    load_diabetes,
    load_wine,
    make_classification,
    make_friedman1,
)

Kind = Literal["number", "category", "date"]
TARGET = "target"


@dataclass(frozen=True)
class BenchTable:
    """A table of texts, as it would stand in a CSV file.

    Parameters
    ----------
    columns
        The cells of each field; "" is a missing value.
    kinds
        What a column is, for the rival: Medcast has to find out.
    target
        The cells of the target.
    regression
        Whether the target is a quantity.
    repetitions
        How many seeded splits are worth their time.
    """

    columns: Mapping[str, list[str]]
    kinds: Mapping[str, Kind]
    target: list[str]
    regression: bool
    repetitions: int = 3

    def write(self, path: Path, rows: np.ndarray, *, with_target: bool) -> None:
        """Write some rows as CSV with a header."""
        columns = {**self.columns, **({TARGET: self.target} if with_target else {})}
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([cells[row] for cells in columns.values()] for row in rows)


def diabetes() -> BenchTable:
    """442 people, ten measurements, progression of a disease."""
    data = load_diabetes(scaled=False)
    return _numbers(data.data, [f"{value:g}" for value in data.target], regression=True)


def wine() -> BenchTable:
    """178 wines, thirteen measurements, three growers."""
    data = load_wine()
    names = [str(data.target_names[code]) for code in data.target]
    return _numbers(data.data, names, regression=False)


def breast_cancer() -> BenchTable:
    """569 tumours, thirty measurements, two diagnoses."""
    data = load_breast_cancer()
    names = [str(data.target_names[code]) for code in data.target]
    return _numbers(data.data, names, regression=False)


def friedman() -> BenchTable:
    """10,000 × 20 for regression: five fields matter, one in a sine, noise of 1."""
    x, y = make_friedman1(10_000, 20, noise=1.0, random_state=2_611)
    return _numbers(x, [f"{value:.6g}" for value in y], regression=True, repetitions=1)


def clusters() -> BenchTable:
    """10,000 × 20 for classification: overlapping clusters, one label in twenty at random."""
    x, y = make_classification(
        10_000,
        20,
        n_informative=8,
        n_redundant=4,
        n_clusters_per_class=3,
        class_sep=0.8,
        flip_y=0.05,
        random_state=2_612,
    )
    names = ["yes" if code else "no" for code in y]
    return _numbers(x, names, regression=False, repetitions=1)


def mixed() -> BenchTable:
    """5,000 rows: a skewed price, a category of 300 values that matters, dates, gaps."""
    rng = np.random.default_rng(11)
    rows = 5_000
    city = np.minimum(rng.zipf(1.3, rows) - 1, 299)
    level = rng.normal(0, 0.5, 300)
    kind = rng.integers(0, 4, rows)
    area, age = rng.gamma(6, 15, rows), rng.integers(0, 90, rows)
    income = rng.lognormal(10, 0.6, rows)
    days = rng.integers(0, 2500, rows)
    logarithm = 8 + 0.008 * area - 0.00008 * age**1.8 + level[city]
    logarithm += np.array([0, 0.2, 0.5, 0])[kind]
    logarithm += 0.15 * np.log(income / 2e4) + 0.0001 * days + 0.1 * np.sin(days / 365 * 2 * np.pi)
    price = np.exp(logarithm + (kind == 1) * 0.003 * area + rng.normal(0, 0.25, rows))
    start = date(2016, 1, 1)
    columns = {
        "city": [f"city {code}" for code in city],
        "type": [("flat", "house", "villa", "loft")[code] for code in kind],
        "area": _with_gaps([f"{value:.1f}" for value in area], 0.05, rng),
        "age": [str(value) for value in age],
        "income": _with_gaps([f"{value:.0f}" for value in income], 0.2, rng),
        "sold": [(start + timedelta(days=int(day))).isoformat() for day in days],
        "noise": [f"{value:.3f}" for value in rng.normal(size=rows)],
    }
    kinds: dict[str, Kind] = dict.fromkeys(columns, "number")
    kinds |= {"city": "category", "type": "category", "sold": "date"}
    prices = [f"{value:.2f}" for value in price]
    return BenchTable(columns, kinds, prices, regression=True, repetitions=2)


def small() -> BenchTable:
    """200 rows for regression: nearly linear, with one interaction and much noise."""
    rng = np.random.default_rng(5)
    x = rng.normal(size=(200, 6))
    y = 3 * x[:, 0] - 2 * x[:, 1] + x[:, 2] * x[:, 3] + rng.normal(0, 1.5, 200)
    return _numbers(x, [f"{value:.4f}" for value in y], regression=True)


TABLES: Mapping[str, Callable[[], BenchTable]] = {
    "diabetes": diabetes,
    "wine": wine,
    "breast-cancer": breast_cancer,
    "small": small,
    "mixed": mixed,
    "friedman": friedman,
    "clusters": clusters,
}


def _numbers(
    values: np.ndarray, target: list[str], *, regression: bool, repetitions: int = 3
) -> BenchTable:
    columns = {f"x{i}": [f"{value:.6g}" for value in column] for i, column in enumerate(values.T)}
    kinds: dict[str, Kind] = dict.fromkeys(columns, "number")
    return BenchTable(columns, kinds, target, regression, repetitions)


def _with_gaps(cells: list[str], share: float, rng: np.random.Generator) -> list[str]:
    gaps = rng.random(len(cells)) < share
    return ["" if gap else cell for cell, gap in zip(cells, gaps, strict=True)]
