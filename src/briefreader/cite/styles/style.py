"""What a style is: how one guide wants a reference, quoted words, and a statement with its citation."""

from collections.abc import Callable
from typing import Literal, get_args

from msgspec import Struct

from briefreader.cite.citation import LEGAL, SourceKind, Work
from briefreader.cite.formats.pieces import Block, Footnote, NoteMark, Pieces
from briefreader.cite.punctuation import count_words, marked, without_stop
from briefreader.cite.style_input import Cited, Earlier, Layout, Paraphrased, Quoted, Said
from briefreader.cite.styles.sentence import in_sentence, set_off, with_note

# How a style wants the title of an English source; a guide that says nothing leaves it as it is.
TitleCase = Literal["as-it-is", "sentence", "headline"]

_ALL: frozenset[SourceKind] = frozenset(get_args(SourceKind))
# Whose titles are names, or somebody's words.
AS_WRITTEN: frozenset[SourceKind] = LEGAL | {"post"}
EVERY_KIND: frozenset[SourceKind] = _ALL - {"other"}


class Style(Struct, frozen=True, kw_only=True):
    """What all styles have. `title_case`: in the reference, and headline case everywhere.
    In a headline prepositions of up to `longest_small` letters stay small. Of kinds in `keeps_case` the title
    is a name.

    `kinds` are those of sources that it has forms for. For others there is the file of the CSL project's that
    is named `csl`.

    `block` is the number of words from which a quote is set off; where the guide counts lines, `lines` is
    how many it allows in a sentence, and what is set off is left to the writer. `list_title` stands
    over the list of references.
    """

    label: str
    reference: Callable[[Work], Pieces]
    csl: str = ""
    kinds: frozenset[SourceKind] = _ALL
    title_case: TitleCase = "as-it-is"
    longest_small: int = 20
    keeps_case: frozenset[SourceKind] = AS_WRITTEN
    block: int | None = None
    lines: int | None = None
    list_title: str = "References"

    @property
    def lists_reference(self) -> bool:
        """Whether the citation beside the words only points to the reference, copied after them."""
        return False

    def statement(self, text: str, cited: Cited) -> tuple[Block, ...]:
        """A text of the brief, and where it comes from."""
        raise NotImplementedError

    def paraphrase(self, said: Paraphrased, cited: Cited) -> tuple[Block, ...]:
        """What somebody said, in other words."""
        raise NotImplementedError

    def quotation(self, quoted: Quoted, cited: Cited, layout: Layout) -> tuple[Block, ...]:
        """Quoted words in a sentence, or set off."""
        raise NotImplementedError

    def sets_off(self, quoted: Quoted, layout: Layout) -> bool:
        """Whether a quote becomes a block."""
        long = self.block is not None and count_words(quoted.spans) >= self.block
        return layout == "block" or (layout == "auto" and long)


class InText(Style, frozen=True, kw_only=True):
    """A style that cites in the text. `citation` is given what is cited too, if somebody said it.

    Of sources that would be cited alike, a style with `letters` sets them after the years. A `numbered` style
    lists its references by their numbers, all others by the alphabet.
    """

    citation: Callable[[Cited, Said | None], Pieces]
    marks: Callable[[str], str] = marked
    letters: bool = False
    numbered: bool = False

    @property
    def lists_reference(self) -> bool:
        """The text only points to it."""
        return True

    def statement(self, text: str, cited: Cited) -> tuple[Block, ...]:
        """`Both denied it (citation).`"""
        return ((f"{without_stop(text)} ", *self.citation(cited, None), "."),)

    def paraphrase(self, said: Paraphrased, cited: Cited) -> tuple[Block, ...]:
        """`Both governments said: … (paraphrase) (citation).`"""
        return ((f"{said.narrative(self.marks)} ", *self.citation(cited, said), "."),)

    def quotation(self, quoted: Quoted, cited: Cited, layout: Layout) -> tuple[Block, ...]:
        """`Yang Uk said, “…” (citation).`, or a block with the citation after its stop."""
        citation = self.citation(cited, quoted)
        if self.sets_off(quoted, layout):
            return set_off(quoted, cited, (" ", *citation))
        return (in_sentence(quoted, self.marks, citation),)


class NoteStyle(Style, frozen=True, kw_only=True):
    """A style that cites in notes. `note` is given the quote too, if it is one.

    `short` is the note on a source that an earlier one has in full.
    """

    note: Callable[[Cited, Quoted | None], Pieces]
    short: Callable[[Cited, Quoted | None, Earlier], Pieces]
    marks: Callable[[str], str] = marked
    stop_inside: bool = False

    def statement(self, text: str, cited: Cited) -> tuple[Block, ...]:
        """`Both denied it.¹`, and the note."""
        return ((f"{without_stop(text)}.", NoteMark()), self._footnote(cited, None))

    def paraphrase(self, said: Paraphrased, cited: Cited) -> tuple[Block, ...]:
        """`Both governments said: … (paraphrase).¹`, and the note."""
        return self.statement(said.narrative(self.marks), cited)

    def quotation(self, quoted: Quoted, cited: Cited, layout: Layout) -> tuple[Block, ...]:
        """`Yang Uk said, “….”¹`, or a block, and the note."""
        note = self._footnote(cited, quoted)
        if self.sets_off(quoted, layout):
            return (*set_off(quoted, cited, (NoteMark(),)), note)
        return (with_note(quoted, self.marks, stop_inside=self.stop_inside), note)

    def _footnote(self, cited: Cited, quoted: Quoted | None) -> Footnote:
        if cited.earlier is None:
            return Footnote(self.note(cited, quoted))
        return Footnote(self.short(cited, quoted, cited.earlier))
