"""What a reviewer says belongs together, in a file of their own that the others read."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.notes import Reviewer, StoreError
from briefreader.notes.colleague import kept_by_all
from briefreader.notes.links_file import LINKS, ItemLink, LinkChange, change_links, deciding, link_of

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BEN = Reviewer("Ben", "ben-77aa", "77aa" * 8)
GATES = link_of("same-as", ["flood#c-gates", "dam#c-1"], "confirmed", date(2026, 11, 30))


def add(notes: Path, link: ItemLink, reviewer: Reviewer = ADA) -> None:
    change_links(notes, reviewer, LinkChange(new=(link,)), private=False)


def links(notes: Path, reviewer: Reviewer = ADA) -> tuple[ItemLink, ...]:
    return LINKS.read(notes / reviewer.folder)


def test_a_link_is_kept_as_it_was_made(tmp_path: Path) -> None:
    quotes = link_of("variant", ["a#q-1", "b#q-2", "c#q-3"], "rejected", date(2026, 12, 1), 'a "slogan"')
    add(tmp_path, GATES)
    add(tmp_path, quotes)
    assert links(tmp_path) == (GATES, quotes)


def test_a_second_thought_takes_the_place_of_the_first_and_undo_brings_it_back(tmp_path: Path) -> None:
    add(tmp_path, GATES)
    other = link_of("same-as", reversed(GATES.items), "rejected", date(2026, 12, 1))
    second = deciding(links(tmp_path), other)
    change_links(tmp_path, ADA, second, private=False)
    assert links(tmp_path) == (other,)
    change_links(tmp_path, ADA, second.taken_back, private=False)
    assert links(tmp_path) == (GATES,)
    change_links(tmp_path, ADA, LinkChange(gone=(GATES,)), private=False)
    assert links(tmp_path) == ()


def test_what_was_changed_by_hand_meanwhile_is_not_taken_away(tmp_path: Path) -> None:
    add(tmp_path, GATES)
    by_hand = replace(GATES, verdict="rejected")
    change_links(tmp_path, ADA, deciding(links(tmp_path), by_hand), private=False)
    with pytest.raises(StoreError, match="flood#c-gates and dam#c-1 has been changed"):
        change_links(tmp_path, ADA, LinkChange(gone=(GATES,)), private=False)
    assert links(tmp_path) == (by_hand,)


def test_the_same_items_can_be_linked_in_another_relation(tmp_path: Path) -> None:
    add(tmp_path, GATES)
    add(tmp_path, replace(GATES, rel="variant"))
    assert len(links(tmp_path)) == 2


def test_one_end_is_no_link() -> None:
    with pytest.raises(ValueError, match="two ends"):
        link_of("same-as", ["a#c", "a#c"], "confirmed", date(2026, 11, 30))


@pytest.mark.parametrize(
    "broken",
    [
        'rel = "supports"',
        'items = ["a#c"]',
        'items = ["a#c", "c"]',
        'verdict = "perhaps"',
        'made = "yesterday"',
        'by = "me"',
    ],
)
def test_what_is_no_link_is_told_and_stays(tmp_path: Path, broken: str) -> None:
    add(tmp_path, GATES)
    file = tmp_path / ADA.folder / "links.toml"
    name = broken.partition(" ")[0]
    kept = [line for line in file.read_text().splitlines() if not line.startswith(f"{name} ")]
    file.write_text("\n".join([*kept, broken]))
    written = file.read_text()
    with pytest.raises(StoreError, match=r"links\.toml"):
        add(tmp_path, GATES)
    assert file.read_text() == written


class TestOthers:
    def test_links_of_others_are_read_beside_one_s_own_with_their_names(self, tmp_path: Path) -> None:
        add(tmp_path, GATES, BEN)
        add(tmp_path, replace(GATES, verdict="rejected"))
        kept = kept_by_all(LINKS, tmp_path, ADA)
        assert [(one.name, one.entries[0].verdict) for one in kept] == [
            ("", "rejected"),
            ("Ben", "confirmed"),
        ]

    def test_those_of_hidden_reviewers_are_not(self, tmp_path: Path) -> None:
        add(tmp_path, GATES, BEN)
        assert kept_by_all(LINKS, tmp_path, ADA, {BEN.folder}) == ()

    def test_who_looks_like_oneself_is_told_apart(self, tmp_path: Path) -> None:
        add(tmp_path, GATES, Reviewer("\u0410da", "x-88bb", "8" * 32))
        assert [one.name for one in kept_by_all(LINKS, tmp_path, ADA)] == ["\u0410da (88bb)"]

    def test_a_file_that_cannot_be_read_is_told_and_hides_nobody_else(self, tmp_path: Path) -> None:
        add(tmp_path, GATES)
        add(tmp_path, GATES, BEN)
        (tmp_path / BEN.folder / "links.toml").write_text("[[link")
        own, broken = kept_by_all(LINKS, tmp_path, ADA)
        assert own.entries == (GATES,)
        assert (broken.entries, "links.toml" in broken.notice) == ((), True)

    @pytest.mark.parametrize("linked", ["folder", "file"])
    def test_no_link_of_the_file_system_is_followed(self, tmp_path: Path, linked: str) -> None:
        notes, elsewhere = tmp_path / "notes", tmp_path / "elsewhere"
        add(elsewhere, GATES, BEN)
        if linked == "folder":
            notes.mkdir()
            (notes / BEN.folder).symlink_to(elsewhere / BEN.folder)
        else:
            add(notes, GATES, BEN)
            (notes / BEN.folder / "links.toml").unlink()
            (notes / BEN.folder / "links.toml").symlink_to(elsewhere / BEN.folder / "links.toml")
        assert [one.entries for one in kept_by_all(LINKS, notes, ADA) if one.entries] == []
