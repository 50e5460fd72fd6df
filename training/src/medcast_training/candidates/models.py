"""The models that can compete, by the name a task gives them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from medcast_training.candidates import (
    boosted_trees,
    catboost_trees,
    ebm,
    lightgbm_trees,
    linear,
    logistic,
    random_forest,
    xgboost_trees,
)
from medcast_training.candidates.constant import fit_constant
from medcast_training.candidates.fitted import Fitted
from medcast_training.candidates.median_plus_mean import fit_median_plus_mean
from medcast_training.candidates.problem import FitProblem
from medcast_training.failure import TrainingFailure
from medcast_training.json_reader import JsonReader
from medcast_training.task import Candidate, Loss

OTHER_PARAMETERS = ("group", "of", "splits", "targetEncoded")
"""Parameters that are no numbers of a model: of median-plus-mean, of blends, and of every model."""


WHOLE = ("trees", "leaves", "depth", "rounds", "bins", "pairs", "bags", "minimumRowsPerLeaf")
"""Parameters that count something."""


@dataclass(frozen=True)
class Model:
    """One family of models.

    Parameters
    ----------
    losses
        What it can minimise.
    fit
        Fits it to a problem; under loss `quantile`, to one quantile.
    parameters
        The numbers it takes and their defaults; None where one has to be given.
    grows_in_steps
        Whether a fit of many `trees` also tells what fewer would predict: see
        :func:`~medcast_training.candidates.first_trees.first_trees`.
    """

    losses: tuple[Loss, ...]
    fit: Callable[[FitProblem], Fitted]
    parameters: Mapping[str, float | None] = field(default_factory=dict)
    grows_in_steps: bool = False


REGRESSION: tuple[Loss, ...] = ("squared", "absolute", "quantile")
EVERY: tuple[Loss, ...] = (*REGRESSION, "log")

MODELS: Mapping[str, Model] = {
    "constant": Model(EVERY, fit_constant),
    "linear": Model(REGRESSION, linear.fit_linear, linear.PARAMETERS),
    "median-plus-mean": Model(("squared",), fit_median_plus_mean),
    "logistic": Model(("log",), logistic.fit_logistic, logistic.PARAMETERS),
    "random-forest": Model(
        ("squared", "absolute", "log"), random_forest.fit_random_forest, random_forest.PARAMETERS
    ),
    "boosted-trees": Model(EVERY, boosted_trees.fit_boosted_trees, boosted_trees.PARAMETERS),
    "lightgbm": Model(
        EVERY, lightgbm_trees.fit_lightgbm, lightgbm_trees.PARAMETERS, grows_in_steps=True
    ),
    "xgboost": Model(EVERY, xgboost_trees.fit_xgboost, xgboost_trees.PARAMETERS),
    "catboost": Model(EVERY, catboost_trees.fit_catboost, catboost_trees.PARAMETERS),
    "ebm": Model(("squared", "log"), ebm.fit_ebm, ebm.PARAMETERS),
}
"""Every model but blends, which are made of others."""


def model_of(candidate: Candidate) -> Model:
    """Find the model of a candidate, and check that it minimises the candidate's loss.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` for an unknown model, or a loss that it does not know.
    """
    place = f'candidate "{candidate.name}"'
    if candidate.model not in MODELS:
        known = ", ".join([*MODELS, "blend"])
        raise _failure(f"a model out of {known}", f'"{candidate.model}" in {place}')
    model = MODELS[candidate.model]
    if candidate.loss not in model.losses:
        expected = f"a loss of {candidate.model} out of {', '.join(model.losses)}"
        raise _failure(expected, f'"{candidate.loss}" in {place}')
    return model


def numbers_of(candidate: Candidate) -> dict[str, float]:
    """Read the numbers of a candidate's model, with defaults filled in.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` for one that is missing, unknown or no number.
    """
    known = model_of(candidate).parameters
    place = f'candidate "{candidate.name}"'
    for name in candidate.parameters:
        if name not in known and name not in OTHER_PARAMETERS:
            expected = f"parameters of {place} out of {', '.join(known) or 'none'}"
            raise _failure(expected, f'"{name}"')
    numbers = {}
    for name, default in known.items():
        if name in candidate.parameters:
            numbers[name] = _number(name, candidate.parameters[name])
        elif default is None:
            raise TrainingFailure(
                "TRAINING_FAILED",
                f'parameter "{name}" of {place}',
                "nothing",
                "add it to task.candidates",
            )
        else:
            numbers[name] = default
    return numbers


def _number(name: str, value: JsonReader) -> float:
    number = value.integer() if name in WHOLE else value.number()
    value.require(number >= 0, "0 or more")
    return float(number)


def _failure(expected: str, got: str) -> TrainingFailure:
    return TrainingFailure("TRAINING_FAILED", expected, got, "correct task.candidates")
