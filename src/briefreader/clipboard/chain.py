"""The ways out of the terminal, one after the other.

In their order: the desktop's own clipboard, pasted back and compared; tmux; the terminal itself, which can
not confirm; a private file. Everything here blocks, for about two seconds at worst.
"""

import os
from collections.abc import Callable, Mapping

from briefreader.base.files import make_folder, write_over
from briefreader.base.paths import copied_text_file
from briefreader.clipboard.desktop import desktop_way, has_desktop, to_desktop
from briefreader.clipboard.outcome import Attempt, ClipText, Outcome, Way, WayName, sentences
from briefreader.clipboard.terminal import terminal_way, to_terminal
from briefreader.clipboard.tmux import tmux_way, to_tmux

Send = Callable[[str], None]


class Clipboard:
    """The clipboards that can be reached from an environment (`os.environ`)."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env

    def copy(self, text: ClipText, send_to_terminal: Send | None) -> Outcome:
        """Take a text out by every way that makes sense here; the message says what is known of each.

        `send_to_terminal` writes an escape sequence to the terminal; it may raise OSError.
        """
        if not text.payload:
            return Outcome("none", False, "Nothing to copy")
        reports: list[Attempt] = []
        if has_desktop(self._env):
            reports += to_desktop(text, self._env)
        if self._env.get("TMUX"):
            reports.append(to_tmux(text, self._env))
        if send_to_terminal and not any(report.enough for report in reports):
            reports.append(to_terminal(text, self._env, send_to_terminal))
        if text.html and not has_desktop(self._env):
            reports.append(Attempt("x11", False, False, "As plain text only: rich text needs a desktop"))
        if not any(report.went for report in reports):
            nothing = Attempt("none", False, False, "No clipboard can be reached")
            return _outcome([_to_file(text), *reports, nothing])
        return _outcome(reports)

    def copy_by(self, way: WayName, text: ClipText, send_to_terminal: Send | None) -> Outcome:
        """Take a text out by this way alone."""
        match way:
            case "desktop":
                return _outcome(to_desktop(text, self._env))
            case "tmux":
                return _outcome([to_tmux(text, self._env)])
            case "terminal" if send_to_terminal:
                return _outcome([to_terminal(text, self._env, send_to_terminal)])
            case "terminal":
                return Outcome("none", False, "There is not a terminal")
        return self.to_file(text)

    def to_file(self, text: ClipText) -> Outcome:
        """Write a text into the private file for copied texts, for its owner alone."""
        return _outcome([_to_file(text)])

    @property
    def ways(self) -> tuple[Way, ...]:
        """Which ways out there are, in the order in which they are tried; nothing is copied."""
        return ways(self._env)


def ways(env: Mapping[str, str]) -> tuple[Way, ...]:
    """Which ways out of an environment there are, in the order in which they are tried."""
    return (desktop_way(env), tmux_way(env), terminal_way(env), _file_way())


def _outcome(reports: list[Attempt]) -> Outcome:
    """What all that was tried comes to; what did not go is told last."""
    arrived = [report for report in reports if report.went]
    message = sentences((*arrived, *(report for report in reports if not report.went)))
    if not arrived:
        return Outcome("none", False, message)
    first = arrived[0]
    return Outcome(first.way, first.way not in ("tmux", "terminal"), message, first.path)


def _to_file(text: ClipText) -> Attempt:
    path = copied_text_file()
    try:
        make_folder(path.parent, private=True)
        unsynced = write_over(path, text.payload, private=True)
    except OSError as error:
        why = f"Not copied: {path}: {error.strerror or error}"
        mend = "Make room there, or name another folder in BRIEFREADER_STATE"
        return Attempt("file", False, False, why, mend=mend)
    words = [f"Wrote {text.size} to {path}", *([unsynced.told_of("The file")] if unsynced else [])]
    return Attempt("file", True, True, ". ".join(words), path)


def _file_way() -> Way:
    path = copied_text_file()
    made = next(folder for folder in path.parents if folder.exists())
    if made.is_dir() and os.access(made, os.W_OK):
        return Way("file", "file", True, str(path))
    return Way("file", "file", False, f"{made} cannot be written")
