"""A citation from a reference manager's file, put into a brief."""

from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from briefreader.base.rich_text import marked_up, without_marks
from briefreader.brief.lint.source import expected_fields, has_variable
from briefreader.brief.model.brief import Brief
from briefreader.brief.model.csl import CslItem, CslName
from briefreader.brief.reading.load import read_bytes
from briefreader.cite.intake import FoundCitation, chosen, read_citations

_KEY_MARK = "#"


class Facts(Struct, frozen=True):
    """What a citation says of an article, in the words in which a draft is given it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    day: date | None = None
    url: str | None = None
    publication: str | None = None


def citation_of(named: str) -> FoundCitation:
    """The citation in `FILE` or `FILE#KEY`. Raises BriefError and CitationFileError."""
    parts = named.split(_KEY_MARK)
    splits = ((_KEY_MARK.join(parts[:at]), _KEY_MARK.join(parts[at:])) for at in range(len(parts), 0, -1))
    path, key = next(((path, key) for path, key in splits if Path(path).is_file()), (named, ""))
    return chosen(read_citations(read_bytes(Path(path))), key)


def plain_title(csl: CslItem) -> str:
    """The title without marks, as briefs have titles."""
    return without_marks(marked_up(csl.title))


def missing_variables(csl: CslItem) -> tuple[str, ...]:
    """What `source.missing` has to list."""
    return tuple(name for name in expected_fields(csl) if not has_variable(csl, name))


def facts_of(csl: CslItem) -> Facts:
    """What a draft takes from a citation."""
    parts = csl.issued.date_parts[0] if csl.issued and len(csl.issued.date_parts) == 1 else ()
    return Facts(
        plain_title(csl), tuple(map(_full, csl.author)), _day(parts), csl.url, csl.container_title or None
    )


def with_citation(brief: Brief, csl: CslItem) -> Brief:
    """A draft with this citation; what it does not say and the article does is added to it."""
    source = brief.source
    added = {
        field.name: value
        for field in structs.fields(CslItem)
        if (value := getattr(source.csl, field.name)) and not getattr(csl, field.name)
    }
    cited = structs.replace(csl, **added)
    missing = missing_variables(cited)
    inferred = {name: guess for name, guess in source.inferred.items() if name in missing}
    return structs.replace(
        brief, source=structs.replace(source, csl=cited, missing=missing, inferred=inferred)
    )


def _full(name: CslName) -> str:
    parts = (name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix)
    return " ".join(filter(None, parts)) or name.literal or ""


def _day(parts: tuple[int | str, ...]) -> date | None:
    try:
        return date(*map(int, parts)) if len(parts) == 3 else None
    except ValueError:
        return None
