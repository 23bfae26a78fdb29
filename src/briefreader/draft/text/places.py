"""States, their capitals as metonyms, and the adjectives that go with them."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefreader.base.states import states

_SAME = {
    "America": "United States",
    "Britain": "United Kingdom",
    "Burma": "Myanmar",
    "Czechia": "Czech Republic",
    "Downing Street": "United Kingdom",
    "EU": "European Union",
    "Holland": "Netherlands",
    "Kremlin": "Russia",
    "Pentagon": "United States",
    "U.K.": "United Kingdom",
    "U.S.": "United States",
    "UK": "United Kingdom",
    "US": "United States",
    "USA": "United States",
    "Westminster": "United Kingdom",
    "White House": "United States",
    "Élysée": "France",
}
_LONGEST = 4  # words of a name
_LONGEST_CAPITAL = 2


class _Tables(NamedTuple):
    """The states that names, adjectives and capitals stand for."""

    states: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]


@cache
def _tables() -> _Tables:
    found = _Tables({}, {}, {})
    for state, adjectives, capitals in states():
        found.states[state] = state
        found.adjectives.update(dict.fromkeys(adjectives, state))
        # Brussels is Belgium's capital before it is the Union's.
        for name in capitals:
            found.capitals.setdefault(name, state)
    found.states.update(_SAME)
    return found


def state_of(name: str) -> str | None:
    """The state that a name stands for: its own, or its capital's as a metonym."""
    tables = _tables()
    plain = _without_article(name)
    return tables.states.get(plain) or tables.capitals.get(plain)


def is_state(name: str) -> bool:
    """Whether it is a state's own name, or a seat of government."""
    return _without_article(name) in _tables().states


def adjective_state(word: str) -> str | None:
    """The state of an adjective: `Ukrainian`."""
    return _tables().adjectives.get(word)


def states_in(words: str) -> list[str]:
    """Every state that some words name, as noun or adjective, in their order."""
    tokens = words.replace("’s", "").replace("'s", "").replace(",", " ").split()
    found: list[str] = []
    at = 0
    while at < len(tokens):
        state, length = _longest_at(tokens[at : at + _LONGEST])
        if state is not None and state not in found:
            found.append(state)
        at += length
    return found


def _longest_at(tokens: Sequence[str]) -> tuple[str | None, int]:
    """The state that the longest beginning of some words names, and of how many words it is."""
    tables = _tables()
    for length in range(len(tokens), 0, -1):
        run = " ".join(tokens[:length])
        state = tables.states.get(run) or tables.adjectives.get(run)
        if state is None and length <= _LONGEST_CAPITAL:
            state = tables.capitals.get(run)
        if state is not None:
            return state, length
    return None, 1


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")
