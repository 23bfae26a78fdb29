"""The claims of a library that are the same: the index and the reading of every brief find the same."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefreader.library.linked_claims import LinkedClaim, NoClaimError
from briefreader.many_briefs import Library
from briefreader.many_briefs.access import LibraryAccess
from briefreader.notes.links_file import LinkChange, Verdict, deciding, link_of
from tests.libraries import brief_text, library

GATES = "The gates of the upper weir were opened before the warning"


@pytest.fixture(autouse=True, params=["with an index", "where no index can be made"])
def _cache(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    if request.param == "where no index can be made":
        cache.write_text("", "utf-8")
    monkeypatch.setenv("BRIEFREADER_CACHE", str(cache))
    monkeypatch.setenv("BRIEFREADER_NOTES", str(tmp_path / "notes"))


def claim(claim_id: str, text: str) -> dict[str, Any]:
    held = {"stance": "asserts", "party": "town"}
    return {"id": claim_id, "text": text, "status": "single-source", "positions": [held]}


def brief(title: str, *claims: dict[str, Any], links: Sequence[tuple[str, str]] = (), **fields: Any) -> str:
    same = [{"from": one, "to": other, "rel": "same-as"} for one, other in links]
    return brief_text(title, claims=list(claims), links=same, **fields)


def of(tmp_path: Path, *briefs: str) -> Library:
    return Library(library(tmp_path / "briefs", {f"{at}.json": text for at, text in enumerate(briefs)}))


def names(claims: Sequence[LinkedClaim]) -> list[list[str]]:
    return [[column.name for column in one.columns] for one in claims]


def decide(library: Library, verdict: Verdict, *items: str) -> None:
    link = link_of("same-as", items, verdict, date(2026, 11, 30))
    library.reviewers.change_links(LinkChange(new=(link,)))


def test_a_claim_whose_briefs_change_while_they_are_read_is_in_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = [("c-1", "flood#c-2")]
    found = of(tmp_path, brief("dam", claim("c-1", GATES), links=links), brief("flood", claim("c-2", GATES)))
    assert names(found.linked_claims().claims) == [["dam#c-1", "flood#c-2"]]
    monkeypatch.setattr(LibraryAccess, "loaded", lambda _self, _path: None)
    assert found.linked_claims().claims == ()


class TestGroups:
    def test_links_of_briefs_join_claims_whichever_brief_has_them(self, tmp_path: Path) -> None:
        found = of(
            tmp_path,
            brief("dam", claim("c-1", GATES), links=[("c-1", "flood#c-2"), ("c-1", "wall#c-9")], date=2025),
            brief("flood", claim("c-2", GATES), date=2024),
            brief("wall", claim("c-9", GATES), date=2026),
            brief("other", claim("c-2", GATES)),
        )
        for named in (None, "wall#c-9", "flood#c-2"):
            assert names(found.linked_claims(named).claims) == [["flood#c-2", "dam#c-1", "wall#c-9"]]
        assert found.linked_claims("other#c-2").claims == ()

    def test_of_several_revisions_the_newest_counts(self, tmp_path: Path) -> None:
        found = of(
            tmp_path,
            brief("dam", claim("c-1", GATES), links=[("c-1", "flood#c-2")]),
            brief("dam", claim("c-1", GATES), revision=2),
            brief("flood", claim("c-2", GATES)),
        )
        assert found.linked_claims().claims == ()

    def test_a_link_that_leads_nowhere_is_told_and_not_followed(self, tmp_path: Path) -> None:
        events = [{"id": "e-1", "text": "A flood"}]
        links = [("c-2", "gone#c"), ("e-1", "nowhere#e")]
        found = of(
            tmp_path,
            brief("dam", claim("c-1", GATES), links=[("c-1", "gone#c"), ("c-1", "flood#e-1")]),
            brief("flood", claim("c-2", GATES), links=links, history=events),
            brief("twice", claim("c-3", GATES), links=[("c-3", "dam#c-1")]),
            brief("Another", claim("c-3", GATES), brief_id="twice"),
        ).linked_claims()
        assert found.claims == ()
        assert {end.name: end.reason for end in found.lost} == {
            "gone#c": "no-brief",
            "flood#e-1": "no-claim",
            "twice#c-3": "several-briefs",
        }

    @pytest.mark.parametrize(
        ("name", "reason"), [("gone#c-1", "no-brief"), ("dam#c-9", "no-claim"), ("dam", "no-claim")]
    )
    def test_a_claim_that_is_not_there_is_refused(self, tmp_path: Path, name: str, reason: str) -> None:
        with pytest.raises(NoClaimError) as refused:
            of(tmp_path, brief("dam", claim("c-1", GATES))).linked_claims(name)
        assert refused.value.end.reason == reason

    def test_reviewers_join_claims_and_part_them(self, tmp_path: Path) -> None:
        found = of(tmp_path, brief("dam", claim("c-1", GATES)), brief("flood", claim("c-2", GATES)))
        decide(found, "confirmed", "dam#c-1", "flood#c-2")
        (one,) = found.linked_claims().claims
        assert [(said.reviewer, said.made) for said in one.said] == [("", "2026-11-30")]
        decide(found, "rejected", "flood#c-2", "dam#c-1")
        assert found.linked_claims().claims == ()


class TestQueries:
    @pytest.mark.parametrize(
        ("query", "hits"),
        [
            ("claim:dam#c-1", ["dam#c-1", "flood#c-2"]),
            ("claim:c-2 kind:claim", ["dam#c-1", "flood#c-2", "wall#c-2"]),
            ("claim:spillway", ["dam#c-1", "flood#c-2"]),
            ("kind:claim not claim:spillway", ["wall#c-2"]),
        ],
    )
    def test_claim_counts_those_that_are_the_same(self, tmp_path: Path, query: str, hits: list[str]) -> None:
        found = of(
            tmp_path,
            brief("dam", claim("c-1", "The spillway was open"), links=[("c-1", "flood#c-2")]),
            brief("flood", claim("c-2", "Water ran over it")),
            brief("wall", claim("c-2", "The wall is cracked")),
        )
        assert sorted(f"{hit.facts.brief}#{hit.item}" for hit in found.find(query).hits) == hits
        assert sorted({name.partition("#")[0] for name in hits}) == sorted(
            opened.brief.id for _, opened in found.briefs(query)
        )


class TestSuggestions:
    def library(self, tmp_path: Path) -> Library:
        others = [claim(f"c-{number}", f"The mayors of town {number} were warned") for number in range(20)]
        return of(
            tmp_path,
            brief("dam", claim("c-1", GATES), claim("c-3", "The upper weir has two gates")),
            brief("flood", claim("c-2", "No gates of the upper weir were opened")),
            brief("wall", *others),
        )

    def likely(self, library: Library) -> list[str]:
        return [one.name for one in library.same_claims("dam#c-1").likely]

    def test_claims_that_share_rare_words_are_offered_and_nothing_is_joined(self, tmp_path: Path) -> None:
        found = self.library(tmp_path)
        (one,) = found.same_claims("dam#c-1").likely
        assert (one.name, one.words) == ("flood#c-2", ("gates", "upper", "weir", "opened"))
        assert found.linked_claims().claims == ()

    def test_a_claim_in_the_same_words_is_offered_in_a_library_where_none_of_them_is_rare(
        self, tmp_path: Path
    ) -> None:
        others = [brief(f"paper {number}", claim("c-1", f"{GATES}.")) for number in range(5)]
        gates = [claim(f"c-{number}", f"The upper gates of weir {number} leaked") for number in range(30)]
        found = of(tmp_path, brief("dam", claim("c-1", GATES)), brief("wall", *gates), *others)
        likely = found.same_claims("dam#c-1").likely
        assert [(one.claim.facts.brief, one.words) for one in likely] == [
            (f"paper-{at}", ()) for at in range(5)
        ]

    @pytest.mark.parametrize("verdict", ["confirmed", "rejected"])
    def test_what_is_decided_is_not_offered_again(self, tmp_path: Path, verdict: Verdict) -> None:
        found = self.library(tmp_path)
        decide(found, verdict, "dam#c-1", "flood#c-2")
        assert self.likely(found) == []
        around = found.same_claims("dam#c-1")
        assert [one.item for one in around.rejected] == (["c-2"] if verdict == "rejected" else [])
        assert (around.linked is not None) == (verdict == "confirmed")

    def test_undo_offers_it_again(self, tmp_path: Path) -> None:
        found = self.library(tmp_path)
        link = link_of("same-as", ["dam#c-1", "flood#c-2"], "rejected", date(2026, 11, 30))
        change = deciding(found.reviewers.own_links(), link)
        found.reviewers.change_links(change)
        assert self.likely(found) == []
        found.reviewers.change_links(change.taken_back)
        assert self.likely(found) == ["flood#c-2"]
