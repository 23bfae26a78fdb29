"""The program's own style: a quote, its speaker and its source, complete in one line or set off."""

from msgspec import structs

from briefreader.cite.address import leads_to_words
from briefreader.cite.citation import Pinpoint, Work
from briefreader.cite.formats.pieces import Block, BlockQuotation, Hyperlink, Italic, Pieces
from briefreader.cite.punctuation import ended, listed, marked
from briefreader.cite.style_input import Cited, Layout, Paraphrased, Quoted
from briefreader.cite.styles.style import Style

_MOST_NAMES = 3


class Own(Style, frozen=True, kw_only=True):
    """A style that needs no reference beside it."""

    def statement(self, text: str, cited: Cited) -> tuple[Block, ...]:
        """A text of the brief, and where it comes from."""
        return ((f"{text} — ", *citation(cited, "Source")),)

    def paraphrase(self, said: Paraphrased, cited: Cited) -> tuple[Block, ...]:
        """`Both governments: … (paraphrase), in “…,” …`"""
        return ((f"{said.plain}, in ", *citation(cited, "Source")),)

    def quotation(self, quoted: Quoted, cited: Cited, layout: Layout) -> tuple[Block, ...]:
        """Quoted words with speaker and source: in one line, or set off."""
        spans = " ".join(map(marked, quoted.spans))
        if not self.sets_off(quoted, layout):
            # The author's name must not read as one more detail of the speaker.
            who = quoted.credited_in_full
            separator = ";" if cited.work.authors and "," in who else ","
            gloss = f" {quoted.gloss()}" if quoted.gloss() else ""
            return ((f"{spans} — {who}{separator} quoted in ", *citation(cited), gloss),)
        words = quoted.spans[0] if quoted.is_whole else spans
        spoken = (f"— {quoted.credited}, quoted in ", *_short(cited))
        gloss_below: tuple[Pieces, ...] = ((quoted.gloss(),),) if quoted.gloss() else ()
        return (BlockQuotation(((words,), spoken, *gloss_below), cited.work.address),)


def reference(work: Work) -> Pieces:
    """The source alone."""
    return citation(Cited(work, Pinpoint(), work.address))


def citation(cited: Cited, link_text: str = "") -> Pieces:
    """The source, the place in it, and a link."""
    return _citation(cited, cited.work.by(_byline(cited.work)), link_text)


def _short(cited: Cited) -> Pieces:
    """A citation without given names; with a link that leads to the words, it needs no paragraph."""
    if cited.address is not None and leads_to_words(cited.address):
        cited = structs.replace(cited, pinpoint=Pinpoint())
    return _citation(cited, cited.work.authors_in_text(), "Source")


def _citation(cited: Cited, authors: str, link_text: str) -> Pieces:
    work = cited.work
    lead = f"{authors}, " if authors else ""
    title = marked(ended(work.title, ","))
    container = (Italic(work.outlet), ", ") if work.outlet else ()
    last = f"{', '.join((work.issued.long, *cited.details))}".removesuffix(".")
    link = (" ", Hyperlink(cited.address, link_text)) if cited.address else ()
    return (f"{lead}{title} ", *container, f"{last}.", *link)


def _byline(work: Work) -> str:
    names = [name.full for name in work.authors]
    return listed(names) if len(names) <= _MOST_NAMES else f"{names[0]} et al."


DEFAULT = Own(label="Built-in (self-contained)", reference=reference)
