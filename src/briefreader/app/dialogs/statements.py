"""What the cells of a matrix show: the statements of a party on a claim, as one brief has them."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefreader.app.content import parts
from briefreader.app.panes.claims import stance_style
from briefreader.app.rows import Row, RowBlock, Styled
from briefreader.brief import STANCE_LETTERS, Position, Quote, Stance, several
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.verification import SIGNS
from briefreader.cite.speakers import spoken_by
from briefreader.wording.brief import (
    held_words,
    offered_words,
    others_words,
    place_sign,
    quote_words,
    relayed_words,
    stance_sign,
)
from briefreader.wording.phrases import joined

HANGING = 2  # cells
SILENT: Stance = "not-reported"


class Step(Struct, frozen=True):
    """A statement in a cell, and one of the quotes that it rests on."""

    position: Position
    quote: Quote | None = None


class Statements:
    """Draws and tells positions of one brief."""

    def __init__(self, opened: OpenDocument) -> None:
        self._opened = opened
        self._index = opened.index

    def steps(self, positions: Iterable[Position]) -> Iterator[Step]:
        """Each statement with each of its quotes; once where it has none."""
        for position in positions:
            items = (self._index.items.get(quote) for quote in several(position.quote))
            quotes = [item for item in items if isinstance(item, Quote)]
            yield from (Step(position, quote) for quote in quotes or (None,))

    def cell(self, positions: Sequence[Position], here: Position | None, *, in_words: bool) -> Row:
        """One statement after the other: stance and evidence, then who makes it; `here` is the cursor's."""
        marked = here if len(positions) > 1 else None
        blocks = (
            block
            for position in positions
            for block in self._statement(position, is_here=position is marked, in_words=in_words)
        )
        return Row("", tuple(blocks) or (RowBlock(""),))

    def _statement(self, position: Position, *, is_here: bool, in_words: bool) -> Iterator[RowBlock]:
        style, spoke = stance_style(position.stance), self._spoke(position)
        offered = [(f" ·\u00a0{offered_words(position)}", "muted")] if offered_words(position) else []
        held = held_words(position, self._index) if in_words else stance_sign(position, self._index)
        if not in_words:
            name = [(f" {spoke}", "")] if spoke else []
            yield _marked(parts([(held, style), *name, *offered], hanging=HANGING), held, is_here=is_here)
            return
        yield _marked(parts([(held, style), *offered], hanging=HANGING), held, is_here=is_here)
        if spoke:
            yield parts([(spoke, "")], indent=HANGING)

    def copied(self, positions: Iterable[Position]) -> str:
        """The statements of a cell for a copy, with who makes them and on what evidence."""
        return "; ".join(
            joined(
                (
                    joined((held_words(one, self._index), self._spoke(one)), ": "),
                    offered_words(one),
                ),
                ", ",
            )
            for one in positions
        )

    def _spoke(self, position: Position) -> str:
        """Who makes a statement, where the party alone does not say it, and who passed it on."""
        return joined((spoken_by(self._index, position), relayed_words(position, self._index)), ", ")

    def quoted(self, step: Step) -> str:
        """The quote that a statement rests on; empty without one."""
        quote = step.quote
        if quote is None:
            return ""
        state = self._opened.verify(quote).state
        said = " ".join(quote_words(quote, paraphrased=False))
        paraphrased = "" if quote.spans else " (paraphrase)"
        who = others_words(quote, step.position, self._index)
        return joined(
            (f"{SIGNS[state] if state else '~'} {place_sign(quote.para)} {said}{paraphrased}", who), " "
        )


def legend(positions: Iterable[Position], *, in_words: bool) -> str:
    """Letters, where stances are not words, and the two kinds of silence."""
    silent = f"{STANCE_LETTERS[SILENT]} silent"
    if in_words:
        return f"{silent} in the source   blank: no entry"
    stances = {position.stance for position in positions}
    letters = (f"{letter}\u00a0{one}" for one, letter in STANCE_LETTERS.items() if one in stances - {SILENT})
    return "  ".join((*letters, silent, "blank: no entry"))


def _marked(block: RowBlock, held: str, *, is_here: bool) -> RowBlock:
    """The stance is underlined if its statement is the one that is told below the table."""
    return replace(block, styled=(*block.styled, Styled(0, len(held), "here"))) if is_here else block
