"""Sentences about a reviewer's notes as a whole."""

from briefreader.notes import Notebook


def notebook_lines(notebook: Notebook) -> tuple[str, ...]:
    """What stays in sight: changes that are not on the disk, or that cannot be made."""
    if notebook.pending:
        are = "changes are" if notebook.pending > 1 else "change is"
        return (f"{notebook.pending} {are} only in memory: W writes all notes to another file",)
    return (f"Read-only: {notebook.notice}",) if notebook.read_only and notebook.notice else ()


def moving_line(words: str) -> str:
    """An entry with these words is on its way to another item."""
    return f"Carrying {words}: A puts it on the item under the cursor, Esc puts it down"
