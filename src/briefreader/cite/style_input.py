"""What a style is given: words or a paraphrase with their speaker, and the place they are cited from."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from briefreader.brief.model.brief import QuoteKind
from briefreader.cite.citation import Pinpoint, Work
from briefreader.cite.punctuation import marked
from briefreader.cite.speakers import UNATTRIBUTED

# A quote in the sentence, set off as a block, or as the style decides.
Layout = Literal["auto", "sentence", "block"]

_NOBODY = UNATTRIBUTED.capitalize()


class Said(Struct, frozen=True, kw_only=True):
    """Who said something, and how surely.

    `speakers` is the bare name or names (empty: the source names nobody), `described` with role and
    affiliation, `introduced` as it begins a sentence. `hedge`: the speaker's own words of doubt, where
    they are not among what is copied. `relayed`: the source took the words from elsewhere.
    """

    speakers: str
    described: str
    introduced: str
    hedge: str = ""
    relayed: bool = False

    @property
    def lead(self) -> str:
        """`Yang Uk, a military expert, said`; or that the source names nobody."""
        return f"{self.introduced} said" if self.speakers else _NOBODY

    @property
    def name(self) -> str:
        """The name or names, or that the source names nobody."""
        return self.speakers or UNATTRIBUTED


class Quoted(Said, frozen=True, kw_only=True):
    """Words between quotation marks.

    `spans` are the words as they are copied: the source's characters, a trailing comma left
    out, omissions marked. `about`: what a fragment is said of, in the brief's words.
    """

    kind: QuoteKind
    spans: tuple[str, ...]
    about: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the words can stand without marks where they are set off."""
        return self.kind == "direct" and len(self.spans) == 1

    def gloss(self, marks: Callable[[str], str] = marked) -> str:
        """What has to stand beside the words: `[on: the deaths; hedge: “as far as we know”]`; or nothing."""
        hedge = f"hedge: {marks(self.hedge)}" if self.hedge else ""
        parts = filter(None, (f"on: {self.about}" if self.about else "", hedge))
        told = "; ".join(parts)
        return f"[{told}]" if told else ""


class Paraphrased(Said, frozen=True, kw_only=True):
    """What somebody said in words that are not quoted; `kind` tells whose words they are."""

    text: str
    kind: str

    @property
    def plain(self) -> str:
        """`Ukrainian officials, “as far as we know”: North Korea supplies Russia (paraphrase)`."""
        return self.told_by(self.described if self.speakers else _NOBODY)

    def narrative(self, marks: Callable[[str], str] = marked) -> str:
        """The same as a sentence: `Ukrainian officials said: …`."""
        return self.told_by(self.lead, marks)

    def told_by(self, who: str, marks: Callable[[str], str] = marked, *details: str) -> str:
        """The same where `who` stands before it; empty where that stands beside it already.

        The `details` stand with what it is: `(paraphrase, para. 2)`.
        """
        before = ", ".join(filter(None, (who, marks(self.hedge) if self.hedge else "")))
        return f"{before}{': ' if before else ''}{self.text} ({', '.join((self.kind, *details))})"


class Earlier(Struct, frozen=True):
    """The number of the note that has a source in full; `is_last`: the note just before is on it too."""

    note: int
    is_last: bool


class Cited(Struct, frozen=True):
    """A place in the source. `address` leads to the very words where it can.

    `earlier`: a note before has the source already.
    """

    work: Work
    pinpoint: Pinpoint
    address: str | None
    unverified: bool = False
    earlier: Earlier | None = None

    @property
    def details(self) -> tuple[str, ...]:
        """What stands last in a citation: the place, and a warning if there is one."""
        return tuple(part for part in (str(self.pinpoint), "unverified" if self.unverified else "") if part)
