"""What a person decides of a draft's items: right as they are, somebody else's, reworded, not wanted."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from briefreader.app.base_screen import Question
from briefreader.app.content import line, parts
from briefreader.app.dialogs.picker import Picker
from briefreader.app.panes import SummaryPaneContents
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.keep_decisions import KeepDecisions
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.next_unchecked import NextUnchecked
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.brief import Claim, Gap, Index, KeyPoint, Position, Quote, Speaker, several
from briefreader.brief.model.brief import SUMMARY
from briefreader.brief.model.positions import holders
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.writing.decisions import Accept, Decision, Drop, Hold, SetSpeaker, items_of
from briefreader.brief.writing.rewording import Reword
from briefreader.wording.brief import item_words, speaker_details
from briefreader.wording.doubts import holder_name, undecided_words
from briefreader.wording.draft_review import decided_on, decision_words
from briefreader.wording.phrases import items_words

_SOMEONE_ELSE = "+"  # no id of a speaker
_ALL = "*"  # nor this


class Decisions(Feature):
    """`x` accepts, `e` rewords, `w` says who it was, `D` drops."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The keys of a draft; `x` comes by way of the reviews, `e` by way of the notes."""
        return {"set-speaker": self._choose_speaker, "drop-item": self._drop}

    @property
    def _index(self) -> Index:
        return self.session.shown.opened.index

    def _left_words(self) -> str:
        left = len(self._index.drafted)
        return f"{left} still unchecked." if left else "everything is checked: Ctrl+s to save"

    def _decide(self, decision: Decision) -> bool:
        return self.screen.the(KeepDecisions).decide(decision)

    # Accepting and dropping

    def accept(self, items: tuple[str, ...]) -> None:
        """Accept unchecked items; where it is not clear who holds a claim, ask once."""
        review = self.session.review
        doubtful = review.doubtful(items, self._index)
        if doubtful and review.asks_again(items):
            told = f"{doubtful}: {undecided_words(self._index, doubtful)}."
            self.screen.say(told, "w to choose one · x again to accept all")
            return
        review.asked_enough()
        selected = self.end_selection()
        if self._decide(Accept(items)):
            several = selected or items_words(len(items))
            told = "Accepted" if len(items) == 1 and not selected else f"{several} accepted"
            self.screen.say(f"{told}; {self._left_words()}")

    def _drop(self) -> None:
        """Drop the items, and what rests on them alone."""
        before = self.session.shown.opened.brief.checkable
        there = self._index.items
        items = tuple(
            item
            for item in self.session.focus.items
            if item in before or isinstance(there.get(item), Gap | KeyPoint)
        )
        self.screen.the(NextUnchecked).go_on_from(items)
        self.end_selection()
        if not self._decide(Drop(items)):
            return
        also = sorted(before - self.session.shown.opened.brief.checkable - set(items))
        with_it = f", and with it {', '.join(also)}" if also else ""
        self.screen.say(f"Dropped: {', '.join(items)}{with_it}.", f"u to undo. {self._left_words()}")

    # Other words

    def reword(self, decision: Reword) -> bool:
        """Put words in the place of others; who writes an item has checked it, if nothing else is open."""
        before = self.session.shown.opened
        if not self._decide(decision):
            return False
        item, now = decision.item, self._index.drafted
        if item in now:
            told = "Reworded. It stays unchecked: w says whose it is, x that it is right so."
            self.screen.say(told, *_changed_words(before, self.session.shown.opened))
        else:
            also = " and so checked" if item in before.index.drafted else ""
            told = f"Reworded{also}; {self._left_words()}"
            self.screen.say(told, *_changed_words(before, self.session.shown.opened))
        return True

    # Who said it

    def _choose_speaker(self) -> None:
        """Choose who said the quotes: those it could be, then all, then a new name."""
        items, focus = self._index.items, self.session.focus
        if isinstance(claim := items.get(focus.item), Claim):
            self._choose_holder(claim)
            return
        quotes = tuple(item for item in focus.items if isinstance(items.get(item), Quote))
        title = "Who said this?" if len(quotes) == 1 else f"Who said these {len(quotes)}?"
        rows = rows_of(list(self._speaker_rows(quotes)))
        listing = Picker(title, rows, "Enter select · Esc cancel")
        self.screen.app.push_screen(listing, partial(self._speaker_chosen, quotes))

    def _speaker_chosen(self, quotes: tuple[str, ...], key: str | None) -> None:
        if key == _SOMEONE_ELSE:
            answer = partial(self._set_speaker, quotes, "")
            self.screen.ask(Question("Speaker’s name", answer=answer))
        elif key is not None:
            self._set_speaker(quotes, key)

    def _speaker_rows(self, quotes: tuple[str, ...]) -> Iterator[Row]:
        opened, read = self.session.shown.opened, self.session.review.read
        drafted = (read.index.drafted.get(quote) for quote in quotes)
        candidates = dict.fromkeys(one for each in drafted if each is not None for one in each.candidates)
        now = {one for quote in opened.brief.quotes if quote.id in quotes for one in quote.speakers}
        # Those who have gone with what was dropped or changed can come back.
        known = ((now.index, one.id) for now in (read, opened) for one in now.brief.speakers)
        speakers = {one.id: one for index, speaker in known if (one := index.speaker(speaker))}
        for key in dict.fromkeys((*candidates, *speakers)):
            if key in speakers:
                yield _speaker_row(speakers[key], candidate=key in candidates, now=key in now)
        yield Row(_SOMEONE_ELSE, (parts([("someone else …", "strong")]),))

    def _set_speaker(self, quotes: tuple[str, ...], speaker: str, name: str = "") -> None:
        named, before = speaker or name.strip(), self.session.shown.opened
        if not named or not self._decide(SetSpeaker(quotes, speaker, name.strip())):
            return
        self.end_selection()
        now = self.session.shown.opened
        quote = now.index.items.get(quotes[0])
        if isinstance(quote, Quote):
            who = now.index.speaker(quote.speakers[0])
            told = f"Said by {who.name if who else name}; {self._left_words()}"
            self.screen.say(told, *_changed_words(before, now))

    # Who holds a claim

    def _choose_holder(self, claim: Claim) -> None:
        """Choose which of those who hold a claim is meant."""
        rows = [
            Row(
                holder,
                (parts([(holder_name(self._index, holder), "strong")]), *_words_of(positions, self._index)),
            )
            for holder, positions in holders(claim).items()
        ]
        rows.append(Row(_ALL, (parts([("all of them", "strong")]),)))
        listing = Picker(
            "Whose statement is answered? (the others are removed)",
            rows_of(rows),
            "Enter select · Esc cancel",
        )
        self.screen.app.push_screen(listing, partial(self._holder_chosen, claim))

    def _holder_chosen(self, claim: Claim, key: str | None) -> None:
        holder = "" if key == _ALL else key
        if holder is not None and self._decide(Hold(claim.id, holder)):
            who = f"{holder_name(self._index, holder)} alone" if holder else "all of them"
            self.screen.say(f"Held by {who}. x to accept the claim · u to undo")

    # Undone and done again

    def show_turned(self, decision: Decision, word: str) -> None:
        """Show the draft after a decision was undone, or done again, with the cursor on what it was about."""
        self.screen.the(KeepDecisions).show_and_keep()
        items = items_of(decision)
        if isinstance(decision, Reword) and decision.item == SUMMARY:
            self.screen.show_pane(SummaryPaneContents.number)
        back = next((item for item in items if item in self._index.items), None)
        if back is not None and back not in (self.session.focus.item, self.screen.focus_item):
            self.screen.the(Navigation).go_to(back)
        self.screen.say(f"{word}: {decision_words(decision)} {', '.join(map(decided_on, items))}.")


