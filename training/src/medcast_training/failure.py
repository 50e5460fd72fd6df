"""The expected failures of a training run."""

from typing import Literal

FailureCode = Literal["PARITY_FAILED", "TRAINING_FAILED", "TARGET_CONSTANT", "TOO_FEW_ROWS"]


class TrainingFailure(Exception):
    """A training run that cannot go on, with a code from the closed list.

    Parameters
    ----------
    code
        What kind of failure it is.
    expected, got, advice
        The three parts of the message: what was needed, what came, what to do next.

    Examples
    --------
    >>> str(TrainingFailure("TOO_FEW_ROWS", "at least 49 rows", "12", "give a longer table"))
    'expected at least 49 rows, got 12, give a longer table'
    """

    def __init__(self, code: FailureCode, expected: str, got: str, advice: str) -> None:
        super().__init__(f"expected {expected}, got {got}, {advice}")
        self.code: FailureCode = code
