"""Folds deal out every row once, evenly, and never part duplicates."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from medcast_training.folds import assign_folds, repeated_folds, split_rows

ids = st.lists(st.integers(0, 40), min_size=5, max_size=80).map(np.array)
splits = st.integers(2, 6)
seeds = st.integers(0, 2**32)


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
    first = repeated_folds(duplicates, 2, splits, seed)
    assert np.array_equal(first, repeated_folds(duplicates, 2, splits, seed))


@given(ids, splits, seeds)
def test_training_and_held_out_rows_are_a_partition(
    duplicates: np.ndarray, splits: int, seed: int
) -> None:
    folds = assign_folds(duplicates, splits, [seed])
    for fold in range(splits):
        training, held_out = split_rows(folds, fold)
        assert sorted([*training, *held_out]) == list(range(len(duplicates)))


def test_repeats_differ() -> None:
    first, second = repeated_folds(np.arange(100), repeats=2, splits=5, seed=7)
    assert not np.array_equal(first, second)
