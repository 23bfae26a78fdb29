"""References that lead nowhere or in a circle."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import ROLES, Brief, Claim, Event, Locator, Quote, Words, several
from briefreader.brief.reading.findings import Findings, Where, one_of, quoted, set_to
from briefreader.brief.verification.source import as_place, place_name

_REPORTER = frozenset(("reporter", "author", "newspaper", "outlet", "source"))


_OUTLET = (
    "Add the outlet as a speaker of type `source` and write its id; what the source finds of a claim is the "
    "`verdict` of the claim."
)


class _Named(NamedTuple):
    """A field that names something: its path, what it names, and of what kind that has to be."""

    where: Where
    name: Locator
    kind: str


def check_links(examined: LintContext) -> None:
    """Dangling references, those to an item of the wrong kind, and circles."""
    places, gaps = examined.places, Counter[int]()
    for named in _all_named(examined.brief):
        examined.pause()
        name = as_place(named.name)
        if isinstance(name, int) or named.kind == "paragraph" or (named.kind == "item" and name in ROLES):
            if isinstance(name, int) and _is_in_gap(name, examined):
                gaps[name] += 1
            else:
                _check_place(named.where, name, places, bool(examined.brief.text), examined.report)
        else:
            _check_item(named, name, examined)
    _report_gaps(gaps, examined)
    claims, speakers = examined.brief.claims, examined.brief.speakers
    _check_circles(
        [(claim.id, claim.depends_on) for claim in claims], "claims", "depends_on", examined.report
    )
    _check_circles(
        [(speaker.id, speaker.includes) for speaker in speakers], "speakers", "includes", examined.report
    )


def _is_in_gap(place: int, examined: LintContext) -> bool:
    """Whether a paragraph is missing between two that the brief lists."""
    places = examined.places or frozenset()
    if place in places or not examined.brief.text:
        return False
    numbers = [one for one in places if isinstance(one, int)]
    return bool(numbers) and min(numbers) < place < max(numbers)


def _report_gaps(gaps: Mapping[int, int], examined: LintContext) -> None:
    """One problem for each missing paragraph, whatever names it."""
    listed = {entry.n: number for number, entry in enumerate(examined.brief.text) if entry.n is not None}
    for place, count in gaps.items():
        before = max(one for one in listed if one < place)
        after = min(one for one in listed if one > place)
        named = "1 reference names it" if count == 1 else f"{count} references name it"
        examined.report.error(
            "dangling",
            at("text", listed[after], "n"),
            f"paragraph {place} is missing between {before} and {after}; {named}",
            "Add it, or number the paragraphs again.",
        )


def _check_place(
    where: Where, place: Locator, places: frozenset[Locator] | None, listed: bool, report: Findings
) -> None:
    # A file without a list of paragraphs tells their number, but not which is the headline.
    if places is None or place in places or not (listed or isinstance(place, int)):
        return
    last = max((number for number in places if isinstance(number, int)), default=0)
    mend = f"The last one is paragraph {last}" + ("; or list it under `text`." if listed else ".")
    report.error("dangling", where, f"there is no {place_name(place)}", mend)


def _check_item(named: _Named, name: str, examined: LintContext) -> None:
    items = examined.index.items
    if name in examined.lost:
        return
    if name not in items:
        what = f"there is no {named.kind} {quoted(name)}"
        mend, like = _meant(named, name, examined)
        fix = None if like is None else set_to(named.where, like, certain=False)
        examined.report.error("dangling", named.where, what, mend, fix)
    elif not _fits(kind := examined.index.kind(name), named.kind):
        what = f"{quoted(name)} is {_a(kind)}, not {_a(named.kind)}"
        examined.report.error("wrong-kind", named.where, what, f"Write the id of {_a(named.kind)}.")


def _meant(named: _Named, name: str, examined: LintContext) -> tuple[str, str | None]:
    """How to mend a reference that leads nowhere, and the item that is probably meant."""
    brief, index = examined.brief, examined.index
    if named.kind == "speaker":
        if _REPORTER.issuperset(name.casefold().split()[-1:] or ("",)):
            return _OUTLET, None
        called = [
            one.id
            for one in brief.speakers
            if name.casefold() in {known.casefold() for known in (one.name, *one.aliases)}
        ]
        of_party = [one.id for one in brief.speakers if name in several(one.party)]
        found = called or of_party
        if len(found) == 1:
            return f"Write `{found[0]}`.", found[0]
        if found:
            return f"Write one of {one_of([f'`{one}`' for one in found])}.", None
    fitting = [item for item in index.items if _fits(index.kind(item), named.kind)]
    like = examined.report.nearest(name, fitting)
    if like is None:
        return "Write an id of this brief, or add the item.", None
    return f"Write `{like}` if that is meant.", like


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _fits(kind: str, wanted: str) -> bool:
    return wanted in ("item", kind)


def _all_named(brief: Brief) -> Iterator[_Named]:
    """Every reference of a brief."""
    for number, correction in enumerate(brief.source.corrections):
        if correction.para is not None:
            yield _Named(at("source", "corrections", number, "para"), correction.para, "paragraph")
    for number, point in enumerate(brief.key_points):
        yield from _several(at("key_points", number, "cites"), point.cites, "item")
    for number, speaker in enumerate(brief.speakers):
        yield from _several(at("speakers", number, "includes"), speaker.includes, "speaker")
    for number, quote in enumerate(brief.quotes):
        yield from _of_quote(at("quotes", number), quote)
    for number, claim in enumerate(brief.claims):
        yield from _of_claim(at("claims", number), claim)
    for number, event in enumerate(brief.history):
        yield from _of_event(at("history", number), event)
    for number, gap in enumerate(brief.gaps):
        yield from _several(at("gaps", number, "cites"), gap.cites, "item")
    for number, link in enumerate(brief.links):
        yield _Named(at("links", number, "from"), link.from_, "item")
        to_brief, mark, item = link.to.partition("#")
        if not mark or to_brief == brief.id:
            yield _Named(at("links", number, "to"), item if mark else link.to, "item")
    for number, drafted in enumerate(brief.draft):
        yield _Named(at("draft", number, "item"), drafted.item, "item")
        yield from _several(at("draft", number, "candidates"), drafted.candidates, "speaker")


def _of_quote(where: Where, quote: Quote) -> Iterator[_Named]:
    yield from _one_or_several((where, "speaker"), quote.speaker, "speaker")
    if quote.para is not None:
        yield _Named((where, "para"), quote.para, "paragraph")
    for number, span in enumerate(quote.spans):
        if span.para is not None:
            yield _Named((((where, "spans"), number), "para"), span.para, "paragraph")
    yield from _several((where, "claims"), quote.claims, "claim")
    yield from _one_or_several((where, "via"), quote.via, "speaker")
    yield from _one_or_several((where, "answers"), quote.answers, "quote")


def _of_claim(where: Where, claim: Claim) -> Iterator[_Named]:
    yield from _several((where, "paras"), claim.paras, "paragraph")
    yield from _several((where, "depends_on"), claim.depends_on, "claim")
    yield from _several((where, "context"), claim.context, "event")
    for number, position in enumerate(claim.positions):
        here: Where = ((where, "positions"), number)
        yield from _one_or_several((here, "by"), position.by, "speaker")
        yield from _one_or_several((here, "quote"), position.quote, "quote")
        yield from _one_or_several((here, "supersedes"), position.supersedes, "quote")
        if position.evidence_para is not None:
            yield _Named((here, "evidence_para"), position.evidence_para, "paragraph")
        yield from _several((here, "evidence_events"), position.evidence_events, "event")


def _of_event(where: Where, event: Event) -> Iterator[_Named]:
    if event.para is not None:
        yield _Named((where, "para"), event.para, "paragraph")
    for named in _one_or_several((where, "attributed_to"), event.attributed_to, "speaker"):
        if named.name != "reporter":
            yield named
    yield from _one_or_several((where, "quote"), event.quote, "quote")


def _several(where: Where, names: Iterable[Locator], kind: str) -> Iterator[_Named]:
    return (_Named((where, number), name, kind) for number, name in enumerate(names))


def _one_or_several(where: Where, names: Words | None, kind: str) -> Iterator[_Named]:
    if isinstance(names, str):
        return iter((_Named(where, names, kind),))
    return _several(where, several(names), kind)


def _check_circles(
    entries: Sequence[tuple[str, Sequence[str]]], key: str, field: str, report: Findings
) -> None:
    """Each circle once, at the entry that closes it."""
    below: Mapping[str, Sequence[str]] = dict(entries)
    numbers = {entry_id: number for number, (entry_id, _) in enumerate(entries)}
    done: set[str] = set()
    for start, _ in entries:
        trail: dict[str, Iterator[str]] = {}
        here: str | None = None if start in done else start
        while here is not None or trail:
            if here is not None:
                trail[here] = iter(below.get(here, ()))
            last = next(reversed(trail))
            here = None
            for following in trail[last]:
                if following in trail:
                    circle = [*list(trail)[list(trail).index(following) :], following]
                    where = at(key, numbers[last], field)
                    what = f"leads back to itself: {' → '.join(map(quoted, circle))}"
                    report.error("circular", where, what, "Remove one of these references.")
                elif following not in done:
                    here = following
                    break
            else:
                done.add(last)
                del trail[last]
