"""`briefreader notes export` and `import`: notes as other programs and people have them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import click
from msgspec import Struct

from briefreader.brief.reading.load import read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import OpenDocument
from briefreader.commands.options import STDIN, format_option, shared_options
from briefreader.commands.output import Failure, narrate, save, say
from briefreader.commands.session import (
    STORE_REFUSED,
    Session,
    clean,
    refusals,
    stdin_bytes,
)
from briefreader.commands.wrong_input import is_folder
from briefreader.composition.claim_review import claim_reviews
from briefreader.composition.exchange import Arrivals, json_ld, sorted_in
from briefreader.composition.noted import Noted, noted
from briefreader.notes import Invalid, Notebook, StoreError, subject_of
from briefreader.notes.annotation import encode
from briefreader.notes.annotation_file import MAX_BYTES, Received, decode
from briefreader.notes.edit import EditOutcome
from briefreader.notes.model import UNPLACED
from briefreader.printing.markdown import markdown
from briefreader.printing.notes import notes_csv, notes_page
from briefreader.wording.phrases import sentence
from briefreader.wording.remarks import remark_words

INPUT_HAS_PROBLEMS = 1

_JSON_LD = "json-ld"
_TOLD: dict[EditOutcome, str] = {
    "added": "{} added",
    "changed": "{} changed",
    "older": "{} changed here since, and kept as they are",
    "known": "{} already here",
}


class _Kept(Struct, frozen=True):
    """A brief and what its reviewer attached to it."""

    opened: OpenDocument
    notebook: Notebook

    @property
    def is_withheld(self) -> bool:
        """Whether there are notes that could not be read, or are not this brief's."""
        return self.notebook.notice is not None and not self.notebook.entries

    @property
    def for_pages(self) -> Noted:
        """The same as pages need it."""
        return noted(self.opened, self.notebook)


@click.command("export", epilog="Example: briefreader notes export brief.yaml --output notes.jsonld")
@click.argument("path", type=click.Path(allow_dash=True), required=False)
@format_option(_JSON_LD, "markdown", "csv", "claim-review")
@click.option(
    "--no-quoted-text", is_flag=True, help="Leave out all words of article and brief (json-ld only)."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A new file, for you alone.",
)
@shared_options
@click.pass_context
def export_command(
    context: click.Context, path: str | None, format_name: str, no_quoted_text: bool, output: Path | None
) -> int:
    """Export your notes to a brief, or to all briefs of a folder.

    Without PATH: to the briefs of your library. json-ld is the W3C Web Annotation model, with everything
    that you attached, and can be imported again. claim-review makes drafts of ClaimReview for the claims
    that you have reviewed and given a verdict.
    """
    if no_quoted_text and format_name != _JSON_LD:
        raise click.UsageError("--no-quoted-text goes with --format json-ld alone.", context)
    session = Session(context)
    kept = list(_kept(session, path if path is not None else str(session.library)))
    printed = _PRINTED[format_name](kept, not no_quoted_text)
    if output is None:
        say(printed)
    else:
        save(printed if printed.endswith("\n") else f"{printed}\n", output, private=True)
        narrate(clean(f"Wrote {output}"))
    if not any(one.notebook.entries for one in kept):
        narrate("No notes.")
    if any(one.is_withheld for one in kept):
        return STORE_REFUSED
    return INPUT_HAS_PROBLEMS if any(one.notebook.damaged for one in kept) else 0


@click.command("import", epilog="Example: briefreader notes import brief.yaml notes.jsonld --dry-run")
@click.argument("path", type=click.Path(allow_dash=True))
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--dry-run", is_flag=True, help="Show what would be imported, and write nothing.")
@shared_options
@click.pass_context
def import_command(context: click.Context, path: str, file: str, dry_run: bool) -> int:
    """Import notes to a brief, or to the briefs of a folder, from FILE.

    FILE holds Web Annotations (JSON-LD), such as `notes export` writes, or an export of Hypothesis.
    What cannot be taken is told, a line each, and the exit code is 1. Importing again changes nothing;
    undo takes an import back.
    """
    if path == STDIN == file:
        raise click.UsageError("Only one of PATH and FILE can be stdin.", context)
    session = Session(context)
    briefs = list(_opened(session, path))
    name = "stdin" if file == STDIN else file
    received = _received(file, name)
    arrivals, complaints, notices = sorted_in(received, briefs)
    counts: Counter[EditOutcome] = Counter()
    for opened, entries in zip(briefs, arrivals, strict=True):
        results = _taken_in(session, opened, entries, name, dry_run)
        for (number, _), result in zip(entries, results, strict=True):
            if isinstance(result, StoreError):
                complaints.append((number, f"skipped: {result.what}"))
            else:
                counts[result] += 1
    for number, complaint in sorted((*complaints, *notices)):
        narrate(clean(f"{name}: {received[number - 1].name}: {complaint}"))
    unplaced = sum(entry.item == UNPLACED for entries in arrivals for _, entry in entries)
    narrate(_summary(counts, unplaced, len({number for number, _ in complaints}), dry_run))
    return INPUT_HAS_PROBLEMS if complaints else 0


