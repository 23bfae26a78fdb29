"""The basket on the screen: what is collected over all briefs, in the order of the report."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import BaseScreen, Question
from briefreader.app.basket.session import BasketSession, BasketState, Plan, ReportOutcome, moving
from briefreader.app.binding import bindings
from briefreader.app.content import between, parts, words
from briefreader.app.journal import Journal, NotesStep
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.base.lookalikes import look_alike
from briefreader.brief import Quote
from briefreader.brief.verification.document import OpenDocument
from briefreader.cite.pandoc import PandocError
from briefreader.cite.remarks import Remark
from briefreader.composition.basket import Laid
from briefreader.environment import Environment
from briefreader.notes import BasketItem, Edit
from briefreader.wording.brief import item_words, speaker_name
from briefreader.wording.phrases import items_words
from briefreader.wording.remarks import remark_words

if TYPE_CHECKING:
    from briefreader.app.basket.session import ReportOrder

NOTHING = "The basket is empty.  + adds an item, or a note in Notes."


class BasketScreen(BaseScreen):
    """Every change is on the disk before the next is planned.

    What is changed of the brief that is read is a step of its `journal` too. `go` is given the item that
    Enter chose.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("basket")

    contexts: ClassVar[tuple[Context, ...]] = ("basket", "list", "app")

    def __init__(
        self, opened: OpenDocument, environment: Environment, journal: Journal, go: Callable[[Laid], None]
    ) -> None:
        super().__init__()
        self._go = go
        self._journal = journal
        self._session = BasketSession(opened, environment)
        self._laid: tuple[Laid, ...] = ()

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
        self.run_to_end("basket", self._session.read_all, self._show)

    # Showing

    def _show(self, state: BasketState) -> None:
        self._laid = state.laid
        self.query_one(ItemList).show_rows(rows_of(list(self._rows(state))))
        briefs = len({one.brief.subject for one in state.laid})
        count = items_words(len(state.laid))
        if briefs > 1:
            count += f" of {briefs} briefs"
        header = self.query_one(Header)
        header.right = header.short = (count,)
        if state.error is not None:
            self.say(f"Not saved: {state.error.what}.", state.error.mend, severity="error")

    def _rows(self, state: BasketState) -> Iterator[Row]:
        for notice in state.notices:
            yield Row("", (RowBlock(words(notice), "warning"),))
        if not state.laid and not state.notices:
            yield Row("", (RowBlock(NOTHING, "muted"),))
        subjects = {one.brief.subject for one in state.laid}
        alike = look_alike(one.title for one in subjects)
        for place, (one, warnings) in enumerate(zip(state.laid, state.warnings, strict=True), 1):
            subject = one.brief.subject
            title = f"{subject.title} ({subject.brief_id})" if alike(subject.title) else subject.title
            yield from _rows(place, one, warnings, title if len(subjects) > 1 else "")

    # The item under the cursor

    @property
    def _here(self) -> Laid | None:
        key = self.query_one(ItemList).key
        return next((one for one in self._laid if one.item.id == key), None)

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
            self._carry_out(partial(moving, here.item.id, by))

    def _carry_out(self, plan: Plan) -> None:
        self.run_to_end("basket", partial(self._session.carry_out, plan), self._changed)

    def _changed(self, state: BasketState) -> None:
        if state.own:
            self._journal.did(NotesStep(_made_in_the_basket))
        self._show(state)

    def action_drop(self) -> None:
        """Take the item out."""
        if (here := self._here) is not None:
            entry_id = here.item.id
            self._carry_out(lambda _: {here.brief.subject: lambda edit: edit.remove(entry_id)})
            self.say("Removed. u to undo.")

    def action_comment(self) -> None:
        """Ask for the words before the item."""
        self._ask(
            "Introduce this item",
            lambda item: item.comment,
            lambda edit, item, text: edit.change_basket(item.id, comment=text),
        )

    def action_section(self) -> None:
        """Ask for the title of a section that begins here."""
        self._ask(
            "Title of the section that starts here",
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
        """Undo the last change to the basket."""
        self.run_to_end("basket", self._session.undo, self._undone)

    def _undone(self, state: BasketState) -> None:
        if state.own:
            self._journal.undo()
        self._show(state._replace(error=None))
        if state.error is not None:
            self.say(f"Not undone: {state.error.what}.", state.error.mend, severity="error")
        else:
            self.say(f"Undid: {', '.join(state.undone)}." if state.undone else "Nothing to undo here.")

    # The report

    def action_write_report(self) -> None:
        """Ask for the file and the style, and write it."""
        from briefreader.app.basket.report_form import ReportForm

        def done(order: "ReportOrder | None") -> None:
            if order is not None:
                write = partial(self._session.write_report, order)
                self.run_to_end("report", write, self._tell_of_report)

        if self._laid:
            session, environment = self._session, self.app.environment
            author = environment.given_reviewer or ""
            form = ReportForm(
                session.preview, session.title, author, environment.today, self.app.settings.style
            )
            self.app.push_screen(form, done)
        else:
            self.say(NOTHING)

    def _tell_of_report(self, outcome: ReportOutcome) -> None:
        self.run_to_end("basket", self._session.read_all, self._show)
        lines, severity = _told_of(outcome)
        self.say(*lines, severity=severity)

    # Leaving

    def action_close_basket(self) -> None:
        """Back to the brief."""
        self._leave(None)

    def _leave(self, chosen: Laid | None) -> None:
        """Leave, for an item that was chosen, when everything is on the disk."""

        def leave(_: None) -> None:
            self.dismiss(None)
            if chosen is not None:
                self._go(chosen)

        self.run_to_end("basket", self._session.wait, leave)


def _made_in_the_basket(_: Edit) -> None:
    """Stands in the journal for a change that is on the disk already."""


def _told_of(outcome: ReportOutcome) -> tuple[list[str], str]:
    """What to say of a report, and how bad that is."""
    path = outcome.order.path
    match outcome.failure:
        case FileExistsError():
            return [f"{path} already exists. Choose another name."], "error"
        case OSError() as error:
            return [f"{path} cannot be written: {error.strerror}."], "error"
        case PandocError() as error:
            return [f"Not written: {error.what}.", f"{error.mend}."], "error"
    told = [f"{items_words(outcome.written)} in {path}"]
    if outcome.left_out:
        told.append(f"{outcome.left_out} left out: each has its reason in the list.")
    if outcome.unsynced is not None:
        told.append(f"{outcome.unsynced.told_of('The report')}.")
    if outcome.not_marked is not None:
        told.append(f"Not marked as used: {outcome.not_marked.what}. {outcome.not_marked.mend}")
        return told, "error"
    return told, "warning" if outcome.left_out or outcome.unsynced else "information"


def _rows(place: int, laid: Laid, warnings: tuple[Remark, ...], title: str) -> Iterator[Row]:
    """The title of the section that begins with the item, and the item itself, with its brief's title."""
    item = laid.item
    if item.section:
        yield Row("", (RowBlock(""), parts([(item.section, "heading")])))
    blocks = [RowBlock(words(item.comment), "accent", "✎", "accent", indent=5)] if item.comment else []
    blocks.append(RowBlock(words(_words(laid)), "", f"{place:>3}.", "muted", indent=5))
    about = [_kind(laid)]
    if title:
        about.append(title)
    blocks.append(parts(between((piece, "muted") for piece in about), indent=5))
    blocks += [
        RowBlock(words(remark_words(warning)), "warning", "!", "warning", indent=5) for warning in warnings
    ]
    yield Row(item.id, tuple(blocks))


def _kind(laid: Laid) -> str:
    item, opened = laid.item, laid.brief.opened
    if isinstance(opened, Remark) or item.item not in opened.index.items:
        return item.item
    found = opened.index.items[item.item]
    speakers = found.speakers if isinstance(found, Quote) else ()
    said_by = "".join(f" · {speaker_name(opened.index, speaker)}" for speaker in speakers)
    kind = f"{opened.index.kind(item.item)} {item.item}{said_by}"
    if item.note is None:
        return kind
    return f"note by {laid.writer} on {kind}" if laid.writer else f"your note on {kind}"


def _words(laid: Laid) -> str:
    opened, note = laid.brief.opened, laid.note
    if note is not None:
        return note.text
    found = None if isinstance(opened, Remark) else opened.index.items.get(laid.item.item)
    return item_words(found) if found else laid.item.item
