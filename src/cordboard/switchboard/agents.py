"""What an agent may do at the desk. Each verb is one turn; acts on a chat state the gen they believe in."""

import msgspec

from cordboard.core.chat import answering, ending, offering, words
from cordboard.core.chat.chat import Chat, ChatState
from cordboard.core.chat.party import Party, Role
from cordboard.core.errors import Refused
from cordboard.core.instant import rfc3339
from cordboard.core.outcomes import refuse_choice, refuse_unfinished
from cordboard.core.queueing.agent import Agent, AgentState, OfferMade, Use
from cordboard.core.queueing.eligibility import free_slots, is_ready
from cordboard.core.reasons import Code, Ended, RouteFailure
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.earlier_chats import earlier_chat
from cordboard.switchboard.ports import Clock, Store
from cordboard.switchboard.routing.facts import Floorplan
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.staffing import SYSTEM_CODES, Staffing
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.streams.cursor import desk_cursor
from cordboard.switchboard.streams.desk_view import (
    DeskChat,
    DeskColleague,
    DeskMe,
    DeskPoint,
    DeskQueue,
    DeskSlots,
    DeskSnapshot,
    DeskStatusCode,
    EarlierChat,
    desk_chat,
    offer_made,
)
from cordboard.switchboard.streams.live import Live
from cordboard.switchboard.turn import Turns
from cordboard.switchboard.visitors import Said, said_before

PAGE = 1_000


