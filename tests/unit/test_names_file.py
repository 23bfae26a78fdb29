"""Who is one person in several briefs, in a file of each reviewer that the others read."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.base.dates import parse_edtf
from briefreader.notes import Reviewer, StoreError
from briefreader.notes.colleague import kept_by_all
from briefreader.notes.names_file import NAMES, PersonEntry, replace_person

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BEN = Reviewer("Ben", "ben-77aa", "77aa" * 8)
TOLLIVER = PersonEntry(
    "Maren Tolliver",
    aliases=("Tolliver", 'the "dam mayor"'),
    roles=("2019-05/2024-11 mayor of Quessel", "engineer"),
    party="Oruvia",
    members=("flood#s-tolliver", "dam#s-mayor"),
)


def put(notes: Path, old: PersonEntry | None, new: PersonEntry | None, reviewer: Reviewer = ADA) -> None:
    replace_person(notes, reviewer, old, new, private=False)


def people(notes: Path, reviewer: Reviewer = ADA) -> tuple[PersonEntry, ...]:
    return NAMES.read(notes / reviewer.folder)


def test_a_person_is_kept_as_confirmed_and_can_be_edited_by_hand(tmp_path: Path) -> None:
    put(tmp_path, None, TOLLIVER)
    assert people(tmp_path) == (TOLLIVER,)
    file = tmp_path / ADA.folder / "names.toml"
    file.write_text(file.read_text().replace('"Oruvia"', '"The coast"'))
    assert people(tmp_path)[0].party == "The coast"


def test_a_change_is_taken_back_by_the_same_change_the_other_way_round(tmp_path: Path) -> None:
    other = PersonEntry("Ilko Ferrand")
    put(tmp_path, None, TOLLIVER)
    put(tmp_path, None, other)
    more = replace(TOLLIVER, members=(*TOLLIVER.members, "late#s-1"))
    put(tmp_path, TOLLIVER, more)
    assert people(tmp_path) == (more, other)
    put(tmp_path, more, TOLLIVER)
    assert people(tmp_path) == (TOLLIVER, other)
    put(tmp_path, TOLLIVER, None)
    assert people(tmp_path) == (other,)


def test_what_was_changed_by_hand_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    put(tmp_path, None, TOLLIVER)
    with pytest.raises(StoreError, match="Maren Tolliver has been changed"):
        put(tmp_path, replace(TOLLIVER, party=""), TOLLIVER)
    assert people(tmp_path) == (TOLLIVER,)


def test_a_role_has_its_time_before_it_or_none() -> None:
    mayor, engineer = TOLLIVER.dated_roles
    assert (mayor.role, mayor.days) == ("mayor of Quessel", parse_edtf("2019-05/2024-11"))
    assert (engineer.role, engineer.days) == ("engineer", None)
    assert PersonEntry("x", roles=("1984",)).dated_roles[0].role == "1984"


@pytest.mark.parametrize("broken", ['name = ""', 'members = ["s-tolliver"]', 'party = ["a"]', 'age = "1"'])
def test_what_is_no_person_is_told_and_stays(tmp_path: Path, broken: str) -> None:
    put(tmp_path, None, PersonEntry("x"))
    file = tmp_path / ADA.folder / "names.toml"
    file.write_text(f"[[person]]\n{broken}\n" if broken.startswith("name") else file.read_text() + broken)
    written = file.read_text()
    with pytest.raises(StoreError, match=r"names\.toml"):
        put(tmp_path, None, TOLLIVER)
    assert file.read_text() == written


def test_those_of_others_are_read_beside_one_s_own_with_their_names(tmp_path: Path) -> None:
    put(tmp_path, None, TOLLIVER, BEN)
    put(tmp_path, None, PersonEntry("Ilko Ferrand"))
    kept = kept_by_all(NAMES, tmp_path, ADA)
    assert [(one.name, one.entries[0].name) for one in kept] == [
        ("", "Ilko Ferrand"),
        ("Ben", "Maren Tolliver"),
    ]


@pytest.mark.parametrize("linked", ["folder", "file"])
def test_no_link_of_the_file_system_is_followed(tmp_path: Path, linked: str) -> None:
    notes, elsewhere = tmp_path / "notes", tmp_path / "elsewhere"
    put(elsewhere, None, TOLLIVER)
    outside = elsewhere / ADA.folder / "names.toml"
    written = outside.read_text()
    notes.mkdir()
    if linked == "folder":
        (notes / ADA.folder).symlink_to(elsewhere / ADA.folder)
    else:
        (notes / ADA.folder).mkdir()
        (notes / ADA.folder / "names.toml").symlink_to(outside)
    with pytest.raises(StoreError, match="link"):
        people(notes)
    with pytest.raises(StoreError, match="link"):
        put(notes, None, PersonEntry("x"))
    assert outside.read_text() == written
