"""A world outside for tests: it answers what a test has laid out, keeps what it was asked, and waits if told to."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from cordboard.switchboard.outside.way_out import HttpReply, HttpRequest, OutsideFailure, Query

Answer = Callable[[HttpRequest], Awaitable[HttpReply]]


class KnownOutside:
    """Implements the port `Outside`: by default nobody is there."""

    def __init__(self) -> None:
        self.asked: list[HttpRequest] = []
        self.queries: list[Query] = []
        self.answers: dict[str, Answer] = {}
        """By the beginning of the URL."""
        self.rows: dict[str, Sequence[Mapping[str, Any]]] = {}
        """By the statement's SQL."""

    async def http(self, request: HttpRequest) -> HttpReply:
        self.asked.append(request)
        for begin, answer in self.answers.items():
            if request.url.startswith(begin):
                return await answer(request)
        raise OutsideFailure("failed", "nobody is there", again=True)

    async def query(self, query: Query) -> Sequence[Mapping[str, Any]]:
        self.queries.append(query)
        if query.sql not in self.rows:
            raise OutsideFailure("failed", "there is no such table")
        return self.rows[query.sql]


def replying(status: int = 200, json: Any = None, text: str = "") -> Answer:
    """Answers at once, always the same."""

    async def answer(_: HttpRequest) -> HttpReply:
        return HttpReply(status=status, text=text, json=json)

    return answer


def failing(kind: Any = "failed", detail: str = "broken", *, again: bool = False) -> Answer:
    """Never answers well."""

    async def answer(_: HttpRequest) -> HttpReply:
        raise OutsideFailure(kind, detail, again=again)

    return answer


class Hanging:
    """Answers when it is let go."""

    def __init__(self, json: Any = None) -> None:
        self.let_go = asyncio.Event()
        self.json = json

    async def __call__(self, _: HttpRequest) -> HttpReply:
        await self.let_go.wait()
        return HttpReply(status=200, text="", json=self.json)
