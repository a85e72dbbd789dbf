"""An agent at work: state, capacity in slots, and the agent's own numbered log."""

from enum import StrEnum

import msgspec

from cordboard.core.instant import Millis, Timestamp

NOT_RESPONDING = 10_010
"""System status code: two unanswered offers in a row (user codes stay below 10000, domain.md §4.7)."""
LOST = 10_001
"""System status code: the desk's connection was lost for too long."""
AT_SIGN_IN = 10_005
"""System status code: just signed in, not yet ready."""


class AgentState(StrEnum):
    """What the agent chose. Alerting, busy and wrap-up follow from the slots and are never stored."""

    SIGNED_OUT = "signed_out"
    NOT_READY = "not_ready"
    READY = "ready"


class Use(StrEnum):
    """What a slot is taken for."""

    RINGING = "ringing"
    TALKING = "talking"
    WRAP_UP = "wrap_up"


class Slot(msgspec.Struct, frozen=True):
    """One unit of capacity in use: by which chat, under which gen, for what."""

    number: int
    chat: str
    gen: int
    use: Use


class Agent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An agent's working state. Groups, queues and skills are as taken at logon (DESIGN §7)."""

    user: str
    full_name: str = ""
    version: int = 0
    last_seq: int = 0
    """Number of the newest entry of the agent's own log."""
    state: AgentState = AgentState.SIGNED_OUT
    code: int | None = None
    since: Millis = 0
    """When the state was taken."""
    idle_since: Millis = 0
    """When the agent last became idle: sign-in, or the end of the latest contact. Longest idle goes first."""
    misses: int = 0
    """Unanswered offers in a row."""
    capacity: int = 3
    wrap_up: int = 30
    """Seconds of wrap-up after a chat; 0: none."""
    groups: tuple[str, ...] = ()
    queues: tuple[str, ...] = ()
    skills: dict[str, int] = {}
    slots: tuple[Slot, ...] = ()
    """The slots in use, by number."""
    lost_at: Millis | None = None
    """Since when no desk of the agent is connected; None: connected or signed out."""


class AgentEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """An entry of the agent's own log: state and offers, never what is said in chats."""

    seq: int
    at: Timestamp


class StateChanged(AgentEvent, frozen=True, kw_only=True, omit_defaults=True, tag="state_changed"):
    state: AgentState
    code: int | None = None
    why: str = ""


class OfferMade(AgentEvent, frozen=True, kw_only=True, omit_defaults=True, tag="offer"):
    """A chat rings. `waited` is in whole seconds; `auto`: it is accepted without asking."""

    chat_id: str
    gen: int
    queue: str
    expires_at: Timestamp
    waited: int
    arrived_at: Timestamp
    visitor_name: str = ""
    url: str = ""
    point: str = ""
    call_class: str = ""
    priority: int = 50
    why: str = ""
    auto: bool = False


class OfferOver(AgentEvent, frozen=True, kw_only=True, omit_defaults=True, tag="offer_over"):
    """The offer no longer rings. `taken_by` names who answered, when somebody else did."""

    chat_id: str
    gen: int
    reason: str
    taken_by: str = ""


class ChatTaken(AgentEvent, frozen=True, kw_only=True, omit_defaults=True, tag="chat_taken"):
    """The agent now talks in this chat; its events follow on the same stream from `from_seq` + 1."""

    chat_id: str
    gen: int
    queue: str
    from_seq: int = 0


class WrapUpStarted(AgentEvent, frozen=True, kw_only=True, omit_defaults=True, tag="wrap_up_started"):
    chat_id: str
    gen: int
    ends_at: Timestamp | None = None


class ChatReleased(AgentEvent, frozen=True, kw_only=True, omit_defaults=True, tag="chat_released"):
    """The chat left this agent's desk: wrapped up, transferred, re-queued."""

    chat_id: str
    gen: int
    why: str


DeskEvent = StateChanged | OfferMade | OfferOver | ChatTaken | WrapUpStarted | ChatReleased
"""Every kind of entry of an agent's log."""
