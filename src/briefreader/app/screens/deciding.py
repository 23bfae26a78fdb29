"""What a person decides of a draft's items: right as they are, somebody else's, not wanted."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.app.content import line, parts
from briefreader.app.dialogs.picker import Listing
from briefreader.app.screens.checking import NO_DRAFT, Checking
from briefreader.app.screens.speaking import Question
from briefreader.app.widgets.list.rows import Row, RowBlock, rows_of
from briefreader.brief import Claim, Index, Position, Quote, Speaker, several
from briefreader.wording.brief import item_words, speaker_details
from briefreader.wording.doubts import holder_name, undecided_words

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument

_SOMEONE_ELSE = "+"  # no id of a speaker
_ALL = "*"  # nor this


class Deciding(Checking):
    """`x` accepts, `S` says who it was, `D` drops."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._told_of: tuple[str, ...] = ()  # items of which x has told what it does if it is pressed again

    def action_reviewed(self) -> None:
        """Accept the items that are unchecked; where there is none, mark them as reviewed."""
        from briefreader.brief.writing.decisions import Accept

        drafted = self.view.opened.index.drafted if self.view else {}
        items = tuple(item for item in self.items if item in drafted)
        if not items:
            self._review()
            return
        if doubtful := self._undecided(items):
            self._told_of = items
            self.say(f"{doubtful}.", "S chooses who is meant; x once more accepts all of them.")
            return
        self._told_of = ()
        if self._does(Accept(items)):
            told = "Accepted" if len(items) == 1 else f"{len(items)} items accepted"
            self.say(f"{told}; {self._left_words()}")

    def _undecided(self, items: tuple[str, ...]) -> str:
        """Why it is not clear who holds a claim, if nobody has been told of it by this key yet."""
        from briefreader.brief.writing.decisions import undecided

        if self.view is None or self._told_of == items:
            return ""
        index = self.view.opened.index
        found = next((item for item in items if undecided(index, item, self._deeds)), "")
        return f"{found}: {undecided_words(index, found)}" if found else ""

    def _review(self) -> None:
        """What has only just been accepted is marked as reviewed when that is asked for once more."""
        just = self._read.index.drafted if self._read else {}
        reviewed = self.view.notebook.reviewed if self.view else frozenset()
        new = tuple(item for item in self.items if item in just and item not in reviewed)
        if new and new != self._told_of:
            self._told_of = new
            self.say("Accepted already;", "x once more marks it as reviewed, in your notes.")
            return
        self._told_of = ()
        super().action_reviewed()

    def _left_words(self) -> str:
        left = len(self.view.opened.index.drafted) if self.view else 0
        return f"{left} still unchecked." if left else "nothing is unchecked any more: Ctrl+s saves."

    def action_drop_item(self) -> None:
        """Drop the items, and what rests on them alone."""
        from briefreader.brief.writing.decisions import Drop

        if self.view is None or not self._is_draft:
            self.say(NO_DRAFT)
            return
        before = self.view.opened.brief.checkable
        items = tuple(item for item in self.items if item in before)
        if not items:
            self.say("Only quotes, claims and events are dropped.")
            return
        self.list_in_use.choose(frozenset())
        if not self._does(Drop(items)):
            return
        also = sorted(before - self.view.opened.brief.checkable - set(items))
        with_it = f", and with it {', '.join(also)}" if also else ""
        self.say(f"Dropped: {', '.join(items)}{with_it}.", f"u brings it back; {self._left_words()}")

    def action_set_speaker(self) -> None:
        """Choose who said the quotes: those it could be, then all, then a new name."""
        if self.view is None or not self._is_draft:
            self.say(NO_DRAFT)
            return
        index = self.view.opened.index
        if isinstance(claim := index.items.get(self.item), Claim):
            self._choose_holder(claim)
            return
        quotes = tuple(item for item in self.items if isinstance(index.items.get(item), Quote))
        if not quotes:
            self.say("S is for quotes, and for claims that several hold: it says who is meant.")
            return

        def chosen(key: str | None) -> None:
            if key == _SOMEONE_ELSE:
                self.ask(
                    Question("Name of who said it", answer=lambda name: self._set_speaker(quotes, name=name))
                )
            elif key is not None:
                self._set_speaker(quotes, key)

        title = "Who said this?" if len(quotes) == 1 else f"Who said these {len(quotes)}?"
        self.app.push_screen(
            Listing(title, rows_of(list(self._speaker_rows(quotes))), "Enter chooses · Esc leaves it"), chosen
        )

    def _choose_holder(self, claim: Claim) -> None:
        """Choose which of those who hold a claim is meant."""
        from briefreader.brief.model.positions import holders
        from briefreader.brief.writing.decisions import Hold

        assert self.view is not None
        index, held = self.view.opened.index, holders(claim)
        if len(held) < 2:
            self.say("No more than one holds this claim: S on a quote says who said it.")
            return

        name = partial(holder_name, index)

        def chosen(key: str | None) -> None:
            holder = "" if key == _ALL else key
            if holder is not None and self._does(Hold(claim.id, holder)):
                who = f"{name(holder)} alone" if holder else "all of them"
                self.say(f"Held by {who}; x accepts the claim, u undoes it.")

        rows = [
            Row(holder, (parts([(name(holder), "strong")]), *_words_of(positions, index)))
            for holder, positions in held.items()
        ]
        rows.append(Row(_ALL, (parts([("all of them", "accent")]),)))
        self.app.push_screen(
            Listing("Who is meant? The others go", rows_of(rows), "Enter chooses · Esc leaves it"),
            chosen,
        )

    def _speaker_rows(self, quotes: tuple[str, ...]) -> Iterator[Row]:
        assert self.view is not None and self._read is not None
        opened = self.view.opened
        drafted = (self._read.index.drafted.get(quote) for quote in quotes)
        candidates = dict.fromkeys(one for each in drafted if each is not None for one in each.candidates)
        now = {one for quote in opened.brief.quotes if quote.id in quotes for one in quote.speakers}
        # Those who have gone with what was dropped or changed can come back.
        speakers = {one.id: one for one in (*self._read.brief.speakers, *opened.brief.speakers)}
        for key in dict.fromkeys((*candidates, *speakers)):
            if key in speakers:
                yield _speaker_row(speakers[key], candidate=key in candidates, now=key in now)
        yield Row(_SOMEONE_ELSE, (parts([("someone else …", "accent")]),))

    def _set_speaker(self, quotes: tuple[str, ...], speaker: str = "", name: str = "") -> None:
        from briefreader.brief.writing.decisions import SetSpeaker

        named = speaker or name.strip()
        before = self.view.opened if self.view else None
        if before is None or not named or not self._does(SetSpeaker(quotes, speaker, name.strip())):
            return
        now = self.view.opened if self.view else before
        quote = now.index.items.get(quotes[0])
        if isinstance(quote, Quote):
            who = now.index.speaker(quote.speakers[0])
            told = f"Said by {who.name if who else name}; {self._left_words()}"
            self.say(told, *_changed_words(before, now))


