"""Parties down, contested claims across: who says what, on what evidence, in which words."""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from briefreader.app.content import parts
from briefreader.app.dialogs.table import CopyTable, TableScreen
from briefreader.app.panes.claims import stance_style
from briefreader.app.rows import Row, RowBlock, Styled
from briefreader.app.view import MatrixCell, View
from briefreader.brief import STANCE_LETTERS, Claim, Matrix, Position, Quote, Stance, matrix, several
from briefreader.brief.verification.verification import SIGNS
from briefreader.cite.citation import work
from briefreader.cite.speakers import spoken_by
from briefreader.wording.brief import (
    held_words,
    offered_words,
    others_words,
    place_sign,
    position_sentence,
    quote_words,
    source_line,
    stance_sign,
)
from briefreader.wording.phrases import counted, joined, quoted, shortened

WORDS = 120  # columns from which stances are words
HANGING = 2  # cells
_LONGEST, _SHORT = 120, 48  # characters of a claim
SILENT: Stance = "not-reported"
MOST_CLAIMS, MOST_PARTIES = 40, 60  # at once: each cell is laid out before the first is shown


class Step(Struct, frozen=True):
    """A statement in a cell, and one of the quotes that it rests on."""

    position: Position
    quote: Quote | None = None


class MatrixScreen(TableScreen):
    """Gives the item to go to: the quote behind a cell, or the claim.

    Of many claims it has a stretch, with that of `at` in it.
    """

    def __init__(self, view: View, copy: CopyTable, at: MatrixCell) -> None:
        whole = matrix(view.opened.brief)
        number = next((number for number, claim in enumerate(whole.claims) if claim.id == at.claim), 0)
        first = number - number % MOST_CLAIMS
        self._view = view
        self._index = view.opened.index
        self._matrix = whole.part(first, MOST_CLAIMS, MOST_PARTIES)
        self._claims = [claim.id for claim in self._matrix.claims]
        row = self._matrix.parties.index(at.party) if at.party in self._matrix.parties else 0
        super().__init__("Who says what", copy, (row, number - first))
        self.about = joined((self._left_out(whole, first), view.opened.brief.draft_mark), " · ")
        self.step = at.step if at.step < len(tuple(self._steps_of(*self.at))) else 0
        self._steps = cache(lambda row, column: tuple(self._steps_of(row, column)))

    def _left_out(self, whole: Matrix, first: int) -> str:
        """How many claims and parties there are, and which these are, where they are not all."""
        last, claims, parties = first + len(self._matrix.claims), len(whole.claims), len(whole.parties)
        told = counted(claims, "contested claim")
        if claims > MOST_CLAIMS:
            told = f"claims {first + 1} to {last} of {claims:,}: M on another one shows those around it"
        if len(self._matrix.parties) == MOST_PARTIES < parties:
            return f"{told} · {MOST_PARTIES} of {parties:,} parties"
        return f"{told} · {counted(len(self._matrix.parties), 'party', 'parties')}"

    @property
    def here(self) -> MatrixCell:
        """Where the cursor is."""
        row, column = self.at
        party = self._matrix.parties[row] if self.has_cells else ""
        return MatrixCell(party, self._claims[column], self.step)

    @property
    def legend(self) -> str:
        """Letters, where stances are not words, and the two kinds of silence."""
        stances = {position.stance for cell in self._matrix.cells.values() for position in cell.positions}
        letters = (
            f"{letter}\u00a0{one}" for one, letter in STANCE_LETTERS.items() if one in stances - {SILENT}
        )
        silent = f"{STANCE_LETTERS[SILENT]} silent"
        if self._in_words:
            return f"{silent} in the source   blank: not coded"
        return "  ".join((*letters, silent, "blank: not coded"))

    @property
    def _in_words(self) -> bool:
        return self.app.size.width >= WORDS

    def headings(self) -> Iterable[str]:
        """The contested claims."""
        return (claim.text.rstrip(".") for claim in self._matrix.claims)

    def names(self) -> Iterable[str]:
        """The parties."""
        return map(self._index.party_name, self._matrix.parties)

    # Cells

    def _positions(self, row: int, column: int) -> tuple[Position, ...]:
        if row >= len(self._matrix.parties):
            return ()
        cell = self._matrix.cells.get((self._matrix.parties[row], self._claims[column]))
        return cell.positions if cell else ()

    def _steps_of(self, row: int, column: int) -> Iterator[Step]:
        for position in self._positions(row, column):
            items = (self._index.items.get(quote) for quote in several(position.quote))
            quotes = [item for item in items if isinstance(item, Quote)]
            yield from (Step(position, quote) for quote in quotes or (None,))

    def steps(self, row: int, column: int) -> int:
        """The quotes of all statements."""
        return len(self._steps(row, column))

    def cell(self, row: int, column: int) -> Row:
        """One statement after the other: stance and evidence, then who makes it."""
        blocks: list[RowBlock] = []
        positions = self._positions(row, column)
        steps = self._steps(row, column)
        here = steps[self.step].position if (row, column) == self.at and len(positions) > 1 else None
        for position in positions:
            blocks += self._statement(position, is_here=position is here)
        return Row("", tuple(blocks) or (RowBlock(""),))

    def _statement(self, position: Position, *, is_here: bool) -> Iterator[RowBlock]:
        style, spoke = stance_style(position.stance), spoken_by(self._index, position)
        offered = [(f" ·\u00a0{offered_words(position)}", "muted")] if offered_words(position) else []
        held = held_words(position, self._index) if self._in_words else stance_sign(position, self._index)
        if not self._in_words:
            name = [(f" {spoke}", "")] if spoke else []
            yield _marked(parts([(held, style), *name, *offered], hanging=HANGING), held, is_here=is_here)
            return
        yield _marked(parts([(held, style), *offered], hanging=HANGING), held, is_here=is_here)
        if spoke:
            yield parts([(spoke, "")], indent=HANGING)

    def cell_words(self, row: int, column: int) -> str:
        """The statements, with who makes them and on what evidence."""
        return "; ".join(
            joined(
                (
                    joined((held_words(one, self._index), spoken_by(self._index, one)), ": "),
                    offered_words(one),
                ),
                ", ",
            )
            for one in self._positions(row, column)
        )

    def source_words(self) -> str:
        """Title and source of the brief; of a draft, that it is one."""
        brief = self._view.opened.brief
        return joined((quoted(brief.title), source_line(work(brief.source.csl)), brief.draft_mark), ", ")

    # Below the table

    def told(self, row: int, column: int, step: int) -> tuple[str, ...]:
        """One statement in a sentence, then the quote that it rests on."""
        party, claim = self._matrix.parties[row], self._matrix.claims[column]
        about = quoted(shortened(claim.text.rstrip("."), _LONGEST if self._in_words else _SHORT))
        steps = self._steps(row, column)
        if not steps:
            return (f"{self._index.party_name(party)} on {about}: not coded.",)
        now = steps[step]
        told = position_sentence(now.position, self._index.party_name(party), about, self._index)
        quotes = [one for one in steps if one.quote]
        count = f"{quotes.index(now) + 1} of {len(quotes)} quotes" if len(quotes) > 1 and now.quote else ""
        return (" ".join(filter(None, (told, self._like(party, claim, now.position), count))),)

    def words(self, row: int, column: int, step: int) -> str:
        """The quote that the statement rests on."""
        steps = self._steps(row, column)
        quote = steps[step].quote if steps else None
        if quote is None:
            return ""
        state = self._view.opened.verify(quote).state
        said = " ".join(quote_words(quote, paraphrased=False))
        paraphrased = "" if quote.spans else " (paraphrase)"
        who = others_words(quote, steps[step].position, self._index)
        return joined(
            (f"{SIGNS[state] if state else '~'} {place_sign(quote.para)} {said}{paraphrased}", who), " "
        )

    def _like(self, party: str, claim: Claim, position: Position) -> str:
        """The other parties that take the same stance."""
        if position.stance == "not-reported":
            return ""
        others = (
            self._index.party_name(other)
            for other in self._matrix.parties
            if other != party
            and any(
                one.stance == position.stance
                for one in self._positions(self._matrix.parties.index(other), self._claims.index(claim.id))
            )
        )
        found = ", ".join(others)
        return f"Same stance: {found}." if found else ""

    def item_at(self, row: int, column: int, step: int) -> str:
        """The quote under the cursor; where there is none, the claim."""
        steps = self._steps(row, column)
        quote = steps[step].quote if steps else None
        return quote.id if quote else self._claims[column]


def _marked(block: RowBlock, held: str, *, is_here: bool) -> RowBlock:
    """The stance is underlined if its statement is the one that is told below the table."""
    return replace(block, styled=(*block.styled, Styled(0, len(held), "here"))) if is_here else block
