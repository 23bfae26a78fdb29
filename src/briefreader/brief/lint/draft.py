"""What nobody has checked yet: how much it is, and doubts that cannot be about their item."""

from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import Claim, Drafted, Item, Quote
from briefreader.brief.model.positions import holders
from briefreader.brief.reading.findings import quoted


def check_draft(examined: LintContext) -> None:
    """How many items are unchecked, and kinds of doubt that do not fit the item."""
    brief, index, report = examined.brief, examined.index, examined.report
    if not brief.draft:
        return
    what = f"{brief.unchecked} items are drafted and unchecked"
    report.note("unchecked", at("draft"), what, "Check them in the reader: docs/drafting.md tells how.")
    for number, drafted in enumerate(brief.draft):
        item = index.items.get(drafted.item)
        if item is not None and (wanted := _wanted(drafted, item)):
            kind = drafted.doubt_kind
            what = f"`{kind}` is a doubt about {wanted}, and {quoted(drafted.item)} is none"
            mend = "Write the kind that fits, or `other`."
            report.warning("doubt-does-not-fit", at("draft", number, "doubt_kind"), what, mend)


def _wanted(drafted: Drafted, item: Item) -> str:
    """What the kind of doubt is about; empty if the item is such a one."""
    if drafted.doubt_kind in (None, "other"):
        return ""
    if drafted.doubt_kind == "who-is-answered":
        is_held = isinstance(item, Claim) and len(holders(item)) > 1
        return "" if is_held else "a claim that several hold"
    return "" if isinstance(item, Quote | Claim) else "a quote or a claim"
