"""What the server promised by its answers, against what is in the log: acknowledged, refused, repeated, ordered."""

from collections import defaultdict
from collections.abc import Iterator

from tests.faults.checker.evidence import Evidence, Json
from tests.faults.checker.findings import Finding

WRITES = {"say", "note"}


class Told:
    """All that was said to a client about one client id: what it sent, and the definite answers."""

    def __init__(self) -> None:
        self.first_sent: float = 0
        self.texts: list[str] = []
        self.acks: list[Json] = []
        self.refused: list[Json] = []


def broken(evidence: Evidence) -> Iterator[Finding]:
    """Promises that the log does not keep."""
    writes: defaultdict[tuple[str, str, str], Told] = defaultdict(Told)
    creates: defaultdict[str, set[str]] = defaultdict(set)
    for record in evidence.history:
        phase, what = record["phase"], record.get("what")
        if what == "create" and phase == "ok":
            creates[record["key"]].add(record["answer"]["chat_id"])
        if what not in WRITES:
            continue
        told = writes[record["chat"], record["author"], record["client_id"]]
        if phase == "invoke":
            told.first_sent = told.first_sent or record["t"]
            if record["text"] not in told.texts:
                told.texts.append(record["text"])
        elif phase == "ok":
            told.acks.append(record)
        elif phase == "fail":
            told.refused.append(record)
    yield from _creates(evidence, creates)
    yield from _writes(evidence, writes)
    yield from _order(writes)


def _creates(evidence: Evidence, creates: dict[str, set[str]]) -> Iterator[Finding]:
    for key, chats in creates.items():
        if len(chats) > 1:
            yield Finding("I-6", f"key {key} was answered with {sorted(chats)}")
        for chat in chats:
            if chat not in evidence.chats:
                yield Finding("I-1", f"chat {chat} was acknowledged and is not there")
            if evidence.created.get(key) != chat:
                yield Finding(
                    "I-6", f"key {key} was answered with {chat}, stored is {evidence.created.get(key)}"
                )
    sent = {record["key"] for record in evidence.history if record.get("what") == "create"}
    for key in evidence.created:
        if key not in sent:
            yield Finding("I-15", f"a chat was opened by key {key} that nobody sent")


def _writes(evidence: Evidence, writes: dict[tuple[str, str, str], Told]) -> Iterator[Finding]:
    stored: dict[tuple[str, str, str], Json] = {}
    for chat, events in evidence.events.items():
        for event in events:
            if event["client_id"] is not None:
                stored[chat, event["author"], event["client_id"]] = event
    for key, told in writes.items():
        yield from _one_write(key, told, stored.get(key))
    for key in stored.keys() - writes.keys():
        yield Finding("I-15", f"the log holds {key}, which nobody sent")


def _one_write(key: tuple[str, str, str], told: Told, event: Json | None) -> Iterator[Finding]:
    for ack in told.acks:
        if event is None:
            yield Finding("I-1", f"{key} was acknowledged as {ack['answer']} and is not there")
        elif event["seq"] != ack["answer"]["seq"]:
            yield Finding(
                "I-1", f"{key} was acknowledged as {ack['answer']['seq']}, but stands at {event['seq']}"
            )
        elif event["body"]["text"] != ack["text"]:
            yield Finding("I-17", f"{key}: stored is {event['body']['text']!r}, acknowledged {ack['text']!r}")
    fresh = [ack for ack in told.acks if ack["status"] == 201]
    if len(fresh) > 1:
        yield Finding("I-5", f"{key} was answered as new {len(fresh)} times")
    if event is not None and event["body"]["text"] not in told.texts:
        yield Finding("I-17", f"{key}: stored is {event['body']['text']!r}, which nobody sent")
    conflicts = [no for no in told.refused if no["answer"].get("code") == "idempotency_conflict"]
    if conflicts and event is None:
        yield Finding("I-3", f"{key} was refused as a repeat, but nothing is there")
    if event is not None and not told.acks and len(conflicts) < len(told.refused):
        yield Finding("I-3", f"{key} was refused ({told.refused[0]['answer']}) and is there all the same")


def _order(writes: dict[tuple[str, str, str], Told]) -> Iterator[Finding]:
    """What was acknowledged before something else was first sent stands before it (I-4, in real time)."""
    by_chat: defaultdict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for (chat, _, _), told in writes.items():
        if told.acks:
            by_chat[chat].append((told.first_sent, told.acks[0]["t"], told.acks[0]["answer"]["seq"]))
    for chat, spans in by_chat.items():
        acknowledged = sorted((acked, seq) for _, acked, seq in spans)
        at, newest = 0, 0
        for sent, _, seq in sorted(spans):
            while at < len(acknowledged) and acknowledged[at][0] < sent:
                newest = max(newest, acknowledged[at][1])
                at += 1
            if seq < newest:
                yield Finding("I-4", f"chat {chat}: {seq} was sent after {newest} had been acknowledged")
