"""Choosing style and format of a copy, with exactly what will be pasted below."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, get_args

from msgspec import structs
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefreader.actions import Context
from briefreader.app.background import WorkDone, run_until_left
from briefreader.app.binding import bindings
from briefreader.app.content import content, words
from briefreader.app.dialogs.dialog import Dialog
from briefreader.cite.remarks import Rendered
from briefreader.cite.style_input import Layout
from briefreader.cite.styles import STYLES
from briefreader.composition.copies import CopyAs
from briefreader.wording.remarks import remark_words

PREVIEW = 20_000  # characters; to lay more out takes longer than anybody reads it

_LAYOUTS: tuple[Layout, ...] = get_args(Layout)


class FormList(OptionList):
    """Styles or formats: a click chooses, as the cursor does, and a click on what is chosen copies."""

    def on_click(self, event: events.Click) -> None:
        """Leave the click to Textual, which copies, only where it changes nothing."""
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked != self.highlighted:
            event.prevent_default()
            self.highlighted = clicked


class CopyForm(Dialog[CopyAs | None]):
    """Gives what was chosen. `make` makes the copy; it may take a moment, and never raises."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("copy-form")

    contexts: ClassVar[tuple[Context, ...]] = ("copy-form", "app")

    def __init__(
        self, make: Callable[[CopyAs], Rendered], outputs: Mapping[str, str], last: CopyAs, *, several: bool
    ) -> None:
        super().__init__()
        self._make = make
        self._outputs = outputs
        self._chosen = last
        self._several = several

    def compose(self) -> ComposeResult:
        """Styles, formats, the text in the form under the cursor, and the keys."""
        styles = [Option(content(style.label), id=name) for name, style in STYLES.items()]
        outputs = [Option(content(label), id=name) for name, label in self._outputs.items()]
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = content("Copy as")
            with Horizontal(id="forms"):
                yield FormList(*styles, id="styles", compact=True)
                yield FormList(*outputs, id="outputs", compact=True)
            yield Static(id="how")
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="text")
            yield Static(content(self._keys), classes="hint")

    @property
    def _keys(self) -> str:
        grouped = " · g grouped" if self._several else ""
        copies = "Enter, y or a second click copy"
        return f"{copies} · j k choose · Tab other list · b layout{grouped} · Esc close"

    def on_mount(self) -> None:
        """What was used last is under the cursor."""
        styles, outputs = self._lists
        styles.highlighted = _index(list(STYLES), self._chosen.style)
        outputs.highlighted = _index(list(self._outputs), self._chosen.output)
        self.set_focus(outputs)

    @property
    def _lists(self) -> tuple[OptionList, OptionList]:
        return self.query_one("#styles", OptionList), self.query_one("#outputs", OptionList)

    @on(OptionList.OptionHighlighted)
    def _choose(self, event: OptionList.OptionHighlighted) -> None:
        name = event.option.id or ""
        field = "style" if event.option_list.id == "styles" else "output"
        self._chosen = structs.replace(self._chosen, **{field: name})
        self._preview()

    def _preview(self) -> None:
        layout = {"auto": "automatic", "sentence": "inline", "block": "block"}
        how = f"Layout: {layout[self._chosen.layout]}"
        if self._several:
            how += "  ·  by speaker" if self._chosen.grouped else "  ·  in order"
        self.query_one("#how", Static).update(content(how))
        chosen = self._chosen
        run_until_left(self, "preview", partial(self._make, chosen), partial(self._show, chosen))

    def on_work_done(self, event: WorkDone) -> None:
        """Show what was made."""
        event.take()

    def _show(self, chosen: CopyAs, made: Rendered) -> None:
        if chosen != self._chosen or not self.is_mounted:
            return
        text = (
            made.text or "\n".join(map(remark_words, made.remarks)) or "This cannot be copied in this format."
        )
        more = len(text) - PREVIEW
        told = f"{text[:PREVIEW]}\n… and {more:,} characters more" if more > 0 else text
        self.query_one("#text", Static).update(Content(words(told)))

    @on(OptionList.OptionSelected)
    def _take(self) -> None:
        self.dismiss(self._chosen)

    def action_take_copy(self) -> None:
        """Copy as it is shown."""
        self.dismiss(self._chosen)

    def action_next_form(self) -> None:
        """The next style or format."""
        self._focused.action_cursor_down()

    def action_previous_form(self) -> None:
        """The style or format before."""
        self._focused.action_cursor_up()

    def action_other_list(self) -> None:
        """From the formats to the styles, and back."""
        styles, outputs = self._lists
        self.set_focus(styles if outputs.has_focus else outputs)

    def action_layout(self) -> None:
        """Change the layout: automatic, inline, block."""
        at = _LAYOUTS.index(self._chosen.layout)
        self._chosen = structs.replace(self._chosen, layout=_LAYOUTS[(at + 1) % len(_LAYOUTS)])
        self._preview()

    def action_grouped(self) -> None:
        """Group several quotes by speaker, or keep their order."""
        if self._several:
            self._chosen = structs.replace(self._chosen, grouped=not self._chosen.grouped)
            self._preview()

    def action_scroll_preview(self) -> None:
        """More of the text."""
        preview = self.query_one("#preview", VerticalScroll)
        if preview.scroll_offset.y >= preview.max_scroll_y:
            preview.scroll_home(animate=False)
        else:
            preview.scroll_page_down(animate=False)

    def action_leave_copy(self) -> None:
        """Leave; nothing is copied."""
        self.dismiss(None)

    @property
    def _focused(self) -> OptionList:
        styles, outputs = self._lists
        return styles if styles.has_focus else outputs


def _index(names: list[str], name: str) -> int:
    return names.index(name) if name in names else 0
