"""Carries text out of the terminal, and tells what is known about where it went.

The ways, in order: the desktop's own clipboard tool, pasted back and compared; tmux; the terminal itself
(OSC 52), which can not confirm; a private file. Everything here blocks, for about two seconds at worst.
"""

import os
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from briefreader.locations import copied_text_file, write_private
from briefreader.process import ProcessError, ProcessTimeout, Result, run

QUIET_BYTES = 74_994  # what even a careful terminal takes
MOST_BYTES = 700_000  # above this, terminals and tmux drop the text without a word

_TOOL_SECONDS = 1.5
_CHECK_SECONDS = 0.4
_TMUX_SECONDS = 0.4

_TOOLS = {
    "copy_xclip": "xclip",
    "copy_xsel": "xsel",
    "copy_wl": "wl-copy",
    "copy_klipper": "klipper",
    "copy_qt": "Qt",
    "copy_osx_pbcopy": "pbcopy",
    "copy_osx_pyobjc": "macOS",
    "copy_windows": "Windows",
    "copy_wsl": "Windows",
}
_READERS = {
    "xclip": ("xclip", "-selection", "clipboard", "-o"),
    "xsel": ("xsel", "--clipboard", "--output"),
    "wl-copy": ("wl-paste", "--no-newline"),
}
_NO_TOOL = "No clipboard tool: install xclip, xsel or wl-clipboard"
_TMUX_OPTION = ("show-options", "-sv", "set-clipboard")
_NO_SCREEN = "GNU screen does not pass a copy on"
_NO_TOOL_CODE = 4

# The tool's name comes first, so that it is known even if the tool then hangs.
_FIND = f"""
import sys, pyperclip
sys.excepthook = lambda kind, error, trace: sys.stderr.write(str(error))
copy, _ = pyperclip.determine_clipboard()
if not copy:
    sys.exit({_NO_TOOL_CODE})
print(copy.__name__, flush=True)
"""
_COPY = f"""{_FIND}
copy(sys.stdin.buffer.read().decode())
"""
# A tool may need a moment until it gives the new text back (xsel does).
_CHECK = f"""
import sys, time, pyperclip
wanted = sys.stdin.buffer.read().decode().replace("\\r\\n", "\\n")
end = time.monotonic() + {_CHECK_SECONDS}
while True:
    try:
        found = pyperclip.paste()
    except Exception:
        found = None
    if found is not None and found.replace("\\r\\n", "\\n") == wanted:
        sys.exit(0)
    if time.monotonic() > end:
        sys.exit(1)
    time.sleep(0.02)
"""


class Outcome(Struct, frozen=True):
    """Where a text went. `confirmed`: known to be there, read back and compared, or written to `path`."""

    way: str
    confirmed: bool
    message: str
    path: Path | None = None


class Way(Struct, frozen=True):
    """One way out of the terminal, and why it is open or closed."""

    name: str
    available: bool
    why: str


class _Report(Struct, frozen=True):
    """What came of one way. `enough`: no further way has to be tried."""

    way: str
    went: bool
    enough: bool
    words: str


