"""Keys one by one: the next is handled when all that the last has set off is done.

Textual gives a key to what has the focus when the key comes. In a burst, as on a slow connection, that is
before the key in front of it has moved the focus, opened a field or saved one: letters would be actions,
and actions letters.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

PATIENCE = 1.0  # seconds after which a key counts as done, whatever became of it
LULL = 0.05  # seconds in which a key shows what it does, before time is spent on following it
ROUNDS = 2  # a key goes up to the program; what it does there sends messages, which go up too


class KeysInTurn:
    """Holds keys back while one is under way; `handle` is what Textual does with a key."""

    def __init__(self, app: App[None], handle: Callable[[events.Key], Awaitable[None]]) -> None:
        self._app = app
        self._handle = handle
        self._keys: deque[events.Key] = deque()  # the first is under way
        self._since = 0.0
        self._way: list[MessagePump] = []  # that of the key under way, until it is followed
        self._awaited: events.Key | None = None  # the key that a timer will give up

    async def take(self, key: events.Key) -> None:
        """Handle a key now, or in its turn."""
        self._keys.append(key)
        if len(self._keys) == 1:
            await self._begin()
        elif monotonic() - self._since > PATIENCE:
            await self._end(self._keys[0])
        else:
            self._follow(self._keys[0])
            self._wait_for(self._keys[0])

    async def _begin(self) -> None:
        if not self._app.screen_stack:  # the program ends, and what was typed goes with it
            return
        key = self._keys[0]
        self._since = monotonic()
        focused = self._app.focused or self._app.screen
        self._way = [*focused.ancestors_with_self] * ROUNDS
        await self._handle(key)
        if len(self._keys) > 1:
            self._follow(key)
            self._wait_for(key)
        else:
            self._app.set_timer(LULL, partial(self._follow, key))

    def _wait_for(self, key: events.Key) -> None:
        """Go on without a key that others wait for, once it has taken too long: its screen may have gone."""
        if self._awaited is not key and self._keys[0] is key:
            self._awaited = key
            self._app.set_timer(PATIENCE, partial(self._end, key))

    def _follow(self, key: events.Key) -> None:
        """Go where the key under way goes, if nobody does yet."""
        if self._way and self._keys and self._keys[0] is key:
            way, self._way = self._way, []
            self._go(way, key)

    def _go(self, way: list[MessagePump], key: events.Key) -> None:
        """Wait at each of these until what came before is done there; then the key is done."""
        for at, node in enumerate(way):
            if node.call_later(self._go, way[at + 1 :], key):
                return
        if not self._app.screen_stack:
            return
        if self._app.screen.is_mounted or not self._app.screen.call_after_refresh(self._end, key):
            self._app.call_later(self._end, key)

    async def _end(self, key: events.Key) -> None:
        """This key is done, unless it was given up before."""
        if self._keys and self._keys[0] is key:
            self._keys.popleft()
            if self._keys:
                await self._begin()
