"""What a training run says while it works: one JSON object a line."""

import json
import time
from collections.abc import Callable
from typing import Protocol, TextIO

Event = dict[str, str | int]

FEWEST_UNITS = 3
"""Units that have to be done before a pace can be told from them."""


class Progress(Protocol):
    """Where a training run reports to."""

    def step(self, name: str) -> None:
        """Say that a new step begins."""

    def advance(self, done: int, total: int, label: str) -> None:
        """Say how many of the step's units are done."""


class JsonLinesProgress:
    """Writes each event as one line of JSON.

    Time left is told of the step at hand, from the pace of its units so far. It goes to the stream
    and nowhere else: no file depends on a clock.

    Parameters
    ----------
    stream
        Where the lines go, flushed one by one so that a reader of a pipe sees them at once.
    clock
        Gives seconds.

    Examples
    --------
    >>> import sys
    >>> ticks = iter([0.0, 30.0])
    >>> progress = JsonLinesProgress(sys.stdout, clock=lambda: next(ticks))
    >>> progress.step("candidates")
    {"event": "step", "name": "candidates"}
    >>> progress.advance(10, 250, "linear")
    {"event": "progress", "done": 10, "total": 250, "label": "linear", "secondsLeft": 720}
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._began: float | None = None

    def step(self, name: str) -> None:
        """Say that a new step begins."""
        self._began = self._clock()
        self._write({"event": "step", "name": name})

    def advance(self, done: int, total: int, label: str) -> None:
        """Say how many of the step's units are done, and how long the others will take."""
        event: Event = {"event": "progress", "done": done, "total": total, "label": label}
        if self._began is not None and done >= FEWEST_UNITS:
            pace = (self._clock() - self._began) / done
            event["secondsLeft"] = round(pace * (total - done))
        self._write(event)

    def failed(self, code: str, message: str) -> None:
        """Say why the run ends; the last line of a run that fails."""
        self._write({"event": "failed", "code": code, "message": message})

    def _write(self, event: Event) -> None:
        self._stream.write(json.dumps(event, ensure_ascii=False) + "\n")
        self._stream.flush()


def counter(progress: Progress, total: int) -> Callable[[str], None]:
    """Count units of a step and report each.

    Parameters
    ----------
    progress
        Where to report.
    total
        Number of units of the step.

    Returns
    -------
    Callable[[str], None]
        To be called with a label when one more unit is done.
    """
    done = 0

    def advance(label: str) -> None:
        nonlocal done
        done += 1
        progress.advance(done, total, label)

    return advance
