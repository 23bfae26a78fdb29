"""APA style, 7th edition: `(Choe, 2024, para. 5)`, and the entry of the reference list.

Paragraphs may be counted, and are named. The forms are those of chapters 10 and 11 of the manual.
"""

from briefreader.cite.citation import LEGAL, PERIODICALS, Work
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces, joined
from briefreader.cite.names import Names
from briefreader.cite.punctuation import ended, marked, stopped
from briefreader.cite.style_input import Cited, Said
from briefreader.cite.styles.parts import (
    bracketed,
    closed,
    edition,
    from_names,
    is_author,
    numbered,
    page_form,
    people,
    report_number,
    said,
    sentences,
    site,
)
from briefreader.cite.styles.style import EVERY_KIND, InText
from briefreader.cite.styles.us_law import law

_MOST_NAMES = 20
_POST_WORDS = 20  # of a post without a title (§10.15)
_YEAR_ALONE = ("journal", "report", "united-nations", "book", "chapter", "dataset")
_IN_SERIES = ("broadcast", "podcast", "interview")
_FORMS = {
    "broadcast": "Broadcast",
    "podcast": "Audio podcast episode",
    "post": "Online post",
    "dataset": "Data set",
    "interview": "Interview",
    "letter": "Letter",
}


def reference(work: Work) -> Pieces:
    """An entry of the reference list. The title is taken as it is: in sentence case.

    A letter that nobody can find again is cited in the text only (§8.9), as its entry here says.
    """
    if work.kind in LEGAL:
        return (*closed(law(work, work.issued.month_first if work.dated else "")), *_address(work))
    if _is_private(work):
        return closed(_private(work))
    lead = _lead(work)
    date = _date(work)
    title, form = _title(work), bracketed(said(_form(work)), "[]")
    if lead:
        head = (f"{lead} ({date}). ", *_stopped_title((*title, *form)))
    else:
        head = (*_stopped_title(title), f" ({date}).", *((*form, ".") if form else ()))
    original = f" (Original work published {work.original.shown_year})" if work.original else ""
    return (*head, *_container(work), *_address(work), original)


def citation(cited: Cited, told: Said | None) -> Pieces:
    """`(Choe, 2024, para. 5)`; of relayed words `(as cited in Choe, 2024, para. 5)`."""
    work = cited.work
    relayed = "as cited in " if told is not None and told.relayed else ""
    if _is_private(work):
        return (f"({relayed}", *_private(work), *(f", {one}" for one in cited.details), ")")
    year = work.issued.shown_year
    if work.original and work.dated:
        year = f"{work.original.shown_year}/{year}"
    details = ", ".join((year, *cited.details))
    names = "" if work.kind in LEGAL else work.authors_in_text("&") or _others_in_text(work)
    if names:
        return (f"({relayed}{names}, {details})",)
    title = work.short_title or work.shortened_title
    if work.kind in ("case", "hearing") or (work.kind not in LEGAL and _is_italic(work)):
        return (f"({relayed}", Italic(title), f", {details})")
    if work.kind in LEGAL:
        return (f"({relayed}{title}, {details})",)
    return (f"({relayed}{marked(ended(title, ','))} {details})",)


def _is_private(work: Work) -> bool:
    return work.kind == "letter" and not (work.address or work.archive)


def _private(work: Work) -> Pieces:
    """`A. R. Bell, personal communication, October 16, 2024`."""
    names = people_in_short(work.authors)
    date = work.issued.month_first if work.dated else ""
    return (from_names((work.by(names), "personal communication", date)),)


def people_in_short(names: Names) -> str:
    """`O. Haddad & J.-W. Kim`."""
    shown = [name.with_initials for name in names]
    return (
        shown[0]
        if len(shown) == 1
        else f"{', '.join(shown[:-1])}{',' if len(shown) > 2 else ''} & {shown[-1]}"
        if shown
        else ""
    )


def _lead(work: Work) -> str:
    """Who stands first: the authors, or who edited, hosted or directed it."""
    if work.kind == "video" and work.directors and not work.authors:
        return _in_role(work.directors, "Director")
    if work.authors:
        return stopped(work.by(_list_of(work.authors)))
    if work.hosts and work.kind in _IN_SERIES:
        return _in_role(work.hosts, "Host")
    if work.directors and work.kind in _IN_SERIES:
        return _in_role(work.directors, "Director")
    return _in_role(work.editors, "Ed.") if work.editors and work.kind != "chapter" else ""


def _in_role(names: Names, role: str) -> str:
    return f"{_list_of(names)} ({_plural(role, names)})."


def _plural(role: str, names: Names) -> str:
    if len(names) < 2:
        return role
    return f"{role[:-1]}s." if role.endswith(".") else f"{role}s"


def _others_in_text(work: Work) -> str:
    for names in (work.hosts, work.directors, work.editors if work.kind != "chapter" else ()):
        if names and _lead(work):
            shown = [name.short for name in names]
            return " & ".join(shown) if len(shown) < 3 else f"{shown[0]} et al."
    return ""


def _date(work: Work) -> str:
    """The whole date, or the year of what appears by the year."""
    is_film = work.kind == "video" and work.directors and not work.authors
    return work.issued.shown_year if work.kind in _YEAR_ALONE or is_film else work.issued.year_first


