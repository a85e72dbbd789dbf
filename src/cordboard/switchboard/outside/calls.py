"""Outside calls that scripts have ordered: made after the commit, and told to the script in a turn of its chat.

A call that the run no longer waits for is not made. A repeat after a crash has the same key, and the script hears of
it once: with the first word of its end the run's wait for it is over.
"""

from typing import Any, Literal

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Millis
from cordboard.core.outside.data_source import misfit
from cordboard.core.reasons import Code
from cordboard.director.orders import BotCall, HttpCall, QueryCall
from cordboard.director.stimuli import CallReturned
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.outside.bulkhead import Bulkhead
from cordboard.switchboard.outside.errands import Claim
from cordboard.switchboard.outside.host_calls import Posting, destination_of
from cordboard.switchboard.outside.outside_tries import LEASE, tried
from cordboard.switchboard.outside.way_out import HttpReply, HttpRequest, Outside, OutsideFailure, Query
from cordboard.switchboard.ports import Clock, LoadedChat, OutboxItem, Store
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.turn import Turns

TELLS = 3
"""How often a chat that is busy is told."""

AnyCall = HttpCall | QueryCall | BotCall
Told = tuple[Literal["succeeded", "empty", "failed"], Any, str]
"""Outcome, value and detail of a call that came back."""


class Calls:
    """Performs `call`."""

    def __init__(
        self,
        *,
        turns: Turns,
        store: Store,
        clock: Clock,
        catalogues: Catalogues,
        driver: Driver,
        outside: Outside,
        posting: Posting,
        bulkhead: Bulkhead,
    ) -> None:
        self._turns = turns
        self._store = store
        self._clock = clock
        self._catalogues = catalogues
        self._driver = driver
        self._outside = outside
        self._posting = posting
        self.bulkhead = bulkhead

    def destination(self, item: OutboxItem) -> tuple[str, str]:
        order = _order(item)
        match order:
            case HttpCall():
                return destination_of(order.url), ""
            case QueryCall():
                return f"data source {order.source}", ""
            case BotCall():
                host = self._catalogues.current.hosts.get(order.bot)
                return destination_of(host.url if host else ""), ""

    def lease(self, item: OutboxItem) -> Millis:
        _ = item
        return LEASE

    async def perform(self, item: OutboxItem, claim: Claim) -> str:
        chat_id, run, call = _place(item.key)
        wait = await self._wait(chat_id, run, call)
        if wait is None:
            return "no longer wanted"
        order = _order(item)
        seconds = min(float(order.timeout), wait)
        try:
            if seconds <= 0:
                raise OutsideFailure("timeout", "There was no time left for the call.")
            outcome, value, detail = await self._call(item.key, order, seconds, claim)
            returned = CallReturned(call=call, outcome=outcome, value=value, detail=detail)
        except OutsideFailure as failure:
            returned = CallReturned(call=call, outcome=failure.kind, detail=failure.detail)
        await self._tell(chat_id, run, returned)
        return f"{returned.outcome}: {returned.detail}" if returned.detail else returned.outcome

    async def _wait(self, chat_id: str, run: int, call: int) -> float | None:
        """Seconds for which the run waits for the call; None: it does not wait for it (any more)."""
        loaded = self._turns.chats.peek(chat_id)
        if loaded is None or not _waits(loaded, run, call):
            loaded = await self._store.load_chat(chat_id)  # what is in memory may be behind
        if loaded is None or not _waits(loaded, run, call):
            return None
        due = loaded.run.wait.due_at if loaded.run and loaded.run.wait else None
        return float("inf") if due is None else (due - self._clock.now()) / SECOND

    async def _call(self, key: str, order: AnyCall, seconds: float, claim: Claim) -> Told:
        match order:
            case HttpCall():
                return _of_http(
                    await tried(
                        lambda left: self._outside.http(_request(key, order, left)),
                        clock=self._clock,
                        claim=claim,
                        seconds=seconds,
                    )
                )
            case QueryCall():
                return await self._ask(order, seconds, claim)
            case BotCall():
                return await self._talk(key, order, seconds, claim)

    async def _ask(self, order: QueryCall, seconds: float, claim: Claim) -> Told:
        source = self._catalogues.current.data_sources.get(order.source)
        statement = source.statement(order.statement) if source is not None else None
        if source is None or statement is None:
            raise OutsideFailure("failed", f"There is no statement {order.statement} of {order.source}.")
        wrong = misfit(statement, order.arguments)
        if wrong:
            raise OutsideFailure("failed", wrong)
        rows = await tried(
            lambda left: self._outside.query(
                Query(
                    connection=source.connection,
                    sql=statement.sql,
                    arguments=order.arguments,
                    columns=statement.columns,
                    max_rows=source.max_rows,
                    timeout=min(left, source.timeout),
                )
            ),
            clock=self._clock,
            claim=claim,
            seconds=seconds,
        )
        return "succeeded" if rows else "empty", [dict(row) for row in rows], ""

    async def _talk(self, key: str, order: BotCall, seconds: float, claim: Claim) -> Told:
        host = self._catalogues.current.hosts.get(order.bot)
        if host is None or not host.active or "bot" not in host.uses or not host.url:
            raise OutsideFailure("failed", f"There is no active bot {order.bot!r}.")
        message = msgspec.json.encode(order.message)
        reply = await tried(
            lambda left: self._posting.post(host, message, key=key, seconds=left),
            clock=self._clock,
            claim=claim,
            seconds=seconds,
            patient=True,
        )
        if not 200 <= reply.status < 300:
            return "failed", None, f"The bot answered {reply.status}."
        if not isinstance(reply.json, dict):
            return "failed", None, "The bot did not answer with a JSON object."
        return "succeeded", reply.json, ""  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]

    async def _tell(self, chat_id: str, run: int, returned: CallReturned) -> None:
        for _ in range(TELLS - 1):
            try:
                await self._turn(chat_id, run, returned)
            except Refused as no:
                if no.code is not Code.BUSY:
                    raise
                await self._clock.sleep(no.retry_after or 1)
            else:
                return
        await self._turn(chat_id, run, returned)

    async def _turn(self, chat_id: str, run: int, returned: CallReturned) -> None:
        await self._turns.chat(
            chat_id,
            lambda stage: self._driver.call_returned(stage, run=run, call=returned.call, returned=returned),
            agents=(),
        )


def _order(item: OutboxItem) -> AnyCall:
    return msgspec.json.decode(item.body, type=AnyCall)


def _place(key: str) -> tuple[str, int, int]:
    """(chat, run, call) of the key `call:{chat}:{run}:{call}`."""
    _, chat_id, run, call = key.split(":")
    return chat_id, int(run), int(call)


def _waits(loaded: LoadedChat, run: int, call: int) -> bool:
    now = loaded.run
    return (
        now is not None
        and not now.ended
        and now.number == run
        and now.wait is not None
        and now.wait.call == call
    )


def _request(key: str, order: HttpCall, seconds: float) -> HttpRequest:
    return HttpRequest(
        key=key,
        method=order.method.upper(),
        url=order.url,
        headers=order.headers,
        body=order.body.encode(),
        timeout=seconds,
    )


def _of_http(reply: HttpReply) -> Told:
    value = {"status": reply.status, "text": reply.text, "json": reply.json}
    if 200 <= reply.status < 300:
        return "succeeded", value, ""
    redirected = 300 <= reply.status < 400
    detail = f"The answer was {reply.status}" + ("; a redirect is not followed." if redirected else ".")
    return "failed", value, detail
