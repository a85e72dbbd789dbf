"""What scripts did outside: one body under each key, only what was ordered, every chat told once; globals set once."""

from collections import defaultdict
from collections.abc import Iterator

from tests.faults.checker.evidence import Evidence
from tests.faults.checker.findings import Finding

ASKING, NOTE = "ask", "Outside call "
"""The node that calls, and how the trace tells of its order."""


def unequal(evidence: Evidence) -> Iterator[Finding]:
    """Calls and settings of a variable that happened twice, differently, unordered, or never."""
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for record in evidence.history:
        if record["phase"] == "asked":
            bodies[record["key"]].add(record["body"])
    for key, given in bodies.items():
        if len(given) > 1:
            yield Finding("I-37", f"key {key} came with {len(given)} bodies: {sorted(given)}")
        chat = key.split(":")[1]
        if any(chat not in body for body in given):
            yield Finding("I-37", f"key {key} came with the body of another chat: {sorted(given)}")
        ordered = {e["body"]["run"] for e in evidence.events.get(chat, ()) if _orders(e)}
        if int(key.split(":")[2]) not in ordered:
            yield Finding("I-37", f"key {key} came and no script had ordered it")
    for chat, events in evidence.events.items():
        orders = sum(_orders(each) for each in events)
        exits = [e for e in events if e["kind"] == "exit_taken" and e["body"]["node"] == ASKING]
        ended = any(each["kind"] == "chat_ended" for each in events)
        if len(exits) > orders or (len(exits) < orders and not ended and evidence.calm is not None):
            yield Finding("I-36", f"chat {chat} ordered {orders} calls and went on {len(exits)} times")
    yield from _globals(evidence)


def _orders(event: dict[str, object]) -> bool:
    body = event["body"]
    assert isinstance(body, dict)
    return event["kind"] == "run_noted" and str(body["note"]).startswith(NOTE)


def _globals(evidence: Evidence) -> Iterator[Finding]:
    for key, settled in evidence.settings.items():
        chat = key.split(":")[1]
        times = evidence.values_set.count(chat)
        if times != int(settled):
            yield Finding(
                "I-37", f"errand {key} is {'done' if settled else 'to do'}, and took effect {times} times"
            )
    for chat in set(evidence.values_set) - {key.split(":")[1] for key in evidence.settings}:
        yield Finding("I-37", f"a variable was set for chat {chat}, and no script had ordered it")
