"""Cross-validation is honest, and the same in any number of processes."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from medcast_training.evaluation.champion import champion_figures
from medcast_training.evaluation.comparisons import compare, prefer_linear, with_baselines
from medcast_training.evaluation.cross_validation import OutOfFold, cross_validate
from medcast_training.evaluation.leaks import duplicates_across_folds, field_leaks
from medcast_training.evaluation.learning_curve import learning_curve
from medcast_training.evaluation.noise_ceiling import (
    classification_ceiling,
    nearest_rows,
    regression_ceiling,
)
from medcast_training.evaluation.workbench import Workbench, create_workbench
from medcast_training.parallel import Workers, end_workers
from medcast_training.table import FeatureMatrix, Table
from medcast_training.task import Candidate
from medcast_training.work_folder import TrainingRequest, read_training_request
from work_folders import plain_task, write_table

COLUMNS = ["a", "b", "c"]
Results = Mapping[Candidate, OutOfFold]


def request_of(work: Path, kind: str, rows: int = 120) -> TrainingRequest:
    """Read the work folder of a table that depends on two of three columns, with some noise."""
    rng = np.random.default_rng(4)
    features = rng.normal(size=(rows, 3)).astype(np.float32).astype(np.float64)
    score = 3 * features[:, 0] + features[:, 1] ** 2 + rng.normal(0, 0.5, rows)
    target = score if kind == "regression" else (score > 1).astype(np.float64)
    task = plain_task(kind, COLUMNS, folds={"repeats": 2, "splits": 3})
    labels = None if kind == "regression" else ["low", "high"]
    side = (["left", "right"], rng.integers(-1, 2, rows).astype(np.int32))
    write_table(work, features, target, task, labels=labels, groups={"side": side})
    return read_training_request(work)


@pytest.fixture(scope="module", params=["regression", "classification"])
def measured(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Workbench, Results]:
    """Cross-validate a small table of each kind."""
    bench = create_workbench(request_of(tmp_path_factory.mktemp("w") / "work", request.param))
    return bench, cross_validate(bench, Workers(1), lambda _: None)


def by_name(results: Results, start: str) -> OutOfFold:
    return next(each for c, each in results.items() if c.name.startswith(start))


def test_processes_change_nothing(measured: tuple[Workbench, Results]) -> None:
    bench, results = measured
    try:
        in_processes = cross_validate(bench, Workers(2), lambda _: None)
    finally:
        end_workers()
    for candidate, result in results.items():
        assert np.array_equal(result.predictions, in_processes[candidate].predictions)


def test_no_row_is_predicted_by_a_model_that_has_seen_it(tmp_path: Path) -> None:
    """Whatever the held-out targets are, their predictions stay the same."""
    request = request_of(tmp_path / "work", "regression")
    bench = create_workbench(request)
    held_out = bench.fold_rows(0, 0).held_out
    target = bench.table.target.copy()
    target[held_out] += 1000
    changed = replace(bench, table=replace(bench.table, target=target))
    results, others = (
        cross_validate(each, Workers(1), lambda _: None) for each in (bench, changed)
    )
    for candidate, result in results.items():
        first = result.predictions[0, held_out]
        assert np.array_equal(first, others[candidate].predictions[0, held_out])


def test_a_blend_is_its_members_by_weights_of_each_training_fold(
    measured: tuple[Workbench, Results],
) -> None:
    bench, results = measured
    blend = by_name(results, "blend")
    members = [by_name(results, name) for name in blend.candidate.members]
    for rows in bench.each_fold():
        key = (rows.repeat, rows.fold)
        weights = blend.folds[key].weights
        assert weights is not None
        assert weights.min() >= 0
        assert weights.sum() == pytest.approx(1)
        parts = [w * m.folds[key].held_out for w, m in zip(weights, members, strict=True)]
        assert blend.folds[key].held_out == pytest.approx(sum(parts))


def test_what_was_chosen_is_compared_with_both_baselines(
    measured: tuple[Workbench, Results],
) -> None:
    bench, results = measured
    output, metric = next(iter(bench.task.metrics.items()))
    trees = by_name(results, "boosted-trees")
    dummy, linear = compare(bench, results, {output: trees})
    assert (dummy.baseline, linear.baseline) == ("dummy", "linear")
    assert (dummy.output, dummy.candidate, dummy.metric) == (output, trees.candidate.name, metric)
    assert dummy.difference["mean"] is not None
    assert dummy.difference["standardError"] is not None
    assert dummy.difference["mean"] > dummy.difference["standardError"] > 0
    itself = by_name(results, "li" if bench.task.kind == "regression" else "logistic")
    same = compare(bench, results, {output: itself})[1]
    assert same.baseline_candidate == same.candidate == itself.candidate.name
    assert same.difference == {"mean": 0.0, "standardError": 0.0}


def test_what_is_not_surely_better_gives_way_to_the_linear_baseline(
    measured: tuple[Workbench, Results],
) -> None:
    bench, results = measured
    output, metric = next(iter(bench.task.metrics.items()))
    linear = by_name(results, "li" if bench.task.kind == "regression" else "logistic")
    dummy, trees = by_name(results, "constant"), by_name(results, "boosted-trees")
    assert prefer_linear(bench, results, dummy, metric) is linear
    assert prefer_linear(bench, results, linear, metric) is linear
    if bench.task.kind == "regression":
        assert prefer_linear(bench, results, trees, metric) is trees, "the square is seen"
    assert output in bench.task.metrics


def test_missing_baselines_are_added(measured: tuple[Workbench, Results]) -> None:
    task = measured[0].task
    trees = tuple(each for each in task.candidates if each.model == "boosted-trees")
    names = [each.name for each in with_baselines(task.with_candidates(trees)).candidates]
    losses = ["squared", "absolute"] if task.kind == "regression" else ["log"]
    assert names[len(trees) :] == [
        f"baseline-{baseline}-{loss}" for loss in losses for baseline in ("dummy", "linear")
    ]
    assert with_baselines(task).candidates == task.candidates


def test_champion_figures_are_told_by_group(measured: tuple[Workbench, Results]) -> None:
    bench, results = measured
    output, metric = next(iter(bench.task.metrics.items()))
    (figures,) = champion_figures(bench, {output: by_name(results, "boosted-trees")})
    assert (figures.output, figures.metric) == (output, metric)
    assert set(figures.by_group["side"]) == {"left", "right"}
    for each in (figures.overall, *figures.by_group["side"].values()):
        assert each["mean"] is not None
        assert each["standardError"] is not None


def test_the_learning_curve_ends_at_what_is_known(measured: tuple[Workbench, Results]) -> None:
    bench, results = measured
    output = next(iter(bench.task.metrics))
    blend = by_name(results, "blend")
    members = tuple(by_name(results, name) for name in blend.candidate.members)
    points = learning_curve(bench, Workers(1), {output: (blend, members)}, lambda _: None)
    assert [point.share for point in points] == [0.125, 0.25, 0.5, 1.0]
    assert [point.rows for point in points] == [10, 20, 40, 80]
    better = 1 if bench.task.metrics[output] == "r2" else -1
    first, last = (better * point.metrics[output]["mean"] for point in (points[0], points[-1]))
    assert last > first


def test_a_field_that_knows_the_target_leaks() -> None:
    rng = np.random.default_rng(1)
    target = rng.normal(size=400)
    values = np.column_stack([rng.normal(size=400), 2 * target + 1])
    table = Table(FeatureMatrix(("x", "paid"), values), target, {}, np.arange(400))
    fields = {"x": ("x",), "paid": ("paid",), "none": ()}
    leaks = field_leaks(table, fields, seed=1)
    assert [leak.field for leak in leaks] == ["paid", "x"]
    assert leaks[0].score > 0.97
    assert leaks[1].score < 0.1
    classes = replace(table, target=(target > 1).astype(np.float64), labels=("no", "yes"))
    leaks = field_leaks(classes, fields, seed=1)
    assert leaks[0].metric == "accuracyAboveMajority"
    assert leaks[0].score > 0.9
    assert leaks[1].score < 0.1


def test_duplicates_are_never_parted_unless_folds_are_wrong(tmp_path: Path) -> None:
    bench = create_workbench(request_of(tmp_path / "work", "regression"))
    pairs = np.arange(len(bench.table)) // 2
    wrong: Any = replace(bench, table=replace(bench.table, duplicates=pairs))
    assert duplicates_across_folds(bench) == 0
    assert duplicates_across_folds(wrong) > 0


def test_the_ceiling_is_what_noise_leaves() -> None:
    rng = np.random.default_rng(2)
    x = rng.uniform(0, 3, (2000, 2))
    truth = np.sin(3 * x[:, 0]) * 2 + x[:, 1]
    target = truth + rng.normal(0, 0.7, 2000)
    table = Table(FeatureMatrix(("x", "y"), x), target, {}, np.arange(2000))
    wanted = 1 - 0.49 / target.var()
    poor = regression_ceiling(table, ("x", "y"), np.full(2000, target.mean()), seed=1)
    assert poor.value == pytest.approx(wanted, abs=0.03)
    perfect = regression_ceiling(table, ("x", "y"), target, seed=1)
    assert perfect.value == 1, "never below what is reached"


def test_the_ceiling_of_a_classification_is_what_overlap_leaves() -> None:
    rng = np.random.default_rng(3)
    x = rng.uniform(0, 1, (3000, 1))
    sure = np.where(x[:, 0] > 0.5, 0.9, 0.1)
    target = (rng.random(3000) < sure).astype(np.float64)
    table = Table(FeatureMatrix(("x",), x), target, {}, np.arange(3000), ("no", "yes"))
    told = np.full((3000, 2), 0.5)
    ceiling = classification_ceiling(table, ("x",), told, seed=1)
    assert ceiling.value == pytest.approx(0.9, abs=0.02)


def test_a_row_is_not_its_own_neighbour_nor_its_duplicates() -> None:
    values = np.array([[0.0], [0.0], [0.1], [5.0], [5.2]])
    features = FeatureMatrix(("x",), values)
    table = Table(features, np.zeros(5), {}, np.array([0, 0, 1, 2, 3]))
    found = nearest_rows(table, ("x",)).tolist()
    assert found[2] in (0, 1)
    assert found[:2] + found[3:] == [2, 2, 4, 3]
