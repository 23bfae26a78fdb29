"""Two revisions of a brief: every change is told as what it is, and nothing else is told."""

import json
from typing import Any

import pytest

from briefreader.brief.model.fingerprints import differences, fingerprints
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.library.comparison import ItemChange, compare
from tests.revision_chains import Planned, chain

CHAINS = 40


def opened(tree: dict[str, Any]) -> OpenDocument:
    return load(json.dumps(tree).encode(), name="invented.json")


def as_planned(change: ItemChange) -> Planned:
    return Planned(
        change.kind,
        change.fate,
        change.old.item or None if change.old else None,
        change.new.item or None if change.new else None,
        frozenset(aspect.kind for aspect in change.aspects),
        change.joined,
    )


def marked(old: OpenDocument, new: OpenDocument, renamed: set[str]) -> set[str]:
    """The items that a reader marks, and those that are gone; but for claims that name a renamed quote."""
    before, now = fingerprints(old.brief), fingerprints(new.brief)
    naming = {one.id for one in new.brief.claims for place in one.positions if place.quote in renamed}
    return {*differences(before, now).marked, *(before.keys() - now.keys())} - naming


@pytest.mark.parametrize("seed", range(CHAINS))
def test_in_a_chain_of_revisions_each_change_is_told_and_nothing_else(seed: int) -> None:
    invented = chain(seed)
    revisions = [opened(tree) for tree in invented.revisions]
    assert all(not one.loaded.problems for one in revisions)
    for old, new, plan in zip(revisions, revisions[1:], invented.plans, strict=False):
        found = compare(old, new)
        assert {as_planned(change) for change in found.changes} == plan
        assert len(found.changes) == len(plan)
        told = {side.item for one in found.changes for side in (one.old, one.new) if side}
        assert told >= marked(
            old, new, {one.new.item for one in found.changes if one.new and one.joined != "id"}
        )
        back = {(one.kind, one.fate) for one in compare(new, old).changes}
        turned = {"added": "gone", "gone": "added", "changed": "changed"}
        assert back == {(one.kind, turned[one.fate]) for one in found.changes}
    assert compare(revisions[0], revisions[0]).changes == ()
