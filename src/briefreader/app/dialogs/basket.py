"""The basket: what was set aside over all briefs, in the order of the report."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.content import between, parts, words
from briefreader.app.panes.notes import item_words
from briefreader.app.screens.speaking import Question, Speaking
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.list.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.prompt import Prompt
from briefreader.brief import Quote
from briefreader.brief.verification.document import OpenDocument, open_brief
from briefreader.cite.pandoc import PandocError
from briefreader.composition.basket import (
    Laid,
    Shelved,
    basket,
    draft,
    mark_used,
    moved,
    open_already,
    opened_at,
    shelved,
    write_report,
)
from briefreader.notes import BasketItem, Edit, StoreError, Subject
from briefreader.printing.words import items_words, speaker_name

if TYPE_CHECKING:
    from briefreader.app.dialogs.report_form import ReportRequest

NOTHING = "Nothing is set aside.  + in a brief puts an item here, or a note in Notes."

Deeds = dict[Subject, Callable[[Edit], object]]
Plan = Callable[[tuple[Laid, ...]], Deeds]


class BasketScreen(Speaking):
    """Every change is on the disk before the next is planned. `go` is given the item that Enter chose."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("basket")

    contexts: ClassVar[tuple[Context, ...]] = ("basket", "list", "app")

    def __init__(self, opened: OpenDocument, go: Callable[[Laid], None]) -> None:
        super().__init__()
        self._go = go
        self._laid: tuple[Laid, ...] = ()
        self._own = _subject(opened)
        self._opened: dict[Subject, OpenDocument | str] = {}
        self._current = opened
        self._briefs: dict[str, Shelved] = {}
        self._done: list[tuple[Subject, ...]] = []
        self._turn = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Header, list, and the lines at the foot."""
        yield Header(id="header")
        yield ItemList(id="laid")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Show the frame first; the briefs are opened meanwhile."""
        self.query_one(Header).left = ("Basket",)
        self.query_one(KeysBar).contexts = self.contexts
        self.set_focus(self.query_one(ItemList))
        self._begin()

    # Reading and changing

    @work(group="store", description="changing the basket")
    async def _carry_out(self, plan: Plan) -> None:
        """Change what the plan wants of the basket as it is then, and show what is there afterwards."""
        async with self._turn:
            done, error = await asyncio.to_thread(self._write, plan(self._laid))
            self._done += [done] if done else []
            await self._look(done)
        if error is not None:
            self.say(f"Not saved: {error.what}.", error.mend, severity="error")

    def _write(self, deeds: Deeds) -> tuple[tuple[Subject, ...], StoreError | None]:
        done: list[Subject] = []
        try:
            for subject, deed in deeds.items():
                with self.app.surroundings.store.edit(subject) as edit:
                    deed(edit)
                done.append(subject)
        except StoreError as error:
            return tuple(done), error
        return tuple(done), None

    @work(group="store")
    async def _undo(self) -> None:
        async with self._turn:
            subjects = self._done.pop() if self._done else ()
            told: list[str] = []
            deeds: Deeds = dict.fromkeys(subjects, lambda edit: told.append(edit.undo() or "nothing"))
            done, error = await asyncio.to_thread(self._write, deeds)
            await self._look(done)
        if error is not None:
            self.say(f"Not undone: {error.what}.", error.mend, severity="error")
        else:
            self.say(f"Undone: {', '.join(told)}." if told else "Nothing has been changed here.")

    @work(group="store")
    async def _begin(self) -> None:
        async with self._turn:
            await self._look((self._own, *await asyncio.to_thread(self.app.surroundings.store.subjects)))

    async def _look(self, subjects: Iterable[Subject]) -> None:
        """Read what is set aside of some briefs again, and show all."""
        laid, rows = await asyncio.to_thread(self._read, tuple(subjects) or (self._own,))
        self._show(laid, rows)

    def _read(self, subjects: Iterable[Subject]) -> tuple[tuple[Laid, ...], list[Row]]:
        around = self.app.surroundings
        for subject in subjects:
            brief = shelved(around.store, subject, self._open)
            self._briefs.pop(subject.brief_id, None)
            if brief is not None:
                self._briefs[subject.brief_id] = brief
        laid = basket(self._briefs.values())
        today = around.clock().astimezone().date()
        notices = dict.fromkeys(filter(None, (one.notebook.notice for one in self._briefs.values())))
        rows = [Row("", (RowBlock(words(notice), "warning"),)) for notice in notices]
        if not laid and not rows:
            rows = [Row("", (RowBlock(NOTHING, "muted"),))]
        several = len({one.brief.subject for one in laid}) > 1
        for place, one in enumerate(laid, 1):
            rows.extend(_rows(place, one, one.warnings(today), several=several))
        return laid, rows

    def _open(self, subject: Subject) -> OpenDocument | str:
        if subject not in self._opened:
            around = self.app.surroundings
            read = partial(open_brief, folders=around.settings.sources)
            path = around.state.path(subject.brief_id)
            known = {self._current.brief.id: self._current}
            self._opened[subject] = open_already(known, subject) or opened_at(path, subject, read)
        return self._opened[subject]

    def _show(self, laid: tuple[Laid, ...], rows: list[Row]) -> None:
        self._laid = laid
        self.query_one(ItemList).show_rows(rows_of(rows))
        briefs = len({one.brief.subject for one in laid})
        count = items_words(len(laid))
        if briefs > 1:
            count += f" of {briefs} briefs"
        header = self.query_one(Header)
        header.right = header.short = (count,)

    # The item under the cursor

    @property
    def _here(self) -> Laid | None:
        return _by_id(self._laid, self.query_one(ItemList).key)

    def action_to_item(self) -> None:
        """Go to the item in its brief."""
        if (here := self._here) is not None:
            self._leave(here)

    def on_item_list_opened(self) -> None:
        """A click, or Enter."""
        self.action_to_item()

    def action_move_down(self) -> None:
        """One place later in the report."""
        self._move(1)

    def action_move_up(self) -> None:
        """One place earlier in the report."""
        self._move(-1)

    def _move(self, by: int) -> None:
        if (here := self._here) is not None:
            self._carry_out(partial(_moving, here.item.id, by))

    def action_drop(self) -> None:
        """Take the item out."""
        if (here := self._here) is not None:
            entry_id = here.item.id
            self._carry_out(lambda _: {here.brief.subject: lambda edit: edit.remove(entry_id)})
            self.say("Taken out of the basket; u brings it back.")

    def action_comment(self) -> None:
        """Ask for the words before the item."""
        self._ask(
            "Your words before it",
            lambda item: item.comment,
            lambda edit, item, text: edit.change_basket(item.id, comment=text),
        )

    def action_section(self) -> None:
        """Ask for the title of a section that begins here."""
        self._ask(
            "A section begins here, with the title",
            lambda item: item.section,
            lambda edit, item, text: edit.change_basket(item.id, section=text),
        )

    def _ask(
        self,
        label: str,
        value: Callable[[BasketItem], str],
        change: Callable[[Edit, BasketItem, str], object],
    ) -> None:
        here = self._here
        if here is None:
            return

        def answer(text: str) -> None:
            self._carry_out(
                lambda _: {here.brief.subject: lambda edit: change(edit, here.item, text.strip())}
            )

        self.ask(Question(label, value(here.item), answer=answer))

    def action_undo_basket(self) -> None:
        """Undo the last change made here."""
        self._undo()

    # The report

    def action_write_report(self) -> None:
        """Ask for the file and the style, and write it."""
        from briefreader.app.dialogs.report_form import ReportForm

        def done(wanted: "ReportRequest | None") -> None:
            if wanted is not None:
                self._write_report(self._laid, wanted)

        if self._laid:
            today = self.app.surroundings.clock().astimezone().date()
            self.app.push_screen(ReportForm(today, self.app.settings.style), done)
        else:
            self.say(NOTHING)

    @work(group="report", description="writing the report")
    async def _write_report(self, laid: tuple[Laid, ...], wanted: "ReportRequest") -> None:
        lines, severity = await asyncio.to_thread(self._reported, laid, wanted)
        self._begin()
        self.say(*lines, severity=severity)

    def _reported(self, laid: tuple[Laid, ...], wanted: "ReportRequest") -> tuple[list[str], str]:
        """Write the report; what to say of it, and how bad that is."""
        around = self.app.surroundings
        made = draft(wanted.title, laid, wanted.form, around.clock().astimezone().date())
        try:
            write_report(made, wanted.path, wanted.form.format)
        except FileExistsError:
            return [f"There is a file {wanted.path} already: choose another name."], "error"
        except OSError as error:
            return [f"{wanted.path} can not be written: {error.strerror}."], "error"
        except PandocError as error:
            return [f"Not written: {error.what}.", f"{error.mend}."], "error"
        left_out = len(laid) - len(made.written)
        told = [f"{items_words(len(made.written))} in {wanted.path}"]
        if left_out:
            told.append(f"{left_out} left out: the reasons stand with them.")
        try:
            mark_used(around.store, laid, made.written, wanted.path.name)
        except StoreError as error:
            told.append(f"Not marked as used: {error.what}. {error.mend}")
            return told, "error"
        return told, "warning" if left_out else "information"

    def action_close_basket(self) -> None:
        """Back to the brief."""
        self._leave(None)

    @work(group="store", description="leaving the basket")
    async def _leave(self, chosen: Laid | None) -> None:
        """Leave, for an item that was chosen, when everything is on the disk."""
        async with self._turn:
            self.dismiss(None)
        if chosen is not None:
            self._go(chosen)