def _changed_words(before: "OpenDocument", now: "OpenDocument") -> Iterator[str]:
    """What another speaker did to claims and events that were checked, or contested."""
    again = sorted(now.index.drafted.keys() - before.index.drafted.keys())
    if again:
        yield f"Unchecked again, as it rests on this: {', '.join(again)}"
    old = {claim.id: claim for claim in before.brief.claims}
    moved = [claim for claim in now.brief.claims if old.get(claim.id) != claim]
    checked = [claim.id for claim in moved if claim.id not in now.index.drafted]
    if checked:
        yield f"Look again at what rests on this: {', '.join(checked)}"
    settled = [claim.id for claim in moved if old[claim.id].status == "contested" != claim.status]
    if settled:
        yield f"Said and denied by the same side now, so single-source: {', '.join(settled)}"


def _words_of(positions: tuple[Position, ...], index: Index) -> Iterator[RowBlock]:
    for quote_id in dict.fromkeys(quote for position in positions for quote in several(position.quote)):
        if isinstance(quote := index.items.get(quote_id), Quote):
            yield RowBlock(line(item_words(quote)), "muted", indent=2)


def _speaker_row(speaker: Speaker, *, candidate: bool, now: bool) -> Row:
    about = speaker_details(speaker)
    signs = ["candidate"] * candidate + ["now"] * now
    pieces = [(speaker.name, "strong"), (f"  {about}" if about else "", "muted")]
    return Row(speaker.id, (parts([*pieces, *((f"  {sign}", "warning") for sign in signs)]),))
