"""What a visitor may do: the driver's verbs. Each is one turn; a 2xx of theirs is committed."""

from collections.abc import Mapping
from typing import Any

import msgspec

from cordboard.core.chat import words
from cordboard.core.chat.chat import Chat, ChatState, Page, Visitor
from cordboard.core.chat.events import TranscriptRequested
from cordboard.core.chat.opening import open_chat
from cordboard.core.chat.party import Party, Role
from cordboard.core.errors import Refused
from cordboard.core.instant import Millis, Timestamp, rfc3339
from cordboard.core.reasons import Code, Ended
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.layout_form import survey_answers
from cordboard.switchboard import offline_messages
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.open_chats import OpenChats
from cordboard.switchboard.ports import Clock, Conflict, Created, Ids, Mailer, OutboxItem, Store
from cordboard.switchboard.routing.facts import Floorplan
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.streams.live import Live
from cordboard.switchboard.turn import Turns

RECALLED = 5
"""Earlier chats that are looked through for the agent who talked with the visitor last."""
TRANSCRIPTS = 5
"""Mails with the transcript of one chat."""


class OpenChat(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to open a chat; admission has been checked."""

    point: str
    url: str
    title: str = ""
    referrer: str = ""
    language: str = ""
    visitor_name: str = ""
    visitor_email: str = ""
    claimed_id: str = ""
    verified: bool = False
    form: dict[str, Any] = {}
    clipboard: dict[str, str] = {}
    message: str | None = None
    address: str = ""
    idempotency_key: str | None = None
    body_hash: bytes = b""


class Opened(msgspec.Struct, frozen=True):
    """A chat as its visitor gets it. `repeated`: it had been opened before under the same key."""

    chat: Chat
    cursor: str
    layout: Layout
    repeated: bool


class Said(msgspec.Struct, frozen=True):
    """The number and time under which a message stands in the log."""

    seq: int
    at: Timestamp
    repeated: bool


class ChatStatus(msgspec.Struct, frozen=True):
    """The chat as its visitor may see it. `estimated_wait` in seconds; `position` from 1."""

    chat_id: str
    state: ChatState
    position: int | None
    estimated_wait: int | None
    agent: str | None
    point: str
    cursor: str


class Availability(msgspec.Struct, frozen=True):
    """Whether a chat from this page would be taken now, and if not, why. `offline`: a message is taken instead."""

    accepts: bool
    reason: Code | None
    point: str | None
    layout: Layout | None
    agents_ready: int
    waiting: int
    estimated_wait: int | None
    offline: bool = False


class Visitors:
    """The visitor's side of the switchboard."""

    def __init__(
        self,
        *,
        turns: Turns,
        store: Store,
        clock: Clock,
        ids: Ids,
        catalogues: Catalogues,
        driver: Driver,
        floor: Floorplan,
        live: Live,
        mailer: Mailer,
        open_chats: OpenChats,
    ) -> None:
        self._open_chats = open_chats
        self._mailer = mailer
        self._turns = turns
        self._store = store
        self._clock = clock
        self._ids = ids
        self._catalogues = catalogues
        self._driver = driver
        self._floor = floor
        self._live = live
        self._numbers = 0

    async def open_chat(self, wanted: OpenChat) -> Opened:
        """Open a chat and start its routing dialog, in one transaction.

        Raises Refused: `idempotency_conflict` when the key was used with another body, `too_many_open` when the
        address has enough chats open.
        """
        if wanted.idempotency_key is not None:
            earlier = await self._opened_before(wanted.idempotency_key, wanted.body_hash)
            if earlier is not None:
                return earlier
        self._open_chats.check(wanted.address)
        stage = self._new_chat(wanted)
        await self._recognise(stage)
        open_chat(stage, message=wanted.message)
        self._driver.begin(stage, message=wanted.message)
        return await self._begin(stage, wanted)

    async def leave_message(self, wanted: OpenChat, *, fields: dict[str, str], mail_to: str) -> Opened:
        """Take a message where no chat can be had. Raises Refused as `open_chat` does."""
        if wanted.idempotency_key is not None:
            earlier = await self._opened_before(wanted.idempotency_key, wanted.body_hash)
            if earlier is not None:
                return earlier
        stage = self._new_chat(wanted)
        offline_messages.take(stage, fields=fields, mail_to=mail_to)
        return await self._begin(stage, wanted)

    async def _begin(self, stage: Stage, wanted: OpenChat) -> Opened:
        """Commit a new chat, or find the one that was opened under the same key a moment ago."""
        key = wanted.idempotency_key
        created = Created(key, wanted.body_hash) if key is not None else None
        try:
            await self._turns.open(stage, created=created, body_hash=None)
        except Conflict:
            earlier = await self._opened_before(key or "", wanted.body_hash)
            if earlier is None:
                raise
            return earlier
        return self._opened(stage.chat, repeated=False)

    async def _recognise(self, stage: Stage) -> None:
        """Who talked with this visitor last: known only of those who have proven who they are."""
        key = stage.chat.visitor.key
        if not key:
            return
        for earlier in await self._store.earlier_chats(key, before=stage.chat.id, limit=RECALLED):
            talk = earlier.talk
            agent = talk.agent if talk is not None else earlier.talked_with or earlier.last_agent
            if agent:
                stage.change(last_agent=agent)
                return

    async def say(
        self, chat_id: str, *, client_id: str, text: str, choice: str | None, body_hash: bytes
    ) -> Said:
        """The visitor writes. The same client id again answers the first result."""

        def decide(stage: Stage) -> Said:
            before = said_before(stage, author=f"{Role.VISITOR}:", client_id=client_id, body_hash=body_hash)
            if before is not None:
                return before
            seq = words.visitor_says(stage, text=text, client_id=client_id, choice=choice)
            self._driver.heard(stage, text=text, choice=choice)
            return Said(seq, stage.at, repeated=False)

        # A script that waits for words runs only while nobody has the chat: no agent is ever concerned.
        return await self._turns.chat(chat_id, decide, body_hash=body_hash)

    async def end(self, chat_id: str) -> None:
        """The visitor leaves; leaving twice is no fault."""

        def decide(stage: Stage) -> None:
            if stage.chat.open:
                by = Party(Role.VISITOR, name=stage.chat.visitor.shown)
                self._driver.visitor_gone(stage, by=by, reason=Ended.VISITOR_LEFT)

        await self._turns.chat(chat_id, decide, agents=())

    async def rate(
        self, chat_id: str, *, score: int, comment: str, answers: Mapping[str, Any] | None = None
    ) -> None:
        """The visitor's rating, 1 to 5, and answers to the survey. Raises Refused `invalid` for what does not fit."""

        def decide(stage: Stage) -> None:
            layout = self._catalogues.current.layouts.get(stage.chat.layout)
            questions = layout.survey.questions if layout is not None else ()
            told = survey_answers(questions, answers or {})
            words.rate(stage, score=score, comment=comment, answers=told)

        await self._turns.chat(chat_id, decide)

    async def read(self, chat_id: str, seq: int) -> None:
        """The visitor has seen everything up to `seq`."""
        if await self._turns.chat(chat_id, lambda stage: words.read_up_to(stage, role=Role.VISITOR, seq=seq)):
            self._live.read(chat_id, by=Party(Role.VISITOR), seq=seq)

    async def typing(self, chat_id: str) -> None:
        """The visitor types; nothing is stored."""
        loaded = self._turns.chats.peek(chat_id)
        if loaded is not None and loaded.chat.open:
            self._live.typing(chat_id, by=Party(Role.VISITOR, name=loaded.chat.visitor.shown))

    async def mail_transcript(self, chat_id: str, *, email: str, key: str) -> None:
        """Have the transcript mailed; recorded with the chat, sent after the commit, once per `key`.

        Raises Refused: `no_mail` when no mail server is configured, `rate_limited` after too many.
        """
        if not self._mailer.enabled:
            raise Refused(Code.NO_MAIL, "This server sends no mail.")

        def decide(stage: Stage) -> None:
            asked = stage.chat.transcripts
            if key in asked:
                return
            if len(asked) >= TRANSCRIPTS:
                raise Refused(Code.RATE_LIMITED, "This chat's transcript has been mailed often enough.")
            stage.change(transcripts=(*asked, key))
            stage.happened(
                TranscriptRequested, by=Party(Role.VISITOR, name=stage.chat.visitor.shown), key=key
            )
            body = msgspec.json.encode({"to": email, "chat": chat_id, "up_to": stage.chat.last_seq})
            stage.outbox.append(
                OutboxItem(
                    key=f"transcript:{chat_id}:{key}",
                    kind="transcript",
                    due_at=stage.now,
                    body=body,
                    chat=chat_id,
                )
            )

        await self._turns.chat(chat_id, decide)

    async def status(self, chat_id: str) -> ChatStatus:
        """Where the chat stands now."""
        chat = await self.chat(chat_id)
        waiting = chat.route is not None
        queue = self._floor.queue(chat.route.queue) if chat.route is not None else None
        return ChatStatus(
            chat_id=chat.id,
            state=chat.state,
            position=self._floor.position(chat.id) if waiting else None,
            estimated_wait=queue.estimated_wait if queue is not None else None,
            agent=chat.talk.agent_name if chat.talk is not None and chat.open else None,
            point=chat.point,
            cursor=self._live.cursor(chat.last_seq),
        )

    async def chat(self, chat_id: str, *, at_least: int = 0) -> Chat:
        """The chat's newest committed state; from the store when memory is behind event `at_least`.

        A commit can be read from the store a moment before memory is told of it. Raises Refused `not_found`.
        """
        loaded = self._turns.chats.peek(chat_id)
        if loaded is None or loaded.chat.last_seq < at_least:
            loaded = await self._store.load_chat(chat_id)
        if loaded is None:
            raise Refused(Code.NOT_FOUND, "There is no such chat.")
        return loaded.chat

    def availability(self, *, url: str, point: str | None) -> Availability:
        """Whether a chat would be taken now."""
        catalogue = self._catalogues.current
        try:
            admitted = catalogue.admit(url=url, point=point)
        except Refused as no:
            return Availability(False, no.code, None, None, 0, 0, None)
        queue = catalogue.queue_of(admitted.name)
        facts = self._floor.queue(queue) if queue else None
        layout = catalogue.layouts.get(admitted.layout)
        return Availability(
            accepts=True,
            reason=None,
            point=admitted.name,
            layout=layout,
            offline=layout is not None
            and offline_messages.instead(
                layout.offline,
                calendars=catalogue.calendars,
                now=self._clock.now(),
                nobody_ready=facts is not None and facts.ready == 0,
            ),
            agents_ready=facts.ready if facts else 0,
            waiting=facts.waiting if facts else 0,
            estimated_wait=facts.estimated_wait if facts else None,
        )

    async def _opened_before(self, key: str, body_hash: bytes) -> Opened | None:
        known = await self._store.created_chat(key)
        if known is None:
            return None
        chat_id, first_hash = known
        if first_hash != body_hash:
            raise Refused(Code.IDEMPOTENCY_CONFLICT, "This Idempotency-Key was used for another chat.")
        return self._opened(await self.chat(chat_id), repeated=True)

    def _opened(self, chat: Chat, *, repeated: bool) -> Opened:
        layout = self._catalogues.current.layouts.get(chat.layout) or Layout(name=chat.layout or "Default")
        return Opened(chat, self._live.cursor(0), layout, repeated)

    def _new_chat(self, wanted: OpenChat) -> Stage:
        catalogue = self._catalogues.current
        point = catalogue.points.get(wanted.point)
        if point is None:  # removed since the chat was admitted
            raise Refused(Code.UNKNOWN_POINT, f"There is no routing point {wanted.point!r}.")
        now: Millis = self._clock.now()
        visitor = Visitor(
            id=self._ids.new("v"),
            number=self._next_number(),
            name=wanted.visitor_name,
            email=wanted.visitor_email,
            claimed_id=wanted.claimed_id,
            verified=wanted.verified,
            address=wanted.address,
            language=wanted.language,
        )
        chat = Chat(
            id=self._ids.chat(),
            point=point.name,
            layout=point.layout,
            call_class=catalogue.class_of(point),
            weight=catalogue.weight_of(point),
            opened_at=now,
            visitor=visitor,
            page=Page(url=wanted.url, title=wanted.title, referrer=wanted.referrer),
            form=wanted.form,
            clipboard=wanted.clipboard,
            debug=point.debug,
        )
        return Stage(chat=chat, agents={}, now=now)

    def _next_number(self) -> int:
        """A short number for a nameless visitor: 1 to 999, for people's eyes only."""
        self._numbers = self._numbers % 999 + 1
        return self._numbers


def said_before(stage: Stage, *, author: str, client_id: str, body_hash: bytes) -> Said | None:
    """The first result of a write that is being repeated.

    Raises Refused `idempotency_conflict` when the same client id comes with another body.
    """
    known = stage.sent.get((author, client_id))
    if known is None:
        return None
    seq, at, first_hash = known
    if first_hash != body_hash:
        raise Refused(Code.IDEMPOTENCY_CONFLICT, "This client_id was used for another message.")
    return Said(seq, rfc3339(at), repeated=True)
