"""`briefreader doctor`: what works on this machine, and whether the notes are sound."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import click
from msgspec import Struct, to_builtins

from briefreader import __version__
from briefreader.base.dates import utc
from briefreader.base.paths import LocationError, samples_folder, styles_folder
from briefreader.clipboard.outcome import ClipText
from briefreader.commands.options import format_option, shared_options
from briefreader.commands.output import say, say_json, width
from briefreader.commands.session import STORE_REFUSED, Session
from briefreader.commands.streams import no_screen
from briefreader.commands.wrong_input import is_folder
from briefreader.environment import Environment
from briefreader.keymap import usable_keymap
from briefreader.notes import StoreError
from briefreader.notes.examine import Condition, Mended, foresee, mend
from briefreader.printing.page import PrintedItem, Section
from briefreader.printing.text import text

_TRIED = "clipboard, tried"
# What is there, but does not work.
_FAULTS = {_TRIED: "does not work"} | dict.fromkeys(("notes", "other reviewers", "mending"), "not in order")


class Diagnosis(Struct, frozen=True):
    """One thing that works or not, and why."""

    area: str
    name: str
    works: bool
    why: str


@click.command("doctor", epilog="Example: briefreader doctor")
@click.option(
    "--repair", "repairing", is_flag=True, help="Repair your damaged notes files from their backups."
)
@click.option(
    "--try-clipboard",
    "trying",
    is_flag=True,
    help="Copy a short text by every way there is; what is on the clipboard is lost.",
)
@format_option("text", "json")
@shared_options
@click.pass_context
def doctor_command(context: click.Context, format_name: str, *, repairing: bool, trying: bool) -> int:
    """Check the installation and your notes.

    Nothing is changed without --repair, nothing is copied without --try-clipboard. The exit code is 1 if
    notes cannot be kept or are damaged, or something is wrong with the settings or the installation; 3 if
    a file could not be repaired.
    """
    session = Session(context)
    mended = tuple(_mend(session)) if repairing else ()
    tried = tuple(_tried(session.environment)) if trying else ()
    findings = (*mended, *tried, *_findings(session))
    if format_name == "json":
        say_json({"version": __version__, "findings": to_builtins(findings)})
    else:
        say(text(_page(findings), width()))
    if not all(finding.works for finding in mended):
        return STORE_REFUSED
    return int(
        any(not finding.works for finding in findings if finding.area in ("notes", "settings", "program"))
    )


def _page(findings: tuple[Diagnosis, ...]) -> Section:
    areas = dict.fromkeys(finding.area for finding in findings)
    return Section(
        f"briefreader {__version__}",
        entries=tuple(
            PrintedItem((area.capitalize(),), tuple(_words(one) for one in findings if one.area == area))
            for area in areas
        ),
    )


def _words(finding: Diagnosis) -> str:
    fault = _FAULTS.get(finding.area, "not available")
    return f"{'✓ works' if finding.works else f'✗ {fault}'}: {finding.name} ({finding.why})"


def _findings(session: Session) -> Iterator[Diagnosis]:
    environment = session.environment
    yield from _program()
    yield from _terminal(environment.variables)
    for way in environment.clipboard.ways:
        yield Diagnosis("clipboard", way.name, way.available, way.why)
    yield from _notes(session)
    yield from _settings(environment)


def _tried(environment: Environment) -> Iterator[Diagnosis]:
    """What came of a copy by each way that is open; the file for copied texts is left as it is."""
    clipboard = environment.clipboard
    words = f"briefreader {environment.clock().astimezone():%H:%M:%S}"
    for way in clipboard.ways:
        if way.available and way.way != "file":
            outcome = clipboard.copy_by(way.way, ClipText(words), _to_terminal)
            yield Diagnosis(_TRIED, way.name, outcome.way != "none", outcome.message)
    rich = clipboard.copy_by("desktop", ClipText(words, f"<p>{words}</p>"), None)
    yield Diagnosis(_TRIED, "rich text", rich.way == "x11", rich.message)
    yield Diagnosis(_TRIED, "to be seen", True, f"paste it somewhere: it must read “{words}”")


def _to_terminal(sequence: str) -> None:
    """Write to the terminal itself, wherever stdout goes. Raises OSError."""
    with Path("/dev/tty").open("w", encoding="utf-8") as terminal:
        terminal.write(sequence)


def _program() -> Iterator[Diagnosis]:
    yield Diagnosis(
        "program", "Python", True, f"{platform.python_version()} on {platform.platform(terse=True)}"
    )
    for name, find in (("styles", styles_folder), ("samples", samples_folder)):
        try:
            yield Diagnosis("program", name, True, str(find()))
        except LocationError as error:
            yield Diagnosis("program", name, False, str(error))


def _terminal(variables: Mapping[str, str]) -> Iterator[Diagnosis]:
    obstacle = no_screen(variables)
    kind = variables.get("TERM", "")
    yield Diagnosis("terminal", "screen", obstacle is None, obstacle or f"TERM is {kind}")
    encoding = sys.stdout.encoding if sys.stdout is not None else "none"
    yield Diagnosis(
        "terminal", "signs and quotation marks", encoding.lower() == "utf-8", f"encoding {encoding}"
    )
    if "NO_COLOR" in variables:
        yield Diagnosis("terminal", "without colours", True, "NO_COLOR is set")


def _notes(session: Session) -> Iterator[Diagnosis]:
    environment = session.environment
    yield _folder("your notes", environment.notes)
    yield _folder("places and drafts", environment.state_folder)
    yield Diagnosis("notes", "reviewer", True, environment.reviewer)
    if session.has_notes:
        yield from map(_file, session.examine())


def _file(condition: Condition) -> Diagnosis:
    """How one notes file is. Only its owner can do something about it."""
    path = condition.path
    fine = condition.state in ("sound", "waiting", "foreign")
    told = f"{condition.state}: {condition.told}"
    if condition.state == "damaged":
        told = f"{told}. {_offer(condition) if condition.own else 'Only its owner can repair it'}"
    if not condition.own:
        return Diagnosis("other reviewers", f"{path.parent.name}/{path.name}", fine, told)
    return Diagnosis("notes", path.name, fine, told)


def _offer(condition: Condition) -> str:
    """What a repair would do with a damaged file."""
    try:
        return f"`briefreader doctor --repair` would keep a copy and repair it: {_sums(foresee(condition))}"
    except StoreError as error:
        return f"It cannot be repaired: {error}"


def _mend(session: Session) -> Iterator[Diagnosis]:
    """Mend what is damaged of one's own; what became of each file."""
    damaged = [one for one in session.examine() if one.own and one.state == "damaged"]
    at, private = session.environment.clock(), session.environment.notes_are_private
    for condition in damaged:
        name = condition.path.name
        try:
            mended, copy = mend(condition, utc(at), private=private)
        except StoreError as error:
            yield Diagnosis("mending", name, False, str(error))
        else:
            yield Diagnosis("mending", name, True, f"{_sums(mended)}. The file as it was: {copy}")
    if not damaged:
        yield Diagnosis("mending", "your notes", True, "nothing is damaged")


