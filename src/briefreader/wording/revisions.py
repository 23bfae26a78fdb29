"""What has become of a brief since it was read."""

from briefreader.brief.model.brief import Brief
from briefreader.brief.model.fingerprints import ItemDifferences
from briefreader.notes.state import ReadRevision


def difference_words(found: ItemDifferences) -> str:
    """`1 new, 2 changed, 0 gone`; empty where nothing differs."""
    if not found.marked and not found.gone:
        return ""
    return f"{found.new} new, {found.changed} changed, {found.gone} gone"


def since_words(found: ItemDifferences, before: ReadRevision | None, brief: Brief) -> str:
    """What differs since a brief was read, and the key that compares."""
    number = before.revision if before is not None else None
    since = "your last visit" if number in (None, brief.revision) else f"you read revision {number}"
    marked = " (marked)" if found.marked else ""
    return f"Since {since}: {difference_words(found) or 'no items changed'}{marked}. = compares"


def older_words(newest: ReadRevision) -> str:
    """That an older revision is shown than was read before."""
    number = f"revision {newest.revision}" if newest.revision is not None else "a newer one"
    return f"An older revision: you have read {number}. = compares"
