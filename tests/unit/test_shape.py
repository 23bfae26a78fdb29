"""The shape of the screens: small, composed of objects of one idea each, and not by inheritance."""

import ast
from collections.abc import Iterator

from tests.source import classes, is_private, methods, modules, private_names

MOST_METHODS = 25
MOST_FLOORS = 2  # own classes between a screen and Textual's `Screen`
SCREENS = frozenset({"Screen", "ModalScreen"})


def of_the_app() -> Iterator[tuple[str, ast.ClassDef]]:
    for path, tree in modules().items():
        if path.startswith("app/"):
            yield from ((path, one) for one in classes(tree))


def bases(one: ast.ClassDef) -> list[str]:
    """The names of the classes that it inherits from: `Screen` of `screen.Screen[None]`."""
    named = (base.value if isinstance(base, ast.Subscript) else base for base in one.bases)
    return [ast.unparse(base).rpartition(".")[2] for base in named]


def above(name: str, by_name: dict[str, ast.ClassDef]) -> set[str]:
    """All that a class inherits from, as far as it is the program's own, and the first of what is not."""
    found: set[str] = set()
    for base in bases(by_name[name]) if name in by_name else ():
        found |= {base} | (above(base, by_name) if base not in SCREENS else set())
    return found


def test_no_class_of_the_app_has_more_methods_than_can_be_known() -> None:
    counted = {f"{path}: {one.name}": len(methods(one)) for path, one in of_the_app()}
    assert {name: count for name, count in counted.items() if count > MOST_METHODS} == {}


def test_no_screen_stands_on_more_than_two_classes_of_ours() -> None:
    by_name = {one.name: one for _, one in of_the_app()}
    lines = {name: above(name, by_name) for name in by_name}
    screens = {name: line for name, line in lines.items() if line & SCREENS}
    assert len(screens) > 10
    towers = {name: sorted(line & by_name.keys()) for name, line in screens.items()}
    assert {name: line for name, line in towers.items() if len(line) > MOST_FLOORS} == {}


def test_no_class_reaches_into_the_privates_of_the_one_it_stands_on() -> None:
    reached: list[str] = []
    for path, tree in modules().items():
        own = private_names(ast.walk(tree))
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(
                    value=ast.Name(id="self" | "cls") | ast.Call(func=ast.Name(id="super")), attr=name
                ) if is_private(name) and name not in own:
                    reached.append(f"{path}:{node.lineno}: {name}")
    assert reached == []
