"""A training run, from work folder to result folder."""

from pathlib import Path

from medcast_training.canonical_json import to_canonical_json
from medcast_training.evaluation.run import evaluate
from medcast_training.export_onnx import export_onnx, used_columns
from medcast_training.parallel import one_thread
from medcast_training.parity import check_parity
from medcast_training.progress import Progress
from medcast_training.result_folder import write_result
from medcast_training.serving import fit_served
from medcast_training.work_folder import read_training_request


def train(work: Path, progress: Progress, result: Path | None = None) -> None:
    """Train on a work folder and write a result folder.

    Parameters
    ----------
    work
        The folder, laid out as `training/README.md` says; it is only read.
    progress
        Where to report.
    result
        Where to write; `work/result` unless given.

    Raises
    ------
    TrainingFailure
        With one of the codes of :data:`~medcast_training.failure.FailureCode`.
    """
    with one_thread():
        progress.step("read")
        request = read_training_request(work)
        evaluation = evaluate(request, progress)
        model, report = fit_served(evaluation, progress)
        progress.step("export")
        used = used_columns(model, request.table.features.columns)
        graph = export_onnx(model, used)
        progress.step("parity")
        largest = check_parity(graph, model, request.parity, used)
        progress.step("write")
        document = report(used, (len(request.parity.values), largest))
        write_result(
            result or work / "result",
            graph,
            to_canonical_json(document),
            model.predict(request.golden),
        )
