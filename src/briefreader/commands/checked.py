"""Briefs that `briefreader check` has looked at: of files and folders, alone and side by side."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.folders import visible_files
from briefreader.brief import BriefError, Problem
from briefreader.brief.reading.load import has_brief_ending, locate, open_file, read_bytes
from briefreader.brief.reading.problem import FilePosition, in_order
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.versions import Comparison
from briefreader.commands.options import STDIN
from briefreader.commands.output import Failure, narrate, save
from briefreader.commands.session import Session, clean, name_of, unreadable
from briefreader.commands.wrong_input import is_folder
from briefreader.notes import subject_of

_ROUNDS = 5  # of fixes: what one mends may show what another one does


class CheckedFile(Struct, frozen=True):
    """A brief and its problems; without a `document` it cannot be read, and its one problem says why.

    With a `comparison` the problems are those of reading it, and the article was another version of its own.
    """

    name: str
    problems: tuple[Problem, ...] = ()
    document: OpenDocument | None = None
    comparison: Comparison | None = None


def checked(session: Session, path: str) -> CheckedFile:
    """One brief; why it cannot be read is its problem."""
    try:
        found = session.check(path)
    except Failure as failure:
        return refused(path, failure)
    return CheckedFile(found.document.loaded.name, found.problems, found.document)


def refused(path: str, failure: Failure) -> CheckedFile:
    """A file that cannot be read."""
    line, column = failure.place or (None, None)
    problem = Problem("error", failure.reason, "", failure.what, failure.mend, line, column)
    return CheckedFile(name_of(path), (problem,))


def each_brief(paths: Sequence[str]) -> Iterator[str]:
    """The paths, and of a folder those of the files in it that are named like briefs."""
    for path in paths:
        if path == STDIN or not is_folder(Path(path)):
            yield path
            continue
        files = [str(file) for file in visible_files(Path(path)) if has_brief_ending(file.name)]
        if not files:
            raise Failure("there are no briefs in this folder", "Name another one.", where=path)
        yield from files


def all_checked(session: Session, paths: Sequence[str]) -> list[CheckedFile]:
    """All briefs of some files and folders; a file of a folder that is no brief is left out."""
    named = set(paths)
    results = [checked(session, path) for path in each_brief(paths)]
    return _with_joined_ids(
        [
            one
            for one in results
            if one.document is not None or one.name in named or one.problems[0].code != "not-a-brief"
        ]
    )


def _with_joined_ids(results: Sequence[CheckedFile]) -> list[CheckedFile]:
    """The results, with a warning where two briefs have one id."""
    told, first = list(results), dict[str, CheckedFile]()
    for number, result in enumerate(results):
        if result.document is None:
            continue
        brief = result.document.loaded.brief
        other = first.setdefault(brief.id, result)
        if other.document is None or subject_of(other.document.loaded.brief).agrees_with(subject_of(brief)):
            continue
        what = f"{brief.id} is the id of another brief too, {other.name}: notes to both would join"
        mend = "Give one of them another id. Revisions of one brief have the same title or source."
        line, column = _place_of_id(result.document) or (None, None)
        problem = Problem("warning", "joined-id", "id", what, mend, line, column)
        told[number] = replace(result, problems=tuple(sorted((*result.problems, problem), key=in_order)))
    return told


def _place_of_id(document: OpenDocument) -> FilePosition | None:
    path = document.loaded.path
    if path is None:
        return None
    try:
        with open_file(path) as file:
            return locate(file, {"id"}, path.name)["id"]
    except BriefError:
        return None


def write_fixed(session: Session, path: str, output: Path) -> None:
    """Write a brief with all that can be mended for certain to a new file. Raises Failure."""
    from briefreader.brief.writing.mending import mended_text

    if not has_brief_ending(output.name):
        raise Failure(
            "the name does not say that this is to be a brief", "End it with .yaml.", where=str(output)
        )
    with unreadable():
        data = read_bytes(Path(path))
    found, count = session.check(path).problems, 0
    for _ in range(_ROUNDS):
        fixes = [one.fix for one in found if one.fix is not None and one.fix.certain]
        if not fixes:
            break
        with unreadable():
            data, kept = mended_text(data, fixes, path)
        if not kept:
            break
        count += kept
        found = session.check_bytes(data, path)
    save(data.decode(), output, private=False)
    narrate(clean(f"Wrote {output}: {count} {'fix' if count == 1 else 'fixes'}"))
