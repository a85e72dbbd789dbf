"""No stuck chat (I-30): in the calm, no chat waits longer than a moment while an agent could have it."""

from collections.abc import Iterator

from tests.faults.checker.evidence import Evidence
from tests.faults.checker.findings import Finding

BOUND = 3_000
"""Milliseconds: 500 in good health (p99.9); a machine that runs tests and clients as well is given more."""
ROUND = 30_000
"""Milliseconds for which an agent who refused a chat is passed over for it (DESIGN §7: one round)."""


class Span:
    """Adds up how long something could have happened and did not, without a break."""

    def __init__(self) -> None:
        self.since: int | None = None
        self.longest = 0

    def at(self, now: int, *, possible: bool) -> None:
        if self.since is not None:
            self.longest = max(self.longest, now - self.since)
        if not possible:
            self.since = None
        elif self.since is None:
            self.since = now


def stuck(evidence: Evidence) -> Iterator[Finding]:
    """Chats that waited beyond the bound beside an agent who was ready and free for them."""
    if evidence.calm is None:
        return
    begin, end = evidence.calm
    steps: list[tuple[int, int, str, str, dict[str, object]]] = []
    for chat, events in evidence.events.items():
        steps += [(e["at"], e["seq"], "chat", chat, {**e["body"], "kind": e["kind"]}) for e in events]
    for user, own in evidence.agent_events.items():
        steps += [(e["at"], e["seq"], "agent", user, {**e["body"], "kind": e["kind"]}) for e in own]
    waiting: dict[str, str | None] = {}
    sent_to: dict[str, str] = {}
    routes: dict[str, str | None] = {}
    """Chat → the one agent it waits for, None for those of a queue."""
    choosy: set[str] = set()
    """Chats that need skills or wait in groups alone: who is able is not known here."""
    refused: dict[tuple[str, str], int] = {}
    ready: set[str] = set()
    held: dict[str, set[tuple[object, object]]] = {}
    spans: dict[str, Span] = {}
    for at, _, what, name, event in sorted(steps, key=lambda step: step[:4]):
        if at > end:
            break
        if at >= begin:
            free = [user for user in ready if len(held.get(user, ())) < evidence.capacity.get(user, 0)]
            for chat, alone in waiting.items():
                known = [] if chat in choosy else free
                able = [
                    user for user in known if alone in {None, user} and refused.get((chat, user), 0) <= at
                ]
                spans.setdefault(chat, Span()).at(at, possible=bool(able))
        kind = event["kind"]
        if what == "chat":
            if kind == "transferred":
                sent_to[name] = str(event["to"])
            if kind in {"queued", "offer_expired", "declined", "offer_withdrawn"}:
                if kind == "queued":
                    alone_in_groups = bool(event.get("groups")) and not event["queue"]
                    (choosy.add if event.get("skills") or alone_in_groups else choosy.discard)(name)
                    routes[name] = None if event["queue"] else sent_to.get(name, "agent:")[6:]
                waiting[name] = routes.get(name)
            elif kind in {"offered", "answered", "left_queue", "chat_ended"}:
                waiting.pop(name, None)
                spans.get(name, Span()).at(at, possible=False)
            elif kind == "terms_changed" and event.get("skills"):
                choosy.add(name)
            if kind in {"declined", "offer_expired"}:
                refused[name, str(event["agent"])] = at + ROUND
        elif kind == "state_changed":
            (ready.add if event["state"] == "ready" else ready.discard)(name)
        elif kind == "offer":
            held.setdefault(name, set()).add((event["chat_id"], event["gen"]))
        elif kind in {"offer_over", "chat_released"}:
            held.get(name, set()).discard((event["chat_id"], event["gen"]))
    for chat in waiting:
        spans.get(chat, Span()).at(end, possible=True)
    for chat, span in spans.items():
        if span.longest > BOUND:
            yield Finding("I-30", f"chat {chat} waited {span.longest} ms beside a free agent")
