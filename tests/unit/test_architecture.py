"""What ARCHITECTURE.md and the decisions say of the tree is true of it."""

import re
import tomllib
from pathlib import Path

import pytest

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
