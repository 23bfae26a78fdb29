"""What hangs in the air: claims without opposition or quotes, unused speakers, key points without a link."""

from collections import defaultdict
from collections.abc import Iterable

from briefreader.base.lookalikes import skeleton
from briefreader.base.normalise import for_matching
from briefreader.base.text import shows_words
from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import Brief, Claim, Item, Quote, Speaker, several
from briefreader.brief.model.links import Index
from briefreader.brief.model.positions import is_opposed
from briefreader.brief.reading.findings import Findings, Where, one_of, quoted

_NAMED = 3  # quotes of one's own in a message


def check_claims(examined: LintContext) -> None:
    """Everything about claims, speakers and key points that is not a single reference."""
    brief, index, report = examined.brief, examined.index, examined.report
    groups = _Groups(brief.speakers)
    for number, claim in enumerate(brief.claims):
        if shows_words(claim.text) and not any(map(str.isalnum, claim.text)):
            report.error(
                "empty-claim",
                at("claims", number, "text"),
                f"the claim {quoted(claim.id)} says nothing",
                "Write what is claimed, as a sentence; or remove the claim.",
            )
        if claim.status == "contested" and not is_opposed(claim, index):
            report.error(
                "no-opposition",
                at("claims", number, "status"),
                "contested, but no two positions of different parties oppose each other",
                "Add the opposing position (`denies`, `doubts`, `qualifies`), or change the status.",
            )
        _check_quotes(claim, number, index, report)
        _check_whose_quotes(claim, number, examined, groups)
    _check_key_points(brief, report)
    _check_used(brief, report)
    _check_aliases(brief, report)
    _check_look_alikes(examined)


def _check_quotes(claim: Claim, number: int, index: Index, report: Findings) -> None:
    if not index.quotes_of_claim(claim.id):
        report.warning(
            "claim-without-quote",
            at("claims", number),
            f"no quote says what the claim {quoted(claim.id)} is based on",
            "Name it in a position's `quote`, or name the claim in a quote's `claims`.",
        )
        return
    for row, position in enumerate(claim.positions):
        if position.quote is None and position.stance != "not-reported":
            report.warning(
                "position-without-quote",
                at("claims", number, "positions", row),
                f"no quote says that {quoted(position.by or 'this party')} {position.stance} the claim",
                "Add `quote:` with the id of a quote, direct or indirect.",
            )


class _Groups:
    """Which speakers include which others, directly or through another one."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._includes = {speaker.id: speaker.includes for speaker in speakers}

    def are_joined(self, one: str, other: str) -> bool:
        """Whether they are one and the same, or one of them includes the other."""
        return other in self._within(one) or one in self._within(other)

    def _within(self, group: str) -> set[str]:
        found = {group}
        waiting = [group]
        while waiting:
            members = set(self._includes.get(waiting.pop(), ())) - found
            found |= members
            waiting += members
        return found


def _check_whose_quotes(claim: Claim, number: int, examined: LintContext, groups: _Groups) -> None:
    """That each position rests on words of those who take it."""
    items, report = examined.index.items, examined.report
    for row, position in enumerate(claim.positions):
        if position.by is None or position.by not in items:
            continue
        here: Where = at("claims", number, "positions", row, "quote")
        for place, name in enumerate(several(position.quote)):
            quote = items.get(name)
            if not isinstance(quote, Quote):
                continue
            if any(groups.are_joined(position.by, speaker) for speaker in quote.speakers):
                continue
            own = [quoted(one.id) for one in examined.brief.quotes if position.by in one.speakers]
            theirs = f"One of theirs is {one_of(own[:_NAMED])}" if own else "They have no quote in this brief"
            report.error(
                "other-speakers-quote",
                here if isinstance(position.quote, str) else (here, place),
                f"{quoted(name)} is a quote of {', '.join(map(quoted, quote.speakers))}, "
                f"not of {quoted(position.by)}",
                f"{theirs}; or write `by: {quote.speakers[0]}`.",
            )


def _check_key_points(brief: Brief, report: Findings) -> None:
    linked = {end for link in brief.links for end in (link.from_, link.to)}
    for number, point in enumerate(brief.key_points):
        if not point.cites and point.id not in linked:
            report.warning(
                "key-point-without-link",
                at("key_points", number),
                "the key point cites nothing",
                "Add `cites:` with ids of claims or quotes, or numbers of paragraphs.",
            )


def _check_used(brief: Brief, report: Findings) -> None:
    used = {speaker for quote in brief.quotes for speaker in quote.speakers}
    used |= {position.by for claim in brief.claims for position in claim.positions if position.by}
    used |= {speaker for event in brief.history for speaker in several(event.attributed_to)}
    used |= {member for speaker in brief.speakers for member in speaker.includes}
    for number, speaker in enumerate(brief.speakers):
        if speaker.id not in used:
            report.warning(
                "unused-speaker",
                at("speakers", number),
                f"the speaker {quoted(speaker.id)} says nothing in this brief",
                "Remove it, or name it where it speaks.",
            )


def _check_aliases(brief: Brief, report: Findings) -> None:
    """Names that are two speakers' own; surnames are not compared."""
    owners: dict[str, set[str]] = defaultdict(set)
    for speaker in brief.speakers:
        for name in (speaker.name, *speaker.aliases):
            owners[_alike(name)].add(speaker.id)
    for number, speaker in enumerate(brief.speakers):
        for place, alias in enumerate(speaker.aliases):
            others = sorted(owners[_alike(alias)] - {speaker.id})
            if others:
                report.warning(
                    "ambiguous-alias",
                    at("speakers", number, "aliases", place),
                    f"{quoted(alias)} fits {quoted(speaker.id)} and {quoted(others[0])}",
                    "Remove it from one of them, or write the longer form.",
                )


def _check_look_alikes(examined: LintContext) -> None:
    """Names of speakers and parties, and ids, that a reader may take for one another."""
    brief = examined.brief
    lists: dict[str, Iterable[Item]] = {
        "key_points": brief.key_points,
        "speakers": brief.speakers,
        "quotes": brief.quotes,
        "claims": brief.claims,
        "history": brief.history,
        "gaps": brief.gaps,
    }
    speakers = [(at("speakers", number, "name"), one.name) for number, one in enumerate(brief.speakers)]
    parties = [(at("parties", slug), name) for slug, name in brief.parties.items()]
    ids = [
        (at(key, number, "id"), one.id) for key, items in lists.items() for number, one in enumerate(items)
    ]
    for named, mend in (
        (speakers, "Make them one speaker, or write what tells them apart."),
        (parties, "Make them one party, or write what tells them apart."),
        (ids, "Write another id for one of them."),
    ):
        first: dict[str, str] = {}
        for where, name in named:
            examined.pause()
            looks = skeleton(name)
            if looks in first:
                what = f"{quoted(name)} looks like {quoted(first[looks])}, which is another one"
                examined.report.warning("look-alike", where, what, mend)
            else:
                first[looks] = name


def _alike(name: str) -> str:
    return for_matching(name).strip().casefold()
