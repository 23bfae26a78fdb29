"""Text fields that take every letter that is typed, and all lines that are pasted.

Textual's drop what Python does not call printable, and with it the joiners that make another word of the same
letters in Persian or Hindi, and one picture of several emoji (Unicode Technical Standard 51, section 2.3). Of
several lines its field of one line takes the first, without a word. The cursor does not blink: on a slow link
each blink takes room from an answer.
"""

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

JOINERS = frozenset("\u200c\u200d")  # the zero-width non-joiner and joiner


class TextField(Input):
    """A field of one line, into which several are pasted as one."""

    cursor_blink = reactive(False, init=False)

    class Joined(Message):
        """So many lines were pasted."""

        def __init__(self, lines: int) -> None:
            super().__init__()
            self.words = f"{lines} lines pasted as one."

    def on_key(self, event: events.Key) -> None:
        """Take a joiner as a letter."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        """Take what the terminal pastes."""
        event.stop()
        event.prevent_default()
        self.take(event.text)

    def action_paste(self) -> None:
        """Take what was copied in a field."""
        self.take(self.app.clipboard)

    def take(self, text: str) -> None:
        """Take every line of a text; Textual's fields take the first."""
        lines = [line for line in map(str.strip, text.splitlines()) if line]
        if taken := " ".join(lines) if len(lines) > 1 else text.strip("\r\n"):
            self.replace(taken, *self.selection)
        if len(lines) > 1:
            self.post_message(self.Joined(len(lines)))
