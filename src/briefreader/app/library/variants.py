"""One quote as several sources print it, for a person to say whether it is one."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.content import CHANGE_STYLES, between, empty, heading, parts
from briefreader.app.library.deciding import Deciding
from briefreader.app.library.into_basket import Find
from briefreader.app.library.page_screen import NO_ITEM, PageOut, PageScreen
from briefreader.app.panes.quotes import verification_chip
from briefreader.app.rows import Chip, Row, RowBlock, rows_of
from briefreader.app.widgets.bars import Header
from briefreader.base.text import one_line
from briefreader.brief.reading.problem import BriefError
from briefreader.library.judged_variants import confirming, rejecting
from briefreader.library.printings import Printing, Utterance, VariantGroup, reference
from briefreader.many_briefs import Library
from briefreader.notes.exhibit_file import Exhibit
from briefreader.notes.links_file import ItemLink, LinkChange
from briefreader.printing.hits import marks_of, printed_at
from briefreader.printing.variants import (
    deeds,
    marked_parts,
    saying_words,
    utterance_words,
    variants_page,
    who,
)
from briefreader.wording.phrases import counted

_Decide = Callable[[tuple[ItemLink, ...], date], LinkChange]  # of the reviewer's links, and today


class _Look(Struct, frozen=True):
    """The quote, as `brief#item`, and the group that was found; or lines that tell why nothing could be."""

    quote: str = ""
    group: VariantGroup | None = None
    mistake: tuple[str, ...] = ()


class VariantsScreen(PageScreen):
    """Nothing is confirmed by itself."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("variants", "decisions")

    places: ClassVar[tuple[Context, ...]] = ("variants", "decisions")

    def __init__(self, library: Library, path: Path, item: str) -> None:
        """The quote is an item of the brief in a file."""
        super().__init__(library)
        self._path = path
        self._item = item
        self._quote = ""  # as `brief#item`
        self._group: VariantGroup | None = None
        self._deciding = Deciding(
            self,
            self.app.steps_over_briefs.quotes,
            self._write,
            _words,
            self._look,
        )

    def begin(self) -> None:
        """Look for other printings."""
        self.query_one(Header).left = ("One quote in several sources",)
        self._look()

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """With what is decided of a printing."""
        return {
            **super().actions,
            **self._deciding.actions,
            "open-printing": self.open_here,
            "same-quote": self._confirm,
            "other-quote": self._reject,
            "close-variants": self.close_page,
        }

    def _look(self) -> None:
        self.look_for(partial(_look, self.library, self._path, self._item), self._take, "searching …")

    def _take(self, look: _Look) -> None:
        self._group, self._quote = look.group, look.quote
        sources = {one.item.facts.path for one in look.group.printings} if look.group else set()
        marks = marks_of(one.item for one in look.group.printings) if look.group else ()
        self.show_counts(*((counted(len(sources), "source"), *marks) if sources else ()))
        rows = list(_rows(look.group)) if look.group else [*map(empty, look.mistake or (_NOTHING,))]
        self.items.show_rows(rows_of(rows), at=self.items.key or look.quote)

    # The printing under the cursor

    @property
    def _here(self) -> tuple[Utterance, Printing] | None:
        for utterance in self._group.utterances if self._group else ():
            for printing in utterance.printings:
                if reference(printing.item) == self.items.key:
                    return utterance, printing
        return None

    def open_here(self) -> None:
        """Open the brief at the printing under the cursor."""
        if (here := self._here) is not None:
            self.open_item(here[1].item)

    def item_here(self) -> Find | str:
        """The printing under the cursor."""
        here = self._here
        return (lambda: here[1].item) if here is not None else NO_ITEM

    # Deciding

    def _confirm(self) -> None:
        """The first printings are one quote; or one that is set apart is the same as the fullest of them."""
        if (here := self._here) is None or self._group is None:
            self.say(NO_ITEM)
            return
        utterance, printing = here
        is_first = utterance.relation == "same"
        chosen = utterance.printings if is_first else (Printing(self._group.fullest), printing)
        quotes = [reference(one.item) for one in chosen]
        if len(quotes) > 1:
            self._decide(lambda own, today: confirming(own, quotes, today))
        else:
            self.say("One source alone: c on another printing says that it is the same")

    def _reject(self) -> None:
        """The printing under the cursor is none of the others."""
        if (here := self._here) is None or self._group is None:
            self.say(NO_ITEM)
            return
        utterance, printing = here
        own = reference(printing.item)
        near = (*self._group.utterances[0].printings, *utterance.printings)
        others = [one for one in dict.fromkeys(reference(of.item) for of in near) if one != own]
        self._decide(lambda links, today: rejecting(links, own, others, today))

    def _decide(self, decide: _Decide) -> None:
        today = self.app.environment.today
        self._deciding.decide(lambda: decide(self.library.reviewers.own_links(), today))

    def _write(self, change: LinkChange) -> None:
        self.library.reviewers.change_links(change)

    # Taking it along

    def page_out(self) -> PageOut | str:
        """All printings."""
        group = self._group
        if group is None:
            return _NOTHING
        items = (one.item for one in group.printings)
        words = next((" … ".join(one.spans) for one in items if reference(one) == self._quote), "")
        exhibit = Exhibit("variants", self.library.folders, self._quote, one_line(words))
        return PageOut(lambda: variants_page((group,)), exhibit)


_NOTHING = "No other source of the library is known to print this quote."


def _look(library: Library, path: Path, item: str) -> _Look:
    """Takes long where much has changed since the last search."""
    try:
        quote = library.quote(path, item)
        return _Look(reference(quote), library.variants_of(quote)) if quote is not None else _Look()
    except BriefError as error:
        return _Look(mistake=(f"{error.where}: {error.what}",))


def _words(change: LinkChange) -> str:
    """What was decided: of so many printings, or of one and all others."""
    apart = [one for one in change.new if one.verdict == "rejected"]
    if apart:
        return f"kept apart {apart[0].items[0]}"
    return f"{counted(sum(len(one.items) for one in change.new), 'printing')} confirmed as one quote"


# --- rows -------------------------------------------------------------------------------------


def _rows(group: VariantGroup) -> Iterator[Row]:
    """The utterances, and the printings of each."""
    if group.may_be_saying:
        yield empty(saying_words(group))
    for utterance in group.utterances:
        yield heading(utterance_words(utterance))
        for printing in utterance.printings:
            yield _row(printing, group)


def _row(printing: Printing, group: VariantGroup) -> Row:
    """Who says it where, the words, and what the printing did to them."""
    item = printing.item
    head = parts(between([(printed_at(item), "strong"), (who(item), "muted")]))
    said = parts(
        [("“", ""), *((text, CHANGE_STYLES[kind]) for kind, text in marked_parts(printing, group)), ("”", "")]
    )
    done = (
        parts([(one.words, "contested" if one.changes_sense else "muted")], indent=2)
        for one in deeds(printing, group)
    )
    return Row(reference(item), (head, said, *done, RowBlock("")), tuple(_chips(printing)))


def _chips(printing: Printing) -> Iterator[Chip]:
    if printing.confirmed:
        yield "confirmed", "chip-good"
    if printing.item.is_draft:
        yield "draft", "chip"
    if printing.item.verification is not None:
        yield verification_chip(printing.item.verification)
