"""A centre that dies at chosen moments: at every write and every call outside, before it or after it.

What dies does nothing more: every later word of that life is cut off. The next life begins over the same store.
"""

import asyncio
import inspect
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any, Literal

import msgspec

from cordboard.core.chat import fold
from cordboard.core.chat.events import ChatEvent
from cordboard.core.errors import Refused
from cordboard.switchboard.outside.way_out import HttpReply, HttpRequest, OutsideFailure, Query
from cordboard.switchboard.ports import OutcomeUnknown, Store, Unavailable
from cordboard.switchboard.turn import Done
from tests.centre import Centre
from tests.clock import JumpingClock

Fault = Literal["dies", "done_unheard", "undone_unheard", "unavailable"]
"""`*_unheard`: the commit's outcome is unknown, and it was or was not done."""
FAULTS: tuple[Fault, ...] = ("dies", "dies", "dies", "done_unheard", "undone_unheard", "unavailable")
NEVER: tuple[int, Fault] = (-1, "dies")
WRITES = ("commit", "write", "claim_outbox", "settle_outbox")


class Moments:
    """Counts the moments of a life at which something can go wrong, and says when it does."""

    def __init__(self, faults: Iterator[tuple[int, Fault]]) -> None:
        self._faults = faults
        self._left: int
        self._fault: Fault
        self._left, self._fault = next(faults, NEVER)
        self.dead = asyncio.Event()

    def pass_one(self) -> Fault | None:
        """A moment passes. Raises CancelledError, as everything does that the dead begin."""
        if self.dead.is_set():
            raise asyncio.CancelledError
        self._left -= 1
        if self._left != 0:
            return None
        fault = self._fault
        self._left, self._fault = next(self._faults, NEVER)
        return fault

    def die(self) -> None:
        self.dead.set()
        raise asyncio.CancelledError


class MortalStore:
    """Stands before the real store."""

    def __init__(self, store: Store, moments: Moments) -> None:
        self._store = store
        self._moments = moments

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._store, name)
        if not inspect.iscoroutinefunction(real):
            return real

        async def mortal(*args: Any, **kwargs: Any) -> Any:
            if name not in WRITES:
                if self._moments.dead.is_set():
                    raise asyncio.CancelledError
                return await real(*args, **kwargs)
            before = self._moments.pass_one()
            if before == "unavailable":
                raise Unavailable("not now")
            if before == "undone_unheard" and name == "commit":
                raise OutcomeUnknown
            if before == "done_unheard" and name == "commit":
                await real(*args, **kwargs)
                raise OutcomeUnknown
            if before is not None:
                self._moments.die()
            answer = await real(*args, **kwargs)
            if self._moments.pass_one() is not None:
                self._moments.die()
            return answer

        return mortal


class World:
    """All that outlives the centre: the other side of its calls, the mail, and what they were told under each key."""

    def __init__(self, chance: Random, clock: JumpingClock) -> None:
        self.chance = chance
        self.clock = clock
        self.told: dict[str, set[bytes]] = defaultdict(set)
        """What came under each key, as one text."""
        self.tries = 0
        self.enabled = True
        self.calm = False
        self.wrong: list[str] = []
        """What listeners found that tells not the same as the documents."""

    def hears(self, key: str, *what: object) -> None:
        self.tries += 1
        self.told[key].add(msgspec.json.encode([str(each) for each in what]))

    async def answer(self, request: HttpRequest) -> HttpReply:
        if self.calm:
            return HttpReply(status=200, text="", json=self._said(request))
        dice = self.chance.random()
        if dice < 0.15:
            await self.clock.sleep(self.chance.choice((1, 4, 20)))
        if dice < 0.25:
            raise OutsideFailure("failed", "nobody is there", again=self.chance.random() < 0.5)
        if dice < 0.3:
            raise OutsideFailure("timeout", "no answer")
        return HttpReply(status=self.chance.choice((200, 200, 204, 500)), text="", json=self._said(request))

    def _said(self, request: HttpRequest) -> Any:
        if request.url.endswith("/bot"):
            state = self.chance.choice(("waiting", "handed_over", "resolved", "flying"))
            return {"state": state, "reason": "why", "messages": [{"text": "Hm?"}], "data": {"d": "e"}}
        if request.url.endswith("/route"):
            route = self.chance.choice(("queue:General", "queue:Gone", "agent:ann"))
            select = {"kind": "route_select", "route": route, "remain_retries": 1, "timeout": 15}
            return self.chance.choice((select, {"kind": "route_reject"}, None, {"kind": "route_end"}))
        return {"n": self.chance.randrange(9)}


