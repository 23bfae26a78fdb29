"""Keys by which a reference manager and a text find the same entry."""

import hashlib
import re
from collections.abc import Iterator

from briefreader.base.ids import slug
from briefreader.base.patterns import pattern
from briefreader.base.rich_text import marked_up, without_marks
from briefreader.brief.model.csl import CslDate, CslItem, CslName
from briefreader.cite.entries.variables import bare_doi

# What BibTeX, biblatex, pandoc, Org and Typst all take: words, and single marks between them.
_LEGAL = pattern(r"\w+(?:[-.:]\w+)*")
_PLACEHOLDER = "source"  # what earlier versions wrote into every brief to start from
_TITLE_WORDS = 3
_NUMBERS = 2  # of those after them
_DIGITS = 4
_LONGEST = 20  # letters of a name or a word
_ADDRESS = pattern(r"https?://(?:www\.)?|/?(?:#.*)?$")
_NOT_WORDS = pattern(r"[\W_]+")
# What begins or joins titles, and tells none from another.
_SMALL_WORDS = (
    "a an and are as at by for from in into is it its of on or over the to with "
    "am das dem den der des die ein eine im und von zu "
    "au aux d de del della des di du e el en est et i il l la las le les lo los o os un una une y"
)
_INSIGNIFICANT = frozenset(_SMALL_WORDS.split())


def key(csl: CslItem) -> str:
    """The item's own key; else `bell2024_dam_holds_3f2a`, made of the item and of nothing else.

    Its own are `citation-key` and an `id` that every format takes. What is made has letters, digits and
    underscores alone. Documents cite by it, so it has to last.
    """
    return own_key(csl) or _made(csl)


def own_key(csl: CslItem) -> str:
    """The key that its owner gave an item; empty if there is none."""
    item_id = str(csl.id)
    for given in (csl.citation_key or "", "" if item_id == _PLACEHOLDER else item_id):
        if _LEGAL.fullmatch(given):
            return given
    return ""


def is_same_source(one: CslItem, other: CslItem) -> bool:
    """Whether two items are of one source: by their DOIs, else by title, and date where both have one."""
    if one.doi and other.doi:
        return _doi(one) == _doi(other)
    dates = {date for date in (_written(one.issued), _written(other.issued)) if date}
    return _title(one) == _title(other) and len(dates) < 2


def _identity(csl: CslItem) -> str:
    """What tells sources apart: the DOI, else address, title and date, as an address alone may be shared."""
    if doi := _doi(csl):
        return f"doi:{doi}"
    address = _ADDRESS.sub("", (csl.url or "").strip())
    return "\n".join((address, _title(csl), _written(csl.issued)))


def _doi(csl: CslItem) -> str:
    return bare_doi(csl.doi).casefold()


def _title(csl: CslItem) -> str:
    return _NOT_WORDS.sub(" ", _plain(csl.title).casefold()).strip()


def _made(csl: CslItem) -> str:
    year = _year(csl.issued)
    words = list(_title_words(csl))
    names = csl.author or csl.editor or csl.director or csl.host
    name = _letters(_family(names[0])) if names else ""
    lead = [f"{name}{year}"] if name else [*words[:1], year] if words else [f"{_PLACEHOLDER}{year}"]
    rest = words if name else words[1:]
    digest = hashlib.sha256(_identity(csl).encode(errors="surrogatepass")).hexdigest()
    return "_".join((*lead, *rest, digest[:_DIGITS]))


def _title_words(csl: CslItem) -> Iterator[str]:
    words = [word for word in re.split(r"\s+", _plain(csl.title)) if word]
    letters = list(filter(None, map(_letters, words)))
    significant = [word for word in letters if word not in _INSIGNIFICANT] or letters
    yield from significant[:_TITLE_WORDS]
    # What tells the parts of a series apart: `What we know on day 745`.
    yield from [word for word in significant[_TITLE_WORDS:] if any(map(str.isdecimal, word))][:_NUMBERS]


def _letters(word: str) -> str:
    """A word in small Latin letters, whatever its script."""
    return slug(word).replace("-", "")[:_LONGEST]


def _family(name: CslName) -> str:
    return name.family or name.literal or name.given or ""


def _plain(text: str) -> str:
    return without_marks(marked_up(text))


def _year(date: CslDate | None) -> str:
    found = re.search(r"\d{4}", _written(date))
    return found[0] if found else "nd"


def _written(date: CslDate | None) -> str:
    """The parts of a date as they are given."""
    if date is None:
        return ""
    parts = "/".join("-".join(str(part).lstrip("0") for part in one) for one in date.date_parts)
    return parts or date.literal or date.raw or ""
