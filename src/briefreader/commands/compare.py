"""`briefreader compare`."""

from collections.abc import Sequence
from pathlib import Path

import click

from briefreader.brief.verification.document import OpenDocument
from briefreader.commands.options import STDIN, format_option, shared_options
from briefreader.commands.output import Failure, narrate, say_json
from briefreader.commands.pages import say_page
from briefreader.commands.session import Session, clean
from briefreader.commands.wrong_input import is_folder
from briefreader.library.catalog import LibraryEntry
from briefreader.library.comparison import compare
from briefreader.library.revisions import PhraseHistory, RevisionFiles, phrase_history, revision_files
from briefreader.printing.comparison import comparison_page, comparison_tree
from briefreader.wording.phrases import counted, joined


@click.command("compare", epilog="Example: briefreader compare briefs/dam.yaml --from 1 --to 3")
@click.argument("paths", metavar="OLD NEW | PATH", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--from", "first", metavar="N", type=int, help="The older revision, by its number.")
@click.option("--to", "last", metavar="N", type=int, help="The newer revision, by its number.")
@click.option("--phrase", metavar="WORDS", help="Also tell in which revision these words stand first.")
@format_option("text", "markdown", "json")
@shared_options
@click.pass_context
def compare_command(
    context: click.Context,
    paths: tuple[str, ...],
    first: int | None,
    last: int | None,
    phrase: str | None,
    format_name: str,
) -> None:
    """Compare two revisions of a brief.

    OLD and NEW are two briefs. With one PATH, the revisions are the files with the same id in its folder and
    below, and the two newest are compared. The exit code is 0 whether or not anything differs.
    """
    session = Session(context)
    if len(paths) == 1:
        files = _revisions(paths[0], session)
        chosen = [str(file.path) for file in _chosen(files, first, last, paths[0])]
        revisions = [str(file.path) for file in files]
    elif len(paths) == 2:
        if first is not None or last is not None:
            raise Failure("--from and --to choose among the revisions of one PATH", "Name one path.")
        chosen = revisions = list(paths)
    else:
        raise Failure("there are more than two paths", "Name an old and a new brief, or one path.")
    opened = {path: session.open(path) for path in chosen}
    found = compare(opened[chosen[0]], opened[chosen[1]])
    history = None
    if phrase is not None:
        history = _history(phrase, [opened.get(path) or session.open(path) for path in revisions])
    if format_name == "json":
        say_json(comparison_tree(found, history))
        return
    say_page(comparison_page(found, history), format_name)


def _history(phrase: str, revisions: Sequence[OpenDocument]) -> PhraseHistory:
    try:
        return phrase_history(phrase, revisions)
    except ValueError:
        raise Failure("the phrase has no words", "Name some: --phrase WORDS.") from None


def _revisions(path: str, session: Session) -> tuple[LibraryEntry, ...]:
    """The revisions of a brief, or of the one brief of a folder, the oldest first. Raises Failure."""
    if is_folder(Path(path)):
        found = revision_files(Path(path))
        _tell_unreadable(found)
        if len(found.by_id) > 1:
            for brief_id, files in sorted(found.by_id.items()):
                narrate(clean(f"{brief_id}: {joined((str(file.path) for file in files), ', ')}"))
            raise Failure("the folder has several briefs", "Name a file of one of them.", where=path)
        return next(iter(found.by_id.values()), ())
    if path == STDIN:
        raise Failure("a brief from stdin has no folder", "Name both files: OLD NEW.", where="stdin")
    brief = session.load(path).brief
    found = revision_files(Path(path).parent, brief.id)
    _tell_unreadable(found)
    return found.by_id.get(brief.id, ())


def _tell_unreadable(found: RevisionFiles) -> None:
    for one in found.unreadable:
        narrate(clean(f"{one.where}: {one.what}"))


def _chosen(
    files: Sequence[LibraryEntry], first: int | None, last: int | None, path: str
) -> tuple[LibraryEntry, LibraryEntry]:
    """The two that are asked for: without a number the newest, and the one before it."""
    if len(files) < 2:
        have = counted(len(files), "revision")
        raise Failure(f"{have} found here; two are needed", "Name both files: OLD NEW.", where=path)
    new = _numbered(files, last, path) if last is not None else files[-1]
    if first is not None:
        old = _numbered(files, first, path)
    else:
        at = files.index(new)
        if at == 0:
            raise Failure(f"revision {last} is the oldest", "Name another one: --to N.", where=path)
        old = files[at - 1]
    if old is new:
        raise Failure("--from and --to are the same revision", "Name two.", where=path)
    return old, new


def _numbered(files: Sequence[LibraryEntry], number: int, path: str) -> LibraryEntry:
    for file in reversed(files):
        if (file.revision or 1) == number:
            return file
    known = joined(dict.fromkeys(str(file.revision or 1) for file in files), ", ")
    raise Failure(f"there is no revision {number}", f"There are {known}.", where=path)
