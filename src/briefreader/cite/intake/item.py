"""What a file says of a source, as a CSL item: what does not fit the format is kept in `custom`, or told."""

from collections.abc import Mapping
from typing import Any, get_args

from msgspec import Struct, structs

from briefreader.brief.model.csl import CslDate, CslItem, CslName, CslType
from briefreader.cite.entries.key import key
from briefreader.cite.entries.variables import DATES_OF_CSL, NAMES_OF_CSL

Variables = dict[str, Any]  # of CSL, by their names in CSL-JSON

_FIELDS = {field.encode_name: field for field in structs.fields(CslItem)}
# Types that reference managers write, and those of CSL.
_OTHER_TYPES: Mapping[str, CslType] = {
    "blogPost": "post-weblog",
    "bookSection": "chapter",
    "case": "legal_case",
    "email": "personal_communication",
    "film": "motion_picture",
    "gazette": "legislation",
    "journalArticle": "article-journal",
    "letter": "personal_communication",
    "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper",
    "podcast": "broadcast",
    "preprint": "article",
    "presentation": "speech",
    "statute": "legislation",
    "tvBroadcast": "broadcast",
    "radioBroadcast": "broadcast",
    "video": "motion_picture",
    "videoRecording": "motion_picture",
}
ANY_TYPE: CslType = "document"
_NAME_FIELDS = {field.encode_name: field.name for field in structs.fields(CslName)}
_NO_TITLE = ("title-short", "shortTitle", "event-title", "genre", "container-title", "abstract")
_LONGEST_TITLE = 100  # characters taken from an abstract


class CitationFileError(Exception):
    """A file of citations cannot be used: what is wrong, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}. {mend}")
        self.what = what
        self.mend = mend


class FoundCitation(Struct, frozen=True):
    """One citation of a file, the keys it can be named by, and the variables that could not be taken.

    The first key is the one under which it is cited.
    """

    item: CslItem
    keys: tuple[str, ...]
    lost: tuple[str, ...] = ()


def taken(variables: Variables) -> FoundCitation:
    """The item that these variables make."""
    values: dict[str, Any] = {}
    custom = dict(variables["custom"]) if isinstance(variables.get("custom"), dict) else {}
    lost: list[str] = []
    for name, value in variables.items():
        field = _FIELDS.get(name)
        if value in (None, "", [], {}) or name in ("custom", "type"):
            continue
        if field is None:
            custom[name] = value
        elif (read := _value(name, value)) is None:
            lost.append(name)
        else:
            values[field.name] = read
    kind = str(variables.get("type") or ANY_TYPE)
    known = next((one for one in get_args(CslType) if one == kind), _OTHER_TYPES.get(kind, ANY_TYPE))
    if known == ANY_TYPE != kind:
        custom["type"] = kind
    values.setdefault("title", _stand_in(variables))
    item_id = values.pop("id", "")
    item = CslItem(id=item_id, type=known, custom=custom, **values)
    if item_id == "":
        item = structs.replace(item, id=key(item))
    keys = [str(one) for one in (key(item), item.citation_key, item.id) if one]
    return FoundCitation(item, tuple(dict.fromkeys(keys)), tuple(lost))


def _stand_in(variables: Variables) -> str:
    """What an item without a title is called by."""
    found = (str(variables[name]) for name in _NO_TITLE if variables.get(name))
    return next(found, "Untitled")[:_LONGEST_TITLE]


def _value(name: str, value: Any) -> Any:
    """The value as the field has it; None if it cannot be one."""
    if name in DATES_OF_CSL:
        return _date(value)
    if name == "categories":
        return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
    if name in NAMES_OF_CSL:
        return _names(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return value if isinstance(value, int) and _FIELDS[name].name in _NUMBERS else str(value)


def _names(value: Any) -> tuple[CslName, ...] | None:
    people = [_name(one) for one in (value if isinstance(value, list) else [value])]
    return tuple(one for one in people if one is not None) or None


def _name(value: Any) -> CslName | None:
    if isinstance(value, str):
        return CslName(literal=value)
    if not isinstance(value, dict):
        return None
    parts = {_NAME_FIELDS[name]: one for name, one in value.items() if name in _NAME_FIELDS and _is_flat(one)}
    texts = ("comma_suffix", "static_ordering", "parse_names")
    return CslName(**{name: one if name in texts else str(one) for name, one in parts.items()})


def _date(value: Any) -> CslDate | None:
    if isinstance(value, str | int):
        return CslDate(raw=str(value))
    if not isinstance(value, dict):
        return None
    written = value.get("date-parts")
    ends = [_parts(one) for one in written if isinstance(one, list)] if isinstance(written, list) else []
    texts = {name: value[name] for name in ("season", "circa", "literal", "raw") if _is_flat(value.get(name))}
    for name in ("literal", "raw"):
        if name in texts:
            texts[name] = str(texts[name])
    return CslDate(date_parts=tuple(filter(None, ends)), **texts)


def _parts(parts: list[Any]) -> tuple[int | str, ...]:
    return tuple(part for part in parts if isinstance(part, int | str) and part != "")


def _is_flat(value: Any) -> bool:
    return isinstance(value, str | int | bool) and value != ""


# `str | int | None`, and the id.
_NUMBERS = frozenset(name for name, kind in CslItem.__annotations__.items() if "int" in str(kind))
