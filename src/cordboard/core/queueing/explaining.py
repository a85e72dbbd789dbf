"""Why this agent and not another, why this chat and not an earlier one: what a decision tells besides itself."""

from itertools import islice

from cordboard.core.queueing.bucket import Bucket
from cordboard.core.queueing.desk import Desk, Spot
from cordboard.core.queueing.eligibility import why_not
from cordboard.core.queueing.floor import Floor
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.reasons import NotChosen, lacks, not_chosen
from cordboard.core.queueing.strategies import WORDS
from cordboard.core.queueing.waiting import AGENT, GROUP, Waiting
from cordboard.core.reasons import Ineligible

EXPLAINED = 10
"""About at most so many agents and chats it is said why they were not taken."""

_BEHIND = {
    Strategy.LONGEST_IDLE: Ineligible.IDLE_LESS_LONG,
    Strategy.LEAST_BUSY: Ineligible.BUSIER,
    Strategy.ROUND_ROBIN: Ineligible.LATER_IN_TURN,
    Strategy.BEST_SKILLED: Ineligible.LESS_SKILLED,
}


def why_chosen(spot: Spot, desk: Desk, by: Bucket) -> str:
    """Why the agent got the chat, in words."""
    place, wants = by.place, spot.wants
    if place.held:
        return "held for this agent"
    word = "preferred agent" if desk.agent.user == wants.preferred else WORDS[place.strategy]
    where = f" in group {place.name[len(GROUP) :]}" if place.name.startswith(GROUP) else ""
    found = f"{word} of {place.ready} free{where}"
    if wants.preferred_skills:
        asked = {skill: level for skill, level in by.required.items() if level > wants.skills.get(skill, 0)}
        skills = " and ".join(f"{skill} level {level}" for skill, level in asked.items())
        found += f" with preferred {skills}" if skills else ", nobody free has a preferred skill"
    return found


def others(floor: Floor, spot: Spot, chosen: Desk, by: Bucket) -> tuple[NotChosen, ...]:
    """Why each other agent of the chat's places was not chosen; of large places only the preferred agent is told."""
    desks: dict[str, Desk] = {}
    for bucket in spot.base:
        if len(bucket.place.members) <= EXPLAINED + 1:
            desks |= bucket.place.members
    preferred = spot.wants.preferred
    if not desks and not preferred:
        return ()
    desks.pop(chosen.agent.user, None)
    found = [_other(desk, spot, chosen, by) for desk in islice(desks.values(), EXPLAINED)]
    if preferred and preferred != chosen.agent.user and all(each.agent != preferred for each in found):
        desk = floor.desks.get(preferred)
        if desk is None:
            found.append(NotChosen(agent=preferred, reason=Ineligible.SIGNED_OUT))
        else:
            found.append(_other(desk, spot, chosen, by))
    return tuple(found)


def skipped(floor: Floor, spot: Spot, desk: Desk, by: Bucket) -> dict[str, str]:
    """Why open chats before this one in the line were not given to the agent."""
    found: dict[str, str] = {}
    for bucket in by.place.buckets.values():
        if bucket.chats and bucket.chats[0] < spot.turn:
            for turn in islice(bucket.chats, EXPLAINED - len(found)):
                if turn < spot.turn:
                    wants = floor.spots[turn[2]].wants
                    found[wants.chat] = why_not(desk.agent, wants) or Ineligible.AT_CAPACITY
    return found


def unable(floor: Floor, wants: Waiting) -> tuple[NotChosen, ...]:
    """Why those who serve a chat cannot take it now, some of them if they are many. Who could take it is left out."""
    desks: dict[str, Desk] = {}
    for name in wants.places:
        if name.startswith(AGENT):
            desk = floor.desks.get(name[len(AGENT) :])
            if desk is None:
                return (NotChosen(agent=name[len(AGENT) :], reason=Ineligible.SIGNED_OUT),)
            desks[desk.agent.user] = desk
        else:
            desks.update(islice(floor.place(name).members.items(), EXPLAINED))
    found = (_unable(desk, wants) for desk in islice(desks.values(), EXPLAINED))
    return tuple(each for each in found if each is not None)


def _other(desk: Desk, spot: Spot, chosen: Desk, by: Bucket) -> NotChosen:
    agent, wants = desk.agent, spot.wants
    found = _unable(desk, wants)
    if found is not None:
        return found
    if chosen.agent.user == wants.preferred:
        return NotChosen(agent=agent.user, reason=Ineligible.NOT_PREFERRED_AGENT)
    best = next((bucket for bucket in spot.buckets if bucket in desk.buckets), by)
    if best.required != by.required:
        return lacks(agent, by.required, reason=Ineligible.LACKS_PREFERRED_SKILL)
    if best is not by:
        return NotChosen(agent=agent.user, reason=Ineligible.LATER_PLACE)
    (counts, then, *_), (mine, my_then, *_) = by.entry(chosen), by.entry(desk)
    if counts != mine:
        return not_chosen(agent, _BEHIND[by.place.strategy], wants=wants, free=desk.free)
    reason = Ineligible.IDLE_LESS_LONG if then != my_then else Ineligible.LATER_BY_NAME
    return NotChosen(agent=agent.user, reason=reason)


def _unable(desk: Desk, wants: Waiting) -> NotChosen | None:
    full = Ineligible.AT_CAPACITY if desk.free < wants.weight else None
    reason = why_not(desk.agent, wants) or full
    return not_chosen(desk.agent, reason, wants=wants, free=desk.free) if reason is not None else None
