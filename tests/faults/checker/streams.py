"""What clients read, against the log: the same events, every one that is theirs, in order and once."""

from collections.abc import Iterator

from tests.faults.checker.evidence import Evidence, Json
from tests.faults.checker.findings import Finding

OWN = frozenset({"state_changed", "offer", "offer_over", "chat_taken", "wrap_up_started", "chat_released"})


def torn(evidence: Evidence) -> Iterator[Finding]:
    """Holes, repeats and phantoms in what was read."""
    lines: dict[int, tuple[Json, list[Json]]] = {}
    for record in evidence.history:
        if record["phase"] == "stream":
            lines[record["stream"]] = (record, [])
        elif record["phase"] == "saw":
            lines[record["stream"]][1].append(record["event"])
        elif record["phase"] == "read":
            yield from _snapshot(evidence, record)
    for number, (line, events) in lines.items():
        told = _desk(evidence, line, events) if "desk" in line else _visitor(evidence, line, events)
        for invariant, text in told:
            yield Finding(invariant, f"{line['who']}, stream {number}: {text}")


def _visitor(evidence: Evidence, line: Json, events: list[Json]) -> Iterator[tuple[str, str]]:
    visible = [e for e in evidence.events.get(line["chat"], []) if e["visibility"] == "visitor"]
    for stored, seen in zip(visible, events, strict=False):
        if seen["seq"] != stored["seq"]:
            yield "I-7", f"chat {line['chat']}: got {seen['seq']} where {stored['seq']} comes next"
            return
        yield from _same(line["chat"], stored, seen)
    if len(events) > len(visible):
        yield "I-15", f"chat {line['chat']}: {events[len(visible)]} is not in the log"
    if line.get("whole") and len(events) < len(visible):
        yield "I-8", f"chat {line['chat']}: read only {len(events)} of {len(visible)} events at the end"


def _same(chat: str, stored: Json, seen: Json) -> Iterator[tuple[str, str]]:
    body = stored["body"]
    for name in ("kind", "at", "text", "client_id", "score"):
        if name in seen and seen[name] != body.get(name):
            yield (
                "I-15",
                f"chat {chat}, event {seen['seq']}: {name} is {seen[name]!r}, stored {body.get(name)!r}",
            )


def _snapshot(evidence: Evidence, record: Json) -> Iterator[Finding]:
    events = evidence.events.get(record["chat"], [])
    newest = record["events"][-1]["seq"] if record["events"] else 0
    expected = [
        {"seq": event["seq"], "kind": event["kind"]}
        for event in events
        if event["visibility"] != "trace" and event["seq"] <= newest
    ]
    if expected != record["events"]:
        yield Finding(
            "I-15", f"{record['who']}: the snapshot of chat {record['chat']} is not what the log holds"
        )


def _desk(evidence: Evidence, line: Json, events: list[Json]) -> Iterator[tuple[str, str]]:
    """The agent's own log without a hole, and of each chat at hand all that staff may see, while it is at hand."""
    own = {event["seq"]: event for event in evidence.agent_events.get(line["who"], [])}
    places: dict[str, int] = dict(line["desk"])
    furthest: dict[str, int] = {}
    last_own: int | None = None
    for seen in events:
        if seen["kind"] in OWN:
            if last_own is not None and seen["seq"] != last_own + 1:
                yield "I-7", f"got {seen['seq']} of the own log after {last_own}"
            last_own = seen["seq"]
            stored = own.get(seen["seq"])
            if stored is None or stored["body"] != seen:
                yield "I-15", f"{seen} is not in the agent's log"
            if seen["kind"] == "chat_taken":
                chat = seen["chat_id"]
                places.setdefault(chat, max(seen["from_seq"], furthest.get(chat, 0)))
            elif seen["kind"] == "chat_released":
                place = places.pop(seen["chat_id"], None)
                if place is not None:
                    furthest[seen["chat_id"]] = place
                    yield from _let_go(evidence, seen, place)
            continue
        chat = seen.get("chat_id", "")
        if chat not in places:
            yield "I-27", f"an event of chat {chat}, which is not at hand: {seen}"
            continue
        following = _next(evidence, chat, places[chat])
        if following is None:
            yield "I-15", f"{seen} is not in the log"
        elif following["seq"] != seen["seq"]:
            yield "I-7", f"chat {chat}: got {seen['seq']} where {following['seq']} comes next"
        else:
            yield from _same(chat, following, seen)
        places[chat] = seen["seq"]


def _next(evidence: Evidence, chat: str, place: int) -> Json | None:
    events = evidence.events.get(chat, [])[place:]  # numbered from 1, so the event after `place` stands there
    return next((event for event in events if event["visibility"] != "trace"), None)


def _let_go(evidence: Evidence, seen: Json, place: int) -> Iterator[tuple[str, str]]:
    """The last words of an assignment are told before the chat leaves the desk."""
    chat = seen["chat_id"]
    for event in evidence.events.get(chat, [])[place:]:
        if event["kind"] in {"agent_left", "wrap_up_done"} and event["body"]["gen"] == seen["gen"]:
            yield "I-7", f"chat {chat} left the desk before its event {event['seq']} was told"