def _sums(mended: Mended) -> str:
    kept = f"{mended.kept} {'entry' if mended.kept == 1 else 'entries'} kept"
    source = f"from {mended.backup.name}" if mended.backup else "because there is no sound backup"
    told = f"{kept}, {mended.restored} restored {source}"
    if mended.lost:
        told = f"{told}, {mended.lost} {'record' if mended.lost == 1 else 'records'} cannot be restored"
    if mended.altered:
        told = f"{told}, not as saved: {', '.join(mended.altered)}"
    return told


def _folder(name: str, folder: Path) -> Diagnosis:
    """Whether there can be files in a folder that may have to be made."""
    try:
        there = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    except OSError as error:
        return Diagnosis("notes", name, False, f"{folder}: {error.strerror}")
    writable = there.is_dir() and os.access(there, os.W_OK)
    return Diagnosis("notes", name, writable, str(folder) if writable else f"{there} cannot be written")


def _settings(environment: Environment) -> Iterator[Diagnosis]:
    file, settings, complaints = environment.settings_file, environment.settings, environment.complaints
    there = bool(complaints) or file.exists()
    yield Diagnosis("settings", "file", True, str(file) if there else f"none yet; it would be {file}")
    for complaint in (*complaints, *usable_keymap(settings.keymap)[1]):
        yield Diagnosis("settings", complaint.key or "file", False, f"{complaint.what}. {complaint.mend}")
    with suppress(LocationError):  # of the samples, which is told among the parts of the program
        yield Diagnosis("settings", "library", is_folder(environment.library), str(environment.library))
