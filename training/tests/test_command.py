"""The command: what it prints, what it writes, that it writes the same twice, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from conftest import QUICK
from work_folders import insurance_task, synthetic_charges, write_work_folder

SOURCE = Path(__file__).resolve().parents[1] / "src"


def command(work: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "medcast_training", "--work", str(work), *options]


def run(work: Path, *options: str, hash_seed: str = "0") -> tuple[int, list[dict[str, Any]]]:
    """Run the command as the TypeScript side does; give its exit code and events."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        command(work, *options), env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def written(result: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(result.iterdir())}


def test_the_same_table_and_seed_give_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    data = synthetic_charges(np.random.default_rng(2), 200)
    folders = [tmp_path / "here", tmp_path / "there/deeper"]
    for hash_seed, folder in enumerate(folders):
        write_work_folder(folder, data, insurance_task(**QUICK), parity=200)
        assert run(folder, hash_seed=str(hash_seed))[0] == 0
    first, second = (written(folder / "result") for folder in folders)
    assert first == second
    assert list(first) == ["evaluation.json", "golden-outputs.npy", "model.onnx"]


def test_steps_and_progress_are_reported(quick_work: Path) -> None:
    code, events = run(quick_work)
    assert code == 0
    steps = [event["name"] for event in events if event["event"] == "step"]
    assert steps == [
        "read", "candidates", "checks", "interval", "fit", "export", "parity", "write",
    ]  # fmt: skip
    progress = [event for event in events if event["event"] == "progress"]
    single = [each for each in QUICK["candidates"] if each["model"] != "blend"]
    total = 6 * len(single)
    tuned = next(each["name"] for each in single if "tune" in each)
    assert progress[0] == {"event": "progress", "done": 1, "total": total, "label": tuned}
    assert progress[total - 1]["done"] == total
    assert progress[total - 1]["secondsLeft"] == 0
    assert all(event["secondsLeft"] >= 0 for event in progress[2:total])


def test_the_result_is_complete_and_stands_where_it_was_asked_for(
    quick_work: Path, tmp_path: Path
) -> None:
    result = tmp_path / "elsewhere/result"
    result.mkdir(parents=True)
    (result / "left-over").write_text("of an older run, which is replaced")
    before = sorted(quick_work.iterdir())
    run(quick_work, "--result", str(result))
    assert sorted(quick_work.iterdir()) == before
    assert [path.name for path in result.parent.iterdir()] == ["result"]
    assert list(written(result)) == ["evaluation.json", "golden-outputs.npy", "model.onnx"]
    golden = np.load(result / "golden-outputs.npy")
    assert (golden.dtype, golden.shape) == (np.float64, (50, 4))
    evaluation = json.loads((result / "evaluation.json").read_text())
    assert evaluation["rows"] == 300
    assert set(evaluation["metrics"]["interval"]["coverageByGroup"]["smoker"]) == {"no", "yes"}
    assert sum(len(row["chosenFor"]) for row in evaluation["leaderboard"]) == 2
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


def alive(group: int) -> list[str]:
    """List the workers of a group that still run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            is_worker = "popen_loky" in (command_line := (entry / "cmdline").read_text())
            if int(fields[2]) == group and fields[0] != "Z" and is_worker:
                found.append(command_line)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed by /proc")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("whole_group", [False, True], ids=["one process", "its group"])
def test_a_signal_ends_all_processes_and_leaves_nothing_half_written(
    tmp_path: Path, number: signal.Signals, code: int, whole_group: bool
) -> None:
    data = synthetic_charges(np.random.default_rng(2), 3000)
    work = write_work_folder(
        tmp_path / "work", data, insurance_task(folds={"repeats": 20, "splits": 5}), parity=200
    )
    files = sorted(work.rglob("*"))
    run = subprocess.Popen(
        command(work),
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    while '"progress"' not in run.stdout.readline():
        assert run.poll() is None
    assert alive(run.pid) != []
    (os.killpg if whole_group else os.kill)(run.pid, number)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == code
    assert "Traceback" not in errors
    assert alive(run.pid) == []
    assert sorted(work.rglob("*")) == files
