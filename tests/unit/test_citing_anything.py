"""Whatever could be loaded can be checked, verified, printed and cited: by words, or by a refusal."""

import json
import re
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefreader.base.text import copyable, shown
from briefreader.brief.lint.linter import lint
from briefreader.brief.reading.load import Loaded
from briefreader.brief.verification.document import opened
from briefreader.cite.citer import Citer, Form
from briefreader.cite.entries import ENTRIES
from briefreader.cite.formats import FORMATS
from briefreader.cite.styles import STYLES
from tests.unit.test_load_hostile import mutated
from tests.unit.test_load_hostile import opened as loaded_or_refused

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
forms = st.builds(Form, st.sampled_from(list(STYLES)), st.sampled_from([*FORMATS, *ENTRIES]))


def anything(root: dict[str, Any]) -> Loaded | None:
    return loaded_or_refused(json.dumps(root).encode(), "a.json")


@given(mutated(), forms)
def test_every_item_is_cited_or_refused(root: dict[str, Any], form: Form) -> None:
    loaded = anything(root)
    if loaded is None:
        return
    brief = opened(loaded, None)
    citer = Citer(brief.brief, brief.index, brief.verify, today=date(2026, 11, 24), text=brief.text)
    items = list(brief.index.items)
    for item in items:
        excerpt = citer.excerpts([item], form)
        assert excerpt.text or excerpt.remarks
        plain, _ = copyable(excerpt.text)
        assert not CONTROLS.search(plain)
        if form == Form():
            assert "\n" not in plain
    citer.excerpts(items, form)
    assert citer.reference(form)


@given(mutated())
def test_it_can_be_checked_and_its_quotes_have_a_state(root: dict[str, Any]) -> None:
    loaded = anything(root)
    if loaded is None:
        return
    brief = opened(loaded, None)
    for quote in brief.brief.quotes:
        assert brief.verify(quote).state in (
            None,
            "attested",
            "consistent",
            "unverified",
            "verified",
            "repaired",
        )
    for problem in lint(loaded, json.dumps(root).encode(), None):
        told = problem.path + problem.what + problem.mend
        assert shown(told, one_line=True) == told
