"""Medcast as a team would use it: `task new`, `train` and `score`, and nothing by hand."""

import csv
import json
import os
import resource
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench_tables import TARGET, BenchTable

ROOT = Path(__file__).resolve().parents[2]
NAME = "bench"


@dataclass(frozen=True)
class MedcastRun:
    """What came of one table.

    Parameters
    ----------
    rows
        The scored held-out rows, in order.
    chosen
        The candidate of each output.
    gates_missed
        Names of gates that would have kept the version from being published.
    wall, cpu
        Seconds of `train`.
    """

    rows: list[dict[str, str]]
    chosen: dict[str, str]
    gates_missed: list[str]
    wall: float
    cpu: float


def run_medcast(
    table: BenchTable, split: tuple[np.ndarray, np.ndarray], folder: Path, groups: list[str]
) -> MedcastRun:
    """Describe, train and score with the built command line."""
    training, held_out = split
    folder.mkdir(parents=True)
    table.write(folder / "train.csv", training, with_target=True)
    table.write(folder / "new.csv", held_out, with_target=False)
    tasks, out, scored = folder / "tasks", folder / "bundles", folder / "scored.csv"
    data = ["--data", str(folder / "train.csv")]
    _medcast("task", "new", "--name", NAME, *data, "--target", TARGET, "--tasks-root", str(tasks))
    where = ["--tasks-root", str(tasks), "--out", str(out)]
    boosters = [word for group in groups for word in ("--with", group)]
    started, before = time.perf_counter(), _cpu_of_children()
    _medcast("train", "--task", NAME, *data, *where, *boosters, "--override", "benchmark")
    wall, cpu = time.perf_counter() - started, _cpu_of_children() - before
    model = ["--models", out.as_uri(), "--model", NAME, "--version", "1"]
    _medcast("score", *model, "--in", str(folder / "new.csv"), "--out", str(scored))
    with scored.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    card = json.loads((out / NAME / "1" / "card.json").read_text("utf-8"))
    missed = [gate["name"] for gate in card["gates"] if not gate["passed"]]
    return MedcastRun(rows, card["training"]["chosen"], missed, wall, cpu)


def _medcast(*words: str) -> None:
    # The repository brings its own Node.js.
    command = ["node", str(ROOT / "dist/tools/ops/main.js"), *words]
    path = f"{ROOT / 'node_modules/.bin'}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"medcast {' '.join(words)} ended with {done.returncode}:\n{done.stderr}")


def _cpu_of_children() -> float:
    # Not on Windows, as little as `resource` itself.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cores() -> int:
    """Say how many cores this process may use."""
    return len(os.sched_getaffinity(0))
