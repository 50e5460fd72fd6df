"""A training run, from work folder to result folder."""

from pathlib import Path

import numpy as np

from medcast_training.calibration import Calibrator
from medcast_training.candidates import fit_candidate, group_field
from medcast_training.canonical_json import to_canonical_json
from medcast_training.estimator import Estimator
from medcast_training.evaluation import cross_validation
from medcast_training.evaluation_report import Evaluation, report
from medcast_training.export_onnx import export_onnx, used_columns
from medcast_training.group_encoding import GroupEncoding, encode_group
from medcast_training.interval_figures import interval_figures
from medcast_training.parity import check_parity
from medcast_training.progress import Progress, counter
from medcast_training.selection import pick_candidate, pick_interval_method
from medcast_training.work_folder import TrainingRequest, read_training_request


def train(work: Path, progress: Progress) -> None:
    """Train on a work folder and write its `result/`.

    Parameters
    ----------
    work
        The folder, laid out as `training/README.md` says.
    progress
        Where to report.

    Raises
    ------
    TrainingFailure
        With one of the codes of :data:`~medcast_training.failure.FailureCode`.
    """
    progress.step("read")
    request = read_training_request(work)
    encodings = _encodings(request)
    evaluation = evaluate(request, encodings, progress)
    progress.step("fit")
    estimator = fit_estimator(request, encodings, evaluation)
    progress.step("export")
    used = used_columns(estimator, request.table.features.columns)
    model = export_onnx(estimator, used)
    progress.step("parity")
    largest = check_parity(model, estimator, request.parity, used)
    progress.step("write")
    document = report(evaluation, used, (len(request.parity.values), largest))
    result = work / "result"
    result.mkdir(exist_ok=True)
    (result / "model.onnx").write_bytes(model)
    (result / "evaluation.json").write_bytes(to_canonical_json(document))
    np.save(result / "golden-outputs.npy", np.ascontiguousarray(estimator.predict(request.golden)))


def evaluate(
    request: TrainingRequest, encodings: dict[str, GroupEncoding], progress: Progress
) -> Evaluation:
    """Cross-validate candidates and interval methods, and pick.

    Parameters
    ----------
    request
        The table and the task.
    encodings
        How the fields that candidates and intervals group by show in the features.
    progress
        Where to report.
    """
    task, table = request.task, request.table
    validation = cross_validation(request, encodings)
    folds = task.repeats * task.splits
    progress.step("candidates")
    done = counter(progress, folds * len(task.candidates))
    predictions = {each: validation.predictions(each, done) for each in task.candidates}
    expected = pick_candidate(predictions, table.target, "squared", task.expected_metric)
    typical = pick_candidate(predictions, table.target, "absolute", task.typical_metric)
    progress.step("interval")
    calibrator = Calibrator(typical, encodings, request.minimum, task.level)
    bounds = validation.bounds(calibrator, predictions[typical], counter(progress, folds))
    methods = {method: interval_figures(each, table, task.level) for method, each in bounds.items()}
    return Evaluation(
        task=task,
        table=table,
        folds=validation.folds,
        predictions=predictions,
        expected=expected,
        typical=typical,
        methods=methods,
        method=pick_interval_method(methods, task),
    )


def fit_estimator(
    request: TrainingRequest, encodings: dict[str, GroupEncoding], evaluation: Evaluation
) -> Estimator:
    """Fit what was picked to all rows."""
    table, method = request.table, evaluation.method
    calibrator = Calibrator(evaluation.typical, encodings, request.minimum, evaluation.task.level)
    residuals = calibrator.residuals(method.source, table, [request.seed])
    typical = (
        residuals.centre
        if method.source == "out-of-fold"
        else fit_candidate(evaluation.typical, table, encodings)
    )
    return Estimator(
        expected=fit_candidate(evaluation.expected, table, encodings),
        typical=typical,
        interval=calibrator.interval(method, residuals, table),
        minimum=request.minimum,
    )


def _encodings(request: TrainingRequest) -> dict[str, GroupEncoding]:
    task, table = request.task, request.table
    by_candidates = [group_field(candidate) for candidate in task.candidates]
    fields = dict.fromkeys([*task.level_groups, *(field for field in by_candidates if field)])
    return {
        field: encode_group(field, table.groups[field], task.feature_values, table.features)
        for field in fields
    }
