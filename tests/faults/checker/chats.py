"""Every chat's log read from its beginning: only what may follow follows, and it ends where the chat's row stands."""

from collections.abc import Iterator
from datetime import datetime

from tests.faults.checker.evidence import Evidence, Json
from tests.faults.checker.findings import Finding

GRACE = 2_000
"""Milliseconds by which an offer may outlast its time, on a machine that is not in trouble."""


class Account:
    """One chat as its events tell it."""

    def __init__(self) -> None:
        self.state = "routing"
        self.ringing: dict[int, tuple[str, int]] = {}
        """gen → agent, and when the offer is over."""
        self.talk: tuple[str, int] | None = None
        self.gen = 0
        self.over = False


def misread(evidence: Evidence) -> Iterator[Finding]:
    """What the logs of chats contradict, by themselves and against the rows."""
    for chat, events in evidence.events.items():
        account = Account()
        for event in events:
            for invariant, text in _follow(account, event, calm_since=_calm_since(evidence)):
                yield Finding(invariant, f"chat {chat}, event {event['seq']} ({event['kind']}): {text}")
        row = evidence.chats.get(chat)
        if row is not None and row["state"] not in {account.state, "junk"}:
            yield Finding("I-28", f"chat {chat} is {row['state']}, but its events say {account.state}")
        yield from _against_rows(evidence, chat, events)


def _follow(account: Account, event: Json, *, calm_since: int | None) -> Iterator[tuple[str, str]]:
    kind, body = event["kind"], event["body"]
    gen = body.get("gen", 0)
    if kind in {"route_requested", "rerouted"}:
        account.state = "routing"
    elif kind == "queued":
        if account.over or account.talk:
            yield "I-28", "queued although it is over or at an agent"
        account.state = "queued"
    elif kind == "offered":
        yield from _offered(account, event)
    elif kind in {"declined", "offer_expired", "offer_withdrawn"}:
        agent, due = account.ringing.pop(gen, ("", 0))
        if agent != body["agent"]:
            yield "I-20", f"an offer ends that does not ring (gen {gen})"
        elif calm_since is not None and due > calm_since and event["at"] > due + GRACE:
            yield "I-23", f"the offer rang {event['at'] - due} ms too long"
        account.state = "offered" if account.ringing else "queued"
    elif kind == "answered":
        if account.talk is not None:
            yield "I-20", f"answered by {body['agent']} although {account.talk[0]} has it"
        if account.ringing.pop(gen, ("", 0))[0] != body["agent"]:
            yield "I-27", f"answered under a gen that does not ring ({gen})"
        if account.ringing or account.over:
            yield "I-20", "answered although it rings elsewhere or is over"
        account.talk, account.state = (body["agent"], gen), "talking"
    elif kind in {"agent_left", "wrap_up_done"}:
        if account.talk != (body["agent"], gen):
            yield "I-27", f"{body['agent']} leaves under gen {gen}, but it is at {account.talk}"
        account.talk = None
        account.state = "closed" if kind == "wrap_up_done" else account.state
    elif kind == "chat_ended":
        if account.over or account.ringing:
            yield "I-25", "ends although it is over or still rings"
        account.over, account.state = True, body["state"]
        if account.state != "wrap_up":
            account.talk = None
    elif kind in {"message_sent", "note_added"}:
        yield from _written(account, event)


def _offered(account: Account, event: Json) -> Iterator[tuple[str, str]]:
    body = event["body"]
    if account.state not in {"queued", "offered"} or account.over:
        yield "I-25", f"offered while {account.state}"
    if body["gen"] <= account.gen:
        yield "I-27", f"gen {body['gen']} does not follow {account.gen}"
    if any(agent == body["agent"] for agent, _ in account.ringing.values()):
        yield "I-20", f"rings twice at {body['agent']}"
    account.gen = body["gen"]
    account.ringing[body["gen"]] = (body["agent"], _millis(body["expires_at"]))
    account.state = "offered"


def _written(account: Account, event: Json) -> Iterator[tuple[str, str]]:
    if event["role"] == "agent" and (account.talk is None or f"agent:{account.talk[0]}" != event["author"]):
        yield "I-27", f"{event['author']} writes, but the chat is at {account.talk}"
    if event["kind"] == "message_sent" and account.over:
        yield "I-25", "a message after the end"


def _against_rows(evidence: Evidence, chat: str, events: list[Json]) -> Iterator[Finding]:
    told = {(e["body"]["gen"], e["body"]["agent"]) for e in events if e["kind"] == "offered"}
    held = {(row["gen"], row["agent"]) for row in evidence.assignments if row["chat_id"] == chat}
    for gen, agent in told ^ held:
        yield Finding("I-22", f"chat {chat}: offer {gen} to {agent} is in only one of log and assignments")


def _calm_since(evidence: Evidence) -> int | None:
    return evidence.calm[0] if evidence.calm else None


def _millis(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)
