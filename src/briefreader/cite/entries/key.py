"""Keys by which a reference manager and a text find the same entry."""

import re
import unicodedata

from briefreader.cite.citation import Work

_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9]+")
_KEY_WORDS = 3


def key(work: Work) -> str:
    """`choe2024`; without an author the first words of the title; without a date `nd`.

    Letters, digits and underscores alone, which every format takes.
    """
    year = work.issued.year if work.issued.year.isdecimal() else "nd"
    name = _plain_letters(work.authors[0].family) if work.authors else ""
    if not name:
        words = _plain_letters(work.short_title or work.title, "_").split("_")
        name = "_".join(words[:_KEY_WORDS]) or "source"
    return f"{name}_{year}" if "_" in name or year == "nd" else f"{name}{year}"


def _plain_letters(text: str, between: str = "") -> str:
    decomposed = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_KEY.sub(between, decomposed).strip(between or None).lower()
