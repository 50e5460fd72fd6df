"""The ways to calibrate an interval that compete."""

from dataclasses import dataclass
from typing import Literal

Source = Literal["split", "out-of-fold", "CV+", "one-sided", "CQR split", "CQR out-of-fold"]
Tails = Literal["equal", "shortest"]

TWO_TAILED: tuple[Source, ...] = ("split", "out-of-fold")
"""Sources whose tails can be shared between the sides in more ways than one."""


@dataclass(frozen=True)
class IntervalMethod:
    """One way to calibrate an interval.

    Parameters
    ----------
    source
        What the interval starts from and where its residuals come from; see
        :mod:`medcast_training.uncertainty.calibration`.
    group
        The category field whose categories are calibrated apart; None for all rows together.
    tails
        How what is left out is shared between the two sides, where the source leaves a choice.

    Examples
    --------
    >>> IntervalMethod("out-of-fold", "smoker", "shortest").name
    'out-of-fold by smoker, shortest'
    >>> IntervalMethod("CV+", None).name
    'CV+'
    """

    source: Source
    group: str | None
    tails: Tails = "equal"

    @property
    def burden(self) -> int:
        """What it adds to the graph: 0 no model, 1 a pair of quantiles, 2 those of all folds."""
        if self.source == "CV+":
            return 2
        return 1 if "CQR" in self.source else 0

    @property
    def name(self) -> str:
        """What reports call it."""
        grouping = f" by {self.group}" if self.group else ""
        return f"{self.source}{grouping}" + (f", {self.tails}" if self.source in TWO_TAILED else "")


def interval_methods(
    groups: tuple[str, ...], has_minimum: bool, has_quantiles: bool
) -> list[IntervalMethod]:
    """List the methods that compete, each for all rows together and for each declared field.

    Parameters
    ----------
    groups
        The fields that the task declares.
    has_minimum
        Whether the target has a least value, which is the lower bound of a one-sided interval.
    has_quantiles
        Whether a candidate of loss `quantile` competes.
    """
    two_tails: tuple[Tails, ...] = ("equal", "shortest")
    sources: list[tuple[Source, Tails]] = [
        (source, tails) for source in TWO_TAILED for tails in two_tails
    ]
    sources.append(("CV+", "equal"))
    if has_minimum:
        sources.append(("one-sided", "equal"))
    if has_quantiles:
        sources += [("CQR split", "equal"), ("CQR out-of-fold", "equal")]
    return [
        IntervalMethod(source, group, tails)
        for source, tails in sources
        for group in (None, *groups)
    ]
