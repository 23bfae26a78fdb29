"""Harvard style after Cite Them Right, 12th edition: `(quoted in Choe, 2024)`, and the reference."""

from briefreader.base.patterns import pattern
from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces
from briefreader.cite.names import Name, Names
from briefreader.cite.punctuation import single_marked
from briefreader.cite.style_input import Cited, Quoted, Said
from briefreader.cite.styles.parts import (
    edition,
    from_names,
    is_author,
    italic,
    numbered,
    pages,
    people,
    run_on,
    said,
    sentences,
)
from briefreader.cite.styles.style import EVERY_KIND, InText

_MOST_NAMES = 3
_BETWEEN_INITIALS = pattern(r"(?<=\b\w\.) (?=\w\.)")
_OTHERS: Pieces = (" ", Italic("et al."))
_ITALIC_TITLES = ("page", "report", "release", "united-nations", "book", "video", "case", "statute", "bill")
_EDITED = ("book", "page")
_BY_DAY = (
    "newspaper",
    "magazine",
    "blog",
    "post",
    "broadcast",
    "podcast",
    "interview",
    "speech",
    "release",
    "letter",
)


def reference(work: Work) -> Pieces:
    """An entry of the reference list. Without an author the newspaper or the title stands in its place."""
    year = f" ({_year(work)})"
    if work.kind == "case":
        return sentences((Italic(work.title), year, *_report(work)), _address(work))
    if work.kind == "statute":
        chapter = f"c. {work.chapter}" if work.chapter else ""
        name: Pieces = (Italic(work.title),) if _year(work) in work.title else (Italic(work.title), year)
        return sentences(run_on(name, said(chapter)), _address(work))
    lead = _lead(work)
    body = _body(work)
    if lead:
        return sentences(
            (*lead, year, " ", *_title(work), *_between(work, body), *body), *_after(work), _address(work)
        )
    if work.container and work.in_periodical:
        head: Pieces = (Italic(work.container), year, " ", *_title(work))
        return sentences(run_on(head, *_details(work)), _address(work))
    start: Pieces = (*_title(work), year)
    if not body:
        return sentences(start, *_after(work), _address(work))
    return sentences((*start, " ", *body), *_after(work), _address(work))


def citation(cited: Cited, told: Said | None) -> Pieces:
    """`(quoted in Choe, 2024)`; beside a statement `(Choe, 2024)`."""
    work = cited.work
    lead = "(quoted in " if isinstance(told, Quoted) else "("
    details = f", {_year(work)}{', unverified' if cited.unverified else ''})"
    names = work.authors or (work.editors if work.kind in _EDITED else ())
    if names and work.kind not in ("case", "statute"):
        return (lead, *_bracketed(work, _named([name.short for name in names])), details)
    if work.container and work.in_periodical:
        return (lead, Italic(work.container), details)
    return (lead, *_title(work), details)


def _lead(work: Work) -> Pieces:
    if work.authors:
        return _bracketed(work, _named([_inverted(name) for name in work.authors]))
    if work.kind in _EDITED and work.editors:
        return (*_named([_inverted(name) for name in work.editors]), f" ({_editors(work.editors)})")
    return ()


def _editors(names: Names) -> str:
    return "eds" if len(names) > 1 else "ed."


def _title(work: Work) -> Pieces:
    if work.kind in _ITALIC_TITLES:
        form = (
            f" [{work.genre or work.medium}]" if work.kind == "video" and (work.genre or work.medium) else ""
        )
        return (Italic(work.title), form)
    return (single_marked(work.title),)


def _between(work: Work, body: Pieces) -> str:
    """The comma before what it appeared in."""
    return ", " if body else ""


def _body(work: Work) -> Pieces:
    """What it appeared in, and where there."""
    match work.kind:
        case "chapter" if work.container:
            editors = f"{_by(work.editors)} ({_editors(work.editors)}) " if work.editors else ""
            return (f"in {editors}", Italic(work.container))
        case "letter":
            form = work.genre or "Letter"
            return run_on(
                said(f"{form} to {people(work.recipients)}" if work.recipients else form), said(_day(work))
            )
        case "speech":
            place = work.event_place or work.publisher_place
            return run_on((Italic(work.event),) if work.event else (), said(place), said(_day(work)))
        case "interview" if work.interviewers:
            by = f"Interview by {_by(work.interviewers)}"
            return run_on(said(by), (Italic(work.container),) if work.container else (), *_details(work))
        case "broadcast" | "podcast":
            series = italic(work.container)
            return run_on(series, said(work.publisher), said(_day(work)))
    if work.kind in _ITALIC_TITLES and not work.container:
        return ()
    return run_on((Italic(work.container),) if work.container else (), *_details(work))


