"""What a fit needs to know besides the candidate and the table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medcast_training.group_encoding import GroupEncoding
from medcast_training.task import Candidate, Direction


@dataclass(frozen=True)
class FitContext:
    """What a fit needs to know besides the candidate and the table; picklable.

    Parameters
    ----------
    encodings
        How the fields that candidates group by show in the features.
    candidates
        All of the task's candidates by name; blends look up their members.
    monotone
        Feature columns in which the estimate must not fall, or must not rise.
    quantiles
        The two quantiles that loss `quantile` estimates, each between 0 and 1.
    seed
        Entropy of inner folds and of what is drawn while tuning.
    """

    encodings: Mapping[str, GroupEncoding] = field(default_factory=dict)
    candidates: Mapping[str, Candidate] = field(default_factory=dict)
    monotone: Mapping[str, Direction] = field(default_factory=dict)
    quantiles: tuple[float, float] = (0.025, 0.975)
    seed: tuple[int, ...] = (0,)
