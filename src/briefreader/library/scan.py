"""Searching a library file by file, without an index: slow, and right by definition."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from briefreader.brief.reading.load import load as read
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.library.catalog import BriefSpeaker, LibraryEntry, read_revisions, speakers_of
from briefreader.library.files import Folders, FoundFile, Revisions, UnreadablePath
from briefreader.library.items import Hits, IsUnread, SearchItem, never
from briefreader.library.matching import matches
from briefreader.library.query import Query, asks_for_dates, asks_for_revisions
from briefreader.library.reading import Notebooks, facts_of, items_of
from briefreader.library.same_as import same_as_of


class Scan:
    """The briefs of some folders, each of them read whenever something is asked. Takes long."""

    def __init__(self, folders: Folders, notebooks: Notebooks, is_unread: IsUnread = never) -> None:
        self._folders = folders
        self._notebooks = notebooks
        self._is_unread = is_unread

    def search(self, query: Query, limit: int) -> Hits:
        """The newest hits."""
        unreadable: list[UnreadablePath] = []
        hits: list[SearchItem] = []
        undated: set[str] = set()
        for item in self._searched(unreadable, every_revision=asks_for_revisions(query)):
            if item.facts.days is None:
                undated.add(item.facts.path)
            if matches(item, query):
                hits.append(item)
        hits.sort(key=lambda item: item.newest_first)
        unread = tuple(sorted(unreadable, key=lambda one: one.path))
        passed_over = len(undated) if asks_for_dates(query) else 0
        return Hits(tuple(hits[:limit]), len(hits), unread, undated=passed_over)

    def files(self, query: Query) -> tuple[FoundFile, ...]:
        """The files with hits in the order of hits, of each brief the newest that has any."""
        found: list[tuple[tuple[object, ...], FoundFile]] = []
        for brief in self._briefs():
            for path in _files(brief, every_revision=asks_for_revisions(query)):
                with suppress(BriefError):  # it has changed since it was listed
                    opened = self._opened(path)
                    hits = (one for one in self._items(path, opened) if matches(one, query))
                    if (hit := next(hits, None)) is not None:
                        found.append((hit.facts.newest_first, FoundFile(path, opened.loaded.data_sha256)))
                        break
        return tuple(file for _, file in sorted(found, key=lambda one: one[0]))

    def revisions(self, brief_id: str) -> tuple[tuple[Path, ...], ...]:
        """The files of each brief that has this id, the oldest first."""
        return tuple(one.oldest_first for one in self._briefs() if one.newest.brief_id == brief_id)

    def people(self) -> tuple[BriefSpeaker, ...]:
        """The speakers of the newest revisions, by path."""
        found: list[BriefSpeaker] = []
        for path in sorted((brief.newest.path for brief in self._briefs()), key=os.fsencode):
            with suppress(BriefError):  # it has changed since it was listed
                opened = self._opened(path)
                date = facts_of(opened.brief, path).date
                speakers = speakers_of(opened.brief, opened.index)
                found += (BriefSpeaker(opened.brief.id, path, date, one) for one in speakers)
        return tuple(found)

    def items(
        self, query: Query, limit: int, *, is_counted: bool = False
    ) -> tuple[tuple[SearchItem, ...], int | None]:
        """The newest hits, and how many there are: they are always counted."""
        found = self.search(query, limit)
        return found.hits, found.total

    def items_in(self, brief_ids: Iterable[str], query: Query) -> tuple[SearchItem, ...]:
        """All hits in the briefs that have one of these ids."""
        wanted = set(brief_ids)
        return tuple(hit for hit in self.search(query, sys.maxsize).hits if hit.facts.brief in wanted)

    def newest(self, brief_ids: Iterable[str]) -> tuple[LibraryEntry, ...]:
        """The newest revisions of the briefs that have one of these ids."""
        wanted = set(brief_ids)
        return tuple(one.newest for one in self._briefs() if one.newest.brief_id in wanted)

    def same_as(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The ids of the briefs that call items the same, with these items in pairs."""
        found = []
        for one in self._briefs():
            with suppress(BriefError):  # it has changed since it was listed
                if pairs := same_as_of(read(one.newest.path).brief):
                    found.append((one.newest.brief_id, pairs))
        return tuple(found)

    def _briefs(self) -> tuple[Revisions[LibraryEntry], ...]:
        briefs, _ = read_revisions(self._folders.files)
        return briefs

    def _searched(self, unreadable: list[UnreadablePath], *, every_revision: bool) -> Iterator[SearchItem]:
        briefs, refused = read_revisions(self._folders.files)
        unreadable += refused
        for brief in briefs:
            for path in _files(brief, every_revision=every_revision):
                try:
                    opened = self._opened(path)
                except BriefError as error:  # it has changed since it was listed
                    unreadable.append(UnreadablePath(path, error.where, error.what))
                    continue
                yield from self._items(path, opened)

    def _opened(self, path: Path) -> OpenDocument:
        return load(path, folders=self._folders.sources)

    def _items(self, path: Path, opened: OpenDocument) -> Iterator[SearchItem]:
        facts = None
        for item in items_of(opened, self._folders.relative(path), self._notebooks(opened)):
            facts = facts or replace(item.facts, is_unread=self._is_unread(item.facts))
            yield replace(item, facts=facts)


def _files(brief: Revisions[LibraryEntry], *, every_revision: bool) -> Iterator[Path]:
    for one in brief.files if every_revision else brief.files[:1]:
        yield one.path
