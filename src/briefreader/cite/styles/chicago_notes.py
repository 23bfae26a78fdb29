"""Chicago style with notes, 18th edition: the quote with a note, and the entry of the bibliography.

An unsigned newspaper article is cited in notes alone; its reference is the text of the note.
"""

from briefreader.cite.citation import Work
from briefreader.cite.formats.pieces import Hyperlink, Pieces, joined
from briefreader.cite.punctuation import listed, stopped
from briefreader.cite.style_input import Cited, Quoted
from briefreader.cite.styles.chicago import authors, container, number, remark, title
from briefreader.cite.styles.style import NoteStyle

_MOST_IN_NOTE = 2
_MOST_LISTED = 6
_FIRST_OF_MORE = 3


def reference(work: Work) -> Pieces:
    """An entry of the bibliography."""
    if not work.authors:
        return _closed(_note(work))
    lead = stopped(work.by(authors(work.authors, _MOST_LISTED, _FIRST_OF_MORE, keeps_order=True)))
    sentences: list[Pieces] = [(remark(work, "Interview"),), (number(work, "No."),)]
    if work.kind == "broadcast" and work.publisher:
        sentences += [container(work), joined([(work.publisher,), (_date(work),)])]
    else:
        sentences += [joined([container(work), (_date(work),)])]
    body = joined(sentences, ". ")
    address = (" ", Hyperlink(work.address), ".") if work.address else ()
    return (f"{lead} ", *title(work, "."), " ", *_closed(body), _accessed(work, " Accessed", "."), *address)


def note(cited: Cited, quoted: Quoted | None) -> Pieces:
    """`Yang Uk, quoted in Choe Sang-Hun, “…,” …`; beside a statement the source alone."""
    speaker = f"{quoted.credited}, quoted in " if quoted is not None and quoted.speakers else ""
    warning = ", unverified." if cited.unverified else ""
    text = _note(cited.work)
    return (speaker, *((*text, warning) if warning else _closed(text)))


def _note(work: Work) -> Pieces:
    names = [name.full for name in work.authors]
    lead = work.by(listed(names) if len(names) <= _MOST_IN_NOTE else f"{names[0]} et al.")
    address = (Hyperlink(work.address),) if work.address else ()
    if work.kind == "work":
        published = joined([(work.container,), (work.issued.shown_year,)])
        about = joined([(number(work, "no."),)])
        head = (*title(work, ","), " ", *about) if about else title(work, "")
        body = joined([(*head, " (", *published, ")"), address])
    else:
        parts = [(remark(work, "interview"),), container(work), (work.publisher,) if _on_air(work) else ()]
        after = joined([*parts, (_date(work),), (_accessed(work, "accessed", ""),), address])
        body = (*title(work, ","), " ", *after)
    return (f"{lead}, " if lead else "", *body)


def _on_air(work: Work) -> bool:
    return work.kind == "broadcast"


def _date(work: Work) -> str:
    return work.issued.shown_year if work.kind == "work" else work.issued.month_first


def _accessed(work: Work, word: str, end: str) -> str:
    """When an undated source was seen."""
    if work.dated or work.accessed is None or not work.address:
        return ""
    return f"{word} {work.accessed.month_first}{end}"


def _closed(note: Pieces) -> Pieces:
    """With its full stop, which `n.d.` has already."""
    last = note[-1]
    return note if isinstance(last, str) and last.endswith(".") else (*note, ".")


CHICAGO18_NOTES = NoteStyle(
    label="Chicago 18, notes",
    list_title="Bibliography",
    reference=reference,
    note=note,
    stop_inside=True,
    block=100,
)
