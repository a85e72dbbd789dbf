"""The stage directions of stories: each a sentence, and what it does or demands.

Actors use the switchboard's public verbs and read the same feeds as browsers do. `V1`, `V2` … are visitors; a small
name is an agent's.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from cordboard.core.chat import offering
from cordboard.core.chat.chat import Route
from cordboard.core.chat.events import ChatEvent, MessageSent, QuestionAsked
from cordboard.core.errors import Refused
from cordboard.core.queueing.agent import AgentState, Use
from cordboard.core.reasons import Withdrawn
from cordboard.switchboard.routing.considering import consider
from cordboard.switchboard.sentences import sentence
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.streams.desk_feed import DeskFeed
from cordboard.switchboard.streams.feeds import VisitorFeed
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre

Direction = Callable[..., Awaitable[None]]
DIRECTIONS: list[tuple[re.Pattern[str], Direction]] = []


def says(pattern: str) -> Callable[[Direction], Direction]:
    """Register a sentence. `V`, `A`, `H`, `N` and `"T"`: a visitor, an agent, an outside host, a number, a text."""
    text = re.escape(pattern).replace(r"\ ", " ")
    marks = {"V": r"(V\d+)", "A": r"([a-z]+)", "H": r"([A-Z][a-z]+)", "N": r"(\d+)", "T": r"([^\"]*)"}
    for mark, expression in marks.items():
        text = re.sub(rf"\b{mark}\b", lambda _, e=expression: e, text)

    def register(direction: Direction) -> Direction:
        DIRECTIONS.append((re.compile(rf"^{text}\.?$"), direction))
        return direction

    return register


class Play:
    """A story under way."""

    def __init__(self, centre: Centre, reopen: Callable[[], Awaitable[Centre]]) -> None:
        self.centre = centre
        self.reopen = reopen
        self.chats: dict[str, str] = {}
        self.gens: dict[tuple[str, str], int] = {}
        self.windows: dict[str, VisitorFeed] = {}
        self.desks: dict[str, DeskFeed] = {}
        self.seen: dict[str, list[dict[str, Any]]] = {}
        self.hosts: dict[str, tuple[str, str]] = {}
        """Host → its registration, and the cursor up to which it has read."""
        self.words = 0

    async def opens(self, visitor: str, *, point: str = "shop", **more: Any) -> None:
        """A visitor opens a chat, and a window on it."""
        board = self.centre.board
        opened = await board.visitors.open_chat(OpenChat(point=point, url="https://shop.example/", **more))
        self.chats[visitor] = opened.chat.id
        self.seen[visitor] = []
        self.windows[visitor] = await board.readers.visitor(opened.chat.id, after=None)

    async def offers(self, agent: str) -> dict[str, int]:
        """Chats that ring at an agent, each with its gen."""
        desk = await self.centre.board.agents.snapshot(agent)
        return {offer.chat_id: offer.gen for offer in desk.offers}

    async def log(self, visitor: str) -> list[ChatEvent]:
        """All events of a visitor's chat."""
        rows = await self.centre.store.events_after(self.chats[visitor], seq=0, limit=500)
        return [msgspec.json.decode(row.body, type=ChatEvent) for row in rows]

    async def look(self, visitor: str) -> None:
        """The visitor's window takes what is new."""
        feed = self.windows.get(visitor)
        if feed is None:
            return
        while feed.cursor != self.centre.board.live.cursor((await self.chat(visitor)).last_seq):
            for item in await feed.next(1):
                if item.cursor is not None and item.visibility == "visitor":
                    self.seen[visitor].append(msgspec.json.decode(item.body))

    async def chat(self, visitor: str) -> Any:
        """The visitor's chat as stored."""
        return await self.centre.board.visitors.chat(self.chats[visitor])

    def word_id(self) -> str:
        self.words += 1
        return f"w{self.words}"


# What visitors do


@says("V opens a chat")
async def opens(play: Play, visitor: str, message: str | None = None) -> None:
    await play.opens(visitor, message=message)


@says('V opens a chat saying "T"')
async def opens_saying(play: Play, visitor: str, text: str) -> None:
    await opens(play, visitor, text)


@says('V says "T"')
async def visitor_says(play: Play, visitor: str, text: str) -> None:
    await play.centre.board.visitors.say(
        play.chats[visitor], client_id=play.word_id(), text=text, choice=None, body_hash=text.encode()
    )


@says("V leaves")
async def leaves(play: Play, visitor: str) -> None:
    await play.centre.board.visitors.end(play.chats[visitor])


@says("V loses the network")
async def loses_network(play: Play, visitor: str) -> None:
    play.centre.board.readers.close(play.windows.pop(visitor))


@says("V comes back")
async def comes_back(play: Play, visitor: str) -> None:
    play.windows[visitor] = await play.centre.board.readers.visitor(play.chats[visitor], after=None)
    play.seen[visitor] = []


