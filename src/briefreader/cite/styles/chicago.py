"""What Chicago style has in common, with notes or with author and date."""

from collections.abc import Iterator

from briefreader.cite.citation import LEGAL, Work
from briefreader.cite.formats.pieces import Italic, Pieces
from briefreader.cite.names import Names
from briefreader.cite.punctuation import capital, ended, listed, marked
from briefreader.cite.styles.parts import (
    edition,
    from_names,
    is_numeric,
    local,
    numbered,
    page_form,
    people,
    said,
)

_ROMAN_SITES = ("page", "post", "letter")
_MOST_OF_A_SECTION = 2  # characters: `C`, and not `World news`
_IN_SERIES = ("book", "report", "chapter")
_ALONE = ("report", "release", "united-nations", "book")
ON_AIR = ("broadcast", "podcast")
_MAY_BE_PARTS = ("video", "newspaper", "magazine", *ON_AIR)


def is_italic(work: Work) -> bool:
    """Whether its title stands in italics."""
    return work.kind in _ALONE or (work.kind in _MAY_BE_PARTS and not work.container)


def is_published(work: Work) -> bool:
    """Whether it has a publisher and a year, rather than a container and a day."""
    return work.kind in _ALONE or (work.kind == "video" and not work.container)


def title(work: Work, end: str) -> Pieces:
    """The title with the comma or stop that follows it, in marks or in italics.

    A comma follows a question too (CMOS 18 §6.134): `“Are Flax Seeds All That?,”`.
    """
    closes = work.title.endswith(("?", "!", "…"))
    if is_italic(work):
        return (Italic(work.title), *said(end if end == "," or not closes else ""))
    if end == "," and closes:
        return (marked(f"{work.title},"),)
    return (marked(ended(work.title, end)),)


def paper(work: Work) -> str:
    """A newspaper's name without its article, as Chicago prints it."""
    return work.container.removeprefix("The ") if work.kind == "newspaper" else work.container


def container(work: Work) -> Pieces:
    """What the source appeared in, with the place of a local paper; sites stand in roman."""
    name = paper(work) or (work.publisher if work.kind in _ROMAN_SITES else "")
    if not name:
        return ()
    return (name,) if work.kind in _ROMAN_SITES else of_paper(work)


def remark(work: Work) -> str:
    """What kind of source it is, where the rest does not say so."""
    if work.kind == "interview" and work.interviewers:
        return f"interview by {people(work.interviewers)}"
    if work.kind == "podcast":
        return "podcast"
    if work.kind == "page":
        return page_form(work)
    if work.kind in ("interview", "post", "speech", "video"):
        return work.genre
    if work.kind == "letter":
        form = work.genre or "letter"
        return f"{form} to {people(work.recipients)}" if work.recipients else work.genre
    return ""


def number(work: Work, word: str) -> str:
    """`Research Report no. 27`; a version."""
    if work.kind == "dataset":
        return f"version {work.version.removeprefix('v')}" if work.version else ""
    if work.kind not in ("report", "release", "united-nations"):
        return ""
    genre = "" if work.kind == "united-nations" else work.genre
    if not genre and work.kind == "report" and is_numeric(work.number):
        return numbered("Report", work.number, word)
    return numbered(genre, work.number, word)


def section(work: Work) -> str:
    """`sec. C`: of a newspaper, where it has a letter or a number (CMOS 18 §14.89)."""
    short = work.kind == "newspaper" and 0 < len(work.section) <= _MOST_OF_A_SECTION
    return f"sec. {work.section}" if short else ""


def newspaper_edition(work: Work) -> str:
    """`late ed.`"""
    return edition(work, "ed.").lower() if work.kind == "newspaper" else ""


