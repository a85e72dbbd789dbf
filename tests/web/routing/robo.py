"""A routing host as a test sees it: registers, reads, answers."""

from dataclasses import dataclass
from typing import Any

from cordboard.core.outside.host import Host
from cordboard.core.people import User
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.dialog import Dialog
from cordboard.core.routing.point import RoutingPoint
from tests.furnish import furnish
from tests.web.asgi_client import Client, Reply
from tests.web.house import House

BASE = "/api/v1/routing"
ROUTING = (
    *("route_requested", "route_selected", "rerouted", "route_used", "route_ended", "route_rejected"),
    *("queued", "answered", "chat_ended", "note_added"),
)
"""The events of dialogs and of what comes of them."""
PLAIN: dict[str, object] = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {"kind": "send_message", "text": "Script here.", "exits": {"next": "n3"}},
        "n3": {"kind": "wait_for_message", "into": "words", "exits": {"message": "n4"}},
        "n4": {"kind": "end"},
    },
}
"""What a chat comes to by default: a word, and waiting for one."""


@dataclass
class Robo:
    """One registered program."""

    house: House
    client: Client
    registration: str
    cursor: str

    @classmethod
    async def register(
        cls, house: House, *points: str, user: str = "robo", host: str | None = None
    ) -> "Robo":
        client = await house.sign_in(user)
        reply = await client.post(f"{BASE}/registrations", {"points": points, "host": host})
        assert reply.status == 201, reply.body
        return cls(house, client, reply.json["registration_id"], reply.json["cursor"])

    async def news(self) -> list[dict[str, Any]]:
        """What is new on the registration's stream, by a poll."""
        await self.house.centre.settle()
        reply = await self.client.get(f"{BASE}/registrations/{self.registration}/events?after={self.cursor}")
        assert reply.status == 200, reply.body
        self.cursor = reply.json["cursor"]
        return reply.json["events"]

    async def kinds(self) -> list[str]:
        """The kinds of what is new, each with what was wrong."""
        return [
            " ".join(
                filter(None, (each["kind"], each.get("why") or each.get("error", "").replace("none", "")))
            )
            for each in await self.news()
        ]

    async def asked(self) -> str:
        """The cross-reference of the newest RouteRequest, which must be there."""
        requests = [each for each in await self.news() if each["kind"] == "route_request"]
        return requests[-1]["cross_ref"]

    async def select(self, cross_ref: str, route: str, **more: Any) -> Reply:
        return await self.client.post(f"{BASE}/dialogs/{cross_ref}/select", {"route": route, **more})

    async def reject(self, cross_ref: str, **more: Any) -> Reply:
        return await self.client.post(f"{BASE}/dialogs/{cross_ref}/reject", more)

    async def end(self, cross_ref: str, **more: Any) -> Reply:
        return await self.client.post(f"{BASE}/dialogs/{cross_ref}/end", more)


async def with_hosts(house: House) -> House:
    """The house with users `robo` and `rival` who may route, hosts Router and Called, and points of all sorts."""
    await furnish(
        house.store,
        User(user_name="robo", role="Administrator"),
        User(user_name="rival", role="Administrator"),
        Host(name="Router"),
        Host(name="Called", url="https://router.example/in", reply_timeout=7),
        Host(name="Asleep", active=False),
        Host(name="Bot", url="https://bot.example/", uses=("bot",)),
        Queue(name="Sales", agent_groups=("Everyone",)),
        Queue(name="Full", agent_groups=("Everyone",), max_waiting=0),
        RoutingPoint(name="store", urls=("store.example/*",), script="Plain"),
        RoutingPoint(name="depot", urls=("depot.example/*",), script="Plain"),
        RoutingPoint(name="bare", urls=("bare.example",), fallback_queue="General", host="Router"),
        RoutingPoint(name="routed", urls=("routed.example",), script="Plain", host="Router"),
        RoutingPoint(name="called", urls=("called.example",), script="Plain", host="Called"),
        RoutingPoint(name="dozing", urls=("dozing.example",), script="Plain", host="Asleep"),
        scripts={"Plain": PLAIN},
    )
    await house.centre.catalogues.reload()
    return house


async def visitor(house: House, **body: Any) -> tuple[str, Client]:
    """A visitor with a chat at the point `store`, unless another page is named."""
    return await house.visitor(**{"url": "https://store.example/basket"} | body)


async def dialog(house: House, chat_id: str) -> Dialog:
    """The chat's dialog with the first host of its point."""
    found = (await house.app.visitors.chat(chat_id)).dialog
    assert found is not None
    return found


async def events(house: House, chat_id: str) -> list[dict[str, Any]]:
    """The chat's whole log."""
    client = await house.sign_in("root")
    return [line["event"] for line in (await client.get(f"/api/v1/contacts/{chat_id}/trace")).json["lines"]]


async def kinds(house: House, chat_id: str, *wanted: str) -> list[str]:
    """The kinds in the chat's log, of those wanted."""
    return [each["kind"] for each in await events(house, chat_id) if not wanted or each["kind"] in wanted]


async def state(house: House, chat_id: str) -> str:
    return (await house.app.visitors.chat(chat_id)).state


async def defaulted(house: House, chat_id: str) -> bool:
    """Whether the point's script has the chat, which says a word and then waits for one."""
    said = [each["text"] for each in await events(house, chat_id) if each["kind"] == "message_sent"]
    return (await dialog(house, chat_id)).host == "script" and said[-1:] == ["Script here."]


async def answer(house: House, chat_id: str, user: str = "ann") -> None:
    await house.centre.settle()
    agent = await house.sign_in(user)
    offer = next(
        each for each in (await agent.get("/api/v1/desk")).json["offers"] if each["chat_id"] == chat_id
    )
    reply = await agent.post(f"/api/v1/desk/chats/{chat_id}/accept", {"gen": offer["gen"]})
    assert reply.status == 200, reply.body
