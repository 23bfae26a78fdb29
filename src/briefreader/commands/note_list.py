"""`briefreader notes list`: notes found again, over one brief or all, of one reviewer or several."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cached_property, partial
from pathlib import Path

import click

from briefreader import environment
from briefreader.base.dates import utc
from briefreader.brief.reading.load import Loaded
from briefreader.brief.verification.document import OpenDocument, opened
from briefreader.commands.options import format_option, given, shared_options
from briefreader.commands.output import narrate, say, say_json, width
from briefreader.commands.session import Session, clean
from briefreader.commands.wrong_input import is_folder
from briefreader.composition.noted import Differing, Noted, noted, noted_elsewhere
from briefreader.notes import (
    KIND_NAMES,
    Notebook,
    Selection,
    Store,
    Subject,
    disagreements,
    subject_of,
    without_repeats,
)
from briefreader.printing.disagreement import differing_csv, differing_page, differing_tree
from briefreader.printing.markdown import markdown
from briefreader.printing.notes import notes_csv, notes_page, notes_tree
from briefreader.printing.page import Section
from briefreader.printing.text import text

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}

ReviewerNotes = tuple[str, Notebook]  # a reviewer's name, and what is attached under it


def _since(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """A date, a time or a duration, as the UTC time from which on a change counts."""
    if value is None:
        return ""
    try:
        if duration := re.fullmatch(r"(\d{1,5})([hdw])", value):
            since = environment.now() - int(duration[1]) * _UNITS[duration[2]]
        else:
            since = datetime.fromisoformat(value)
        return utc(since)
    except ValueError:
        raise click.BadParameter(
            f"“{value}” is not a date: write 2024-10-20, 2024-10-20T10:41, or 7d, 12h, 2w"
        ) from None
    except OverflowError:
        raise click.BadParameter(f"“{value}” is too far away") from None


@click.command(
    "list", epilog="Example: briefreader notes list brief.yaml --tag urgent --since 7d --format csv"
)
@click.argument("path", type=click.Path(allow_dash=True), required=False)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="With this tag, or on an item with it.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KIND_NAMES), help="Of this kind.")
@click.option("--since", callback=_since, metavar="WHEN", help="Changed since: 2024-10-20, 7d, 12h.")
@click.option("--text", "words", default="", metavar="WORDS", help="With these words.")
@click.option("--all-reviewers", is_flag=True, help="Those of everybody in the notes folder.")
@click.option("--disagreements", "differ", is_flag=True, help="Only where reviewers differ, side by side.")
@format_option("text", "json", "markdown", "csv")
@shared_options
@click.pass_context
def list_command(
    context: click.Context,
    path: str | None,
    tags: tuple[str, ...],
    kinds: tuple[str, ...],
    since: str,
    words: str,
    *,
    all_reviewers: bool,
    differ: bool,
    format_name: str,
) -> int:
    """List your notes to a brief, or to all briefs of a folder.

    Without PATH: to the briefs of your library, and to those that are not there any more. Of options
    that are given several times one has to fit; of different ones, all. --reviewer lists another one's.
    Each comes with the id that `notes remove` takes. The exit code is 1 if not all notes could be read.
    """
    session = Session(context)
    selection = Selection(tags, kinds, since, words)
    briefs = _listed_briefs(session, path)
    if differ:
        return _list_disagreements(session, briefs, format_name)
    selected = [
        (listed, name, selection.of(notebook))
        for listed in briefs
        for name, notebook in _voices(session, context, listed.subject, all_reviewers=all_reviewers)
    ]
    all_noted = [
        noted(listed.document, notebook, name) for listed, name, notebook in selected if notebook.entries
    ]
    elsewhere = list(_elsewhere(session, selection, briefs)) if path is None else []
    _print_notes([*all_noted, *(one for one in elsewhere if one.notebook.entries)], format_name)
    notebooks = (*(notebook for _, _, notebook in selected), *(one.notebook for one in elsewhere))
    return int(any(notebook.damaged for notebook in notebooks))


class _ListedBrief:
    """A brief whose notes are listed. One of a library is read only when there are some."""

    def __init__(self, subject: Subject, read: Callable[[], Loaded]) -> None:
        self.subject = subject
        self._read = read

    @cached_property
    def document(self) -> OpenDocument:
        """The brief, without its source. Raises Failure."""
        return opened(self._read())


def _listed_briefs(session: Session, path: str | None) -> Sequence[_ListedBrief]:
    """The briefs of a file or folder; what cannot be read of a folder is told. Raises Failure."""
    place = path if path is not None else str(session.library)
    if not is_folder(Path(place)):
        loaded = session.load(place)
        return [_ListedBrief(subject_of(loaded.brief), lambda: loaded)]
    return [
        _ListedBrief(one.subject, partial(_read, session, one.path)) for one in session.entries(Path(place))
    ]


def _read(session: Session, path: Path) -> Loaded:
    return session.load(str(path))


def _voices(
    session: Session, context: click.Context, subject: Subject, *, all_reviewers: bool
) -> Iterator[ReviewerNotes]:
    """Whose notes are listed: the reviewer's own, or those of everybody who was asked for."""
    if not session.has_notes:
        return
    store = session.store()
    own = store.read(subject)
    if own.notice:
        narrate(clean(own.notice))
    yield session.environment.reviewer if all_reviewers else "", own
    named = given(context).get("reviewer")
    others = store.colleagues(subject)
    for colleague in without_repeats(own, others) if all_reviewers else others:
        if all_reviewers or colleague.reviewer.name == named:
            if colleague.notebook.notice:
                narrate(clean(f"{colleague.name}: {colleague.notebook.notice}"))
            yield colleague.name, colleague.notebook


def _elsewhere(session: Session, selection: Selection, known: Sequence[_ListedBrief]) -> Iterator[Noted]:
    """The reviewer's notes to briefs that are not in the library."""
    if session.has_notes:
        store: Store = session.store()
        for subject in store.subjects():
            if not any(subject.agrees_with(one.subject) for one in known):
                yield noted_elsewhere(subject, selection.of(store.read(subject)))


def _print_notes(all_noted: Sequence[Noted], format_name: str) -> None:
    if format_name == "json":
        say_json(notes_tree(all_noted))
    elif format_name == "csv":
        say(notes_csv(all_noted))
    elif all_noted:
        _print_page(notes_page(all_noted), format_name)
    if not all_noted:
        narrate("No notes.")


def _list_disagreements(session: Session, briefs: Sequence[_ListedBrief], format_name: str) -> int:
    """Print where everybody who has notes to some briefs differs; the exit code."""
    if not session.has_notes:
        _print_differing([], format_name)
        return 0
    store, found, damaged = session.store(), [], False
    for listed in briefs:
        own, others = store.read(listed.subject), store.colleagues(listed.subject)
        damaged = damaged or own.damaged
        held = [(session.environment.reviewer, own), *((one.name, one.notebook) for one in others)]
        if differing := disagreements(held):
            found.append(Differing(noted(listed.document, own), differing))
    _print_differing(found, format_name)
    return int(damaged)


def _print_differing(found: Sequence[Differing], format_name: str) -> None:
    if format_name == "json":
        say_json(differing_tree(found))
    elif format_name == "csv":
        say(differing_csv(found))
    elif found:
        _print_page(differing_page(found), format_name)
    if not found:
        narrate("No reviews disagree.")


def _print_page(page: Section, format_name: str) -> None:
    say(markdown(page) if format_name == "markdown" else text(page, width()))
