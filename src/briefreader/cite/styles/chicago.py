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
    people,
    said,
)

_ROMAN_SITES = ("page", "post", "letter")
_MOST_OF_A_SECTION = 2  # characters: `C`, and not `World news`
_ALONE = ("report", "release", "united-nations", "book")
ON_AIR = ("broadcast", "podcast")


def is_italic(work: Work) -> bool:
    """Whether its title stands in italics."""
    return work.kind in _ALONE or (work.kind in ("video", *ON_AIR) and not work.container)


def is_published(work: Work) -> bool:
    """Whether it has a publisher and a year, rather than a container and a day."""
    return work.kind in _ALONE or (work.kind == "video" and not work.container)


def title(work: Work, end: str) -> Pieces:
    """The title with the comma or stop that follows it, in marks or in italics."""
    if is_italic(work):
        return (Italic(work.title), "" if work.title.endswith(("?", "!", "…")) else end)
    return (marked(ended(work.title, end)),)


def paper(work: Work) -> str:
    """A newspaper's name without its article, as Chicago prints it."""
    return work.container.removeprefix("The ") if work.kind == "newspaper" else work.container


def container(work: Work) -> Pieces:
    """What the source appeared in, with the place of a local paper; sites stand in roman."""
    name = paper(work) or (work.publisher if work.kind in _ROMAN_SITES else "")
    if not name:
        return ()
    place = f" ({local(work)})" if local(work) else ""
    return (name if work.kind in _ROMAN_SITES else Italic(name), place)


def remark(work: Work) -> str:
    """What kind of source it is, where the rest does not say so."""
    if work.kind == "interview" and work.interviewers:
        return f"interview by {people(work.interviewers)}"
    if work.kind == "podcast":
        return "podcast"
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


def contributors(work: Work, *, short: bool) -> Iterator[str]:
    """`ed. Omar Haddad`, or `edited by Omar Haddad`."""
    words = ("ed.", "trans.") if short else ("edited by", "translated by")
    if work.editors and (work.authors or work.kind == "chapter"):
        yield f"{words[0]} {people(work.editors)}"
    if work.translators:
        yield f"{words[1]} {people(work.translators)}"
    if work.directors and work.kind == "video" and short and not work.authors:
        yield f"directed by {people(work.directors)}"


def volume(work: Work) -> str:
    """`vol. 3` of a book."""
    return f"vol. {work.volume}" if work.volume and work.kind in ("book", "chapter") else ""


def series(work: Work) -> str:
    """`River Studies 4`."""
    return from_names((work.series, work.series_number), " ") if work.kind in ("book", "report") else ""


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
    if work.kind == "book" and work.editors:
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
    return work.kind in ("newspaper", "magazine", "journal") and bool(work.container)


def is_law(work: Work) -> bool:
    """Whether it is cited as lawyers do."""
    return work.kind in LEGAL


def details(work: Work, *, short: bool) -> list[Pieces]:
    """What stands between title and container, in a note or in an entry."""
    about = remark(work)
    which = number(work, "no." if short else "No.")
    parts = (about, which) if short else (capital(about), capital(which))
    return [said(part) for part in parts]


def _names(names: Names, *, keeps_order: bool) -> Iterator[str]:
    for at, name in enumerate(names):
        as_printed = at > 0 or (name.family_first and keeps_order)
        yield name.full if as_printed else name.inverted_without_particle
