"""What a reviewer adds to a citation that the source does not give."""

import re
from collections.abc import Iterable
from typing import Any, Literal, get_args

from msgspec import Struct, structs

from briefreader.brief.csl import CslDate, CslItem, CslName
from briefreader.cite.citation import INFERRED, work
from briefreader.cite.formats.address import web_address

Field = Literal["author", "issued", "URL", "section", "accessed"]
FIELDS: tuple[Field, ...] = get_args(Field)

_ISO = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


class Addition(Struct, frozen=True):
    """A value for one field; `inferred` if it is a guess, to be shown in brackets."""

    field: Field
    value: str
    inferred: bool = False


def complaint(field: Field, value: str) -> str | None:
    """What is wrong with a value, and how to write it; None if nothing is."""
    if not value.strip() or "\n" in value:
        return "Write it in one line"
    if field in ("issued", "accessed") and not _ISO.fullmatch(value.strip()):
        return "Write the date as 2024-10-16, 2024-10 or 2024"
    if field == "URL" and web_address(value.strip()) is None:
        return "Write the whole address, with https://"
    return None


def amended(csl: CslItem, additions: Iterable[Addition]) -> CslItem:
    """The citation with what was added; what the source itself gives is not replaced."""
    inferred: list[str] = []
    for one in additions:
        if complaint(one.field, one.value) or _has(csl, one.field):
            continue
        csl = structs.replace(csl, **_values(one.field, one.value.strip()))
        if one.inferred:
            inferred.append(one.field)
    custom = {name: value for name, value in csl.custom.items() if name != INFERRED}
    return structs.replace(csl, custom={**custom, INFERRED: inferred} if inferred else custom)


def _has(csl: CslItem, field: Field) -> bool:
    source = work(csl)
    present: dict[Field, object] = {
        "author": source.authors,
        "issued": source.dated,
        "URL": source.address,
        "section": source.section,
        "accessed": source.accessed,
    }
    return bool(present[field])


def _values(field: Field, value: str) -> dict[str, Any]:
    match field:
        case "author":
            return {"author": tuple(map(_name, filter(str.strip, value.split(";"))))}
        case "issued" | "accessed":
            parts = tuple(int(part) for part in value.split("-"))
            return {field: CslDate(date_parts=(parts,))}
        case "URL":
            return {"url": value}
    return {field: value}


def _name(text: str) -> CslName:
    family, comma, given = text.partition(",")
    return CslName(family=family.strip(), given=given.strip()) if comma else CslName(literal=text.strip())
