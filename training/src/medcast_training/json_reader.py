"""Reading JSON with messages that name the place."""

from collections.abc import Iterator
from typing import Any

from medcast_training.failure import TrainingFailure


class JsonReader:
    """One value of a JSON document, and where it stands.

    Parameters
    ----------
    value
        What ``json.loads`` gave.
    path
        Where it stands, for messages.

    Examples
    --------
    >>> document = JsonReader({"folds": {"repeats": 10}}, "task")
    >>> document.at("folds").at("repeats").integer()
    10
    >>> document.at("folds").at("splits")
    Traceback (most recent call last):
    ...
    medcast_training.failure.TrainingFailure: expected task.folds.splits, got nothing, add it
    """

    def __init__(self, value: Any, path: str) -> None:
        self._value = value
        self.path = path

    def at(self, key: str) -> "JsonReader":
        """Go to a key that must exist."""
        if key not in self._as(dict, "an object"):
            raise TrainingFailure("TRAINING_FAILED", f"{self.path}.{key}", "nothing", "add it")
        return JsonReader(self._value[key], f"{self.path}.{key}")

    def items(self) -> Iterator["JsonReader"]:
        """Go through an array."""
        for position, item in enumerate(self._as(list, "an array")):
            yield JsonReader(item, f"{self.path}[{position}]")

    def entries(self) -> Iterator[tuple[str, "JsonReader"]]:
        """Go through an object, in the order of the document."""
        for key, value in self._as(dict, "an object").items():
            yield key, JsonReader(value, f"{self.path}.{key}")

    def has(self, key: str) -> bool:
        """Say whether a key exists."""
        return key in self._as(dict, "an object")

    def require(self, holds: bool, expected: str) -> None:
        """Refuse the value, saying what was expected of it, unless a condition holds."""
        if not holds:
            raise TrainingFailure(
                "TRAINING_FAILED",
                f"{self.path} to be {expected}",
                repr(self._value)[:80],
                "correct it",
            )

    def is_null(self) -> bool:
        """Say whether the value is null."""
        return self._value is None

    def text(self) -> str:
        """Give a string."""
        return str(self._as(str, "a string"))

    def texts(self) -> tuple[str, ...]:
        """Give an array of strings."""
        return tuple(item.text() for item in self.items())

    def integer(self) -> int:
        """Give an integer."""
        return int(self._as(int, "an integer"))

    def number(self) -> float:
        """Give a number as a float."""
        return float(self._as((int, float), "a number"))

    def raws(self) -> list[Any]:
        """Give an array as it was parsed."""
        return list(self._as(list, "an array"))

    def raw(self) -> Any:
        """Give the value as it was parsed."""
        return self._value

    def _as(self, kind: type | tuple[type, ...], name: str) -> Any:
        if not isinstance(self._value, kind) or isinstance(self._value, bool):
            got = repr(self._value)
            raise TrainingFailure("TRAINING_FAILED", f"{self.path} to be {name}", got, "correct it")
        return self._value
