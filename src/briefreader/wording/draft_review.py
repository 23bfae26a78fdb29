"""Sentences about changes that are not in a file yet."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefreader.brief.model.brief import SUMMARY

if TYPE_CHECKING:
    from briefreader.brief.writing.decisions import Decision

_WORDS: Mapping[str, str] = {
    "Accept": "accepting",
    "SetSpeaker": "the speaker of",
    "Drop": "dropping",
    "Hold": "who holds",
    "Reword": "the words of",
    "Add": "adding",
}


def decision_words(decision: "Decision") -> str:
    """What was decided, before the items it was decided of."""
    return _WORDS[type(decision).__name__]


def decided_on(item: str) -> str:
    """What was decided of: an item by its id, or the summary."""
    return "the summary" if item == SUMMARY else item


def changes_words(count: int) -> str:
    """How many items were decided on."""
    return f"{count} change{'s' if count != 1 else ''}"


def restored_lines(again: int, before: int, fitting: int) -> tuple[str, ...]:
    """Decisions that were not saved the last time: on this very file, and on it as it was before."""
    return (*_again(again), *_of_before(before, fitting))


def elsewhere_line(count: int, name: str) -> str:
    """Decisions that were not saved are of the file of that name."""
    return f"{changes_words(count)} of {name} not saved: open that file to go on"


def _again(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    was, it = ("were", "they are") if count > 1 else ("was", "it is")
    return (f"{changes_words(count)} of your last visit {was} not saved;", f"{it} restored: Ctrl+s saves")


def _of_before(count: int, fitting: int) -> tuple[str, ...]:
    """What was decided on the file as it was before."""
    if not count:
        return ()
    gone = "" if fitting == count else "; the items of the others are gone or changed"
    again = f"{fitting} of them restored{gone}" if fitting else "their items are gone or changed"
    if count == 1:
        again = "it is restored" if fitting else "its item is gone or changed"
    were = "was" if count == 1 else "were"
    return (f"The file has changed. {changes_words(count)} made before {were} not saved:", again)


def changed_under_review_lines(count: int) -> tuple[str, str]:
    """The file has changed under decisions that are not saved."""
    of, them = ("is of", "it") if count == 1 else ("are of", "them")
    return (
        f"The file has changed; your {changes_words(count)} {of} the version before.",
        f"Ctrl+s writes {them} to another file; u undoes {them} and then shows the change.",
    )


def laid_lines(there: Sequence[str], lost: Sequence[str], unsaved: int) -> tuple[str, ...]:
    """What became of items that were added and not saved when the file changed."""
    lines = []
    if lost:
        lines.append(f"No longer fits the file, and is left out: {', '.join(lost)}")
    if there:
        lines.append(f"In the file now: {', '.join(there)}")
    if unsaved:
        lines.append(f"{changes_words(unsaved)} still unsaved, on the new version of the file.")
    return tuple(lines) or ("The file has changed; your changes are in it.",)


def left_unsaved_words(count: int, name: str) -> str:
    """What becomes of decisions on leaving the file of that name."""
    are = "are not saved; they" if count > 1 else "is not saved; it"
    return f"{changes_words(count)} {are} will be restored when {name} is opened."


def kept_lines(only_in_memory: bool, others: int) -> tuple[str, ...]:
    """What stays in sight of decisions: those that are kept nowhere, those of other windows."""
    memory = "Your changes are only in memory: Ctrl+s writes them to a file"
    told = f"Another window has {changes_words(others)} of this brief; each saves its own"
    return (*((memory,) if only_in_memory else ()), *((told,) if others else ()))
