"""All that is wrong with a brief at once: errors first, each with its consequences behind it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.patterns import pattern
from briefreader.brief.lint import causes
from briefreader.brief.lint.claims import check_claims
from briefreader.brief.lint.context import LintContext
from briefreader.brief.lint.copied import check_own_words
from briefreader.brief.lint.dates import check_dates
from briefreader.brief.lint.draft import check_draft
from briefreader.brief.lint.links import check_links
from briefreader.brief.lint.places import check_places
from briefreader.brief.lint.quotes import check_quotes
from briefreader.brief.lint.source import check_source
from briefreader.brief.model.brief import Brief
from briefreader.brief.model.links import Index
from briefreader.brief.reading.assemble import Assembly, with_ids
from briefreader.brief.reading.findings import Finding, Findings
from briefreader.brief.reading.load import Loaded, locate, located, too_many
from briefreader.brief.reading.numbering import Numbering, entries, numbered, numbering
from briefreader.brief.reading.problem import BriefError, Problem, in_order
from briefreader.brief.verification.document import OpenDocument, StrPath, opened, read_document
from briefreader.brief.verification.source import SourceText, paragraphs_at_hand
from briefreader.brief.verification.verification import VerificationState, Verifier

_QUOTE = pattern(r"quotes\[(\d+)\]")
_PARTS: tuple[Callable[[LintContext], None], ...] = (
    check_source,
    check_links,
    check_quotes,
    check_places,
    check_claims,
    check_own_words,
    check_dates,
    check_draft,
)


class Examined(NamedTuple):
    """Everything that is wrong with a brief, errors first, and how many quotes are in each state."""

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
    """Read a brief as `load` does, and list all its problems, errors first. Raises BriefError."""
    data, document = read_document(brief, source, name=name, folders=folders)
    return CheckedBrief(document, lint(document.loaded, data, document.source))


def lint(loaded: Loaded, data: bytes, source: SourceText | None) -> tuple[Problem, ...]:
    """What loading found and what the brief's meaning shows, errors first.

    `data` are the bytes the brief was loaded from; `source` is the article, if it is at hand.
    """
    return examine(opened(loaded, source), BytesIO(data)).problems


def examine(document: OpenDocument, file: BinaryIO, pause: Callable[[], None] = lambda: None) -> Examined:
    """The same of a brief that is open; `file` has the bytes, and is read only for the places.

    `pause` is called again and again, between a few microseconds of work.
    """
    loaded = document.loaded
    numbers = numbering(loaded, file)
    examined = _looked_at(document, numbers, pause)
    report = examined.report
    found = [one._replace(path=numbers.in_file(one.path)) for one in report.findings]
    places = locate(file, {one.path for one in found}, loaded.name)
    problems = [*loaded.problems, *(located(one, places[one.path]) for one in found)]
    if any(one.severity != "note" for one in problems):
        problems = _with_causes(problems, found, document, numbers, file, pause)
    if report.unlisted:
        problems.append(too_many(report))
    return Examined(tuple(causes.behind_causes(sorted(problems, key=in_order))), examined.states)


def _looked_at(document: OpenDocument, numbers: Numbering, pause: Callable[[], None]) -> LintContext:
    """A brief after all parts of the linter have looked at it."""
    examined = LintContext(
        document.brief,
        document.source,
        document.text,
        document.index,
        document.verify,
        Findings(),
        Counter(),
        pause,
        numbers.lost,
        document.loaded,
    )
    for part in _PARTS:
        part(examined)
    return examined


def _with_causes(  # noqa: PLR0913, PLR0917 - what was found, and of what
    problems: list[Problem],
    found: Sequence[Finding],
    document: OpenDocument,
    numbers: Numbering,
    file: BinaryIO,
    pause: Callable[[], None],
) -> list[Problem]:
    """The problems, of which those that follow from others say so."""
    file.seek(0)
    data = file.read(causes.LARGEST + 1)
    if len(data) > causes.LARGEST:
        return problems
    name = document.loaded.name
    tree = causes.tree_of(entries(data, name))
    of_loading = Findings()
    Assembly(name, of_loading).brief(causes.entries_of(tree))
    all_found = (*of_loading.findings, *found)
    fixes = {(one.code, one.path): fix for one in all_found if (fix := causes.assumed(one))}
    mending = [
        causes.Cause(problem, fixes[problem.code, problem.path])
        for problem in problems
        if (problem.code, problem.path) in fixes
    ]
    left = None
    first = {(one.code, one.path) for one in of_loading.findings}
    loading = [one for one in mending if (one.problem.code, one.problem.path) in first]
    if loading:  # what it lost can be named anywhere, and needs no other fix
        left = _left(causes.mended(tree, (one.fix for one in loading)), document, pause)
        mending = [one for one in mending if left is None or one in loading or one.is_among(left)]
    if len(mending) > len(loading):
        left = _left(causes.mended(tree, (one.fix for one in mending)), document, pause)
    parts = {quote.id: numbers.in_file(f"quotes[{at}]") for at, quote in enumerate(document.brief.quotes)}
    return causes.with_causes(problems, mending, left, causes.Parts(parts, numbers.mentions))


def _left(
    mended: causes.Tree, document: OpenDocument, pause: Callable[[], None]
) -> frozenset[tuple[str, str]] | None:
    """Code and path of what is wrong with a mended tree; None if that cannot be told."""
    report = Findings()
    name = document.loaded.name
    try:
        brief = with_ids(Assembly(name, report).brief(causes.entries_of(mended)))
    except BriefError:
        return None
    loaded = replace(document.loaded, brief=brief, problems=())
    numbers = numbered(brief, causes.entries_of(mended))
    examined = _looked_at(opened(loaded, document.source), numbers, pause)
    of_loading = frozenset((one.code, one.path) for one in report.findings)
    return of_loading | {(one.code, numbers.in_file(one.path)) for one in examined.report.findings}


def faulty_quotes(brief: Brief, verify: Verifier) -> frozenset[str]:
    """The ids of quotes that have errors in a brief of which there is no file."""
    report, text = Findings(), paragraphs_at_hand(brief, None)
    check_quotes(LintContext(brief, None, text, Index(brief), verify, report, Counter(), lambda: None))
    found = (_QUOTE.match(one.path) for one in report.findings if one.severity == "error")
    return frozenset(brief.quotes[int(one[1])].id for one in found if one is not None)
