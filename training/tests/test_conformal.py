"""Conformal bounds hold the share they promise, whatever the residuals are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medcast_training.uncertainty.conformal import (
    Tails,
    fewest_residuals,
    fewest_scores,
    one_sided_bound,
    ranks_to_span,
    residual_bounds,
)

residuals = st.lists(st.integers(-(10**6), 10**6), min_size=45, max_size=120).map(
    lambda values: np.array(values, dtype=np.float64)
)
levels = st.sampled_from([0.5, 0.8, 0.9, 0.95])
tails = st.sampled_from(["equal", "shortest"])


@given(residuals, levels, tails)
def test_bounds_hold_at_least_the_level_of_known_residuals(
    residuals: np.ndarray, level: float, tails: Tails
) -> None:
    low, high = residual_bounds(residuals, level, tails)
    inside = np.count_nonzero((residuals >= low) & (residuals <= high))
    assert inside >= level * (len(residuals) + 1)


@given(residuals, levels)
def test_equal_tails_cover_a_left_out_residual_often_enough(
    residuals: np.ndarray, level: float
) -> None:
    """The finite-sample law itself: over all choices of the new one, the level is kept."""
    covered = 0
    for position, new in enumerate(residuals):
        low, high = residual_bounds(np.delete(residuals, position), level, "equal")
        covered += bool(low <= new <= high)
    assert covered >= level * len(residuals) - 1e-9


@given(residuals, levels)
def test_shortest_is_no_wider_than_equal(residuals: np.ndarray, level: float) -> None:
    short, equal = (residual_bounds(residuals, level, each) for each in ("shortest", "equal"))
    assert short[1] - short[0] <= equal[1] - equal[0]


@given(residuals, levels, tails, st.integers(-1000, 1000))
def test_bounds_follow_a_shift_and_ignore_order(
    residuals: np.ndarray, level: float, tails: Tails, shift: int
) -> None:
    low, high = residual_bounds(residuals, level, tails)
    assert residual_bounds(residuals[::-1] + shift, level, tails) == (low + shift, high + shift)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.95, 0.99])
def test_fewest_residuals_is_the_first_count_with_finite_bounds(level: float) -> None:
    count = fewest_residuals(level)
    assert ranks_to_span(count, level) <= count - 1
    assert ranks_to_span(count - 1, level) > count - 2


def test_too_few_residuals_give_their_extremes() -> None:
    assert residual_bounds(np.array([3.0, -1.0, 2.0]), 0.95, "shortest") == (-1.0, 3.0)
    assert residual_bounds(np.array([3.0, -1.0, 2.0]), 0.95, "equal") == (-1.0, 3.0)


@given(residuals, levels)
def test_a_one_sided_bound_covers_a_left_out_score_often_enough(
    residuals: np.ndarray, level: float
) -> None:
    bounds = [one_sided_bound(np.delete(residuals, i), level) for i in range(len(residuals))]
    assert np.count_nonzero(residuals <= bounds) >= level * len(residuals) - 1e-9


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.95, 0.99])
def test_fewest_scores_is_the_first_count_with_a_finite_bound(level: float) -> None:
    count = fewest_scores(level)
    assert ranks_to_span(count, level) <= count
    assert ranks_to_span(count - 1, level) > count - 1
