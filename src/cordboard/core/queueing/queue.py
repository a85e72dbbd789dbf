"""A queue: where chats wait, who serves it and how the next agent is chosen."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name


class Strategy(StrEnum):
    """How the next agent is chosen among the eligible; ties go by name."""

    LONGEST_IDLE = "longest_idle"
    LEAST_BUSY = "least_busy"
    ROUND_ROBIN = "round_robin"
    BEST_SKILLED = "best_skilled"


class ServiceLevel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The goal: so many per cent of chats answered within so many seconds."""

    percent: Annotated[int, Meta(ge=1, le=100)] = 80
    seconds: Annotated[int, Meta(ge=1, le=86_400)] = 30


class Queue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a queue (DESIGN §9.4). `answer_timeout` in seconds; `max_waiting` chats, then the queue is full."""

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    agent_groups: tuple[str, ...] = ()
    strategy: Strategy = Strategy.LONGEST_IDLE
    answer_timeout: Annotated[int, Meta(ge=5, le=900)] = 20
    max_waiting: Annotated[int, Meta(ge=0, le=100_000)] = 500
    service_level: ServiceLevel = ServiceLevel()
    auto_accept: bool = False
    pick_by_hand: bool = False
