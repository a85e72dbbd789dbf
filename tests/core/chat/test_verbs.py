"""Any sequence of verbs keeps a chat and its agents consistent, and events tell the same as the documents."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from cordboard.core.chat import answering, dialogue, ending, fold, offering, places, words
from cordboard.core.chat.chat import OPEN, WAITING, ChatState, Move, Route
from cordboard.core.chat.opening import open_chat
from cordboard.core.chat.party import SYSTEM, VISITOR, Party, Role
from cordboard.core.chat.scene import Scene
from cordboard.core.errors import IllegalMove, Refused
from cordboard.core.queueing import desk_fold
from cordboard.core.queueing.agent import AgentState, Use
from cordboard.core.reasons import Ended, Withdrawn
from tests.builders import NOON, a_chat, an_agent

AGENTS = ("ann", "bob")


def _first_offer(scene: Scene) -> tuple[str, int]:
    held = scene.chat.offers[0] if scene.chat.offers else None
    return (held.agent, held.gen) if held else ("ann", 1)


def _talk(scene: Scene) -> tuple[str, int]:
    talk = scene.chat.talk
    return (talk.agent, talk.gen) if talk else ("ann", 1)


def _select(scene: Scene, agent: str) -> None:
    if scene.chat.state is not ChatState.ROUTING:
        return
    if not dialogue.in_dialog(scene):
        dialogue.request_route(scene, host="script", reply_timeout=5)
    dialogue.select_route(scene, route="queue:General")
    others = ("group:Experts", "queue:Sales")
    offering.wait_on(scene, Route(to="queue:General", also=others, maximum_matches=2))


def _fail_route(scene: Scene, agent: str) -> None:
    if scene.chat.route is None:
        return
    offering.leave_route(scene, why="timeout", reason=Withdrawn.TIMED_OUT)
    scene.move(Move.ROUTE_FAILED)
    dialogue.re_route(scene, why="timeout")


def _expire(scene: Scene, agent: str) -> None:
    if scene.chat.offers:
        offering.expire(scene, scene.chat.offers[0])


def _transfer(scene: Scene, agent: str) -> None:
    if scene.chat.state is ChatState.TALKING:
        ending.transfer(scene, route=Route(to="queue:General"), note="please")


def _lose(scene: Scene, agent: str) -> None:
    if scene.chat.state is ChatState.TALKING:
        ending.lose_agent(scene, route=Route(to="queue:General", priority=99))


def _wrapped(scene: Scene, agent: str) -> None:
    if scene.chat.state is ChatState.WRAP_UP:
        ending.wrap_up_done(scene, why="done")


def _end(by: Party, reason: Ended) -> Callable[[Scene, str], None]:
    def verb(scene: Scene, agent: str) -> None:
        words.require_open(scene.chat)
        ending.end(scene, by=by, reason=reason)

    return verb


def _leave_one(place: str) -> Callable[[Scene, str], None]:
    return lambda scene, _: void(places.leave_one(scene, place, why="it is no more"))


VERBS: dict[str, Callable[[Scene, str], None]] = {
    "select": _select,
    "fail": _fail_route,
    "offer": lambda s, a: void(offering.offer(s, user=a, answer_timeout=20, why="", not_chosen=())),
    "offer by group": lambda s, a: void(
        offering.offer(s, user=a, answer_timeout=20, why="", place="group:Experts")
    ),
    "need French": lambda s, _: void(offering.change_terms(s, skills={"French": 3}, priority=60)),
    "need nothing": lambda s, _: void(offering.change_terms(s, skills={}, preferred_skills={"French": 3})),
    "leave General": _leave_one("queue:General"),
    "leave Experts": _leave_one("group:Experts"),
    "answer": lambda s, _: void(answering.answer(s, user=_first_offer(s)[0], gen=_first_offer(s)[1])),
    "decline": lambda s, _: offering.decline(s, user=_first_offer(s)[0], gen=_first_offer(s)[1], reason=""),
    "expire": _expire,
    "visitor says": lambda s, _: void(words.visitor_says(s, text="hi", client_id=None, choice=None)),
    "agent says": lambda s, _: void(
        words.agent_says(s, user=_talk(s)[0], gen=_talk(s)[1], text="yes", client_id="x", idle=(270, 300))
    ),
    "away": lambda s, _: words.visitor_away(s),
    "back": lambda s, _: words.visitor_back(s),
    "rate": lambda s, _: words.rate(s, score=5, comment=""),
    "data": lambda s, _: words.set_data(s, by=SYSTEM, name="order", value="77"),
    "visitor leaves": _end(VISITOR, Ended.VISITOR_LEFT),
    "agent ends": _end(Party(Role.AGENT, "ann"), Ended.AGENT_ENDED),
    "transfer": _transfer,
    "lose agent": _lose,
    "wrapped up": _wrapped,
    "junk": lambda s, _: ending.junk(s, by=SYSTEM, reason="spam"),
}


def void(_: object) -> None:
    """Let a verb's answer go."""