class Clipboard:
    """The clipboards that can be reached from an environment (`os.environ`)."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env

    def copy(self, text: str, send_to_terminal: Callable[[str], None] | None) -> Outcome:
        """Take `text` out by every way that makes sense here; the message says what is known of each.

        `send_to_terminal` writes an escape sequence to the terminal; it may raise OSError.
        """
        payload = _encoded(text)
        if not payload:
            return Outcome("none", False, "Nothing to copy")
        reports: list[_Report] = []
        if _has_display(self._env):
            reports.append(_with_tool(text, payload, self._env))
        if self._env.get("TMUX"):
            reports.append(_with_tmux(payload, self._env))
        if send_to_terminal and not any(report.enough for report in reports):
            reports.append(_with_terminal(text, payload, self._env, send_to_terminal))
        faults = [report.words for report in reports if not report.went]
        arrived = [report for report in reports if report.went]
        if not arrived:
            return _into_file(text, [*faults, "No clipboard can be reached"])
        way = arrived[0].way
        message = _joined([*(report.words for report in arrived), *faults])
        return Outcome(way, way not in ("tmux", "terminal"), message)

    def to_file(self, text: str) -> Outcome:
        """Write `text` into the private file for copied texts, for its owner alone."""
        return _into_file(text, [])


def ways(env: Mapping[str, str]) -> tuple[Way, ...]:
    """Which ways out there are, in the order in which they are tried; nothing is copied."""
    return (_tool_way(env), _tmux_way(env), _terminal_way(env), _file_way())


def terminal_sequence(payload: bytes) -> str:
    """The escape sequence (OSC 52) that asks a terminal to put `payload` on its clipboard."""
    return f"\x1b]52;c;{b64encode(payload).decode()}\x07"


def _with_tool(text: str, payload: bytes, env: Mapping[str, str]) -> _Report:
    """Copy with the desktop's tool in a child process, paste back, compare."""
    end = time.monotonic() + _TOOL_SECONDS
    try:
        copied = _python(_COPY, _TOOL_SECONDS, env, payload)
    except ProcessTimeout as error:
        fault = f"{_tool_name(error.stdout)} did not answer within {_TOOL_SECONDS:g} s"
        return _Report("tool", False, False, fault)
    except (ProcessError, OSError) as error:
        return _Report("tool", False, False, str(error))
    if copied.code == _NO_TOOL_CODE:
        return _Report("tool", False, False, _NO_TOOL)
    tool = _tool_name(copied.stdout)
    try:
        check = _python(_CHECK, max(end - time.monotonic(), _CHECK_SECONDS), env, payload)
    except (ProcessError, OSError):
        return _Report(tool, False, False, f"{tool} does not give the text back")
    if check.code:
        return _Report(tool, False, False, f"{tool} did not take the text{_reason(copied)}")
    # Over SSH the display may be that of a desk where nobody sits.
    return _Report(tool, True, not _is_remote(env), f"Copied {_characters(text)} ({tool}, checked)")


def _with_tmux(payload: bytes, env: Mapping[str, str]) -> _Report:
    """Fill tmux's buffer, and let tmux send it on to the terminal it is shown on."""
    without_flag: tuple[str, ...] = ()  # tmux before 3.2 has no -w
    attempts = (("-w",), without_flag) if len(payload) <= MOST_BYTES else (without_flag,)
    fault = ""
    for flags in attempts:
        argv = ["tmux", "load-buffer", *flags, "-", ";", *_TMUX_OPTION]
        try:
            loaded = run(argv, input=payload, timeout=_TMUX_SECONDS, env=env)
        except (ProcessError, OSError) as error:
            return _Report("tmux", False, False, str(error))
        if loaded.code == 0:
            sent_on = bool(flags) and loaded.stdout.strip() != b"off"
            words = "In tmux's buffer (prefix ] pastes)" + ("; sent on to your terminal" if sent_on else "")
            return _Report("tmux", True, sent_on, words)
        fault = fault or f"tmux did not take the text{_reason(loaded)}"
    return _Report("tmux", False, False, fault)


def _with_terminal(
    text: str, payload: bytes, env: Mapping[str, str], send_to_terminal: Callable[[str], None]
) -> _Report:
    """Ask the terminal, which gives no answer."""
    if env.get("STY"):
        return _Report("terminal", False, False, _NO_SCREEN)
    if len(payload) > MOST_BYTES:
        return _Report("terminal", False, False, f"Over {MOST_BYTES:,} bytes is too much for a terminal")
    try:
        send_to_terminal(terminal_sequence(payload))
    except OSError as error:
        return _Report("terminal", False, False, f"The terminal did not take the text: {error}")
    size = "" if len(payload) <= QUIET_BYTES else f", and some take no more than {QUIET_BYTES:,} bytes"
    words = (
        f"Sent {_characters(text)} to the terminal (it can not confirm{size}). "
        "If pasting gives something else: F writes a file"
    )
    return _Report("terminal", True, True, words)


