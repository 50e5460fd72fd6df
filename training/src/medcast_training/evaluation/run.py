"""Cross-validating all candidates of a request, picking, and checking what was picked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from medcast_training.candidates import Absence, FitContext, absence
from medcast_training.evaluation.champion import ChampionFigures, champion_figures
from medcast_training.evaluation.choice import pick_candidate, pick_quantiles
from medcast_training.evaluation.comparisons import (
    Comparison,
    compare,
    prefer_linear,
    with_baselines,
)
from medcast_training.evaluation.cross_validation import (
    OutOfFold,
    complete_inner,
    count_fits,
    count_inner,
    cross_validate,
)
from medcast_training.evaluation.leaks import FieldLeak, duplicates_across_folds, field_leaks
from medcast_training.evaluation.learning_curve import (
    CurvePoint,
    count_curve_fits,
    learning_curve,
)
from medcast_training.evaluation.noise_ceiling import (
    NoiseCeiling,
    classification_ceiling,
    regression_ceiling,
)
from medcast_training.evaluation.workbench import Workbench, create_workbench
from medcast_training.failure import TrainingFailure
from medcast_training.parallel import Workers, workers_for
from medcast_training.progress import Progress, counter
from medcast_training.task import Candidate, Task
from medcast_training.task.candidate import OUTPUT_OF_LOSS
from medcast_training.task.document import LOSSES_OF_KIND
from medcast_training.work_folder import TrainingRequest


@dataclass(frozen=True)
class Checks:
    """What says whether the chosen candidates may be trusted.

    Parameters
    ----------
    comparisons, champion, leaks, curve, ceiling
        See the modules they come from.
    parted_duplicates
        Groups of identical rows on both sides of a fold.
    """

    comparisons: list[Comparison]
    champion: list[ChampionFigures]
    leaks: list[FieldLeak]
    curve: list[CurvePoint]
    ceiling: NoiseCeiling
    parted_duplicates: int


@dataclass(frozen=True)
class Evaluation:
    """Everything measured in cross-validation, and what was picked.

    Parameters
    ----------
    bench
        The table, the task and the folds.
    workers
        Where to fit.
    absent
        Candidates that could not compete, and why.
    results
        What each candidate says of rows it has not seen.
    chosen
        The result of the candidate picked for each output, with inner predictions.
    quantiles
        The result of the best pair of quantiles, if one competes, with inner predictions.
    checks
        What says whether they may be trusted.
    """

    bench: Workbench
    workers: Workers
    absent: list[tuple[Candidate, Absence]]
    results: Mapping[Candidate, OutOfFold]
    chosen: Mapping[str, OutOfFold]
    quantiles: OutOfFold | None
    checks: Checks


def evaluate(request: TrainingRequest, progress: Progress) -> Evaluation:
    """Cross-validate candidates, pick one for each output, and check what was picked.

    Parameters
    ----------
    request
        The table and the task.
    progress
        Where to report.
    """
    task, absent = present_candidates(request.task)
    bench = create_workbench(replace(request, task=with_baselines(task)))
    progress.step("candidates")
    workers = workers_for(len(bench.table), count_fits(bench))
    results = cross_validate(bench, workers, counter(progress, count_fits(bench)))
    chosen, quantiles = _pick(bench, results)
    progress.step("checks")
    checks = _check(_Competition(bench, workers, results, chosen), request.field_columns, progress)
    progress.step("interval" if task.kind == "regression" else "sets")
    needed = [chosen[output] for output in ("typical", "probabilities") if output in chosen]
    needed += [] if quantiles is None else [quantiles]
    completed = complete_inner(bench, workers, needed, counter(progress, count_inner(needed)))
    by_name = {each.candidate.name: each for each in completed}
    return Evaluation(
        bench=bench,
        workers=workers,
        absent=absent,
        results=results,
        chosen={output: by_name.get(each.candidate.name, each) for output, each in chosen.items()},
        quantiles=None if quantiles is None else by_name[quantiles.candidate.name],
        checks=checks,
    )


def present_candidates(task: Task) -> tuple[Task, list[tuple[Candidate, Absence]]]:
    """Leave out the candidates whose packages are not installed, and say which.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` when none is left for an output.
    """
    context = FitContext(candidates={each.name: each for each in task.candidates})
    reasons = [(candidate, absence(candidate, context)) for candidate in task.candidates]
    absent = [(candidate, reason) for candidate, reason in reasons if reason is not None]
    present = tuple(candidate for candidate, reason in reasons if reason is None)
    for loss in LOSSES_OF_KIND[task.kind]:
        if loss in OUTPUT_OF_LOSS and not any(each.loss == loss for each in present):
            raise TrainingFailure(
                "TRAINING_FAILED",
                f'an installed candidate with loss "{loss}"',
                f"only ones that cannot compete here: {absent[0][1].reason}",
                "do what it says, or add a candidate that needs nothing",
            )
    return task.with_candidates(present), absent


def _pick(
    bench: Workbench, results: Mapping[Candidate, OutOfFold]
) -> tuple[dict[str, OutOfFold], OutOfFold | None]:
    target, chosen = bench.table.target, {}
    for loss in LOSSES_OF_KIND[bench.task.kind]:
        output = OUTPUT_OF_LOSS.get(loss)
        if output is not None:
            metric = bench.task.metrics[output]
            best = pick_candidate(results, target, loss, metric)
            chosen[output] = prefer_linear(bench, results, best, metric)
    return chosen, pick_quantiles(results, target, bench.task.level)


@dataclass(frozen=True)
class _Competition:
    bench: Workbench
    workers: Workers
    results: Mapping[Candidate, OutOfFold]
    chosen: Mapping[str, OutOfFold]

    def chosen_with_members(self) -> dict[str, tuple[OutOfFold, tuple[OutOfFold, ...]]]:
        by_name = {candidate.name: result for candidate, result in self.results.items()}
        return {
            output: (each, tuple(by_name[name] for name in each.candidate.members))
            for output, each in self.chosen.items()
        }


def _check(
    competition: _Competition, field_columns: Mapping[str, tuple[str, ...]], progress: Progress
) -> Checks:
    bench, chosen = competition.bench, competition.chosen
    done = counter(progress, count_curve_fits(bench, len(chosen)))
    return Checks(
        comparisons=compare(bench, competition.results, chosen),
        champion=champion_figures(bench, chosen),
        curve=learning_curve(bench, competition.workers, competition.chosen_with_members(), done),
        leaks=field_leaks(bench.table, field_columns, bench.seed),
        ceiling=_ceiling(bench, chosen, field_columns),
        parted_duplicates=duplicates_across_folds(bench),
    )


def _ceiling(
    bench: Workbench,
    chosen: Mapping[str, OutOfFold],
    field_columns: Mapping[str, tuple[str, ...]],
) -> NoiseCeiling:
    columns = tuple(dict.fromkeys(name for names in field_columns.values() for name in names))
    columns = columns or bench.table.features.columns
    regression = bench.task.kind == "regression"
    predicted = chosen["expected" if regression else "probabilities"].predictions.mean(axis=0)
    ceiling = regression_ceiling if regression else classification_ceiling
    return ceiling(bench.table, columns, predicted, bench.seed)
