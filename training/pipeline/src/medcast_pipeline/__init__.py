"""The training run as a Kubeflow pipeline.

Each component runs one stage of the `medcast` command line in the training image, exactly the
stages that `medcast train` runs in one process on a laptop. Nothing is computed here.
"""
