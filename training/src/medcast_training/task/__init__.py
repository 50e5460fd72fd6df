"""The parts of `task.json` that training reads: what to fit, how to judge it, what to pick."""

from medcast_training.task.candidate import Candidate, Loss, Tune
from medcast_training.task.document import Direction, Kind, Task, parse_task

__all__ = ["Candidate", "Direction", "Kind", "Loss", "Task", "Tune", "parse_task"]
