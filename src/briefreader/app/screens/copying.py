"""Copying items with their citation, and saying truthfully where the text went."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import convert
from textual import work
from textual.app import SuspendNotSupported
from textual.message import Message

from briefreader.app.content import parts
from briefreader.app.dialogs.picker import Listing
from briefreader.app.screens.settling import Settling
from briefreader.app.widgets.list.rows import Row, rows_of
from briefreader.base.text import copyable
from briefreader.brief.verification.selectable import passages_of
from briefreader.clipboard import ClipText, Outcome, Way, WayName, show_page
from briefreader.composition.citing import added, citer
from briefreader.notes import Edit, StoreError
from briefreader.notes.anchor import anchor_at

if TYPE_CHECKING:
    from briefreader.app.copies import Copier, CopyAs, Made
    from briefreader.app.dialogs.citation_form import Additions
    from briefreader.app.dialogs.select_words import Chosen
    from briefreader.cite.citer import Citer


_PAGE = "page"  # the way by hand, in the list of ways
_DOUBT = "if pasting gives something else, F writes a file"


class Copying(Settling):
    """Text goes out by the clipboard's ways in a worker; the message tells what is known of it."""

    @dataclass
    class Copied(Message):
        """A text has gone, or not."""

        outcome: Outcome
        text: ClipText
        remarks: tuple[str, ...]
        removed: int

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._last_copy = ClipText("")

    def action_copy(self) -> None:
        """Copy the items with their citation, in plain text unless the settings name another form."""
        self.copy_items(self._usual)

    @property
    def _usual(self) -> "CopyAs":
        from briefreader.app.copies import CopyAs

        settings = self.app.settings
        return CopyAs(settings.style, settings.format)

    def action_copy_as(self) -> None:
        """Choose style and format first."""
        from briefreader.app.copies import outputs
        from briefreader.app.dialogs.copy_form import CopyForm

        items, copier = self.items, self.copier
        if not items or copier is None:
            return

        def done(chosen: "CopyAs | None") -> None:
            if chosen is not None:
                with suppress(StoreError):  # only a convenience is lost
                    self.app.surroundings.state.keep_form(chosen)
                self.copy_items(chosen)

        form = CopyForm(
            lambda copy_as: copier.made(items, copy_as),
            outputs(self.app.surroundings.templates),
            self._chosen_last,
            several=len(items) > 1,
        )
        self.app.push_screen(form, done)

    def action_copy_again(self) -> None:
        """Copy as it was chosen last."""
        self.copy_items(self._chosen_last)

    @property
    def _chosen_last(self) -> "CopyAs":
        from briefreader.app.copies import CopyAs, outputs
        from briefreader.cite.styles import STYLES

        around = self.app.surroundings
        last = around.state.form(CopyAs) or self._usual
        known = last.style in STYLES and last.output in outputs(around.templates)
        return last if known else self._usual

    @property
    def citer(self) -> "Citer | None":
        """What cites the items of the brief, with what was added to its citation."""
        if self.view is None:
            return None
        return citer(self.view.opened, added(self.view.notebook), self._today)

    @property
    def _today(self) -> date:
        return self.app.surroundings.clock().astimezone().date()

    @property
    def copier(self) -> "Copier | None":
        """What makes copies of the items of the brief."""
        from briefreader.app.copies import Copier

        cites = self.citer
        if self.view is None or cites is None:
            return None
        return Copier(self.view.opened, self.view.notebook, cites, self.app.surroundings.templates)

    def copy_items(self, copy_as: "CopyAs") -> None:
        """Copy the items as it is wanted."""
        copier = self.copier
        if copier is not None and self.items:
            self._make_copy(copier, self.items, copy_as)

    @work(thread=True, exclusive=True, group="copy", description="making a copy")
    def _make_copy(self, copier: "Copier", items: tuple[str, ...], copy_as: "CopyAs") -> None:
        made = copier.made(items, copy_as)
        self.app.call_from_thread(self._send_copy, made)

    def _send_copy(self, made: "Made") -> None:
        if made.text:
            self.copy_text(made.text, made.remarks, made.html)
        elif made.remarks:
            self.say(*made.remarks[:3], severity="warning")

    def copy_text(self, raw: str, remarks: tuple[str, ...] = (), html: str = "") -> None:
        """Let a text go out, without what could run or hide; `html` is the same as rich text."""
        plain, removed = copyable(raw)
        self._last_copy = ClipText(plain, copyable(html)[0])
        self._send(self._last_copy, remarks, removed)

    @work(thread=True, exclusive=True, group="clipboard", description="sending a copy")
    def _send(self, text: ClipText, remarks: tuple[str, ...], removed: int) -> None:
        outcome = self.app.surroundings.clipboard.copy(text, self._to_terminal(text))
        self.post_message(self.Copied(outcome, text, remarks, removed))

    def _to_terminal(self, text: ClipText) -> Callable[[str], None]:
        """What lets Textual, which owns the terminal, ask it; Textual makes the sequence itself."""
        app = self.app
        return lambda _sequence: app.call_from_thread(app.write_clipboard, text.plain)

    def on_copying_copied(self, event: Copied) -> None:
        """Say where it went, what is odd about it, and how it begins and ends."""
        removed = f"{event.removed} hidden character{'s' if event.removed > 1 else ''} removed"
        doubt = [_DOUBT] if event.outcome.way == "terminal" else []
        odd = "; ".join([*([removed] if event.removed else []), *event.remarks, *doubt])
        doubtful = ("unverified", "not checked")
        warn = event.removed or any(word in remark for remark in event.remarks for word in doubtful)
        severity = "error" if event.outcome.way == "none" else "warning" if warn else "information"
        self.say(*filter(None, (event.outcome.message, odd, event.text.plain)), severity=severity)

    def action_copy_to_file(self) -> None:
        """Write the last copy into a private file."""
        if self._has_copied():
            self._send_by("file")

    def action_copy_with(self) -> None:
        """Send the last copy once more, by a way that the reviewer chooses."""
        if self._has_copied():
            self._look_for_ways()

    def _has_copied(self) -> bool:
        if not self._last_copy.plain:
            self.say("Nothing has been copied yet: y copies the item.")
        return bool(self._last_copy.plain)

    @work(thread=True, exclusive=True, group="clipboard")
    def _look_for_ways(self) -> None:
        ways = self.app.surroundings.clipboard.ways
        self.app.call_from_thread(self._choose_way, ways)

    def _choose_way(self, ways: Sequence[Way]) -> None:
        def done(way: str | None) -> None:
            if way == _PAGE:
                self._show_page(self._last_copy.plain)
            elif way is not None:
                self._send_by(convert(way, WayName))

        by_hand = Way("file", "page", True, "the bare text, to be selected with the mouse")
        rows = rows_of([*(_way_row(way.way, way) for way in ways), _way_row(_PAGE, by_hand)])
        self.app.push_screen(Listing("Copy with", rows, "Enter sends the last copy · Esc leaves"), done)

    def _show_page(self, text: str) -> None:
        try:
            with self.app.suspend():
                show_page(text)
        except SuspendNotSupported:
            self.say("This terminal can not show a page of its own.", severity="warning")

    @work(thread=True, exclusive=True, group="clipboard", description="sending a copy again")
    def _send_by(self, way: WayName) -> None:
        text = self._last_copy
        outcome = self.app.surroundings.clipboard.copy_by(way, text, self._to_terminal(text))
        self.post_message(self.Copied(outcome, text, (), 0))

    # Words of an item

    def action_words(self) -> None:
        """Select words of the item, to copy them or to write a note on them."""
        from briefreader.app.dialogs.select_words import WordChooser

        if self.view is None or not self.item:
            return
        passages = passages_of(self.view.opened, self.item)
        if not passages:
            self.say("This item has no words at hand that could be selected.")
            return
        item = self.item
        self.app.push_screen(WordChooser(passages), lambda chosen: self._with_words(item, chosen))

    def _with_words(self, item: str, chosen: "Chosen | None") -> None:
        from briefreader.cite.citer import Form
        from briefreader.cite.statements import NotCopiable

        if chosen is None:
            return
        cites = self.citer
        if chosen.purpose == "note" or cites is None:
            self.write_note(item, anchor=anchor_at(chosen.found))
            return
        try:
            form = Form(self._usual.style, self._usual.output)
            made = cites.excerpt(item, form, chosen.found.words)
        except NotCopiable as refusal:
            self.say(f"{refusal.what}.", refusal.mend, severity="warning")
        else:
            self.copy_text(made.text, made.remarks)

    # What the citation lacks

    def action_citation(self) -> None:
        """Ask for byline, date, address, section and day of access, where the source gives none."""
        from briefreader.app.dialogs.citation_form import CitationForm
        from briefreader.cite.addition import given, guesses
        from briefreader.cite.citer import Form

        view = self.view
        if view is None:
            return
        source = view.opened.brief.source
        before = added(view.notebook)
        style = self._chosen_last.style

        def preview(additions: "Additions") -> str:
            return citer(view.opened, additions, self._today).reference(Form(style))

        def done(additions: "Additions | None") -> None:
            if additions is not None and set(additions) != set(before):
                self.change(lambda edit: _amended(edit, before, additions))

        self.app.push_screen(CitationForm(given(source.csl), before, guesses(source), preview), done)

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


def _way_row(key: str, way: Way) -> Row:
    style, sign = ("good", "works") if way.available else ("muted", "not here")
    pieces = [(f"{way.name:<16}", "strong"), (f"{sign}: ", style), (way.why, "muted")]
    return Row(key, (parts(pieces),))


def _amended(edit: Edit, before: "Additions", after: "Additions") -> str:
    """Make the additions those that are there `after`; what to tell of it."""
    kept = {one.field: one for one in after}
    for one in before:
        if one.field not in kept:
            edit.add_to_citation(one.field, None)
    for one in after:
        if one not in before:
            edit.add_to_citation(one.field, one.value, inferred=one.inferred)
    return "The citation has what you added." if after else "The citation is as the source has it."
