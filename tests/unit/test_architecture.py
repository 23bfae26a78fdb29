"""What ARCHITECTURE.md and the decisions say of the tree is true of it."""

import re
import tomllib
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from msgspec.structs import replace

from briefreader.brief.model.csl import CslDate, CslItem, CslName
from briefreader.cite.citation import work
from briefreader.cite.formats import FORMATS
from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "briefreader"
ARCHITECTURE = ROOT / "ARCHITECTURE.md"
PAGES = (ARCHITECTURE, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs" / "decisions").glob("*.md")))

_QUOTED = re.compile(r"`([^`\s]+)`")
_NAME_IN_FILE = re.compile(r"`(\w+)`\s(?:of|in)\s`([^`\s]+\.py)`")


def text_of(page: Path) -> str:
    """A page without its examples of code."""
    return re.sub(r"^ *```.*?^ *```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def found(path: str) -> Path | None:
    """The file or folder of that path, from the package or from the repository."""
    return next((folder / path for folder in (PACKAGE, ROOT) if (folder / path).exists()), None)


def layers(container: str) -> list[str]:
    """The modules that the import contract of a package names."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (contract,) = (one for one in contracts if one.get("containers") == [container])
    return [name.strip() for layer in contract["layers"] for name in layer.split("|")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_exists(page: Path) -> None:
    named = {name for name in _QUOTED.findall(text_of(page)) if "/" in name or name.endswith(".py")}
    assert {name for name in named if found(name) is None} == set()


def test_every_name_stands_in_the_file_it_is_said_to_stand_in() -> None:
    named = _NAME_IN_FILE.findall(text_of(ARCHITECTURE))
    assert ("FOOTERS", "actions.py") in named
    for name, path in named:
        file = found(path)
        assert file is not None
        assert re.search(rf"\b{name}\b", file.read_text("utf-8")), f"{name} in {path}"


@pytest.mark.parametrize(
    ("container", "below"),
    [
        ("briefreader", ""),
        ("briefreader.brief", "brief/"),
        ("briefreader.draft", "draft/"),
        ("briefreader.app", "app/"),
    ],
)
def test_every_room_of_the_import_contracts_is_described(container: str, below: str) -> None:
    page = text_of(ARCHITECTURE)
    rooms = {name: (f"`{below}{name}`", f"`{below}{name}.py`") for name in layers(container)}
    assert [name for name, forms in rooms.items() if not any(form in page for form in forms)] == []


@pytest.mark.parametrize("room", ["library", "app/library"])
def test_every_module_over_many_briefs_is_described(room: str) -> None:
    page = text_of(ARCHITECTURE).partition(f"Inside `{room}`")[2].partition("\n\nInside `")[0]
    modules = {path.stem for path in (PACKAGE / room).glob("*.py")} - {"__init__"}
    assert "timeline" in modules
    assert (
        modules - {name.removeprefix(f"{room}/").removesuffix(".py") for name in _QUOTED.findall(page)}
        == set()
    )


def test_the_example_of_a_style_cites_a_source() -> None:
    (example,) = re.findall(
        r"```python\n( +def reference\(.*?)```", ARCHITECTURE.read_text("utf-8"), re.DOTALL
    )
    names: dict[str, Any] = {}
    for home in ("citation", "style_input", "formats.pieces", "styles.parts", "styles.style"):
        names |= vars(import_module(f"briefreader.cite.{home}"))
    exec(dedent(example), names)
    address = "https://example.org/dam"
    bare = CslItem(id="dam", type="webpage", title="Is the dam full?")
    known = replace(
        bare, author=(CslName(family="Choe"),), issued=CslDate(date_parts=((2024,),)), url=address
    )
    written = [FORMATS["plain"].line(names["HOUSE"].reference(work(csl))) for csl in (bare, known)]
    assert written == ["Is the dam full? n.d.", f"Choe. Is the dam full? 2024. {address}."]