def _into_file(text: str, faults: list[str]) -> Outcome:
    path = copied_text_file()
    try:
        write_private(path, _encoded(text))
    except OSError as error:
        why = f"Not copied: {path}: {error.strerror or error}"
        mend = "Make room there, or name another folder in BRIEFREADER_STATE"
        return Outcome("none", False, _joined([why, mend, *faults]))
    return Outcome("file", True, _joined([f"Wrote {_characters(text)} to {path}", *faults]), path)


def _tool_way(env: Mapping[str, str]) -> Way:
    name = "clipboard tool"
    if not _has_display(env):
        why = "over SSH, without a display" if _is_remote(env) else "no DISPLAY or WAYLAND_DISPLAY"
        return Way(name, False, why)
    try:
        found = _python(_FIND, _TOOL_SECONDS, env)
        if found.code:
            return Way(name, False, _NO_TOOL if found.code == _NO_TOOL_CODE else f"pyperclip{_reason(found)}")
        tool = _tool_name(found.stdout)
        answer = run(_READERS[tool], timeout=_TOOL_SECONDS, env=env) if tool in _READERS else found
    except (ProcessError, OSError) as error:
        return Way(name, False, str(error))
    # An empty clipboard is an error to these tools too: only what they say tells it from a dead display.
    refused = answer.code != 0 and any(
        word in answer.stderr.lower() for word in (b"open display", b"connect")
    )
    return Way(
        tool,
        not refused,
        f"{tool} failed{_reason(answer)}" if refused else "each copy is pasted back and compared",
    )


def _tmux_way(env: Mapping[str, str]) -> Way:
    if not env.get("TMUX"):
        return Way("tmux", False, "not in tmux")
    try:
        option = run(["tmux", *_TMUX_OPTION], timeout=_TMUX_SECONDS, env=env)
    except (ProcessError, OSError) as error:
        return Way("tmux", False, str(error))
    if option.code:
        return Way("tmux", False, f"tmux failed{_reason(option)}")
    return Way("tmux", True, f"set-clipboard is {option.stdout.decode(errors='replace').strip()}")


def _terminal_way(env: Mapping[str, str]) -> Way:
    if env.get("STY"):
        return Way("terminal", False, _NO_SCREEN)
    return Way("terminal", True, "the terminal can not confirm")


def _file_way() -> Way:
    path = copied_text_file()
    made = next(folder for folder in path.parents if folder.exists())
    if made.is_dir() and os.access(made, os.W_OK):
        return Way("file", True, str(path))
    return Way("file", False, f"{made} can not be written")


def _python(script: str, seconds: float, env: Mapping[str, str], payload: bytes = b"") -> Result:
    # -P: the folder we stand in may hold a file named like a module.
    return run([sys.executable, "-P", "-c", script], input=payload, timeout=seconds, env=env)


def _has_display(env: Mapping[str, str]) -> bool:
    """Whether a desktop's clipboard may be within reach; over SSH only a display makes it so."""
    if env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        return True
    return not _is_remote(env) and (sys.platform in ("darwin", "win32") or "WSL_DISTRO_NAME" in env)


def _is_remote(env: Mapping[str, str]) -> bool:
    return bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))


def _tool_name(stdout: bytes) -> str:
    name = stdout.decode(errors="replace").partition("\n")[0]
    return _TOOLS.get(name, name) or "The clipboard tool"


def _reason(result: Result) -> str:
    """What a program gave as its reason: its first line, fit to be shown."""
    lines = result.stderr.decode(errors="replace").split("\n")
    said = next((line for line in lines if line.strip()), "")
    said = "".join(character for character in said if character.isprintable()).strip()[:80]
    return f": {said}" if said else ""


def _encoded(text: str) -> bytes:
    return text.encode(errors="replace")


def _characters(text: str) -> str:
    return "1 character" if len(text) == 1 else f"{len(text):,} characters"


def _joined(sentences: list[str]) -> str:
    message = ". ".join(sentences)
    return f"{message}." if ". " in message else message
