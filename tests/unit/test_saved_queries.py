"""Queries that are saved under names, in a file that is edited by hand as well."""

import json
from pathlib import Path

import pytest

from briefreader.notes import Reviewer, StoreError
from briefreader.notes.saved_queries import (
    FILE,
    LARGEST,
    LONGEST,
    MOST,
    remove_query,
    save_query,
    shown_queries,
)

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)


def test_queries_are_kept_in_their_order_under_any_name(tmp_path: Path) -> None:
    folder = tmp_path / ADA.folder
    saved = {'He said "no"': 'speaker:"Ada Lee" stance:denies', "Älvdal, 兵士": "flood -gate", "b.c": "x"}
    for name, query in saved.items():
        save_query(folder, name, query, private=False)
    assert own(tmp_path) == list(saved.items())
    save_query(folder, "b.c", "y", private=False)
    remove_query(folder, "Älvdal, 兵士", private=False)
    assert own(tmp_path) == [('He said "no"', saved['He said "no"']), ("b.c", "y")]


def test_a_folder_without_the_file_has_no_queries(tmp_path: Path) -> None:
    assert own(tmp_path) == []


def own(notes: Path) -> list[tuple[str, str]]:
    return [(one.name, one.query) for one in shown_queries(notes, ADA, ()).queries]


@pytest.mark.parametrize(
    "text", ["[queries]\na = 1\n", "[queries\n", "queries = 3\n", '[query]\na = "b"\n', 'a = "b"\n']
)
def test_a_file_that_cannot_be_read_is_told_and_never_written_over(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(StoreError):
        save_query(tmp_path, "a", "b", private=False)
    assert (tmp_path / FILE).read_text("utf-8") == text


# Those of colleagues


def colleague(notes: Path, name: str, folder: str, **queries: str) -> Path:
    """Somebody with saved queries, or without."""
    own = notes / folder
    own.mkdir(parents=True)
    (own / "reviewer.json").write_text(json.dumps({"name": name, "id": folder[-4:] * 8}), "utf-8")
    for query_name, query in queries.items():
        save_query(own, query_name, query, private=False)
    return own


def shown(notes: Path, *hidden: str) -> list[tuple[str, str, str]]:
    return [(one.owner, one.name, one.query) for one in shown_queries(notes, ADA, hidden).queries]


def test_those_of_colleagues_come_after_one_s_own_with_their_names(tmp_path: Path) -> None:
    colleague(tmp_path, "Cleo", "cleo-99cc", Gates="gate")
    colleague(tmp_path, "Ben", "ben-77aa", Denials="stance:denies", Dam="dam")
    colleague(tmp_path, "Ada", "ada-1f3c", Denials="denies lee")
    everything = [
        ("", "Denials", "denies lee"),
        ("Ben", "Denials", "stance:denies"),
        ("Ben", "Dam", "dam"),
        ("Cleo", "Gates", "gate"),
    ]
    assert shown(tmp_path) == everything
    assert shown(tmp_path, "ben-77aa") == [everything[0], everything[3]]


def test_two_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for ending in ("77aa", "88bb"):
        colleague(tmp_path, "Ben", f"ben-{ending}", Dam="dam")
    assert [owner for owner, *_ in shown(tmp_path)] == ["Ben (77aa)", "Ben (88bb)"]


def test_a_file_of_a_colleague_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text('[queries]\n"a" = "b"\n', "utf-8")
    notes = tmp_path / "notes"
    (colleague(notes, "Ben", "ben-77aa") / FILE).symlink_to(secret)
    (colleague(notes, "Cleo", "cleo-99cc") / FILE).write_text("[" * 5000, "utf-8")
    (colleague(notes, "Dan", "dan-66dd") / FILE).write_bytes(b" " * (LARGEST + 1))
    colleague(notes, "Eve", "eve-55ee", Dam="dam")
    found = shown_queries(notes, ADA, ())
    assert [one.owner for one in found.queries] == ["Eve"]
    assert ["link" in one.what for one in found.refusals] == [True, False, False]
    assert "too large" in found.refusals[2].what


def test_what_a_colleague_wrote_is_limited(tmp_path: Path) -> None:
    lines = ['"\\u0000" = "x"', f'"long" = "{"x" * (LONGEST + 1)}"']
    lines += [f'"{number}" = "x"' for number in range(MOST)]
    own = colleague(tmp_path, "Ben", "ben-77aa")
    (own / FILE).write_text("\n".join(["[queries]", *lines]), "utf-8")
    assert [name for _, name, _ in shown(tmp_path)] == [f"{number}" for number in range(MOST - 2)]