def _details(work: Work) -> list[Pieces]:
    if work.kind == "journal":
        issue = f"({work.issue})" if work.issue else ""
        return [said(f"{work.volume}{issue}"), said(pages(work))]
    day = _day(work) if work.kind in _BY_DAY else ""
    named = edition(work, "edn") if work.kind == "newspaper" else ""
    return [said(named), said(day), said(pages(work) if work.kind != "chapter" else "")]


def _after(work: Work) -> list[Pieces]:
    """The sentences after the title of a book, a report, a chapter."""
    house = from_names((work.publisher_place if work.publisher else "", work.publisher), ": ")
    match work.kind:
        case "book" | "chapter":
            series = f" ({from_names((work.series, work.series_number))})" if work.series else ""
            own_editors = work.kind == "book" and work.authors
            return [
                said(edition(work, "edn")),
                said(f"Vol. {work.volume}" if work.volume else ""),
                said(f"Edited by {_by(work.editors)}" if own_editors and work.editors else ""),
                said(f"Translated by {_by(work.translators)}" if work.translators else ""),
                said(f"{from_names((house, pages(work)) if work.kind == 'chapter' else (house,))}{series}"),
            ]
        case "report" | "release" | "united-nations":
            number = work.number if work.kind == "united-nations" else numbered(work.genre, work.number, "")
            shown = "" if is_author(work, work.publisher) else house
            day = _day(work) if work.kind == "release" else ""
            return [said(number), said(from_names((shown, day)))]
        case "video":
            directed = f"Directed by {_by(work.directors)}" if work.directors else ""
            return [said(directed), said(house)]
        case "dataset":
            return [
                said(f"Translated by {_by(work.translators)}" if work.translators else ""),
                said(f"Version {work.version.removeprefix('v')}" if work.version else ""),
                said(house),
            ]
    return []


def _report(work: Work) -> Pieces:
    """` 2 AC 34`: where a case is reported; else its number."""
    reported = from_names((work.volume, work.container, work.first_page), " ")
    place = from_names((work.number if not work.volume else "", reported))
    return (f" {place}",) if place else ()


def _address(work: Work) -> Pieces:
    if not work.address:
        return ()
    accessed = f" (Accessed: {work.accessed.long})" if work.accessed and not work.doi else ""
    return ("Available at: ", Hyperlink(work.address), accessed)


def _year(work: Work) -> str:
    if not work.dated:
        return work.issued.lettered("no date")
    return work.issued.shown(work.issued.lettered(work.issued.years), "c.")


def _day(work: Work) -> str:
    """`16 October`; empty if there is none."""
    return work.issued.shown(work.issued.day_and_month())


def _named(names: list[str]) -> Pieces:
    if len(names) > _MOST_NAMES:
        return (names[0], *_OTHERS)
    return (f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0],)


def _by(names: Names) -> str:
    """`O. Haddad and J.-W. Kim`."""
    shown = [_closed_up(name.with_initials) for name in names]
    if len(shown) > _MOST_NAMES:
        return f"{shown[0]} et al."
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _closed_up(name: str) -> str:
    """`A.R. Bell`: without spaces between initials."""
    return _BETWEEN_INITIALS.sub("", name)


def _bracketed(work: Work, names: Pieces) -> Pieces:
    return ("[", *names, "]") if work.inferred_authors else names


def _inverted(name: Name) -> str:
    """`Bell, A.R.`: initials without spaces."""
    return _closed_up(name.inverted_initials)


HARVARD_CTR12 = InText(
    label="Harvard (Cite Them Right 12)",
    csl="harvard-cite-them-right",
    kinds=EVERY_KIND - {"bill", "hearing", "treaty"},
    reference=reference,
    citation=citation,
    list_title="Reference list",
    marks=single_marked,
    letters=True,
)