# --- out ----------------------------------------------------------------------------------------


def _kept(session: Session, path: str) -> Iterator[_Kept]:
    for opened in _opened(session, path):
        yield _Kept(opened, session.notebook(opened.brief) or Notebook())


def _opened(session: Session, path: str) -> Iterator[OpenDocument]:
    """The briefs of a file or folder; what cannot be read of a folder is told. Raises Failure."""
    if not is_folder(Path(path)):
        yield session.open(path)
        return
    for entry in session.entries(Path(path)):
        yield session.open(str(entry.path))


def _json_ld(kept: Sequence[_Kept], quoting: bool) -> str:
    return json_ld(((one.opened, one.notebook) for one in kept), quoting=quoting)


def _claim_review(kept: Sequence[_Kept], _: bool) -> str:
    drafts = claim_reviews(one.for_pages for one in kept)
    for remark in drafts.remarks:
        narrate(clean(remark_words(remark)))
    narrate(f"Drafts: {drafts.count}. Nothing is published.")
    return encode(drafts.document)


def _with_entries(kept: Iterable[_Kept]) -> list[Noted]:
    return [one.for_pages for one in kept if one.notebook.entries]


_PRINTED: dict[str, Callable[[Sequence[_Kept], bool], str]] = {
    _JSON_LD: _json_ld,
    "markdown": lambda kept, _: markdown(notes_page(_with_entries(kept))),
    "csv": lambda kept, _: notes_csv(_with_entries(kept)),
    "claim-review": _claim_review,
}


# --- in -----------------------------------------------------------------------------------------


def _received(file: str, name: str) -> list[Received]:
    """The annotations of a file. Raises Failure."""
    with suppress(OSError, ValueError):
        if file != STDIN and Path(file).is_file() and Path(file).stat().st_size > MAX_BYTES:
            what = f"the file is larger than {MAX_BYTES // 2**20} MiB"
            raise Failure(what, "Split it into several.", where=name, code=INPUT_HAS_PROBLEMS)
    try:
        return decode(stdin_bytes() if file == STDIN else read_bytes(Path(file)))
    except BriefError as error:
        raise Failure(error.what, "Name a file of annotations.", where=error.where) from None
    except Invalid as error:
        raise Failure(error.what, f"{error.mend}.", where=name, code=INPUT_HAS_PROBLEMS) from None


def _taken_in(
    session: Session, opened: OpenDocument, arrivals: Arrivals, name: str, dry_run: bool
) -> list[EditOutcome | StoreError]:
    """Take the entries into the notes of one brief, all as one action. Raises Failure."""
    if not arrivals:
        return []
    entries = [entry for _, entry in arrivals]
    store, subject = session.store(), subject_of(opened.brief)
    with refusals():
        if dry_run:
            return store.rehearsal(subject).take_in(entries)
        with store.edit(subject, why=f"imported from {name}") as edit:
            results = edit.take_in(entries)
    session.tell_notice(edit.notebook)
    return results


def _summary(counts: Counter[EditOutcome], unplaced: int, complaints: int, dry_run: bool) -> str:
    told = [words.format(counts[outcome]) for outcome, words in _TOLD.items() if counts[outcome]]
    if unplaced:
        told.append(f"{unplaced} without a place in the brief")
    if complaints:
        told.append(f"{complaints} skipped or incomplete")
    written = counts["added"] + counts["changed"] + counts["older"]
    found = ", ".join(told) or "no annotations"
    if dry_run:
        return f"Without --dry-run: {found}. Nothing was written."
    return f"{sentence(found)}.{'' if written else ' Nothing changed.'}"
