"""How many distribution decisions a core makes per second, and how that grows with the floor.

    python -m tests.load.bench_distribution [--rounds 5]

*decision*: `next_match` alone, the median over all that found a match. *with updates*: CPU time of everything that
the floor is told around one decision as well (the agent's state before and after, the chat gone, the next one
come). Medians of the rounds. Beside them stands the bare heap, one push and one pop of a key on a heap of the same
size, in the same minutes.
"""

import argparse
import gc
import random
from collections.abc import Callable, Iterator
from heapq import heapify, heappop, heappush
from statistics import median
from time import perf_counter, process_time

import msgspec

from cordboard.core.queueing.agent import Agent, AgentState, Slot, Use
from cordboard.core.queueing.distribution import Match, next_match
from cordboard.core.queueing.floor import Floor
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.waiting import Waiting
from tests.load.figures import table

QUEUES = [f"queue {number}" for number in range(200)]
SERVED = 5
DECISIONS = 10_000
SMALL, LARGE = 1_000, 10_000


class Scene:
    """`size` agents serving five of 200 queues each, and chats for as long as the round lasts."""

    def __init__(self, size: int, strategy: Strategy) -> None:
        chance = random.Random(size)
        self.size = size
        self.floor = Floor(dict.fromkeys(QUEUES, strategy))
        self.free: dict[str, Agent] = {}
        self.busy: dict[str, Agent] = {}
        self.decided: list[float] = []
        for number in range(size):
            queues = tuple(chance.sample(QUEUES, SERVED))
            idle_since = chance.randrange(1_000_000)
            for agents, slots in ((self.free, ()), (self.busy, (Slot(1, "other", 1, Use.TALKING),))):
                agents[f"agent{number}"] = Agent(
                    user=f"agent{number}",
                    state=AgentState.READY,
                    capacity=1,
                    idle_since=idle_since,
                    queues=queues,
                    slots=slots,
                )
        self.chats = [
            Waiting(
                chat=f"chat{number}",
                places=("queue:" + chance.choice(QUEUES),),
                priority=chance.choice((50, 50, 50, 80)),
                arrived_at=number,
            )
            for number in range(size + DECISIONS)
        ]
        # Every queue has had a chat before: its index stands.
        for queue in QUEUES:
            self.floor.put_waiting(Waiting(chat="first", places=("queue:" + queue,)))
        self.floor.drop_waiting("first")
        users = list(self.free)
        self.turns = [chance.choice(users) for _ in range(DECISIONS)]

    def decide(self) -> Match | None:
        begun = perf_counter()
        match = next_match(self.floor, 0)
        if match is not None:
            self.decided.append(perf_counter() - begun)
        return match


def agent_comes_free(scene: Scene) -> Iterator[None]:
    """Everybody is busy and chats wait; an agent comes free and gets the best; another chat arrives."""
    floor = scene.floor
    for agent in scene.busy.values():
        floor.put_agent(agent)
    for wants in scene.chats[: scene.size]:
        floor.put_waiting(wants)
    scene.decide()
    yield
    for user, arriving in zip(scene.turns, scene.chats[scene.size :], strict=True):
        floor.put_agent(scene.free[user])
        match = scene.decide()
        floor.put_agent(scene.busy[user])
        if match is not None:
            floor.drop_waiting(match.chat)
            floor.put_waiting(arriving)
            scene.decide()


def chat_arrives(scene: Scene) -> Iterator[None]:
    """Everybody is free; a chat arrives and gets the best; then the agent comes free again."""
    floor = scene.floor
    for agent in scene.free.values():
        floor.put_agent(agent)
    scene.decide()
    yield
    for arriving in scene.chats[:DECISIONS]:
        floor.put_waiting(arriving)
        match = scene.decide()
        if match is not None:
            floor.put_agent(scene.busy[match.agent])
            floor.drop_waiting(match.chat)
            floor.put_agent(scene.free[match.agent])
            scene.decide()


def choosy_chat_arrives(scene: Scene) -> Iterator[None]:
    """As `chat_arrives`, in two queues at once, with a required skill and two preferred ones."""
    chance = random.Random(scene.size)
    for number, user in enumerate(scene.free):
        skills = {"French": 1 + number % 9, "Law": 1 + number % 7}
        for agents in (scene.free, scene.busy):
            agents[user] = msgspec.structs.replace(agents[user], skills=skills)
    scene.chats = [
        msgspec.structs.replace(
            wants,
            places=(*wants.places, "queue:" + chance.choice(QUEUES)),
            skills={"French": chance.choice((1, 3))},
            preferred_skills={"Law": 5, "French": 6},
        )
        for wants in scene.chats[:DECISIONS]
    ]
    yield from chat_arrives(scene)


def all_at_once(scene: Scene) -> Iterator[None]:
    """Free agents and as many waiting chats meet, as after a restart."""
    for agent in scene.free.values():
        scene.floor.put_agent(agent)
    for wants in scene.chats[: scene.size]:
        scene.floor.put_waiting(wants)
    yield
    while scene.decide() is not None:
        pass


Work = Callable[[Scene], Iterator[None]]


def measured(work: Work, *, size: int, strategy: Strategy) -> tuple[float, float]:
    """Decisions per second: alone, and with updates."""
    scene = Scene(size, strategy)
    steps = work(scene)
    next(steps)
    scene.decided.clear()
    gc.collect()
    gc.disable()
    begun = process_time()
    for _ in steps:
        pass
    seconds = process_time() - begun
    gc.enable()
    return 1 / median(scene.decided), len(scene.decided) / seconds


def bare_heap(size: int) -> float:
    """Pushes and pops per second, one of each."""
    chance = random.Random(size)
    heap = [(chance.randrange(1_000_000), number, f"agent{number}") for number in range(size)]
    heapify(heap)
    later = [(chance.randrange(1_000_000), number, f"agent{number}") for number in range(DECISIONS)]
    begun = process_time()
    for key in later:
        heappush(heap, key)
        heappop(heap)
    return DECISIONS / (process_time() - begun)


def row(work: Work, strategy: Strategy, *, rounds: int) -> list[str]:
    """One line of the table: medians of the rounds."""
    rows: list[tuple[float, ...]] = []
    for _ in range(rounds):
        # The two sizes and the limit take turns, so that a slow minute of the machine hits all alike.
        small = measured(work, size=SMALL, strategy=strategy)
        large = measured(work, size=LARGE, strategy=strategy)
        rows.append((*small, *large, bare_heap(LARGE)))
    alone_small, all_small, alone, together, bare = (median(column) for column in zip(*rows, strict=True))
    return [
        f"{work.__name__.replace('_', ' ')}, {strategy.replace('_', ' ')}",
        f"{alone_small:,.0f}",
        f"{alone:,.0f}",
        f"{alone_small / alone:.2f}x",
        f"{all_small:,.0f}",
        f"{together:,.0f}",
        f"{all_small / together:.2f}x",
        f"{alone / bare:.2f}",
    ]


HEAD = (
    "per second and core",
    "decision, 1,000",
    "10,000",
    "growth",
    "with updates, 1,000",
    "10,000",
    "growth",
    "decision / bare heap",
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    works: list[tuple[Work, Strategy]] = [
        *((work, Strategy.LONGEST_IDLE) for work in (agent_comes_free, chat_arrives, all_at_once)),
        (choosy_chat_arrives, Strategy.LONGEST_IDLE),
        *((chat_arrives, strategy) for strategy in Strategy if strategy is not Strategy.LONGEST_IDLE),
    ]
    table(HEAD, (row(work, strategy, rounds=rounds) for work, strategy in works))


if __name__ == "__main__":
    main()
