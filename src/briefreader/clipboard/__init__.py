"""Carries text out of the terminal, and tells what is known about where it went."""

from briefreader.clipboard.chain import Clipboard, ways
from briefreader.clipboard.outcome import ClipText, Outcome, Way, WayName
from briefreader.clipboard.page import show_page
from briefreader.clipboard.terminal import (
    CLIPBOARD_SEQUENCE,
    MOST_BYTES,
    QUIET_BYTES,
    is_in_screen,
    screen_pieces,
    terminal_sequence,
)

__all__ = [
    "CLIPBOARD_SEQUENCE",
    "MOST_BYTES",
    "QUIET_BYTES",
    "ClipText",
    "Clipboard",
    "Outcome",
    "Way",
    "WayName",
    "is_in_screen",
    "screen_pieces",
    "show_page",
    "terminal_sequence",
    "ways",
]
