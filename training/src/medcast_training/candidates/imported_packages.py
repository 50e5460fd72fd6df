"""Models whose packages may be missing, or fail to import: the group `boosters`, and LightGBM."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

BOOSTERS = "boosters"

PACKAGES: Mapping[str, str] = {
    "lightgbm": "lightgbm",
    "xgboost": "xgboost",
    "catboost": "catboost",
    "ebm": "interpret.glassbox",
}
"""What each of these models imports."""


@dataclass(frozen=True)
class Absence:
    """Why a model cannot compete here.

    Parameters
    ----------
    reason
        What is the matter, and what to do.
    """

    reason: str


@cache
def missing_package(model: str) -> Absence | None:
    """Say why a model cannot be fitted here, or None where it can.

    Examples
    --------
    >>> missing_package("linear") is None
    True
    """
    package = PACKAGES.get(model)
    return None if package is None else missing_import(package)


def missing_import(package: str) -> Absence | None:
    """Say why a package cannot be imported, or None where it can.

    Examples
    --------
    >>> missing_import("no_such_package")
    Absence(reason='no_such_package is not installed; train with --with boosters')
    """
    try:
        importlib.import_module(package)
    except ModuleNotFoundError as error:
        name = error.name or package
        return Absence(f"{name} is not installed; train with --with {BOOSTERS}")
    except (ImportError, OSError) as error:
        return Absence(_broken(package, str(error)))
    return None


def _broken(package: str, message: str) -> str:
    advice = ""
    if "libgomp" in message or "libomp" in message:
        advice = "; install the system's OpenMP library (Debian: libgomp1, macOS: libomp)"
    return f"{package} is installed but fails to import: {message}{advice}"
