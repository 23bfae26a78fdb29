"""OSCOLA, 4th edition: the quote with a note, and the entry of the bibliography."""

from briefreader.cite.citation import Name, Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces
from briefreader.cite.punctuation import single_marked
from briefreader.cite.style_input import Cited, Quoted
from briefreader.cite.styles import short_notes
from briefreader.cite.styles.legal import named, quoting, title
from briefreader.cite.styles.style import NoteStyle

_OTHERS = "and others"


def reference(work: Work) -> Pieces:
    """An entry of the bibliography, without a stop."""
    return _entry(work, work.by(named([_inverted(name) for name in work.authors], _OTHERS)))


def note(cited: Cited, quoted: Quoted | None) -> Pieces:
    """The source, `quoting Yang Uk`; of relayed words `Yang Uk, quoted in` the source."""
    work = cited.work
    entry = _entry(work, work.by(named([name.full for name in work.authors], _OTHERS)))
    return quoting(entry, cited, quoted)


def _entry(work: Work, authors: str) -> Pieces:
    lead = f"{authors}, " if authors else ""
    seen = f" accessed {work.accessed.long}" if work.accessed else ""
    address = (" <", Hyperlink(work.address), f">{seen}") if work.address else ()
    return (lead, *title(work), *_published(work), *address)


def _published(work: Work) -> Pieces:
    date = work.issued.long if work.dated else ""
    match work.kind:
        case "article" if work.volume and work.page:
            first = work.pages.partition("–")[0]
            return (f" ({work.issued.shown_year}) {work.volume} ", Italic(work.container), f" {first}")
        case "article" | "interview":
            paper: Pieces = (" ", Italic(work.container)) if work.container else ()
            return (*paper, f" ({date})" if date else "")
        case "page" | "post" | "broadcast" if work.container:
            details = ", ".join(filter(None, (work.publisher if work.kind == "broadcast" else "", date)))
            return (" (", Italic(work.container), f", {details})" if details else ")")
        case "work":
            number = " ".join(filter(None, (work.genre, work.number)))
            details = ", ".join(filter(None, (number, work.container, date)))
            return (f" ({details})" if details else "",)
    return (f" ({date})" if date else "",)


def _inverted(name: Name) -> str:
    """`Choe S-H`: initials without points."""
    initials = name.initials.replace(".", "").replace(" ", "")
    return " ".join(filter(None, (name.short, initials, name.suffix)))


OSCOLA4 = NoteStyle(
    label="OSCOLA 4",
    list_title="Bibliography",
    reference=reference,
    note=note,
    short=short_notes.oscola,
    marks=single_marked,
    lines=3,
)
