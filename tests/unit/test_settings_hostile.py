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
