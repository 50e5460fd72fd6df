"""The model that is served: fitted to all rows, calibrated by the method that was picked."""

from collections.abc import Callable
from typing import Any

from medcast_training.estimator import Classifier, Estimator
from medcast_training.evaluation.final_fit import FinalFits, count_final_fits, fit_finally
from medcast_training.evaluation.intervals import out_of_fold_bounds
from medcast_training.evaluation.label_sets import out_of_fold_sets
from medcast_training.evaluation.run import Evaluation
from medcast_training.progress import Progress, counter
from medcast_training.report.classification import classification_report
from medcast_training.report.regression import regression_report
from medcast_training.report.served import IntervalChoice, ServedModel, SetChoice
from medcast_training.uncertainty.calibration import Calibrator
from medcast_training.uncertainty.fitted_interval import fit_interval
from medcast_training.uncertainty.interval_figures import interval_figures
from medcast_training.uncertainty.prediction_sets import set_figures, set_thresholds
from medcast_training.uncertainty.validity import pick_method

Report = Callable[[tuple[str, ...], tuple[int, float]], dict[str, Any]]
"""Makes `evaluation.json` once the used columns and the parity of the graph are known."""


def fit_served(evaluation: Evaluation, progress: Progress) -> tuple[Estimator | Classifier, Report]:
    """Pick how uncertainty is told, fit to all rows, and prepare the report.

    Parameters
    ----------
    evaluation
        What was measured and picked.
    progress
        Where to report.
    """
    if evaluation.bench.task.kind == "regression":
        return _fit_regression(evaluation, progress)
    return _fit_classification(evaluation, progress)


def _fit_regression(evaluation: Evaluation, progress: Progress) -> tuple[Estimator, Report]:
    bench, chosen = evaluation.bench, evaluation.chosen
    bounds = out_of_fold_bounds(bench, chosen["typical"], evaluation.quantiles)
    figures = {
        method: interval_figures(each, bench.table, bench.task.level)
        for method, each in bounds.items()
    }
    choice = IntervalChoice(figures, pick_method(figures, bench.task, lambda method: method.burden))
    final = _fit_all(evaluation, progress)
    typical = final.fits[chosen["typical"].candidate.name]
    quantiles = evaluation.quantiles
    pair = None if quantiles is None else final.fits[quantiles.candidate.name]
    calibrator = Calibrator(bench.context.encodings, bench.task.level)
    estimator = Estimator(
        expected=final.fits[chosen["expected"].candidate.name].full,
        typical=typical.full,
        interval=fit_interval(choice.picked, (typical, pair), calibrator, bench),
        minimum=bench.minimum,
    )
    return estimator, lambda used, parity: regression_report(
        evaluation, choice, ServedModel(used, parity, final.tuned, final.weights)
    )


def _fit_classification(evaluation: Evaluation, progress: Progress) -> tuple[Classifier, Report]:
    bench, chosen = evaluation.bench, evaluation.chosen["probabilities"]
    sets = out_of_fold_sets(bench, chosen)
    figures = {method: set_figures(each, bench.table) for method, each in sets.items()}
    picked = pick_method(figures, bench.task)
    final = _fit_all(evaluation, progress)
    fit = final.fits[chosen.candidate.name]
    if fit.inner is None:
        raise ValueError("prediction sets need inner fits")
    thresholds = set_thresholds(picked, fit.inner.out_of_fold, bench.table, bench.task.level)
    choice = SetChoice(figures, picked, thresholds)
    return Classifier(
        fit.full, bench.table.labels or ()
    ), lambda used, parity: classification_report(
        evaluation, choice, ServedModel(used, parity, final.tuned, final.weights)
    )


def _fit_all(evaluation: Evaluation, progress: Progress) -> FinalFits:
    progress.step("fit")
    served = [*evaluation.chosen.values()]
    served += [] if evaluation.quantiles is None else [evaluation.quantiles]
    names = tuple(each.candidate.name for each in served)
    done = counter(progress, count_final_fits(evaluation.bench, names))
    return fit_finally(evaluation.bench, evaluation.workers, names, done)
