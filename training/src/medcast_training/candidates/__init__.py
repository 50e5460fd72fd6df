"""The models that can compete: fitting, tuning and blending them."""

from medcast_training.candidates.blend import BlendFit, blend_fits, blend_weights, mean_fit
from medcast_training.candidates.competitors import (
    FittedBlend,
    absence,
    fit_blend,
    fit_candidate,
    resolve_candidate,
)
from medcast_training.candidates.context import FitContext
from medcast_training.candidates.fit import group_field
from medcast_training.candidates.fitted import Fitted, QuantileFit, QuantileSide
from medcast_training.candidates.imported_packages import Absence
from medcast_training.candidates.models import MODELS
from medcast_training.candidates.tuning import tuned_parameters

__all__ = [
    "MODELS",
    "Absence",
    "BlendFit",
    "FitContext",
    "Fitted",
    "FittedBlend",
    "QuantileFit",
    "QuantileSide",
    "absence",
    "blend_fits",
    "blend_weights",
    "fit_blend",
    "fit_candidate",
    "group_field",
    "mean_fit",
    "resolve_candidate",
    "tuned_parameters",
]
