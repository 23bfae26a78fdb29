"""Asking for a person by any of the names that somebody confirmed to be this person's."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from briefreader.library.query import Field, Named, Or, Phrase, Query, with_fields
from briefreader.library.tokens import has_phrase, token_line, tokens


class SamePerson(Struct, frozen=True):
    """The names of one person, and the speakers of briefs, `brief-id#speaker-id`, that are this person."""

    names: tuple[str, ...]
    members: tuple[str, ...] = ()


def with_same_persons(query: Query, persons: Iterable[SamePerson]) -> Query:
    """A query in which `speaker:` finds as well who is the same person as those that it names.

    Another name counts as a whole: a Kim is not everybody whose name has a Kim in it.
    """
    known = [(token_line(one.names), one) for one in persons]
    return with_fields(query, lambda field: _widened(field, known) if field.name == "speaker" else field)


def _widened(field: Field, persons: Sequence[tuple[str, SamePerson]]) -> Query:
    others: dict[Query, None] = {}
    for line, person in persons:
        is_named = has_phrase(line, field.words.tokens, prefix=field.words.prefix)
        if is_named or field.value.lower() in person.members:
            others |= {Named(words): None for name in person.names if (words := tokens(name))}
            others |= {Field("speaker", one, Phrase(tokens(one))): None for one in person.members}
    return Or((field, *others)) if others else field
