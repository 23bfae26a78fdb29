"""AGLC, 4th edition (Australia): the quote with a note, and the entry of the bibliography."""

from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces
from briefreader.cite.names import Names
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
from briefreader.cite.styles.parts import bracketed, edition, from_names, report_number, run_on, said
from briefreader.cite.styles.style import EVERY_KIND, NoteStyle

_OTHERS = "et al"
_FORMS = {
    "page": "Web Page",
    "interview": "Interview",
    "blog": "Blog Post",
    "podcast": "Podcast",
    "speech": "Speech",
    "post": "Post",
}


def reference(work: Work) -> Pieces:
    """An entry of the bibliography, without a stop."""
    return _entry(work, inverted=True)


def note(cited: Cited, quoted: Quoted | None) -> Pieces:
    """The source, `quoting Yang Uk`; of relayed words `Yang Uk, quoted in` the source."""
    return quoting(_entry(cited.work, inverted=False), cited, quoted)


def _full_names(names: Names) -> str:
    return named([name.full_without_stops for name in names], _OTHERS)


def _listed(names: Names, *, inverted: bool) -> str:
    if not names or not inverted:
        return _full_names(names)
    first, *others = names
    return named([first.inverted_without_stops, *(name.full_without_stops for name in others)], _OTHERS)


def _entry(work: Work, *, inverted: bool) -> Pieces:
    address: Pieces = (" <", Hyperlink(work.address), ">") if work.address else ()
    match work.kind:
        case "case":
            return (Italic(parties(work)), *_decided(work))
        case "statute" | "bill":
            return _act(work)
        case "treaty":
            series = from_names((work.volume, without_stops(work.container), work.page), " ")
            date = work.issued.long if work.dated else ""
            return (
                Italic(work.title),
                from_names(("", date, series)) and f", {from_names((date, series))}",
                *address,
            )
        case "letter":
            to = f" to {_full_names(work.recipients)}" if work.recipients else ""
            who = f" from {_full_names(work.authors)}" if work.authors else ""
            return (
                from_names((f"{work.genre or 'Letter'}{who}{to}", work.issued.long if work.dated else "")),
                *address,
            )
        case "interview" if work.interviewers and work.authors:
            where = (Italic(work.container),) if work.container else ()
            day = said(work.issued.long if work.dated else "")
            told = run_on(said(_full_names(work.interviewers)), where, day)
            lead = f"Interview with {work.by(_full_names(work.authors))}, "
            return (lead, *title(work), " (", *told, ")", *address)
    names, role = work.authors, ""
    if not names and work.kind in ("book", "page"):
        names = work.editors
        role = " (eds)" if len(names) > 1 else " (ed)" if names else ""
    authors = work.by(_listed(names, inverted=inverted))
    lead = f"{authors}{role}, " if authors else ""
    return (lead, *title(work), *_published(work), *address)


def _published(work: Work) -> Pieces:
    date = work.issued.long if work.dated else ""
    year = work.issued.shown_year if work.dated else ""
    match work.kind:
        case "journal" | "magazine" if work.container:
            when = year if work.kind == "journal" else date
            brackets = "[]" if work.kind == "journal" and not work.volume else "()"
            issue = f"({work.issue})" if work.issue else ""
            number = f"{work.volume}{issue} " if work.volume or issue else ""
            first = f" {work.first_page}" if work.page else ""
            dated = "".join(map(str, bracketed(said(when), brackets)))
            return (f"{dated} {number}", Italic(work.container), first)
        case "newspaper":
            online = f"online at {date}" if work.address and date else date
            details = from_names((work.publisher_place, online))
            page = f" {work.first_page}" if work.page else ""
            return (*_in(work), f" ({details})" if details else "", page)
        case "report" | "release" | "united-nations":
            number = report_number(work, "No")
            if work.kind == "united-nations":
                number = f"UN Doc {number.removeprefix('UN Doc ')}"
            details = from_names((number, work.outlet, date))
            return (f" ({details})" if details else "",)
        case "chapter":
            editors = (
                f"{_full_names(work.editors)} ({'eds' if len(work.editors) > 1 else 'ed'}), "
                if work.editors
                else ""
            )
            imprint = from_names((bare(work.publisher), edition(work, "ed"), year))
            first = f" {work.first_page}" if work.page else ""
            return (f" in {editors}", Italic(work.container), f" ({imprint}){first}" if imprint else first)
        case "book":
            made = (
                f", ed {_full_names(work.editors)}" if work.editors and work.authors else "",
                f", tr {_full_names(work.translators)}" if work.translators else "",
                f", vol {work.volume}" if work.volume else "",
            )
            imprint = from_names((bare(work.publisher), edition(work, "ed"), year))
            return ("".join(made), f" ({imprint})" if imprint else "")
        case "video":
            directed = f"Directed by {_full_names(work.directors)}" if work.directors else ""
            form = work.container if work.container else work.genre
            details = from_names((directed or form, work.publisher, date if work.authors else year))
            return (f" ({details})" if details else "",)
        case "speech":
            place = work.event_place or work.publisher_place
            details = from_names((work.genre or _FORMS["speech"], work.event, place, date))
            return (f" ({details})" if details else "",)
        case "interview":
            by = (
                f"Interview by {_full_names(work.interviewers)}" if work.interviewers else _FORMS["interview"]
            )
            details = from_names((by, date))
            return (*_in(work), f" ({details})")
        case "dataset":
            details = from_names(
                (
                    "Data Set",
                    f"Version {work.version.removeprefix('v')}" if work.version else "",
                    work.publisher,
                    year,
                )
            )
            return (f" ({details})",)
    form = _FORMS.get(work.kind, "")
    if work.kind in ("broadcast", "podcast"):
        form = from_names((form, work.publisher))
    if not work.container:
        form = from_names((form, work.publisher if work.kind == "page" else ""))
    details = from_names((form or work.genre, date))
    return (*_in(work), f" ({details})" if details else "")


def _in(work: Work) -> Pieces:
    return (", ", Italic(work.container)) if work.container else ()


def _decided(work: Work) -> Pieces:
    """` (2024) 2 AC 34`, ` [2024] UKSC 12`; from abroad ` 12 F3d 34 (9th Cir, 2024)`."""
    year = work.issued.shown_year if work.dated else ""
    report = from_names((work.volume, without_stops(work.container), work.first_page), " ")
    if is_foreign(work):
        court = from_names((without_stops(work.authority), year))
        return (f" {report}", f" ({court})" if court else "")
    if report:
        return (f" ({year}) {report}" if year else f" {report}",)
    if is_neutral(work.number):
        return (f" {work.number}",)
    decided = from_names((work.authority, work.number, work.issued.long if work.dated else ""))
    return (f" ({decided})" if decided else "",)


def _act(work: Work) -> Pieces:
    """`*Dam Safety Act 2024* (Cth)`; a bill in roman."""
    year = work.issued.years if work.dated else ""
    name = work.title if not year or year in work.title else f"{work.title} {year}"
    where = without_stops(work.jurisdiction or work.container)
    shown: Pieces = (Italic(name),) if work.kind == "statute" else (name,)
    return (*shown, f" ({where})" if where else "")


AGLC4 = NoteStyle(
    label="AGLC 4",
    csl="australian-guide-to-legal-citation",
    kinds=EVERY_KIND - {"hearing"},
    list_title="Bibliography",
    reference=reference,
    note=note,
    short=short_notes.aglc,
    marks=single_marked,
    title_case="headline",
    lines=3,
)
