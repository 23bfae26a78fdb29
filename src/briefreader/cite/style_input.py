"""What a style is given: words or a paraphrase with their speaker, and the place they are cited from."""

from collections.abc import Callable, Iterator
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
    they are not among what is copied. `relayed`: the source took the words from elsewhere; `via`: from whom.
    `alleged`: nobody has shown that this was said. `asked` is the question that it answers, or `asked_about`
    the same in own words; `medium` what it was said in; `unnamed` that the source keeps the name to itself,
    with its reason.
    """

    speakers: str
    described: str
    introduced: str
    hedge: str = ""
    relayed: bool = False
    via: str = ""
    alleged: bool = False
    asked: str = ""
    asked_about: str = ""
    medium: str = ""
    unnamed: str = ""

    @property
    def lead(self) -> str:
        """`Yang Uk, a military expert, said`; or that the source names nobody.

        Words that were passed on: `According to the police, Yang Uk allegedly said`.
        """
        if not self.speakers:
            return self._credited(_NOBODY)
        said = f"{self.introduced} {'allegedly said' if self.alleged else 'said'}"
        return f"According to {self.via}, {said}" if self.via else said

    @property
    def name(self) -> str:
        """The name or names, or that the source names nobody."""
        return self.speakers or UNATTRIBUTED

    @property
    def credited(self) -> str:
        """The same with who passed the words on: `Yang Uk (alleged), according to the police`."""
        return self._credited(self.name)

    @property
    def credited_in_full(self) -> str:
        """The same of the speaker with role and affiliation."""
        return self._credited(self.described)

    def _credited(self, who: str) -> str:
        passed_on = f", according to {self.via}" if self.via else ""
        return f"{who}{' (alleged)' if self.alleged else ''}{passed_on}"

    def gloss(self, marks: Callable[[str], str] = marked) -> str:
        """What has to stand beside the words: `[on: the deaths; hedge: “as far as we know”]`; or nothing."""
        told = "; ".join(filter(None, self._beside(marks)))
        return f"[{told}]" if told else ""

    def _beside(self, marks: Callable[[str], str]) -> Iterator[str]:
        asked = marks(self.asked) if self.asked else self.asked_about
        yield f"asked: {asked}" if asked else ""
        yield self.medium
        yield self.unnamed


class Quoted(Said, frozen=True, kw_only=True):
    """Words between quotation marks.

    `spans` are the words as they are copied: the source's characters, a trailing comma left
    out, omissions marked. `about`: what a fragment is said of, in the brief's words. `inside`: the source's
    sentence around a fragment of which the brief says nothing.
    """

    kind: QuoteKind
    spans: tuple[str, ...]
    about: str = ""
    inside: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the words can stand without marks where they are set off."""
        return self.kind == "direct" and len(self.spans) == 1

    def _beside(self, marks: Callable[[str], str]) -> Iterator[str]:
        yield f"on: {self.about}" if self.about else ""
        yield f"in: {marks(self.inside)}" if self.inside else ""
        yield f"hedge: {marks(self.hedge)}" if self.hedge else ""
        yield from super()._beside(marks)


class Paraphrased(Said, frozen=True, kw_only=True):
    """What somebody said in words that are not quoted; `kind` tells whose words they are.

    `sentence` is the text with the whole name, where the text itself tells who says it.
    """

    text: str
    kind: str
    sentence: str = ""

    @property
    def plain(self) -> str:
        """`Ukrainian officials, “as far as we know”: North Korea supplies Russia (paraphrase)`."""
        return self.told_by(self.credited_in_full if self.speakers else self.lead)

    def narrative(self, marks: Callable[[str], str] = marked) -> str:
        """The same as a sentence: `Ukrainian officials said: …`."""
        if self.sentence and not (self.hedge or self.via or self.alleged):
            return f"{self.sentence} ({self.kind}) {self.gloss(marks)}".rstrip()
        return self.told_by(self.lead, marks)

    def told_by(self, who: str, marks: Callable[[str], str] = marked, *details: str) -> str:
        """The same where `who` stands before it; empty where that stands beside it already.

        The `details` stand with what it is: `(paraphrase, para. 2)`.
        """
        before = ", ".join(filter(None, (who, marks(self.hedge) if self.hedge else "")))
        told = f"{before}{': ' if before else ''}{self.text} ({', '.join((self.kind, *details))})"
        return f"{told} {self.gloss(marks)}".rstrip()


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
