"""What a style is given: quoted words with their speaker, and the place they are cited from."""

from typing import Literal

from msgspec import Struct

from briefreader.brief.model.brief import QuoteKind
from briefreader.cite.citation import Pinpoint, Work

# A quote in the sentence, set off as a block, or as the style decides.
Layout = Literal["auto", "sentence", "block"]


class Quoted(Struct, frozen=True):
    """Words between quotation marks, and who said them.

    `spans` are the words as they are copied: the source's characters, a trailing comma left
    out, omissions marked. `speakers` is the bare name or names (empty: the source names
    nobody), `described` with role and affiliation, `introduced` as it begins a sentence.
    `relayed`: the source took the words from elsewhere.
    """

    kind: QuoteKind
    spans: tuple[str, ...]
    speakers: str
    described: str
    introduced: str
    relayed: bool = False


class Cited(Struct, frozen=True):
    """A place in the source. `address` leads to the very words where it can."""

    work: Work
    pinpoint: Pinpoint
    address: str | None
    unverified: bool = False

    @property
    def details(self) -> tuple[str, ...]:
        """What stands last in a citation: the place, and a warning if there is one."""
        return tuple(part for part in (str(self.pinpoint), "unverified" if self.unverified else "") if part)
