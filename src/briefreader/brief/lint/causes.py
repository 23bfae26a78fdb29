"""Which problems follow from others: they go away as soon as those are mended.

The fixes, and what is taken for granted where there are none, are put into the tree of the file, and all is
looked at once more. What is not found again is a consequence.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from msgspec.structs import replace

from briefreader.base.patterns import pattern
from briefreader.brief.reading.assemble import LISTS
from briefreader.brief.reading.findings import Finding
from briefreader.brief.reading.problem import Fix, Problem
from briefreader.brief.reading.tree import Entries, Node

Tree = dict[str, Node]
Look = Callable[[Entries], Iterable[tuple[str, str]] | None]

LARGEST = 1 << 19  # bytes of a file of which this is asked
_STEP = pattern(r"([^.\[\]]+)|\[(\d+)\]")
_PART = pattern(r"\w+\[\d+\]")
# What says that something is not there.
_LACKING = frozenset(("unused-speaker", "claim-without-quote", "position-without-quote", "no-opposition"))
_ID = pattern(r"\"([a-z][a-z0-9-]*)\"")


class Parts(NamedTuple):
    """The paths of quotes by their ids, and of parts that could not be read by the texts in them."""

    quotes: Mapping[str, str]
    mentions: Mapping[str, str]


class Cause(NamedTuple):
    """A problem, and what would mend it."""

    problem: Problem
    fix: Fix

    def is_among(self, found: Collection[tuple[str, str]]) -> bool:
        """Whether the problem is found, by its code and path."""
        return (self.problem.code, self.problem.path) in found


def with_causes(
    problems: Sequence[Problem],
    causes: Sequence[Cause],
    left: Collection[tuple[str, str]] | None,
    parts: "Parts",
) -> list[Problem]:
    """The problems, of which those that follow from others say so.

    `left` are code and path of those that are found once the causes are mended; None if that is not known.
    """
    told = list(problems)
    if left is not None and causes:
        causes = _apart(causes)
        own = {(cause.problem.code, cause.problem.path) for cause in causes}
        for number, problem in enumerate(told):
            if (problem.code, problem.path) in own or (problem.code, problem.path) in left:
                continue
            if problem.severity != "note":
                told[number] = replace(problem, because_of=_cause_of(problem, causes).problem.path)
    return _rooted(_of_one_shift(_of_misplaced(_of_lost(told, parts), parts)))


def behind_causes(problems: Sequence[Problem]) -> list[Problem]:
    """The problems in their order, but each consequence behind its cause."""
    following: dict[str, list[Problem]] = {one.path: [] for one in problems if one.because_of is None}
    for problem in problems:
        if problem.because_of in following:
            following[problem.because_of].append(problem)
    roots = frozenset(following)
    told: list[Problem] = []
    for problem in problems:
        if problem.because_of not in roots:
            told += [problem, *(following.pop(problem.path, ()) if problem.because_of is None else ())]
    return told


def _apart(causes: Sequence[Cause]) -> list[Cause]:
    """The causes without those that the fix of another one mends as well, as it is at their place."""
    at_place = {cause.fix.path for cause in causes if cause.problem.path == cause.fix.path}
    return [
        cause
        for cause in causes
        if cause.problem.path == cause.fix.path or cause.fix.path not in at_place or cause.fix.certain
    ]


def _cause_of(problem: Problem, causes: Sequence[Cause]) -> Cause:
    """The cause that is nearest to a consequence: of the same part, or of an id that it names."""
    part = _part_of(problem.path)
    for cause in causes:
        if part and _part_of(cause.problem.path) == part:
            return cause
    named = set(_ID.findall(problem.what))
    for cause in causes:
        if {str(cause.fix.value), *_ID.findall(cause.problem.what)} & named:
            return cause
    return causes[0]


def _part_of(path: str) -> str:
    found = _PART.match(path)
    return found[0] if found is not None else ""


def _rooted(problems: list[Problem]) -> list[Problem]:
    """What follows from a consequence follows from its cause."""
    above = {one.path: one.because_of for one in problems if one.because_of is not None}
    roots = {one.path for one in problems if one.because_of is None}
    for number, problem in enumerate(problems):
        cause, seen = problem.because_of, set[str]()
        while cause is not None and cause not in roots and cause not in seen and cause in above:
            seen.add(cause)
            cause = above[cause]
        if cause != problem.because_of:
            problems[number] = replace(problem, because_of=cause)
    return problems


# --- one miscounted paragraph -------------------------------------------------------------------


def _of_lost(problems: list[Problem], parts: Parts) -> list[Problem]:
    """What is said to be lacking, and stands in a part that could not be read."""
    broken = {_part_of(one.path): one.path for one in reversed(problems) if one.severity == "error"}
    for number, problem in enumerate(problems):
        if problem.code not in _LACKING or problem.because_of is not None:
            continue
        lost = [parts.mentions[name] for name in _ID.findall(problem.what) if name in parts.mentions]
        part = next((one for one in lost if one in broken), _part_of(problem.path))
        cause = broken.get(part)
        if cause is not None and cause != problem.path:
            problems[number] = replace(problem, because_of=cause)
    return problems


def _of_misplaced(problems: list[Problem], parts: Parts) -> list[Problem]:
    """Places of claims and events that are wrong because those of their quotes are."""
    misplaced = {_part_of(one.path): one.path for one in problems if one.code == "span-misplaced"}
    for number, problem in enumerate(problems):
        if problem.code != "wrong-place" or problem.path.startswith("quotes"):
            continue
        causes = (misplaced.get(parts.quotes.get(name, "")) for name in _ID.findall(problem.what))
        if (cause := next(filter(None, causes), None)) is not None:
            problems[number] = replace(problem, because_of=cause)
    return problems


def _of_one_shift(problems: list[Problem]) -> list[Problem]:
    """Places that are all too high or too low by the same number: the first is told, the others follow."""
    shifts = {number: shift for number, one in enumerate(problems) if (shift := _shift(one)) is not None}
    for _, group in groupby(sorted(shifts, key=lambda one: shifts[one]), key=lambda one: shifts[one]):
        numbers = sorted(group, key=lambda one: (problems[one].line or 0, problems[one].column or 0))
        errors = [one for one in numbers if problems[one].severity == "error"]
        if len(numbers) < 2:
            continue
        first = (errors or numbers)[0]
        for number in numbers:
            if number != first:
                problems[number] = replace(problems[number], because_of=problems[first].path)
    return problems


_PLACES = pattern(r"(?:is|are) in paragraph (\d+), not in paragraph (\d+)$")


def _shift(problem: Problem) -> int | None:
    """By how much a place is wrong; None where it is not a number that is."""
    found = _PLACES.search(problem.what)
    if problem.because_of is not None or problem.fix is None or found is None:
        return None
    return int(found[2]) - int(found[1])


# --- the tree of a file -------------------------------------------------------------------------


def tree_of(entries: Entries) -> Tree:
    """The whole tree of a file whose lists come element by element."""
    tree: Tree = {}
    for key, index, node in entries:
        if index is None:
            tree[key] = node
        else:
            tree.setdefault(key, []).append(node)
    return tree


def entries_of(tree: Mapping[str, Node]) -> Iterator[tuple[str, int | None, Node]]:
    """The entries of a tree, as a file gives them."""
    for key, value in tree.items():
        if key in LISTS and isinstance(value, list):
            yield from ((key, index, element) for index, element in enumerate(value))
        else:
            yield key, None, value


def mended(tree: Tree, fixes: Iterable[Fix]) -> Tree:
    """A copy of a tree with the fixes put in; those whose place is not there are left out."""
    result: Tree = _copied(tree)
    for fix in fixes:
        _set(result, fix)
    return result


def _copied(node: Node) -> Any:
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(one) for one in node] if isinstance(node, list) else node


def _set(tree: Tree, fix: Fix) -> None:
    *parents, last = steps_of(fix.path)
    holder: Any = tree
    for step in parents:
        if not _has(holder, step):
            return
        holder = holder[step]
    if isinstance(holder, dict) and isinstance(last, str):
        if fix.renames is not None:
            holder.pop(steps_of(fix.renames)[-1], None)
        holder.pop(last, None)
        if fix.value is not None:
            holder[last] = _copied(fix.value)
    elif _has(holder, last):
        holder[last] = _copied(fix.value)


def _has(holder: Node, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(holder, list) and step < len(holder)
    return isinstance(holder, dict) and step in holder


def steps_of(path: str) -> list[str | int]:
    """`quotes[3].spans` as its steps; a key with a dot is not told apart."""
    return [found[1] or int(found[2]) for found in _STEP.finditer(path)]


def assumed(finding: Finding) -> Fix | None:
    """What mends a finding, or is taken for granted in its place."""
    return finding.fix or finding.assumed
