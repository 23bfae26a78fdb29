"""Places and links that a brief states twice, and not alike."""

from collections.abc import Iterator

from briefreader.base.patterns import pattern
from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import Claim, Event, Locator, Quote, several
from briefreader.brief.reading.findings import Where, quoted, set_to
from briefreader.brief.verification.completion import Groups
from briefreader.brief.verification.source import as_place, place_words
from briefreader.brief.verification.verification import stands_in

_YEAR = pattern(r"[0-9]{4}")


def check_places(examined: LintContext) -> None:
    """Claims and events against their quotes, and links that are written in both places."""
    for number, claim in enumerate(examined.brief.claims):
        examined.pause()
        _check_claim(claim, number, examined)
    for number, event in enumerate(examined.brief.history):
        _check_event(event, number, examined)
    _check_links(examined)


def _check_claim(claim: Claim, number: int, examined: LintContext) -> None:
    """`paras` names the paragraphs of the claim's quotes, if it is there."""
    if not claim.paras:
        return
    named = [as_place(place) for place in claim.paras]
    quotes = examined.index.quotes_of_claim(claim.id)
    lacking = {
        place: quote
        for quote in reversed(quotes)
        for place in _found_places(quote, examined)
        if place not in named
    }
    if not lacking:
        return
    place, quote = next(reversed(lacking.items()))
    meets = any(one in named for other in quotes for one in _found_places(other, examined))
    found = sorted({*(named if meets else ()), *lacking}, key=str if _has_roles((*named, *lacking)) else None)
    examined.report.warning(
        "wrong-place",
        at("claims", number, "paras"),
        f"{quoted(quote.id)}, a quote of this claim, is in {place_words(place)}, which `paras` does not name",
        f"Write `paras: [{', '.join(map(str, found))}]`.",
        set_to(at("claims", number, "paras"), list(found), certain=False),
    )


def _has_roles(places: tuple[Locator, ...]) -> bool:
    return any(isinstance(place, str) for place in places)


def _check_event(event: Event, number: int, examined: LintContext) -> None:
    """The paragraph of an event against its quotes, else against the source's words for its date."""
    if event.para is None:
        return
    named, where = as_place(event.para), at("history", number, "para")
    items = (examined.index.items.get(name) for name in several(event.quote))
    quotes = [item for item in items if isinstance(item, Quote)]
    places = [place for quote in quotes for place in _found_places(quote, examined)]
    if places:
        if named not in places and named in examined.text.words and not _gives_date(event, named, examined):
            what = f"{quoted(quotes[0].id)}, the quote of this event,"
            _report(examined, where, what, named, places[0], is_certain=len(set(places)) == 1)
        return
    printed = event.date_text
    if not printed or named not in examined.text.words or stands_in(printed, examined.text.words[named]):
        return
    elsewhere = [place for place, words in examined.text.words.items() if stands_in(printed, words)]
    if len(elsewhere) == 1:
        _report(examined, where, quoted(printed), named, elsewhere[0], is_certain=True)


def _gives_date(event: Event, place: Locator, examined: LintContext) -> bool:
    """Whether a paragraph tells of the date of an event, and so is a place of it whatever its quotes are."""
    words = examined.text.words.get(place, "")
    if event.date_text is not None and stands_in(event.date_text, words):
        return True
    return not set(_YEAR.findall(event.date or "")).isdisjoint(_YEAR.findall(words))


def _report(  # noqa: PLR0913 - what stands where, and where it should
    examined: LintContext, where: Where, what: str, named: Locator, place: Locator, *, is_certain: bool
) -> None:
    told = f"{what} is in {place_words(place)}, not in {place_words(named)}"
    fix = set_to(where, place, certain=is_certain)
    examined.report.warning("wrong-place", where, told, f"Write `para: {place}`.", fix)


def _found_places(quote: Quote, examined: LintContext) -> tuple[Locator, ...]:
    """Where the words of a quote are, or are said to be."""
    findings = examined.verify(quote).spans
    found = [finding.para for finding in findings if finding.para is not None]
    return tuple(dict.fromkeys(found or map(as_place, quote.places)))


def _check_links(examined: LintContext) -> None:
    """A claim and a quote that both state a link, each another one."""
    brief, groups = examined.written, Groups(examined.brief.speakers)
    claims = {claim.id: claim for claim in brief.claims}
    by_claim = {claim.id: set(_named_quotes(claim)) for claim in brief.claims}
    naming: dict[str, list[str]] = {}
    for claim_id, named in by_claim.items():
        for name in named:
            naming.setdefault(name, []).append(claim_id)
    for number, quote in enumerate(brief.quotes):
        if not quote.claims:
            continue
        for claim_id in naming.get(quote.id, ()):
            if claim_id not in quote.claims:
                listed = ", ".join(map(quoted, quote.claims))
                examined.report.warning(
                    "links-differ",
                    at("quotes", number, "claims"),
                    f"the claim {quoted(claim_id)} is based on this quote, whose `claims` has only {listed}",
                    f"Add `{claim_id}`, or leave `claims` out: one of the two places is enough.",
                    set_to(at("quotes", number, "claims"), [*quote.claims, claim_id], certain=False),
                )
        for place, claim_id in enumerate(quote.claims):
            claim = claims.get(claim_id)
            if claim is None or quote.id in by_claim[claim_id]:
                continue
            row = _row_without(claim, quote, groups)
            if row is not None:
                others = ", ".join(map(quoted, several(claim.positions[row].quote)))
                examined.report.warning(
                    "links-differ",
                    at("quotes", number, "claims", place),
                    f"the position of this speaker in {quoted(claim_id)} is based on {others} only",
                    f"Add `{quote.id}` to its `quote`, or leave one of the two out.",
                )


def _named_quotes(claim: Claim) -> Iterator[str]:
    for position in claim.positions:
        yield from several(position.quote)
        yield from several(position.supersedes)


def _row_without(claim: Claim, quote: Quote, groups: Groups) -> int | None:
    """The position of a quote's speaker that names other quotes; None where one leaves them to be derived."""
    theirs = [number for number, one in enumerate(claim.positions) if groups.take(one, quote)]
    if not theirs or any(claim.positions[number].quote is None for number in theirs):
        return None
    return theirs[0]
