"""Structured briefs for programs and for the terminal. docs/api.md tells what is here.

Each name is imported when it is first asked for (PEP 562), so `import briefreader` imports nothing else.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.brief.lint.linter import CheckedBrief, check
    from briefreader.brief.model.brief import (
        Attested,
        Brief,
        Claim,
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
        WhenWords,
    )
    from briefreader.brief.model.csl import CslDate, CslItem, CslName
    from briefreader.brief.reading.problem import BriefError, Problem, UnknownItemError
    from briefreader.brief.verification.document import OpenDocument, load, verify
    from briefreader.brief.verification.source import SourceText
    from briefreader.brief.verification.verification import Detail, SpanFinding, Verification
    from briefreader.brief.writing.serialise import as_json, as_yaml
    from briefreader.cite.remarks import Remark, Rendered
    from briefreader.cite.statements import NotCopiable
    from briefreader.composition.citing import cite_quote, quotes, reference
    from briefreader.draft import ArticleDraft, draft_article
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

__version__ = "0.1.0"

__all__ = [
    "Addition",
    "Anchor",
    "ArticleDraft",
    "Attested",
    "BasketItem",
    "Bookmark",
    "Brief",
    "BriefError",
    "CheckedBrief",
    "Claim",
    "CslDate",
    "CslItem",
    "CslName",
    "Detail",
    "Drafted",
    "Event",
    "Gap",
    "Hedge",
    "Inferred",
    "KeyPoint",
    "Link",
    "Mark",
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
    "Quote",
    "Remark",
    "Rendered",
    "Review",
    "Source",
    "SourceText",
    "Span",
    "SpanFinding",
    "Speaker",
    "StoreError",
    "Tags",
    "UnknownItemError",
    "Use",
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

# Where each name is at home.
_HOMES = {
    **dict.fromkeys(
        (
            "CheckedBrief",
            "check",
        ),
        "briefreader.brief.lint.linter",
    ),
    **dict.fromkeys(
        (
            "Attested",
            "Brief",
            "Claim",
            "Drafted",
            "Event",
            "Gap",
            "Hedge",
            "Inferred",
            "KeyPoint",
            "Link",
            "Paragraph",
            "Position",
            "Provenance",
            "Quote",
            "Source",
            "Span",
            "Speaker",
            "WhenWords",
        ),
        "briefreader.brief.model.brief",
    ),
    **dict.fromkeys(
        (
            "CslDate",
            "CslItem",
            "CslName",
        ),
        "briefreader.brief.model.csl",
    ),
    **dict.fromkeys(
        (
            "BriefError",
            "Problem",
            "UnknownItemError",
        ),
        "briefreader.brief.reading.problem",
    ),
    **dict.fromkeys(
        (
            "OpenDocument",
            "load",
            "verify",
        ),
        "briefreader.brief.verification.document",
    ),
    **dict.fromkeys(("SourceText",), "briefreader.brief.verification.source"),
    **dict.fromkeys(
        (
            "Detail",
            "SpanFinding",
            "Verification",
        ),
        "briefreader.brief.verification.verification",
    ),
    **dict.fromkeys(
        (
            "as_json",
            "as_yaml",
        ),
        "briefreader.brief.writing.serialise",
    ),
    **dict.fromkeys(
        (
            "Remark",
            "Rendered",
        ),
        "briefreader.cite.remarks",
    ),
    **dict.fromkeys(("NotCopiable",), "briefreader.cite.statements"),
    **dict.fromkeys(
        (
            "cite_quote",
            "quotes",
            "reference",
        ),
        "briefreader.composition.citing",
    ),
    **dict.fromkeys(
        (
            "ArticleDraft",
            "draft_article",
        ),
        "briefreader.draft",
    ),
    **dict.fromkeys(
        (
            "Addition",
            "Anchor",
            "BasketItem",
            "Bookmark",
            "Mark",
            "Note",
            "Notebook",
            "Review",
            "StoreError",
            "Tags",
            "Use",
        ),
        "briefreader.notes",
    ),
    **dict.fromkeys(
        (
            "Notes",
            "NotesChange",
        ),
        "briefreader.reviewer_notes",
    ),
    **dict.fromkeys(("remark_words",), "briefreader.wording.remarks"),
    **dict.fromkeys(("verification_words",), "briefreader.wording.verification"),
}


if not TYPE_CHECKING:  # else a type checker would take any name for one of ours

    def __getattr__(name: str) -> object:
        """A public name, imported on demand."""
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value: object = getattr(import_module(home), name)
        globals()[name] = value  # asked for once
        return value


def __dir__() -> list[str]:
    """The public names, and what every module has."""
    return sorted({*globals(), *__all__})