def _is_italic(work: Work) -> bool:
    if work.kind in PERIODICALS or work.kind in ("blog", "chapter"):
        return not work.container
    return not (work.kind in _IN_SERIES and work.container)


def _title(work: Work) -> Pieces:
    words = work.title.split()
    title = " ".join(words[:_POST_WORDS]) if work.kind == "post" and len(words) > _POST_WORDS else work.title
    shown: Pieces = (Italic(title),) if _is_italic(work) else (title,)
    return (*shown, *bracketed(said(_parenthesis(work))))


def _stopped_title(title: Pieces) -> Pieces:
    first = title[0]
    return (ended(first, "."),) if isinstance(first, str) and len(title) == 1 else closed(title)


def _parenthesis(work: Work) -> str:
    """Who else made it, and which of several it is: `O. Haddad, Ed.; J.-W. Kim, Trans.; 2nd ed., Vol. 3`."""
    own = work.kind != "chapter"
    editors = work.editors if work.authors and own and work.kind == "book" else ()
    people = (
        _with_role(editors, "Ed."),
        _with_role(work.translators, "Trans.") if work.translators else "",
        _with_role(work.interviewers, "Interviewer") if work.kind == "interview" else "",
    )
    which: tuple[str, ...] = ()
    match work.kind:
        case "book":
            which = (edition(work, "ed."), f"Vol. {work.volume}" if work.volume else "")
        case "report" | "release" | "united-nations" if work.number:
            which = (report_number(work, "No."),)
        case "broadcast" | "podcast" if work.number:
            which = (numbered("", work.number, "No."),)
        case "dataset" if work.version:
            which = (f"Version {work.version.removeprefix('v')}",)
    return from_names((*people, from_names(which)), "; ")


def _with_role(names: Names, role: str) -> str:
    if not names:
        return ""
    return f"{people_in_short(names)}, {role if role == 'Trans.' else _plural(role, names)}"


def _form(work: Work) -> str:
    """What kind of source it is, where the rest does not say so."""
    match work.kind:
        case "report" | "release" if not work.number:
            return work.genre
        case "speech":
            return work.genre
        case "page":
            return page_form(work)
        case "interview" if work.interviewers:
            return ""
        case "video":
            return work.genre or ("Video" if work.address else "Film")
        case "broadcast" | "podcast" | "post" | "interview" | "dataset":
            return work.genre or _FORMS[work.kind]
        case "letter":
            form = work.genre or _FORMS[work.kind]
            return f"{form} to {people(work.recipients)}" if work.recipients else form
    return ""


def _container(work: Work) -> Pieces:
    match work.kind:
        case "chapter":
            editors = f"{_with_editors(work.editors)}, " if work.editors else ""
            pages = f"{'pp.' if '–' in work.pages else 'p.'} {work.pages}" if work.page else ""
            volume = f"Vol. {work.volume}" if work.volume else ""
            which = bracketed(said(from_names((edition(work, "ed."), volume, pages))))
            book: Pieces = (f"In {editors}", Italic(work.container), *which) if work.container else ()
            return _after(sentences(book, said(work.publisher)))
        case "broadcast" | "podcast" if work.container:
            hosts = work.hosts if work.authors else ()
            by = f"{people_in_short(hosts)} ({_plural('Host', hosts)}), " if hosts else ""
            return _after(sentences((f"In {by}", Italic(work.container)), said(_publisher(work))))
        case "speech":
            return _after(
                sentences(
                    said(from_names((work.event or work.container, work.event_place or work.publisher_place)))
                )
            )
        case "letter":
            return _after(sentences(said(from_names((work.archive_location, work.archive)))))
        case "interview" | "blog" | "newspaper" | "magazine" | "journal":
            if not work.container:
                return _after(sentences(said(_publisher(work))))
            issue = f"({work.issue})" if work.issue else ""
            volume_issue: Pieces = (
                (*((Italic(work.volume),) if work.volume else ()), issue) if work.volume or issue else ()
            )
            return _after(closed(joined([(Italic(work.container),), volume_issue, (work.pages,)])))
    return _after(sentences(said(site(work))))


def _after(pieces: Pieces) -> Pieces:
    return (" ", *pieces) if pieces else ()


def _publisher(work: Work) -> str:
    return "" if is_author(work, work.publisher) else work.publisher


def _with_editors(names: Names) -> str:
    return f"{people_in_short(names)} ({_plural('Ed.', names)})"


def _address(work: Work) -> Pieces:
    if not work.address:
        return ()
    undated = work.accessed if not work.dated and not work.doi and work.kind not in LEGAL else None
    seen = f"Retrieved {undated.month_first}, from " if undated else ""
    return (f" {seen}", Hyperlink(work.address))


def _list_of(authors: Names) -> str:
    names = [name.inverted_initials for name in authors]
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[: _MOST_NAMES - 1])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else names[0]


APA7 = InText(
    label="APA 7",
    csl="apa",
    kinds=EVERY_KIND,
    reference=reference,
    citation=citation,
    title_case="sentence",
    block=40,
    letters=True,
)