def contributors(work: Work, *, short: bool, most_listed: int = 6, first_of_more: int = 3) -> Iterator[str]:
    """`ed. Omar Haddad`, or `edited by Omar Haddad`; of too many the first."""
    words = ("ed.", "trans.") if short else ("edited by", "translated by")
    most, first = (2, 1) if short else (most_listed, first_of_more)
    if work.editors and (work.authors or work.kind == "chapter") and work.kind != "page":
        yield f"{words[0]} {_some(work.editors, most, first)}"
    if work.translators:
        yield f"{words[1]} {_some(work.translators, most, first)}"
    if work.directors and work.kind == "video" and short and not work.authors:
        yield f"directed by {_some(work.directors, most, first)}"


def _some(names: Names, most: int, first: int) -> str:
    if len(names) <= most:
        return people(names)
    comma = "," if first > 1 else ""
    return f"{', '.join(name.full for name in names[:first])}{comma} et al."


def volume(work: Work) -> str:
    """`vol. 3` of a book."""
    return f"vol. {work.volume}" if work.volume and work.kind in ("book", "chapter") else ""


def series(work: Work) -> str:
    """`River Studies 4`."""
    return from_names((work.series, work.series_number), " ") if work.kind in _IN_SERIES else ""


def episode(work: Work, end: str) -> Pieces:
    """`*The Evening Hour*, episode 5, “Title,”`: of a numbered one; else nothing."""
    if work.kind not in ON_AIR or not work.container or not is_numeric(work.number):
        return ()
    word, between = ("episode", ", ") if end == "," else ("Episode", ". ")
    numbered_episode = numbered("", work.number, word)
    return (Italic(work.container), f"{between}{numbered_episode}, ", marked(ended(work.title, end)))


def leads(work: Work) -> tuple[Names, str]:
    """Who stands first, and what they did, if they are no authors."""
    if work.authors:
        return work.authors, ""
    if work.kind in ("book", "page") and work.editors:
        return work.editors, "eds." if len(work.editors) > 1 else "ed."
    if work.kind in ON_AIR and work.hosts:
        return work.hosts, "hosts" if len(work.hosts) > 1 else "host"
    if work.kind in ("video", *ON_AIR) and work.directors:
        return work.directors, "dir."
    return (), ""


def authors(names: Names, most: int, first_of_more: int, *, keeps_order: bool) -> str:
    """The list of a bibliography; `keeps_order`: a name that has its family name first needs no comma."""
    shown = list(_names(names, keeps_order=keeps_order))
    if len(shown) > most:
        return f"{', '.join(shown[:first_of_more])}, et al"
    # The comma after an inverted name stays before a second one.
    return f"{shown[0]}, and {shown[1]}" if len(shown) == 2 else listed(shown)


def listed_first(work: Work, most: int, first_of_more: int, *, keeps_order: bool) -> str:
    """The beginning of an entry: `Haddad, Omar, and Ji-Won Kim, eds`; empty if nobody is named."""
    names, role = leads(work)
    if not names:
        return ""
    shown = authors(names, most, first_of_more, keeps_order=keeps_order)
    return work.by(f"{shown}, {role}" if role else shown)


def begins_with_paper(work: Work) -> bool:
    """Whether the paper or the series stands where the author would."""
    return work.kind in ("newspaper", "magazine", "journal", "page", *ON_AIR) and bool(work.container)


def of_paper(work: Work) -> Pieces:
    """The paper, the series or the site in the place of an author."""
    if work.kind in _ROMAN_SITES:
        return (capital(work.container),)
    return (Italic(paper(work)), *said(f" ({local(work)})" if local(work) else ""))


def is_law(work: Work) -> bool:
    """Whether it is cited as lawyers do."""
    return work.kind in LEGAL


def details(work: Work, *, short: bool) -> list[Pieces]:
    """What stands between title and container, in a note or in an entry."""
    about = remark(work)
    which = number(work, "no." if short else "No.")
    if work.kind == "dataset":
        about = from_names(contributors(work, short=short))
    parts = (about, which) if short else (capital(about), capital(which))
    return [said(part) for part in parts]


def _names(names: Names, *, keeps_order: bool) -> Iterator[str]:
    for at, name in enumerate(names):
        as_printed = at > 0 or (name.family_first and keeps_order)
        yield name.full if as_printed else name.inverted_without_particle
