"""Chicago style with notes, 18th edition: the quote with a note, and the entry of the bibliography."""

from msgspec import structs

from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Italic, Pieces
from briefreader.cite.punctuation import capital, listed
from briefreader.cite.style_input import Cited, Quoted
from briefreader.cite.styles import short_notes
from briefreader.cite.styles.chicago import (
    ON_AIR,
    begins_with_paper,
    container,
    contributors,
    details,
    episode,
    is_law,
    is_published,
    leads,
    listed_first,
    newspaper_edition,
    of_paper,
    section,
    series,
    title,
    volume,
)
from briefreader.cite.styles.parts import (
    bracketed,
    closed,
    edition,
    from_names,
    link,
    numbers,
    range_of_pages,
    run_on,
    said,
    sentences,
)
from briefreader.cite.styles.style import EVERY_KIND, NoteStyle
from briefreader.cite.styles.us_law import law

_MOST_IN_NOTE = 2
_MOST_LISTED = 6
_FIRST_OF_MORE = 3


def reference(work: Work) -> Pieces:
    """An entry of the bibliography. Without an author the newspaper stands in its place."""
    if is_law(work):
        return sentences(_law(work), link(work))
    lead: Pieces = said(listed_first(work, _MOST_LISTED, _FIRST_OF_MORE, keeps_order=True))
    by_paper = not lead and begins_with_paper(work) and not episode(work, ".")
    if by_paper:
        lead = of_paper(work)
    return sentences(
        lead,
        episode(work, ".") or title(work, ""),
        *details(work, short=False),
        *_published(work, by_paper=by_paper),
        said(capital(_seen(work))),
        link(work),
    )


def note(cited: Cited, quoted: Quoted | None) -> Pieces:
    """`Yang Uk, quoted in Choe Sang-Hun, “…,” …`; beside a statement the source alone."""
    speaker = f"{quoted.credited}, quoted in " if quoted is not None and quoted.speakers else ""
    warning = ", unverified." if cited.unverified else ""
    text = _note(cited.work)
    return (speaker, *((*text, warning) if warning else closed(text)))


def _note(work: Work) -> Pieces:
    if is_law(work):
        return run_on(_law(work), link(work))
    names = [name.full for name in leads(work)[0]]
    role = leads(work)[1]
    as_author = names if work.authors or role in ("ed.", "eds.", "host", "hosts") else []
    lead = listed(as_author) if len(as_author) <= _MOST_IN_NOTE else f"{as_author[0]} et al."
    lead = work.by(from_names((lead, role if lead and not work.authors else "")))
    start = f"{lead}, " if lead else ""
    about = [*details(work, short=True)]
    if is_published(work) or work.kind == "chapter":
        place: Pieces = ("in ", Italic(work.container)) if work.kind == "chapter" and work.container else ()
        told = [
            place,
            said(edition(work, "ed.") if work.kind != "video" else ""),
            said(volume(work)),
            *map(said, contributors(work, short=True)),
            *about,
            said(series(work)),
        ]
        rest = run_on(*told)
        if place:
            head: Pieces = (*title(work, ","), " ", *rest)
        else:
            head = (*title(work, ","), " ", *rest) if rest else title(work, "")
        return (start, *run_on((*head, *_in_brackets(work)), said(_seen(work)), link(work)))
    if work.kind == "journal":
        return (start, *title(work, ","), " ", *run_on(_journal(work), link(work)))
    air = episode(work, ",")
    parts = [
        *about,
        () if air else container(work),
        said(_publisher(work)),
        said(_event(work)),
        said(_date(work)),
        said(section(work)),
        said(newspaper_edition(work)),
        said(_seen(work)),
        link(work),
    ]
    rest = run_on(*parts)
    return (start, *(air or title(work, "," if rest else "")), *((" ", *rest) if rest else ()))


def _published(work: Work, *, by_paper: bool) -> list[Pieces]:
    if work.kind == "journal":
        return [_journal(work, named=not by_paper)]
    if work.kind == "chapter":
        book = run_on(
            ("In ", Italic(work.container)) if work.container else (),
            said(edition(work, "ed.")),
            said(volume(work)),
            *map(said, contributors(work, short=False)),
        )
        return [book, said(series(work)), said(_imprint(work))]
    if is_published(work):
        others = from_names(contributors(work, short=False))
        which = capital(from_names((volume(work), others)))
        return [
            said(edition(work, "ed.") if work.kind != "video" else ""),
            said(which),
            said(series(work)),
            said(_imprint(work)),
        ]
    where = () if by_paper or episode(work, ".") else container(work)
    when = said(_date(work))
    extra = (said(section(work)), said(newspaper_edition(work)))
    if work.kind in ON_AIR or work.kind == "dataset":
        return [where, run_on(said(_publisher(work)), when)]
    return [run_on(where, said(_event(work)), when, *extra)]


def _in_brackets(work: Work) -> Pieces:
    """` (River Press, 2024)`; of a film without a company `, 2024`."""
    imprint = _imprint(work)
    if work.kind == "video" and not work.house:
        return said(f", {imprint}" if imprint else "")
    return bracketed(said(imprint))


def _journal(work: Work, *, named: bool = True) -> Pieces:
    """`*Journal of Rivers* 12, no. 3 (2024): 14–19`."""
    volume_number = from_names((work.volume, f"{numbers(work.issue)} {work.issue}" if work.issue else ""))
    name: Pieces = (
        (Italic(work.container), " " if work.volume else ", " if work.issue else "")
        if named and work.container
        else ()
    )
    if not work.volume and not work.issue:
        return run_on(name, said(_date(work)), said(range_of_pages(work.pages, 1)))
    issued = work.issued
    whole = issued.shown_year if work.volume and work.issue else structs.replace(issued, day=0).month_first
    return (
        *name,
        volume_number,
        f" ({whole})" if work.dated else "",
        f": {range_of_pages(work.pages, 1)}" if work.page else "",
    )


def _imprint(work: Work) -> str:
    """`1911; River Press, 2024`."""
    original = f"{work.original.shown_year}; " if work.original else ""
    return f"{original}{from_names((work.house, work.issued.shown_year))}"


def _publisher(work: Work) -> str:
    return work.publisher if work.kind in (*ON_AIR, "dataset") else ""


def _event(work: Work) -> str:
    if work.kind != "speech":
        return ""
    return from_names((work.event, work.event_place or work.publisher_place))


def _date(work: Work) -> str:
    """A page with its day of access needs no `n.d.`"""
    if work.kind in ("page", "blog", "post") and _is_undated_page(work):
        return ""
    return work.issued.month_first


def _seen(work: Work) -> str:
    """When an undated source was seen."""
    return f"accessed {work.accessed.month_first}" if work.accessed and _is_undated_page(work) else ""


def _is_undated_page(work: Work) -> bool:
    return not work.dated and work.accessed is not None and work.address is not None and not work.doi


def _law(work: Work) -> Pieces:
    return law(work, work.issued.month_first if work.dated else "")


CHICAGO18_NOTES = NoteStyle(
    label="Chicago 18, notes",
    csl="chicago-notes-bibliography",
    kinds=EVERY_KIND,
    list_title="Bibliography",
    reference=reference,
    note=note,
    short=short_notes.chicago,
    title_case="headline",
    longest_small=4,
    stop_inside=True,
    block=100,
)
