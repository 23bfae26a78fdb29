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
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, saving, say, tell_unsynced
from briefreader.commands.session import Session, clean, nearest_hint, refusals
from briefreader.composition.basket import (
    DOCX,
    REPORT_ENDINGS,
    TITLE,
    Draft,
    Laid,
    Shelved,
    basket,
    draft,
    format_of,
    mark_used,
    open_already,
    opened_at,
    shelved,
    write_report,
)
from briefreader.notes import BasketItem, Notebook, Subject, subject_of
from briefreader.wording.notes import basket_name
from briefreader.wording.phrases import items_words
from briefreader.wording.remarks import hidden_words, remark_words

_EMPTY = "In the reader + puts an item into the basket; or name items: report PATH --id ID."


@click.command("report", epilog="Example: briefreader report --style apa7 --output findings.md")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option(
    "--id", "ids", multiple=True, metavar="ID", help="This item instead of the basket; again for another."
)
@style_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(tuple(REPORT_ENDINGS)),
    help="As the file's name ends, else markdown; docx is made by pandoc.",
)
@click.option("--title", default=TITLE, show_default=True)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A new file; its items are marked as used in it. Without, stdout.",
)
@shared_options
@click.pass_context
def report_command(
    context: click.Context,
    paths: tuple[str, ...],
    ids: tuple[str, ...],
    style: str,
    format_name: str | None,
    title: str,
    output: Path | None,
) -> int:
    """Write a report from your basket.

    With paths only of what you have set aside from these briefs, else from all. Items stand in the order of
    the basket, citations in one style, and every source once, with what its citation lacks. What has to be
    said about items is said on stderr; the exit code is 1 if one is left out.
    """
    session = Session(context)
    format_name = format_name or format_of(output)
    if format_name == DOCX and output is None:
        raise Failure("a Word document does not go to stdout", "Name a file: --output FILE.")
    laid = _named(session, paths, ids) if ids else _set_aside(session, paths)
    if not laid:
        raise Failure("there is nothing in the basket", _EMPTY)
    made = draft(title, laid, Form(style, format_name), session.environment.today)
    for number, remark in made.remarks:
        narrate(clean(f"{basket_name(laid[number].item)}: {remark_words(remark)}"))
    if made.removed:
        narrate(hidden_words(made.removed))
    if output is None:
        say(made.text)
    else:
        _write(session, laid, made, format_name, output)
    return int(len(made.written) < len(laid))


def _write(session: Session, laid: Sequence[Laid], made: Draft, format_name: str, path: Path) -> None:
    with saving(path):
        try:
            unsynced = write_report(made, path, format_name)
        except PandocError as error:
            raise Failure(error.what, f"{error.mend}.") from None
    narrate(clean(f"{items_words(len(made.written))} in {path}"))
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
