"""Sets up a contact centre over HTTP: a manager signs in and makes users, a group, queues and a routing point."""

import asyncio
from collections.abc import Sequence
from typing import Any

from tests.faults.connection import Answer, Connection, request
from tests.faults.server import MANAGER, PASSWORD, Server

POINT = "faults"
QUEUES = ("First", "Second")
PAGE = "https://shop.example/cart"
AGENT_PASSWORD = "three blind mice, running"


class Session:
    """Somebody signed in: adds the cookie and the CSRF token to requests."""

    def __init__(self, answer: Answer) -> None:
        cookie = answer.header("set-cookie")
        assert answer.status == 200, answer
        assert cookie is not None, answer
        self.headers = {"cookie": cookie.split(";")[0], "x-csrf-token": str(answer.json()["csrf_token"])}

    @staticmethod
    def opening(user: str, password: str) -> bytes:
        """The request that signs in."""
        return request("POST", "/api/v1/session", {"user_name": user, "password": password})

    def request(self, method: str, path: str, body: object = None) -> bytes:
        return request(method, path, body, headers=self.headers)


async def set_up(
    server: Server,
    *,
    agents: Sequence[str],
    max_chats: int,
    wrap_up_timeout: int,
    settings: dict[str, Any] | None = None,
) -> None:
    """Users with role Agent in one group that serves all queues, and a point whose script is *Chat Routing*."""
    connection = await Connection.to(server.port)
    session = Session(await connection.ask(Session.opening(MANAGER, PASSWORD)))

    async def create(path: str, body: dict[str, Any]) -> None:
        answer = await connection.ask(session.request("POST", f"/api/v1/{path}", body))
        assert answer.status == 201, (path, answer.status, answer.body)

    group = {"name": "Crew", "max_chats": max_chats, "wrap_up_timeout": wrap_up_timeout}
    await create("agent-groups", group)
    for queue in QUEUES:
        await create("queues", {"name": queue, "agent_groups": ["Crew"], "max_waiting": 100_000})
    for name in agents:
        user = {"user_name": name, "full_name": name.title(), "role": "Agent", "agent_groups": ["Crew"]}
        await create("users", {**user, "password": AGENT_PASSWORD})
    point = {"name": POINT, "urls": [f"{PAGE}*"], "script": "Chat Routing", "fallback_queue": QUEUES[0]}
    await create("routing-points", {**point, "settings": {"queue": QUEUES[0], **(settings or {})}})
    connection.close()


async def until_ready(server: Server) -> None:
    """Start in a thread, so that clients go on trying meanwhile."""
    await asyncio.to_thread(server.start)
