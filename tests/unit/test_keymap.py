"""The reviewer's own keys: what can be used, and what is said of the rest."""

import string
from collections import Counter

import pytest

from briefreader.actions import ACTIONS, Context, actions_of
from briefreader.keymap import usable_keymap


def said(action: str, keys: str) -> str:
    """What is complained of, if one action gets other keys."""
    usable, complaints = usable_keymap({action: keys})
    assert bool(usable) != bool(complaints)
    return "\n".join(one.told for one in complaints)


def test_the_default_keys_of_every_command_can_be_used() -> None:
    for action in ACTIONS:
        assert said(action.id, action.keys) == "", action.id


def test_no_two_actions_of_one_context_have_the_same_default_key() -> None:
    heard = [(action.context, key) for action in ACTIONS for key in action.keys.split(",")]
    assert [one for one, times in Counter(heard).items() if times > 1] == []


@pytest.mark.parametrize("keys", ["f5", "alt+w", "ctrl+shift+w", "é", "ß", "ctrl+right", "§", "§,f6"])
def test_keys_that_can_be_used(keys: str) -> None:
    assert said("zoom", keys) == ""


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ("contrl+x", "there is no key contrl+x. Write it like ctrl+x, f5 or ?."),
        ("pagdown", "there is no key pagdown. Did you mean pagedown?"),
        ("ctrl+pgup", "there is no key ctrl+pgup. Did you mean ctrl+pageup?"),
        ("zz", "there is no key zz"),
        ("w,", "there is no key "),
        ("ctrl+", "there is no key ctrl+"),
        ("f25", "there is no key f25"),
        ("ctrl+i", "terminals send ctrl+i as tab"),
        ("ctrl+m", "terminals send ctrl+m as enter"),
        ("ctrl+[", "terminals send ctrl+left_square_bracket as escape"),
        ("shift+w", "terminals send shift+w as W. Write W."),
        ("ctrl+W", "terminals send ctrl+W as ctrl+w. Write ctrl+w."),
    ],
)
def test_keys_that_no_terminal_sends_are_told(keys: str, complaint: str) -> None:
    assert said("zoom", keys).startswith(f"keymap.zoom: {complaint}")


@pytest.mark.parametrize("keys", ["y", "f5,y", "question_mark", "?", "left_curly_bracket", "{"])
def test_a_key_of_another_command_of_the_place_is_told_however_it_is_written(keys: str) -> None:
    assert "is the key of both zoom and" in said("zoom", keys)


def test_two_commands_may_exchange_their_keys_with_those_of_other_places() -> None:
    usable, complaints = usable_keymap({"take-copy": "z", "zoom": "Z"})
    assert usable == {"take-copy": "z", "zoom": "Z"}
    assert complaints == ()


def test_the_second_of_two_own_keys_that_clash_is_told() -> None:
    usable, (complaint,) = usable_keymap({"zoom": "Z", "copy": "Z"})
    assert usable == {"zoom": "Z"}
    assert complaint.what == "Z is the key of both copy and zoom"


@pytest.mark.parametrize("keys", ["s", "S", "?", "question_mark"])
def test_a_letter_can_not_save_a_form(keys: str) -> None:
    assert "is typed into the fields" in said("save", keys)


def test_an_unknown_command_is_told_with_the_nearest() -> None:
    assert said("zom", "p") == "keymap.zom: there is no action zom. Did you mean zoom?"
    assert said("qqqq", "p").endswith("`briefreader keys` has all names.")


@pytest.mark.parametrize("sign", [*string.punctuation.replace(",", ""), "comma"])
def test_every_sign_of_the_keyboard_is_a_key(sign: str) -> None:
    assert "there is no key" not in said("zoom", sign)
    assert "there is no key" not in said("zoom", f"ctrl+{sign}")


@pytest.mark.parametrize("name", ["pagedown", "f1", "slash", "at", "minus", "plus", "less_than_sign"])
def test_the_names_of_textual_are_known(name: str) -> None:
    assert "there is no key" not in said("zoom", name)


@pytest.mark.parametrize("name", ["solidus", "plus_sign", "hyphen_minus", "low_line"])
def test_names_that_textual_shortens_are_not_heard(name: str) -> None:
    assert "there is no key" in said("zoom", name)


@pytest.mark.parametrize("place", ["dossier", "timeline", "compare", "variants", "same-claims"])
def test_pages_over_many_briefs_have_the_same_keys_for_the_same(place: Context) -> None:
    keys = {one.label: one.keys.split(",")[0] for one in actions_of(place, "page", "over-briefs")}
    meant = {
        "open": "enter",
        "copy": "y",
        "into report": "P",
        "report": "R",
        "to file": "F",
        "basket": "plus",
        "back": "q",
    }
    assert {label: meant.get(label, key) for label, key in keys.items()} == keys
    assert keys.keys() >= meant.keys()
