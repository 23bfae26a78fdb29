"""A coverage-guided run over everything between a file's bytes and its citations. See `make fuzz`.

python tests/fuzz/load.py CORPUS [libFuzzer option]...

Whatever the bytes are, a brief comes out, or one refusal with what is wrong, and how to mend it.
"""

import sys
from datetime import date

import atheris

with atheris.instrument_imports(include=["briefreader", "msgspec"]):
    from briefreader.base.text import copyable, shown
    from briefreader.brief.lint.linter import lint
    from briefreader.brief.reading.load import load_bytes
    from briefreader.brief.reading.problem import BriefError
    from briefreader.brief.verification.document import opened
    from briefreader.cite.citer import Citer, Form


def one(data: bytes) -> None:
    """Load, check, verify and cite; libFuzzer stops at anything that is raised."""
    name = "fuzz.json" if data[:1] in (b"{", b"[") else "fuzz.yaml"
    try:
        loaded = load_bytes(data, name)
    except BriefError as error:
        told = f"{error.where}: {error.what}. {error.mend}"
        assert error.what and error.mend and shown(told, one_line=True) == told, told
        return
    for problem in lint(loaded, data, None):
        assert (problem.line or 1) >= 1 and (problem.column or 1) >= 1, problem
        assert shown(problem.what, one_line=True) == problem.what, problem
    brief = opened(loaded, None)
    citer = Citer(brief.brief, brief.index, brief.verify, today=date(2026, 11, 24), text=brief.text)
    for item in brief.index.items:
        excerpt = citer.excerpts([item], Form())
        assert excerpt.text or excerpt.remarks, item
        assert "\n" not in copyable(excerpt.text)[0], item


atheris.Setup(sys.argv, one)
atheris.Fuzz()