class MortalOutside:
    """The port `Outside` of one life, and its `Mailer`."""

    def __init__(self, world: World, moments: Moments) -> None:
        self._world = world
        self._moments = moments
        self.enabled = True

    def _pass(self) -> None:
        if self._moments.pass_one() is not None:
            self._moments.die()

    async def http(self, request: HttpRequest) -> HttpReply:
        self._pass()
        self._world.hears(
            request.key, request.method, request.url, sorted(request.headers.items()), request.body
        )
        self._pass()
        answer = await self._world.answer(request)
        self._pass()
        return answer

    async def query(self, query: Query) -> Sequence[Mapping[str, Any]]:
        _ = query
        raise OutsideFailure("failed", "there is no such table")

    async def send(self, *, key: str, to: str, subject: str, text: str) -> None:
        self._pass()
        self._world.hears(key, to, subject, text)
        self._pass()


class MortalCentre(Centre):
    """One life."""

    def __init__(self, store: Store, world: World, moments: Moments) -> None:
        outside = MortalOutside(world, moments)
        self.world = world
        super().__init__(
            MortalStore(store, moments),  # pyright: ignore[reportArgumentType]
            clock=world.clock,
            mailer=outside,
            outside=outside,
        )

    async def settle(self) -> None:
        """As of any centre; but an offer that waits for a store that is away waits for the clock, not for us."""
        calm = waited = 0
        while calm < 12 and waited < 60:
            await asyncio.sleep(0.0002 if self.store.under_way else 0)
            waited += bool(self.board.distributor.busy)
            calm = 0 if self.store.under_way or self.board.distributor.busy else calm + 1
            waited = 0 if self.store.under_way else waited

    def _compare(self, done: Done) -> None:
        if done.chat is not None and done.before is None and not done.events:
            self.chats[done.chat.id] = fold.of(
                done.chat
            )  # a commit of unknown outcome: nobody heard its events
        try:
            super()._compare(done)
        except AssertionError as wrong:
            self.world.wrong.append(str(wrong))


class Lives:
    """The centre of the moment, brought up again as often as it dies."""

    def __init__(self, store: Store, world: World, faults: Iterator[tuple[int, Fault]]) -> None:
        self._store = store
        self._world = world
        self._faults = faults
        self._moments = Moments(iter(()))
        self._spared = asyncio.all_tasks()
        """What runs already is not the centre's."""
        self.centre: Centre
        self.deaths = -1
        self.visitors: set[str] = set()

    async def begin(self) -> None:
        """A new life; it may die while it comes up."""
        while True:
            self.deaths += 1
            self._moments = Moments(self._faults)
            self.centre = MortalCentre(self._store, self._world, self._moments)
            if await self._lived(self.centre.start()):
                break
        for chat in self.visitors:
            self.centre.board.presence.visitor_joined(chat)
        for user in ("ann", "bob"):
            self.centre.board.presence.desk_joined(user)

    async def act(self, verb: Callable[[], Awaitable[Any]]) -> Any:
        """Do it as a client does: again, until the answer is definite. None: it was refused."""
        while True:
            answer: list[Any] = []
            if await self._lived(self._try(verb, answer)) and answer:
                return answer[0]
            if self._moments.dead.is_set():
                await self.begin()
            else:
                await self._world.clock.advance(1)

    async def _try(self, verb: Callable[[], Awaitable[Any]], answer: list[Any]) -> None:
        try:
            answer.append(await verb())
            await self.centre.settle()
        except Refused as no:
            if not no.retry:
                answer.append(None)
        except (Unavailable, OutcomeUnknown):
            pass

    async def _lived(self, what: Awaitable[Any]) -> bool:
        """Whether it came to its end before the centre died; the dead are cleared away."""
        doing = asyncio.ensure_future(what)
        dying = asyncio.ensure_future(self._moments.dead.wait())
        await asyncio.wait({doing, dying}, return_when=asyncio.FIRST_COMPLETED)
        if not self._moments.dead.is_set():
            dying.cancel()
            await doing
            return True
        await self.kill()
        return False

    async def kill(self) -> None:
        """As kill -9 does: whatever runs ends where it stands. What the database had been given is done or undone."""
        self._moments.dead.set()
        others = asyncio.all_tasks() - self._spared
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._store.write(lambda _: None)


async def log_of(store: Store, chat: str) -> list[ChatEvent]:
    """Every event of a chat."""
    rows = await store.events_after(chat, seq=0, limit=100_000)
    return [msgspec.json.decode(row.body, type=ChatEvent) for row in rows]
