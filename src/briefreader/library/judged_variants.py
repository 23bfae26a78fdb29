"""What reviewers have decided of quotes and of persons, for finding the printings of one quote."""

from collections.abc import Iterable, Mapping
from datetime import date

from briefreader.library.items import SearchItem
from briefreader.library.printings import People, by_name
from briefreader.library.same_as import SameAs, said_by_reviewers
from briefreader.library.same_person import SamePerson
from briefreader.notes.colleague import KeptEntries
from briefreader.notes.links_file import ItemLink, LinkChange, Verdict, link_of


def confirming(own: Iterable[ItemLink], quotes: Iterable[str], today: date) -> LinkChange:
    """That some quotes, each as `brief#item`, are one: with those that were confirmed of any of them."""
    links = [one for one in own if one.rel == "variant"]
    joined = [one for one in _of(links, "confirmed") if not set(quotes).isdisjoint(one.items)]
    whole = dict.fromkeys((*quotes, *(item for one in joined for item in one.items)))
    parted = [one for one in _of(links, "rejected") if whole.keys() >= {*one.items}]
    return LinkChange((*joined, *parted), (link_of("variant", whole, "confirmed", today),))


def rejecting(own: Iterable[ItemLink], quote: str, others: Iterable[str], today: date) -> LinkChange:
    """That a quote is none of some others: it is taken out of what was confirmed."""
    links = [one for one in own if one.rel == "variant"]
    joined = [one for one in _of(links, "confirmed") if quote in one.items]
    left = [[item for item in one.items if item != quote] for one in joined]
    kept = [link_of("variant", items, "confirmed", today) for items in left if len(items) > 1]
    known = [{*one.items} for one in _of(links, "rejected")]
    apart = [
        link_of("variant", (quote, one), "rejected", today) for one in others if {quote, one} not in known
    ]
    return LinkChange(tuple(joined), (*kept, *apart))


def _of(links: Iterable[ItemLink], verdict: Verdict) -> list[ItemLink]:
    return [one for one in links if one.verdict == verdict]


def judgements_of(kept: Iterable[KeptEntries[ItemLink]], by_briefs: Iterable[SameAs]) -> tuple[SameAs, ...]:
    """What reviewers and links of briefs say of quotes.

    Only oneself rejects, and that outweighs what others have confirmed.
    """
    said = (*said_by_reviewers(kept, "variant"), *by_briefs)
    rejected = [{*one.items} for one in said if one.rejects and one.reviewer == ""]
    return tuple(
        one
        for one in said
        if one.reviewer == "" or not (one.rejects or any(len(apart & {*one.items}) > 1 for apart in rejected))
    )


def people_of(confirmed: Iterable[SamePerson]) -> People:
    """Who says something: by the persons that somebody has confirmed, and by name besides."""
    persons = {member: f"#{at}" for at, one in enumerate(confirmed) for member in one.members}

    def people(item: SearchItem) -> frozenset[str]:
        return by_name(item) | _confirmed(item, persons)

    return people if persons else by_name


def _confirmed(item: SearchItem, persons: Mapping[str, str]) -> frozenset[str]:
    members = (f"{item.facts.brief}#{one}" for side in item.sides[:1] for one in side.ids)
    return frozenset(persons[member] for member in members if member in persons)
