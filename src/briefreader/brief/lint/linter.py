"""All that is wrong with a brief, at once and in the order of its lines."""

from collections import Counter
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec import Struct

from briefreader.base.patterns import pattern
from briefreader.base.text import shown
from briefreader.brief.lint.claims import check_claims
from briefreader.brief.lint.context import LintContext
from briefreader.brief.lint.dates import check_dates
from briefreader.brief.lint.draft import check_draft
from briefreader.brief.lint.links import check_links
from briefreader.brief.lint.quotes import check_quotes
from briefreader.brief.lint.source import check_source
from briefreader.brief.model.brief import Brief
from briefreader.brief.model.links import Index
from briefreader.brief.reading.findings import MAX_FINDINGS, Findings
from briefreader.brief.reading.load import Loaded, locate
from briefreader.brief.reading.numbering import Numbering, numbering
from briefreader.brief.reading.problem import Problem
from briefreader.brief.verification.document import OpenDocument, StrPath, opened, read_document
from briefreader.brief.verification.source import SourceText, paragraphs_at_hand
from briefreader.brief.verification.verification import VerificationState, Verifier

_QUOTE = pattern(r"quotes\[(\d+)\]")


class Examined(NamedTuple):
    """Everything that is wrong with a brief, sorted by line, and how many quotes are in each state."""

    problems: tuple[Problem, ...]
    states: Counter[VerificationState]


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
    return examine(opened(loaded, source), BytesIO(data)).problems


def examine(document: OpenDocument, file: BinaryIO, pause: Callable[[], None] = lambda: None) -> Examined:
    """The same of a brief that is open; `file` has the bytes, and is read only for the places.

    `pause` is called again and again, between a few microseconds of work.
    """
    loaded, report = document.loaded, Findings()
    numbers = numbering(loaded, file)
    examined = LintContext(
        loaded.brief,
        document.source,
        document.text,
        document.index,
        document.verify,
        report,
        Counter(),
        pause,
        numbers.lost,
    )
    for part in (check_source, check_links, check_quotes, check_claims, check_dates, check_draft):
        part(examined)
    problems = [*loaded.problems, *_located(report, numbers, file, loaded.name)]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return Examined(tuple(problems), examined.states)


def faulty_quotes(brief: Brief, verify: Verifier) -> frozenset[str]:
    """The ids of quotes that have errors in a brief of which there is no file."""
    report, text = Findings(), paragraphs_at_hand(brief, None)
    check_quotes(LintContext(brief, None, text, Index(brief), verify, report, Counter(), lambda: None))
    found = (_QUOTE.match(one.path) for one in report.findings if one.severity == "error")
    return frozenset(brief.quotes[int(one[1])].id for one in found if one is not None)


def _located(report: Findings, numbers: Numbering, file: BinaryIO, name: str) -> list[Problem]:
    paths = [numbers.in_file(finding.path) for finding in report.findings]
    places = locate(file, set(paths), name)
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
        problems.append(Problem("error", "too-many", "", what, f"Fix the first {MAX_FINDINGS:,}."))
    return problems
