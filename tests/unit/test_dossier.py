"""All that one person said over briefs, by claim and by date, with the numbers that it rests on."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from briefreader.brief.verification.document import load
from briefreader.library.catalog import BriefSpeaker, speakers_of
from briefreader.library.dossier import Dossier, DossierStatement, dossier_of
from briefreader.library.items import SearchItem
from briefreader.library.persons import LibraryPeople, OwnedEntry
from briefreader.library.reading import facts_of, items_of
from briefreader.notes.names_file import PersonEntry
from tests.libraries import brief_text, library

Fields = Mapping[str, Any]

LEE = {"id": "s-lee", "name": "Ann Lee", "type": "person", "role": "mayor", "party": "quay"}
UNION = {"id": "s-union", "name": "the union", "type": "organization"}


def quote(quote_id: str, words: str = "", speaker: str | list[str] = "s-lee", **fields: Any) -> Fields:
    said = {"kind": "direct", "spans": [{"exact": words or f"Words of {quote_id}"}]}
    return {"id": quote_id, "speaker": speaker, "para": 1, **said, **fields}


def claim(claim_id: str, text: str, *positions: Fields) -> Fields:
    return {"id": claim_id, "text": text, "status": "contested", "positions": list(positions)}


def holds(stance: str, quote_id: str = "", by: str = "s-lee", **fields: Any) -> Fields:
    resting = {"quote": quote_id} if quote_id else {}
    return {"stance": stance, "by": by, "evidence": "not-stated", **resting, **fields}


def brief(
    brief_id: str, date: int | None, quotes: Sequence[Fields], claims: Sequence[Fields] = (), **fields: Any
) -> str:
    parts = {"speakers": [LEE, UNION], "quotes": [*quotes], "claims": [*claims], **fields}
    return brief_text(f"On {brief_id}", brief_id, date=date, **parts)


class Briefs:
    """The speakers and items of some briefs."""

    def __init__(self, folder: Path, *texts: str) -> None:
        library(folder, {f"{at}.json": text for at, text in enumerate(texts)})
        self.speakers: list[BriefSpeaker] = []
        self.items: list[SearchItem] = []
        for path in sorted(folder.iterdir()):
            opened = load(path)
            date = facts_of(opened.brief, path).date
            self.speakers += [
                BriefSpeaker(opened.brief.id, path, date, one)
                for one in speakers_of(opened.brief, opened.index)
            ]
            self.items += items_of(opened, Path(path.name), ())

    def dossier(self, member: str, *confirmed: str, groups: Mapping[str, str] | None = None) -> Dossier:
        entries = [OwnedEntry(PersonEntry("Ann Lee", members=confirmed))] if confirmed else []
        person = LibraryPeople(self.speakers, entries).of(member)
        assert person is not None
        return dossier_of(person, self.items, groups)


def names(statements: tuple[DossierStatement, ...]) -> list[str]:
    return [one.name for one in statements]


def test_by_date_the_newest_first_and_undated_last(tmp_path: Path) -> None:
    briefs = Briefs(
        tmp_path,
        brief("a", 2022, [quote("q-1"), quote("q-2"), quote("q-3", speaker="s-union")]),
        brief("b", 2024, [quote("q-1")]),
        brief("c", None, [quote("q-1")]),
    )
    found = briefs.dossier("a#s-lee", "a#s-lee", "b#s-lee", "c#s-lee")
    assert names(found.statements) == ["b#q-1", "a#q-1", "a#q-2", "c#q-1"]
    numbers = found.numbers
    assert (numbers.quotes, numbers.briefs, numbers.undated) == (4, 3, 1)
    assert (numbers.first, numbers.last) == ("2022", "2024")


def test_what_rests_on_suggestions_is_told_apart_and_counted_apart(tmp_path: Path) -> None:
    briefs = Briefs(
        tmp_path, brief("a", 2022, [quote("q-1")]), brief("b", 2024, [quote("q-1"), quote("q-2")])
    )
    found = briefs.dossier("a#s-lee")
    assert [(one.name, one.is_certain) for one in found.statements] == [
        ("b#q-1", False),
        ("b#q-2", False),
        ("a#q-1", True),
    ]
    assert (found.numbers.quotes, found.suggested_numbers.quotes, found.suggested_numbers.briefs) == (1, 2, 1)
    assert briefs.dossier("a#s-lee", "a#s-lee", "b#s-lee").suggested_numbers.quotes == 0


def test_stances_that_differ_stand_side_by_side_the_oldest_first(tmp_path: Path) -> None:
    gates = "The gates were shut"
    briefs = Briefs(
        tmp_path,
        brief("a", 2022, [quote("q-1")], [claim("c-1", gates, holds("asserts", "q-1", evidence="video"))]),
        brief("b", 2024, [quote("q-1")], [claim("c-9", f"{gates} at dawn", holds("denies", "q-1"))]),
    )
    confirmed = ("a#s-lee", "b#s-lee")
    apart = briefs.dossier("a#s-lee", *confirmed)
    assert [(one.text, one.stances) for one in apart.claims] == [
        (f"{gates} at dawn", ("denies",)),
        (gates, ("asserts",)),
    ]
    (one,) = briefs.dossier("a#s-lee", *confirmed, groups={"a#c-1": "g", "b#c-9": "g"}).claims
    assert (one.text, one.claims) == (f"{gates} at dawn", ("b#c-9", "a#c-1"))
    assert one.stances == ("asserts", "denies")
    assert [(said.statement.name, said.held.stance, said.held.evidence) for said in one.said] == [
        ("a#q-1", "asserts", "video"),
        ("b#q-1", "denies", "not-stated"),
    ]


@pytest.mark.parametrize(
    "fields",
    [{"alleged": True}, {"via": "s-union"}, {"said_to": "relayed"}],
    ids=["alleged", "passed on", "second-hand"],
)
def test_what_others_report_is_apart_and_not_counted_with_what_was_said(
    tmp_path: Path, fields: Fields
) -> None:
    briefs = Briefs(
        tmp_path,
        brief(
            "a",
            2022,
            [quote("q-1", **fields), quote("q-2")],
            [claim("c-1", "It is full", holds("asserts", "q-1"), holds("denies", "q-2"))],
        ),
    )
    found = briefs.dossier("a#s-lee")
    assert (names(found.statements), names(found.reported)) == (["a#q-2"], ["a#q-1"])
    assert (found.numbers.quotes, found.reported_numbers.quotes) == (1, 1)
    (one,) = found.claims
    assert (one.stances, [said.statement.name for said in one.reported]) == (("denies",), ["a#q-1"])


def test_a_view_that_the_person_only_passes_on_is_reported(tmp_path: Path) -> None:
    claims = [
        claim("c-1", "It is full", holds("reports", "q-1")),
        claim("c-2", "It leaks", holds("reports", "q-2")),
    ]
    claims.append(claim("c-3", "It holds", holds("asserts", "q-2")))
    found = Briefs(tmp_path, brief("a", 2022, [quote("q-1"), quote("q-2")], claims)).dossier("a#s-lee")
    assert (names(found.statements), names(found.reported)) == (["a#q-2"], ["a#q-1"])
    assert {one.text: (len(one.said), len(one.reported)) for one in found.claims} == {
        "It is full": (0, 1),
        "It leaks": (0, 1),
        "It holds": (1, 0),
    }


def test_a_position_without_words_is_told_and_is_no_quote(tmp_path: Path) -> None:
    claims = [
        claim("c-1", "It is full", holds("denies"), holds("asserts", by="s-union")),
        claim("c-2", "It leaks", {"stance": "not-reported", "by": "s-lee"}),
    ]
    found = Briefs(tmp_path, brief("a", 2022, [], claims)).dossier("a#s-lee")
    assert [(one.name, one.stances, one.is_quote) for one in found.statements] == [
        ("a#c-1", ("denies",), False)
    ]
    assert (found.numbers.quotes, found.numbers.briefs) == (0, 0)
    assert [one.text for one in found.claims] == ["It is full"]


def test_words_on_a_claim_without_a_stance_belong_to_it(tmp_path: Path) -> None:
    claims = [claim("c-1", "It is full", holds("asserts", by="s-union"))]
    found = Briefs(tmp_path, brief("a", 2022, [quote("q-1", claims=["c-1"])], claims)).dossier("a#s-lee")
    (one,) = found.claims
    assert (one.stances, [said.statement.name for said in one.said]) == ((), ["a#q-1"])


def test_a_joint_statement_is_that_of_each_who_made_it(tmp_path: Path) -> None:
    briefs = Briefs(tmp_path, brief("a", 2022, [quote("q-1", speaker=["s-lee", "s-union"])]))
    assert (
        names(briefs.dossier("a#s-lee").statements)
        == names(briefs.dossier("a#s-union").statements)
        == ["a#q-1"]
    )


def test_roles_stand_with_the_dates_of_the_sources_that_give_them(tmp_path: Path) -> None:
    after = {**LEE, "role": "Former mayor"}
    briefs = Briefs(
        tmp_path,
        brief("a", 2022, [quote("q-1")]),
        brief("b", 2024, [quote("q-1")]),
        brief("c", 2026, [quote("q-1")], speakers=[after]),
    )
    found = briefs.dossier("a#s-lee", "a#s-lee", "b#s-lee", "c#s-lee")
    assert [(one.role, one.briefs, one.first, one.last) for one in found.roles] == [
        ("Former mayor", 1, "2026", "2026"),
        ("mayor", 2, "2022", "2024"),
    ]


def test_handling_marks_are_those_of_the_briefs_that_are_used(tmp_path: Path) -> None:
    briefs = Briefs(
        tmp_path,
        brief("a", 2022, [quote("q-1")], handling="TLP:AMBER"),
        brief("b", 2024, [quote("q-1", speaker="s-union")], handling="TLP:RED"),
        brief("c", 2026, [quote("q-1")], handling="TLP:AMBER"),
    )
    assert briefs.dossier("a#s-lee").handling_marks == ("TLP:AMBER",)
