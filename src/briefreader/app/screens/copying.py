"""Copying items with their citation, and saying truthfully where the text went."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from briefreader.app.screens.settling import Settling
from briefreader.brief.passage import passages_of
from briefreader.brief.text import copyable
from briefreader.cite import FORMS, Excerpt, Form, NotCopiable, excerpt
from briefreader.clipboard import Outcome
from briefreader.notes import StoreError
from briefreader.notes.anchor import anchor_at

if TYPE_CHECKING:
    from briefreader.app.screens.words import Chosen


class Copying(Settling):
    """Text goes out by the clipboard's ways in a worker; the message tells what is known of it."""

    @dataclass
    class Copied(Message):
        """A text has gone, or not."""

        outcome: Outcome
        text: str
        remarks: tuple[str, ...]
        removed: int

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._last_copy = ""

    def action_copy(self) -> None:
        """Copy the items, in plain text with their citation."""
        self.copy_items(FORMS["plain"])

    def action_copy_as(self) -> None:
        """Choose the form first."""
        from briefreader.app.screens.copy_form import CopyForm

        if not self.items or self.view is None:
            return
        last = self.app.surroundings.state.form()
        texts = {name: self._text_in(form)[0] for name, form in FORMS.items()}

        def done(name: str | None) -> None:
            if name is not None:
                with suppress(StoreError):  # only a convenience is lost
                    self.app.surroundings.state.keep_form(FORMS[name].style, FORMS[name].format)
                self.copy_items(FORMS[name])

        self.app.push_screen(CopyForm(texts, _name_of(last)), done)

    def copy_items(self, form: Form) -> None:
        """Copy the items in a form."""
        text, remarks = self._text_in(form)
        if text:
            self.copy_text(text, remarks)
        elif remarks:
            self.say(*remarks[:3], severity="warning")

    def _text_in(self, form: Form) -> tuple[str, tuple[str, ...]]:
        """The items in a form; several stand below each other, or with plain text in one line."""
        texts: dict[str, None] = {}
        remarks: dict[str, None] = {}
        for item in self.items:
            try:
                made = self.excerpt(item, form)
            except NotCopiable as refusal:
                remarks[f"{refusal.what}. {refusal.mend}"] = None
                continue
            texts[made.text] = None
            remarks.update(dict.fromkeys(made.remarks))
        between = " " if form == FORMS["plain"] else "\n\n"
        return between.join(texts), tuple(remarks)

    def excerpt(self, item: str, form: Form, words: str | None = None) -> Excerpt:
        """What copying an item gives. Raises NotCopiable."""
        assert self.view is not None
        opened = self.view.opened
        today = self.app.surroundings.clock().astimezone().date()
        return excerpt(
            opened.brief, opened.index, opened.verify, item, form, today=today, words=words, text=opened.text
        )

    def copy_text(self, raw: str, remarks: tuple[str, ...] = ()) -> None:
        """Let a text go out, without what could run or hide."""
        text, removed = copyable(raw)
        self._last_copy = text
        self._send(text, remarks, removed)

    @work(thread=True, exclusive=True, group="clipboard")
    def _send(self, text: str, remarks: tuple[str, ...], removed: int) -> None:
        app = self.app

        def to_terminal(_sequence: str) -> None:
            app.call_from_thread(app.write_clipboard, text)

        outcome = app.surroundings.clipboard.copy(text, to_terminal)
        self.post_message(self.Copied(outcome, text, remarks, removed))

    def on_copying_copied(self, event: Copied) -> None:
        """Say where it went, what is odd about it, and how it begins and ends."""
        removed = f"{event.removed} hidden character{'s' if event.removed > 1 else ''} removed"
        odd = "; ".join([*([removed] if event.removed else []), *event.remarks])
        warn = event.removed or any("unverified" in remark for remark in event.remarks)
        severity = "error" if event.outcome.way == "none" else "warning" if warn else "information"
        self.say(*filter(None, (event.outcome.message, odd, event.text)), severity=severity)

    def action_copy_to_file(self) -> None:
        """Write the last copy into a private file."""
        if self._last_copy:
            self._send_to_file(self._last_copy)
        else:
            self.say("Nothing has been copied yet: y copies the item.")

    @work(thread=True, exclusive=True, group="clipboard")
    def _send_to_file(self, text: str) -> None:
        outcome = self.app.surroundings.clipboard.to_file(text)
        self.post_message(self.Copied(outcome, text, (), 0))

    # Words of an item

    def action_words(self) -> None:
        """Select words of the item, to copy them or to write a note on them."""
        from briefreader.app.screens.words import WordChooser

        if self.view is None or not self.item:
            return
        passages = passages_of(self.view.opened, self.item)
        if not passages:
            self.say("This item has no words at hand that could be selected.")
            return
        item = self.item
        self.app.push_screen(WordChooser(passages), lambda chosen: self._with_words(item, chosen))

    def _with_words(self, item: str, chosen: "Chosen | None") -> None:
        if chosen is None:
            return
        if chosen.purpose == "note":
            self.write_note(item, anchor=anchor_at(chosen.found))
            return
        try:
            made = self.excerpt(item, FORMS["plain"], chosen.found.words)
        except NotCopiable as refusal:
            self.say(f"{refusal.what}.", refusal.mend, severity="warning")
        else:
            self.copy_text(made.text, made.remarks)

    def action_address(self) -> None:
        """Open the source's address in the browser."""
        url = self.view.opened.brief.source.csl.url if self.view else None
        if not url:
            self.say("The source has no address.")
        elif not url.lower().startswith(("https://", "http://")):
            self.say(f"Not opened: {url} is no http address.", severity="warning")
        else:
            self.app.open_url(url)
            self.say(f"Asked the system to open {url}")


def _name_of(chosen: tuple[str, str] | None) -> str | None:
    """The form with this style and format."""
    return next((name for name, form in FORMS.items() if (form.style, form.format) == chosen), None)
