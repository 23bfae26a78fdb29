"""Pages over many briefs that a reviewer has set aside for a report, and that are made anew for each one."""

from typing import Literal

from msgspec import Struct

from briefreader.notes.toml_file import EntryFile

ExhibitKind = Literal["timeline", "claims", "variants", "dossier", "comparison"]


class Exhibit(Struct, frozen=True, forbid_unknown_fields=True):
    """A page over the briefs in some folders; `of` is what it was asked for, as its kind writes that.

    `name` is how a reader knows what `of` names by an id: the person, the words of the claim or the quote.
    """

    kind: ExhibitKind
    folders: tuple[str, ...]
    of: str = ""
    name: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What no other page has."""
        return (self.kind, self.of, *self.folders)


EXHIBITS = EntryFile("exhibits.toml", "exhibit", Exhibit)
