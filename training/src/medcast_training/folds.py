"""Repeated k-fold splits that never separate identical rows."""

import numpy as np

from medcast_training.table import Indices, Table


def assign_folds(
    duplicates: Indices, splits: int, seed: list[int], strata: Indices | None = None
) -> Indices:
    """Deal the rows to folds at random, whole groups of duplicates at a time.

    Parameters
    ----------
    duplicates : int64 [rows]
        Rows that share an id go to the same fold.
    splits
        Number of folds.
    seed
        Entropy of the shuffle; the same seed gives the same folds.
    strata : int64 [rows], optional
        The class of each row: each class is dealt evenly, the rarest first. A group of duplicates
        counts as the class of its first row.

    Returns
    -------
    int64 [rows]
        The fold, 0 to ``splits - 1``, of each row. Within a class, fold sizes differ by at most the
        size of the largest group of duplicates.

    Examples
    --------
    >>> folds = assign_folds(np.array([0, 1, 2, 3, 3, 4]), splits=3, seed=[7])
    >>> bool(folds[3] == folds[4]), np.bincount(folds).tolist()
    (True, [2, 2, 2])
    """
    _, first, group, sizes = np.unique(
        duplicates, return_index=True, return_inverse=True, return_counts=True
    )
    shuffled = np.random.default_rng(seed).permutation(len(sizes))
    stratum = np.zeros(len(sizes), dtype=np.int64) if strata is None else strata[first]
    rows_in_fold = np.zeros(splits, dtype=np.int64)
    fold_of_group = np.empty(len(sizes), dtype=np.int64)
    for each in _rarest_first(stratum):
        members = shuffled[stratum[shuffled] == each]
        largest_first = members[np.argsort(-sizes[members], kind="stable")]
        fold_of_group[largest_first] = _deal(sizes[largest_first], rows_in_fold)
    return np.asarray(fold_of_group[group], dtype=np.int64)


def repeated_folds(table: Table, repeats: int, splits: int, seed: int) -> Indices:
    """Assign folds once for each repeat; by class where the table has classes.

    Parameters
    ----------
    table
        Its duplicates are never separated.
    repeats, splits
        How often, and into how many folds.
    seed
        The seed of the training run.

    Returns
    -------
    int64 [repeats, rows]
        The fold of each row in each repeat.
    """
    return np.stack([table_folds(table, splits, [seed, repeat]) for repeat in range(repeats)])


def table_folds(table: Table, splits: int, seed: list[int]) -> Indices:
    """Assign folds once, as int64 [rows]; by class where the table has classes."""
    strata = None if table.labels is None else table.target.astype(np.int64)
    return assign_folds(table.duplicates, splits, seed, strata)


def split_rows(folds: Indices, held_out: int) -> tuple[Indices, Indices]:
    """Give the row indices outside and inside one fold.

    Examples
    --------
    >>> split_rows(np.array([0, 1, 0, 2]), held_out=0)
    (array([1, 3]), array([0, 2]))
    """
    return np.flatnonzero(folds != held_out), np.flatnonzero(folds == held_out)


def _rarest_first(stratum: Indices) -> Indices:
    values, counts = np.unique(stratum, return_counts=True)
    return np.asarray(values[np.argsort(counts, kind="stable")], dtype=np.int64)


def _deal(sizes: Indices, rows_in_fold: Indices) -> Indices:
    """Give each group, largest first, to the fold that has fewest rows of this class.

    Of equally empty folds the one with fewest rows of all classes is taken, so that what is left
    over of each class does not always fall to the first folds; `rows_in_fold` is counted on.
    """
    splits = len(rows_in_fold)
    of_class = np.zeros(splits, dtype=np.int64)
    folds = np.empty(len(sizes), dtype=np.int64)
    several = int(np.count_nonzero(sizes > 1))
    for position in range(several):
        fold = int(np.lexsort((np.arange(splits), rows_in_fold, of_class))[0])
        folds[position] = fold
        of_class[fold] += sizes[position]
        rows_in_fold[fold] += sizes[position]
    singles = len(sizes) - several
    order = _emptiest(of_class, rows_in_fold, singles)
    folds[several:] = order
    rows_in_fold += np.bincount(order, minlength=splits)
    return folds


def _emptiest(of_class: Indices, rows_in_fold: Indices, count: int) -> Indices:
    """Say to which fold each of `count` single rows goes, all at once.

    A fold that already has m rows of the class takes its next ones at levels m, m + 1, …; the rows
    are dealt in the order of these levels.
    """
    splits = len(of_class)
    steps = np.arange(count, dtype=np.int64) if count else np.empty(0, dtype=np.int64)
    depth = min(count, -(-count // splits) + int(np.ptp(of_class)) + 1)
    levels = of_class[None, :] + steps[:depth, None]
    totals = np.broadcast_to(rows_in_fold - of_class, levels.shape)
    folds = np.broadcast_to(np.arange(splits), levels.shape)
    order = np.lexsort((folds.ravel(), totals.ravel(), levels.ravel()))[:count]
    return np.asarray(folds.ravel()[order], dtype=np.int64)
