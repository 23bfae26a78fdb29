"""A reviewer's notes as programs and commands work with them: over the same store as the reader."""

from collections.abc import Callable, Iterable, Iterator
from os import PathLike, fspath
from typing import Unpack

from msgspec import Struct

from briefreader.base.text import name_line
from briefreader.brief.reading.problem import UnknownItemError
from briefreader.brief.verification.document import OpenDocument
from briefreader.environment import Environment, environment_of
from briefreader.notes import AnyEntry, Edit, Invalid, Notebook, Store, subject_of
from briefreader.notes.error import store_error
from briefreader.notes.item_words import ItemWords
from briefreader.notes.review import ReviewFields

_MOST_CANDIDATES = 5

Step = Callable[[Edit, Notebook], AnyEntry | None]  # of a change: the entry that is there afterwards


class NotesChange(Struct, frozen=True):
    """The entries that were added or removed, and the notes to the brief after that."""

    entries: tuple[AnyEntry, ...]
    notebook: Notebook


class Notes:
    """A reviewer's notes to briefs: what the reader shows, and `briefreader notes` works with.

    `reviewer` is a name, `folder` the notes folder; without them those that the reader would use. Everything
    waits for the disk. A change that raises StoreError because write failed stays in memory, and is
    written with the next one. Raises StoreError if something is wrong with the settings.
    """

    def __init__(self, *, reviewer: str | None = None, folder: str | PathLike[str] | None = None) -> None:
        if reviewer is not None and not name_line(reviewer):
            raise Invalid("a reviewer without a name", "Give one with letters")
        environment = environment_of(reviewer, None if folder is None else fspath(folder), None)
        for complaint in environment.complaints:
            raise Invalid(str(complaint), "Fix the settings")
        self._environment = environment

    @classmethod
    def of(cls, environment: Environment) -> "Notes":
        """Those of a run of the program, whatever there is to be said of its settings."""
        notes = cls.__new__(cls)
        notes._environment = environment
        return notes

    @property
    def reviewer(self) -> str:
        """Under whose name notes are added."""
        return self._environment.reviewer

    def read(self, document: OpenDocument) -> Notebook:
        """The notes to a brief; what is wrong with their file is in its `notice`."""
        return self._store.read(subject_of(document.brief))

    def add(
        self,
        document: OpenDocument,
        item: str,
        *,
        text: str | None = None,
        tags: Iterable[str] = (),
        bookmark: bool = False,
        **review: Unpack[ReviewFields],
    ) -> NotesChange:
        """Attach a note, tags beside those that an item has, a bookmark or a review to it, as one change.

        Of the review what is given is changed. Its verdicts, and the scale of its likelihoods, are those of
        the settings. Raises UnknownItemError, and StoreError if it cannot be kept.
        """
        if item not in document.index.items:
            from briefreader.base.nearest import nearest  # only a mistake needs it

            raise UnknownItemError("item", item, nearest(item, document.index.items))
        steps = tuple(self._steps(item, text, tuple(tags), bookmark, review))
        notebook = self.read(document)
        about = ItemWords(document).about
        with self._store.edit(subject_of(document.brief), about=about) as edit:
            added = [entry for step in steps if (entry := step(edit, notebook)) is not None]
        return NotesChange(tuple(added), edit.notebook)

    def remove(self, document: OpenDocument, entry: str) -> NotesChange:
        """Remove the one entry whose id begins so: a note, tags, a bookmark, a mark or a review.

        Raises UnknownItemError if there is none, and StoreError if there are several, or it cannot be kept.
        """
        found = [one for one in self.read(document).entries if one.id.startswith(entry)]
        if not found:
            raise UnknownItemError("entry", entry)
        if len(found) > 1:
            ids = ", ".join(one.id for one in found[:_MOST_CANDIDATES])
            raise Invalid(f"{len(found)} entries begin with “{entry}”", f"Give more of it: {ids}")
        with self._store.edit(subject_of(document.brief)) as edit:
            edit.remove(found[0].id)
        return NotesChange((found[0],), edit.notebook)

    def export(self, *documents: OpenDocument, quoted_text: bool = True) -> str:
        """The notes to briefs as Web Annotations, in one JSON-LD document that the reader can import.

        Without `quoted_text` there are no words of article or brief in it.
        """
        from briefreader.composition.exchange import json_ld

        return json_ld(((one, self.read(one)) for one in documents), quoting=quoted_text)

    def _steps(
        self, item: str, text: str | None, tags: tuple[str, ...], bookmark: bool, review: ReviewFields
    ) -> Iterator[Step]:
        if text is not None:
            yield lambda edit, _: edit.add_note(item, text)
        if tags:
            yield lambda edit, notebook: edit.set_tags(item, (*notebook.tags(item), *tags))
        if bookmark:
            yield lambda edit, notebook: None if notebook.bookmarked(item) else edit.toggle_bookmark(item)
        if review:
            fields = self._with_scale(review)
            yield lambda edit, _: edit.set_review(item, **fields)

    def _with_scale(self, review: ReviewFields) -> ReviewFields:
        """A review by the words of the settings. Raises Invalid."""
        settings = self._environment.settings
        verdict = review.get("verdict")
        if verdict is not None and verdict not in settings.verdicts:
            raise Invalid(f"“{verdict}” is not a verdict", f"The verdicts: {', '.join(settings.verdicts)}")
        return {"scale": settings.likelihood, **review} if review.get("likelihood") else review

    @property
    def _store(self) -> Store:
        try:
            return self._environment.store
        except OSError as error:
            raise store_error(error, self._environment.notes) from None
