"""Regular expressions that are compiled when they are first used: most runs need few of them."""

import re
from typing import Any, cast


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._made_of), name)
        setattr(self, name, value)  # asked for once
        return value


def pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, for whoever uses its methods; a mistake shows when it is first used."""
    return cast("re.Pattern[str]", _Later(words, flags))
