"""Completing a query while it is typed: the names of fields, and what they take."""

import re
from collections.abc import Iterable, Iterator, Mapping

from briefreader.library.query import FIELDS, VALUES

_LAST = re.compile(r'-?(?:(?P<field>[A-Za-z]+):)?(?P<value>"[^"]*|[^\s()"]*)$')

Values = Mapping[str, Iterable[str]]  # of the fields that are searched by words, the likeliest first


def completed(query: str, values: Values) -> str | None:
    """The query with its last term whole; None if nothing is known that it begins.

    Between quotation marks values are completed whole, else word by word.
    """
    last = _LAST.search(query)
    assert last is not None  # the value may be empty
    field, value = last["field"], last["value"]
    mark = '"' if value.startswith('"') else ""
    begun = value.removeprefix('"')
    if field is None:
        known: Iterable[str] = (f"{name}:" for name in FIELDS) if begun and not mark else ()
    elif field.lower() in VALUES:
        known = VALUES[field.lower()]
    else:
        known = _words(values.get(field.lower(), ()), whole=bool(mark))
    for one in known:
        if len(one) > len(begun) and one.casefold().startswith(begun.casefold()):
            return f"{query}{one[len(begun) :]}{mark}"
    return None


def _words(values: Iterable[str], *, whole: bool) -> Iterator[str]:
    for value in values:
        if whole:
            yield value.replace('"', "")
        else:
            yield from re.findall(r'[^\s()":,]+', value)
