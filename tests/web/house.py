"""The whole house behind the application, furnished for tests of the HTTP face."""

import contextlib
import itertools
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cordboard.core.codes import Outcome, StatusCode
from cordboard.core.people import User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.call_class import CallClass
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.supplied import ROLES
from cordboard.director.templates import supplied
from cordboard.storage import (
    about,
    audit,
    blacklist,
    blacklist_imports,
    contacts,
    heat,
    left_messages,
    outbox,
    people,
    pictures,
    script_cases,
    script_editors,
    secrets,
)
from cordboard.storage.engine import open_store
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.about import About
from cordboard.switchboard.configuration import passwords
from cordboard.switchboard.configuration.credentials import PasswordRow
from cordboard.switchboard.configuration.office import Ledgers, Office
from cordboard.switchboard.left_messages import LeftMessages
from cordboard.switchboard.outside.deliveries import Deliveries
from cordboard.switchboard.outside.host_calls import Posting
from cordboard.switchboard.scripts.editing import Editing
from cordboard.switchboard.scripts.heat import Heats
from cordboard.switchboard.scripts.rehearsals import Rehearsals
from cordboard.switchboard.scripts.script_cases import ScriptCases
from cordboard.switchboard.system import RandomIds
from cordboard.switchboard.transfer.transfer import Transfer
from cordboard.web.app import Asgi, assemble
from cordboard.web.context import App, Face, Rooms
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.servers.sqlite import new_database
from tests.web.asgi_client import Client

SECRET = b"s" * 32
PASSWORD = "correct horse battery"
SHOP = "https://shop.example/basket"

PEOPLE = (
    User(user_name="ann", full_name="Ann", role="Agent", agent_groups=("Everyone",)),
    User(user_name="bob", full_name="Bob", role="Agent", agent_groups=("Everyone",)),
    User(user_name="eve", full_name="Eve", role="Observer"),
    User(user_name="mo", full_name="Mo", role="Manager"),
    User(user_name="root", full_name="Root", role="Administrator"),
)


_callers = itertools.count()


@dataclass
class House:
    """Everything alive, and clients to call it."""

    centre: Centre
    office: Office
    app: App
    asgi: Asgi

    @property
    def clock(self) -> JumpingClock:
        return self.centre.clock

    @property
    def store(self) -> Any:
        return self.centre.store

    def client(self, *, address: str | None = None) -> Client:
        """Somebody unknown, from an address of their own."""
        return Client(
            self.asgi, address=address or f"198.51.{next(_callers) // 250}.{next(_callers) % 250 + 1}"
        )

    async def sign_in(self, user: str) -> Client:
        """A member of staff with a session of their own."""
        token, staff = await self.app.sessions.open(user, address="192.0.2.20", user_agent="test")
        headers = {"cookie": f"{self.app.face.cookie_name}={token}", "x-csrf-token": staff.csrf}
        return Client(self.asgi, address="192.0.2.20", headers=headers)

    async def agent(self, user: str) -> Client:
        """An agent with a session, ready at the desk."""
        client = await self.sign_in(user)
        reply = await client.put("/api/v1/desk/state", {"state": "ready"})
        assert reply.status == 200, reply.body
        return client

    async def talking(self, user: str = "ann") -> tuple[str, Client, Client, int]:
        """A visitor and an agent in a chat: its id, both clients, and the gen."""
        agent = await self.agent(user)
        chat_id, visitor = await self.visitor()
        await self.centre.settle()
        offer = (await agent.get("/api/v1/desk")).json["offers"][0]
        reply = await agent.post(f"/api/v1/desk/chats/{chat_id}/accept", {"gen": offer["gen"]})
        assert reply.status == 200, reply.body
        return chat_id, visitor, agent, offer["gen"]

    async def give_password(self, user: str, password: str = PASSWORD, *, must_change: bool = False) -> None:
        row = PasswordRow(hash=await passwords.hashed(password), must_change=must_change)
        await self.store.write(lambda c: self.app.people.set_password(c, user, row, self.clock.now()))

    async def visitor(self, *, address: str | None = None, **body: Any) -> tuple[str, Client]:
        """A visitor with a chat: its id, and the client that holds its token."""
        client = self.client(address=address)
        reply = await client.post("/api/v1/chats", {"url": SHOP} | body)
        assert reply.status == 201, reply.body
        token = reply.json["token"]
        return reply.json["chat_id"], client.with_headers(authorization=f"Bearer {token}")


