"""OSCOLA, 4th edition: the quote with a note, and the entry of the bibliography."""

from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces
from briefreader.cite.names import Name, Names
from briefreader.cite.punctuation import single_marked
from briefreader.cite.style_input import Cited, Quoted
from briefreader.cite.styles import short_notes
from briefreader.cite.styles.legal import (
    bare,
    is_foreign,
    is_neutral,
    named,
    parties,
    quoting,
    title,
    without_stops,
)
from briefreader.cite.styles.parts import edition, from_names, report_number
from briefreader.cite.styles.style import EVERY_KIND, NoteStyle

_OTHERS = "and others"


def reference(work: Work) -> Pieces:
    """An entry of the bibliography, without a stop."""
    return _entry(work, _inverted_names)


def note(cited: Cited, quoted: Quoted | None) -> Pieces:
    """The source, `quoting Yang Uk`; of relayed words `Yang Uk, quoted in` the source."""
    return quoting(_entry(cited.work, _full_names), cited, quoted)


def _full_names(names: Names) -> str:
    return named([name.full_without_stops for name in names], _OTHERS)


def _inverted_names(names: Names) -> str:
    return named([_inverted(name) for name in names], _OTHERS)


def _entry(work: Work, shown) -> Pieces:  # type: ignore[no-untyped-def]
    seen = f" accessed {work.accessed.long}" if work.accessed and not work.doi else ""
    address: Pieces = (" <", Hyperlink(work.address), f">{seen}") if work.address else ()
    match work.kind:
        case "case":
            return (Italic(parties(work)), *_decided(work))
        case "statute" | "bill":
            return (_act(work),)
        case "treaty":
            series = from_names((work.volume, without_stops(work.container), work.page), " ")
            date = f" ({work.issued.long})" if work.dated else ""
            return (work.title, date, f" {series}" if series else "", *address)
        case "letter":
            return (*_letter(work), *address)
        case "interview" if work.interviewers:
            who = f"{shown(work.interviewers)}, Interview with {_full_names(work.authors)}"
            lead = f"{who}, " if work.authors else f"{shown(work.interviewers)}, "
            return (lead, *title(work), *_published(work), *address)
    role = ""
    names = work.authors
    if not names and work.kind in ("book", "page"):
        names = work.editors
        role = " (eds)" if len(names) > 1 else " (ed)" if names else ""
    authors = work.by(shown(names))
    lead = f"{authors}{role}, " if authors else ""
    return (lead, *title(work), *_published(work), *address)