@says("V reloads the page")
async def reloads(play: Play, visitor: str) -> None:
    await play.look(visitor)
    before = play.seen[visitor]
    await loses_network(play, visitor)
    await comes_back(play, visitor)
    await play.look(visitor)
    assert play.seen[visitor] == before, "after a reload the visitor sees something else"


@says('V is sent to "T"')
async def sent_to(play: Play, visitor: str, places: str, needs: str = "", likes: str = "") -> None:
    """The chat waits in these places from now on, keeping its arrival; skills are `French 5, Law 3`."""
    to, *also = places.split(", ")
    board = play.centre.board

    def decide(stage: Stage) -> None:
        offering.leave_route(stage, why="sent elsewhere", reason=Withdrawn.ROUTED_ELSEWHERE)
        offering.wait_on(
            stage, Route(to=to, also=tuple(also), skills=skilled(needs), preferred_skills=skilled(likes))
        )
        consider(stage, board.floor)

    await board.turns.chat(play.chats[visitor], decide, agents=())


@says('V is sent to "T" needing "T"')
async def sent_needing(play: Play, visitor: str, places: str, needs: str) -> None:
    await sent_to(play, visitor, places, needs)


@says('V is sent to "T" preferring "T"')
async def sent_preferring(play: Play, visitor: str, places: str, likes: str) -> None:
    await sent_to(play, visitor, places, "", likes)


@says('V now needs "T"')
async def now_needs(play: Play, visitor: str, needs: str) -> None:
    def decide(stage: Stage) -> None:
        offering.change_terms(stage, skills=skilled(needs))

    await play.centre.board.turns.chat(play.chats[visitor], decide, agents=())


def skilled(text: str) -> dict[str, int]:
    """Skills with their levels, as a story writes them."""
    pairs = [entry.rsplit(" ", 1) for entry in text.split(", ") if entry]
    return {name: int(level) for name, level in pairs}


# What agents do


@says("A is ready")
async def is_ready(play: Play, agent: str) -> None:
    board = play.centre.board
    await board.agents.set_state(agent, AgentState.READY, None)
    if agent not in play.desks:
        play.desks[agent] = await board.readers.desk(agent, after=None)
    # Longest idle decides among several: who came first is meant to go first.
    await play.centre.clock.advance(0.01)


@says("A is not ready with code N")
async def is_not_ready_with(play: Play, agent: str, code: str) -> None:
    await play.centre.board.agents.set_state(agent, AgentState.NOT_READY, int(code))


@says("A is not ready")
async def is_not_ready(play: Play, agent: str) -> None:
    await play.centre.board.agents.set_state(agent, AgentState.NOT_READY, None)


@says("A signs off")
async def signs_off(play: Play, agent: str) -> None:
    if agent in play.desks:
        play.centre.board.readers.close(play.desks.pop(agent))
    await play.centre.board.staffing.sign_out(agent)


@says("A's desk loses the network")
async def desk_lost(play: Play, agent: str) -> None:
    play.centre.board.readers.close(play.desks.pop(agent))


@says("A's desk is back")
async def desk_back(play: Play, agent: str) -> None:
    play.desks[agent] = await play.centre.board.readers.desk(agent, after=None)


@says("A accepts V")
async def accepts(play: Play, agent: str, visitor: str) -> None:
    chat_id = play.chats[visitor]
    gen = (await play.offers(agent)).get(chat_id) or play.gens.get((agent, visitor), 1)
    play.gens[agent, visitor] = gen
    await play.centre.board.agents.accept(agent, chat_id, gen)


@says("A declines V")
async def declines(play: Play, agent: str, visitor: str) -> None:
    chat_id = play.chats[visitor]
    await play.centre.board.agents.decline(agent, chat_id, (await play.offers(agent))[chat_id], "busy")


@says('A says "T" to V')
async def agent_says(play: Play, agent: str, text: str, visitor: str) -> None:
    gen = play.gens[agent, visitor]
    await play.centre.board.agents.say(
        agent, play.chats[visitor], gen=gen, client_id=play.word_id(), text=text, body_hash=text.encode()
    )


@says("A ends V")
async def ends(play: Play, agent: str, visitor: str) -> None:
    await play.centre.board.agents.end(agent, play.chats[visitor], play.gens[agent, visitor])


@says("A wraps up V")
async def wraps_up(play: Play, agent: str, visitor: str) -> None:
    await play.centre.board.agents.wrap_up_done(agent, play.chats[visitor], play.gens[agent, visitor])


@says("A transfers V to agent A")
async def transfers_to_agent(play: Play, agent: str, visitor: str, other: str) -> None:
    gen = play.gens[agent, visitor]
    await play.centre.board.agents.transfer(agent, play.chats[visitor], gen=gen, to=f"agent:{other}", note="")


