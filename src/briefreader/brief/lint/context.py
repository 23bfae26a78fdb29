"""A brief under examination: what the parts of `check` look at and write to."""

from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from briefreader.brief.model.brief import Brief, Locator
from briefreader.brief.model.links import Index
from briefreader.brief.reading.findings import Findings, Where
from briefreader.brief.reading.load import Loaded
from briefreader.brief.verification.source import KnownWords, SourceText
from briefreader.brief.verification.verification import VerificationState, Verifier


class LintContext(Struct, frozen=True):
    """The brief, its words at hand, the report being written, and the ids that were lost in loading.

    `loaded` is what its file holds, if there is one. `states` counts the quotes by their state.
    `pause` is called again and again in long loops.
    """

    brief: Brief
    source: SourceText | None
    text: KnownWords
    index: Index
    verify: Verifier
    report: Findings
    states: Counter[VerificationState]
    pause: Callable[[], None]
    lost: frozenset[str] = frozenset()
    loaded: Loaded | None = None

    @property
    def written(self) -> Brief:
        """The brief as its file has it, without what was filled in."""
        return self.loaded.brief if self.loaded is not None else self.brief

    @property
    def places(self) -> frozenset[Locator] | None:
        """The paragraphs there are; None if neither the brief nor a file tells."""
        if self.brief.text:
            return frozenset(entry.place for entry in self.brief.text)
        return frozenset(self.text.words) or None


def at(*steps: str | int) -> Where:
    """The path to a field: `at("quotes", 3, "para")`."""
    where: Where = ()
    for step in steps:
        where = (where, step)
    return where
