"""Choosing the form of a copy, with exactly what will be pasted below."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefreader.app.content import content, words
from briefreader.cite import FORMS


class CopyForm(ModalScreen[str | None]):
    """Gives the name of the form that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("y", "take", show=False),
    ]

    def __init__(self, texts: Mapping[str, str], last: str | None) -> None:
        super().__init__()
        self._texts = texts
        self._last = last

    def compose(self) -> ComposeResult:
        """The forms, the text in the form under the cursor, and how to leave."""
        options = [Option(content(form.label), id=name) for name, form in FORMS.items()]
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = content("Copy as")
            yield OptionList(*options, id="forms")
            with VerticalScroll(id="preview"):
                yield Static(id="text")
            yield Static(content("Enter or y copies · j k choose · Esc leaves"), classes="hint")

    def on_mount(self) -> None:
        """The form that was used last is under the cursor."""
        forms = self.query_one(OptionList)
        names = list(FORMS)
        forms.highlighted = names.index(self._last) if self._last in names else 0
        forms.focus()

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        text = self._texts.get(event.option.id or "", "")
        self.query_one("#text", Static).update(Content(words(text or "This can not be copied in this form.")))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def action_move(self, by: int) -> None:
        """To the next form, or the one before."""
        forms = self.query_one(OptionList)
        if by > 0:
            forms.action_cursor_down()
        else:
            forms.action_cursor_up()

    def action_take(self) -> None:
        """Copy in the form under the cursor."""
        self.query_one(OptionList).action_select()
