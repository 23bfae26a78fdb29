"""Pages over many briefs in a report: timelines, claims, variants, dossiers, made when the report is."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from briefreader.brief import BriefError
from briefreader.brief.verification.document import load
from briefreader.cite.remarks import Remark
from briefreader.composition.basket import Shelved
from briefreader.composition.report import LaidExhibit
from briefreader.environment import Environment
from briefreader.library.comparison import compare
from briefreader.library.linked_claims import NoClaimError
from briefreader.library.query import QuerySyntaxError
from briefreader.library.revisions import phrase_history
from briefreader.many_briefs import AmbiguousBriefError, Library
from briefreader.notes import subject_of
from briefreader.notes.exhibit_file import EXHIBITS, Exhibit, ExhibitKind
from briefreader.printing.blocks import blocks
from briefreader.printing.comparison import comparison_page
from briefreader.printing.dossier import dossier_page
from briefreader.printing.linked_claims import linked_claims_page
from briefreader.printing.page import Section
from briefreader.printing.timeline import timeline_page
from briefreader.printing.variants import variants_page
from briefreader.wording.exhibits import exhibit_name, title_words

_LEVEL = 2  # of the heading of an exhibit in a report


class ExhibitPage(NamedTuple):
    """A page, and the briefs that it is made of."""

    page: Section
    paths: tuple[Path, ...]


def exhibits_of(environment: Environment) -> tuple[Exhibit, ...]:
    """What the reviewer has set aside. Raises StoreError."""
    return EXHIBITS.read(_folder(environment)) if environment.notes.is_dir() else ()


def set_aside(environment: Environment, exhibit: Exhibit) -> None:
    """Set a page aside for the report, once. Raises StoreError."""
    _change(environment, lambda known: (*_without(known, exhibit), exhibit))


def take_away(environment: Environment, exhibit: Exhibit) -> None:
    """Take a page out of the report. Raises StoreError."""
    _change(environment, lambda known: _without(known, exhibit))


def _without(known: Iterable[Exhibit], exhibit: Exhibit) -> list[Exhibit]:
    return [one for one in known if one.key != exhibit.key]


def laid_exhibits(
    environment: Environment, exhibits: Iterable[Exhibit]
) -> tuple[tuple[LaidExhibit, ...], tuple[Remark, ...]]:
    """What can stand in a report, and why the rest cannot. Waits for the disk."""
    found = [_laid(environment, exhibit) for exhibit in exhibits]
    laid = tuple(one for one in found if not isinstance(one, Remark))
    return laid, tuple(one for one in found if isinstance(one, Remark))


def _laid(environment: Environment, exhibit: Exhibit) -> LaidExhibit | Remark:
    name = exhibit_name(exhibit)
    folders = tuple(map(Path, exhibit.folders))
    if missing := [str(one) for one in folders if not one.is_dir()]:
        return Remark("exhibit-gone", (name, *missing), left_out=True)
    try:
        made = _MADE[exhibit.kind](Library.of(environment, folders), exhibit.of)
    except QuerySyntaxError as error:
        return Remark("refused", (f"{name}: {error.what}",), left_out=True)
    if made is None:
        return Remark("exhibit-empty", (name,), left_out=True)
    return LaidExhibit(tuple(blocks(made.page, _LEVEL)), tuple(_shelved(environment, made.paths)))


def _shelved(environment: Environment, paths: Iterable[Path]) -> Iterable[Shelved]:
    """The briefs of a page, for its references."""
    for path in dict.fromkeys(paths):
        try:
            opened = load(path, folders=environment.settings.sources)
        except BriefError:  # it has changed since the page was made
            continue
        subject = subject_of(opened.brief)
        yield Shelved(subject, environment.store.read(subject), opened)


def _timeline(library: Library, query: str) -> ExhibitPage | None:
    found, _ = library.timeline(query)
    if not found.happenings:
        return None
    return ExhibitPage(timeline_page(found, query), tuple(map(library.path_of, found.tellings)))


def _claims(library: Library, name: str) -> ExhibitPage | None:
    try:
        found = library.linked_claims(name)
    except NoClaimError:
        return None
    if not found.claims:
        return None
    columns = (column for one in found.claims for column in one.columns)
    return ExhibitPage(linked_claims_page(found), tuple(column.path for column in columns))


def _variants(library: Library, name: str) -> ExhibitPage | None:
    """Of one quote, as `brief-id#item`."""
    brief, _, item = name.partition("#")
    try:
        files = library.revisions(brief)
        quote = library.quote(files[-1], item) if files else None
    except (AmbiguousBriefError, BriefError):
        return None
    group = library.variants_of(quote) if quote is not None else None
    if group is None:
        return None
    paths = (library.path_of(one.item) for one in group.printings)
    return ExhibitPage(variants_page((group,)), tuple(paths))


def _dossier(library: Library, name: str) -> ExhibitPage | None:
    found = library.dossier(name).dossier
    statements = (*found.statements, *found.reported) if found is not None else ()
    if found is None or not statements:
        return None
    page = dossier_page(found)
    titled = replace(page, title=title_words("dossier", page.title))
    return ExhibitPage(titled, tuple(library.path_of(one.item) for one in statements))


def comparison_exhibit(old: Path, new: Path, phrase: str = "", revisions: Sequence[Path] = ()) -> Exhibit:
    """What differs between two files, and in which of all `revisions` a phrase stands first."""
    named = [one.absolute() for one in (old, new, *(revisions if phrase else ()))]
    folder = Path(os.path.commonpath([one.parent for one in named]))
    first, second, *others = (str(one.relative_to(folder)) for one in named)
    lines = (first, second, *((phrase, *others) if phrase else ()))
    return Exhibit("comparison", (str(folder),), "\n".join(lines))


def _comparison(library: Library, of: str) -> ExhibitPage | None:
    """Of two files, each in a line; then a phrase, and all revisions that it is looked for in."""
    names = of.splitlines()
    phrase, revisions = "".join(names[2:3]), names[3:]
    try:
        (folder,) = library.access.folders.paths
        sources = library.access.folders.sources
        old, new = (load(folder / one, name=one, folders=sources) for one in names[:2])
        history = (
            phrase_history(phrase, [load(folder / one, name=one) for one in revisions]) if phrase else None
        )
    except (BriefError, ValueError):  # a file has gone, or the line of one, or the folder
        return None
    page = comparison_page(compare(old, new), history)
    titled = replace(page, title=title_words("comparison", page.title))
    return ExhibitPage(titled, tuple(folder / one for one in names[:2]))


_MADE: Mapping[ExhibitKind, Callable[[Library, str], ExhibitPage | None]] = MappingProxyType(
    {
        "timeline": _timeline,
        "claims": _claims,
        "variants": _variants,
        "dossier": _dossier,
        "comparison": _comparison,
    }
)


def _folder(environment: Environment) -> Path:
    return environment.notes / environment.identity.folder


def _change(environment: Environment, change: Callable[[tuple[Exhibit, ...]], Iterable[Exhibit]]) -> None:
    EXHIBITS.change(_folder(environment), change, private=environment.notes_are_private)
