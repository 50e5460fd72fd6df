"""The command: what it prints, what it writes, and that it writes the same twice."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from conftest import QUICK
from work_folders import insurance_task, synthetic_charges, write_work_folder


def run(work: Path, hash_seed: str = "0") -> tuple[int, list[dict[str, Any]]]:
    """Run the command as the TypeScript side does; give its exit code and events."""
    source = Path(__file__).resolve().parents[1] / "src"
    command = [sys.executable, "-m", "medcast_training", "--work", str(work)]
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def written(work: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((work / "result").iterdir())}


def test_the_same_table_and_seed_give_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    data = synthetic_charges(np.random.default_rng(2), 200)
    folders = [tmp_path / "here", tmp_path / "there/deeper"]
    for hash_seed, folder in enumerate(folders):
        write_work_folder(folder, data, insurance_task(**QUICK), parity=200)
        assert run(folder, str(hash_seed))[0] == 0
    first, second = (written(folder) for folder in folders)
    assert first == second
    assert list(first) == ["evaluation.json", "golden-outputs.npy", "model.onnx"]


def test_steps_and_progress_are_reported(quick_work: Path) -> None:
    code, events = run(quick_work)
    assert code == 0
    steps = [event["name"] for event in events if event["event"] == "step"]
    assert steps == ["read", "candidates", "interval", "fit", "export", "parity", "write"]
    progress = [event for event in events if event["event"] == "progress"]
    assert progress[0] == {"event": "progress", "done": 1, "total": 60, "label": "mean"}
    assert progress[-1] == {"event": "progress", "done": 6, "total": 6, "label": "interval"}


def test_the_result_is_complete(quick_work: Path) -> None:
    run(quick_work)
    golden = np.load(quick_work / "result/golden-outputs.npy")
    assert (golden.dtype, golden.shape) == (np.float64, (50, 4))
    evaluation = json.loads((quick_work / "result/evaluation.json").read_text())
    assert evaluation["rows"] == 300
    assert set(evaluation["metrics"]["interval"]["coverageByGroup"]["smoker"]) == {"no", "yes"}
    assert sum(len(row["chosenFor"]) for row in evaluation["leaderboard"]) == 2
    assert len(evaluation["intervalMethods"]) == 8
    assert [each["rows"] for each in evaluation["calibrationBins"]] == [30] * 10
    assert str(quick_work) not in json.dumps(evaluation)


def test_an_expected_failure_is_the_last_line_and_exits_with_1(quick_work: Path) -> None:
    np.save(quick_work / "target.npy", np.full(300, 5.0))
    code, events = run(quick_work)
    assert code == 1
    assert events[-1] == {
        "event": "failed",
        "code": "TARGET_CONSTANT",
        "message": "expected a target that varies, got 5 in every row, "
        "choose another target column",
    }
    assert not (quick_work / "result").exists()
