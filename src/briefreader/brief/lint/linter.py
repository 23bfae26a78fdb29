"""All that is wrong with a brief, at once and in the order of its lines."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from briefreader.base.text import shown
from briefreader.brief.lint.claims import check_claims
from briefreader.brief.lint.context import LintContext
from briefreader.brief.lint.dates import check_dates
from briefreader.brief.lint.draft import check_draft
from briefreader.brief.lint.links import check_links
from briefreader.brief.lint.quotes import check_quotes
from briefreader.brief.lint.source import check_source
from briefreader.brief.model.links import Index
from briefreader.brief.reading.findings import MAX_FINDINGS, Findings
from briefreader.brief.reading.load import Loaded, locate
from briefreader.brief.reading.numbering import Numbering, numbering
from briefreader.brief.reading.problem import Problem
from briefreader.brief.verification.document import OpenDocument, StrPath, read_document
from briefreader.brief.verification.source import SourceText, paragraphs_at_hand
from briefreader.brief.verification.verification import Verifier


class CheckedBrief(Struct, frozen=True):
    """A brief, and everything that is wrong with it."""

    document: OpenDocument
    problems: tuple[Problem, ...]


def check(
    brief: StrPath | bytes,
    source: StrPath | SourceText | None = None,
    *,
    name: str = "",
    folders: Iterable[Path] = (),
) -> CheckedBrief:
    """Read a brief as `load` does, and list all its problems, sorted by line. Raises BriefError."""
    data, document = read_document(brief, source, name=name, folders=folders)
    return CheckedBrief(document, lint(document.loaded, data, document.source))


def lint(loaded: Loaded, data: bytes, source: SourceText | None) -> tuple[Problem, ...]:
    """What loading found and what the brief's meaning shows, sorted by line.

    `data` are the bytes the brief was loaded from; `source` is the article, if it is at hand.
    """
    brief = loaded.brief
    text = paragraphs_at_hand(brief, source)
    report = Findings()
    numbers = numbering(loaded, data)
    examined = LintContext(brief, source, text, Index(brief), Verifier(brief, text), report, numbers.lost)
    for part in (check_source, check_links, check_quotes, check_claims, check_dates, check_draft):
        part(examined)
    problems = [*loaded.problems, *_located(report, numbers, data, loaded.name)]
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _located(report: Findings, numbers: Numbering, data: bytes, name: str) -> list[Problem]:
    paths = [numbers.in_file(finding.path) for finding in report.findings]
    places = locate(data, set(paths), name)
    problems = [
        Problem(
            finding.severity,
            finding.code,
            shown(path, one_line=True),
            finding.what,
            finding.mend,
            *places[path],
        )
        for path, finding in zip(paths, report.findings, strict=True)
    ]
    if report.unlisted:
        what = f"{report.unlisted:,} more problems are not listed"
        problems.append(Problem("error", "too-many", "", what, f"Mend the first {MAX_FINDINGS:,}."))
    return problems
