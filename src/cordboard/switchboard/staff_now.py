"""How every user stands now: signed in or not, at the desk or not, with how many chats; for those who manage them."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Timestamp, rfc3339
from cordboard.core.queueing.agent import Agent, AgentState, Use
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.agent_profile import AgentProfile
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.credentials import People, SignInRow
from cordboard.switchboard.ports import Clock, Store
from cordboard.switchboard.staffing import Staffing


class UserState(Struct, frozen=True, kw_only=True):
    """A user as of now. `state` None: handles no chats; `since` is when it was taken.

    `ringing`, `talking` and `wrap_up` count chats. `outdated`: groups, queues, skills or capacity were changed after
    the logon, and count from the next one or when they are applied now.
    """

    user_name: str
    signed_in: bool
    last_sign_in: Timestamp | None
    has_password: bool
    must_change_password: bool
    state: AgentState | None
    code: int | None
    code_name: str
    since: Timestamp | None
    lost: bool
    """No desk is connected at the moment."""
    capacity: int
    ringing: int
    talking: int
    wrap_up: int
    outdated: bool


class StaffNow:
    """The users' states, read from what is committed; true on every node."""

    def __init__(
        self, *, store: Store, people: People, catalogues: Catalogues, clock: Clock, staffing: Staffing
    ) -> None:
        self._store = store
        self._people = people
        self._catalogues = catalogues
        self._clock = clock
        self._staffing = staffing

    async def every(self, *, idle: int) -> Sequence[UserState]:
        """All users by name; a session counts as open until it was unused for `idle` seconds."""
        now = self._clock.now()
        rows = await self._store.read(lambda c: self._people.sign_ins(c, now, idle * SECOND))
        came = {row.user: row for row in rows}
        agents = {agent.user: agent for agent in await self._store.agents()}
        catalogue = self._catalogues.current
        return [
            _state(user, agents.get(user), came.get(user) or SignInRow(user=user), catalogue)
            for user in sorted(catalogue.users)
        ]

    async def apply_now(self, users: Collection[str] | None) -> Sequence[str]:
        """Let agents who are on take what is configured now; None: all whose logon is outdated. Answers who did.

        Raises Refused (`not_found`) for a user that is not there; somebody who is not on takes it at the logon.
        """
        catalogue = self._catalogues.current
        for user in users or ():
            if user not in catalogue.users:
                raise Refused(Code.NOT_FOUND, f"There is no user {user!r}.")
        applied: list[str] = []
        for agent in await self._store.agents():
            if (users is None or agent.user in users) and outdated(agent, catalogue.agent(agent.user)):
                await self._staffing.apply_configuration(agent.user)
                applied.append(agent.user)
        return applied


def outdated(agent: Agent, profile: AgentProfile | None) -> bool:
    """Whether somebody who is on works by other settings than those configured now."""
    if agent.state is AgentState.SIGNED_OUT or profile is None:
        return False
    taken = (agent.full_name, agent.capacity, agent.wrap_up, agent.groups, agent.queues, agent.skills)
    wanted = (
        profile.full_name,
        profile.capacity,
        profile.wrap_up,
        profile.groups,
        profile.queues,
        profile.skills,
    )
    return taken != wanted


def _state(user: str, agent: Agent | None, came: SignInRow, catalogue: Catalogue) -> UserState:
    profile = catalogue.agent(user)
    on = agent is not None and agent.state is not AgentState.SIGNED_OUT
    uses = {slot.chat: slot.use for slot in agent.slots} if agent is not None else {}
    code = agent.code if agent is not None and on else None
    named = catalogue.status_codes.get(code) if code is not None else None
    return UserState(
        user_name=user,
        signed_in=came.open,
        last_sign_in=None if came.last_at is None else rfc3339(came.last_at),
        has_password=came.password,
        must_change_password=came.must_change,
        state=agent.state if agent is not None and on else AgentState.SIGNED_OUT if profile else None,
        code=code,
        code_name=named.name if named is not None else "",
        since=rfc3339(agent.since) if agent is not None and agent.since and (on or profile) else None,
        lost=on and agent is not None and agent.lost_at is not None,
        capacity=agent.capacity if agent is not None and on else profile.capacity if profile else 0,
        ringing=sum(use is Use.RINGING for use in uses.values()),
        talking=sum(use is Use.TALKING for use in uses.values()),
        wrap_up=sum(use is Use.WRAP_UP for use in uses.values()),
        outdated=agent is not None and outdated(agent, profile),
    )
