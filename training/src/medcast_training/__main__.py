"""``python -m medcast_training --work DIR``."""

import argparse
import sys
import traceback
from pathlib import Path

from medcast_training.failure import TrainingFailure
from medcast_training.progress import JsonLinesProgress
from medcast_training.training import train


def main(arguments: list[str] | None = None) -> int:
    """Train on a work folder; report on stdout, one JSON object a line.

    Returns
    -------
    int
        0 when `result/` is written, 1 after a last line with the event ``failed``.
    """
    parser = argparse.ArgumentParser(prog="medcast_training", description=main.__doc__)
    parser.add_argument("--work", type=Path, required=True, help="the work folder")
    work = parser.parse_args(arguments).work
    progress = JsonLinesProgress(sys.stdout)
    try:
        train(work, progress)
    except TrainingFailure as failure:
        progress.failed(failure.code, str(failure))
        return 1
    except Exception as defect:
        traceback.print_exc()
        message = (
            f"expected training to finish, got {type(defect).__name__}: {defect}, "
            "report it with the lines on stderr"
        )
        progress.failed("TRAINING_FAILED", message)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
