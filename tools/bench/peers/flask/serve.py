"""Flask behind gunicorn with one worker, and a pickle."""

import os
import pickle
import sys
import tempfile
from pathlib import Path

from tutorial import fit_tutorial_model

if __name__ == "__main__":
    pickled = Path(tempfile.mkdtemp(prefix="medcast-bench-")) / "model.pkl"
    pickled.write_bytes(pickle.dumps(fit_tutorial_model()))
    os.environ["PICKLE"] = str(pickled)
    gunicorn = str(Path(sys.executable).parent / "gunicorn")
    address = f"127.0.0.1:{os.environ['PORT']}"
    words = ["--workers", "1", "--bind", address, "app:app"]
    os.chdir(Path(__file__).parent)
    os.execv(gunicorn, [gunicorn, *words])
