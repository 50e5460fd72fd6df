"""The stages of a training run as Kubeflow components.

A component's body is sent to the cluster as source, so each imports what it needs and calls nothing
else of this module. They run where `medcast` is on the PATH: in the training image, or in the
process that runs the pipeline on this machine.
"""

from kfp import dsl

IMAGE = "medcast-training"
"""Name of the training image; the cluster's registry and tag are put before and behind it."""


@dsl.component(base_image=IMAGE, install_kfp_package=False)
def featurise(
    table: dsl.Input[dsl.Dataset],
    task: str,
    tasks_root: str,
    seed: int,
    work: dsl.Output[dsl.Dataset],
) -> None:
    """Check the table, compute the features, and write the work folder (Node)."""
    import subprocess

    command = ["medcast", "step", "featurise", "--task", task, "--data", table.path]
    options = ["--tasks-root", tasks_root, "--seed", str(seed), "--work", work.path]
    subprocess.run([*command, *options], check=True)


@dsl.component(base_image=IMAGE, install_kfp_package=False)
def fit(work: dsl.Input[dsl.Dataset], result: dsl.Output[dsl.Model]) -> None:
    """Fit, evaluate and calibrate the candidates, and export the graph (Python)."""
    import subprocess

    command = ["medcast", "step", "fit", "--work", work.path, "--result", result.path]
    subprocess.run(command, check=True)


@dsl.component(base_image=IMAGE, install_kfp_package=False)
def gate_and_pack(
    work: dsl.Input[dsl.Dataset],
    result: dsl.Input[dsl.Model],
    models: str,
    override_reason: str,
    bundle: dsl.Output[dsl.Model],
    metrics: dsl.Output[dsl.Metrics],
    report: dsl.Output[dsl.HTML],
) -> None:
    """Put the gates to the model, against the champion at `models`, and pack the bundle."""
    import json
    import shutil
    import subprocess
    from pathlib import Path

    command = ["medcast", "step", "pack", "--work", work.path, "--result", result.path]
    options = ["--champion", models, "--out", bundle.path]
    override = ["--override", override_reason] if override_reason else []
    subprocess.run([*command, *options, *override], check=True)
    (manifest_path,) = Path(bundle.path).glob("*/*/bundle.json")
    manifest = json.loads(manifest_path.read_text())
    metrics.log_metric("version", manifest["version"])
    for output, figures in manifest["metrics"].items():
        for name, figure in figures.items() if isinstance(figures, dict) else ():
            if isinstance(figure, dict) and "mean" in figure:
                metrics.log_metric(f"{output} {name}", figure["mean"])
    shutil.copyfile(manifest_path.with_name("report.html"), report.path)


@dsl.component(base_image=IMAGE, install_kfp_package=False)
def publish(bundle: dsl.Input[dsl.Model], models: str, channel: str) -> None:
    """Publish the bundle to the repository `models`, and point `channel` to it unless empty."""
    import subprocess
    from pathlib import Path

    (manifest_path,) = Path(bundle.path).glob("*/*/bundle.json")
    model, version = manifest_path.parts[-3:-1]
    target = ["--models", models, "--model", model]
    source = ["--from", f"file:{bundle.path}", "--version", version]
    subprocess.run(["medcast", "release", "publish", *target, *source], check=True)
    if channel:
        reason = ["--reason", "published by the training pipeline"]
        choice = ["--version", version, "--channel", channel]
        subprocess.run(["medcast", "release", "promote", *target, *choice, *reason], check=True)
