"""The figures that the next training of the same task compares itself with."""

from collections.abc import Mapping
from dataclasses import dataclass

from medcast_training.evaluation.cross_validation import OutOfFold
from medcast_training.evaluation.fold_figures import fold_estimate
from medcast_training.evaluation.workbench import Workbench
from medcast_training.metrics import Estimate


@dataclass(frozen=True)
class ChampionFigures:
    """The metric that an output was picked by, overall and by group.

    Parameters
    ----------
    output, metric
        What the figures are of.
    overall
        Mean over held-out folds and its standard error (Nadeau and Bengio 2003).
    by_group
        The same of each category of each field; null where no fold has two rows of it.
    """

    output: str
    metric: str
    overall: Estimate
    by_group: Mapping[str, Mapping[str, Estimate]]


def champion_figures(bench: Workbench, chosen: Mapping[str, OutOfFold]) -> list[ChampionFigures]:
    """Compute the figures of what was chosen for each output."""
    return [
        ChampionFigures(
            output=output,
            metric=bench.task.metrics[output],
            overall=fold_estimate(bench, result.predictions, bench.task.metrics[output]),
            by_group={
                field: {
                    label: fold_estimate(
                        bench, result.predictions, bench.task.metrics[output], rows
                    )
                    for label, rows in group.members().items()
                }
                for field, group in bench.table.groups.items()
            },
        )
        for output, result in chosen.items()
    ]
