"""Who said it, and what that person said in other briefs."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from briefreader.app.content import parts
from briefreader.app.reader.feature import Feature
from briefreader.app.rows import Row, rows_of
from briefreader.brief import Claim, Event, Item, Quote, Speaker, several
from briefreader.wording.brief import speaker_details


class Dossiers(Feature):
    """Opens the dossier of the speaker under the cursor; of several, one is chosen."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The dossier."""
        return {"dossier": self._open}

    def _open(self) -> None:
        items = self.session.shown.opened.index.items
        self.open_one_of(_speakers(items.get(self.session.focus.item)))

    def open_one_of(self, speaker_ids: Iterable[str]) -> None:
        """Open the dossier of a speaker; of several, one is chosen."""
        found = map(self.session.shown.opened.index.speaker, dict.fromkeys(speaker_ids))
        speakers = [one for one in found if one is not None and one.type not in ("none", "source")]
        if not speakers:
            self.screen.say("Nobody is named here")
        elif len(speakers) == 1:
            self._show(speakers[0])
        else:
            self._choose({one.id: one for one in speakers})

    def _choose(self, speakers: Mapping[str, Speaker]) -> None:
        from briefreader.app.dialogs.picker import Picker

        def chosen(speaker_id: str | None) -> None:
            if speaker_id is not None:
                self._show(speakers[speaker_id])

        listing = Picker("Whose dossier", rows_of([*map(_row, speakers.values())]), "Enter open · Esc cancel")
        self.screen.app.push_screen(listing, chosen)

    def _show(self, speaker: Speaker) -> None:
        member = f"{self.session.owner.brief_id}#{speaker.id}"
        self.screen.app.open_over_briefs("dossier", self.session.path, member)


def _speakers(item: Item | None) -> Iterator[str]:
    """The ids of those who speak in an item, or who hold it."""
    match item:
        case Quote():
            yield from item.speakers
        case Speaker():
            yield item.id
        case Claim():
            yield from (one for position in item.positions for one in position.speakers)
        case Event():
            yield from several(item.attributed_to)


def _row(speaker: Speaker) -> Row:
    details = speaker_details(speaker)
    return Row(speaker.id, (parts([(speaker.name, "strong"), (f"  {details}" if details else "", "muted")]),))
