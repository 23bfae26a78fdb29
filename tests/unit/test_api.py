"""`import briefreader`: what is public, what it costs, and that docs/api.md tells the truth."""

import importlib
import inspect
import json
import operator
import pkgutil
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date, datetime
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest

import briefreader
from tests.conftest import ROOT, Program

PAGE = ROOT / "docs" / "api.md"
SAMPLES = ("sarrow-dam.yaml", "north-korea-ukraine.yaml")

_BLOCK = re.compile(r"^```(python|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    return _BLOCK.findall(PAGE.read_text("utf-8"))


def examples() -> Iterator[tuple[str, str]]:
    """Each example of the page, with what it is said to print."""
    found = [*blocks(), ("", "")]
    for (kind, code), (following, text) in pairwise(found):
        if kind == "python":
            yield code, text if following == "text" else ""


def printed(code: str, names: dict[str, object]) -> str:
    out = StringIO()
    with redirect_stdout(out):
        exec(compile(code, PAGE.name, "exec"), names)
    return out.getvalue()


def test_the_examples_of_the_page_print_what_they_say(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(samples, tmp_path / "briefs", dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    ran = [(printed(code, names), expected) for code, expected in examples()]
    assert len(ran) > 8
    assert [out for out, _ in ran] == [expected for _, expected in ran]


# What is public


def test_every_public_name_stands_on_the_page_and_no_other() -> None:
    listed = PAGE.read_text("utf-8").partition("## All names")[2]
    assert re.findall(r"`(\w+)`", listed) == briefreader.__all__


# What a call of it looks like in a heading, and in the first column of a table of methods.
_FUNCTION = re.compile(r"`(\w+)\((.*?)\)(?: -> \w+)?`")
_METHOD = re.compile(r"^\| `(\w+)\((.*?)\)(?: -> \w+)?` \|", re.MULTILINE)


def signatures() -> Iterator[tuple[str, Callable[..., object], str]]:
    """Each public function, class and method with the parameters that the page gives it."""
    for section in PAGE.read_text("utf-8").split("\n### ")[1:]:
        heading, _, text = section.partition("\n")
        for name, parameters in _FUNCTION.findall(heading):
            home = getattr(briefreader, name)
            yield name, home, parameters
            for method, its_parameters in _METHOD.findall(text.partition("\n## ")[0]):
                bound = getattr(home, method).__get__(object())
                yield f"{name}.{method}", bound, its_parameters


def test_the_parameters_on_the_page_are_those_of_the_code() -> None:
    found = list(signatures())
    assert {"load", "Notes.add", "Library.timeline"} <= {name for name, _, _ in found}
    for name, called, parameters in found:
        written = inspect.signature(eval(f"lambda {parameters}: None")).parameters.values()
        real = inspect.signature(called).parameters
        assert [one.replace(annotation=inspect.Parameter.empty) for one in real.values()][
            : len(written)
        ] == list(written), name
        if name.startswith("Library."):  # what tells of progress is the program's own
            assert real.keys() - {one.name for one in written} <= {"progress", "told", "is_current"}
        else:
            assert len(real) == len(written), name


def run(script: str) -> str:
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return ran.stdout


def test_no_name_is_hidden_by_a_module_of_the_same_name() -> None:
    """Whoever imports `briefreader.x` sets the attribute `x`, and nobody is asked for the name again."""
    modules = [one.name for one in pkgutil.walk_packages(briefreader.__path__, "briefreader.")]
    assert "briefreader.cite.citer" in modules
    modules = [name for name in modules if not name.endswith("__main__")]
    kinds = json.loads(
        run(f"""
import importlib, json, types
for name in {modules!r}:
    importlib.import_module(name)
import briefreader
print(json.dumps([n for n in briefreader.__all__ if isinstance(getattr(briefreader, n), types.ModuleType)]))
""")
    )
    assert kinds == []


def test_every_name_is_what_its_home_defines() -> None:
    for name in briefreader.__all__:
        value = getattr(briefreader, name)
        assert name in dir(briefreader)
        if name != "__version__":
            home = importlib.import_module(value.__module__)
            assert (value.__name__, getattr(home, name)) == (name, value)


def test_a_name_that_there_is_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'quote_all'"):
        operator.attrgetter("quote_all")(briefreader)


def test_importing_it_imports_nothing_else() -> None:
    added = run("""
import sys
before = set(sys.modules)
import briefreader
print(*sorted(set(sys.modules) - before))
""")
    assert added.split() == ["briefreader"]


# The command line goes through the same door


@pytest.mark.parametrize(("style", "form"), [("default", "plain"), ("apa7", "markdown"), ("oscola4", "html")])
def test_a_quote_is_cited_as_the_command_prints_it(
    program: Program, samples: Path, clock: datetime, style: str, form: str
) -> None:
    path, today = samples / SAMPLES[0], clock.date()
    document = briefreader.load(path)
    for quote in briefreader.quotes(document)[:8]:
        ran = program("quotes", str(path), "--id", quote.id, "--style", style, "--format", form)
        cited = briefreader.cite_quote(document, quote, style=style, format=form, today=today)
        assert ran.out.strip("\n") == cited.text.strip("\n")
        remarks = "; ".join(map(briefreader.remark_words, cited.remarks))
        assert ran.err.strip() == (f"{quote.id}: {remarks}" if remarks else "")


@pytest.mark.parametrize(("style", "form"), [("default", "plain"), ("mla9", "plain"), ("default", "bibtex")])
def test_a_reference_is_the_one_that_the_command_prints(
    program: Program, samples: Path, clock: datetime, style: str, form: str
) -> None:
    for sample in SAMPLES:
        path = samples / sample
        ran = program("cite", str(path), "--style", style, "--format", form)
        made = briefreader.reference(briefreader.load(path), style=style, format=form, today=clock.date())
        assert ran.out.strip("\n") == made.text.strip("\n")
        assert bool(ran.err) == bool(made.remarks)


def test_a_reference_tells_how_the_brief_is_to_be_handled(program: Program, restricted: Path) -> None:
    made = briefreader.reference(briefreader.load(restricted))
    assert "TLP:RED" in map(briefreader.remark_words, made.remarks)
    assert "TLP:RED" in program("cite", str(restricted)).err


@pytest.fixture
def restricted(samples: Path, tmp_path: Path) -> Path:
    """A sample that not everybody may read."""
    path = tmp_path / "restricted.yaml"
    text = (samples / SAMPLES[0]).read_text("utf-8")
    path.write_text(text.replace("handling: TLP:CLEAR", "handling: TLP:RED"), "utf-8")
    return path


def test_problems_are_those_that_the_command_lists(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "dam.json"
    path.write_text('{"brief": "1", "id": "dam", "title": "x", "summary": "y", "colour": 3}')
    listed = json.loads(program("check", str(path), "--format", "json").out)["files"][0]["problems"]
    found = briefreader.check(path).problems
    assert [(one.code, one.line, one.column) for one in found] == [
        (one["code"], one["line"], one["column"]) for one in listed
    ]
    assert found


ARTICLE = "It is shut\n\n“It is not safe,” said Ann Lee, the mayor of Quay.\n\nNobody knows for how long.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_a_draft_is_the_one_that_the_command_writes(program: Program, article: Path) -> None:
    ran = program("draft", str(article), "--date", "2024-10-16", "--author", "Jo Quill")
    draft = briefreader.draft_article(article, date=date(2024, 10, 16), authors=["Jo Quill"])
    assert briefreader.as_yaml(draft.brief).strip() == ran.out.strip()


def test_a_note_that_a_program_adds_is_one_of_the_readers(program: Program, samples: Path) -> None:
    path = samples / SAMPLES[0]
    document, notes = briefreader.load(path), briefreader.Notes()
    change = notes.add(document, "q-gates", text="Ask for the log.", verdict="supported", state="reviewed")
    listed = json.loads(program("notes", "list", str(path), "--format", "json").out)["briefs"][0]["notes"]
    assert [one["id"] for one in listed] == [one.id for one in change.entries]
    assert notes.export(document) == program("notes", "export", str(path)).out
    assert "three gates" not in notes.export(document, quoted_text=False)
    program("notes", "remove", str(path), change.entries[0].id)
    assert notes.read(document).notes("q-gates") == ()


# Nothing is lost on the way out


def test_what_a_reviewer_adds_to_the_citation_is_in_it(program: Program, samples: Path) -> None:
    path = samples / SAMPLES[1]
    program("cite", str(path), "--add", "author=Choe Sang-Hun")
    document = briefreader.load(path)
    notebook = briefreader.Notes().read(document)
    assert "Choe" in briefreader.reference(document, notebook=notebook).text
    assert "Choe" not in briefreader.reference(document).text


def test_the_day_of_access_of_the_citation_is_kept(samples: Path) -> None:
    document = briefreader.load(samples / SAMPLES[0])
    csl = document.brief.source.csl
    assert csl.accessed is not None
    made = briefreader.reference(document, format="csl-json", today=date(2030, 1, 2))
    assert json.loads(made.text)[0]["accessed"]["date-parts"] == [[2026, 11, 9]]


def test_words_that_are_not_in_the_source_are_told_to_be_unverified(samples: Path) -> None:
    altered = (
        (samples / SAMPLES[0]).read_bytes().replace(b'exact: "probably not rain', b'exact: "surely not rain')
    )
    document = briefreader.load(altered, name="altered.yaml")
    assert briefreader.verify(document, "q-not-rain").state == "unverified"
    cited = briefreader.cite_quote(document, "q-not-rain")
    assert "unverified" in cited.text
    assert "warning" in [remark.severity for remark in cited.remarks]


def test_a_quote_from_a_draft_is_told_to_be_unchecked(article: Path) -> None:
    text = briefreader.as_yaml(briefreader.draft_article(article).brief)
    document = briefreader.load(text.encode(), article)
    assert briefreader.verify(document, document.brief.quotes[0]).state == "verified"
    cited = briefreader.cite_quote(document, document.brief.quotes[0])
    assert "unchecked" in [remark.code for remark in cited.remarks]


@pytest.mark.parametrize("style", ["default", "apa7", "chicago18-notes"])
def test_a_paraphrase_says_that_it_is_one(samples: Path, style: str) -> None:
    document = briefreader.load(samples / SAMPLES[0])
    assert "(paraphrase)" in briefreader.cite_quote(document, "q-gauges", style=style).text


def test_a_paraphrase_says_whose_it_is(samples: Path) -> None:
    document = briefreader.load(samples / SAMPLES[0])
    (quote,) = briefreader.quotes(document, ids=["q-accusation"])
    names = {speaker.id: speaker.name for speaker in document.brief.speakers}
    assert names[quote.speakers[0]] in briefreader.cite_quote(document, quote).text


# Refusals


def test_what_a_brief_does_not_have_is_refused_with_what_was_meant(samples: Path) -> None:
    document = briefreader.load(samples / SAMPLES[0])
    refused = (
        lambda: briefreader.verify(document, "q-gate"),
        lambda: briefreader.cite_quote(document, "q-gate"),
        lambda: briefreader.Notes().add(document, "q-gate", text="x"),
    )
    for ask in refused:
        with pytest.raises(briefreader.UnknownItemError) as error:
            ask()
        assert (error.value.name, error.value.nearest) == ("q-gate", "q-gates")


@pytest.mark.parametrize(("style", "form"), [("apa1", "plain"), ("apa", "word"), ("apa7", "bibtex")])
def test_a_style_or_format_that_can_not_hold_a_quote_is_refused(samples: Path, style: str, form: str) -> None:
    document = briefreader.load(samples / SAMPLES[0])
    with pytest.raises(ValueError, match="there is no"):
        briefreader.cite_quote(document, "q-gates", style=style, format=form)


def test_a_page_can_not_be_left_without_its_text(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><p>{ARTICLE}</p></body></html>", "utf-8")
    with pytest.raises(briefreader.BriefError, match="could not be compared"):
        briefreader.draft_article(page, with_text=False)


def test_notes_do_not_go_to_another_folder_than_the_settings_mean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text("notes = 3\n")
    monkeypatch.setenv("BRIEFREADER_CONFIG", str(settings))
    with pytest.raises(briefreader.StoreError, match="Fix the settings"):
        briefreader.Notes()
