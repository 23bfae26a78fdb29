"""Keys that come faster than they can be handled."""

import pytest
from textual.app import App
from textual.events import Key

from briefreader.app import keys
from briefreader.app.keys import KeysInTurn


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
