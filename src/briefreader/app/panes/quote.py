"""How a quote looks, wherever it stands."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefreader.app.content import between, parts, words
from briefreader.app.rows import Chip, Row, RowBlock
from briefreader.brief import Quote
from briefreader.brief.verification.verification import Verification, VerificationState
from briefreader.wording.brief import place_sign, speaker_name
from briefreader.wording.phrases import listed, quoted
from briefreader.wording.verification import sign_words

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument

GUTTER = 5  # the paragraph

_CHIPS: dict[VerificationState, str] = {"verified": "chip-good", "unverified": "chip-denied"}


def quote_row(
    opened: "OpenDocument",
    quote: Quote,
    *,
    name: bool = False,
    chips: tuple[Chip, ...] = (),
    more: Iterable[tuple[str, str]] = (),
) -> Row:
    """The words of a quote, each span in its own marks, then what qualifies them, and `more`.

    `name`: the speakers stand above, because no heading names them.
    """
    found = opened.verify(quote)
    gutter = place_sign(quote.para)
    indent = max(GUTTER, len(gutter) + 1)
    blocks = [RowBlock(words(_names(opened, quote)), "strong")] if name else []
    blocks += [RowBlock(quoted(words(span.exact)), "quoted") for span in quote.spans]
    if quote.content:
        blocks.append(RowBlock(words(quote.content), "muted" if quote.spans else "paraphrase"))
    if meta := [*_meta(opened, quote, name=name), *more]:
        blocks.append(parts(between(meta)))
    first, *others = blocks or [RowBlock("(no words)", "error")]
    laid = [
        RowBlock(first.words, first.style, gutter, "muted", indent, first.styled),
        *(RowBlock(one.words, one.style, indent=indent, styled=one.styled) for one in others),
    ]
    return Row(quote.id, tuple(laid), (_chip(found), *chips))


def _chip(found: Verification) -> Chip:
    """What may be said of the words: whether they stand in the source, or whose words they are."""
    told = sign_words(found)
    if found.state is None:
        return f"~ {told}", "chip-quiet"
    return told, _CHIPS.get(found.state, "chip-quiet")


def _names(opened: "OpenDocument", quote: Quote) -> str:
    return listed(speaker_name(opened.index, speaker) for speaker in quote.speakers)


def _meta(opened: "OpenDocument", quote: Quote, *, name: bool) -> Iterator[tuple[str, str]]:
    if quote.kind != "direct" and quote.spans:
        yield "partial", "muted"
    if len(quote.speakers) > 1 and not name:
        yield f"jointly: {_names(opened, quote)}", "muted"
    if quote.hedge:
        yield f"hedge {quoted(quote.hedge.words)}", "muted"
    if quote.said_to == "relayed":
        yield "relayed", "muted"
    for claim in opened.index.claims_of_quote(quote.id):
        yield claim.id, "link"
