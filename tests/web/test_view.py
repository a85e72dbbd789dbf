"""What a visitor may see: every kind of event is decided here, and nothing of staff comes through."""

from typing import Any, get_args

import msgspec
import pytest

from cordboard.core.chat import events as log
from cordboard.core.chat.chat import ChatState
from cordboard.core.chat.events import ChatEvent, Visibility
from cordboard.core.chat.party import Party, Role
from cordboard.core.queueing.reasons import NotChosen
from cordboard.core.reasons import Ended, Ineligible, RejectCause, Withdrawn
from cordboard.web.visitor.view import SeenEvent, seen, seen_json

AT = "2026-11-22T10:18:00.123Z"
CANARY = "canary"
STAFF = Party(Role.AGENT, "canary-id", "Ann")

_VALUES: dict[str, Any] = {
    "clipboard": {"canary": "canary"},
    "at": AT,
    "by": STAFF,
    "seq": 7,
    "reason": CANARY,
    "outcomes": {CANARY: CANARY},
    "read": {CANARY: CANARY},
    "not_chosen": (NotChosen(agent=CANARY, reason=Ineligible.NOT_READY, status=CANARY),),
    "queues": (CANARY,),
    "groups": (CANARY,),
    "skills": {CANARY: 1},
    "fields": {CANARY: CANARY},
    "answers": {CANARY: CANARY},
    "preferred_skills": {CANARY: 1},
    "choices": ("yes", "no"),
    "alternate_routes": (CANARY,),
    "markdown": True,
    "abandoned": True,
    "cause": RejectCause.BUSY,
    "state": ChatState.CLOSED,
    "remain_retries": 1,
    "priority": 1,
    "error": "none",
    "target": 3,
    "score": 4,
}

SHOWN = {
    "chat_opened": {"url": "shown", "title": "shown", "visitor_name": "shown"},
    "message_sent": {"text": "shown", "markdown": True, "choice": "shown"},
    "question_asked": {"text": "shown", "answer": "shown", "choices": ["yes", "no"]},
    "question_answered": {"value": "shown"},
    "queued": {},
    "answered": {"agent_name": "shown"},
    "agent_left": {"agent_name": "shown"},
    "transferred": {},
    "file_added": {"file_id": "shown", "name": "shown", "media_type": "shown", "size": 1},
    "chat_ended": {"reason": "agent_ended", "message": "shown"},
    "rated": {"score": 4, "comment": "shown"},
    "redacted": {"target": 3},
}
"""All that a visitor sees of each kind, beside seq, at and by."""


def kinds() -> list[type[Any]]:
    return list(get_args(ChatEvent))


def made(kind: type[Any]) -> Any:
    """An event with every field filled: what a visitor may see says `shown`, everything else is a canary."""
    tag = kind.__struct_config__.tag
    may = SHOWN.get(tag, {})
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if field.name == "visibility":
            continue
        if field.name in may:
            value = may[field.name]
            values[field.name] = tuple(value) if isinstance(value, list) else value
        elif field.name in _VALUES:
            values[field.name] = _VALUES[field.name]
        else:
            values[field.name] = 1 if field.type is int else CANARY
    if kind is log.ChatEnded:
        values["reason"] = Ended.AGENT_ENDED
    if kind is log.OfferWithdrawn:
        values["reason"] = Withdrawn.AGENT_LOST
    return kind(**values)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__struct_config__.tag)
def test_every_kind_shows_only_what_is_written_down(kind: type[Any]) -> None:
    event = made(kind)

    raw = seen_json(msgspec.json.encode(event))

    tag = kind.__struct_config__.tag
    if tag not in SHOWN:
        assert raw is None
        return
    assert raw is not None
    assert CANARY not in raw.decode()
    common = {"kind": tag, "seq": 7, "at": AT, "by": {"role": "agent", "name": "Ann"}}
    assert msgspec.json.decode(raw) == common | SHOWN[tag]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__struct_config__.tag)
@pytest.mark.parametrize("visibility", [Visibility.STAFF, Visibility.TRACE])
def test_an_event_that_is_not_for_visitors_is_never_seen(kind: type[Any], visibility: Visibility) -> None:
    event = msgspec.structs.replace(made(kind), visibility=visibility)

    assert seen(event) is None


def test_the_family_of_seen_events_is_closed() -> None:
    tags = {kind.__struct_config__.tag for kind in get_args(SeenEvent)}

    assert tags == set(SHOWN)


def test_the_own_client_id_comes_back_and_no_other() -> None:
    own = log.MessageSent(seq=1, at=AT, by=Party(Role.VISITOR, name="V"), text="Hi", client_id="m1")
    agents = log.MessageSent(seq=2, at=AT, by=STAFF, text="Hi", client_id="m1")

    shown = [seen(own), seen(agents)]

    assert [getattr(event, "client_id", "?") for event in shown] == ["m1", None]


@pytest.mark.parametrize("reason", list(Ended))
def test_reasons_of_the_house_stay_in_the_house(reason: Ended) -> None:
    event = seen(log.ChatEnded(seq=1, at=AT, reason=reason, state=ChatState.CLOSED))

    assert getattr(event, "reason", "") in {
        "visitor_left", "visitor_lost", "visitor_idle", "agent_ended", "ended",
    }  # fmt: skip


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_face(role: Role) -> None:
    event = seen(log.MessageSent(seq=1, at=AT, by=Party(role, "id", "Name"), text="Hi"))

    assert event is not None
    assert event.by.name == "Name"
    assert "id" not in msgspec.to_builtins(event.by)
