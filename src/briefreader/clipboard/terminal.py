"""The terminal's own clipboard: asked for, never confirmed.

The sequence is OSC 52, "Manipulate Selection Data", of https://invisible-island.net/xterm/ctlseqs/ctlseqs.html.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping

from briefreader.clipboard.gnu_screen import is_in_screen, screen_pieces
from briefreader.clipboard.outcome import Attempt, ClipText, Way

QUIET_BYTES = 74_994  # what even a careful terminal takes
MOST_BYTES = 700_000  # above this, terminals and tmux drop the text without a word

CLIPBOARD_SEQUENCE = "\x1b]52;c;"  # how it begins


def terminal_sequence(payload: bytes) -> str:
    """The escape sequence that asks a terminal to put `payload` on its clipboard."""
    return f"{CLIPBOARD_SEQUENCE}{b64encode(payload).decode()}\x07"


def to_terminal(text: ClipText, env: Mapping[str, str], send: Callable[[str], None]) -> Attempt:
    """Ask the terminal, which gives no answer."""
    if len(text.payload) > MOST_BYTES:
        return Attempt("terminal", False, False, f"Over {MOST_BYTES:,} bytes is too much for a terminal")
    sequence = terminal_sequence(text.payload)
    try:
        send(screen_pieces(sequence) if is_in_screen(env) else sequence)
    except OSError as error:
        return Attempt("terminal", False, False, f"The terminal did not take the text: {error}")
    terminal = "the terminal and GNU screen" if is_in_screen(env) else "the terminal"
    size = "" if len(text.payload) <= QUIET_BYTES else f", and some take no more than {QUIET_BYTES:,} bytes"
    words = f"Copied {text.size} through {terminal} (not confirmed{size})"
    return Attempt("terminal", True, True, words)


def terminal_way(env: Mapping[str, str]) -> Way:
    """What is known of the terminal."""
    through = "through GNU screen; " if is_in_screen(env) else ""
    return Way("terminal", "terminal", True, f"{through}the terminal cannot confirm")
