"""Sets up a contact centre over HTTP: a manager signs in and makes users, a group, queues and a routing point."""

import asyncio
from collections.abc import Sequence
from typing import Any

from tests.faults.connection import Answer, Connection, request
from tests.faults.server import MANAGER, PASSWORD, Server

POINT = "faults"
QUEUES = ("First", "Second")
PAGE = "https://shop.example/cart"
SCRIPT = "Calls"
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
    outside: str = "",
) -> None:
    """Users with role Agent in one group that serves all queues, and a point whose script is *Chat Routing*.

    `outside`: a program that the script calls for some of the chats before; and it sets a variable then.
    """
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
    if outside:
        exported = await connection.ask(
            session.request("GET", "/api/v1/scripts/Chat%20Routing/versions/1/export")
        )
        await create("variables", {"name": "Seen", "type": "text", "value": ""})
        await create("scripts", {"name": SCRIPT, "import": calling_first(exported.json(), outside)})
        activated = await connection.ask(
            session.request("POST", f"/api/v1/scripts/{SCRIPT}/versions/1/activate")
        )
        assert activated.status == 200, activated.body
    point = {
        "name": POINT,
        "urls": [f"{PAGE}*"],
        "script": SCRIPT if outside else "Chat Routing",
        "fallback_queue": QUEUES[0],
    }
    await create("routing-points", {**point, "settings": {"queue": QUEUES[0], **(settings or {})}})
    connection.close()


def calling_first(definition: dict[str, Any], outside: str) -> dict[str, Any]:
    """The script, with a call for some of the chats before all else."""
    start = definition["nodes"][definition["start"]]
    then = start["exits"]["next"]
    shares = [{"name": "asked", "percent": 40}, {"name": "not", "percent": 60}]
    ways = dict.fromkeys(("succeeded", "failed", "timeout"), "set")
    nodes: dict[str, Any] = {
        definition["start"]: {**start, "exits": {"next": "some"}},
        "some": {"kind": "split", "shares": shares, "exits": {"asked": "ask", "not": then}},
        "ask": {
            "kind": "http_request",
            "method": "POST",
            "url": f"http://{outside}/",
            "timeout": 17,
            "body": '{"chat": {{chat.id}}}',
            "into": "answer",
            "exits": ways,
        },
        "set": {"kind": "set_global", "name": "Seen", "value": "{{chat.id}}", "exits": {"next": then}},
    }
    return {**definition, "nodes": {**definition["nodes"], **nodes}}


async def until_ready(server: Server) -> None:
    """Start in a thread, so that clients go on trying meanwhile."""
    await asyncio.to_thread(server.start)
