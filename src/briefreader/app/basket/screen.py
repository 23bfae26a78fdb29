"""The basket on the screen: what is collected over all briefs, in the order of the report."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from briefreader.actions import Context
from briefreader.app.base_screen import BaseScreen, Question
from briefreader.app.basket.session import BasketSession, BasketState, Plan, ReportOutcome, moving
from briefreader.app.binding import bindings
from briefreader.app.content import between, heading, parts, words
from briefreader.app.journal import Journal, NotesStep
from briefreader.app.panes.detail import detail_rows
from briefreader.app.panes.quotes import quote_row
from briefreader.app.rows import Row, RowBlock, Rows, inset, no_rows, rows_of
from briefreader.app.view import View
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.list.beside import BESIDE, ItemBeside
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.base.lookalikes import look_alike
from briefreader.base.paths import styles_folder
from briefreader.brief import Quote
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.selectable import passages
from briefreader.cite.pandoc import PandocError
from briefreader.cite.remarks import Remark
from briefreader.composition.basket import Laid, Shelved
from briefreader.environment import Environment
from briefreader.notes import BasketItem, Edit, Subject
from briefreader.notes.anchor import Resolver
from briefreader.notes.exhibit_file import Exhibit
from briefreader.wording.brief import item_words
from briefreader.wording.exhibits import exhibit_name
from briefreader.wording.phrases import contents_words, counted, items_words, joined, sentence
from briefreader.wording.remarks import remark_words

if TYPE_CHECKING:
    from briefreader.app.basket.session import ReportOrder

NOTHING = "The basket is empty.  + adds an item, or a note in Notes."


class BasketScreen(BaseScreen):
    """Every change is on the disk before the next is planned.

    What is changed of the brief that is read, if one is, is a step of its `journal` too. `go` is given the
    item that Enter chose.
    """

    CSS_PATH = [styles_folder() / "library.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("basket")
    HORIZONTAL_BREAKPOINTS = [(0, "-alone"), (BESIDE, "-beside")]

    contexts: ClassVar[tuple[Context, ...]] = ("basket", "list", "app")

    def __init__(
        self,
        opened: OpenDocument | None,
        environment: Environment,
        journal: Journal,
        go: Callable[[Laid], None],
    ) -> None:
        super().__init__()
        self._go = go
        self._journal = journal
        self._session = BasketSession(opened, environment)
        self._laid: tuple[Laid, ...] = ()
        self._exhibits: dict[str, Exhibit] = {}  # by the keys of their rows
        self._views: dict[Subject, View] = {}  # of the briefs whose items were shown beside the list

    def compose(self) -> ComposeResult:
        """Header, list, and the lines at the foot."""
        yield Header(id="header")
        with Horizontal(id="basket"):
            yield ItemList(id="laid")
            yield ItemBeside()
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Show the frame first; the briefs are opened meanwhile."""
        self.query_one(Header).left = ("Basket",)
        self.query_one(KeysBar).contexts = self.contexts
        self.set_focus(self._list)
        self.run_to_end("basket", self._session.read_all, self._show)

    # Showing

    def _show(self, state: BasketState) -> None:
        self._laid = state.laid
        self._exhibits = {_exhibit_key(one): one for one in state.exhibits}
        self._views.clear()
        self._list.show_rows(rows_of(list(self._rows(state))))
        briefs = len({one.brief.subject for one in state.laid})
        count = items_words(len(state.laid))
        if briefs > 1:
            count += f" of {briefs} briefs"
        if state.exhibits:
            count = joined((count if state.laid else "", counted(len(state.exhibits), "page")))
        header = self.query_one(Header)
        header.right = header.short = (count,)
        if state.error is not None:
            self.say(f"Not saved: {state.error.what}.", state.error.mend, severity="error")

    def _rows(self, state: BasketState) -> Iterator[Row]:
        for notice in state.notices:
            yield Row("", (RowBlock(words(notice), "warning"),))
        if not (state.laid or state.exhibits or state.notices):
            yield Row("", (RowBlock(NOTHING, "muted"),))
        subjects = {one.brief.subject for one in state.laid}
        alike = look_alike(one.title for one in subjects)
        for place, (one, warnings) in enumerate(zip(state.laid, state.warnings, strict=True), 1):
            subject = one.brief.subject
            title = f"{subject.title} ({subject.brief_id})" if alike(subject.title) else subject.title
            yield from _rows(place, one, warnings, title if len(subjects) > 1 else "")
        yield from _exhibit_rows(state.exhibits)

    @property
    def _list(self) -> ItemList:
        return self.query_one("#laid", ItemList)

    def on_item_list_highlighted(self) -> None:
        """Show the item under the cursor beside the list."""
        here = self._here(is_acted_on=False)
        view = _view_of(here.brief, self._views) if here is not None else None
        rows: Rows[Row] = no_rows()
        if here is not None and view is not None:
            rows = detail_rows(view, here.item.item)
        self.query_one(ItemBeside).show(rows)

    # The item under the cursor

    def _here(self, *, is_acted_on: bool = True) -> Laid | None:
        """None on a page, on which keys for items do not act: that is said."""
        key = self._list.key
        if is_acted_on and key in self._exhibits:
            self.say("A page is made anew for the report, behind the items: d removes it.")
        return next((one for one in self._laid if one.item.id == key), None)

    def action_to_item(self) -> None:
        """Go to the item in its brief."""
        if (here := self._here()) is not None:
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
        if (here := self._here()) is not None:
            self._carry_out(partial(moving, here.item.id, by))

    def _carry_out(self, plan: Plan) -> None:
        self.run_to_end("basket", partial(self._session.carry_out, plan), self._changed)

    def _changed(self, state: BasketState) -> None:
        if state.own:
            self._journal.did(NotesStep(_made_in_the_basket))
        self._show(state)

    def action_drop(self) -> None:
        """Take the item out."""
        if (exhibit := self._exhibits.get(self._list.key)) is not None:
            self.run_to_end("basket", partial(self._session.drop_exhibit, exhibit), self._show)
            self.say("Removed from the report.")
        elif (here := self._here()) is not None:
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
        here = self._here()
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

        if self._laid or self._exhibits:
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
            if not self.is_active:  # asked for twice, and left by now
                return
            self.dismiss(None)
            if chosen is not None:
                self._go(chosen)

        self.run_to_end("basket", self._session.wait, leave)


