"""Who is one person over briefs: whom somebody has confirmed. All else is suggested, and told as such."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from briefreader.library.catalog import BriefSpeaker, SpeakerFacts
from briefreader.library.persons import LibraryPeople, OwnedEntry, Person
from briefreader.notes.names_file import PersonEntry


def said_by(member: str, name: str, date: str = "2024", **fields: Any) -> BriefSpeaker:
    brief, _, speaker = member.partition("#")
    known = {"type": "person", "aliases": (), "role": "", "affiliation": "", "parties": (), **fields}
    return BriefSpeaker(brief, Path(f"{brief}.yaml"), date, SpeakerFacts(speaker, name, **known))


def suggested(person: Person) -> list[tuple[str, str, list[str], str | None]]:
    return [
        (one.name, one.reason, sorted(other.member for other in one.speakers), one.doubt)
        for one in person.suggestions
    ]


def members(person: Person) -> list[str]:
    return [one.member for one in person.speakers]


def likely(person: Person) -> list[str]:
    return sorted(one.member for one in person.likely)


def person(people: LibraryPeople, member: str) -> Person:
    found = people.of(member)
    assert found is not None
    return found


def named(people: LibraryPeople, name: str) -> list[str]:
    return [one.name for one in people.named(name)]


TOLLIVER = [
    said_by("a#s-1", "Maren Tolliver", "2022-02"),
    said_by("b#s-7", "Maren Tolliver", "2024-10-20", aliases=("the mayor of Quessel",)),
    said_by("c#s-2", "Maren Toliver", "2023"),
    said_by("d#s-1", "Tolliver", "2023"),
]
ENTRY = PersonEntry("Maren Tolliver", members=("a#s-1", "b#s-7"))


class TestConfirmed:
    def test_speakers_are_one_person_only_by_an_entry(self) -> None:
        assert members(person(LibraryPeople(TOLLIVER, [OwnedEntry(ENTRY)]), "b#s-7")) == ["a#s-1", "b#s-7"]
        assert members(person(LibraryPeople(TOLLIVER), "b#s-7")) == ["b#s-7"]

    def test_what_looks_alike_is_suggested_with_its_reason(self) -> None:
        found = person(LibraryPeople(TOLLIVER), "b#s-7")
        assert suggested(found) == [
            ("Maren Tolliver", "same-name", ["a#s-1"], None),
            ("Maren Toliver", "spelling", ["c#s-2"], None),
            ("Tolliver", "part", ["d#s-1"], None),
        ]
        assert likely(found) == ["a#s-1", "c#s-2"]

    def test_to_confirm_makes_an_entry_of_who_is_certain_and_the_suggested(self) -> None:
        found = person(LibraryPeople(TOLLIVER), "b#s-7")
        entry = found.confirming(found.suggestions[1].speakers)
        assert entry == PersonEntry("Maren Tolliver", aliases=("Maren Toliver",), members=("b#s-7", "c#s-2"))
        more = person(LibraryPeople(TOLLIVER, [OwnedEntry(entry)]), "c#s-2")
        assert more.confirming([TOLLIVER[0]]).members == ("b#s-7", "c#s-2", "a#s-1")

    def test_a_confirmed_alias_is_found_and_suggests_whoever_is_called_so(self) -> None:
        entry = PersonEntry("Maren Tolliver", aliases=("Lady of the Dam",), members=("a#s-1",))
        people = LibraryPeople([*TOLLIVER, said_by("e#x", "The Lady of the Dam")], [OwnedEntry(entry)])
        assert named(people, "lady of the dam") == ["Maren Tolliver"]
        assert ("The Lady of the Dam", "alias", ["e#x"], None) in suggested(person(people, "a#s-1"))

    def test_members_of_briefs_that_are_elsewhere_wait_in_the_entry(self) -> None:
        entry = PersonEntry("Maren Tolliver", members=("gone#s-1", "a#s-1"))
        assert members(person(LibraryPeople(TOLLIVER, [OwnedEntry(entry)]), "a#s-1")) == ["a#s-1"]


class TestColleagues:
    def test_a_colleagues_entry_counts_and_says_whose_it_is(self) -> None:
        found = person(LibraryPeople(TOLLIVER, [OwnedEntry(ENTRY, "Ben")]), "a#s-1")
        assert (members(found), [one.owner for one in found.entries]) == (["a#s-1", "b#s-7"], ["Ben"])
        assert found.own_entry is None

    def test_one_that_shares_a_member_with_ones_own_adds_to_it(self) -> None:
        mine = PersonEntry("M. Tolliver", members=("a#s-1",))
        found = person(LibraryPeople(TOLLIVER, [OwnedEntry(mine), OwnedEntry(ENTRY, "Ben")]), "a#s-1")
        assert (found.name, members(found)) == ("M. Tolliver", ["a#s-1", "b#s-7"])

    def test_one_that_joins_whom_one_keeps_apart_joins_nobody(self) -> None:
        entries = [
            OwnedEntry(PersonEntry("The elder", members=("a#s-1",))),
            OwnedEntry(PersonEntry("The younger", members=("b#s-7",))),
            OwnedEntry(ENTRY, "Ben"),
        ]
        people = LibraryPeople(TOLLIVER, entries)
        assert members(person(people, "a#s-1")) == ["a#s-1"]
        assert members(person(people, "b#s-7")) == ["b#s-7"]
        assert person(people, "a#s-1").likely == (TOLLIVER[2],)  # nobody has said who that is

    def test_what_a_colleague_confirmed_apart_is_offered_and_not_a_second_person(self) -> None:
        entries = [
            OwnedEntry(PersonEntry("Maren Tolliver", members=("a#s-1",))),
            OwnedEntry(PersonEntry("Maren Tolliver", members=("b#s-7",)), "Ben"),
        ]
        (found,) = LibraryPeople(TOLLIVER, entries).named("Maren Tolliver")
        assert (members(found), likely(found)) == (["a#s-1"], ["b#s-7", "c#s-2"])


class TestAsking:
    def test_by_name_part_id_or_member(self) -> None:
        people = LibraryPeople(TOLLIVER, [OwnedEntry(ENTRY)])
        for asked in ("Maren Tolliver", "maren", "s-7", "b#s-7", "  MAREN TOLLIVER "):
            assert named(people, asked)[:1] == ["Maren Tolliver"], asked

    def test_a_part_of_a_word_is_nobody_s_name(self) -> None:
        assert LibraryPeople(TOLLIVER).named("Mar") == ()
        assert LibraryPeople(TOLLIVER).named("") == LibraryPeople(TOLLIVER).named("…") == ()

    def test_of_a_name_that_nobody_confirmed_no_brief_is_more_certain_than_another(self) -> None:
        (found,) = LibraryPeople(TOLLIVER[:3]).named("Maren Tolliver")
        assert (members(found), likely(found)) == ([], ["a#s-1", "b#s-7", "c#s-2"])
        (alone,) = LibraryPeople(TOLLIVER[3:]).named("Tolliver")
        assert (members(alone), alone.suggestions) == (["d#s-1"], ())

    def test_a_whole_name_goes_before_a_part_of_another(self) -> None:
        people = LibraryPeople([said_by("a#1", "Ann Lee"), said_by("b#1", "Ann Lee Morrow")])
        assert named(people, "Ann Lee") == ["Ann Lee"]
        assert named(people, "Lee") == ["Ann Lee", "Ann Lee Morrow"]

    def test_another_spelling_is_found_where_nobody_is_called_so(self) -> None:
        assert named(LibraryPeople(TOLLIVER[:2]), "Toliver") == ["Maren Tolliver"]

    def test_nobody_is_never_somebody(self) -> None:
        people = LibraryPeople(
            [said_by("a#n", "Nobody named", type="none"), said_by("b#n", "This paper", type="source")]
        )
        assert people.named("nobody named") == people.named("paper") == ()


class TestTraps:
    def test_two_of_one_family_name_in_a_brief(self) -> None:
        people = LibraryPeople(
            [
                said_by("a#s-1", "Kim Jo-ran", aliases=("Kim",)),
                said_by("a#s-2", "Kim Ye-dan", aliases=("Kim",)),
                said_by("a#s-3", "Yang Ro"),
                said_by("a#s-4", "Yang Mi-el"),
                said_by("b#s-1", "Kim"),
            ]
        )
        assert named(people, "Kim") == ["Kim Jo-ran", "Kim Ye-dan", "Kim"]
        assert named(people, "Yang") == ["Yang Ro", "Yang Mi-el"]
        for member in ("a#s-1", "a#s-2"):
            assert suggested(person(people, member)) == [("Kim", "part", ["b#s-1"], None)]
            assert likely(person(people, member)) == []

    def test_two_of_one_name_in_another_brief_are_both_in_doubt(self) -> None:
        people = LibraryPeople(
            [said_by("a#1", "Omar Desta"), said_by("b#1", "Omar Desta"), said_by("b#2", "Omar Desta")]
        )
        found = person(people, "a#1")
        assert suggested(found) == [("Omar Desta", "same-name", ["b#1", "b#2"], "one-of-two")]
        assert likely(found) == []

    def test_father_and_son_of_one_name(self) -> None:
        father = [said_by(f"old-{at}#s", "Omar Desta", "1979", role="president") for at in (1, 2)]
        son = [said_by(f"new-{at}#s", "Omar Desta", "2024", role="opposition leader") for at in (1, 2)]
        found = person(LibraryPeople([*father, *son]), "old-1#s")
        assert members(found) == ["old-1#s"]
        assert [names for _, _, names, _ in suggested(found)] == [["new-1#s", "new-2#s"], ["old-2#s"]]
        entries = [
            OwnedEntry(PersonEntry("Omar Desta the elder", members=tuple(one.member for one in father))),
            OwnedEntry(PersonEntry("Omar Desta the younger", members=tuple(one.member for one in son))),
        ]
        apart = LibraryPeople([*father, *son], entries)
        assert person(apart, "old-1#s").suggestions == ()
        assert named(apart, "Omar Desta") == ["Omar Desta the elder", "Omar Desta the younger"]

    def test_an_office_before_and_after_an_election(self) -> None:
        speakers = [
            said_by("a#s", "Ilse Varn", "2023-03", role="minister of energy"),
            said_by("b#s", "the minister of energy", "2023-05"),
            said_by("c#s", "the minister of energy", "2025-02"),
            said_by("d#s", "Tomas Ode", "2025-03", role="minister of energy"),
        ]
        entry = PersonEntry("Ilse Varn", roles=("2021/2024-11 minister of energy",), members=("a#s",))
        assert suggested(person(LibraryPeople(speakers, [OwnedEntry(entry)]), "a#s")) == [
            ("the minister of energy", "role", ["b#s"], None)
        ]
        unknown = person(LibraryPeople(speakers), "a#s")
        assert suggested(unknown) == [("the minister of energy", "role", ["b#s", "c#s"], None)]
        assert likely(unknown) == []

    @pytest.mark.parametrize("other", ["Zelenskyy", "Зеленський", "Zelenskiy", "Zelenskij"])
    def test_other_spellings_are_suggested_and_not_joined(self, other: str) -> None:
        people = LibraryPeople([said_by("a#s", "Zelensky"), said_by("b#s", other)])
        assert members(person(people, "a#s")) == ["a#s"]
        assert suggested(person(people, "a#s")) == [(other, "spelling", ["b#s"], "one-word")]
        assert members(person(people, "b#s")) == ["b#s"]

    def test_a_whole_name_in_another_script(self) -> None:
        people = LibraryPeople([said_by("a#s", "Volodymyr Zelensky"), said_by("b#s", "Володимир Зеленський")])
        assert suggested(person(people, "a#s")) == [("Володимир Зеленський", "spelling", ["b#s"], None)]
        assert named(people, "Zelenskyy") == ["Volodymyr Zelensky"]

    def test_x_is_a_spelling_of_ks(self) -> None:
        people = LibraryPeople([said_by("a#s", "Alexei Aronov"), said_by("b#s", "Aleksei Aronov")])
        assert suggested(person(people, "a#s")) == [("Aleksei Aronov", "spelling", ["b#s"], None)]

    def test_a_spokesman_is_not_his_ministry(self) -> None:
        speakers = [
            said_by("a#s", "Pell Arnow", role="spokesman", affiliation="Ministry of Water"),
            said_by("b#m", "the Ministry of Water", type="government"),
            said_by("c#m", "Ministry of Water", type="organization"),
        ]
        people = LibraryPeople(speakers)
        assert person(people, "a#s").suggestions == ()
        assert suggested(person(people, "b#m")) == [("Ministry of Water", "same-name", ["c#m"], None)]
        assert named(people, "Ministry of Water") == ["the Ministry of Water"]

    def test_a_house_is_nobody_who_lives_in_it(self) -> None:
        speakers = [
            said_by("a#w", "the White House", "2019", type="government"),
            said_by("b#w", "White House", "2024", type="organization"),
            said_by("b#p", "Ada Quill", "2024", role="president", aliases=("the White House",)),
        ]
        people = LibraryPeople(speakers)
        found = person(people, "a#w")
        assert (members(found), likely(found)) == (["a#w"], ["b#w"])
        assert person(people, "b#p").suggestions == ()

    def test_one_family_name_in_two_countries(self) -> None:
        speakers = [
            said_by("a#s", "Lee", parties=("Oruvia",)),
            said_by("b#s", "Lee", parties=("Gondar",)),
            said_by("c#s", "Ann Lee", parties=("Gondar",)),
            said_by("d#s", "Lee", parties=("Government of Oruvia",)),
        ]
        people = LibraryPeople(speakers)
        assert suggested(person(people, "a#s")) == [
            ("Lee", "same-name", ["d#s"], None),
            ("Lee", "same-name", ["b#s"], "other-party"),
        ]
        assert len(people.named("Lee")) == 3
        without = [
            said_by("a#s", "Lee", affiliation="Oruvian army"),
            said_by("b#s", "Lee", affiliation="Bank of Gondar"),
        ]
        assert suggested(person(LibraryPeople(without), "a#s"))[0][3] == "other-party"

    def test_one_word_is_too_little_without_a_party(self) -> None:
        people = LibraryPeople([said_by("a#s", "He"), said_by("b#s", "He"), said_by("c#s", "Er")])
        assert suggested(person(people, "a#s")) == [("He", "same-name", ["b#s"], "one-word")]
        assert len(people.named("He")) == 2

    def test_a_source_that_keeps_a_name_to_itself_is_the_same_as_nobody(self) -> None:
        speakers = [said_by(f"{brief}#s", "a senior official", is_named=False) for brief in "ab"]
        assert person(LibraryPeople(speakers), "a#s").suggestions == ()
        assert len(LibraryPeople(speakers).named("senior official")) == 2


def test_ten_thousand_briefs_are_gone_through_once() -> None:
    speakers: Sequence[BriefSpeaker] = [
        said_by(f"b{at}#s", "Maren Tolliver" if at % 10 == 0 else f"Speaker {at}") for at in range(10_000)
    ]
    found = person(LibraryPeople(speakers), "b0#s")
    assert len(found.likely) == 999
