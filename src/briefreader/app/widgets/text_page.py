"""A text field of several lines. Textual's takes long to import, so that of one line is elsewhere."""

from textual import events
from textual.reactive import reactive
from textual.widgets import TextArea

from briefreader.app.widgets.fields import JOINERS


class TextPage(TextArea):
    """A field of several lines that takes every letter."""

    cursor_blink = reactive(False, init=False)

    def on_key(self, event: events.Key) -> None:
        """Take a joiner as a letter."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection, maintain_selection_offset=False)