@says("A transfers V to agent A and V at once")
async def transfers_two(play: Play, agent: str, visitor: str, other: str, second: str) -> None:
    verb = play.centre.board.agents.transfer
    chats = {play.chats[one]: play.gens[agent, one] for one in (visitor, second)}
    await asyncio.gather(
        *(verb(agent, chat, gen=gen, to=f"agent:{other}", note="") for chat, gen in chats.items())
    )


@says('A transfers V to queue "T"')
async def transfers_to_queue(play: Play, agent: str, visitor: str, queue: str) -> None:
    gen = play.gens[agent, visitor]
    await play.centre.board.agents.transfer(agent, play.chats[visitor], gen=gen, to=f"queue:{queue}", note="")


# Time and fate


@says("N seconds pass")
async def time_passes(play: Play, seconds: str) -> None:
    await play.centre.clock.advance(float(seconds))


@says("N minutes pass")
async def minutes_pass(play: Play, minutes: str) -> None:
    await play.centre.clock.advance(60 * float(minutes))


@says("the server restarts")
async def restarts(play: Play) -> None:
    windows, desks = list(play.windows), list(play.desks)
    play.centre = await play.reopen()
    for visitor in windows:
        play.windows[visitor] = await play.centre.board.readers.visitor(play.chats[visitor], after=None)
        play.seen[visitor] = []
    for agent in desks:
        play.desks[agent] = await play.centre.board.readers.desk(agent, after=None)


# What must be so


@says("A is offered V")
async def is_offered(play: Play, agent: str, visitor: str) -> None:
    offers = await play.offers(agent)
    assert play.chats[visitor] in offers, f"{agent} is offered {list(offers)}"
    play.gens[agent, visitor] = offers[play.chats[visitor]]


@says("A is offered nothing")
async def is_offered_nothing(play: Play, agent: str) -> None:
    assert await play.offers(agent) == {}


@says("A is not responding")
async def is_not_responding(play: Play, agent: str) -> None:
    desk = await play.centre.board.agents.snapshot(agent)
    assert (desk.state, desk.code) == (AgentState.NOT_READY, 10_010)


@says("A talks to V")
async def talks_to(play: Play, agent: str, visitor: str) -> None:
    held = (await play.centre.board.agents.agent(agent)).slots
    assert [slot.use for slot in held if slot.chat == play.chats[visitor]] == [Use.TALKING]


@says("A has nothing at hand")
async def nothing_at_hand(play: Play, agent: str) -> None:
    assert (await play.centre.board.agents.agent(agent)).slots == ()


@says("V is A")
async def stands(play: Play, visitor: str, state: str) -> None:
    assert (await play.chat(visitor)).state == state


@says("V is in wrap-up")
async def is_in_wrap_up(play: Play, visitor: str) -> None:
    assert (await play.chat(visitor)).state == "wrap_up"


@says("V stands N in line")
async def stands_in_line(play: Play, visitor: str, place: str) -> None:
    status = await play.centre.board.visitors.status(play.chats[visitor])
    assert status.position == int(place)


@says("V is told place N")
async def is_told_place(play: Play, visitor: str, place: str) -> None:
    items = await play.windows[visitor].next(1)
    told = [msgspec.json.decode(item.body)["position"] for item in items if item.kind == "position"]
    assert told[-1:] == [int(place)], told


@says('V sees "T"')
async def sees(play: Play, visitor: str, text: str) -> None:
    await play.look(visitor)
    told = [event.get("text") or event.get("message", "") for event in play.seen[visitor]]
    assert any(text in words for words in told), f"{visitor} saw {told}"


@says('V saw "T" once')
async def saw_once(play: Play, visitor: str, text: str) -> None:
    said = [event.text for event in await play.log(visitor) if isinstance(event, MessageSent | QuestionAsked)]
    assert said.count(text) == 1, said


@says('the log of V tells "T"')
async def log_tells(play: Play, visitor: str, kinds: str) -> None:
    told = [event.__struct_config__.tag for event in await play.log(visitor)]
    rest = iter(told)
    for kind in kinds.split(", "):
        assert kind in rest, f"{kind} does not follow in {told}"


@says('the trace of V says "T"')
async def trace_says(play: Play, visitor: str, words: str) -> None:
    told = [sentence(event) for event in await play.log(visitor)]
    assert any(words in line for line in told), told


async def perform(play: Play, line: str) -> None:
    """Carry out one line. A line that ends in `, refused as CODE` must be refused so."""
    sentence, _, code = line.partition(", refused as ")
    for pattern, direction in DIRECTIONS:
        match = pattern.match(sentence)
        if match is None:
            continue
        try:
            await direction(play, *match.groups())
        except Refused as no:
            if no.code != code.rstrip("."):
                raise
        else:
            assert not code, f"it was not refused: {line}"
        await play.centre.settle()
        return
    raise AssertionError(f"no such stage direction: {line}")
