"""Small files of a reviewer hold any text, and what cannot be read is never written over."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from briefreader.notes import StoreError
from briefreader.notes.toml_file import EntryFile


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    aliases: tuple[str, ...] = ()


NAMES = EntryFile("names.toml", "person", Person)


def keep(folder: Path, *people: Person) -> None:
    NAMES.change(folder, lambda old: (*old, *people), private=True)


def kept(folder: Path) -> tuple[Person, ...]:
    return NAMES.read(folder)


def test_entries_follow_those_that_are_there(tmp_path: Path) -> None:
    keep(tmp_path, Person("Volodymyr Zelensky", ("Zelenskyy", "Зеленський")))
    keep(tmp_path, Person("Yang Uk"))
    assert [one.name for one in kept(tmp_path)] == ["Volodymyr Zelensky", "Yang Uk"]


def test_no_file_is_no_entries(tmp_path: Path) -> None:
    assert kept(tmp_path) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    person = Person(text, (text, "x"))
    NAMES.change(tmp_path, lambda _: (person,), private=True)
    assert kept(tmp_path) == (person,)


@pytest.mark.parametrize(
    "broken",
    [
        "[[person",
        "person = 3",
        '[[person]]\nname = "Lee"\nborn = "1950"',
        '[[persons]]\nname = "Lee"',
        'name = "Lee"\n[[person]]\nname = "Yang"',
        f"person = {'[' * 100_000}",
    ],
    ids=["open", "number", "unknown field", "unknown table", "no table", "deep"],
)
def test_what_cannot_be_read_stays(tmp_path: Path, broken: str) -> None:
    (tmp_path / "names.toml").write_text(broken)
    with pytest.raises(StoreError, match=r"names\.toml"):
        keep(tmp_path, Person("Yang Uk"))
    assert (tmp_path / "names.toml").read_text() == broken
