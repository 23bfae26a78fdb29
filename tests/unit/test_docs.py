"""The documentation against the program: commands, options, fields, keys and examples are real."""

import json
import re
import shlex
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import click
import msgspec
import pytest

from briefreader import __version__
from briefreader.base.settings import Settings
from briefreader.base.settings import load as load_settings
from briefreader.brief.lint.linter import lint
from briefreader.brief.model import brief as model
from briefreader.brief.reading.load import load, load_bytes
from briefreader.brief.verification.attestation import digest
from briefreader.brief.verification.verification import SIGNS
from briefreader.cite.entries import ENTRIES
from briefreader.cite.formats import FORMATS
from briefreader.cite.styles import ALIASES, STYLES
from briefreader.cli import program
from briefreader.commands.names import COMMANDS
from briefreader.commands.settings import settings_lines
from briefreader.environment import CHOICES
from briefreader.keymap import usable_keymap
from briefreader.notes import AnyEntry
from tests.conftest import ROOT, Program
from tests.libraries import brief_text, library
from tests.persons import flooded
from tests.persons import said as printed

PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
DOCS = ROOT / "docs"
NAMES_OF_FORMS = [name for name in (*STYLES, *ALIASES, *FORMATS, *ENTRIES) if name != "default"]
SAMPLE = "sarrow-dam.yaml"

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^ *```python\n.*?^ *```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CALL = re.compile(rf"briefreader (?:{'|'.join(COMMANDS)})\b[^`|>\n]*")


def blocks(page: Path, kind: str) -> list[str]:
    return [body for found, body in _BLOCK.findall(page.read_text("utf-8")) if found == kind]


def links(page: Path) -> list[str]:
    """What a page links to, but for the web."""
    return [target for target in _LINK.findall(page.read_text("utf-8")) if "://" not in target]


def calls() -> Iterator[tuple[str, str]]:
    """Every call of a command in the documentation, but for those inside of Python."""
    for page in PAGES:
        for found in _CALL.finditer(_PYTHON.sub("", page.read_text("utf-8"))):
            yield page.name, found[0].split("#")[0].split("  ")[0]


@pytest.mark.parametrize(("page", "call"), list(calls()))
def test_every_call_in_the_documentation_is_a_real_one(page: str, call: str) -> None:
    words = [word for word in shlex.split(call.strip(" .,;:()"))[1:] if word != "…"]
    context = click.Context(program)
    command: click.Command = program
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words.pop(0))
        assert found is not None, f"{page}: {call}"
        command = found
    known = {option for parameter in command.params for option in parameter.opts + parameter.secondary_opts}
    assert {word for word in words if word.startswith("--")} <= {*known, "--help", "--"}, f"{page}: {call}"


def test_the_page_of_settings_is_what_the_program_says_of_them() -> None:
    lines = list(settings_lines(Settings()))
    page = (DOCS / "settings.md").read_text("utf-8")
    assert "\n".join(lines[: lines.index("[keymap]") + 1]) in page


@pytest.mark.parametrize("command", COMMANDS)
def test_every_verb_is_documented(command: str) -> None:
    assert any(f"briefreader {command}" in page.read_text("utf-8") for page in PAGES)


