"""Bounds of CV+ are the order statistics of their definition, in Python and in the graph."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fit_tables import random_features, run_fit
from medcast_training.linear_fit import LinearFit
from medcast_training.table import FeatureMatrix
from medcast_training.uncertainty.order_statistic import (
    FoldResiduals,
    OrderStatistic,
    stack_offsets,
)

MEMBERS = tuple(LinearFit(("age",), np.array([slope]), 5.0) for slope in (0.5, 1.0, 2.0))
CODE = LinearFit(("smoker=yes",), np.array([1.0]), 0.0)


def residuals(seed: int, rank: int, rows: int) -> FoldResiduals:
    values = np.random.default_rng(seed).normal(0, 20, (3, rows))
    return FoldResiduals(tuple(values), rank)


@given(st.integers(0, 1000), st.integers(1, 9), st.integers(1, 9), st.booleans())
def test_each_category_has_the_rank_of_its_own(
    seed: int, first: int, second: int, largest: bool
) -> None:
    categories = [residuals(seed, first, 4), residuals(seed + 1, second, 7)]
    offsets, rank = stack_offsets(categories, largest)
    features = random_features(np.random.default_rng(seed), 20)
    bound = OrderStatistic(MEMBERS, offsets, rank, largest, CODE, None).predict(features)
    for row, values in enumerate(features.values):
        category = categories[int(values[3])]
        predictions = [0.5 * values[0] + 5, values[0] + 5, 2 * values[0] + 5]
        sums = np.sort(
            np.concatenate([p + r for p, r in zip(predictions, category.by_fold, strict=True)])
        )
        wanted = sums[-category.rank] if largest else sums[category.rank - 1]
        assert bound[row] == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("largest", [False, True])
@pytest.mark.parametrize("minimum", [None, 40.0])
def test_the_graph_agrees(largest: bool, minimum: float | None) -> None:
    offsets, rank = stack_offsets([residuals(1, 3, 6), residuals(2, 8, 9)], largest)
    fit = OrderStatistic(MEMBERS, offsets, rank, largest, CODE, minimum)
    features: FeatureMatrix = random_features(np.random.default_rng(5), 500)
    assert fit.columns == ("age", "smoker=yes")
    np.testing.assert_allclose(run_fit(fit, features, None), fit.predict(features), rtol=1e-6)