def _published(work: Work) -> Pieces:
    date = work.issued.long if work.dated else ""
    year = work.issued.shown_year if work.dated else ""
    match work.kind:
        case "journal" | "magazine" if work.volume:
            first = f" {work.first_page}" if work.page else ""
            name: Pieces = (Italic(work.container),) if work.kind == "magazine" else (work.container,)
            return (f" ({year}) {work.volume} ", *name, first)
        case "journal" if work.container:
            return (f" [{year}] {work.container}", f" {work.first_page}" if work.page else "")
        case "newspaper" | "magazine" | "interview" | "journal":
            paper: Pieces = (" ", Italic(work.container)) if work.container else ()
            place = work.publisher_place if work.kind == "newspaper" else ""
            details = from_names((place, date))
            page = f" {work.first_page}" if work.page and work.kind == "newspaper" else ""
            return (*paper, f" ({details})" if details else "", page)
        case "page" | "blog" | "post" | "broadcast" | "podcast" if work.container:
            details = from_names((work.publisher if work.kind in ("broadcast", "podcast") else "", date))
            return (" (", Italic(work.container), f", {details})" if details else ")")
        case "page" | "blog" | "post" | "broadcast" | "podcast":
            details = from_names((work.publisher, date))
            return (f" ({details})" if details else "",)
        case "chapter":
            editors = (
                f"{_full_names(work.editors)} ({'eds' if len(work.editors) > 1 else 'ed'}), "
                if work.editors
                else ""
            )
            imprint = from_names((edition(work, "edn"), from_names((bare(work.publisher), year), " ")))
            volume = f", vol {work.volume}" if work.volume else ""
            return (f" in {editors}", Italic(work.container), f"{volume} ({imprint})" if imprint else volume)
        case "book":
            volume = f", vol {work.volume}" if work.volume else ""
            made = (
                f"{_full_names(work.editors)} {'eds' if len(work.editors) > 1 else 'ed'}"
                if work.editors and work.authors
                else "",
                f"{_full_names(work.translators)} tr" if work.translators else "",
                edition(work, "edn"),
                from_names((bare(work.publisher), year), " "),
            )
            imprint = from_names(made)
            return (volume, f" ({imprint})" if imprint else "")
        case "report" | "release" | "united-nations":
            details = from_names((report_number(work, "No"), work.outlet, date))
            return (f" ({details})" if details else "",)
        case "video":
            directed = f"Directed by {_full_names(work.directors)}" if work.directors else ""
            imprint = from_names(
                (
                    directed,
                    work.container,
                    from_names((work.publisher, year if work.publisher else date), " "),
                )
            )
            return (f" ({imprint})" if imprint else "",)
        case "speech":
            place = work.event_place or work.publisher_place
            details = from_names((work.event, place, date))
            return (f" ({details})" if details else "",)
        case "dataset":
            details = from_names(
                (f"version {work.version.removeprefix('v')}" if work.version else "", work.publisher, year)
            )
            return (f" ({details})" if details else "",)
    return (f" ({date})" if date else "",)


def _decided(work: Work) -> Pieces:
    """` [2024] UKSC 12, [2024] 2 AC 34`; from abroad ` 12 F3d 34 (9th Cir 2024)`."""
    year = work.issued.shown_year if work.dated else ""
    report = from_names((work.volume, without_stops(work.container), work.first_page), " ")
    if is_foreign(work):
        court = from_names((without_stops(work.authority), year), " ")
        return (f" {report}", f" ({court})" if court else "")
    neutral = work.number if is_neutral(work.number) else ""
    if report:
        reported = f"[{year}] {report}" if year else report
        court = f" ({work.authority})" if work.authority and not neutral else ""
        return (f" {from_names((neutral, reported))}{court}",)
    if neutral or not work.number:
        return (f" {neutral or from_names((work.authority, year), ' ')}",)
    decided = from_names((without_stops(work.authority), work.issued.long if work.dated else ""))
    return (f" {without_stops(work.number)}", f" ({decided})" if decided else "")


def _act(work: Work) -> str:
    """`Dam Safety Act 2024`, `Dam Safety HC Bill (2024) [12]`; the year once."""
    year = work.issued.years if work.dated else ""
    name = work.title if not year or year in work.title else f"{work.title} {year}"
    number = f" [{work.number}]" if work.kind == "bill" and work.number else ""
    where = without_stops(work.jurisdiction or work.container)
    return f"{name}{number}{f' ({where})' if where else ''}"


def _letter(work: Work) -> Pieces:
    """`Email from Anna Bell to Omar Haddad (16 October 2024)`."""
    names = f" from {_full_names(work.authors)}" if work.authors else ""
    to = f" to {_full_names(work.recipients)}" if work.recipients else " to author"
    date = f" ({work.issued.long})" if work.dated else ""
    return (f"{work.genre or 'Letter'}{names}{to}{date}",)


def _inverted(name: Name) -> str:
    """`Choe S-H`: initials without points."""
    if name.is_east_asian:
        return name.full
    return from_names((name.short, name.bare_initials, name.dropped, name.suffix), " ")


OSCOLA4 = NoteStyle(
    label="OSCOLA 4",
    csl="oscola",
    kinds=EVERY_KIND - {"hearing"},
    list_title="Bibliography",
    reference=reference,
    note=note,
    short=short_notes.oscola,
    marks=single_marked,
    title_case="headline",
    lines=3,
)
