"""Finding the command, options before and after it, exit codes, and what goes to which stream."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader import __version__
from briefreader.commands.names import COMMANDS
from briefreader.commands.streams import no_screen
from tests.conftest import Program

SAMPLE = "north-korea-ukraine.yaml"


def shell(command: str, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the program in a process of its own; `$0` is the interpreter, `$1` the first argument."""
    return subprocess.run(
        ["bash", "-c", command, sys.executable, *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_help_names_every_verb_with_what_it_does(program: Program) -> None:
    ran = program("--help")
    assert ran.code == 0
    for command, (_, about) in COMMANDS.items():
        assert f"{command} " in ran.out
        assert about in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_verb_has_help_with_an_example(program: Program, command: str) -> None:
    ran = program(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: briefreader {command}")
    if command != "notes":
        assert f"Example: briefreader {command}" in ran.out


@pytest.mark.parametrize("command", [command for command in COMMANDS if command != "notes"])
def test_a_verb_says_of_itself_what_the_list_says(program: Program, command: str) -> None:
    assert COMMANDS[command][1] in " ".join(program(command, "--help").out.split())


@pytest.mark.parametrize("command", ["add", "list", "remove"])
def test_each_verb_for_notes_has_help_with_an_example(program: Program, command: str) -> None:
    assert f"Example: briefreader notes {command}" in program("notes", command, "--help").out


@pytest.mark.parametrize("arguments", [("--version",), ("show", "--version"), ("notes", "add", "--version")])
def test_the_version_is_told_before_and_after_a_verb(program: Program, arguments: tuple[str, ...]) -> None:
    ran = program(*arguments)
    assert ran.code == 0
    assert __version__ in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--notes", "{}", "--reviewer", "Ada", "doctor", "--format", "json"),
        ("doctor", "--notes", "{}", "--format", "json", "--reviewer", "Ada"),
        ("--notes", "/elsewhere", "doctor", "--format", "json", "--notes", "{}", "--reviewer", "Ada"),
    ],
)
def test_shared_options_stand_before_or_after_a_verb(
    program: Program, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ran = program(*(argument.format(tmp_path / "mine") for argument in arguments))
    assert str(tmp_path / "mine") in ran.out
    assert '"why": "Ada"' in ran.out


@pytest.mark.parametrize("where", ["before", "after"])
def test_shared_options_stand_before_or_after_a_path(
    program: Program, samples: Path, tmp_path: Path, where: str
) -> None:
    program("notes", "add", samples / SAMPLE, "c-arms", "--text", "mine", "--notes", tmp_path / "mine")
    options = ("--notes", tmp_path / "mine")
    path = (samples / SAMPLE,)
    ran = program(*options, *path) if where == "before" else program(*path, *options)
    assert "Note: mine" in ran.out


def test_a_word_that_is_neither_verb_nor_path_gets_the_nearest_verb(program: Program) -> None:
    ran = program("shwo")
    assert (ran.code, ran.out) == (2, "")
    assert "“shwo” is neither a command nor a file" in ran.err
    assert "Did you mean show?" in ran.err


def test_a_path_that_does_not_exist_is_no_mistaken_verb(program: Program, tmp_path: Path) -> None:
    ran = program(tmp_path / "none.yaml")
    assert ran.code == 2
    assert "none.yaml: there is no such file or folder" in ran.err
    assert "Check the path." in ran.err


def test_a_library_of_the_settings_that_is_not_there_is_to_be_corrected_there(
    program: Program, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('library = "gone"\n')
    for command in ((), ("find", "dam")):
        ran = program("--config", settings, *command)
        assert (ran.code, ran.out) == (2, "")
        assert "gone: there is no such" in ran.err and "Correct `library` in the settings" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("show", "--nonsense"), ("show",), ("keys", "--format", "pdf"), ("--config", "/none", "keys")],
)
def test_wrong_use_is_told_in_two_lines_with_the_way_to_help(
    program: Program, arguments: tuple[str, ...]
) -> None:
    ran = program(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("briefreader: ")
    assert "--help" in ran.err.splitlines()[-1]
    assert len(ran.err.splitlines()) <= 3


def test_notes_alone_shows_its_verbs(program: Program) -> None:
    ran = program("notes")
    assert ran.code == 2
    assert "remove" in ran.err


def test_where_no_screen_can_be_opened_a_path_is_shown(program: Program, samples: Path) -> None:
    ran = program(samples / SAMPLE)
    assert ran.code == 0
    assert ran.out == program("show", samples / SAMPLE).out
    assert "stdin is not a terminal" in ran.err


def test_without_a_path_the_samples_are_listed(program: Program, samples: Path) -> None:
    ran = program()
    assert ran.code == 0
    assert ran.out == program("show", samples).out


def test_without_a_path_the_library_of_the_settings_is_listed(
    program: Program, samples: Path, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "one.yaml").write_bytes((samples / SAMPLE).read_bytes())
    config = tmp_path / "settings.toml"
    config.write_text(f'library = "{library}"\n')
    ran = program("--config", config)
    assert str(library / "one.yaml") in ran.out
    assert str(samples) not in ran.out


def test_wrong_settings_are_told_and_do_not_stop_anything(
    program: Program, samples: Path, tmp_path: Path
) -> None:
    config = tmp_path / "settings.toml"
    config.write_text('revewer = "Ada"\n')
    ran = program("show", samples / SAMPLE, "--config", config)
    assert ran.code == 0
    assert "settings.toml:1: revewer" in ran.err


@pytest.mark.parametrize(
    ("term", "obstacle"), [("dumb", "TERM is dumb"), ("", "TERM is empty"), ("xterm", None)]
)
def test_a_terminal_that_can_not_be_drawn_on_opens_no_screen(
    monkeypatch: pytest.MonkeyPatch, term: str, obstacle: str | None
) -> None:
    main, side = pty.openpty()
    with os.fdopen(side, "r+b", buffering=0) as terminal, os.fdopen(main, "rb"):
        for name in ("stdin", "stdout", "stderr"):
            monkeypatch.setattr(sys, name, terminal)
        found = no_screen({"TERM": term})
    assert found == obstacle


def test_a_reader_that_leaves_early_hears_nothing_of_it(samples: Path) -> None:
    ran = shell('set -o pipefail; "$0" -m briefreader show "$1" | head -n 1', samples / SAMPLE)
    assert ran.stdout.decode().startswith("North Korea")
    assert ran.stderr == b""


def test_stdout_may_be_closed(samples: Path) -> None:
    ran = shell('"$0" -m briefreader check "$1" >&-', samples / SAMPLE)
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_stdout_is_told(samples: Path) -> None:
    ran = shell('"$0" -m briefreader show "$1" > /dev/full', samples / SAMPLE)
    assert ran.returncode == 2
    assert ran.stderr.decode().startswith("briefreader: stdout: cannot be written")
    assert b"Traceback" not in ran.stderr
    assert b"Exception" not in ran.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "none_NONE"])
