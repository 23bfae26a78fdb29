"""`briefreader report`: what was set aside, as a file with one list of references."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from briefreader.brief.verification.document import OpenDocument, load
from briefreader.cite.citer import Form
from briefreader.cite.pandoc import PandocError
from briefreader.cite.remarks import Remark
from briefreader.commands.citing import style_option
from briefreader.commands.find import folders_of, library_option, query_of
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, saving, say, tell_unsynced
from briefreader.commands.progress import telling_progress
from briefreader.commands.session import Session, clean, nearest_hint, refusals
from briefreader.composition.basket import (
    Laid,
    Shelved,
    basket,
    mark_used,
    open_already,
    opened_at,
    shelved,
)
from briefreader.composition.report import (
    DOCX,
    REPORT_ENDINGS,
    Draft,
    ReportRequest,
    draft,
    endings_words,
    format_of,
    report_label,
    write_report,
)
from briefreader.exhibits import exhibits_of, laid_exhibits
from briefreader.many_briefs import Library
from briefreader.notes import BasketItem, Notebook, Subject, subject_of
from briefreader.notes.exhibit_file import Exhibit
from briefreader.wording.notes import basket_name
from briefreader.wording.phrases import contents_words
from briefreader.wording.remarks import hidden_words, remark_words

MOST_ITEMS = 1_000  # of a query, in one report
_NOT_REPORTED = ("summary", "paragraph", "note")

_EMPTY = "In the reader, + adds an item. Or name items: report PATH --id ID."


@click.command("report", epilog="Example: briefreader report --style apa7 --output findings.md")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option(
    "--id", "ids", multiple=True, metavar="ID", help="This item instead of the basket. May be repeated."
)
@click.option("--query", metavar="QUERY", help="What this query finds, instead of the basket.")
@library_option
@style_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(tuple(REPORT_ENDINGS)),
    help="Default: from the extension of the file, else markdown. docx needs pandoc.",
)
@click.option("--title", help="Default: the title of the brief.")
@click.option("--with-notes", is_flag=True, help="Also the notes and tags on the items.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A new file; its items are marked as used in it. Without it, stdout.",
)
@shared_options
@click.pass_context
def report_command(
    context: click.Context,
    paths: tuple[str, ...],
    ids: tuple[str, ...],
    query: str | None,
    folders: tuple[str, ...],
    style: str,
    format_name: str | None,
    title: str | None,
    output: Path | None,
    *,
    with_notes: bool,
) -> int:
    """Write a report from your basket.

    With paths only of what you have collected from these briefs, else from all. With --query, what it finds
    in the library: quotes, claims, events, key points and gaps, the newest source first. Items stand in the
    order of the basket, each with its verification and your assessment. Then come the pages over many briefs
    that you have put there with P, every source once, and notes on the sources. Remarks about items go to
    stderr; the exit code is 1 if one is left out.
    """
    session = Session(context)
    format_name = _format(format_name, output)
    if format_name == DOCX and output is None:
        raise Failure("a Word document does not go to stdout", "Name a file: --output FILE.")
    if query is not None:
        laid = _found(session, query, folders, is_alone=not (paths or ids))
    else:
        laid = _named(session, paths, ids) if ids else _set_aside(session, paths)
    pages = _pages(session) if query is None and not (paths or ids) else ()
    if not (laid or pages):
        raise Failure(
            "nothing of what was named is in the basket" if paths else "the basket is empty", _EMPTY
        )
    author = session.environment.given_reviewer or ""
    request = ReportRequest(Form(style, format_name), (title or "").strip(), author, with_notes)
    exhibits, missing = laid_exhibits(session.environment, pages)
    for remark in missing:
        narrate(clean(f"{remark_words(remark)}."))
    made = draft(request, laid, session.environment.today, exhibits)
    for number, remark in made.remarks:
        narrate(clean(f"{_name(laid, number)}: {remark_words(remark)}"))
    if made.removed:
        narrate(hidden_words(made.removed))
    if output is None:
        say(made.text)
    else:
        _write(session, laid, made, request, output)
    return int(len(made.written) < len(laid))


def _pages(session: Session) -> tuple[Exhibit, ...]:
    """The pages over many briefs that were set aside."""
    if not session.has_notes:
        return ()
    with refusals():
        return exhibits_of(session.environment)


def _format(name: str | None, output: Path | None) -> str:
    """The format that is named, or that the name of a file asks for; the two agree. Raises Failure."""
    found = format_of(output)
    if output is None or not output.suffix:
        return name or found or ""
    where, extension = clean(str(output)), clean(output.suffix)
    if found is None:
        raise Failure(
            f"no report has the extension {extension}", f"Use one of {endings_words()}.", where=where
        )
    if name is not None and REPORT_ENDINGS[name] != REPORT_ENDINGS[found]:
        mend = f"Name a file that ends with .{REPORT_ENDINGS[name]}, or leave --format out."
        raise Failure(f"{report_label(name)} does not have the extension {extension}", mend, where=where)
    return name or found


def _write(session: Session, laid: Sequence[Laid], made: Draft, request: ReportRequest, path: Path) -> None:
    with saving(path):
        try:
            unsynced = write_report(made, request, path)
        except PandocError as error:
            raise Failure(error.what, f"{error.mend}.") from None
    told_as = "" if path.suffix else f", as {report_label(request.form.format)}"
    narrate(clean(f"{contents_words(len(made.written), made.pages)} in {path}{told_as}"))
    tell_unsynced(path, unsynced)
    with refusals():
        mark_used(session.store(), laid, made.written, path.name)


def _named(session: Session, paths: Sequence[str], ids: Sequence[str]) -> tuple[Laid, ...]:
    """Items of one brief in the order in which they were named. Raises Failure."""
    if len(paths) != 1:
        raise Failure("--id names items of one brief", "Name one brief: briefreader report PATH --id ID.")
    opened = session.open(paths[0])
    for unknown in (item_id for item_id in ids if item_id not in opened.index.items):
        hint = nearest_hint(unknown, opened.index.items) or "`briefreader show` lists them."
        raise Failure(f"there is no item “{unknown}”", hint, where=opened.loaded.name)
    brief = Shelved(subject_of(opened.brief), session.notebook(opened.brief) or Notebook(), opened)
    return tuple(Laid(_loose(item_id, rank), brief) for rank, item_id in enumerate(dict.fromkeys(ids)))


def _found(session: Session, text: str, folders: Sequence[str], *, is_alone: bool) -> tuple[Laid, ...]:
    """What a query finds in a library. Raises Failure, also if that is nothing."""
    if not is_alone:
        raise Failure("--query stands in place of paths and --id", "Name folders with --library DIR.")
    paths = folders_of(session, folders)
    library = Library.of(session.environment, paths)
    query = query_of(library, text)
    with telling_progress("Indexing") as progress:
        found = library.find(query, MOST_ITEMS, progress=progress)
    briefs: dict[Path, Shelved] = {}
    laid: list[Laid] = []
    for hit in found.hits:
        if hit.kind in _NOT_REPORTED:
            continue
        path = library.path_of(hit)
        if path not in briefs:
            opened = session.open(str(path))
            briefs[path] = Shelved(
                subject_of(opened.brief), session.notebook(opened.brief) or Notebook(), opened
            )
        laid.append(Laid(_loose(hit.item, len(laid)), briefs[path]))
    if not laid:
        raise Failure("the query finds nothing for a report", "Try it with: briefreader find QUERY", code=1)
    if found.total and found.total > MOST_ITEMS:
        narrate(f"{found.total:,} hits, of which the first {MOST_ITEMS:,} were looked at")
    return tuple(laid)


def _name(laid: Sequence[Laid], number: int) -> str:
    """What an item is called in a remark; of several briefs each has items of the same ids."""
    one = laid[number]
    name, brief_id = basket_name(one.item), one.brief.subject.brief_id
    is_alone = all(other.brief.subject.brief_id == brief_id for other in laid)
    return name if is_alone else f"{name} in {brief_id}"


def _loose(item_id: str, rank: int) -> BasketItem:
    """An item as if it were in the basket."""
    return BasketItem(id=item_id, item=item_id, reviewer="", created="", modified="", change=0, rank=rank)


def _set_aside(session: Session, paths: Sequence[str]) -> tuple[Laid, ...]:
    """What is in the basket, of all briefs or of these. Raises Failure."""
    known = {opened.brief.id: opened for opened in map(session.open, paths)}
    if not session.has_notes:
        return ()
    readings = session.environment.state.readings

    def open_subject(subject: Subject) -> OpenDocument | Remark:
        if opened := open_already(known, subject):
            return opened
        read = partial(load, folders=session.environment.settings.sources)
        return opened_at(readings.path(subject.brief_id), subject, read)

    store = session.store()
    subjects = (one for one in store.subjects() if not paths or one.brief_id in known)
    briefs = [one for subject in subjects if (one := shelved(store, subject, open_subject))]
    for notice in dict.fromkeys(filter(None, (one.notebook.notice for one in briefs))):
        narrate(clean(notice))
    return basket(briefs)
