"""Every acknowledged act of a visitor or an agent has left its mark in the chat's log."""

from collections.abc import Iterator

from tests.faults.checker.evidence import Evidence, Json
from tests.faults.checker.findings import Finding

MARKS = {
    "accept": "answered",
    "decline": "declined",
    "transfer": "agent_left",
    "wrap_up_done": "wrap_up_done",
    "end": "chat_ended",
    "rating": "rated",
}
"""Act → the kind of event it leaves; with the act's gen and agent, where it has them."""


def without_mark(evidence: Evidence) -> Iterator[Finding]:
    """Acts that were acknowledged and left nothing, and streams that stayed behind."""
    for record in evidence.history:
        if record["phase"] == "deaf":
            yield Finding("I-8", f"{record['who']} was never told: {record['text']}")
        if (
            record["phase"] == "resync"
        ):  # nothing was rewound in a run, and no cursor is older than what is kept
            yield Finding("I-8", f"{record['who']} was told to read anew without need: {record['text']}")
        kind = MARKS.get(record.get("what", ""))
        if record["phase"] != "ok" or kind is None:
            continue
        events = evidence.events.get(record["chat"], [])
        if not any(event["kind"] == kind and _is_of(event, record) for event in events):
            yield Finding(
                "I-1",
                f"{record['who']}: {record['what']} of chat {record['chat']} was acknowledged, no {kind}",
            )


def _is_of(event: Json, record: Json) -> bool:
    if "gen" not in record or event["kind"] == "chat_ended":
        return True
    return (event["body"]["gen"], event["body"]["agent"]) == (record["gen"], record["who"])
