"""Folds deal out every row once, evenly, and never part duplicates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medcast_training.folds import assign_folds, repeated_folds, split_rows
from medcast_training.table import FeatureMatrix, Table

ids = st.lists(st.integers(0, 40), min_size=5, max_size=80).map(np.array)
splits = st.integers(2, 6)
seeds = st.integers(0, 2**32)


def table(duplicates: np.ndarray) -> Table:
    features = FeatureMatrix(("x",), np.zeros((len(duplicates), 1)))
    return Table(features, np.zeros(len(duplicates)), {}, duplicates)


@given(ids, splits, seeds)
def test_identical_rows_share_a_fold(duplicates: np.ndarray, splits: int, seed: int) -> None:
    folds = assign_folds(duplicates, splits, [seed])
    for duplicate in np.unique(duplicates):
        assert len(np.unique(folds[duplicates == duplicate])) == 1


@given(ids, splits, seeds)
def test_fold_sizes_differ_by_no_more_than_the_largest_group(
    duplicates: np.ndarray, splits: int, seed: int
) -> None:
    sizes = np.bincount(assign_folds(duplicates, splits, [seed]), minlength=splits)
    assert len(sizes) == splits
    assert np.ptp(sizes) <= np.unique(duplicates, return_counts=True)[1].max()


@given(ids, splits, seeds)
def test_the_same_seed_gives_the_same_folds(duplicates: np.ndarray, splits: int, seed: int) -> None:
    first = repeated_folds(table(duplicates), 2, splits, seed)
    assert np.array_equal(first, repeated_folds(table(duplicates), 2, splits, seed))


@given(ids, splits, seeds)
def test_training_and_held_out_rows_are_a_partition(
    duplicates: np.ndarray, splits: int, seed: int
) -> None:
    folds = assign_folds(duplicates, splits, [seed])
    for fold in range(splits):
        training, held_out = split_rows(folds, fold)
        assert sorted([*training, *held_out]) == list(range(len(duplicates)))


def test_repeats_differ() -> None:
    first, second = repeated_folds(table(np.arange(100)), repeats=2, splits=5, seed=7)
    assert not np.array_equal(first, second)


@given(st.lists(st.integers(0, 3), min_size=8, max_size=80).map(np.array), splits, seeds)
def test_each_class_is_dealt_evenly(classes: np.ndarray, splits: int, seed: int) -> None:
    folds = assign_folds(np.arange(len(classes)), splits, [seed], classes)
    for each in np.unique(classes):
        assert np.ptp(np.bincount(folds[classes == each], minlength=splits)) <= 1
    assert np.ptp(np.bincount(folds, minlength=splits)) <= 1


@given(ids, splits, seeds)
def test_classes_do_not_part_duplicates(duplicates: np.ndarray, splits: int, seed: int) -> None:
    folds = assign_folds(duplicates, splits, [seed], np.arange(len(duplicates)) % 3)
    for duplicate in np.unique(duplicates):
        assert len(np.unique(folds[duplicates == duplicate])) == 1


@pytest.mark.parametrize("splits", [2, 5])
def test_a_rare_class_stands_in_every_fold_it_can(splits: int) -> None:
    classes = np.array([0] * 50 + [1] * splits)
    folds = assign_folds(np.arange(len(classes)), splits, [3], classes)
    assert sorted(folds[classes == 1]) == list(range(splits))
