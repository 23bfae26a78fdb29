"""APA style, 7th edition: `(Choe, 2024, para. 5)`, and the entry of the reference list.

Paragraphs may be counted, and are named.
"""

from collections.abc import Sequence

from briefreader.cite.citation import Name, Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces, joined
from briefreader.cite.punctuation import ended, ends_sentence, marked, stopped
from briefreader.cite.style_input import Cited, Said
from briefreader.cite.styles.style import InText

_MOST_NAMES = 20
_UPRIGHT = ("article", "interview")  # whose titles are parts of something named after them


def reference(work: Work) -> Pieces:
    """An entry of the reference list. The title is taken as it is: in sentence case."""
    issued = work.issued
    shown = issued.shown_year if work.kind == "work" else issued.year_first
    date = f" ({shown}). "
    title = _title(work)
    lead: Pieces = (
        (f"{stopped(work.by(_list_of(work.authors)))}{date}", *title)
        if work.authors
        else (*title, date.rstrip())
    )
    seen = f"Retrieved {work.accessed.month_first}, from " if work.accessed and not work.dated else ""
    address = (f" {seen}", Hyperlink(work.address)) if work.address else ()
    return (*lead, *_container(work), *address)


def citation(cited: Cited, said: Said | None) -> Pieces:
    """`(Choe, 2024, para. 5)`; of relayed words `(as cited in Choe, 2024, para. 5)`."""
    work = cited.work
    details = ", ".join((work.issued.shown_year, *cited.details))
    relayed = "as cited in " if said is not None and said.relayed else ""
    if work.authors:
        return (f"({relayed}{work.authors_in_text('&')}, {details})",)
    title = work.short_title or work.title
    if _is_italic(work):
        return (f"({relayed}", Italic(title), f", {details})")
    return (f"({relayed}{marked(ended(title, ','))} {details})",)


def _is_italic(work: Work) -> bool:
    return work.kind not in _UPRIGHT and not (work.kind == "broadcast" and work.container)


def _title(work: Work) -> Pieces:
    remark = _remark(work)
    if _is_italic(work):
        stop = "" if ends_sentence(work.title) and not remark else "."
        return (Italic(work.title), f"{remark}{stop}")
    return (f"{work.title}{remark}." if remark else ended(work.title, "."),)


def _remark(work: Work) -> str:
    """What kind of source it is, where the rest does not say so."""
    match work.kind:
        case "broadcast":
            return f" [{work.genre or 'Broadcast'}]"
        case "post":
            return f" [{work.genre or 'Post'}]"
        case "interview" if work.interviewers:
            names = " & ".join(f"{name.initials} {name.short}".strip() for name in work.interviewers)
            return f" ({names}, Interviewer{'s' if len(work.interviewers) > 1 else ''})"
        case "interview":
            return f" [{work.genre or 'Interview'}]"
        case "work" if work.number or work.genre:
            number = f" No. {work.number}" if work.number else ""
            return f" ({work.genre or 'Report'}{number})"
    return ""


def _container(work: Work) -> Pieces:
    if not work.container:
        return ()
    if work.kind == "broadcast":
        network = f" {work.publisher}." if work.publisher else ""
        return (" In ", Italic(work.container), f".{network}")
    if work.kind not in _UPRIGHT:
        return (f" {work.container}.",)
    volume = (Italic(work.volume), f"({work.issue})" if work.issue else "") if work.volume else ()
    return (" ", *joined([(Italic(work.container),), volume, (work.pages,)]), ".")


def _list_of(authors: Sequence[Name]) -> str:
    names = [name.inverted_initials for name in authors]
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[: _MOST_NAMES - 1])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else names[0]


APA7 = InText(
    label="APA 7", reference=reference, citation=citation, sentence_case=True, block=40, letters=True
)