def _changed_words(before: OpenDocument, now: OpenDocument) -> Iterator[str]:
    """What another speaker or side did to claims and events that were checked, or contested."""
    again = sorted(now.index.drafted.keys() - before.index.drafted.keys())
    if again:
        yield f"Unchecked again, as it is based on this: {', '.join(again)}"
    old = {claim.id: claim for claim in before.brief.claims}
    moved = [claim for claim in now.brief.claims if old.get(claim.id) != claim]
    checked = [claim.id for claim in moved if claim.id not in now.index.drafted]
    if checked:
        yield f"Check again what is based on this: {', '.join(checked)}"
    settled = [claim.id for claim in moved if old[claim.id].status == "contested" != claim.status]
    if settled:
        yield f"Nobody else is against it, so single-source: {', '.join(settled)}"


def _words_of(positions: tuple[Position, ...], index: Index) -> Iterator[RowBlock]:
    for quote_id in dict.fromkeys(quote for position in positions for quote in several(position.quote)):
        if isinstance(quote := index.items.get(quote_id), Quote):
            yield RowBlock(line(item_words(quote)), "muted", indent=2)


def _speaker_row(speaker: Speaker, *, candidate: bool, now: bool) -> Row:
    about = speaker_details(speaker)
    signs = ["candidate"] * candidate + ["now"] * now
    pieces = [(speaker.name, "strong"), (f"  {about}" if about else "", "muted")]
    return Row(speaker.id, (parts([*pieces, *((f"  {sign}", "warning") for sign in signs)]),))
