"""``python -m medcast_training --work DIR [--result DIR]``."""

import argparse
import signal
import sys
import traceback
from pathlib import Path
from types import FrameType

from medcast_training.failure import TrainingFailure
from medcast_training.parallel import end_workers
from medcast_training.progress import JsonLinesProgress
from medcast_training.training import train

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(BaseException):
    """A signal that asks the run to end.

    Parameters
    ----------
    number
        Of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(arguments: list[str] | None = None) -> int:
    """Train on a work folder; report on stdout, one JSON object a line.

    Returns
    -------
    int
        0 when the result folder is written, 1 after a last line with the event ``failed``, 128 plus
        the signal's number when a signal ended the run, which then has written nothing.
    """
    parser = argparse.ArgumentParser(prog="medcast_training", description=main.__doc__)
    parser.add_argument("--work", type=Path, required=True, help="the work folder, only read")
    parser.add_argument("--result", type=Path, help="where to write; WORK/result unless given")
    options = parser.parse_args(arguments)
    for each in SIGNALS:
        signal.signal(each, _interrupt)
    try:
        return _train(options.work, options.result)
    except Interrupted as interrupted:
        end_workers()
        return 128 + interrupted.number


def _train(work: Path, result: Path | None) -> int:
    progress = JsonLinesProgress(sys.stdout)
    try:
        train(work, progress, result)
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


def _interrupt(number: int, _frame: FrameType | None) -> None:
    """Raise once; a second signal must not interrupt the clearing up."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise Interrupted(number)


if __name__ == "__main__":
    sys.exit(main())
