"""The pipeline: featurise → fit → gate and pack → publish."""

from kfp import dsl

from medcast_pipeline.components import featurise, fit, gate_and_pack, publish


@dsl.pipeline(
    name="medcast-training",
    description="Trains a task on a table; publishes its model where every gate holds.",
)
def training_pipeline(
    task: str,
    table_uri: str,
    models: str,
    tasks_root: str = "/app/training/tasks",
    seed: int = 1,
    channel: str = "",
    override_reason: str = "",
) -> None:
    """Train a task on a table.

    Parameters
    ----------
    task
        Name of a folder in `tasks_root`.
    table_uri
        The table, CSV or Parquet, in a bucket (or a path, when run on this machine).
    models
        Repository to publish to: `gs://…`, `s3://…`, `az://…` or `file:…`. Its production version
        is the champion that the gates compare with.
    tasks_root
        Folder of the tasks in the training image.
    seed
        Of everything random.
    channel
        Which channel to point to the new version; empty to leave that to a person.
    override_reason
        Publish although a gate refuses, and record why; empty to refuse.
    """
    table = dsl.importer(artifact_uri=table_uri, artifact_class=dsl.Dataset)
    featurised = featurise(table=table.output, task=task, tasks_root=tasks_root, seed=seed)
    fitted = fit(work=featurised.output)
    packed = gate_and_pack(
        work=featurised.output,
        result=fitted.output,
        models=models,
        override_reason=override_reason,
    )
    # A cached answer would skip a publication that a person asked for.
    publish(bundle=packed.outputs["bundle"], models=models, channel=channel).set_caching_options(
        enable_caching=False
    )
