"""Writing the result folder: all of it, or nothing."""

import os
import shutil
from pathlib import Path

import numpy as np

from medcast_training.table import Floats


def write_result(folder: Path, graph: bytes, evaluation: bytes, golden_outputs: Floats) -> None:
    """Write all files beside the folder, then put them in its place at once.

    A run that is interrupted leaves the folder as it was; an older result is replaced.

    Parameters
    ----------
    folder
        Where to; its parent is made if need be.
    graph, evaluation
        Bytes of `model.onnx` and `evaluation.json`.
    golden_outputs : float64 [records, outputs]
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = folder.with_name(f"{folder.name}.partial-{os.getpid()}")
    try:
        partial.mkdir()
        (partial / "model.onnx").write_bytes(graph)
        (partial / "evaluation.json").write_bytes(evaluation)
        np.save(partial / "golden-outputs.npy", np.ascontiguousarray(golden_outputs))
        if folder.exists():
            shutil.rmtree(folder)
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
