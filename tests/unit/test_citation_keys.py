"""Citation keys: the owner's own, else one made of the source alone that no other source has."""

from typing import Any

import msgspec
import pytest

from briefreader.brief.model.csl import CslItem
from briefreader.cite.entries.key import is_same_source, key

BELL: dict[str, Any] = {
    "id": "http://zotero.org/users/1/items/ABCD",
    "type": "article-newspaper",
    "title": "The Dam Holds",
    "author": [{"family": "Bell", "given": "Anna"}],
    "issued": {"date-parts": [[2024, 10, 16]]},
    "URL": "https://harbourtimes.example/dam",
}


def item(**changes: Any) -> CslItem:
    """Anna Bell's article, with other values; None leaves one out."""
    values = {**BELL, **{name.replace("_", "-"): value for name, value in changes.items()}}
    return msgspec.convert({name: value for name, value in values.items() if value is not None}, CslItem)


@pytest.mark.parametrize(
    ("changes", "own"),
    [
        ({"citation_key": "bellDam2024", "id": "other"}, "bellDam2024"),
        ({"id": "bell:dam-2024"}, "bell:dam-2024"),
        ({"id": 17}, "17"),
        ({"id": "김2024"}, "김2024"),
        ({"citation_key": "two words", "id": "bell2024"}, "bell2024"),
    ],
)
def test_a_key_of_ones_own_is_kept(changes: dict[str, Any], own: str) -> None:
    assert key(item(**changes)) == own


@pytest.mark.parametrize(
    "item_id", ["http://zotero.org/users/1/items/ABCD", "a b", "a{b", "a,b", "source", ""]
)
def test_an_id_that_no_format_takes_or_that_a_template_wrote_is_no_key(item_id: str) -> None:
    assert key(item(id=item_id)).startswith("bell2024_dam_holds_")


@pytest.mark.parametrize(
    ("changes", "begins"),
    [
        ({}, "bell2024_dam_holds_"),
        ({"title": "On the Size of the Harbour Dam and Its Sisters"}, "bell2024_size_harbour_dam_"),
        ({"title": "<i>Dam</i> & CO<sub>2</sub>"}, "bell2024_dam_co2_"),
        ({"title": "Ukraine War: What We Know on Day 745"}, "bell2024_ukraine_war_what_745_"),
        ({"issued": None}, "bellnd_dam_holds_"),
        ({"issued": {"literal": "autumn 1911"}}, "bell1911_dam_holds_"),
        ({"author": None}, "dam_2024_holds_"),
        ({"author": None, "editor": [{"literal": "World Dam Office"}]}, "worlddamoffice2024_dam_holds_"),
        ({"author": [{"family": "김"}], "title": "대한민국"}, "gim2024_daehanmingug_"),
        ({"author": [{"family": "Петров"}], "title": "Плотина"}, "petrov2024_plotina_"),
        ({"author": [{"family": "李"}], "title": "大坝"}, "li2024_daba_"),
        ({"author": [{"family": "Ødegård"}], "title": "Straße"}, "odegard2024_strasse_"),
        ({"author": [{"family": "Łukasz"}], "title": "…"}, "lukasz2024_"),
        ({"author": None, "title": "…"}, "source2024_"),
    ],
)
def test_a_key_recalls_author_year_and_title_in_latin_letters(changes: dict[str, Any], begins: str) -> None:
    made = key(item(**changes))
    assert made.startswith(begins)
    assert len(made) == len(begins) + 4
    assert all(digit in "0123456789abcdef" for digit in made[-4:])


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "The Dam Fails"},
        {"title": "The Dam Holds: What the Minister Said on Monday", "URL": BELL["URL"]},
        {"issued": {"date-parts": [[2024, 10, 17]]}},
        {"URL": "https://harbourtimes.example/other"},
        {"DOI": "10.1000/dam"},
    ],
)
def test_two_sources_of_one_author_and_year_have_two_keys(changes: dict[str, Any]) -> None:
    assert key(item(**changes)) != key(item())


def test_the_same_source_has_the_same_key_however_its_date_or_doi_is_written() -> None:
    one = item(DOI="10.1000/Dam", URL=None)
    assert key(one) == key(item(DOI="https://doi.org/10.1000/dam", URL="https://doi.org/10.1000/dam"))
    assert key(item(issued={"date-parts": [["2024", "10", "16"]]})) == key(item())
    assert key(item(URL="http://www.harbourtimes.example/dam/#top")) == key(item())


def test_sources_are_the_same_by_doi_or_by_title_and_date() -> None:
    assert is_same_source(item(DOI="10.1000/dam", title="A"), item(DOI="10.1000/DAM", title="B"))
    assert is_same_source(item(title="The Dam holds"), item(issued=None))
    assert not is_same_source(item(), item(title="The Dam Fails"))
    assert not is_same_source(item(), item(issued={"date-parts": [[2023]]}))
