"""Structured briefs for programs and for the terminal. docs/api.md tells what is here.

Each name is imported when it is first asked for (PEP 562), so `import briefreader` imports nothing else.
"""

TYPE_CHECKING = False  # type checkers take it for true; `typing` costs more to import than all the rest here

if TYPE_CHECKING:
    from briefreader.brief.lint.linter import CheckedBrief, check
    from briefreader.brief.model.brief import (
        Attested,
        Brief,
        Claim,
        Correction,
        Drafted,
        Event,
        Gap,
        Hedge,
        Inferred,
        KeyPoint,
        Link,
        Paragraph,
        Position,
        Provenance,
        Quote,
        Source,
        Span,
        Speaker,
        Verdict,
        WhenWords,
    )
    from briefreader.brief.model.csl import CslDate, CslItem, CslName
    from briefreader.brief.reading.problem import BriefError, Fix, Problem, UnknownItemError
    from briefreader.brief.verification.document import OpenDocument, load, verify
    from briefreader.brief.verification.source import SourceText
    from briefreader.brief.verification.verification import Detail, SpanFinding, Verification
    from briefreader.brief.writing.serialise import as_json, as_yaml
    from briefreader.cite.remarks import Remark, Rendered
    from briefreader.cite.statements import NotCopiable
    from briefreader.composition.citing import cite_quote, quotes, reference
    from briefreader.draft import ArticleDraft, draft_article
    from briefreader.library.items import BriefFacts, Hits, SearchItem
    from briefreader.library.linked_claims import NoClaimError
    from briefreader.library.query import QuerySyntaxError
    from briefreader.many_briefs import AmbiguousBriefError, Library
    from briefreader.notes import (
        Addition,
        Anchor,
        BasketItem,
        Bookmark,
        Mark,
        Note,
        Notebook,
        Review,
        StoreError,
        Tags,
        Use,
    )
    from briefreader.reviewer_notes import Notes, NotesChange
    from briefreader.wording.remarks import remark_words
    from briefreader.wording.verification import verification_words

__version__ = "0.2.0"

__all__ = [
    "Addition",
    "AmbiguousBriefError",
    "Anchor",
    "ArticleDraft",
    "Attested",
    "BasketItem",
    "Bookmark",
    "Brief",
    "BriefError",
    "BriefFacts",
    "CheckedBrief",
    "Claim",
    "Correction",
    "CslDate",
    "CslItem",
    "CslName",
    "Detail",
    "Drafted",
    "Event",
    "Fix",
    "Gap",
    "Hedge",
    "Hits",
    "Inferred",
    "KeyPoint",
    "Library",
    "Link",
    "Mark",
    "NoClaimError",
    "NotCopiable",
    "Note",
    "Notebook",
    "Notes",
    "NotesChange",
    "OpenDocument",
    "Paragraph",
    "Position",
    "Problem",
    "Provenance",
    "QuerySyntaxError",
    "Quote",
    "Remark",
    "Rendered",
    "Review",
    "SearchItem",
    "Source",
    "SourceText",
    "Span",
    "SpanFinding",
    "Speaker",
    "StoreError",
    "Tags",
    "UnknownItemError",
    "Use",
    "Verdict",
    "Verification",
    "WhenWords",
    "__version__",
    "as_json",
    "as_yaml",
    "check",
    "cite_quote",
    "draft_article",
    "load",
    "quotes",
    "reference",
    "remark_words",
    "verification_words",
    "verify",
]

# Where the names are at home.
_HOMES = {
    "briefreader.brief.lint.linter": "CheckedBrief check",
    "briefreader.brief.model.brief": (
        "Attested Brief Claim Correction Drafted Event Gap Hedge Inferred KeyPoint "
        "Link Paragraph Position Provenance Quote Source Span Speaker Verdict WhenWords"
    ),
    "briefreader.brief.model.csl": "CslDate CslItem CslName",
    "briefreader.brief.reading.problem": "BriefError Fix Problem UnknownItemError",
    "briefreader.brief.verification.document": "OpenDocument load verify",
    "briefreader.brief.verification.source": "SourceText",
    "briefreader.brief.verification.verification": "Detail SpanFinding Verification",
    "briefreader.brief.writing.serialise": "as_json as_yaml",
    "briefreader.cite.remarks": "Remark Rendered",
    "briefreader.cite.statements": "NotCopiable",
    "briefreader.composition.citing": "cite_quote quotes reference",
    "briefreader.draft": "ArticleDraft draft_article",
    "briefreader.library.items": "BriefFacts Hits SearchItem",
    "briefreader.library.linked_claims": "NoClaimError",
    "briefreader.library.query": "QuerySyntaxError",
    "briefreader.many_briefs": "AmbiguousBriefError Library",
    "briefreader.notes": (
        "Addition Anchor BasketItem Bookmark Mark Note Notebook Review StoreError Tags Use"
    ),
    "briefreader.reviewer_notes": "Notes NotesChange",
    "briefreader.wording.remarks": "remark_words",
    "briefreader.wording.verification": "verification_words",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

if not TYPE_CHECKING:  # else a type checker would take any name for one of ours

    def __getattr__(name: str) -> object:
        """A public name, imported on demand."""
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value: object = getattr(import_module(home), name)
        globals()[name] = value  # asked for once
        return value


def __dir__() -> list[str]:
    """The public names, and what every module has."""
    return sorted({*globals(), *__all__})
