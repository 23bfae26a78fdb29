"""Queries that are saved under names, in a file that is edited by hand as well."""

from pathlib import Path

import pytest

from briefreader.notes import StoreError
from briefreader.notes.saved_queries import FILE, read_queries, remove_query, save_query


def test_queries_are_kept_in_their_order_under_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "ana"
    saved = {'He said "no"': 'speaker:"Ada Lee" stance:denies', "Älvdal, 兵士": "flood -gate", "b.c": "x"}
    for name, query in saved.items():
        save_query(folder, name, query, private=False)
    assert read_queries(folder) == saved
    save_query(folder, "b.c", "y", private=False)
    remove_query(folder, "Älvdal, 兵士", private=False)
    assert list(read_queries(folder).items()) == [('He said "no"', saved['He said "no"']), ("b.c", "y")]


def test_a_folder_without_the_file_has_no_queries(tmp_path: Path) -> None:
    assert read_queries(tmp_path / "nobody") == {}


@pytest.mark.parametrize("text", ["[queries]\na = 1\n", "[queries\n", "queries = 3\n"])
def test_a_file_that_cannot_be_read_is_told_and_never_written_over(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(StoreError):
        save_query(tmp_path, "a", "b", private=False)
    assert (tmp_path / FILE).read_text("utf-8") == text
