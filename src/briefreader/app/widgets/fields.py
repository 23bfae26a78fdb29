"""Text fields that take every letter that is typed.

Textual's drop what Python does not call printable, and with it the joiners that make another word of the same
letters in Persian or Hindi, and one picture of several emoji (Unicode Technical Standard 51, section 2.3).
"""

from textual import events
from textual.message import Message
from textual.widgets import Input

JOINERS = frozenset("\u200c\u200d")  # the zero-width non-joiner and joiner


class TextField(Input):
    """A field of one line, into which several are pasted as one."""

    class Joined(Message):
        """So many lines were pasted."""

        def __init__(self, lines: int) -> None:
            super().__init__()
            self.lines = lines

    def on_paste(self, event: events.Paste) -> None:
        """Take every line that is pasted; Textual's fields take the first."""
        event.stop()
        event.prevent_default()
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        pasted = " ".join(lines) if len(lines) > 1 else event.text.strip("\r\n")
        if pasted:
            self.replace(pasted, *self.selection)
        if len(lines) > 1:
            self.post_message(self.Joined(len(lines)))

    def on_key(self, event: events.Key) -> None:
        """Take a joiner as a letter."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)