def _view_of(brief: Shelved, views: dict[Subject, View]) -> View | None:
    """What a brief shows, made once and kept in `views`; None if it is not available."""
    opened = brief.opened
    if isinstance(opened, Remark):
        return None
    if brief.subject not in views:
        views[brief.subject] = View(opened, brief.notebook, Resolver(passages(opened)))
    return views[brief.subject]


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
    told = [f"{contents_words(outcome.written, outcome.pages)} in {path}"]
    if outcome.left_out:
        told.append(f"{outcome.left_out} left out: each has its reason in the list.")
    told += [f"{sentence(remark_words(remark))}." for remark in outcome.missing]
    if outcome.unsynced is not None:
        told.append(f"{outcome.unsynced.told_of('The report')}.")
    if outcome.not_marked is not None:
        told.append(f"Not marked as used: {outcome.not_marked.what}. {outcome.not_marked.mend}")
        return told, "error"
    is_odd = outcome.left_out or outcome.missing or outcome.unsynced
    return told, "warning" if is_odd else "information"


def _rows(place: int, laid: Laid, warnings: tuple[Remark, ...], title: str) -> Iterator[Row]:
    """The title of the section that begins with the item, and the item itself, with its brief's title."""
    item = laid.item
    if item.section:
        yield Row("", (RowBlock(""), parts([(item.section, "heading")])))
    said = inset(_item_row(laid), f"{place:>3}. ")
    comment = (RowBlock(words(item.comment), "", "  ✎", "strong", indent=5),) if item.comment else ()
    about = [_kind(laid), *([title] if title else [])]
    under = parts(between((piece, "muted") for piece in about), indent=5)
    odd = (
        RowBlock(words(remark_words(warning)), "warning", "  !", "warning", indent=5) for warning in warnings
    )
    yield Row(item.id, (*comment, *said.blocks, under, *odd, RowBlock("")), said.chips)


def _exhibit_rows(exhibits: Sequence[Exhibit]) -> Iterator[Row]:
    """The pages that stand after the items."""
    if exhibits:
        yield heading("Pages over many briefs, made anew for the report")
    for one in exhibits:
        known_by = one.of if one.name else ""
        about = parts([(joined((known_by, *one.folders), ", "), "muted")], indent=5)
        yield Row(_exhibit_key(one), (RowBlock(words(exhibit_name(one)), indent=5), about, RowBlock("")))


def _exhibit_key(exhibit: Exhibit) -> str:
    return "\0".join(exhibit.key)


def _item_row(laid: Laid) -> Row:
    """A quote as it looks everywhere; the words of a note, or of another item."""
    opened, note = laid.brief.opened, laid.note
    if note is not None:
        return Row("", (RowBlock(words(note.text)),))
    found = None if isinstance(opened, Remark) else opened.index.items.get(laid.item.item)
    if isinstance(found, Quote) and not isinstance(opened, Remark):
        return quote_row(opened, found, name=True)
    return Row("", (RowBlock(words(item_words(found) if found else laid.item.item)),))


def _kind(laid: Laid) -> str:
    item, opened = laid.item, laid.brief.opened
    if isinstance(opened, Remark) or item.item not in opened.index.items:
        return item.item
    kind = f"{opened.index.kind(item.item)} {item.item}"
    if item.note is None:
        return kind
    return f"note by {laid.writer} on {kind}" if laid.writer else f"your note on {kind}"
