"""Judges: large programs that read what the formats write. `make judges` runs them, `make test` does not."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.hostile_texts import hostile_texts

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a program in a folder of its own; what it says."""

    def run(*argv: str, seconds: int = 300) -> str:
        if shutil.which(argv[0]) is None:
            pytest.fail(f"{argv[0]} is not installed; docs/citing.md names the packages")
        env = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(argv, cwd=tmp_path, env=env, check=False, capture_output=True, timeout=seconds)
        said = done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")
        assert done.returncode == 0, said[-1500:]
        return said

    return run


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    """A file that the texts try to make; nothing may."""
    return tmp_path / "bait"


@pytest.fixture
def texts(bait: Path) -> Sequence[str]:
    """The hostile texts, and those that would do something in the judges' own languages."""
    return [
        *hostile_texts(),
        rf"\write18{{touch {bait}}}",
        rf"\immediate\write18{{touch {bait}}}",
        rf"\directlua{{io.open('{bait}','w')}}",
        rf"\input{{{bait}}} \openout5={bait} \verb|x|",
        f"src_sh{{touch {bait}}}",
        f'src_emacs-lisp{{(write-region 1 nil "{bait}")}}',
        f"call_x() {{{{{{modification-time(x)}}}}}} #+INCLUDE: {bait}",
        f'<<target>> [[elisp:(write-region 1 nil "{bait}")][x]] \\vert{{}} \\alpha',
        rf'{{\field{{\*\fldinst INCLUDETEXT "{bait}"}}}} \u20320? \'e9 \par \bin3 abc',
        "TODO a heading, :tag: and [1/2] or [50%] <2026-11-25 Wed>",
        "* a star, [an option] and ~ a tie",
        "*starred and -- dashed --- ``quoted'' ?` !` << >> ,,",
        "fi fl ffi ffl office affluent flight",
        "e.g. Dr. No, p. 5",
    ]
