"""Which feature carries out an action, by names, so that a feature is imported when it is first used."""

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from briefreader.app.reader.feature import Feature


class FeatureName(NamedTuple):
    """A feature's module, below `briefreader.app`, and its class."""

    module: str
    name: str

    def load(self) -> type[Feature]:
        """The class, imported now."""
        found: type[Feature] = getattr(import_module(f"briefreader.app.{self.module}"), self.name)
        return found


FEATURES: Mapping[FeatureName, tuple[str, ...]] = {
    FeatureName("reader.navigation", "Navigation"): (
        *(f"pane-{number}" for number in range(1, 7)),
        "next-pane",
        "previous-pane",
        "zoom",
        "back",
        "forward",
    ),
    FeatureName("reader.leave", "Leave"): ("leave", "close", "library"),
    FeatureName("reader.find", "Find"): ("find", "find-next", "find-previous", "filter"),
    FeatureName("reader.save_notes", "SaveNotes"): ("write-notes",),
    FeatureName("reader.annotations", "Annotations"): ("note", "tags"),
    FeatureName("reader.own_editor", "OwnEditor"): ("edit-note",),
    FeatureName("reader.bookmarks", "Bookmarks"): ("bookmark", "bookmarks"),
    FeatureName("reader.marks", "Marks"): ("mark", "go-to-mark"),
    FeatureName("reader.orphans", "Orphans"): ("delete-note", "attach"),
    FeatureName("reader.reviews", "Reviews"): ("reviewed", "grade"),
    FeatureName("reader.undo", "Undo"): ("undo", "redo"),
    FeatureName("reader.copy", "Copy"): ("copy", "copy-as", "copy-again", "copy-with", "copy-to-file"),
    FeatureName("reader.words", "SelectWords"): ("words",),
    FeatureName("reader.pick", "Pick"): ("new-claim", "new-key-point", "copy-yaml"),
    FeatureName("reader.citation", "Citation"): ("citation", "address"),
    FeatureName("reader.basket", "Basket"): ("basket", "report"),
    FeatureName("reader.colleagues", "Colleagues"): ("colleagues", "disagreements"),
    FeatureName("reader.overview", "Overview"): ("matrix", "problems"),
    FeatureName("reader.dossiers", "Dossiers"): ("dossier",),
    FeatureName("reader.over_briefs", "OverBriefs"): ("timeline", "same-claims", "compare", "variants"),
    FeatureName("reader.decisions", "Decisions"): ("set-speaker", "drop-item"),
    FeatureName("reader.next_unchecked", "NextUnchecked"): ("least-sure",),
    FeatureName("reader.save_draft", "SaveDraft"): ("save-draft",),
}

_OF_ACTION = {action_id: name for name, ids in FEATURES.items() for action_id in ids}


def feature_of(action_id: str) -> type[Feature]:
    """The feature that carries out an action. Raises KeyError if none does."""
    return _OF_ACTION[action_id].load()
