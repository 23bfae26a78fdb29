"""Keys by which a reference manager and a text find the same entry."""

from briefreader.base.ids import lasting_slug
from briefreader.cite.citation import Work

_KEY_WORDS = 3


def key(work: Work) -> str:
    """`choe2024`; without an author the first words of the title; without a date `nd`.

    Letters, digits and underscores alone, which every format takes. Documents cite by it, so it has to last.
    """
    year = work.issued.year if work.issued.year.isdecimal() else "nd"
    name = lasting_slug(work.authors[0].family, None).replace("-", "") if work.authors else ""
    if not name:
        words = lasting_slug(work.short_title or work.title, None).split("-")
        name = "_".join(words[:_KEY_WORDS]) or "source"
    return f"{name}_{year}" if "_" in name or year == "nd" else f"{name}{year}"
