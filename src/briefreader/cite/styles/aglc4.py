"""AGLC, 4th edition (Australia): the quote with a note, and the entry of the bibliography."""

from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces
from briefreader.cite.punctuation import single_marked
from briefreader.cite.style_input import Cited, Quoted
from briefreader.cite.styles import short_notes
from briefreader.cite.styles.legal import named, quoting, title
from briefreader.cite.styles.style import NoteStyle

_OTHERS = "et al"
_FORMS = {"page": "Web Page", "interview": "Interview"}


def reference(work: Work) -> Pieces:
    """An entry of the bibliography, without a stop."""
    first, *others = work.authors or (None,)
    names = [] if first is None else [first.inverted, *(name.full for name in others if name)]
    return _entry(work, work.by(named(names, _OTHERS)))


def note(cited: Cited, quoted: Quoted | None) -> Pieces:
    """The source, `quoting Yang Uk`; of relayed words `Yang Uk, quoted in` the source."""
    work = cited.work
    entry = _entry(work, work.by(named([name.full for name in work.authors], _OTHERS)))
    return quoting(entry, cited, quoted)


def _entry(work: Work, authors: str) -> Pieces:
    lead = f"{authors}, " if authors else ""
    address = (" <", Hyperlink(work.address), ">") if work.address else ()
    return (lead, *title(work), *_published(work), *address)


def _published(work: Work) -> Pieces:
    date = work.issued.long if work.dated else ""
    if work.in_periodical and work.volume:
        issue = f"({work.issue})" if work.issue else ""
        first = work.pages.partition("–")[0]
        return (f" ({date}) {work.volume}{issue} ", Italic(work.container), f" {first}".rstrip())
    if work.in_periodical:
        details = f"online at {date}" if work.address and date else date
    elif work.kind == "work":
        number = " No ".join(filter(None, (work.genre or ("Report" if work.number else ""), work.number)))
        details = ", ".join(filter(None, (number, work.container, date)))
    else:
        form = _FORMS.get(work.kind) or work.publisher or work.genre
        details = ", ".join(filter(None, (form, date)))
    container: Pieces = (", ", Italic(work.container)) if work.container and work.kind != "work" else ()
    return (*container, f" ({details})" if details else "")


AGLC4 = NoteStyle(
    label="AGLC 4",
    list_title="Bibliography",
    reference=reference,
    note=note,
    short=short_notes.aglc,
    marks=single_marked,
    lines=3,
)
