"""Keys that come faster than they can be handled."""

import asyncio
from pathlib import Path
from random import Random

import pytest
from textual.app import App
from textual.events import Key

from briefreader.app import keys
from briefreader.app.keys import KeysInTurn
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, opened, press_at_once, screen_text


@pytest.mark.parametrize(
    ("burst", "seen", "unseen"),
    [
        ("2G", "▌ ¶10  Many North Korean shells", "▌ Security Council"),
        ("2y", "“full support and solidarity” — Kim Jong-un", "Nothing has been copied"),
        ("/war", "“war” 1/", "Grade this claim"),
        ("2/highly", "“highly” 1/", "Note"),
        ("&status:contested", "status:contested", "marked"),
        ("&status:contested\rj", "▌ North Korean soldiers and military engineers", "contestedj"),
        ("tarms photographs", "arms photographs", "Note"),
        ("tarms\rj", "#arms", "armsj"),
        ("mQ", "Mark Q set", "quit"),
        ("mAjj", "▌ Several North Korean soldiers", "Mark j"),
    ],
)
async def test_each_key_of_a_burst_means_what_it_would_mean_alone(
    samples: Path, outside: Environment, burst: str, seen: str, unseen: str
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press_at_once(pilot, *("enter" if key == "\r" else key for key in burst))
        text = screen_text(pilot)
        assert seen in text
        assert unseen not in text


async def test_what_is_typed_while_the_program_ends_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "LULL", 60.0)  # the first key is still under way when its screen has gone
    handled: list[str] = []

    async def handle(key: Key) -> None:
        handled.append(key.key)

    app: App[None] = App()
    in_turn = KeysInTurn(app, handle)
    async with app.run_test():
        await in_turn.take(Key("q", "q"))
    await in_turn.take(Key("j", "j"))
    assert handled == ["q"]


@pytest.mark.parametrize("waiting", [1, 2, 5])
async def test_keys_behind_one_that_never_ends_are_carried_out(
    waiting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "PATIENCE", 0.05)
    monkeypatch.setattr(KeysInTurn, "_follow", lambda *_: None)  # no key is ever told to be done
    handled: list[str] = []
    last = asyncio.Event()

    async def handle(key: Key) -> None:
        handled.append(key.key)
        if len(handled) == waiting + 1:
            last.set()

    app: App[None] = App()
    async with app.run_test():
        in_turn = KeysInTurn(app, handle)
        for number in range(waiting + 1):
            await in_turn.take(Key(str(number), str(number)))
        assert handled == ["0"]
        await asyncio.wait_for(last.wait(), 20)
    assert handled == [str(number) for number in range(waiting + 1)]


@pytest.mark.parametrize("seed", range(5))
async def test_every_key_is_begun_once_and_in_order_however_long_each_takes(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "PATIENCE", 0.004)
    monkeypatch.setattr(keys, "LULL", 0.001)
    random = Random(seed)
    handled: list[str] = []
    last = asyncio.Event()

    async def handle(key: Key) -> None:
        handled.append(key.key)
        await asyncio.sleep(random.choice((0, 0, 0.002, 0.01)))
        if len(handled) == 40:
            last.set()

    app: App[None] = App()
    async with app.run_test():
        in_turn = KeysInTurn(app, handle)
        for number in range(40):
            await in_turn.take(Key(str(number), str(number)))
            await asyncio.sleep(random.choice((0, 0, 0.001, 0.006)))
        await asyncio.wait_for(last.wait(), 20)
    assert handled == [str(number) for number in range(40)]
