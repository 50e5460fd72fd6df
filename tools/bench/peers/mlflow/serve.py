"""`mlflow models serve` of a scikit-learn model, one worker, in this environment."""

import os
import sys
import tempfile
from pathlib import Path

import mlflow.sklearn
from tutorial import fit_tutorial_model

if __name__ == "__main__":
    saved = Path(tempfile.mkdtemp(prefix="medcast-bench-")) / "model"
    mlflow.sklearn.save_model(
        fit_tutorial_model(),
        str(saved),
        serialization_format="cloudpickle",
        pip_requirements=[],
    )
    serve = ["-m", "mlflow", "models", "serve", "--model-uri", str(saved), "--env-manager", "local"]
    address = ["--host", "127.0.0.1", "--port", os.environ["PORT"], "--workers", "1"]
    os.execv(sys.executable, [sys.executable, *serve, *address])
