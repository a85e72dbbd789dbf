"""From a turn's documents, before and after, to the rows it writes: pure, no database here."""

from collections.abc import Iterable

import msgspec

from cordboard.core.chat.chat import WAITING as WAITING_STATES
from cordboard.core.chat.chat import Chat, ChatState
from cordboard.core.instant import Millis
from cordboard.core.queueing.agent import Agent, Slot
from cordboard.core.routing.dialog import Dialog, DialogState
from cordboard.director.run import Run
from cordboard.storage import statements as s
from cordboard.storage.numbering import numbered
from cordboard.storage.statement import Row, Statement
from cordboard.storage.tables.chats import OVER, RINGING, TALKING, WRAP_UP
from cordboard.switchboard.ports import AgentChange, ChatChange, Unit

Writes = list[tuple[Statement, Row]]
"""Statements with a row each, in no particular order: `statements.ORDER` rules."""

_encode = msgspec.json.Encoder().encode


def writes(unit: Unit) -> Writes:
    """Everything the unit writes.

    Raises ValueError when the documents contradict their events or versions: a mistake of the caller, found before
    anything is written.
    """
    found: Writes = []
    if unit.chat is not None:
        _chat(unit.chat, unit.at, found)
        if unit.created is not None:
            row = (unit.created.key, unit.chat.after.id, unit.created.body_hash, unit.at)
            found.append((s.CREATED, row))
    for change in unit.agents:
        _agent(change, found)
    for item in unit.outbox:
        row = (item.key, item.kind, item.due_at, 0, "", item.chat, item.body.decode(), item.receiver)
        found.append((s.OUTBOX, row))
    found += numbered(unit)
    return found


def touched(unit: Unit) -> tuple[str, ...]:
    """The documents a unit writes to: two units that share one must not stand in one batch."""
    chat = () if unit.chat is None else (f"chat {unit.chat.after.id}",)
    hosts = {f"registration {message.registration}" for message in unit.host_messages}
    return (*chat, *(f"agent {change.after.user}" for change in unit.agents), *hosts)


def _chat(change: ChatChange, at: Millis, found: Writes) -> None:
    before, after = change.before, change.after
    seen = (0, 0) if before is None else (before.version, before.last_seq)
    _agree(f"chat {after.id}", seen, (after.version, after.last_seq), [event.seq for event in change.events])
    doc = _encode(after).decode()
    if before is None:
        visitor = (after.visitor.id, after.visitor.key, after.opened_at, after.page.url)
        found.append(
            (s.CHAT_OPENED, (after.id, after.version, after.last_seq, doc, *_shown(after), *visitor))
        )
    elif (shown := _shown(after)) == _shown(before):
        found.append((s.CHAT_SAID, (after.version, after.last_seq, doc, after.id, before.version)))
    else:
        row = (after.version, after.last_seq, doc, *shown, after.id, before.version)
        found.append((s.CHAT_CHANGED, row))
    for e in change.events:
        sent = (e.client_id, e.body_hash, e.body.decode())
        found.append((s.EVENT, (after.id, e.seq, e.at, e.kind, e.visibility, e.role, e.author, *sent)))
    _assignments(before, after, at, found)
    _waiting(before, after, found)
    _timers(before, after, found)
    _run(change, found)
    _dialog(None if before is None else before.dialog, after.dialog, after.id, at, found)
    _dialog(None if before is None else before.outside, after.outside, after.id, at, found)
    if after.left and (before is None or before.left is not after.left):
        # What is added to a message that somebody has seen to waits for somebody again.
        found.append((s.LEFT_MESSAGE, (after.id, at, _encode(after.left).decode(), None, None)))


def _agree(subject: str, seen: tuple[int, int], now: tuple[int, int], seqs: list[int]) -> None:
    (version, last_seq), (new_version, new_seq) = seen, now
    if new_version != version + 1:
        raise ValueError(f"{subject}: version {new_version} does not follow {version}")
    if seqs != list(range(last_seq + 1, new_seq + 1)):
        raise ValueError(f"{subject}: events {seqs} do not lead from {last_seq} to {new_seq}")


def _shown(chat: Chat) -> Row:
    """The columns that SQL searches by, in the order of `statements`; queue and agent stay when they end."""
    queue = chat.talk.queue if chat.talk else chat.route.queue if chat.route else None
    agent = chat.talk.agent if chat.talk else None
    shown = (chat.state.value, chat.point, chat.call_class, chat.ended_at, chat.visitor.shown)
    return (*shown, queue or None, agent)


Held = tuple[str, str, str, Millis | None, Millis | None, Millis | None]
"""An assignment: state, agent, queue, offered, answered, due."""


def _held(chat: Chat | None) -> dict[int, Held]:
    """The assignments that are not over, by gen. A closed chat holds none, whatever its document remembers."""
    if chat is None or (not chat.offers and chat.talk is None):
        return {}
    held: dict[int, Held] = {
        offer.gen: (RINGING, offer.agent, offer.queue, offer.offered_at, None, offer.due_at)
        for offer in chat.offers
    }
    talk = chat.talk
    if talk is not None and chat.state in {ChatState.TALKING, ChatState.WRAP_UP}:
        wrapping = chat.state is ChatState.WRAP_UP
        due = chat.wrap_up_at if wrapping else None
        state = WRAP_UP if wrapping else TALKING
        held[talk.gen] = (state, talk.agent, talk.queue, None, talk.answered_at, due)
    return held


