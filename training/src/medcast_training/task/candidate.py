"""A model that competes, as a task declares it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from medcast_training.json_reader import JsonReader

Loss = Literal["squared", "absolute", "quantile", "log"]

LOSSES: tuple[Loss, ...] = get_args(Loss)

OUTPUT_OF_LOSS: Mapping[Loss, str] = {
    "squared": "expected",
    "absolute": "typical",
    "log": "probabilities",
}
"""The output that candidates of a loss compete for; those of loss `quantile` carry intervals."""


@dataclass(frozen=True)
class Tune:
    """What to search inside each training fold.

    Parameters
    ----------
    search
        The values to try of each parameter.
    trials
        How many combinations to draw from them.
    splits
        Inner folds that each combination is judged on.
    """

    search: Mapping[str, tuple[Any, ...]]
    trials: int
    splits: int


@dataclass(frozen=True, eq=False)
class Candidate:
    """A model that competes; compared and hashed by identity.

    Parameters
    ----------
    name
        What reports call it.
    model
        One of the models in :mod:`medcast_training.candidates`.
    loss
        ``"squared"`` estimates the mean and competes for `expected`; ``"absolute"`` the median and
        competes for `typical`; ``"quantile"`` a pair of quantiles that intervals start from;
        ``"log"`` the probability of each label.
    feature_set, features
        The name of its feature set, and the columns in it.
    parameters
        What the model needs besides.
    tune
        What to search for besides; None when every parameter is given.
    """

    name: str
    model: str
    loss: Loss
    feature_set: str
    features: tuple[str, ...]
    parameters: Mapping[str, JsonReader]
    tune: Tune | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """Name the candidates that a blend is made of; empty for any other model."""
        return self.parameters["of"].texts() if self.model == "blend" else ()


def parse_candidate(item: JsonReader, feature_sets: Mapping[str, tuple[str, ...]]) -> Candidate:
    """Read one entry of `task.candidates`.

    Raises
    ------
    TrainingFailure
        ``TRAINING_FAILED`` naming the first place that does not fit.
    """
    feature_set, loss = item.at("featureSet"), item.at("loss")
    feature_set.require(feature_set.text() in feature_sets, f"one of {sorted(feature_sets)}")
    loss.require(loss.text() in LOSSES, f"one of {', '.join(LOSSES)}")
    if item.at("model").text() == "blend":
        of = item.at("parameters").at("of")
        of.require(len(set(of.texts())) > 1, "two candidates or more")
    return Candidate(
        name=item.at("name").text(),
        model=item.at("model").text(),
        loss=next(each for each in LOSSES if each == loss.text()),
        feature_set=feature_set.text(),
        features=feature_sets[feature_set.text()],
        parameters=dict(item.at("parameters").entries()),
        tune=_tune(item.at("tune")) if item.has("tune") else None,
    )


def _tune(item: JsonReader) -> Tune:
    trials, splits = item.at("trials"), item.at("splits")
    trials.require(trials.integer() >= 1, "at least 1")
    splits.require(splits.integer() > 1, "at least 2")
    search = {name: tuple(values.raws()) for name, values in item.at("search").entries()}
    empty = [name for name, values in search.items() if not values]
    item.at("search").require(bool(search) and not empty, "one value or more of each parameter")
    return Tune(search, trials.integer(), splits.integer())
