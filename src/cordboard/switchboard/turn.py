"""The turn, spine of everything: lock the chat, load it, decide, record, commit, and only then tell.

Every stimulus to a chat (HTTP call, timer, offer, host's answer) goes through `Turns.chat`; what concerns an agent
alone through `Turns.agent`. Locks are taken chat first, then its agents in name order, so that no two turns can wait
for each other.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from cordboard.core.chat.chat import Chat
from cordboard.core.chat.events import ChatEvent, MessageSent, NoteAdded
from cordboard.core.errors import Refused
from cordboard.core.instant import Millis
from cordboard.core.queueing.agent import Agent, DeskEvent
from cordboard.core.reasons import Code
from cordboard.director.compiled import CompiledScript
from cordboard.director.run import Run
from cordboard.switchboard.memory import Held, Memory
from cordboard.switchboard.ports import (
    AgentChange,
    ChatChange,
    Clock,
    Conflict,
    Created,
    LoadedChat,
    NewAgentEvent,
    NewEvent,
    OutboxItem,
    OutcomeUnknown,
    Store,
    Unit,
)
from cordboard.switchboard.stage import Stage

T = TypeVar("T")
TRIES = 5
"""How often a turn is decided anew when another node was there in between."""

_encode = msgspec.json.Encoder().encode


def digest(body: bytes) -> bytes:
    """What tells two bodies sent under one client id apart."""
    return hashlib.blake2b(body, digest_size=16).digest()


@dataclass(frozen=True)
class Done:
    """A committed turn, as told to whoever listens."""

    chat: Chat | None = None
    before: Chat | None = None
    run: Run | None = None
    events: tuple[NewEvent, ...] = ()
    agents: tuple[Agent, ...] = ()
    hosts: frozenset[str] = frozenset()
    """Registrations of outside hosts that got messages."""
    agent_events: dict[str, tuple[NewAgentEvent, ...]] = field(
        default_factory=dict[str, tuple[NewAgentEvent, ...]]
    )
    outbox: tuple[OutboxItem, ...] = ()


class Listener(Protocol):
    """Told of every committed turn, in the order of each chat's commits. Must not block or raise."""

    def __call__(self, done: Done) -> None: ...


TellOutside = Callable[[Chat, Sequence[ChatEvent], Millis], Sequence[OutboxItem]]


class ScriptVersions(Protocol):
    """Finds the immutable version that a run is pinned to."""

    async def script_version(self, name: str, number: int) -> CompiledScript | None: ...


class AgentScene:
    """The working set of a turn about one agent alone."""

    def __init__(self, *, agent: Agent, now: Millis) -> None:
        self.agent = agent
        self.now = now
        self.events: list[DeskEvent] = []

    def change(self, **fields: object) -> None:
        """Replace fields of the agent."""
        self.agent = replace(self.agent, **fields)

    def tell(self, kind: Callable[..., DeskEvent], *, at: str, **fields: object) -> None:
        """Record an entry of the agent's log."""
        seq = self.agent.last_seq + 1
        self.events.append(kind(seq=seq, at=at, **fields))
        self.change(last_seq=seq)


