"""Every agent's own log read from its beginning: never over capacity, and the same story as the chats tell."""

from collections.abc import Iterator

from tests.faults.checker.evidence import Evidence
from tests.faults.checker.findings import Finding

Held = tuple[str, int]


def overloaded(evidence: Evidence) -> Iterator[Finding]:
    """What the logs of agents contradict, by themselves and against the chats."""
    told: set[tuple[str, str, str, int]] = set()
    for user, events in evidence.agent_events.items():
        held: dict[Held, str] = {}
        for event in events:
            kind, body = event["kind"], event["body"]
            if "chat_id" not in body:
                continue
            key: Held = (body["chat_id"], body["gen"])
            where = f"agent {user}, event {event['seq']} ({kind} {key[0]} gen {key[1]})"
            told.add((kind, user, *key))
            was = held.get(key)
            if was != _BEFORE[kind]:
                yield Finding("I-22", f"{where}: the chat was {was or 'not there'} before")
            if kind in {"offer_over", "chat_released"}:
                held.pop(key, None)
            else:
                held[key] = _AFTER[kind]
            if len(held) > evidence.capacity.get(user, 0):
                yield Finding(
                    "I-21", f"{where}: {len(held)} chats, capacity {evidence.capacity.get(user, 0)}"
                )
    yield from _against_chats(evidence, told)


_BEFORE = {
    "offer": None,
    "offer_over": "ringing",
    "chat_taken": "ringing",
    "wrap_up_started": "talking",
    "chat_released": "talking",
}
_AFTER = {"offer": "ringing", "chat_taken": "talking", "wrap_up_started": "talking"}


def _against_chats(evidence: Evidence, told: set[tuple[str, str, str, int]]) -> Iterator[Finding]:
    said: set[tuple[str, str, str, int]] = set()
    for chat, events in evidence.events.items():
        for event in events:
            kind = _SAME.get(event["kind"])
            if kind is not None:
                said.add((kind, event["body"]["agent"], chat, event["body"]["gen"]))
    for fact in {fact for fact in told if fact[0] in _SAME.values()} ^ said:
        yield Finding("I-22", f"{fact} is in only one of the agent's and the chat's log")


_SAME = {"offered": "offer", "answered": "chat_taken"}
