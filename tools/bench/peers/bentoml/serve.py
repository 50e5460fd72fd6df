"""`bentoml serve` for the service beside this file."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    bentoml = str(Path(sys.executable).parent / "bentoml")
    words = ["serve", "service:Insurance", "--host", "127.0.0.1", "--port", os.environ["PORT"]]
    os.chdir(Path(__file__).parent)
    os.execv(bentoml, [bentoml, *words])
