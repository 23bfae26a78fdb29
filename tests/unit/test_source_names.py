"""How the source is written: a name means one thing, what is private stays so, workers say what they do."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.source import classes, is_private, modules, private_names

# Names


def test_the_name_of_a_public_class_is_defined_once() -> None:
    places = defaultdict(list)
    for path, tree in modules().items():
        for one in tree.body:
            if isinstance(one, ast.ClassDef) and not is_private(one.name):
                places[one.name].append(path)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


PUBLIC = {
    "_exit": "os._exit is documented so",
    **dict.fromkeys(("_asdict", "_fields", "_make", "_replace"), "named tuples have them for everybody"),
}


def test_no_module_imports_a_private_name() -> None:
    assert list(imported_privates()) == []


def imported_privates() -> Iterator[str]:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                parts = (part for alias in node.names for part in alias.name.split("."))
                source = (getattr(node, "module", None) or "").split(".")
                yield from (f"{path}:{node.lineno}: {name}" for name in (*source, *parts) if is_private(name))


def test_nobody_uses_a_private_name_of_another() -> None:
    """Of another module, or of an object of another class: a copy of itself is a class's own."""
    assert list(used_privates()) == []


def used_privates() -> Iterator[str]:
    for path, tree in modules().items():
        own: defaultdict[ast.AST, set[str]] = defaultdict(set)
        for one in classes(tree):
            names = private_names(ast.walk(one))
            for node in ast.walk(one):
                own[node] |= names
        for node in ast.walk(tree):
            name = private_of_another(node)
            if name and name not in PUBLIC and name not in own[node]:
                yield f"{path}:{getattr(node, 'lineno', 0)}: {name}"


def private_of_another(node: ast.AST) -> str:
    """The private name that is asked for, of anything but `self`, `cls` and `super()`; else nothing."""
    match node:
        case ast.Attribute(value=ast.Name(id="self" | "cls") | ast.Call(func=ast.Name(id="super"))):
            return ""
        case ast.Attribute(attr=name) if is_private(name):
            return name
        case ast.Call(
            func=ast.Name(id="getattr" | "setattr" | "hasattr" | "delattr"),
            args=[_, ast.Constant(value=str(name)), *_],
        ) if is_private(name):
            return name
    return ""


# Workers


def test_a_worker_that_is_given_something_has_a_description() -> None:
    """Without one Textual writes out all it is given, on the screen's thread: a whole brief, at times."""
    assert list(undescribed()) == []


def undescribed() -> Iterator[str]:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".run_worker"):
                if not any(one.arg == "description" for one in node.keywords):
                    yield f"{path}:{node.lineno}: run_worker"
                continue
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs][1:]
            more = node.args.vararg or node.args.kwarg
            if (given or more) and any(map(is_undescribed_work, node.decorator_list)):
                yield f"{path}:{node.lineno}: {node.name}"


def is_undescribed_work(decorator: ast.expr) -> bool:
    """Whether it makes a worker, and does not say what that does."""
    call = decorator if isinstance(decorator, ast.Call) else None
    made_by = ast.unparse(call.func if call else decorator).rpartition(".")[2]
    return made_by == "work" and not (call and any(one.arg == "description" for one in call.keywords))
