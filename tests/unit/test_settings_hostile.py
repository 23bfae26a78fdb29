"""Whatever the settings file holds: settings come out, and each thing that is wrong is told in a line."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from briefreader.base.settings import ABOUT, Complaint, Settings, load
from briefreader.keymap import usable_keymap
from tests.conftest import Program

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
NAMES = [*ABOUT, "keymap"]
SOUND = {"reviewer": '"Ada"', "likelihood": '"phia"', "animations": "true", "verdicts": '["stands", "falls"]'}

odd = ["", "~", "icd203", "apa7", "ctrl+x", "\u202e", "a\x1bb", "../x"]
texts = st.text(max_size=12) | st.sampled_from(odd)
scalars = texts | st.integers() | st.booleans() | st.floats()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def written(value: object) -> str:
    """A value as TOML has it."""
    match value:
        case list():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            pairs = (f"{written(str(key))} = {written(inner)}" for key, inner in value.items())
            return f"{{{', '.join(pairs)}}}"
        case float():
            return str(value)
        case _:
            return json.dumps(value, ensure_ascii=False)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "config.toml"


def loaded(file: Path, text: str) -> tuple[Settings, tuple[Complaint, ...]]:
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    settings, complaints = load(file)
    assert isinstance(settings, Settings)
    for complaint in complaints:
        assert complaint.what and complaint.mend
        assert complaint.line >= 1
    keymap, unusable = usable_keymap(settings.keymap)
    assert len(keymap) + len(unusable) == len(settings.keymap)
    assert keymap.items() <= settings.keymap.items()
    return settings, complaints


@given(st.binary(max_size=120))
def test_any_bytes(file: Path, data: bytes) -> None:
    loaded(file, data.decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode())


@given(st.text(st.sampled_from('keymap.="[]{}\n# reviewer,\\'), max_size=60))
def test_any_signs_of_toml(file: Path, text: str) -> None:
    loaded(file, text)


@given(st.dictionaries(st.sampled_from(NAMES) | texts, values, max_size=4))
def test_a_wrong_value_is_told_and_leaves_the_others_alone(file: Path, table: Mapping[str, object]) -> None:
    others = {name: value for name, value in SOUND.items() if name not in table}
    text = "\n".join(
        [f"{written(key)} = {written(value)}" for key, value in table.items()]
        + [f"{name} = {value}" for name, value in others.items()]
    )
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        loaded(file, text)
        return
    settings, complaints = loaded(file, text)
    wanted, _ = loaded(file, "\n".join(f"{name} = {value}" for name, value in others.items()))
    assert {name: asdict(settings)[name] for name in others} == {
        name: asdict(wanted)[name] for name in others
    }
    unknown = set(table) - set(NAMES)
    told = {complaint.key for complaint in complaints}
    assert len(told) >= (1 if unknown else 0)


def test_what_is_told_of_them_can_not_steer_a_terminal(program: Program, file: Path) -> None:
    evil = "\\u001b]52;c;ZXZpbA==\\u0007\\u202e\\n"
    file.write_text(
        f'"{evil}" = 1\ntheme = "{evil}"\nreviewer = ["{evil}"]\nlikelihood = "{evil}"\nstyle = "{evil}"\n'
        f'[keymap]\n"{evil}" = "w"\nzoom = "{evil}"\n'
    )
    for command in ("settings", "keys", "doctor"):
        ran = program(command, "--config", file)
        assert "52;c" in ran.out + ran.err
        assert not STEERING.search(ran.out + ran.err)
        assert len(ran.err.splitlines()) <= 8


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("9" * 5_000, "This number is too long"),
        (f"{'[' * 5_000}{']' * 5_000}", "This is nested too deep"),
        (f"{'{a = ' * 5_000}1{'}' * 5_000}", "This is nested too deep"),
    ],
    ids=["number", "lists", "tables"],
)
def test_a_value_without_end_is_told_with_its_line(file: Path, value: str, what: str) -> None:
    _, (complaint,) = loaded(file, f'reviewer = "Ada"\n\nanimations = {value}\ntheme = "dark"\n')
    assert (complaint.what, complaint.line) == (what, 3)


SEVERAL_LINES = r'''verdicts = [ # of ours ]
  "stands",  "fa]lls", # ["
]
one = 1
sources = ["a", """
two = 2
[three]""", "x \" [", "}"]
four = """ "quoted\" ""five = 5
[keymap]
"""""
six = '"["'
"keymap"."so]on" = 7

[[eight]]
nine = 9
[other]
open = 8
'''


def test_a_wrong_line_is_found_behind_whatever_stands_before_it(file: Path) -> None:
    _, complaints = loaded(file, SEVERAL_LINES)
    assert {complaint.key: complaint.line for complaint in complaints} == {
        "one": 4,
        "sources": 5,
        "four": 8,
        "six": 11,
        "keymap.so]on": 12,
        "eight": 14,
        "other": 16,
    }


def test_each_line_is_read_a_few_times_however_many_are_wrong(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(f"k{number} = [\n{number},\n]\n" for number in range(500))
    read, loads = 0, tomllib.loads

    def counted(part: str) -> dict[str, object]:
        nonlocal read
        read += len(part)
        return loads(part)

    monkeypatch.setattr(tomllib, "loads", counted)
    _, complaints = loaded(file, text)
    assert [complaint.line for complaint in complaints] == list(range(1, 1_500, 3))
    assert read <= 3 * len(text)