def test_the_table_of_keys_is_what_the_program_prints(program: Program) -> None:
    assert (DOCS / "keys.md").read_text("utf-8") == program("keys", "--format", "markdown").out, (
        "run: briefreader keys --format markdown > docs/keys.md"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in links(page):
        path, _, anchor = target.partition("#")
        linked = page.parent / path if path else page
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", linked.read_text("utf-8"), re.MULTILINE)
            assert anchor in [
                re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings
            ]


@pytest.mark.parametrize("text", blocks(DOCS / "format.md", "yaml"))
def test_the_examples_of_the_format_are_faultless(text: str) -> None:
    loaded = load_bytes(text.encode(), "example.yaml")
    problems = lint(loaded, text.encode(), None)
    assert [problem for problem in problems if problem.severity != "note"] == []


def parts() -> list[type[msgspec.Struct]]:
    structs = (getattr(model, name) for name in dir(model))
    return [
        one
        for one in structs
        if isinstance(one, type) and issubclass(one, model.BriefPart) and one is not model.BriefPart
    ]


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_field_of_the_format_is_documented(part: type[msgspec.Struct]) -> None:
    page = (DOCS / "format.md").read_text("utf-8")
    for field in msgspec.structs.fields(part):
        assert re.search(rf"`{field.encode_name}\b|^  {field.encode_name}: ", page, re.MULTILINE), (
            field.encode_name
        )


@pytest.mark.parametrize(
    "name",
    [
        "Role",
        "SpeakerType",
        "QuoteKind",
        "SaidTo",
        "Status",
        "Nature",
        "Stance",
        "Evidence",
        "EventKind",
        "MadeBy",
    ],
)
def test_every_value_of_the_format_is_documented(name: str) -> None:
    page = (DOCS / "format.md").read_text("utf-8")
    for value in get_args(getattr(model, name)):
        assert f"`{value}`" in page


def test_the_digest_is_the_one_that_is_described(samples: Path) -> None:
    brief = load(samples / SAMPLE).brief
    names: dict[str, str] = {speaker.id: speaker.name for speaker in brief.speakers}
    described = [
        {
            "id": quote.id,
            "para": quote.para,
            "kind": quote.kind,
            "attribution": quote.attribution,
            "speaker": list(quote.speakers),
            "speakers": [names.get(speaker) for speaker in quote.speakers],
            "spans": [
                {"exact": span.exact, "para": span.para, "occurrence": span.occurrence}
                for span in quote.spans
            ],
        }
        for quote in sorted(brief.quotes, key=lambda quote: quote.id)
    ]
    text = json.dumps(described, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert digest(brief) == f"v1:{sha256(text.encode()).hexdigest()}"


@pytest.mark.parametrize("name", NAMES_OF_FORMS)
def test_every_style_and_format_is_documented(name: str) -> None:
    assert f"`{name}`" in (DOCS / "citing.md").read_text("utf-8")


def test_every_page_is_in_an_index() -> None:
    indexes = (DOCS / "README.md", DOCS / "decisions" / "README.md")
    linked = {(page.parent / target).resolve() for page in indexes for target in links(page)}
    assert {page for page in PAGES if page.is_relative_to(DOCS) and page not in indexes} <= linked
    assert "docs/README.md" in links(ROOT / "README.md")


def test_every_sign_of_verification_is_documented() -> None:
    page = (DOCS / "reading.md").read_text("utf-8")
    for state, sign in SIGNS.items():
        assert f"| {sign} | {state} |" in page


def test_every_setting_is_documented_and_the_example_works(tmp_path: Path) -> None:
    (example,) = blocks(DOCS / "settings.md", "toml")
    path = tmp_path / "config.toml"
    example = re.sub("^# (?=[a-z]+ = )", "", example, flags=re.MULTILINE)  # the values one could give too
    path.write_text(example)
    settings, complaints = load_settings(path, CHOICES, required=True)
    assert complaints == ()
    assert usable_keymap(settings.keymap)[1] == ()
    for field in Settings.__struct_fields__:
        assert re.search(rf"^\[?{field}\b", example, re.MULTILINE), field


def keys_of(value: Any, depth: int) -> set[str]:
    """The keys of an object and of those inside it, so deep."""
    if isinstance(value, list):
        return set().union(*(keys_of(each, depth) for each in value))
    if not isinstance(value, dict) or depth == 0:
        return set()
    return set(value).union(*(keys_of(each, depth - 1) for each in value.values()))


@pytest.mark.parametrize(
    ("arguments", "depth"),
    [
        (("show", "{}"), 1),
        (("show", "{}", "--pane", "claims"), 1),
        (("show", "{folder}"), 2),
        (("check", "{}", "{}x"), 2),
        (("notes", "list", "{}"), 2),
        (("notes", "add", "{}", "c-gates", "--bookmark"), 1),
        (("compare", "{folder}/sarrow-dam.yaml", "--phrase", "gates"), 5),
        (("find", "gates", "--library", "{library}"), 3),
        (("speaker", "Maren Tolliver", "--library", "{library}"), 3),
        (("timeline", "--library", "{library}"), 3),
        (("matrix", "--library", "{library}"), 5),
        (("variants", "--library", "{library}"), 5),
        (("keys",), 2),
        (("doctor",), 2),
    ],
)
def test_every_key_of_the_json_is_documented(
    program: Program, samples: Path, briefs: Path, arguments: tuple[str, ...], depth: int
) -> None:
    program("notes", "add", samples / SAMPLE, "c-gates", "--text", "x")
    named = {"{folder}": str(samples), "{library}": str(briefs), "{}": str(samples / SAMPLE)}
    filled = (re.sub(r"\{\w*\}", lambda found: named[found[0]], word) for word in arguments)
    page = (DOCS / "json.md").read_text("utf-8")
    found = json.loads(program(*filled, "--format", "json").out)
    assert [] not in [found.get(key) for key in ("items", "statements", "events", "claims", "groups")]
    for key in keys_of(found, depth):
        assert f"`{key}`" in page or f'"{key}"' in page, key


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """A library that has something for every command over many briefs."""
    event = {"id": "e-1", "text": "The gates were built", "date": "1981"}
    words = "We have said from the first day that nobody opened the gates"
    speaker = {"id": "s-lee", "name": "Ada Lee", "type": "person"}
    files = {
        f"{name}.json": brief_text(
            name, speakers=[speaker], quotes=[printed("q-1", said, "s-lee")], history=[event]
        )
        for name, said in {"Long": words, "Cut": words.removesuffix(" the gates")}.items()
    }
    return library(flooded(tmp_path / "briefs"), files)


@pytest.mark.parametrize("kind", get_args(AnyEntry), ids=lambda kind: kind.__name__)
def test_every_field_of_an_entry_is_documented(kind: type[msgspec.Struct]) -> None:
    page = (DOCS / "json.md").read_text("utf-8")
    for name in (*kind.__struct_fields__, str(kind.__struct_config__.tag)):
        assert f"`{name}`" in page, name


def test_every_key_of_a_cited_quote_is_documented(program: Program, samples: Path) -> None:
    quotes = json.loads(program("quotes", samples / SAMPLE, "--format", "json").out)["quotes"]
    page = (DOCS / "json.md").read_text("utf-8")
    for key in keys_of(quotes, 1) - set(model.Quote.__struct_fields__):
        assert f"`{key}`" in page, key


def test_the_changelog_knows_the_version() -> None:
    page = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in page or f"## [{__version__}]" in page