def check(scene: Scene) -> None:
    """What must hold of every committed state (I-20 … I-28)."""
    chat = scene.chat
    held = {(offer.agent, offer.gen, number) for offer in chat.offers for number in offer.slots}
    if chat.talk is not None:
        held |= {(chat.talk.agent, chat.talk.gen, number) for number in chat.talk.slots}
    taken = {(name, slot.gen, slot.number) for name, agent in scene.agents.items() for slot in agent.slots}
    assert taken == held
    assert all(len(agent.slots) <= agent.capacity for agent in scene.agents.values())
    assert (chat.state is ChatState.OFFERED) == bool(chat.offers)
    assert (chat.state in WAITING) == (chat.route is not None)
    assert (chat.state in (ChatState.TALKING, ChatState.WRAP_UP)) == (chat.talk is not None)
    assert (chat.ended_at is None) == (chat.state in OPEN)
    assert {timer.name for timer in chat.timers if timer.name.startswith("offer:")} == {
        f"offer:{offer.gen}" for offer in chat.offers
    }
    if chat.route is not None:
        came = {f"queue:{held.queue}" if held.queue else f"group:{held.group}" for held in chat.offers}
        assert came <= set(chat.route.places)
    uses = {slot.use for agent in scene.agents.values() for slot in agent.slots}
    assert (Use.RINGING in uses) == bool(chat.offers)


def possible(scene: Scene, now: int) -> list[Scene]:
    """Every scene that one verb by one agent leads to, refusals left out."""
    found: list[Scene] = []
    for verb in VERBS.values():
        for agent in AGENTS:
            turn = Scene(chat=scene.chat, agents=scene.agents, now=now)
            try:
                verb(turn, agent)
            except (Refused, IllegalMove):
                continue
            if turn.events:
                found.append(turn)
    return found


@given(st.lists(st.integers(0, 10_000), max_size=40), st.booleans())
def test_any_sequence_of_verbs_keeps_chat_and_agents_consistent(picks: list[int], wrap: bool) -> None:
    agents = {
        name: an_agent(
            name, capacity=1, wrap_up=30 if wrap else 0, skills={"French": 3} if name == "ann" else {}
        )
        for name in AGENTS
    }
    scene = Scene(chat=a_chat(), agents=agents, now=NOON)
    open_chat(scene, message="Hello")
    view = fold.ChatView()
    desks = {name: desk_fold.of(agent) for name, agent in agents.items()}
    seqs: list[int] = []

    for number in range(len(picks) + 1):
        for event in scene.events:
            seqs.append(event.seq)
            view = fold.apply(view, event)
        for name, entries in scene.desk.items():
            for entry in entries:
                desks[name] = desk_fold.apply(desks[name], entry)

        check(scene)
        assert view == fold.of(scene.chat)
        assert desks == {name: desk_fold.of(agent) for name, agent in scene.agents.items()}

        following = possible(scene, NOON + number * 1000)
        if number == len(picks) or not following:
            break
        scene = following[picks[number] % len(following)]

    assert seqs == list(range(1, len(seqs) + 1))


def test_two_missed_offers_in_a_row_make_an_agent_not_responding() -> None:
    scene = Scene(chat=a_chat(), agents={"ann": an_agent("ann")}, now=NOON)
    _select(scene, "ann")

    for _ in range(2):
        assert scene.agents["ann"].state is AgentState.READY
        offering.expire(scene, offering.offer(scene, user="ann", answer_timeout=20, why="", not_chosen=()))

    assert scene.agents["ann"].state is AgentState.NOT_READY
    assert scene.agents["ann"].code == 10_010
