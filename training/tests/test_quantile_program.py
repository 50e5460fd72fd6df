"""A long table is solved by parts, to the same optimum."""

import numpy as np
import pytest

from medcast_training.candidates.quantile_program import PROGRAM_ROWS, solve_quantile
from medcast_training.table import Floats

ROWS = 5 * PROGRAM_ROWS


def pinball(residuals: Floats, quantile: float) -> float:
    return float(np.maximum(quantile * residuals, (quantile - 1) * residuals).mean())


@pytest.mark.parametrize("quantile", [0.025, 0.5, 0.975])
def test_no_step_away_from_the_solution_for_a_long_table_is_better(quantile: float) -> None:
    rng = np.random.default_rng(61)
    design = np.column_stack([np.ones(ROWS), rng.normal(size=(ROWS, 3)), rng.random(ROWS) < 0.1])
    target = design @ [0.2, 1.0, -0.5, 0.0, 2.0] + rng.standard_t(2, size=ROWS)
    solution = solve_quantile(design, target, quantile)
    best = pinball(target - design @ solution, quantile)
    for scale in (1e-5, 1e-3, 1e-1):
        for step in rng.normal(size=(20, 5)) * scale:
            assert pinball(target - design @ (solution + step), quantile) >= best


def test_rows_that_are_told_wrongly_by_the_first_solution_are_put_right() -> None:
    rng = np.random.default_rng(62)
    design = np.ones((2 * ROWS, 1))
    target = rng.normal(size=2 * ROWS)
    # Every row of the first solution's sample is above the others.
    target[:: -(-2 * ROWS // PROGRAM_ROWS)] += 0.2
    solution = solve_quantile(design, target, 0.5)
    assert solution[0] == pytest.approx(np.median(target), abs=1e-4)


def test_a_target_that_is_the_same_everywhere_is_no_obstacle() -> None:
    assert solve_quantile(np.ones((ROWS, 1)), np.full(ROWS, 2.0), 0.3).tolist() == [2.0]
