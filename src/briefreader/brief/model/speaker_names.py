"""Which known speakers some words name."""

from collections.abc import Iterable

from briefreader.base.normalise import for_matching
from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Speaker

_WORD = pattern(r"\w+")


class SpeakerNames:
    """The names and aliases of a brief's speakers, found in running words: the longest that fits counts."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._by_first_word: dict[str, dict[tuple[str, ...], set[str]]] = {}
        for speaker in speakers:
            for name in (speaker.name, *speaker.aliases):
                words = _words(name)
                if words:
                    by_name = self._by_first_word.setdefault(words[0], {})
                    by_name.setdefault(words, set()).add(speaker.id)

    def speakers_in(self, text: str) -> set[str]:
        """Ids of all speakers whose name or alias stands in the text."""
        words = _words(text)
        found: set[str] = set()
        at = 0
        while at < len(words):
            names = self._by_first_word.get(words[at], {})
            fitting = [name for name in names if words[at : at + len(name)] == name]
            if fitting:
                longest = max(fitting, key=len)
                found |= names[longest]
                at += len(longest)
            else:
                at += 1
        return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(for_matching(text).casefold()))
