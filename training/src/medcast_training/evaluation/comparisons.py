"""Whether what was chosen is better than what needs no training, and by how much for sure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from medcast_training.evaluation.cross_validation import OutOfFold
from medcast_training.evaluation.fold_figures import fold_figures
from medcast_training.evaluation.workbench import Workbench
from medcast_training.metrics import METRICS, Estimate, corrected_estimate
from medcast_training.task import Candidate, Loss, Task

Baseline = Literal["dummy", "linear"]

LINEAR_MODELS = ("linear", "logistic")


@dataclass(frozen=True)
class Comparison:
    """A chosen candidate against a baseline, on the same folds.

    Parameters
    ----------
    baseline, baseline_candidate
        What the chosen candidate was compared with, and its name; the same as `candidate` where
        the baseline itself was chosen.
    output, candidate, metric
        What was chosen, for which output, and by what it was compared.
    difference
        Mean over folds and its standard error (Nadeau and Bengio 2003), in the metric's unit;
        positive where the chosen candidate is better.
    """

    baseline: Baseline
    baseline_candidate: str
    output: str
    candidate: str
    metric: str
    difference: Estimate


def with_baselines(task: Task) -> Task:
    """Give a task whose candidates include a constant and a linear model for each output.

    What is missing is added with the largest feature set of the task, under a name of its own.
    """
    candidates = list(task.candidates)
    for loss in ("squared", "absolute") if task.kind == "regression" else ("log",):
        for baseline in ("dummy", "linear"):
            if find_baseline(candidates, baseline, loss) is None:
                candidates.append(_create_baseline(task, baseline, loss))
    return task.with_candidates(tuple(candidates))


def find_baseline(candidates: list[Candidate], baseline: Baseline, loss: Loss) -> Candidate | None:
    """Find the first candidate that serves as a baseline of an output."""
    models = ("constant",) if baseline == "dummy" else LINEAR_MODELS
    return next((c for c in candidates if c.model in models and c.loss == loss), None)


def compare(
    bench: Workbench,
    results: Mapping[Candidate, OutOfFold],
    chosen: Mapping[str, OutOfFold],
) -> list[Comparison]:
    """Compare what was chosen for each output with both baselines.

    Parameters
    ----------
    bench
        The table and its folds.
    results
        Of every candidate, baselines included.
    chosen
        The result of the candidate chosen for each output.
    """
    comparisons = []
    for output, result in chosen.items():
        metric = bench.task.metrics[output]
        for baseline in ("dummy", "linear"):
            candidate = find_baseline(list(results), baseline, result.candidate.loss)
            if candidate is not None:
                difference = gain(bench, result, results[candidate], metric)
                name = result.candidate.name
                comparisons.append(
                    Comparison(baseline, candidate.name, output, name, metric, difference)
                )
    return comparisons


def gain(bench: Workbench, result: OutOfFold, other: OutOfFold, metric: str) -> Estimate:
    """Estimate by how much a result is better than another one, on the same held-out folds."""
    figures, others = (fold_figures(bench, each.predictions, metric) for each in (result, other))
    sign = 1 if METRICS[metric].larger_is_better else -1
    return corrected_estimate(sign * (figures - others), bench.task.splits)


def prefer_linear(
    bench: Workbench, results: Mapping[Candidate, OutOfFold], best: OutOfFold, metric: str
) -> OutOfFold:
    """Give the best result, or the linear baseline's where the best is not surely better.

    Surely means by more than one standard error of the difference: what a table does not show to
    be needed is not served (the one-standard-error rule of Breiman et al. 1984).
    """
    linear = find_baseline(list(results), "linear", best.candidate.loss)
    if linear is None or linear is best.candidate:
        return best
    difference = gain(bench, best, results[linear], metric)
    mean, error = difference["mean"], difference["standardError"]
    surely = mean is not None and mean > (error or 0.0)
    return best if surely else results[linear]


def _create_baseline(task: Task, baseline: Baseline, loss: Loss) -> Candidate:
    largest = max(task.candidates, key=lambda candidate: len(candidate.features))
    linear = "linear" if task.kind == "regression" else "logistic"
    constant = baseline == "dummy"
    return replace(
        largest,
        name=_free_name(task, f"baseline-{baseline}-{loss}"),
        model="constant" if constant else linear,
        loss=loss,
        features=() if constant else largest.features,
        parameters={},
        tune=None,
    )


def _free_name(task: Task, name: str) -> str:
    taken = {candidate.name for candidate in task.candidates}
    return name if name not in taken else _free_name(task, f"{name}-")
