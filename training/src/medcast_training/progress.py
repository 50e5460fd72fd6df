"""What a training run says while it works: one JSON object a line."""

import json
from collections.abc import Callable
from typing import Protocol, TextIO

Event = dict[str, str | int]


class Progress(Protocol):
    """Where a training run reports to."""

    def step(self, name: str) -> None:
        """Say that a new step begins."""

    def advance(self, done: int, total: int, label: str) -> None:
        """Say how many of the step's units are done."""


class JsonLinesProgress:
    """Writes each event as one line of JSON.

    Parameters
    ----------
    stream
        Where the lines go, flushed one by one so that a reader of a pipe sees them at once.

    Examples
    --------
    >>> import sys
    >>> JsonLinesProgress(sys.stdout).advance(12, 250, "linear")
    {"event": "progress", "done": 12, "total": 250, "label": "linear"}
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def step(self, name: str) -> None:
        """Say that a new step begins."""
        self._write({"event": "step", "name": name})

    def advance(self, done: int, total: int, label: str) -> None:
        """Say how many of the step's units are done."""
        self._write({"event": "progress", "done": done, "total": total, "label": label})

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
