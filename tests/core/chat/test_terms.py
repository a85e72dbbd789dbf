"""A waiting chat asks for more or less, or gives up one of its places; what it has gained by waiting stays."""

import pytest

from cordboard.core.chat import fold, offering, places, timers
from cordboard.core.chat.chat import ChatState, Route
from cordboard.core.chat.events import LeftQueue, OfferWithdrawn, Queued, TermsChanged
from cordboard.core.chat.opening import open_chat
from cordboard.core.chat.scene import Scene
from cordboard.core.errors import Refused
from cordboard.core.queueing.agent import OfferMade
from cordboard.core.reasons import Code, Withdrawn
from tests.builders import NOON, a_chat, an_agent


def waiting(**route: object) -> Scene:
    agents = {"ann": an_agent("ann", skills={"French": 3}), "bob": an_agent("bob")}
    scene = Scene(chat=a_chat(), agents=agents, now=NOON)
    open_chat(scene, message=None)
    terms: dict[str, object] = {"to": "queue:Sales", "maximum_matches": 2, **route}
    offering.wait_on(scene, Route(**terms))  # type: ignore[arg-type]
    scene.arm(timers.ROUTE, NOON + 60_000)
    return scene


def view(scene: Scene) -> fold.ChatView:
    seen = fold.ChatView()
    for event in scene.events:
        seen = fold.apply(seen, event)
    return seen


def test_what_begins_to_wait_tells_all_its_places_and_terms() -> None:
    scene = waiting(
        also=("group:Experts", "queue:Help", "queue:Sales"), skills={"French": 2}, preferred_skills={"Law": 1}
    )

    queued = next(event for event in scene.events if isinstance(event, Queued))
    route = scene.chat.route
    assert route is not None
    assert (route.places, route.queue, route.agent) == (
        ("queue:Sales", "group:Experts", "queue:Help"),
        "Sales",
        "",
    )
    assert (queued.queue, queued.queues, queued.groups) == ("Sales", ("Sales", "Help"), ("Experts",))
    assert (queued.skills, queued.preferred_skills) == ({"French": 2}, {"Law": 1})
    assert view(scene) == fold.of(scene.chat)


def test_other_terms_keep_the_place_the_refusals_and_the_timeout() -> None:
    scene = waiting(skills={"French": 5}, refused={"bob": NOON + 9_000})
    scene.now = NOON + 30_000

    changed = offering.change_terms(scene, skills={"French": 1}, priority=70, why="relaxed")

    route = scene.chat.route
    assert changed
    assert route is not None
    assert (route.skills, route.priority, scene.chat.priority) == ({"French": 1}, 70, 70)
    assert (scene.chat.arrived_at, route.since, route.refused) == (NOON, NOON, {"bob": NOON + 9_000})
    assert any(timer.name == timers.ROUTE and timer.due_at == NOON + 60_000 for timer in scene.chat.timers)
    last = scene.events[-1]
    assert isinstance(last, TermsChanged)
    assert (last.skills, last.priority, last.why) == ({"French": 1}, 70, "relaxed")


def test_offers_ring_on_unless_their_agent_lacks_what_is_now_required() -> None:
    scene = waiting()
    for user in ("ann", "bob"):
        offering.offer(scene, user=user, answer_timeout=20, why="")

    offering.change_terms(scene, preferred_skills={"Law": 9})
    assert [held.agent for held in scene.chat.offers] == ["ann", "bob"]
    offering.change_terms(scene, skills={"French": 3})

    assert [held.agent for held in scene.chat.offers] == ["ann"]
    assert [event.reason for event in scene.events if isinstance(event, OfferWithdrawn)] == [
        Withdrawn.TERMS_CHANGED
    ]
    assert scene.agents["bob"].slots == ()
    assert view(scene) == fold.of(scene.chat)


def test_a_relaxation_withdraws_nothing_even_from_who_lacked_the_skill_before() -> None:
    scene = waiting(skills={"French": 9, "Law": 2})
    offering.offer(scene, user="bob", answer_timeout=20, why="picked by hand")

    offering.change_terms(scene, skills={"French": 5})

    assert [held.agent for held in scene.chat.offers] == ["bob"]


def test_the_same_terms_are_no_change_but_another_order_of_preferred_skills_is() -> None:
    scene = waiting(skills={"French": 1}, preferred_skills={"Law": 1, "Tax": 1})
    before = len(scene.events)

    assert not offering.change_terms(scene, skills={"French": 1}, preferred_skills={"Law": 1, "Tax": 1})
    assert len(scene.events) == before
    assert offering.change_terms(scene, preferred_skills={"Tax": 1, "Law": 1})


def test_a_chat_that_waits_nowhere_has_no_terms_to_change() -> None:
    scene = Scene(chat=a_chat(), agents={}, now=NOON)

    assert not offering.change_terms(scene, skills={"French": 1})
    assert scene.events == []


def test_leaving_one_of_two_queues_withdraws_what_came_by_it_and_no_more() -> None:
    scene = waiting(also=("queue:Help",))
    offering.offer(scene, user="ann", answer_timeout=20, why="", place="queue:Sales")
    offering.offer(scene, user="bob", answer_timeout=20, why="", place="queue:Help")

    left = places.leave_one(scene, "queue:Sales", why="it is no more")

    assert left
    assert scene.chat.route is not None
    assert (scene.chat.route.places, scene.chat.state) == (("queue:Help",), ChatState.OFFERED)
    assert [held.agent for held in scene.chat.offers] == ["bob"]
    assert (view(scene).queue, view(scene).queues) == ("Help", ("Help",))
    assert view(scene) == fold.of(scene.chat)


def test_the_last_place_is_not_left_alone() -> None:
    scene = waiting()

    assert not places.leave_one(scene, "queue:Sales", why="")
    assert not places.leave_one(scene, "queue:Help", why="")
    assert scene.chat.route is not None


def test_leaving_the_route_tells_every_queue() -> None:
    scene = waiting(also=("queue:Help",))

    offering.leave_route(scene, why="timeout", reason=Withdrawn.TIMED_OUT)

    last = scene.events[-1]
    assert isinstance(last, LeftQueue)
    assert (last.queue, last.queues) == ("Sales", ("Sales", "Help"))
    assert view(scene).queues == ()


def test_an_offer_tells_by_which_queue_or_group_it_came() -> None:
    scene = waiting(also=("queue:Help", "group:Experts"))

    by_queue = offering.offer(scene, user="ann", answer_timeout=20, why="", place="queue:Help")
    by_group = offering.offer(scene, user="bob", answer_timeout=20, why="", place="group:Experts")

    assert [(held.queue, held.group) for held in (by_queue, by_group)] == [("Help", ""), ("", "Experts")]
    rung = [entry for entries in scene.desk.values() for entry in entries if isinstance(entry, OfferMade)]
    assert [entry.queue for entry in rung] == ["Help", ""]


def test_an_offer_by_a_place_where_the_chat_does_not_wait_is_refused() -> None:
    scene = waiting()

    with pytest.raises(Refused) as no:
        offering.offer(scene, user="ann", answer_timeout=20, why="", place="queue:Help")

    assert no.value.code is Code.WRONG_STATE
    assert scene.chat.offers == ()
