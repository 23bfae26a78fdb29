"""An item as entries write it: its variables by their names in CSL, and dates as EDTF."""

import re
from collections.abc import Iterator, Mapping
from typing import get_args

from msgspec import Struct, structs

from briefreader.base.patterns import pattern
from briefreader.base.rich_text import marked_up
from briefreader.brief.model.csl import CslDate, CslItem, CslName, CslType
from briefreader.cite.punctuation import one_line

_FIELDS = tuple((field.name, field.encode_name) for field in structs.fields(CslItem))
_EMPTY = CslItem(id="", type="document", title="")
_NOT_VARIABLES = ("id", "type", "citation-key", "custom")
_DOI = pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_SEASONS = 20  # EDTF counts them from 21
_FIRST_SEASONS = range(13, 17)  # as months, in CSL 1.0.2


_OLD_NAMES = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
TYPES_OF_CSL = frozenset(get_args(CslType))
# Variables by what they hold.
DATES_OF_CSL = frozenset(("accessed", "available-date", "event-date", "issued", "original-date", "submitted"))
NAMES_OF_CSL = frozenset(
    name for attribute, name in _FIELDS if getattr(_EMPTY, attribute) == () and name != "categories"
)
TEXTS_OF_CSL = frozenset(
    name for _, name in _FIELDS if name not in (*DATES_OF_CSL, *NAMES_OF_CSL, *_NOT_VARIABLES)
)


class Variables(Struct, frozen=True):
    """What an item says, but for its type and keys. Texts are in one line, and none is empty."""

    texts: Mapping[str, str]
    names: Mapping[str, tuple[CslName, ...]]
    dates: Mapping[str, CslDate]


def variables(csl: CslItem) -> Variables:
    """The variables that have a value."""
    texts, names, dates = dict[str, str](), dict[str, tuple[CslName, ...]](), dict[str, CslDate]()
    for attribute, name in _FIELDS:
        value = getattr(csl, attribute)
        if not value or name in _NOT_VARIABLES:
            continue
        if isinstance(value, CslDate):
            dates[name] = value
        elif name == "categories":
            texts[name] = ", ".join(value)
        elif isinstance(value, tuple):
            names[name] = value
        elif text := marked_up(one_line(str(value))).strip():
            texts[name] = text
    for old, new in _OLD_NAMES.items():
        if old in texts and new not in texts:
            texts[new] = texts.pop(old)
    return Variables(texts, names, dates)


def bare_doi(doi: str | None) -> str:
    """`10.1000/dam`, without the address or label that it may be given with."""
    return _DOI.sub("", (doi or "").strip(), count=1)


# --- names ----------------------------------------------------------------------------------


def before_family(name: CslName) -> str:
    """The particles before a family name, with the space after them if they take one."""
    parts = [one_line(part).strip() for part in (name.dropping_particle, name.non_dropping_particle) if part]
    return "".join(part if part.endswith(("-", "’", "'")) else f"{part} " for part in parts if part)


def family_name(name: CslName) -> str:
    """`van den Berg`; of an organization all of it."""
    family = one_line(name.family or "").strip()
    if not family:
        return one_line(name.literal or name.given or "").strip()
    return f"{before_family(name)}{family}"


def given_name(name: CslName) -> str:
    """`Anna Rose`; of an organization nothing."""
    return one_line(name.given or "").strip() if name.family else ""


# --- dates ----------------------------------------------------------------------------------


def edtf(date: CslDate) -> str:
    """`2024-10-14/2024-10-20`, `1911~`, `2024-21` of spring; empty if there are only words for it.

    Levels 0 and 1 of https://www.loc.gov/standards/datetime/.
    """
    season = _season(date)
    written = [_edtf(_numbers(parts), season) for parts in date.date_parts[:2]]
    if not written or not all(written):
        return ""
    about = "~" if date.circa not in (None, False, "", 0, "0", "false") else ""
    return "/".join(f"{one}{about}" for one in written)


def words_of(date: CslDate) -> str:
    """What a date says in words, if it is not in numbers."""
    return one_line(date.literal or date.raw or "").strip()


def _edtf(numbers: tuple[int, ...], season: int) -> str:
    if not numbers:
        return ""
    year, month, day = (*numbers, 0, 0)[:3]
    if not month and season:
        month = _SEASONS + season
    year += year < 0  # CSL has no year 0, and EDTF has one
    written = f"{year:04}" if year >= 0 else f"-{-year:04}"
    return written + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _season(date: CslDate) -> int:
    given = str(date.season or "").strip()
    return int(given) if given in ("1", "2", "3", "4") else 0


def _numbers(parts: tuple[int | str, ...]) -> tuple[int, ...]:
    """Year, month and day, as far as they can be one; seasons as EDTF numbers them."""
    return tuple(_checked(parts))


def _checked(parts: tuple[int | str, ...]) -> Iterator[int]:
    for place, part in enumerate(parts[:3]):
        try:
            number = int(part)
        except ValueError:
            return
        if place == 0 and -9999 <= number <= 9999 and number:
            yield number
        elif place == 1 and number in _FIRST_SEASONS:
            yield number - _FIRST_SEASONS.start + _SEASONS + 1
        elif (place == 1 and (1 <= number <= 12 or 21 <= number <= 24)) or (place == 2 and 1 <= number <= 31):
            yield number
        else:
            return
