"""Problems of a brief, in words."""

from collections.abc import Iterable, Iterator, Sequence

from briefreader.brief.reading.problem import Problem

_NAMED = 6  # lines in a message


def with_consequences(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Each problem that does not follow from another one, with a sentence that counts those that do."""
    listed = list(problems)
    roots = {one.path for one in listed if one.because_of is None}
    following: dict[str, list[Problem]] = {}
    for problem in listed:
        if problem.because_of in roots:
            following.setdefault(problem.because_of or "", []).append(problem)
    for problem in listed:
        if problem.because_of not in roots:
            yield problem, consequence_words(following.pop(problem.path, ()))


def consequence_words(following: Sequence[Problem]) -> str:
    """`4 more follow from it (lines 35, 42, 49, 56).`; nothing where none do."""
    if not following:
        return ""
    lines = [str(line) for line in dict.fromkeys(one.line for one in following) if line is not None]
    more = f"{', '.join(lines[:_NAMED])}{' …' if len(lines) > _NAMED else ''}"
    place = f" (line{'' if len(lines) == 1 else 's'} {more})" if lines else ""
    return f"{'1 more follows' if len(following) == 1 else f'{len(following)} more follow'} from it{place}."