def test_any_locale_will_do(samples: Path, locale: str) -> None:
    ran = shell('"$0" -m briefreader show "$1" | wc -l', samples / SAMPLE, LC_ALL=locale)
    assert int(ran.stdout) > 100
    assert b"Traceback" not in ran.stderr


def test_an_encoding_without_the_signs_gets_them_escaped(samples: Path) -> None:
    ran = shell('"$0" -m briefreader show "$1"', samples / SAMPLE, PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert b"\\u201c" in ran.stdout


def test_ctrl_c_ends_quietly(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefreader.commands.session.Session.open", interrupted)
    ran = program("show", "brief.yaml")
    assert ran.code == 130
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("briefreader sh", "plain,show"),
        ("briefreader notes re", "plain,remove"),
        ("briefreader bri", "file,bri"),
    ],
)
def test_a_shell_completes_verbs_and_paths(words: str, expected: str) -> None:
    ran = shell(
        '"$0" -c "from briefreader.__main__ import main; main()"',
        _BRIEFREADER_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split()) - 1),
    )
    assert expected in ran.stdout.decode().splitlines()


HOSTILE = "\x1b]52;c;aGk=\x07 \x9b31m \u202eevil \x00"


def hostile_brief(tmp_path: Path) -> Path:
    """A brief whose every text tries to steer the terminal."""
    import json

    path = tmp_path / "hostile.json"
    text = HOSTILE.replace("\x00", "")
    path.write_text(
        json.dumps(
            {
                "brief": "1",
                "id": "hostile",
                "title": text,
                "source": {"csl": {"id": "x", "type": "article-newspaper", "title": text}},
                "summary": text,
                "key_points": [{"id": "k-one", "text": text, "cites": [text]}],
                "speakers": [{"id": "s-one", "name": text, "type": "person"}],
                "quotes": [
                    {
                        "id": "q-one",
                        "speaker": "s-one",
                        "para": 1,
                        "kind": "direct",
                        "spans": [{"exact": text}],
                    }
                ],
                "gaps": [text],
            }
        )
    )
    return path


Command = Callable[[Program, Path], object]


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "{}"),
        ("show", "{}", "--format", "markdown"),
        ("show", "{}", "--format", "json"),
        ("check", "{}"),
        ("check", "{}", "--format", "json"),
        ("quotes", "{}"),
        ("quotes", "{}", "--format", "html"),
        ("quotes", "{}", "--speaker", HOSTILE),
        ("cite", "{}"),
        ("notes", "add", "{}", "k-one", "--text", HOSTILE),
        ("show", HOSTILE.replace("\x00", "")),
    ],
)
def test_no_text_of_a_brief_or_argument_reaches_the_terminal_raw(
    program: Program, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    path = hostile_brief(tmp_path)
    ran = program(*(argument.replace("{}", str(path)) for argument in arguments))
    for stream in (ran.out, ran.err):
        assert not set(stream) & set("\x1b\x07\x9b\u202e\x00")


@pytest.mark.parametrize("words", [(), ("quotes",), ("notes", "add")])
def test_help_is_a_command_too(program: Program, words: tuple[str, ...]) -> None:
    assert program("help", *words).out == program(*words, "--help").out


@pytest.mark.parametrize("words", [("quoets",), ("open",), ("quotes", "add")])
def test_help_of_what_is_not_a_command_is_refused(program: Program, words: tuple[str, ...]) -> None:
    ran = program("help", *words)
    assert (ran.code, ran.out) == (2, "")
    assert f"there is no command “{words[-1]}”" in ran.err


def test_the_version_is_one_short_line(program: Program) -> None:
    assert program("--version").out == f"briefreader {__version__}\n"
