"""Text fields that take every letter that is typed.

Textual's drop what Python does not call printable, and with it the joiners that make another word of the same
letters in Persian or Hindi, and one picture of several emoji (Unicode Technical Standard 51, section 2.3).
"""

from textual import events
from textual.widgets import Input

JOINERS = frozenset("\u200c\u200d")  # the zero-width non-joiner and joiner


class TextField(Input):
    """A field of one line."""

    def on_key(self, event: events.Key) -> None:
        """Take a joiner as a letter."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)