class Turns:
    """Carries out turns. `decide` functions are plain and quick: values in, changes on the stage out."""

    def __init__(self, *, store: Store, clock: Clock, scripts: ScriptVersions, chats: int = 20_000) -> None:
        self._store = store
        self._clock = clock
        self._scripts = scripts
        self.chats: Memory[LoadedChat] = Memory(size=chats, load=store.load_chat)
        self.agents: Memory[Agent] = Memory(size=100_000, load=store.load_agent)
        self._listeners: list[Listener] = []
        self.tell_outside: TellOutside | None = None
        """What of a turn's events is to be told outside: it becomes part of the turn."""

    def listen(self, listener: Listener) -> None:
        """Tell `listener` of every committed turn of this node."""
        self._listeners.append(listener)

    async def chat(
        self,
        chat_id: str,
        decide: Callable[[Stage], T],
        *,
        agents: Iterable[str] | None = None,
        body_hash: bytes | None = None,
    ) -> T:
        """One turn of a chat.

        `agents` None: the turn concerns words only and touches no agent. Otherwise the agents that the chat is at are
        held too, and those named. `body_hash` goes with the event that carries a client id.

        Raises Refused: `not_found`, or whatever `decide` raises; `busy` when others were first too often.
        """
        held = self.chats.take(chat_id)
        try:
            async with held.lock:
                untold = False
                for _ in range(TRIES):
                    loaded = await self.chats.fill(chat_id, held)
                    if loaded is None:
                        raise Refused(Code.NOT_FOUND, "There is no such chat.")
                    if untold:
                        # The commit whose outcome was unknown may be there, and nobody has been told of it.
                        self._tell(Done(chat=loaded.chat, run=loaded.run))
                    try:
                        return await self._try(held, loaded, decide, agents, body_hash)
                    except (Conflict, OutcomeUnknown) as failure:
                        untold = isinstance(failure, OutcomeUnknown)
                        held.value = None
                raise Refused(Code.BUSY, "The chat is busy; try again.", retry=True, retry_after=1, ours=True)
        finally:
            self.chats.release(chat_id, held)

    async def open(self, stage: Stage, *, created: Created | None, body_hash: bytes | None) -> None:
        """Commit a new chat. Raises Conflict when its Idempotency-Key was used meanwhile."""
        held = self.chats.take(stage.chat.id)
        try:
            async with held.lock:
                await self._commit(held, None, stage, {}, created=created, body_hash=body_hash)
        finally:
            self.chats.release(stage.chat.id, held)

    async def agent(self, user: str, decide: Callable[[AgentScene], T], *, new: Agent | None = None) -> T:
        """One turn of an agent alone. `new`: what to begin with when the agent has never worked."""
        held = self.agents.take(user)
        try:
            async with held.lock:
                for _ in range(TRIES):
                    before = await self.agents.fill(user, held)
                    begin = before if before is not None else new
                    if begin is None:
                        raise Refused(Code.NOT_FOUND, f"There is no agent {user!r}.")
                    scene = AgentScene(agent=begin, now=self._clock.now())
                    answer = decide(scene)
                    if scene.agent == begin:
                        return answer
                    after = replace(scene.agent, version=begin.version + 1)
                    rows = _agent_rows(scene.events, scene.now)
                    change = AgentChange(before=before, after=after, events=rows)
                    try:
                        await self._store.commit(Unit(agents=(change,), at=scene.now))
                    except BaseException as failure:
                        held.value = None
                        if isinstance(failure, Conflict | OutcomeUnknown):
                            continue
                        raise
                    held.value = after
                    self._tell(Done(agents=(after,), agent_events={user: rows}))
                    return answer
                raise Refused(
                    Code.BUSY, "The agent is busy; try again.", retry=True, retry_after=1, ours=True
                )
        finally:
            self.agents.release(user, held)

    async def _try(
        self,
        held: Held[LoadedChat],
        loaded: LoadedChat,
        decide: Callable[[Stage], T],
        agents: Iterable[str] | None,
        body_hash: bytes | None,
    ) -> T:
        script, called = await self._scripts_of(loaded.run)
        now = self._clock.now()
        if agents is None:
            stage = Stage(
                chat=loaded.chat,
                agents={},
                now=now,
                run=loaded.run,
                script=script,
                called=called,
                sent=loaded.sent,
            )
            answer = decide(stage)
            await self._commit(held, loaded, stage, {}, created=None, body_hash=body_hash)
            return answer
        async with AsyncExitStack() as stack:
            places = await self._hold(stack, {*agents, *agents_of(loaded.chat)})
            values = {name: place.value for name, place in places.items() if place.value is not None}
            stage = Stage(
                chat=loaded.chat,
                agents=values,
                now=now,
                run=loaded.run,
                script=script,
                called=called,
                sent=loaded.sent,
            )
            answer = decide(stage)
            await self._commit(held, loaded, stage, places, created=None, body_hash=body_hash)
            return answer

    async def _hold(self, stack: AsyncExitStack, names: set[str]) -> dict[str, Held[Agent]]:
        places: dict[str, Held[Agent]] = {}
        for name in sorted(names):
            place = self.agents.take(name)
            stack.callback(self.agents.release, name, place)
            await stack.enter_async_context(place.lock)
            await self.agents.fill(name, place)
            places[name] = place
        return places

    async def _scripts_of(
        self, run: Run | None
    ) -> tuple[CompiledScript | None, dict[tuple[str, int], CompiledScript]]:
        """The version that a run is pinned to, and those of the called scripts under way in it."""
        if run is None or run.ended:
            return None, {}
        called: dict[tuple[str, int], CompiledScript] = {}
        for frame in run.frames:
            found = await self._scripts.script_version(frame.script, frame.version)
            if found is not None:
                called[frame.script, frame.version] = found
        return await self._scripts.script_version(run.script, run.version), called

    async def _commit(
        self,
        held: Held[LoadedChat],
        loaded: LoadedChat | None,
        stage: Stage,
        places: dict[str, Held[Agent]],
        *,
        created: Created | None,
        body_hash: bytes | None,
    ) -> None:
        before = loaded.chat if loaded else None
        run_before = loaded.run if loaded else None
        changed = [(n, p) for n, p in places.items() if p.value is not None and p.value != stage.agents[n]]
        if stage.chat == before and stage.run == run_before and not changed and not stage.outbox:
            return
        after = replace(stage.chat, version=(before.version if before else 0) + 1)
        events = tuple(_row(event, stage.now, body_hash) for event in stage.events)
        desk: dict[str, tuple[NewAgentEvent, ...]] = {}
        agent_changes: list[AgentChange] = []
        for name, place in changed:
            was = place.value
            assert was is not None
            now_is = replace(stage.agents[name], version=was.version + 1)
            desk[name] = _agent_rows(stage.desk.get(name, []), stage.now)
            agent_changes.append(AgentChange(before=was, after=now_is, events=desk[name]))
        unit = Unit(
            chat=ChatChange(
                before=before, after=after, run_before=run_before, run_after=stage.run, events=events
            ),
            agents=tuple(agent_changes),
            outbox=(*stage.outbox, *self._for_outside(after, stage)),
            host_messages=tuple(stage.host_messages),
            created=created,
            at=stage.now,
        )
        try:
            await self._store.commit(unit)
        except BaseException:
            # Also on cancellation: what is in memory is unproven until the commit is known.
            held.value = None
            for _, place in changed:
                place.value = None
            raise
        sent = loaded.sent if loaded else {}
        for row in events:
            if row.client_id is not None and row.body_hash is not None:
                sent[row.author, row.client_id] = (row.seq, row.at, row.body_hash)
        held.value = LoadedChat(chat=after, run=stage.run, sent=sent)
        for change, (_, place) in zip(agent_changes, changed, strict=True):
            place.value = change.after
        self._tell(
            Done(
                chat=after,
                before=before,
                run=stage.run,
                events=events,
                agents=tuple(change.after for change in agent_changes),
                hosts=frozenset(message.registration for message in stage.host_messages),
                agent_events=desk,
                outbox=unit.outbox,
            )
        )

    def _for_outside(self, chat: Chat, stage: Stage) -> Sequence[OutboxItem]:
        if self.tell_outside is None or not stage.events:
            return ()
        return self.tell_outside(chat, stage.events, stage.now)

    def _tell(self, done: Done) -> None:
        for listener in self._listeners:
            listener(done)


def agents_of(chat: Chat) -> set[str]:
    """The agents whose slots the chat holds."""
    names = {held.agent for held in chat.offers}
    if chat.talk is not None:
        names.add(chat.talk.agent)
    return names


def _row(event: ChatEvent, now: Millis, body_hash: bytes | None) -> NewEvent:
    client_id = event.client_id if isinstance(event, MessageSent | NoteAdded) else None
    return NewEvent(
        seq=event.seq,
        at=now,
        kind=str(event.__struct_config__.tag),
        visibility=event.visibility,
        role=event.by.role,
        author=f"{event.by.role}:{event.by.id}",
        client_id=client_id,
        body_hash=body_hash if client_id is not None else None,
        body=_encode(event),
    )


def _agent_rows(events: Iterable[DeskEvent], now: Millis) -> tuple[NewAgentEvent, ...]:
    return tuple(
        NewAgentEvent(seq=event.seq, at=now, kind=str(event.__struct_config__.tag), body=_encode(event))
        for event in events
    )
