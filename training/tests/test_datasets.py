"""The tables that scikit-learn brings along."""

import hashlib
import json
from pathlib import Path

import pytest

from medcast_training.datasets import DATASETS, main, render_csv

TASKS = Path(__file__).parents[1] / "tasks"


@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [("iris", 150, 5), ("wine", 178, 14), ("breast_cancer", 569, 31), ("diabetes", 442, 11)],
)
def test_has_every_row_and_a_name_of_its_own_for_every_column(
    name: str, rows: int, columns: int
) -> None:
    lines = render_csv(name).splitlines()
    assert len(lines) == rows + 1
    assert {line.count(",") + 1 for line in lines} == {columns}
    assert len(set(lines[0].split(","))) == columns
    assert lines[0].split(",")[-1] == DATASETS[name].target


def test_keeps_every_digit() -> None:
    table = DATASETS["breast_cancer"].load()
    lines = render_csv("breast_cancer").splitlines()[1:]
    read = [[float(cell) for cell in line.split(",")[:-1]] for line in lines]
    assert read == table.data.tolist()


def test_writes_the_table_that_the_iris_task_names(tmp_path: Path) -> None:
    out = tmp_path / "iris.csv"
    assert main(["iris", str(out)]) == 0
    task = json.loads((TASKS / "iris" / "task.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(out.read_bytes()).hexdigest() == task["data"]["sha256"]


def test_refuses_a_table_it_does_not_have(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["boston", str(tmp_path / "x.csv")])
