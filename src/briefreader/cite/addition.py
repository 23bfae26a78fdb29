"""What a reviewer adds to a citation that the source does not give."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

from msgspec import Struct, ValidationError, convert, structs

from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Inferred, Source
from briefreader.brief.model.csl import CslDate, CslItem, CslName
from briefreader.cite.address import web_address
from briefreader.cite.citation import INFERRED, work

CitationField = Literal["author", "issued", "URL", "section", "accessed"]
FIELDS: tuple[CitationField, ...] = get_args(CitationField)

_ISO = pattern(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


class AddedField(Struct, frozen=True):
    """A value for one field; `inferred` if it is a guess, to be shown in brackets."""

    field: CitationField
    value: str
    inferred: bool = False


def field_named(name: str) -> CitationField | None:
    """The field of that name."""
    return next((field for field in FIELDS if field == name), None)


def guesses(source: Source) -> Mapping[CitationField, Inferred]:
    """The guesses of a brief that can be added to its citation, their values as they are typed."""
    typed = {field: structs.replace(guess, value=_plain(guess.value)) for field, guess in _guessed(source)}
    return {field: guess for field, guess in typed.items() if complaint(field, guess.value) is None}


def given(csl: CslItem) -> Mapping[CitationField, str]:
    """What a citation itself gives of the fields, as it is shown."""
    source = work(csl)
    values: dict[CitationField, str] = {
        "author": "; ".join(name.full for name in source.authors),
        "issued": source.issued.long if source.dated else "",
        "URL": source.address or "",
        "section": source.section,
        "accessed": source.accessed.long if source.accessed else "",
    }
    return {field: value for field, value in values.items() if value}


def typed(csl: CslItem) -> Mapping[CitationField, str]:
    """What a citation gives of the fields, as it is typed."""
    values: dict[CitationField, str] = {
        "author": "; ".join(map(_typed, csl.author)),
        "issued": _iso(csl.issued) if csl.issued else "",
        "URL": csl.url or "",
        "section": str(csl.section or ""),
        "accessed": _iso(csl.accessed) if csl.accessed else "",
    }
    return {field: value for field, value in values.items() if complaint(field, value) is None}


def complaint(field: CitationField, value: str) -> str | None:
    """What is wrong with a value, and how to write it; None if nothing is."""
    if not value.strip() or "\n" in value:
        return "Write it in one line"
    if field in ("issued", "accessed") and not _ISO.fullmatch(value.strip()):
        return "Write the date as 2024-10-16, 2024-10 or 2024"
    if field == "URL" and web_address(value.strip()) is None:
        return "Write the whole address, with https://"
    return None


def amended(csl: CslItem, additions: Iterable[AddedField]) -> CslItem:
    """The citation with what was added; what the source itself gives is not replaced."""
    added = tuple(additions)
    if not added and INFERRED not in csl.custom:
        return csl
    inferred: list[str] = []
    by_source = given(csl)
    for one in added:
        if complaint(one.field, one.value) or one.field in by_source:
            continue
        csl = structs.replace(csl, **_values(one.field, one.value.strip()))
        if one.inferred:
            inferred.append(one.field)
    custom = {name: value for name, value in csl.custom.items() if name != INFERRED}
    return structs.replace(csl, custom={**custom, INFERRED: inferred} if inferred else custom)


def _values(field: CitationField, value: str) -> dict[str, Any]:
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


def _guessed(source: Source) -> Iterator[tuple[CitationField, Inferred]]:
    for name, guess in source.inferred.items():
        if field := field_named(name):
            yield field, guess


def _plain(guess: object) -> str:
    """A guess as it is typed: words, or what CSL has for names and dates; empty if it is neither."""
    if isinstance(guess, str | int):
        return str(guess).strip()
    try:
        if isinstance(guess, Mapping):
            return _iso(convert(guess, CslDate))
        return "; ".join(map(_typed, convert(guess, tuple[CslName, ...])))
    except ValidationError:
        return ""


def _iso(date: CslDate) -> str:
    if len(date.date_parts) != 1:
        return date.literal or date.raw or ""
    year, *rest = map(str, date.date_parts[0])
    return "-".join((year, *(part.zfill(2) for part in rest)))


def _typed(name: CslName) -> str:
    return ", ".join(filter(None, (name.family, name.given))) or name.literal or ""
