"""What the rules found, item by item, and on which words each finding rests."""

from collections.abc import Iterator

from briefreader.brief.model.brief import Brief, Claim, Event, Quote
from briefreader.brief.model.links import Index
from briefreader.draft.assembly.wording import shortened

_LONGEST = 160  # characters of an item's own words


def explanation(brief: Brief) -> str:
    """A paragraph for each unchecked item of a draft, in the order in which the brief lists them."""
    return "\n".join(_lines(brief))


def _lines(brief: Brief) -> Iterator[str]:
    index = Index(brief)
    names = {speaker.id: speaker.name for speaker in brief.speakers}
    for mark in brief.draft:
        item = index.items[mark.item]
        look = "  LOOK" if mark.is_flagged else ""
        yield f"{mark.item}  {mark.confidence} %{look}"
        if isinstance(item, Quote):
            yield f"  {' and '.join(names[one] for one in item.speakers)}: {shortened(_said(item), _LONGEST)}"
        elif isinstance(item, Claim):
            yield f"  {shortened(item.text, _LONGEST)}"
            for position in item.positions:
                yield f"    {position.stance}: {' and '.join(names[one] for one in position.speakers)}"
        elif isinstance(item, Event):
            yield f"  {item.date or 'no date'}: {shortened(item.text, _LONGEST)}"
        yield f"  rule: {mark.rule}"
        if mark.words:
            yield f"  rests on: {shortened(mark.words, _LONGEST)}"
        if mark.doubt:
            yield f"  doubt: {mark.doubt}"
        if mark.candidates:
            yield f"  could be: {', '.join(names[one] for one in mark.candidates)}"
        yield ""


def _said(quote: Quote) -> str:
    return " … ".join(f"“{span.exact}”" for span in quote.spans) or (quote.content or "")
