"""What reviewers have decided of quotes and of persons, for finding the printings of one quote."""

from collections.abc import Iterable, Mapping

from briefreader.library.items import SearchItem
from briefreader.library.printings import Judgement, People, by_name
from briefreader.notes.colleague import Kept
from briefreader.notes.links_file import Link
from briefreader.notes.names_file import PersonEntry


def judgements_of(kept: Iterable[Kept[Link]]) -> tuple[Judgement, ...]:
    """What was decided of quotes. Only oneself rejects, and that outweighs what others have confirmed."""
    found = [
        Judgement(link.items, link.verdict == "confirmed", one.name)
        for one in kept
        for link in one.entries
        if link.rel == "variant" and (link.verdict == "confirmed" or not one.name)
    ]
    rejected = [{*one.quotes} for one in found if not one.is_same]
    return tuple(
        one
        for one in found
        if not (one.is_same and one.reviewer and any(len(apart & {*one.quotes}) > 1 for apart in rejected))
    )


def people_of(kept: Iterable[Kept[PersonEntry]]) -> People:
    """Who is one person: by the entries of reviewers, one's own first, and by name besides."""
    persons: dict[str, str] = {}
    for one in kept:
        for at, entry in enumerate(one.entries):
            for member in entry.members:
                persons.setdefault(member, f"{one.reviewer.folder}#{at}")

    def people(item: SearchItem) -> frozenset[str]:
        return by_name(item) | _confirmed(item, persons)

    return people if persons else by_name


def _confirmed(item: SearchItem, persons: Mapping[str, str]) -> frozenset[str]:
    members = (f"{item.facts.brief}#{one}" for side in item.sides[:1] for one in side.ids)
    return frozenset(persons[member] for member in members if member in persons)