class Agents:
    """The agent's side of the switchboard."""

    def __init__(
        self,
        *,
        turns: Turns,
        store: Store,
        clock: Clock,
        catalogues: Catalogues,
        driver: Driver,
        floor: Floorplan,
        live: Live,
        staffing: Staffing,
    ) -> None:
        self._turns = turns
        self._store = store
        self._clock = clock
        self._catalogues = catalogues
        self._driver = driver
        self._floor = floor
        self._live = live
        self.staffing = staffing

    async def agent(self, user: str, *, at_least: int = 0) -> Agent:
        """The agent's newest committed state; from the store when memory is behind entry `at_least` of the agent's log.

        Raises Refused (`forbidden`) for somebody who never was one.
        """
        found = self._turns.agents.peek(user)
        if found is None or found.last_seq < at_least:
            found = await self._store.load_agent(user)
        if found is None:
            found = await self.staffing.sign_in(user)
        return found

    async def snapshot(self, user: str) -> DeskSnapshot:
        """The whole desk as of its cursor: apply the events after it, and it stays true."""
        agent = await self.agent(user)
        chats: list[DeskChat] = []
        offers: list[OfferMade] = []
        places: dict[str, int] = {}
        for chat_id, use in {slot.chat: slot.use for slot in agent.slots}.items():
            chat = await self._chat(chat_id)
            if use is Use.RINGING:
                ringing = offer_made(chat, user=user, now=self._clock.now(), seq=agent.last_seq)
                if ringing is not None:
                    offers.append(ringing)
            elif chat.talk is not None and chat.talk.agent == user:
                chats.append(await self._with_events(chat))
                places[chat_id] = chat.last_seq
        catalogue = self._catalogues.current
        rules = catalogue.outcome_rules(user)
        role = catalogue.users[user].role if user in catalogue.users else ""
        return DeskSnapshot(
            me=DeskMe(
                user_name=user,
                full_name=agent.full_name,
                role=role,
                permissions=sorted(catalogue.permissions_of(role)),
            ),
            state=agent.state,
            code=agent.code,
            since=rfc3339(agent.since),
            slots=DeskSlots(agent.capacity, len(agent.slots)),
            offers=offers,
            chats=chats,
            queues=self.queues(agent),
            colleagues=self.colleagues(user),
            points=[
                DeskPoint(each.name, each.description)
                for each in catalogue.points.values()
                if each.active and (each.script or each.host)
            ],
            status_codes=[
                DeskStatusCode(entry.code, entry.name)
                for entry in catalogue.status_codes.values()
                if entry.code < SYSTEM_CODES
            ],
            outcomes=[entry for entry in rules.outcomes.values() if rules.selectable(entry)],
            outcome_categories=[entry for entry in rules.categories.values() if entry.selectable],
            outcome_limits=rules.limits,
            cursor=desk_cursor(self._live.epoch, agent.last_seq, places),
        )

    def queues(self, agent: Agent) -> list[DeskQueue]:
        """All queues as they stand: the agent's own, and those that a chat can be handed to."""
        told: list[DeskQueue] = []
        for name in self._catalogues.current.queues:
            facts = self._floor.queue(name)
            if facts is not None:
                told.append(
                    DeskQueue(
                        name=name,
                        mine=name in agent.queues,
                        waiting=facts.waiting,
                        oldest=facts.oldest,
                        ready=facts.ready,
                        logged_on=facts.logged_on,
                    )
                )
        return told

    def colleagues(self, user: str) -> list[DeskColleague]:
        """The other agents who are signed in, by name."""
        return [
            DeskColleague(
                user_name=other.user,
                full_name=other.full_name,
                state=other.state,
                free=free_slots(other) if is_ready(other) else 0,
            )
            for other in sorted(self._floor.agents(), key=lambda other: other.user)
            if other.user != user
        ]

    async def set_state(self, user: str, state: AgentState, code: int | None) -> Agent:
        """Ready or not ready, with a status code."""
        return await self.staffing.set_state(user, state, code)

    async def accept(self, user: str, chat_id: str, gen: int) -> DeskChat:
        """Take an offered chat; taking it twice is no fault. Raises Refused (`stale_gen`, `offer_gone`)."""

        def decide(stage: Stage) -> Chat:
            talk = stage.chat.talk
            if talk is None or (talk.agent, talk.gen) != (user, gen):
                answering.answer(stage, user=user, gen=gen)
                self._driver.answered(
                    stage, agent=user, queue=stage.chat.talk.queue if stage.chat.talk else ""
                )
            return stage.chat

        chat = await self._turns.chat(chat_id, decide, agents=(user,))
        return await self._with_events(chat)

    async def decline(self, user: str, chat_id: str, gen: int, reason: str) -> None:
        """Let an offer go to others. Raises Refused (`stale_gen`, `offer_gone`)."""

        def decide(stage: Stage) -> None:
            alone = stage.chat.route is not None and bool(stage.chat.route.agent)
            offering.decline(stage, user=user, gen=gen, reason=reason)
            if alone:
                self._driver.route_failed(stage, why=RouteFailure.DECLINED)

        await self._turns.chat(chat_id, decide, agents=(user,))

    async def pick(self, user: str, chat_id: str) -> DeskChat:
        """Take a waiting chat by hand. Raises Refused (`pick_not_allowed`, `not_found`, or as `offering.offer`)."""

        def decide(stage: Stage) -> Chat:
            agent, route = stage.agent(user), stage.chat.route
            mine = [name for name in route.queues if name in agent.queues] if route is not None else []
            if route is None or not mine:
                raise Refused(Code.NOT_FOUND, "There is no such chat waiting for you.")
            known = self._catalogues.current.queues
            queue = next((known[name] for name in mine if name in known and known[name].pick_by_hand), None)
            if queue is None:
                raise Refused(Code.PICK_NOT_ALLOWED, f"Chats of {mine[0]} are not picked by hand.")
            for held in stage.chat.offers:
                if held.agent == user:
                    answering.answer(stage, user=user, gen=held.gen)
                    break
            else:
                stage.change(route=msgspec.structs.replace(route, maximum_matches=len(stage.chat.offers) + 1))
                held = offering.offer(
                    stage,
                    user=user,
                    answer_timeout=queue.answer_timeout,
                    why="picked by hand",
                    place=f"queue:{queue.name}",
                )
                answering.answer(stage, user=user, gen=held.gen)
            self._driver.answered(stage, agent=user, queue=held.queue)
            return stage.chat

        chat = await self._turns.chat(chat_id, decide, agents=(user,))
        return await self._with_events(chat)

    async def say(
        self, user: str, chat_id: str, *, gen: int, client_id: str, text: str, body_hash: bytes
    ) -> Said:
        """The agent writes. The same client id again answers the first result."""
        layouts = self._catalogues.current.layouts

        def decide(stage: Stage) -> Said:
            before = said_before(
                stage, author=f"{Role.AGENT}:{user}", client_id=client_id, body_hash=body_hash
            )
            if before is not None:
                return before
            layout = layouts.get(stage.chat.layout)
            idle = (layout.idle_warn, layout.idle_end) if layout is not None else (0, 0)
            seq = words.agent_says(stage, user=user, gen=gen, text=text, client_id=client_id, idle=idle)
            return Said(seq, stage.at, repeated=False)

        return await self._turns.chat(chat_id, decide, body_hash=body_hash)

    async def note(self, user: str, chat_id: str, *, client_id: str, text: str, body_hash: bytes) -> Said:
        """A note among staff, on a chat at hand."""

        def decide(stage: Stage) -> Said:
            before = said_before(
                stage, author=f"{Role.AGENT}:{user}", client_id=client_id, body_hash=body_hash
            )
            if before is not None:
                return before
            name = self._at_hand(stage.chat, user)
            seq = words.note(stage, by=Party(Role.AGENT, user, name), text=text, client_id=client_id)
            return Said(seq, stage.at, repeated=False)

        return await self._turns.chat(chat_id, decide, body_hash=body_hash)

    async def typing(self, user: str, chat_id: str) -> None:
        """The agent types; nothing is stored."""
        chat = await self._chat(chat_id)
        self._live.typing(chat_id, by=Party(Role.AGENT, user, self._at_hand(chat, user)))

    async def read(self, user: str, chat_id: str, seq: int) -> None:
        """The agent has seen everything up to `seq`."""

        def decide(stage: Stage) -> tuple[bool, str]:
            name = self._at_hand(stage.chat, user)
            return words.read_up_to(stage, role=Role.AGENT, seq=seq), name

        moved, name = await self._turns.chat(chat_id, decide)
        if moved:
            self._live.read(chat_id, by=Party(Role.AGENT, user, name), seq=seq)

    async def transfer(self, user: str, chat_id: str, *, gen: int, to: str, note: str) -> None:
        """Hand the chat on. Raises Refused (`stale_gen`, `unknown_destination`, `not_ready`, `at_capacity`)."""

        def decide(stage: Stage) -> None:
            words.require_holder(stage.chat, user=user, gen=gen)
            words.require_open(stage.chat)
            self._driver.transfer(stage, to=to, note=note)

        await self._turns.chat(chat_id, decide, agents=(user,))

    async def end(self, user: str, chat_id: str, gen: int) -> None:
        """End the conversation; wrap-up begins. Ending twice is no fault."""

        def decide(stage: Stage) -> None:
            words.require_holder(stage.chat, user=user, gen=gen)
            if stage.chat.open:
                by = Party(Role.AGENT, user, self._at_hand(stage.chat, user))
                ending.end(stage, by=by, reason=Ended.AGENT_ENDED)

        await self._turns.chat(chat_id, decide, agents=(user,))

    async def set_outcomes(self, user: str, chat_id: str, outcomes: dict[str, str | None]) -> None:
        """What became of the chat. Raises Refused (`unknown_outcome`, `invalid` at the outcome's field)."""
        rules = self._catalogues.current.outcome_rules(user)

        def decide(stage: Stage) -> None:
            by = Party(Role.AGENT, user, self._at_hand(stage.chat, user))
            refuse_choice(outcomes, stage.chat.outcomes, rules)
            if stage.chat.outcomes != outcomes:
                words.set_outcomes(stage, by=by, outcomes=outcomes)

        await self._turns.chat(chat_id, decide)

    async def wrap_up_done(self, user: str, chat_id: str, gen: int) -> None:
        """The agent has finished with the chat.

        Raises Refused (`wrong_state`) while it goes on, and (`outcomes_required`) while outcomes are lacking.
        """
        rules = self._catalogues.current.outcome_rules(user)

        def decide(stage: Stage) -> None:
            words.require_holder(stage.chat, user=user, gen=gen)
            if stage.chat.state is not ChatState.WRAP_UP:
                raise Refused(
                    Code.WRONG_STATE, "The chat has not ended yet.", extra={"state": stage.chat.state}
                )
            refuse_unfinished(stage.chat.outcomes, rules)
            ending.wrap_up_done(stage, why="done")

        await self._turns.chat(chat_id, decide, agents=(user,))

    async def chat(self, user: str, chat_id: str) -> DeskChat:
        """A chat at this desk, with its events. Raises Refused (`not_found`) for any other."""
        chat = await self._chat(chat_id)
        rings = any(held.agent == user for held in chat.offers)
        if not rings:
            self._at_hand(chat, user)
        return await self._with_events(chat)

    async def history(self, user: str, chat_id: str) -> list[EarlierChat]:
        """Earlier chats of the same visitor, newest first, at most 20."""
        chat = await self._chat(chat_id)
        self._at_hand(chat, user)
        if not chat.visitor.key:
            return []
        earlier = await self._store.earlier_chats(chat.visitor.key, before=chat_id, limit=20)
        catalogue = self._catalogues.current
        return [await earlier_chat(self._store, catalogue, other) for other in earlier]

    def _at_hand(self, chat: Chat, user: str) -> str:
        """The agent's name in a chat at this desk; any other chat does not exist here (SEC-11)."""
        if chat.talk is None or chat.talk.agent != user:
            raise Refused(Code.NOT_FOUND, "There is no such chat at your desk.")
        return chat.talk.agent_name

    async def _chat(self, chat_id: str) -> Chat:
        loaded = self._turns.chats.peek(chat_id) or await self._store.load_chat(chat_id)
        if loaded is None:
            raise Refused(Code.NOT_FOUND, "There is no such chat at your desk.")
        return loaded.chat

    async def _with_events(self, chat: Chat) -> DeskChat:
        events: list[msgspec.Raw] = []
        seq = 0
        while seq < chat.last_seq:
            page = await self._store.events_after(chat.id, seq=seq, limit=PAGE)
            if not page:
                break
            seq = page[-1].seq
            events += [
                msgspec.Raw(event.body)
                for event in page
                if event.visibility != "trace" and event.seq <= chat.last_seq
            ]
        layout = self._catalogues.current.layouts.get(chat.layout)
        return desk_chat(chat, events=events, layout=layout)
