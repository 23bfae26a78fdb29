"""`briefreader check`."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from briefreader.brief import BriefError, Problem
from briefreader.brief.model.brief import Paragraph
from briefreader.brief.reading.load import read_bytes
from briefreader.brief.reading.problem import SEVERITIES
from briefreader.brief.verification.document import opened
from briefreader.brief.verification.source import read_source
from briefreader.brief.verification.versions import compare_versions, is_other_version
from briefreader.commands.checked import CheckedFile, all_checked, refused, write_fixed
from briefreader.commands.options import STDIN, format_option, shared_options
from briefreader.commands.output import Failure, narrate, say, say_json, tell_unsynced
from briefreader.commands.session import Session, clean, unreadable
from briefreader.wording.problems import with_consequences

UNREADABLE = 2


@click.command("check", epilog="Example: briefreader check --source article.txt brief.yaml")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--source",
    "source_path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The article, if it is not found by itself; or a corrected version of it, to compare with.",
)
@click.option("--stamp", is_flag=True, help="Print the attestation: every span was found in the source file.")
@click.option(
    "--in-place", is_flag=True, help="With --stamp: put it into the brief, and change nothing else."
)
@click.option("--fix", "fixes", is_flag=True, help="Write what can be fixed for certain to a new file.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="With --fix: the new file, never an old one.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@format_option("text", "json")
@shared_options
@click.pass_context
def check_command(
    context: click.Context,
    paths: tuple[str, ...],
    source_path: Path | None,
    stamp: bool,
    in_place: bool,
    fixes: bool,
    output: Path | None,
    strict: bool,
    format_name: str,
) -> int:
    """Check a brief and list all problems.

    Every problem comes with file, line and column, the field, what is wrong, and how to mend it; errors come
    first, and problems that follow from another one are counted behind it. Quotes are compared with the
    article, if it is at hand. PATH is a brief, a folder of briefs, or - for stdin. The exit code is 1 if
    there are errors, 2 if a brief cannot be read.

    With --fix, what is certain is corrected in a new file, which keeps the comments; problems and exit code
    are those of the new file.

    If --source names another version of the article than the one the brief was made from, in any format that
    `draft` reads, the command lists the quotes that have changed since; the exit code is 1 if there are any.
    """
    if len(paths) > 1 and (stamp or fixes or source_path is not None):
        raise click.UsageError("--source, --stamp and --fix are for one brief at a time.", context)
    if in_place and (not stamp or STDIN in paths):
        raise click.UsageError("--in-place goes with --stamp and a file.", context)
    if fixes != (output is not None) or (fixes and (stamp or source_path or STDIN in paths)):
        raise click.UsageError("--fix and --output go together, with one brief and nothing else.", context)
    session = Session(context)
    if source_path is not None:
        results = [_checked_against(session, paths[0], source_path)]
    else:
        if output is not None:
            write_fixed(session, paths[0], output)
            paths = (str(output),)
        results = all_checked(session, paths)
    if stamp:
        _refuse_other_version(results[0])
    if format_name == "json":
        say_json({"files": [_tree(result) for result in results]})
    else:
        _print(results, narrate if stamp and not in_place else say)
    _summarize(results)
    if stamp:
        _stamp(session, results[0], in_place=in_place)
    return _exit_code(results, strict=strict)


def _checked_against(session: Session, path: str, source_path: Path) -> CheckedFile:
    """A brief and the article that was named: its own, or another version."""
    try:
        return _compared(session, path, source_path)
    except Failure as failure:
        return refused(path, failure)


def _compared(session: Session, path: str, source_path: Path) -> CheckedFile:
    from briefreader.brief.lint.linter import lint

    data, document = session.read(path)
    loaded = document.loaded
    with unreadable():
        article = read_bytes(source_path)
        if is_other_version(document.brief, article):
            comparison = compare_versions(document, _paragraphs(article, source_path), source_path.name)
            return CheckedFile(loaded.name, loaded.problems, document, comparison)
        source = read_source(source_path)
    return CheckedFile(loaded.name, lint(loaded, data, source), opened(loaded, source))


def _paragraphs(article: bytes, path: Path) -> Sequence[Paragraph]:
    """Those of an article in any format. Raises BriefError."""
    from briefreader.draft import read_article

    try:
        return read_article(article, path.name).paragraphs
    except BriefError as error:
        raise BriefError(error.what, str(path), error.mend) from None


def _refuse_other_version(result: CheckedFile) -> None:
    if result.comparison is not None:
        raise Failure(
            "is not the file the brief was made from; only that one can be attested",
            "Name the file whose hash is `source.sha256`.",
            where=clean(result.comparison.name),
            code=1,
        )


def _print(results: Iterable[CheckedFile], write: Callable[[str], None]) -> None:
    for result in results:
        lines = [
            clean(f"{_line(problem, result.name)} {following}".rstrip())
            for problem, following in with_consequences(result.problems)
        ]
        if result.comparison is not None:
            from briefreader.printing.versions import comparison_lines

            assert result.document is not None
            lines += map(clean, comparison_lines(result.comparison, result.document.index))
        if lines:
            (write if result.document is not None else narrate)("\n".join(lines))


def _line(problem: Problem, name: str) -> str:
    path = f"{problem.path}: " if problem.path else ""
    what = problem.what.rstrip(".")
    return f"{problem.located(name)}: {problem.severity}: {path}{what}. {problem.mend}"


def _tree(result: CheckedFile) -> dict[str, Any]:
    document = result.document
    from briefreader.printing.tree import problem_tree, verification_tree

    problems = [problem_tree(problem) for problem in result.problems]
    if document is None:
        (problem,) = result.problems
        told = {"what": f"{problem.located(result.name)}: {problem.what}", "mend": problem.mend}
        return {"file": result.name, "problems": problems, "unreadable": told}
    if result.comparison is not None:
        from briefreader.printing.versions import comparison_tree

        return {
            "file": result.name,
            "problems": problems,
            "comparison": comparison_tree(result.comparison, document.index),
        }
    return {
        "file": result.name,
        "problems": problems,
        "verification": verification_tree(document, document.brief.quotes),
    }


def _summarize(results: Sequence[CheckedFile]) -> None:
    """How much there is, on stderr."""
    comparison = results[0].comparison
    if comparison is not None and not results[0].problems:
        if comparison.uncompared:
            narrate(_uncompared(comparison.uncompared))
        return
    told = Counter(problem.severity for result in results for problem in result.problems if result.document)
    found = [f"{told[one]} {one}{'' if told[one] == 1 else 's'}" for one in SEVERITIES if told[one]]
    readable = sum(result.document is not None for result in results)
    files = "1 brief" if len(results) == 1 else f"{len(results)} briefs"
    unread = f", {len(results) - readable} cannot be read" if readable < len(results) else ""
    narrate(f"{files}{unread}: {', '.join(found) or 'no problems'}" if readable else f"{files}{unread}")


def _uncompared(number: int) -> str:
    quotes = "1 quote in own words is" if number == 1 else f"{number} quotes in own words are"
    return f"{quotes} not compared: the words of the paragraphs are not available."


def _counts(results: Iterable[CheckedFile]) -> Counter[str]:
    return Counter(problem.severity for result in results for problem in result.problems)


def _stamp(session: Session, result: CheckedFile, *, in_place: bool) -> None:
    """Attest that every span was found. Raises Failure."""
    from briefreader.brief.writing.stamp import attest, attested_lines, stamp_in_place

    if result.document is None:
        return
    loaded, source = result.document.loaded, result.document.source
    if source is None:
        raise Failure("there is no source file to compare with", "Name it: --source FILE.", where=result.name)
    today, reviewer = session.environment.today.isoformat(), session.environment.reviewer
    try:
        attested = attest(loaded, source, checked=today, checked_by=reviewer)
    except BriefError as error:
        raise Failure(error.what, error.mend, where=error.where, code=1) from None
    if not in_place:
        say("\n".join(attested_lines(attested)))
        narrate("Put these lines into the brief, under source:")
        return
    assert loaded.path is not None
    with unreadable():
        unsynced = stamp_in_place(loaded.path, loaded, attested)
    narrate(clean(f"Stamped {result.name}"))
    tell_unsynced(loaded.path, unsynced)


def _exit_code(results: Sequence[CheckedFile], *, strict: bool) -> int:
    if any(result.document is None for result in results):
        return UNREADABLE
    if any(result.comparison is not None and result.comparison.changes for result in results):
        return 1
    counts = _counts(results)
    return int(counts["error"] > 0 or (strict and counts["warning"] > 0))
