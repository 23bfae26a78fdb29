import os
from pathlib import Path

import pytest

from briefreader.base.nearest import nearest
from briefreader.base.settings import Complaint, Settings, load, placed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def complaints(file: Path, text: str) -> list[str]:
    """What is complained of, without the path."""
    file.write_text(text)
    return [str(each).replace(str(file), "config.toml") for each in load(file)[1]]


def test_everything_that_can_be_set(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/kim")
    file.write_text(
        """
reviewer = "Kim Ji-won"
library = "~/briefs"
sources = ["articles", "/archive"]
notes = "/desk/notes"
theme = "nord"
verdicts = ["stands", "falls"]
likelihood = "phia"
animations = true

[keymap]
copy = "c"
next-unreviewed = "ctrl+y, f5"
"""
    )
    assert load(file) == (
        Settings(
            reviewer="Kim Ji-won",
            library=Path("/home/kim/briefs"),
            sources=(file.parent / "articles", Path("/archive")),
            notes=Path("/desk/notes"),
            theme="nord",
            keymap={"copy": "c", "next-unreviewed": "ctrl+y, f5"},
            verdicts=("stands", "falls"),
            likelihood="phia",
            animations=True,
        ),
        (),
    )


def test_without_a_file_the_defaults_hold_and_nobody_complains(file: Path) -> None:
    assert load(file) == (Settings(), ())


def test_a_file_that_was_named_has_to_be_there(file: Path) -> None:
    settings, (complaint,) = load(file, required=True)
    assert settings == Settings()
    assert str(complaint) == f"{file}:1: There is no such file. The defaults are used."


def test_an_empty_file_and_a_byte_order_mark_are_fine(file: Path) -> None:
    file.write_bytes(b"")
    assert load(file) == (Settings(), ())
    file.write_bytes(b'\xef\xbb\xbftheme = "nord"')
    assert load(file) == (Settings(theme="nord"), ())


NO_TEXT = "This has to be a text, not a number. Write it in quotation marks."
NO_FLAG = "This has to be true or false, not a text. Write it without quotation marks."


def test_all_complaints_come_at_once_with_line_key_and_the_name_that_was_meant(file: Path) -> None:
    assert complaints(
        file,
        """# a comment
reviewer = 7
verdict = ["a"]
sources = [
    "one",
    2,
]
likelihood = "ICD-203"
animations = "yes"
xyzzy = 1

[keymap]
copy = 1
find = ""
""",
    ) == [
        f"config.toml:2: reviewer: {NO_TEXT}",
        "config.toml:3: verdict: There is no such setting. Did you mean verdicts?",
        f"config.toml:4: sources: {NO_TEXT}",
        "config.toml:8: likelihood: There is no scale 'ICD-203'. Did you mean icd203?",
        f"config.toml:9: animations: {NO_FLAG}",
        "config.toml:10: xyzzy: There is no such setting. The settings are reviewer, library, sources, "
        "notes, theme, keymap, verdicts, likelihood, style, format, animations.",
        f"config.toml:13: keymap.copy: {NO_TEXT}",
        "config.toml:14: keymap.find: This is empty. Fill it in, or take the line out.",
    ]


def test_a_wrong_value_falls_back_alone(file: Path) -> None:
    file.write_text('theme = "nord"\nverdicts = "all"\n[keymap]\ncopy = 1\nfind = "f"')
    settings, found = load(file)
    assert settings == Settings(theme="nord", keymap={"find": "f"})
    assert len(found) == 2


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("reviewer = ' '", "This is empty"),
        (r'reviewer = "Kim\u001b[2J"', "This has characters that cannot be shown"),
        ("library = 1979-05-27", "This has to be a text, not a date or time"),
        ("library = '~nobody-of-that-name/x'", "This home folder is not known"),
        ("sources = 'articles'", "This has to be a list, not a text"),
        ("keymap = 'vi'", "This has to be a table, not a text"),
        ("theme = ['nord']", "This has to be a text, not a list"),
        ("verdicts = []", "This is empty"),
        ("verdicts = ['a', 'a']", "One verdict is named twice"),
        ("likelihood = 'odds'", "There is no scale 'odds'"),
        ("animations = 1", "This has to be true or false, not a number"),
        ("reviewer = true", "This has to be a text, not true or false"),
        ("notes = {a = 1}", "This has to be a text, not a table"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told(line: str, what: str, file: Path) -> None:
    (told,) = complaints(file, line)
    assert told.startswith(f"config.toml:1: {line.partition(' ')[0]}: {what}. ")
    assert load(file)[0] == Settings()


@pytest.mark.parametrize(
    ("text", "line"), [('theme = "nord"\nlibrary =\n', 2), ('theme = "nord"\n\nsources = [1', 3)]
)
def test_a_slip_in_the_file_is_one_complaint_with_its_line(text: str, line: int, file: Path) -> None:
    (told,) = complaints(file, text)
    assert told.startswith(f"config.toml:{line}: Not TOML: ")
    assert load(file)[0] == Settings()


def test_what_can_not_be_read_is_told_and_never_waited_for(file: Path) -> None:
    file.write_bytes(b'theme = "\xff"')
    assert load(file)[1][0].what == "It is not UTF-8 text"
    file.unlink()
    file.mkdir()
    assert load(file)[1][0].what == "This is not a file"
    os.mkfifo(file.parent / "pipe")
    assert load(file.parent / "pipe")[1][0].what == "This is not a file"
    (file.parent / "plain").touch()
    assert load(file.parent / "plain" / "config.toml")[1][0].what == "It cannot be read: Not a directory"


def test_others_who_check_a_setting_get_the_line_too(file: Path) -> None:
    file.write_text('# keys\nkeymap.find = "f"\nkeymap.copy = """\nc"""\n')
    found = placed([Complaint("keymap.copy", "a", "b."), Complaint("keymap.find", "c", "d.")], file)
    assert [(each.key, each.line) for each in found] == [("keymap.find", 2), ("keymap.copy", 3)]


def test_names_that_are_handed_in_are_the_only_ones(file: Path) -> None:
    def styles() -> dict[str, str]:
        return {"apa7": "apa7", "apa": "apa7"}

    file.write_text('style = "apa"\nformat = "anything"')
    assert load(file, {"style": styles})[0] == Settings(style="apa7", format="anything")
    file.write_text('style = "apa8"')
    (complaint,) = load(file, {"style": styles})[1]
    assert complaint.told == "style: There is no style 'apa8'. Did you mean apa?"
    file.write_text('style = "zzz"')
    (complaint,) = load(file, {"style": styles})[1]
    assert complaint.told == "style: There is no style 'zzz'. The styles are apa7, apa."


def test_the_nearest_name_is_offered_only_if_it_is_near() -> None:
    assert nearest("quoets", ["notes", "quotes", "claims"]) == "quotes"
    assert nearest("zzz", ["notes", "quotes", "claims"]) is None