@contextlib.asynccontextmanager
async def open_house(path: Path, **face: Any) -> AsyncGenerator[House]:
    """Point `shop` with *Chat Routing*; queue General; agents ann and bob; eve, mo and root of the office."""
    new_database(path / "cordboard.db")
    store = await open_store(path / "cordboard.db")
    await furnish(
        store,
        *ROLES,
        Layout(name="Default", texts={"en": {"hello": "Hello"}, "de": {"hello": "Guten Tag"}}),
        CallClass(name="General"),
        Queue(name="General", agent_groups=("Everyone",)),
        AgentGroup(name="Everyone"),
        *PEOPLE,
        StatusCode(name="Lunch", code=10),
        Outcome(name="Sold"),
        RoutingPoint(name="shop", urls=("shop.example/*",), script="Chat Routing"),
        RoutingPoint(name="other", urls=("*.other.example",), script="Chat Routing"),
        RoutingPoint(name="asleep", urls=("asleep.example",), script="Chat Routing", active=False),
        RoutingPoint(name="empty", urls=("empty.example",)),
        scripts={"Chat Routing": supplied("Chat Routing").definition},
    )
    centre = Centre(store, clock=JumpingClock())
    house = _house(centre, path, face)
    await centre.start()
    try:
        yield house
    finally:
        await centre.stop()
        await store.close()


def _house(centre: Centre, path: Path, face: dict[str, Any]) -> House:
    board = centre.board
    office = Office(
        store=centre.store,
        shelf=SqlShelf(),
        ledgers=Ledgers(
            blacklist=blacklist,
            blacklist_imports=blacklist_imports,
            audit=audit,
            contacts=contacts,
            api_tokens=people,
            pictures=pictures,
        ),
        catalogues=centre.catalogues,
        clock=centre.clock,
        ids=RandomIds(),
    )
    board.beside("sittings", office.scripts.sittings.run)
    rooms = Rooms(
        clock=centre.clock,
        store=centre.store,
        people=people,
        visitors=board.visitors,
        agents=board.agents,
        readers=board.readers,
        presence=board.presence,
        registrations=board.registrations,
        hosts=board.hosts,
        catalogues=centre.catalogues,
        configuration=office.configuration,
        blacklisting=office.blacklist,
        blacklist_imports=office.blacklist_imports,
        open_chats=board.open_chats,
        blacklist_hits=blacklist.add_hits,
        scripts=office.scripts,
        script_cases=ScriptCases(
            store=centre.store,
            shelf=office.shelf,
            rows=script_cases,
            catalogues=centre.catalogues,
            clock=centre.clock,
            rehearsals=Rehearsals(catalogues=centre.catalogues, versions=office.scripts.versions),
        ),
        heats=Heats(store=centre.store, rows=heat, catalogues=centre.catalogues),
        junking=board.junking,
        contacts=office.contacts,
        left_messages=LeftMessages(store=centre.store, rows=left_messages, clock=centre.clock),
        api_tokens=office.api_tokens,
        batches=office.batches,
        audit=office.audit,
        pictures=office.pictures,
        editing=Editing(
            store=centre.store, rows=script_editors, catalogues=centre.catalogues, clock=centre.clock
        ),
        transfer=Transfer(
            store=centre.store,
            shelf=office.shelf,
            edits=office.edits,
            catalogues=centre.catalogues,
            clock=centre.clock,
            ids=RandomIds(),
            pictures=pictures,
            cases=script_cases,
            product="0",
        ),
        about=About(store=centre.store, rows=about, clock=centre.clock, node=board.live.node, settings=[]),
        deliveries=Deliveries(
            store=centre.store,
            rows=outbox,
            posting=Posting(store=centre.store, outside=centre.outside, secret_of=secrets.get_or_create),
            clock=centre.clock,
            ids=RandomIds(),
        ),
    )
    static = path / "static"
    static.mkdir(exist_ok=True)
    app = assemble(face=Face(secret=SECRET, static=static, **face), rooms=rooms)
    return House(centre=centre, office=office, app=app, asgi=Asgi(app))
