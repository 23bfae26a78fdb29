"""`briefreader show`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.brief.verification.document import OpenDocument
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, say_json
from briefreader.commands.pages import say_page
from briefreader.commands.session import Session, tell_unreadable
from briefreader.commands.wrong_input import is_folder
from briefreader.printing.brief import PANES, Printout, page

if TYPE_CHECKING:
    from briefreader.notes import Notebook

FORMATS = ("text", "markdown", "json")


@click.command("show", epilog="Example: briefreader show --pane quotes --pane claims brief.yaml | less")
@click.argument("path", type=click.Path(allow_dash=True))
@click.option(
    "--pane",
    "panes",
    multiple=True,
    type=click.Choice(tuple(PANES)),
    help="Only this pane. May be repeated.",
)
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
@shared_options
@click.pass_context
def show_command(context: click.Context, path: str, panes: tuple[str, ...], format_name: str) -> None:
    """Print a brief: plain text, Markdown or JSON.

    All of it, in the order in which it is read, with your notes. PATH is a brief, - for stdin, or a
    folder: then its briefs are listed.
    """
    show(Session(context), path, panes, format_name)


def show(session: Session, path: str, panes: Iterable[str] = (), format_name: str = "text") -> None:
    """Print a brief, or the briefs of a folder. Raises Failure."""
    if not path:
        raise Failure("the path is empty", "Name a brief or a folder.")
    if is_folder(Path(path)):
        _print_folder(Path(path), format_name)
        return
    if format_name == "json":
        _print_tree(session, path, panes)
        return
    opened = session.open(path)
    notebook = session.notebook(opened.brief)
    say_page(page(_reading(opened, notebook), panes), format_name)
    if problems := len(opened.loaded.problems):
        narrate(f"{problems} problems in this brief: briefreader check lists them")


def _reading(opened: OpenDocument, notebook: "Notebook | None") -> Printout:
    if notebook is None or not notebook.entries:
        return Printout(opened)
    from briefreader.printing.notes import attached_words

    return Printout(opened, attached_words(opened, notebook), len(notebook.reviewed))


def _print_tree(session: Session, path: str, panes: Iterable[str]) -> None:
    from briefreader.notes.item_words import ItemWords
    from briefreader.printing.notes import entry_tree
    from briefreader.printing.tree import tree

    checked = session.check(path)
    notebook = session.notebook(checked.document.brief)
    words = ItemWords(checked.document)
    entries = () if notebook is None else notebook.entries
    notes = [entry_tree(entry, words.moved(entry)) for entry in entries]
    say_json(tree(checked.document, notes, checked.problems, panes))


def _print_folder(folder: Path, format_name: str) -> None:
    from briefreader.library.catalog import read_library
    from briefreader.printing.library import library_page, library_tree

    catalogue = read_library(folder)
    if format_name == "json":
        say_json(library_tree(catalogue.entries))
    else:
        say_page(library_page(folder, catalogue.entries), format_name)
    tell_unreadable(catalogue)
    if not catalogue.entries and not catalogue.unreadable:
        narrate(
            "No briefs in this folder (.yaml, .yml, .json). Draft one from an article: briefreader draft "
            "article.txt. Or start an empty one: briefreader new article.yaml"
        )
