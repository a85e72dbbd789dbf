"""Stage directions of outside routing hosts: a capitalised name is a host's, its user bears the same in small."""

from typing import Any

import msgspec

from cordboard.core.reasons import RejectCause
from cordboard.core.routing.messages import HostAnswer, HostRouteEnd, RouteReject, RouteSelect
from tests.stories.stage_directions import Play, says

PATIENCE = 5.1
"""Seconds, a little more than a host has for its reply."""


@says('H is registered for "T"')
async def is_registered(play: Play, host: str, point: str) -> None:
    board = play.centre.board
    made = await board.registrations.register(host.lower(), points=(point,), host=host)
    play.hosts[host] = (made.id, board.registrations.cursor(0))


@says("H is registered for scripts that ask")
async def listens(play: Play, host: str) -> None:
    board = play.centre.board
    made = await board.registrations.register(host.lower(), points=(), host=host)
    play.hosts[host] = (made.id, board.registrations.cursor(0))


@says("H goes")
async def goes(play: Play, host: str) -> None:
    registration, _ = play.hosts.pop(host)
    await play.centre.board.registrations.unregister(host.lower(), registration)


@says('H selects "T" for V')
async def selects(play: Play, host: str, route: str, visitor: str, **more: Any) -> None:
    await say(play, host, visitor, RouteSelect(route=route, route_used_req=True, **more))


@says('H selects "T", else "T", for V')
async def selects_or(play: Play, host: str, route: str, other: str, visitor: str) -> None:
    await selects(play, host, route, visitor, alternate_routes=(other,))


@says('H selects "T" and has no other for V')
async def selects_at_last(play: Play, host: str, route: str, visitor: str) -> None:
    await selects(play, host, route, visitor, remain_retries=0)


@says('H selects "T" for at most N seconds for V')
async def selects_in_time(play: Play, host: str, route: str, seconds: str, visitor: str) -> None:
    await selects(play, host, route, visitor, timeout=int(seconds))


@says('A transfers V to point "T"')
async def transfers_to_point(play: Play, agent: str, visitor: str, point: str) -> None:
    gen = play.gens[agent, visitor]
    await play.centre.board.agents.transfer(agent, play.chats[visitor], gen=gen, to=f"point:{point}", note="")


@says('H rejects V as "T"')
async def rejects(play: Play, host: str, visitor: str, cause: str) -> None:
    await say(play, host, visitor, RouteReject(cause=RejectCause(cause)))


@says("H ends the dialog about V")
async def ends(play: Play, host: str, visitor: str) -> None:
    await say(play, host, visitor, HostRouteEnd())


@says("H does not answer")
async def does_not_answer(play: Play, host: str) -> None:
    assert host in play.hosts
    await play.centre.clock.advance(PATIENCE)


@says('H hears "T" about V')
async def hears(play: Play, host: str, kinds: str, visitor: str) -> None:
    """What it has heard since it was last listened to, each message by its kind and what it says was wrong."""
    told = [
        " ".join(word for word in (each["kind"], each.get("why") or each.get("error", "")) if word)
        for each in await news(play, host)
        if each["chat"] == play.chats[visitor]
    ]
    assert told == kinds.split(", "), told


@says("H hears nothing")
async def hears_nothing(play: Play, host: str) -> None:
    assert await news(play, host) == []


async def news(play: Play, host: str) -> list[Any]:
    """What is new for a host."""
    registration, cursor = play.hosts[host]
    registrations = play.centre.board.registrations
    feed = await registrations.reader(host.lower(), registration, after=cursor)
    items = await feed.next(0)
    play.hosts[host] = (registration, feed.cursor)
    registrations.close(feed)
    return [msgspec.json.decode(item.body) for item in items]


async def say(play: Play, host: str, visitor: str, said: HostAnswer) -> None:
    """Answer in the newest outside dialog about the visitor's chat, alive or not."""
    chat = await play.chat(visitor)
    outside = [each for each in (chat.outside, chat.dialog) if each is not None and each.outside]
    cross_ref = outside[0].cross_ref if outside else f"{chat.id}.1"
    await play.centre.board.hosts.say(cross_ref, said, user=host.lower())
