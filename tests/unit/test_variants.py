"""Which printings are offered as one quote, which are set apart, and what each did to the words."""

from pathlib import Path

import pytest

from briefreader.library.alterations import Alteration
from briefreader.library.printings import VariantGroup, reference
from briefreader.library.variants import variants
from tests.printed_quotes import Case, all_quotes, cases

CASES = cases(Path(__file__).with_name("data") / "variants.yaml")


@pytest.fixture(scope="module")
def groups() -> tuple[VariantGroup, ...]:
    """Of all cases together, as of one library."""
    return variants(all_quotes(CASES), [judgement for case in CASES for judgement in case.judgements])


def places(case: Case, groups: tuple[VariantGroup, ...]) -> dict[str, tuple[int, int, str]]:
    """For each quote of a case that is in a group: which, in which utterance, and how that is related."""
    letters = {case.reference(letter): letter for letter in case.quotes}
    return {
        letters[reference(printing.item)]: (at, number, utterance.relation)
        for at, group in enumerate(groups)
        for number, utterance in enumerate(group.utterances)
        for printing in utterance.printings
        if reference(printing.item) in letters
    }


def told(one: Alteration) -> str:
    """`cut middle marked negation`."""
    place = [one.place] if one.kind in ("cut", "added") else []
    return " ".join([one.kind, *place, *(["marked"] if one.is_marked else []), *one.about])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_one_quote_is_offered_and_what_is_not_is_set_apart(
    case: Case, groups: tuple[VariantGroup, ...]
) -> None:
    found = places(case, groups)
    together = {letter: place[:2] for letter, place in found.items()}
    assert len({together[letter] for letter in case.same}) <= 1
    if len(case.same) > 1:
        assert groups[found[case.same[0]][0]].is_offered
    named = [together[letter] for letter in case.apart if letter in together]
    assert len(set(named)) == len(named)
    assert {letter: found[letter][2] if letter in found else "none" for letter in case.called} == case.called


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.did or case.within], ids=lambda case: case.name
)
def test_what_a_printing_did_to_the_fullest_one_is_told(case: Case, groups: tuple[VariantGroup, ...]) -> None:
    printings = {
        letter: printing
        for group in groups
        for printing in group.printings
        for letter in case.quotes
        if reference(printing.item) == case.reference(letter)
    }
    assert {letter: list(map(told, printings[letter].alterations)) for letter in case.did} == case.did
    assert [
        letter for letter in case.quotes if letter in printings and printings[letter].is_within_quote
    ] == (case.within)
