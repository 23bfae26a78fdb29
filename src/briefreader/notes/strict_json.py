"""JSON (https://www.rfc-editor.org/rfc/rfc8259) without what the standard library lets pass.

That is: duplicate keys, NaN, endless numbers.
"""

import json
import math
from typing import Any, NoReturn


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key appears twice")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number is larger than JSON can hold")
    return number


def _short(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:
        raise ValueError("a number is larger than JSON can hold") from None


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number that JSON can hold")


DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_no_number, parse_float=_finite, parse_int=_short
)
"""Raises ValueError, which says what is wrong, and RecursionError for what is nested too deep."""
