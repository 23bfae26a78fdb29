import os
import select
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from briefreader.base.processes import ProcessError, ProcessMissing, ProcessTimeout, edit, editor, run, start
from tests.conftest import script


def python(script: str) -> list[str]:
    return [sys.executable, "-c", script]


def is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_gives_back_code_and_both_outputs() -> None:
    result = run(python("import sys; print('a'); print('b', file=sys.stderr); sys.exit(3)"), timeout=10)
    assert (result.code, result.stdout, result.stderr) == (3, b"a\n", b"b\n")


def test_hands_the_input_over_whatever_its_size() -> None:
    text = "ü".encode() * 500_000
    assert run(["cat"], input=text, timeout=10).stdout == text


def test_without_room_for_temporary_files_nothing_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(ProcessError, match="temporary files cannot be written"):
        run(["touch", str(tmp_path / "made")], timeout=10)
    assert not (tmp_path / "made").exists()


def test_no_shell_reads_the_arguments() -> None:
    assert run(["printf", "%s", "$HOME; echo x"], timeout=10).stdout == b"$HOME; echo x"


def test_a_missing_program_is_named() -> None:
    with pytest.raises(ProcessMissing, match=r"no-such-program cannot be started: No such file") as caught:
        run(["no-such-program"], timeout=10)
    assert caught.value.program == "no-such-program"


def test_the_program_is_looked_up_in_the_path_that_was_passed(tmp_path: Path) -> None:
    script(tmp_path / "greet", "echo hello")
    assert run(["greet"], timeout=10, env={"PATH": str(tmp_path)}).stdout == b"hello\n"


def test_at_the_limit_the_whole_group_is_killed_and_what_was_said_is_kept(tmp_path: Path) -> None:
    program = script(tmp_path / "hang", f"exec 9> '{tmp_path}/held'; sleep 600 & echo started; wait")
    os.mkfifo(tmp_path / "held")
    # Every process of the group holds the pipe open for writing: it ends when the last of them has.
    held = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(ProcessTimeout, match=r"hang did not answer within 2 s") as caught:
            run([str(program)], timeout=2)
        assert caught.value.stdout == b"started\n"
        ended, _, _ = select.select([held], [], [], 30)
        assert ended
        assert os.read(held, 1) == b""
    finally:
        os.close(held)


def test_a_child_left_in_the_background_does_not_hold_us_up_and_lives_on(tmp_path: Path) -> None:
    program = script(tmp_path / "leave", "sleep 600 & echo $!")
    child = int(run([str(program)], timeout=10).stdout)
    try:
        assert is_running(child)
    finally:
        os.kill(child, signal.SIGKILL)


def test_runs_in_a_session_of_its_own() -> None:
    session = run(python("import os; print(os.getsid(0))"), timeout=10).stdout
    assert int(session) != os.getsid(0)


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "ed"}, "code --wait"),
        ({"VISUAL": "", "EDITOR": "ed"}, "ed"),
        ({}, "vi"),
    ],
)
def test_the_editor_is_visual_then_editor_then_vi(env: dict[str, str], expected: str) -> None:
    assert editor(env) == expected


def test_the_editor_gets_its_options_and_one_absolute_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = script(tmp_path / "my editor", f'printf "%s|" "$@" > "{tmp_path}/seen"; exit 7')
    monkeypatch.chdir(tmp_path)
    assert edit(Path("-a note; x.txt"), f"'{program}' --wait") == 7
    assert (tmp_path / "seen").read_text() == f"--wait|{tmp_path}/-a note; x.txt|"


@pytest.mark.parametrize(
    ("program", "given"),
    [
        ("vim", "+7|{path}|"),
        ("code", "--goto|{path}:7|"),
        ("hx", "{path}:7|"),
        ("an-editor-nobody-knows", "{path}|"),
    ],
)
def test_the_editor_is_told_a_line_in_its_own_way(program: str, given: str, tmp_path: Path) -> None:
    known = script(tmp_path / program, f'printf "%s|" "$@" > "{tmp_path}/seen"')
    assert edit(tmp_path / "brief.yaml", str(known), 7) == 0
    assert (tmp_path / "seen").read_text() == given.format(path=tmp_path / "brief.yaml")


def test_ctrl_c_in_the_editor_is_the_editors_own(tmp_path: Path) -> None:
    program = script(tmp_path / "interrupt", f"kill -INT {os.getpid()}; exit 0")
    before = signal.getsignal(signal.SIGINT)
    assert edit(tmp_path / "note", str(program)) == 0
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("command", ["no-such-editor", "'unbalanced", " "])
def test_an_editor_that_can_not_be_started_is_said_so(command: str, tmp_path: Path) -> None:
    with pytest.raises(ProcessMissing, match="cannot be started"):
        edit(tmp_path / "note", command)


def test_a_program_that_goes_on_by_itself_is_not_waited_for(tmp_path: Path) -> None:
    assert start([str(script(tmp_path / "fails", "exit 3"))], seconds=20) == 3
    program = script(tmp_path / "stays", f"echo $$ > {tmp_path}/pid; exec sleep 60")
    assert start([str(program)], seconds=0.3) is None
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)
    with pytest.raises(ProcessMissing):
        start(["no-such-browser"], seconds=1)
