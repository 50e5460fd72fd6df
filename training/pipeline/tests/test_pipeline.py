import json
from pathlib import Path

import pytest
from kfp import local

from conftest import WORKSPACE, write_table
from medcast_pipeline.__main__ import compile_pipeline
from medcast_pipeline.pipeline import training_pipeline

COMPILED = WORKSPACE / "k8s/pipelines/medcast-training.yaml"


def run(tmp_path: Path, **arguments: object) -> None:
    """Run the pipeline with Kubeflow's own local runner: every step is a process of its own."""
    local.init(
        runner=local.SubprocessRunner(use_venv=False),
        pipeline_root=str(tmp_path / "artifacts"),
        raise_on_error=True,
    )
    training_pipeline(**arguments)


def test_the_compiled_pipeline_is_what_the_code_says(tmp_path: Path) -> None:
    compile_pipeline(tmp_path / "compiled.yaml")
    text = (tmp_path / "compiled.yaml").read_text()
    assert text == COMPILED.read_text(), "npm run generate"
    assert "executorLabel: exec-gate-and-pack" in text
    assert "pip install" not in text


def test_a_run_publishes_the_bundle_and_points_the_channel_to_it(
    tmp_path: Path, tasks_root: Path
) -> None:
    models = tmp_path / "models"
    table = write_table(tmp_path / "line.csv", slope=2)
    run(
        tmp_path,
        task="line",
        table_uri=str(table),
        models=f"file:{models}",
        tasks_root=str(tasks_root),
        seed=3,
        channel="production",
    )
    manifest = json.loads((models / "line/1/bundle.json").read_text())
    assert manifest["metrics"]["expected"]["r2"]["mean"] > 0.9
    channel = json.loads((models / "line/channels/production.json").read_text())
    assert channel["version"] == 1
    (report,) = tmp_path.glob("artifacts/*/gate-and-pack/report")
    assert report.read_text().startswith("<!doctype html>")


def test_a_run_that_a_gate_refuses_publishes_nothing(tmp_path: Path, tasks_root: Path) -> None:
    models = tmp_path / "models"
    table = write_table(tmp_path / "noise.csv", slope=0)
    arguments = {
        "task": "line",
        "table_uri": str(table),
        "models": f"file:{models}",
        "tasks_root": str(tasks_root),
    }
    with pytest.raises(RuntimeError, match="gate-and-pack"):
        run(tmp_path, **arguments)
    assert not (models / "line").exists()
    run(tmp_path, **arguments, override_reason="a line with no slope, for this test")
    manifest = json.loads((models / "line/1/bundle.json").read_text())
    assert manifest["override"]["reason"] == "a line with no slope, for this test"
