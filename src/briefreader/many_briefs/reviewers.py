"""What reviewers keep beside the briefs of a library: notes, links, names, saved queries, what was read."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from briefreader.base.paths import unsaved_folder
from briefreader.environment import Environment
from briefreader.library.items import BriefFacts, IsUnread

if TYPE_CHECKING:  # where nobody has notes, they are not imported
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.library.same_person import SamePerson
    from briefreader.notes import Notebook
    from briefreader.notes.colleague import KeptEntries
    from briefreader.notes.links_file import ItemLink, LinkChange
    from briefreader.notes.names_file import PersonEntry
    from briefreader.notes.saved_queries import SavedQueries
    from briefreader.notes.shown import ShownNotes
    from briefreader.notes.toml_file import EntryFile

E = TypeVar("E", bound=Struct)


class ReviewerFiles(Struct, frozen=True):
    """The files of the reviewer, which can be changed, and those of the colleagues who are shown."""

    environment: Environment

    @property
    def _own(self) -> Path:
        return self.environment.notes / self.environment.identity.folder

    @property
    def _hidden(self) -> frozenset[str]:
        return self.environment.state.chosen.choices().hidden

    @property
    def _is_there(self) -> bool:
        return self.environment.notes.is_dir()

    # --- notes, and what was read -----------------------------------------------------------------

    @property
    def notes(self) -> "ShownNotes | None":
        """The notes that are shown, as their files are now; None where there is no folder of notes."""
        if not self._is_there:
            return None
        from briefreader.notes.shown import ShownNotes

        around = self.environment
        unsaved = unsaved_folder(around.state_folder)
        return ShownNotes(around.notes, around.identity, around.store.read, unsaved, self._hidden)

    @property
    def is_unread(self) -> IsUnread:
        """Whether a revision was never opened; what was is read when this is first asked."""
        marks = cache(self.environment.state.opened.marks)
        return lambda facts: marks().isdisjoint(_marks_of(facts))

    # --- links ------------------------------------------------------------------------------------

    @property
    def links(self) -> "tuple[KeptEntries[ItemLink], ...]":
        """What everybody has decided of items of several briefs."""
        from briefreader.notes.links_file import LINKS

        return self._kept(LINKS)

    def own_links(self) -> "tuple[ItemLink, ...]":
        """Those of the reviewer alone. Raises StoreError."""
        from briefreader.notes.links_file import LINKS

        return LINKS.read(self._own) if self._is_there else ()

    def change_links(self, change: "LinkChange") -> None:
        """Take links of the reviewer away, and add others. Raises StoreError."""
        from briefreader.notes.links_file import change_links

        around = self.environment
        change_links(around.notes, around.identity, change, private=around.notes_are_private)

    # --- names ------------------------------------------------------------------------------------

    @property
    def names(self) -> "tuple[KeptEntries[PersonEntry], ...]":
        """Who is one person, as everybody has confirmed it."""
        from briefreader.notes.names_file import NAMES

        return self._kept(NAMES)

    @property
    def persons(self) -> "tuple[SamePerson, ...]":
        """The same, as `speaker:` in a query finds them."""
        from briefreader.library.persons import owned, same_persons

        return same_persons(owned(self.names))

    def replace_person(self, old: "PersonEntry | None", new: "PersonEntry | None") -> None:
        """Put an entry of the reviewer's names in the place of another one; without `old` it is added.

        Without `new` the old one goes. Raises StoreError.
        """
        from briefreader.notes.names_file import replace_person

        around = self.environment
        replace_person(around.notes, around.identity, old, new, private=around.notes_are_private)

    # --- saved queries ----------------------------------------------------------------------------

    def shown_queries(self) -> "SavedQueries":
        """The reviewer's saved queries, and those of the colleagues who are shown. Never raises."""
        from briefreader.notes.saved_queries import SavedQueries, shown_queries

        if not self._is_there:
            return SavedQueries()
        return shown_queries(self.environment.notes, self.environment.identity, self._hidden)

    def save_query(self, name: str, query: str) -> None:
        """Save a query under a name. Raises StoreError."""
        from briefreader.notes.saved_queries import save_query

        save_query(self._own, name, query, private=self.environment.notes_are_private)

    def remove_query(self, name: str) -> None:
        """Remove the query that was saved under a name. Raises StoreError."""
        from briefreader.notes.saved_queries import remove_query

        remove_query(self._own, name, private=self.environment.notes_are_private)

    def _kept(self, file: "EntryFile[E]") -> "tuple[KeptEntries[E], ...]":
        """What the reviewer and those who are shown keep in a small file."""
        if not self._is_there:
            return ()
        from briefreader.notes.colleague import kept_by_all

        return kept_by_all(file, self.environment.notes, self.environment.identity, self._hidden)


def note_stamps(notes: "ShownNotes | None") -> Mapping[str, str]:
    """What differs as soon as notes do, by the names of their files."""
    return {} if notes is None else notes.stamps


def notes_to(notes: "ShownNotes | None", opened: "OpenDocument") -> "Sequence[tuple[str, Notebook]]":
    """The notes to a brief, by the names of their reviewers."""
    if notes is None:
        return ()
    from briefreader.notes import subject_of

    return notes.of(subject_of(opened.brief))


def _marks_of(facts: BriefFacts) -> tuple[str, ...]:
    from briefreader.notes.model import Subject
    from briefreader.notes.opened_briefs import revision_marks

    return revision_marks(Subject(facts.brief, facts.title, facts.source_sha256), facts.revision)
