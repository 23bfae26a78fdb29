"""What a reviewer attached to items, in words. Strings are raw: who shows them cleans them."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from msgspec.structs import replace

from briefreader.base.text import one_line
from briefreader.brief.model.links import Index
from briefreader.notes import (
    SOURCE,
    UNPLACED,
    Addition,
    AnyEntry,
    BasketItem,
    Bookmark,
    Mark,
    Note,
    Notebook,
    Review,
    Tags,
    Use,
    grade_text,
    normal_tags,
)
from briefreader.notes.item_words import Moved
from briefreader.wording.brief import gone_words, said_words
from briefreader.wording.phrases import joined, quoted, sentence

# What stands before the words of an entry that do not say themselves what they are.
_LABELS: Mapping[str, str] = {"note": "Note", "tags": "Tags", "addition": "Added to the citation"}


def entry_words(entry: AnyEntry) -> str:
    """What an entry says, in one phrase."""
    match entry:
        case Note():
            return _note_words(entry, " ")
        case Tags():
            return tag_words(entry.tags)
        case Bookmark():
            return joined(("bookmark", one_line(entry.label)), ": ")
        case Mark():
            return f"mark {one_line(entry.letter)}"
        case Review():
            return reviewed_words(entry)
        case Addition():
            return addition_words(entry)
        case BasketItem():
            return basket_words(entry)
        case Use():
            return f"used in {one_line(entry.report)}"
    assert_never(entry)


def labelled_entry(entry: AnyEntry, writer: str = "") -> str:
    """The same with what it is, where no sign stands beside it: `Note: ask the ministry`.

    `writer` is who wrote it, if it is not one of those whose notes are told of.
    """
    words = _note_words(entry, ": ") if isinstance(entry, Note) else entry_words(entry)
    label, by = _LABELS.get(entry.kind), f" by {writer}" if writer else ""
    return f"{label}{by}: {words}" if label else f"{sentence(words)}{by and f' ({by.strip()})'}"


def written_words(text: str, writer: str) -> str:
    """A text of a note, or other words of an entry, with who wrote it, if that is somebody else."""
    return f"{writer}: {text}" if writer else text


def _note_words(note: Note, separator: str) -> str:
    """The passage that a note is about, its text and its tags."""
    about = quoted(note.anchor.exact) if note.anchor else None
    return joined((joined((about, note.text), separator), tag_words(note.tags)), " ")


def reviewed_words(review: Review) -> str:
    """What is held of the item, and whether it counts as reviewed: `reviewed: B2, verdict false: Seen`."""
    named = f"verdict {review.verdict}" if review.verdict else None
    held = review_words(replace(review, verdict=named))
    if held and review.state != "reviewed":
        return joined((f"{held} (not marked as reviewed)", review.comment), ": ")
    return joined((state_words(review), held, review.comment), ": ")


def state_words(review: Review | None) -> str:
    """Whether a reviewer has reviewed an item."""
    return "reviewed" if review is not None and review.state == "reviewed" else "not reviewed"


def review_words(review: Review) -> str:
    """What a reviewer holds of an item: `B2, supported, likely, high confidence`."""
    return joined((one_line(grade_text(review) or ""), opinion_words(review)), ", ")


def opinion_words(review: Review) -> str:
    """The same without the grade."""
    confidence = f"{review.confidence} confidence" if review.confidence else None
    held = (review.verdict, review.likelihood, confidence)
    return joined((one_line(words or "") for words in held), ", ")


def tag_words(tags: Iterable[str]) -> str:
    """`#arms #seoul`; `#Fact Check`."""
    return " ".join(map(tag_name, normal_tags(tags)))


def tag_name(tag: str) -> str:
    """`#arms`; with the numbers of letters that only look like these."""
    if tag.isascii():
        return f"#{tag}"
    from briefreader.base.lookalikes import unmasked

    return f"#{unmasked(tag)}"


def addition_words(addition: Addition) -> str:
    """`date 2024-10-16 (inferred)`."""
    inferred = " (inferred)" if addition.inferred else ""
    from briefreader.wording.remarks import missing_words  # few citations are completed

    return f"{missing_words([addition.field])} {one_line(addition.value)}{inferred}"


def basket_words(item: BasketItem) -> str:
    """`in the basket, opens “Casualties”: the Ukrainian side`; a note is said to be one."""
    what = "its note in the basket" if item.note else "in the basket"
    opens = f"opens {quoted(one_line(item.section))}" if item.section else None
    return joined((joined((what, opens), ", "), item.comment), ": ")


def basket_name(item: BasketItem) -> str:
    """`q-denial`, or `the note on q-denial`."""
    return f"the note on {item.item}" if item.note else item.item


def target_words(index: Index, item_id: str) -> str:
    """The item that entries are attached to, in a phrase."""
    if item_id == SOURCE:
        return "the citation of the source"
    if item_id == UNPLACED:
        return "imported, without a place in this brief"
    item = index.items.get(item_id)
    return said_words(item, index) if item else gone_words(item_id)


def about_item(index: Index, item_id: str) -> str:
    """The same with what it is and its id: `Quote q-denial: “No,”`."""
    if item_id in index.items:
        return f"{sentence(index.kind(item_id))} {item_id}: {target_words(index, item_id)}"
    return (
        sentence(target_words(index, item_id))
        if item_id in (SOURCE, UNPLACED)
        else gone_words(item_id, "the")
    )


def moved_words(moved: Moved) -> str:
    """That something stands under other words than those it was attached to, and where these are."""
    written = f"written to {quoted(moved.begins)}" if moved.begins else None
    there = f"these are at {', '.join(moved.found)} now" if moved.found else None
    return joined(("the words have changed", joined((written, there), "; ")), ": ")


def note_words(note: Note, moved: Moved | None) -> str:
    """The text of a note, which says so if it was written to other words than its item has."""
    return note.text if moved is None else f"{note.text} [{moved_words(moved)}]"


def notebook_lines(notebook: Notebook) -> tuple[str, ...]:
    """What stays in sight: changes that are not on the disk, or that cannot be made."""
    if notebook.pending:
        are = "changes are" if notebook.pending > 1 else "change is"
        return (f"{notebook.pending} {are} only in memory: W writes all notes to another file",)
    return (f"Read-only: {notebook.notice}",) if notebook.read_only and notebook.notice else ()


def moving_line(words: str) -> str:
    """An entry with these words is on its way to another item."""
    return f"Moving {words}: A attaches it here, Esc cancels"