def _subject(opened: OpenDocument) -> Subject:
    brief = opened.brief
    return Subject(brief.id, brief.title, brief.source.sha256)


def _by_id(laid: tuple[Laid, ...], entry_id: str) -> Laid | None:
    return next((one for one in laid if one.item.id == entry_id), None)


def _moving(entry_id: str, by: int, laid: tuple[Laid, ...]) -> Deeds:
    """What brings an item past its neighbour."""
    ids = [one.item.id for one in laid]
    if entry_id not in ids or not 0 <= ids.index(entry_id) + by < len(ids):
        return {}
    ranks = moved(laid, ids.index(entry_id), ids.index(entry_id) + by)
    changed: dict[Subject, dict[str, int]] = {}
    for one in laid:
        if one.item.id in ranks:
            changed.setdefault(one.brief.subject, {})[one.item.id] = ranks[one.item.id]
    return {subject: partial(_ranked, ranks) for subject, ranks in changed.items()}


def _ranked(ranks: dict[str, int], edit: Edit) -> None:
    for entry_id, rank in ranks.items():
        edit.change_basket(entry_id, rank=rank)


def _rows(place: int, laid: Laid, warnings: tuple[str, ...], *, several: bool) -> Iterator[Row]:
    """The title of the section that begins with the item, and the item itself."""
    item = laid.item
    if item.section:
        yield Row("", (RowBlock(""), parts([(item.section, "heading")])))
    blocks = [RowBlock(words(item.comment), "accent", "✎", "accent", indent=5)] if item.comment else []
    blocks.append(RowBlock(words(_words(laid)), "", f"{place:>3}.", "muted", indent=5))
    about = [_kind(laid)]
    if several:
        about.append(laid.brief.subject.title)
    blocks.append(parts(between((piece, "muted") for piece in about), indent=5))
    blocks += [RowBlock(words(warning), "warning", "!", "warning", indent=5) for warning in warnings]
    yield Row(item.id, tuple(blocks))


def _kind(laid: Laid) -> str:
    item, opened = laid.item, laid.brief.opened
    if isinstance(opened, str) or item.item not in opened.index.items:
        return item.item
    found = opened.index.items[item.item]
    speakers = found.speakers if isinstance(found, Quote) else ()
    said_by = "".join(f" · {speaker_name(opened.index, speaker)}" for speaker in speakers)
    kind = f"{opened.index.kind(item.item)} {item.item}{said_by}"
    return f"your note on {kind}" if item.note else kind


def _words(laid: Laid) -> str:
    opened, note = laid.brief.opened, laid.note
    if note is not None:
        return note.text
    found = None if isinstance(opened, str) else opened.index.items.get(laid.item.item)
    return item_words(found) if found else laid.item.item
