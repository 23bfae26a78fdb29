"""`briefreader notes list`: notes found again, over one brief or all, of one reviewer or several."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from briefreader.brief.model.brief import Brief
from briefreader.commands import session as moments
from briefreader.commands.options import format_option, given, shared_options
from briefreader.commands.output import narrate, say, say_json, width
from briefreader.commands.session import Session, clean, is_folder, subject_of
from briefreader.composition.noted import Noted, noted, noted_elsewhere
from briefreader.notes import KIND_NAMES, Notebook, Selection, Store, Subject, disagreements
from briefreader.printing.disagreement import Differing, differing_csv, differing_page, differing_tree
from briefreader.printing.library import read_folder
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
            since = moments.now() - int(duration[1]) * _UNITS[duration[2]]
        else:
            since = datetime.fromisoformat(value)
        return since.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except ValueError:
        raise click.BadParameter(
            f"“{value}” is no date: write 2024-10-20, 2024-10-20T10:41, or 7d, 12h, 2w"
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
    if differ:
        compared = [_differing(session, brief) for brief in _briefs(session, path)]
        _print_differing([one for one in compared if one.found], format_name)
        return int(any(one.noted.notebook.damaged for one in compared))
    briefs = _briefs(session, path)
    all_noted = [
        noted(brief, selection.of(notebook), name)
        for brief in briefs
        for name, notebook in _voices(session, context, subject_of(brief), all_reviewers=all_reviewers)
    ]
    if path is None:
        all_noted += _elsewhere(session, selection, {subject_of(brief) for brief in briefs})
    _print_notes([one for one in all_noted if one.notebook.entries], format_name)
    return int(any(one.notebook.damaged for one in all_noted))


def _briefs(session: Session, path: str | None) -> Sequence[Brief]:
    """The briefs of a file or folder; what can not be read of a folder is told. Raises Failure."""
    place = path if path is not None else str(session.library)
    if not is_folder(Path(place)):
        return [session.load(place).brief]
    briefs, errors = read_folder(Path(place))
    for error in errors:
        narrate(clean(f"{error.where}: {error.what}"))
    return [brief for _, brief in briefs]


def _voices(
    session: Session, context: click.Context, subject: Subject, *, all_reviewers: bool
) -> Iterator[ReviewerNotes]:
    """Whose notes are listed: the reviewer's own, or those of everybody who was asked for."""
    if not is_folder(session.notes_folder):
        return
    store = session.store()
    own = store.read(subject)
    if own.notice:
        narrate(clean(own.notice))
    yield session.reviewer if all_reviewers else "", own
    named = given(context).get("reviewer")
    for colleague in store.colleagues(subject):
        if all_reviewers or colleague.reviewer.name == named:
            if colleague.notebook.notice:
                narrate(clean(f"{colleague.name}: {colleague.notebook.notice}"))
            yield colleague.name, colleague.notebook


def _elsewhere(session: Session, selection: Selection, known: set[Subject]) -> Iterator[Noted]:
    """The reviewer's notes to briefs that are not in the library."""
    if is_folder(session.notes_folder):
        store: Store = session.store()
        for subject in store.subjects():
            if not any(subject.agrees_with(one) for one in known):
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


def _differing(session: Session, brief: Brief) -> Differing:
    """Where everybody who has notes to a brief differs."""
    if not is_folder(session.notes_folder):
        return Differing(noted(brief, Notebook()), ())
    store, subject = session.store(), subject_of(brief)
    others = [(colleague.name, colleague.notebook) for colleague in store.colleagues(subject)]
    own = store.read(subject)
    return Differing(noted(brief, own), disagreements([(session.reviewer, own), *others]))


def _print_differing(found: Sequence[Differing], format_name: str) -> None:
    if format_name == "json":
        say_json(differing_tree(found))
    elif format_name == "csv":
        say(differing_csv(found))
    elif found:
        _print_page(differing_page(found), format_name)
    if not found:
        narrate("No reviewer differs from another.")


def _print_page(page: Section, format_name: str) -> None:
    say(markdown(page) if format_name == "markdown" else text(page, width()))
