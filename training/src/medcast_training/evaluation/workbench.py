"""What every fit of a run works from."""

from collections.abc import Iterator
from dataclasses import dataclass

from medcast_training.candidates import FitContext, group_field
from medcast_training.folds import repeated_folds, split_rows
from medcast_training.group_encoding import encode_group
from medcast_training.table import Indices, Table
from medcast_training.task import Task
from medcast_training.work_folder import TrainingRequest


@dataclass(frozen=True)
class FoldRows:
    """One held-out fold of one repeat.

    Parameters
    ----------
    repeat, fold
        Which one.
    training, held_out : int64 [rows]
        Which rows of the table are learned from, and which are predicted.
    """

    repeat: int
    fold: int
    training: Indices
    held_out: Indices


@dataclass(frozen=True)
class Workbench:
    """The table, the task and the folds; sent to the processes that fit.

    Parameters
    ----------
    task, table
        What to fit, and to what.
    context
        What fits need besides.
    minimum
        Least value of the target; None for no such bound.
    seed
        Of the run.
    folds : int64 [repeats, rows]
        The fold of each row in each repeat.
    """

    task: Task
    table: Table
    context: FitContext
    minimum: float | None
    seed: int
    folds: Indices

    def each_fold(self) -> Iterator[FoldRows]:
        """Go through the folds of all repeats."""
        for repeat in range(self.task.repeats):
            for fold in range(self.task.splits):
                yield self.fold_rows(repeat, fold)

    def fold_rows(self, repeat: int, fold: int) -> FoldRows:
        """Give the rows of one fold."""
        return FoldRows(repeat, fold, *split_rows(self.folds[repeat], fold))


def create_workbench(request: TrainingRequest) -> Workbench:
    """Draw the folds of a request from its seed, and find its groups among the features."""
    task, table = request.task, request.table
    by_candidates = [group_field(candidate) for candidate in task.candidates]
    fields = dict.fromkeys(field for field in by_candidates if field)
    if task.kind == "regression":
        fields |= dict.fromkeys(task.level_groups)
    context = FitContext(
        encodings={
            field: encode_group(field, table.groups[field], task.feature_values, table.features)
            for field in fields
        },
        candidates={candidate.name: candidate for candidate in task.candidates},
        monotone=task.monotone,
        quantiles=((1 - task.level) / 2, (1 + task.level) / 2),
        seed=(request.seed,),
    )
    return Workbench(
        task=task,
        table=table,
        context=context,
        minimum=request.minimum,
        seed=request.seed,
        folds=repeated_folds(table, task.repeats, task.splits, request.seed),
    )
