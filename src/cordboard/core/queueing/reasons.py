"""Why an agent did not get a chat, with the figures that decided it, as data and as a sentence."""

from collections.abc import Iterable, Mapping
from typing import assert_never

import msgspec

from cordboard.core.queueing.agent import LOST, Agent
from cordboard.core.queueing.eligibility import lacking
from cordboard.core.queueing.waiting import Waiting
from cordboard.core.reasons import Ineligible

_WORDS = {
    "not idle longest": Ineligible.IDLE_LESS_LONG,
    "not least busy": Ineligible.BUSIER,
    "not next in turn": Ineligible.LATER_IN_TURN,
    "not best skilled": Ineligible.LESS_SKILLED,
}


class NotChosen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An agent who was considered for a chat and did not get it. Only the figures that bear on the reason are set."""

    agent: str
    reason: Ineligible
    taken: int | None = None
    """Slots in use, of `capacity`; the chat needs `needs` of them if more than one."""
    capacity: int | None = None
    skill: str = ""
    needs: int | None = None
    """Least level of the skill that was asked for."""
    has: int | None = None
    """The agent's level of the skill; 0: does not have it."""
    code: int | None = None
    """Status code of an agent who is not ready."""
    status: str = ""
    """Its name."""


def not_chosen(agent: Agent, reason: Ineligible, *, wants: Waiting, free: int) -> NotChosen:
    """The reason with its figures. `free`: slots that the agent has left, offers under way taken off."""
    match reason:
        case Ineligible.AT_CAPACITY | Ineligible.BUSIER:
            return NotChosen(
                agent=agent.user,
                reason=reason,
                taken=max(agent.capacity - free, len(agent.slots)),
                capacity=agent.capacity,
                needs=wants.weight if wants.weight > 1 else None,
            )
        case Ineligible.LACKS_SKILL:
            return lacks(agent, wants.skills, reason=reason)
        case Ineligible.NOT_READY:
            code = LOST if agent.lost_at is not None else agent.code
            return NotChosen(agent=agent.user, reason=reason, code=code)
        case _:
            return NotChosen(agent=agent.user, reason=reason)


def lacks(agent: Agent, asked: Mapping[str, int], *, reason: Ineligible) -> NotChosen:
    """The first of the skills that the agent does not have at the level."""
    skill = lacking(agent, asked) or ""
    return NotChosen(
        agent=agent.user, reason=reason, skill=skill, needs=asked.get(skill), has=agent.skills.get(skill, 0)
    )


def named(reasons: Iterable[NotChosen], status_codes: Mapping[int, str]) -> tuple[NotChosen, ...]:
    """The reasons with the names of status codes written in."""
    return tuple(
        msgspec.structs.replace(each, status=status_codes.get(each.code, ""))
        if each.code is not None
        else each
        for each in reasons
    )


def from_words(words: Mapping[str, str]) -> tuple[NotChosen, ...]:
    """Reasons as they were recorded before they had figures: a word for each agent."""
    return tuple(
        NotChosen(agent=agent, reason=_WORDS.get(word) or Ineligible(word)) for agent, word in words.items()
    )


def sentence(why: NotChosen) -> str:
    """The reason in words: “Not ann: 3 of 3 chats.”"""
    return f"Not {why.agent}: {_words(why)}."


def _words(why: NotChosen) -> str:
    match why.reason:
        case Ineligible.AT_CAPACITY:
            weight = f", and this one counts as {why.needs}" if why.needs else ""
            return (
                f"{why.taken} of {why.capacity} chats{weight}" if why.capacity is not None else "no slot free"
            )
        case Ineligible.LACKS_SKILL:
            return f"lacks {_skill(why)}"
        case Ineligible.LACKS_PREFERRED_SKILL:
            return f"lacks the preferred {_skill(why)}"
        case Ineligible.NOT_READY:
            return f"not ready ({why.status})" if why.status else "not ready"
        case Ineligible.BUSIER:
            return f"busier, {why.taken} of {why.capacity} chats" if why.capacity is not None else "busier"
        case Ineligible.SIGNED_OUT:
            return "signed out"
        case Ineligible.NOT_IN_GROUP:
            return "in no group that serves it"
        case Ineligible.REFUSED_THIS_ROUND:
            return "declined it or did not answer a moment ago"
        case Ineligible.ALREADY_OFFERED:
            return "it rings there already"
        case Ineligible.NOT_PREFERRED_AGENT:
            return "not the preferred agent"
        case Ineligible.LATER_PLACE:
            return "serves only a place that is named later"
        case Ineligible.IDLE_LESS_LONG:
            return "idle for less time"
        case Ineligible.LATER_IN_TURN:
            return "not next in turn"
        case Ineligible.LESS_SKILLED:
            return "less skilled"
        case Ineligible.LATER_BY_NAME:
            return "equal in all, later by name"
        case _:
            assert_never(why.reason)


def _skill(why: NotChosen) -> str:
    if why.needs is None:
        return why.skill or "a skill"
    return f"{why.skill} level {why.needs}, has {why.has or 'none'}"
