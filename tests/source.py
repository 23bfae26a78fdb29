"""The program's own source as syntax trees, for tests of how it is written."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "briefreader"
Method = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> Mapping[str, ast.Module]:
    """Each module by its path below the package."""
    files = sorted(SOURCE.rglob("*.py"))
    return MappingProxyType(
        {str(file.relative_to(SOURCE)): ast.parse(file.read_text("utf-8")) for file in files}
    )


def classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """The classes of a module, those inside others too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def methods(owner: ast.ClassDef) -> list[Method]:
    """What a class defines itself."""
    return [node for node in owner.body if isinstance(node, Method)]


def is_private(name: str) -> bool:
    """Whether a name begins with one underscore."""
    return name.startswith("_") and not name.startswith("__")


def private_names(nodes: Iterator[ast.AST]) -> set[str]:
    """The private names that classes or functions give to what is their own."""
    found: set[str] = set()
    for node in nodes:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
                found.add(name)
    return set(filter(is_private, found))