def _assignments(before: Chat | None, after: Chat, at: Millis, found: Writes) -> None:
    if before is not None and (
        before.offers is after.offers and before.talk is after.talk and before.state is after.state
    ):
        return
    old, new = _held(before), _held(after)
    for gen, (state, *_) in old.items():
        if gen not in new:
            found.append((s.ASSIGNMENT_OVER, (OVER, at, after.id, gen, state)))
    for gen, (state, agent, queue, offered, answered, due) in new.items():
        was = old.get(gen)
        if was is None:
            found.append((s.ASSIGNMENT_MADE, (after.id, gen, agent, state, queue, offered, answered, due)))
        elif was[0] != state:
            found.append((s.ASSIGNMENT_MOVED, (state, answered, due, after.id, gen, was[0])))


def _waits(chat: Chat | None) -> dict[str, tuple[int, Millis, str]]:
    """Where the chat waits: a row for each queue; one without a queue's name for an agent or for groups alone."""
    if chat is None or chat.route is None or chat.state not in WAITING_STATES:
        return {}
    route = chat.route
    row = (route.priority, chat.arrived_at or route.since, route.agent)
    return dict.fromkeys(route.queues or ("",), row)


def _waiting(before: Chat | None, after: Chat, found: Writes) -> None:
    if before is not None and (
        before.route is after.route and before.state is after.state and before.arrived_at == after.arrived_at
    ):
        return
    old, new = _waits(before), _waits(after)
    found.extend((s.WAITING_LEFT, (after.id, queue)) for queue in old if queue not in new)
    found.extend((s.WAITING, (after.id, queue, *row)) for queue, row in new.items() if old.get(queue) != row)


def _timers(before: Chat | None, after: Chat, found: Writes) -> None:
    if before is not None and before.timers is after.timers:
        return
    old = {} if before is None else {timer.name: timer.due_at for timer in before.timers}
    new = {timer.name: timer.due_at for timer in after.timers}
    found.extend((s.TIMER_GONE, (after.id, name)) for name in old if name not in new)
    found.extend((s.TIMER, (after.id, name, due)) for name, due in new.items() if old.get(name) != due)


def _run(change: ChatChange, found: Writes) -> None:
    before, after = change.run_before, change.run_after
    if after is None or after is before or after == before:
        return
    found.append((s.RUN, _run_row(change.after.id, after, ended=after.ended)))
    if before is not None and before.number != after.number and not before.ended:
        # A chat has one live run: the one before it is over when the next begins.
        found.append((s.RUN, _run_row(change.after.id, before, ended=True)))


def _run_row(chat_id: str, run: Run, *, ended: bool) -> Row:
    kept = run if run.ended == ended else msgspec.structs.replace(run, ended=ended)
    return (chat_id, run.number, run.script, run.version, ended, _encode(kept).decode())


def _dialog(before: Dialog | None, after: Dialog | None, chat_id: str, at: Millis, found: Writes) -> None:
    if before is after:
        return
    replaced = before is not None and (after is None or after.cross_ref != before.cross_ref)
    if before is not None and replaced and before.state is not DialogState.ENDED:
        found.append(
            (s.DIALOG, _dialog_row(chat_id, msgspec.structs.replace(before, state=DialogState.ENDED), at))
        )
    if after is not None and after != before:
        found.append((s.DIALOG, _dialog_row(chat_id, after, at)))


def _dialog_row(chat_id: str, dialog: Dialog, at: Millis) -> Row:
    ended = at if dialog.state is DialogState.ENDED else None
    about = (dialog.host, dialog.state.value, dialog.route, dialog.requested_at)
    return (dialog.cross_ref, chat_id, *about, ended)


def _agent(change: AgentChange, found: Writes) -> None:
    before, after = change.before, change.after
    seen = (0, 0) if before is None else (before.version, before.last_seq)
    _agree(
        f"agent {after.user}", seen, (after.version, after.last_seq), [event.seq for event in change.events]
    )
    doc = _encode(after).decode()
    if before is None:
        found.append((s.AGENT_NEW, (after.user, after.version, after.state.value, after.last_seq, doc)))
    else:
        row = (after.version, after.state.value, after.last_seq, doc, after.user, before.version)
        found.append((s.AGENT_CHANGED, row))
    for event in change.events:
        found.append((s.AGENT_EVENT, (after.user, event.seq, event.at, event.kind, event.body.decode())))
    _slots(before, after, found)


def _slots(before: Agent | None, after: Agent, found: Writes) -> None:
    if before is not None and before.slots is after.slots and before.capacity == after.capacity:
        return
    old, new = _by_number(before), _by_number(after)
    had, has = _rows(before), _rows(after)
    found.extend((s.SLOT_ADDED, (after.user, number)) for number in sorted(has - had))
    for number, slot in old.items():
        now = new.get(number)
        if now is None or (now.chat, now.gen) != (slot.chat, slot.gen):
            found.append((s.SLOT_FREED, (None, None, None, after.user, number, slot.chat, slot.gen)))
        elif now.use is not slot.use:
            found.append((s.SLOT_USED, (now.use.value, after.user, number, slot.chat, slot.gen)))
    for number, slot in new.items():
        was = old.get(number)
        if was is None or (was.chat, was.gen) != (slot.chat, slot.gen):
            found.append((s.SLOT_TAKEN, (slot.chat, slot.gen, slot.use.value, after.user, number)))
    found.extend((s.SLOT_REMOVED, (after.user, number)) for number in sorted(had - has))


def _by_number(agent: Agent | None) -> dict[int, Slot]:
    return {} if agent is None else {slot.number: slot for slot in agent.slots}


def _rows(agent: Agent | None) -> frozenset[int]:
    """The slot rows that an agent has: one for each unit of capacity, and those still in use above it."""
    if agent is None:
        return frozenset()
    return frozenset(_numbers(range(1, agent.capacity + 1), (slot.number for slot in agent.slots)))


def _numbers(*sources: Iterable[int]) -> Iterable[int]:
    for source in sources:
        yield from source
