"""Sends shares of the visitors different ways, for trying something out on some of them.

Who goes which way is not chance: a visitor whose identity is proven goes the same way every time, and any other visitor
the same way throughout a chat. When a share grows, those who have it keep it if it stands first.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.node import FAILED, ExitNames, Group, Kind, Leave, Node, Step
from cordboard.director.nodes.switch import ExitName
from cordboard.director.share import share_of
from cordboard.director.sprint import NodeError, Sprint

EXITS: dict[str, str] = {}
MAX_SHARES = 20
WHOLE = 100
_NEAR = 1e-6
"""Percentages such as 33.3 add up to a whole but for their last digits."""


class Share(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of the visitors, and the exit that they take."""

    name: Annotated[ExitName, Meta(description="The name of the share, and of its exit.")] = ""
    percent: Annotated[float, Meta(ge=0, le=WHOLE, description="How many of a hundred visitors.")] = 0


class Split(Node, frozen=True, kw_only=True, tag="split"):
    """Settings of the division."""

    shares: Annotated[
        tuple[Share, ...],
        Meta(max_length=MAX_SHARES, description="The shares, 100 percent in all; each is an exit."),
    ] = ()
    salt: Annotated[
        str,
        Meta(
            title="Same division as",
            max_length=100,
            description="Splits with the same word divide the visitors alike; empty: this node by itself.",
        ),
    ] = ""


def more_exits(settings: Split) -> Mapping[str, str]:
    """One exit for each share."""
    return {share.name: f"{share.percent:g} % of the visitors." for share in settings.shares}


def enter(settings: Split, sprint: Sprint) -> Step:
    """Finds the visitor's share."""
    stands = share_of(settings.salt or sprint.node, sprint.facts.visitor_key)
    reached = 0.0
    taken = None
    for share in settings.shares:
        if share.percent > 0:
            taken = share.name
            reached += share.percent
            if stands < reached:
                break
    if taken is None:
        raise NodeError("There are no shares")
    return Leave(taken, f"the visitor stands at {stands:.2f} of {WHOLE}")


def check(settings: Split) -> Iterator[Issue]:
    """The shares must be a whole, and each must have a name of its own."""
    total = sum(share.percent for share in settings.shares)
    if abs(total - WHOLE) > _NEAR:
        sentence = f"The shares add up to {total:g} percent; they must add up to {WHOLE}."
        yield Issue(code="not_a_whole", sentence=sentence, field="shares")
    names: set[str] = set()
    for number, share in enumerate(settings.shares, start=1):
        field = f"shares[{number}].name"
        if not share.name.strip():
            yield Issue(code="no_name", sentence="The share has no name.", field=field)
        elif share.name == FAILED:
            sentence = f"“{FAILED}” is an exit already; the share needs another name."
            yield Issue(code="reserved_name", sentence=sentence, field=field)
        elif share.name in names:
            yield Issue(
                code="duplicate_share", sentence=f"Two shares are called “{share.name}”.", field=field
            )
        names.add(share.name)


KIND = Kind(
    settings=Split,
    group=Group.ADVANCED,
    exits=EXITS,
    more_exits=more_exits,
    exits_from=ExitNames(field="shares", member="name"),
    enter=enter,
    check=check,
)
