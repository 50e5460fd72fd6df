"""Repeated k-fold splits that never separate identical rows."""

import numpy as np

from medcast_training.table import Indices


def assign_folds(duplicates: Indices, splits: int, seed: list[int]) -> Indices:
    """Deal the rows to folds at random, whole groups of duplicates at a time.

    Parameters
    ----------
    duplicates : int64 [rows]
        Rows that share an id go to the same fold.
    splits
        Number of folds.
    seed
        Entropy of the shuffle; the same seed gives the same folds.

    Returns
    -------
    int64 [rows]
        The fold, 0 to ``splits - 1``, of each row. Fold sizes differ by at most the size of the
        largest group of duplicates.

    Examples
    --------
    >>> folds = assign_folds(np.array([0, 1, 2, 3, 3, 4]), splits=3, seed=[7])
    >>> bool(folds[3] == folds[4]), np.bincount(folds).tolist()
    (True, [2, 2, 2])
    """
    _, group, sizes = np.unique(duplicates, return_inverse=True, return_counts=True)
    shuffled = np.random.default_rng(seed).permutation(len(sizes))
    largest_first = shuffled[np.argsort(-sizes[shuffled], kind="stable")]
    rows_in_fold = np.zeros(splits, dtype=np.int64)
    fold_of_group = np.empty(len(sizes), dtype=np.int64)
    for member in largest_first:
        emptiest = int(np.argmin(rows_in_fold))
        fold_of_group[member] = emptiest
        rows_in_fold[emptiest] += sizes[member]
    return fold_of_group[group]


def repeated_folds(duplicates: Indices, repeats: int, splits: int, seed: int) -> Indices:
    """Assign folds once for each repeat.

    Parameters
    ----------
    duplicates : int64 [rows]
        Rows that share an id are never separated.
    repeats, splits
        How often, and into how many folds.
    seed
        The seed of the training run.

    Returns
    -------
    int64 [repeats, rows]
        The fold of each row in each repeat.
    """
    return np.stack([assign_folds(duplicates, splits, [seed, repeat]) for repeat in range(repeats)])


def split_rows(folds: Indices, held_out: int) -> tuple[Indices, Indices]:
    """Give the row indices outside and inside one fold.

    Examples
    --------
    >>> split_rows(np.array([0, 1, 0, 2]), held_out=0)
    (array([1, 3]), array([0, 2]))
    """
    return np.flatnonzero(folds != held_out), np.flatnonzero(folds == held_out)
