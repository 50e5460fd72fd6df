"""What a model that grows tree by tree would have been with fewer trees."""

from dataclasses import replace

from medcast_training.candidates.absent_labels import AbsentLabelsFit
from medcast_training.candidates.fitted import Fitted, QuantileFit
from medcast_training.candidates.lightgbm_trees import LightGbmModel
from medcast_training.candidates.target_encoding import EncodedFit
from medcast_training.candidates.tree_fit import Rescaled, TreeFit, TreeModel


def first_trees(fit: Fitted, trees: int) -> Fitted:
    """Give what a fit of fewer `trees` would have been, without fitting it.

    Parameters
    ----------
    fit
        Of a model that `grows_in_steps`; one that grew no trees, since there is only one label, is
        given back.
    trees
        At most as many as the fit has, in rounds: a round has a tree for each label.
    """
    match fit:
        case TreeFit():
            return replace(fit, model=_first(fit.model, trees))
        case EncodedFit() | AbsentLabelsFit():
            return replace(fit, inner=first_trees(fit.inner, trees))
        case QuantileFit():
            return QuantileFit(first_trees(fit.lower, trees), first_trees(fit.upper, trees))
    return fit


def _first(model: TreeModel, trees: int) -> TreeModel:
    match model:
        case Rescaled():
            return replace(model, model=_first(model.model, trees))
        case LightGbmModel():
            return model.first(trees)
    raise TypeError(f"{type(model).__name__} does not grow in steps")
