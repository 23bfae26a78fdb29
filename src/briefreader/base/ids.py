"""Ids and names of files made out of words."""

import re
import unicodedata
from collections.abc import Container

_LONGEST = 40  # characters


def slug(words: str) -> str:
    """Small Latin letters, digits and dashes that recall the words; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST].strip("-")


def unused(stem: str, taken: Container[str]) -> str:
    """An id that nothing has: the stem, or with `-2`, `-3` … behind it."""
    number, item = 1, stem
    while item in taken:
        number += 1
        item = f"{stem}-{number}"
    return item
