"""How many distribution decisions a core makes per second, and how that grows with the floor.

    python tests/load/bench_distribution.py [--rounds 5]

A decision is one match with everything the floor has to be told around it. Every figure is the median of the
rounds; beside it stands the bare heap (one push and one pop of a key on a heap of the same size) as the limit.
"""

import argparse
import gc
import random
import statistics
from collections.abc import Callable
from heapq import heapify, heappop, heappush
from time import process_time

from cordboard.core.queueing.agent import Agent, AgentState, Slot, Use
from cordboard.core.queueing.distribution import next_match
from cordboard.core.queueing.floor import Floor
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.waiting import Waiting

QUEUES = [f"queue {number}" for number in range(200)]
SERVED = 5
DECISIONS = 10_000


class Scene:
    """`size` agents serving five of 200 queues each, and as many chats."""

    def __init__(self, size: int, strategy: Strategy) -> None:
        chance = random.Random(size)
        self.floor = Floor(dict.fromkeys(QUEUES, strategy))
        self.free: dict[str, Agent] = {}
        self.busy: dict[str, Agent] = {}
        for number in range(size):
            queues = tuple(chance.sample(QUEUES, SERVED))
            for agents, slots in ((self.free, ()), (self.busy, (Slot(1, "other", 1, Use.TALKING),))):
                agents[f"agent{number}"] = Agent(
                    user=f"agent{number}",
                    state=AgentState.READY,
                    capacity=1,
                    idle_since=chance.randrange(1_000_000),
                    queues=queues,
                    slots=slots,
                )
        self.chats = [
            Waiting(
                chat=f"chat{number}",
                queues=(chance.choice(QUEUES),),
                priority=chance.choice((50, 50, 50, 80)),
                arrived_at=number,
            )
            for number in range(size + DECISIONS)
        ]
        self.turns = [chance.choice(list(self.free)) for _ in range(DECISIONS)]


def agent_comes_free(size: int, strategy: Strategy) -> tuple[int, float]:
    """Everybody is busy and `size` chats wait; an agent comes free and gets the best; another chat arrives."""
    scene = Scene(size, strategy)
    floor = scene.floor
    for agent in scene.busy.values():
        floor.put_agent(agent)
    for wants in scene.chats[:size]:
        floor.put_waiting(wants)
    made = 0
    begun = process_time()
    for user, arriving in zip(scene.turns, scene.chats[size:], strict=True):
        floor.put_agent(scene.free[user])
        match = next_match(floor, 0)
        floor.put_agent(scene.busy[user])
        if match is not None:
            made += 1
            floor.drop_waiting(match.chat)
            floor.put_waiting(arriving)
            next_match(floor, 0)
    return made, process_time() - begun


def chat_arrives(size: int, strategy: Strategy) -> tuple[int, float]:
    """`size` agents are free; a chat arrives and gets the best; then another agent comes free again."""
    scene = Scene(size, strategy)
    floor = scene.floor
    for agent in scene.free.values():
        floor.put_agent(agent)
    made = 0
    begun = process_time()
    for arriving in scene.chats[:DECISIONS]:
        floor.put_waiting(arriving)
        match = next_match(floor, 0)
        if match is not None:
            made += 1
            floor.put_agent(scene.busy[match.agent])
            floor.drop_waiting(match.chat)
            floor.put_agent(scene.free[match.agent])
    return made, process_time() - begun


def all_at_once(size: int, strategy: Strategy) -> tuple[int, float]:
    """`size` free agents and `size` waiting chats meet, as after a restart: decisions alone."""
    scene = Scene(size, strategy)
    floor = scene.floor
    for agent in scene.free.values():
        floor.put_agent(agent)
    for wants in scene.chats[:size]:
        floor.put_waiting(wants)
    made = 0
    begun = process_time()
    while next_match(floor, 0) is not None:
        made += 1
    return made, process_time() - begun


def bare_heap(size: int, strategy: Strategy) -> tuple[int, float]:
    chance = random.Random(size)
    heap = [(chance.randrange(1_000_000), number, f"agent{number}") for number in range(size)]
    heapify(heap)
    later = [(chance.randrange(1_000_000), number, f"agent{number}") for number in range(DECISIONS)]
    begun = process_time()
    for key in later:
        heappush(heap, key)
        heappop(heap)
    return DECISIONS, process_time() - begun


def per_second(work: Callable[[int, Strategy], tuple[int, float]], *, size: int, strategy: Strategy) -> float:
    gc.collect()
    gc.disable()
    made, seconds = work(size, strategy)
    gc.enable()
    return made / seconds


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    print(f"{'what':<18} {'strategy':<13} {'1,000':>10} {'10,000':>10}  growth  of bare heap")
    longest = Strategy.LONGEST_IDLE
    works = [(work, longest) for work in (agent_comes_free, chat_arrives, all_at_once)]
    works += [(chat_arrives, strategy) for strategy in Strategy if strategy is not longest]
    for work, strategy in works:
        # The two sizes and the limit take turns, so that a slow minute of the machine hits all alike.
        figures = [
            (
                per_second(work, size=1_000, strategy=strategy),
                per_second(work, size=10_000, strategy=strategy),
                per_second(bare_heap, size=10_000, strategy=strategy),
            )
            for _ in range(rounds)
        ]
        small, large, bare = (statistics.median(column) for column in zip(*figures, strict=True))
        name = work.__name__.replace("_", " ")
        print(
            f"{name:<18} {strategy:<13} {small:>8,.0f}/s {large:>8,.0f}/s  {small / large:>5.2f}x  {large / bare:>6.3f}"
        )


if __name__ == "__main__":
    main()
