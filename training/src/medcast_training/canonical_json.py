"""JSON that is the same bytes wherever it is written."""

import json
import math
from typing import Any

SIGNIFICANT_DIGITS = 6


def to_canonical_json(value: Any) -> bytes:
    r"""Write JSON with sorted keys, floats of six significant digits and a final newline.

    Examples
    --------
    >>> to_canonical_json({"b": 0.1234567, "a": [-0.0, 1]})
    b'{\n  "a": [\n    0.0,\n    1\n  ],\n  "b": 0.123457\n}\n'
    """
    text = json.dumps(
        _rounded(value), sort_keys=True, indent=2, ensure_ascii=False, allow_nan=False
    )
    return f"{text}\n".encode()


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    if isinstance(value, float) and math.isfinite(value):
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}") + 0.0
    return value
