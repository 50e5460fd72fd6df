"""Compare what `medcast task new` and `medcast train` make of tables with a tuned LightGBM.

    python training/benchmarks/compare_with_lightgbm.py --tables diabetes,wine --json figures.json

Run with the Python that has the group `boosters`, after `npx nx build ops`. Each table is split
80 : 20 by seed; both sides learn from the 80 % and are judged on the 20 %. Nothing is asserted.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from bench_lightgbm import encode, predict_held_out
from bench_medcast import MedcastRun, cores, run_medcast
from bench_tables import TABLES, BenchTable

HELD_OUT = 0.2
LEAST_PROBABILITY = 1e-6


def main() -> None:
    """Run the tables that were asked for, and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--tables", default=",".join(TABLES), help=f"of {', '.join(TABLES)}")
    parser.add_argument("--repetitions", type=int, help="splits of each table")
    parser.add_argument("--with", dest="groups", action="append", default=[], help="boosters")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    options = parser.parse_args()
    unknown = [name for name in options.tables.split(",") if name not in TABLES]
    if unknown:
        parser.error(f"expected tables of {', '.join(TABLES)}, got {', '.join(unknown)}")
    figures = []
    for name in options.tables.split(","):
        table = TABLES[name]()
        count = options.repetitions or table.repetitions
        runs = [compare(table, seed, options.groups) for seed in range(count)]
        figures.append({"table": name, "rows": len(table.target), **summarise(runs), "runs": runs})
        print(render(figures[-1]), file=sys.stderr, flush=True)
    print(f"{HEADER}\n" + "\n".join(render(each) for each in figures))
    if options.json:
        document = {"cores": cores(), "groups": options.groups, "tables": figures}
        options.json.write_text(json.dumps(document, indent=1) + "\n", "utf-8")


def compare(table: BenchTable, seed: int, groups: list[str]) -> dict[str, Any]:
    """Let both learn from one split, and judge them on its held-out rows."""
    training, held_out = split_rows(table, seed)
    with tempfile.TemporaryDirectory(prefix="medcast-bench-") as folder:
        ours = run_medcast(table, (training, held_out), Path(folder) / "run", groups)
    matrix = encode(table, training)
    wall, cpu = time.perf_counter(), time.process_time()
    theirs = predict_held_out(matrix, training, held_out, seed)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    scored = np.array([row["status"] == "ok" for row in ours.rows])
    actual = matrix.target[held_out]
    columns = [f"probability_{label}" for label in matrix.labels] or ["expected"]
    mine = np.array([[float(row[c] or "nan") for c in columns] for row in ours.rows])
    losses = [
        row_losses(each[scored], actual[scored], not table.regression)
        for each in (mine, theirs.reshape(len(held_out), -1))
    ]
    difference = losses[0] - losses[1]
    return {
        "seed": seed,
        "medcast": float(losses[0].mean()),
        "lightgbm": float(losses[1].mean()),
        "difference": float(difference.mean()),
        "standardError": float(difference.std(ddof=1) / np.sqrt(len(difference))),
        "coverage": coverage(ours, [table.target[row] for row in held_out]),
        "refused": int((~scored).sum()),
        "chosen": ours.chosen,
        "gatesMissed": ours.gates_missed,
        "seconds": {"medcast": [ours.wall, ours.cpu], "lightgbm": [wall, cpu]},
    }


def split_rows(table: BenchTable, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw the held-out rows; of each label the same share."""
    order = np.random.default_rng([seed, 1]).permutation(len(table.target))
    if not table.regression:
        order = order[np.argsort(np.array(table.target)[order], kind="stable")]
    every = round(1 / HELD_OUT)
    held = order[: len(order) // every] if table.regression else order[::every]
    return np.setdiff1d(order, held), np.sort(held)


def row_losses(predicted: np.ndarray, actual: np.ndarray, classes: bool) -> np.ndarray:
    """Give the squared error, or minus the logarithm of the label's probability, of each row."""
    if not classes:
        return np.asarray((predicted[:, 0] - actual) ** 2)
    given = predicted[np.arange(len(actual)), actual.astype(int)]
    return np.asarray(-np.log(np.clip(given, LEAST_PROBABILITY, 1)))


def coverage(ours: MedcastRun, actual: list[str]) -> float:
    """Give the share of held-out rows whose truth the interval or the set contains."""
    pairs = [(row, truth) for row, truth in zip(ours.rows, actual, strict=True)]
    pairs = [pair for pair in pairs if pair[0]["status"] == "ok"]
    if "set" in ours.rows[0]:
        return float(np.mean([truth in row["set"].split("; ") for row, truth in pairs]))
    inside = [float(row["lower"]) <= float(truth) <= float(row["upper"]) for row, truth in pairs]
    return float(np.mean(inside))


def summarise(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Average over splits. They share rows, so repeating is taken not to lower the error."""
    names = ("medcast", "lightgbm", "difference", "standardError", "coverage")
    return {name: float(np.mean([run[name] for run in runs])) for name in names}


HEADER = (
    "| table | rows | Medcast | LightGBM | difference ± SE | in SE | coverage "
    "| train wall, CPU s | LightGBM wall, CPU s |\n|---|---|---|---|---|---|---|---|---|"
)


def render(row: dict[str, Any]) -> str:
    """Render one row of the printed table; a negative difference is better."""
    ratio = row["difference"] / row["standardError"]
    times = [
        "{:.0f}, {:.0f}".format(*np.mean([run["seconds"][side] for run in row["runs"]], axis=0))
        for side in ("medcast", "lightgbm")
    ]
    return (
        f"| {row['table']} | {row['rows']} | {row['medcast']:.4g} | {row['lightgbm']:.4g} "
        f"| {row['difference']:+.3g} ± {row['standardError']:.2g} | {ratio:+.1f} "
        f"| {row['coverage']:.3f} | {times[0]} | {times[1]} |"
    )


if __name__ == "__main__":
    main()
