"""The list of briefs in a folder: newest first, narrowed by words."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from briefreader.actions import Context
from briefreader.app.base import BaseApp
from briefreader.app.binding import bindings
from briefreader.app.content import between, parts, words
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.list.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.prompt import Prompt
from briefreader.base.normalise import for_search
from briefreader.library.catalog import Listed, listed


class Library(Screen[None]):
    """Enter opens a brief; leaving it comes back to the same line."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("library")

    contexts: ClassVar[tuple[Context, ...]] = ("library", "list", "app")

    app = getters.app(BaseApp)

    @dataclass
    class Catalogued(Message):
        """The briefs of the folder."""

        briefs: tuple[Listed, ...]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._briefs: tuple[Listed, ...] = ()
        self._words = ""

    def compose(self) -> ComposeResult:
        """Header, list, and the lines at the foot."""
        yield Header(id="header")
        yield ItemList(id="briefs", classes="library")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Show the frame first; the folder is read meanwhile."""
        self.query_one(Header).left = ("Briefs", str(self._folder))
        self.query_one(KeysBar).contexts = self.contexts
        self.set_focus(self.query_one(ItemList))

    def on_screen_resume(self) -> None:
        """What was read or noted meanwhile counts."""
        self._read()

    @work(thread=True, exclusive=True, group="catalog")
    def _read(self) -> None:
        self.post_message(self.Catalogued(listed(self._folder, self.app.surroundings.store)))

    def on_library_catalogued(self, event: Catalogued) -> None:
        """Show the briefs."""
        self._briefs = event.briefs
        self._show()
        self.call_after_refresh(self.app.settle_garbage)

    def _show(self) -> None:
        wanted = for_search(self._words).split()
        kept = [brief for brief in self._briefs if all(word in for_search(brief.words) for word in wanted)]
        nothing = (
            "No brief has these words." if wanted else "No briefs here: .yaml, .yml and .json are looked at."
        )
        rows = [_row(brief) for brief in kept] or [Row("", (RowBlock(nothing, "muted"),))]
        self.query_one(ItemList).show_rows(rows_of(rows))
        count = f"{len(kept)} of {len(self._briefs)}" if wanted else f"{len(self._briefs)} briefs"
        header = self.query_one(Header)
        header.right = header.short = ((f"/ {self._words}   " if wanted else "") + count,)

    def on_item_list_opened(self, event: ItemList.Opened) -> None:
        """Open the brief under the cursor."""
        self.app.open_reader(Path(event.key))

    def action_open_brief(self) -> None:
        """Open the brief under the cursor."""
        self.query_one(ItemList).action_open()

    def say(self, *lines: str, severity: str = "information") -> None:
        """Up to two lines at the foot."""
        bar = self.query_one(MessageBar)
        bar.severity = severity
        bar.lines = lines

    def action_narrow(self) -> None:
        """Ask for words."""
        self.query_one(Prompt).ask("Narrow", self._words)

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """The list narrows while one types."""
        self._words = event.text
        self._show()

    def on_prompt_answered(self) -> None:
        """Keep the words."""
        self.set_focus(self.query_one(ItemList))

    def on_prompt_left(self) -> None:
        """The whole list again."""
        self._words = ""
        self._show()
        self.set_focus(self.query_one(ItemList))

    def action_close_library(self) -> None:
        """The whole list again, then out."""
        if self._words:
            self.on_prompt_left()
        else:
            self.app.exit()


def _row(brief: Listed) -> Row:
    if brief.fault:
        told = parts([(brief.fault, "error")], indent=2)
        return Row(str(brief.path), (RowBlock(words(brief.path.name), "strong"), told, RowBlock("")))
    pieces = [
        (", ".join(filter(None, (brief.source, brief.date or "no date"))), "muted"),
        (f"{brief.contested} contested", "warning" if brief.contested else "muted"),
        (f"reviewed {brief.reviewed}/{brief.claims}", "muted"),
    ]
    if brief.draft:
        pieces.insert(0, (brief.draft, "warning"))
    if brief.notes:
        pieces.append((f"✎ {brief.notes}", "accent"))
    if brief.revision is not None:
        pieces.append((f"revision {brief.revision}", "muted"))
    return Row(
        str(brief.path),
        (RowBlock(words(brief.title), "strong"), parts(between(pieces), indent=2), RowBlock("")),
    )
