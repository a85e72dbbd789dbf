"""Puts the rooms together: the only file that knows every one. Opens them in order and closes them in reverse."""

import asyncio
import logging
import signal
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import uvloop

from cordboard.fanout.memory import MemoryFanout
from cordboard.fanout.nats import NatsFanout
from cordboard.outbound.mail import SmtpMailer
from cordboard.outbound.outside import WayOut
from cordboard.settings import Settings, in_force
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
    registrations,
    script_cases,
    script_editors,
    secrets,
)
from cordboard.storage.engine import migrate, open_store
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.about import About, Setting
from cordboard.switchboard.configuration import demo, supplied
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.office import Ledgers, Office
from cordboard.switchboard.left_messages import LeftMessages
from cordboard.switchboard.outside.deliveries import Deliveries
from cordboard.switchboard.outside.host_calls import Posting
from cordboard.switchboard.outside.outward import Outward
from cordboard.switchboard.ports import Fanout, Store
from cordboard.switchboard.scripts.editing import Editing
from cordboard.switchboard.scripts.heat import Heats
from cordboard.switchboard.scripts.rehearsals import Rehearsals
from cordboard.switchboard.scripts.run_marks import RunMarks
from cordboard.switchboard.scripts.script_cases import ScriptCases
from cordboard.switchboard.switchboard import Switchboard
from cordboard.switchboard.system import RandomIds, SystemClock
from cordboard.switchboard.transfer.transfer import Transfer
from cordboard.web.app import Asgi, assemble
from cordboard.web.context import Face, Rooms
from cordboard.web.server import server

STATIC = Path(__file__).parent / "static"

log = logging.getLogger("cordboard")


def database_of(settings: Settings) -> str | Path:
    """The database that the settings name."""
    return settings.database_url or settings.data / "cordboard.db"


class House:
    """All rooms of one node over an open store."""

    def __init__(self, settings: Settings, *, store: Store, fanout: Fanout) -> None:
        self.settings = settings
        self.store = store
        self.fanout = fanout
        self.clock = SystemClock()
        self.ids = RandomIds()
        self.shelf = SqlShelf()
        self.catalogues = Catalogues(store=store, shelf=self.shelf, fanout=fanout)
        self.mailer = SmtpMailer(settings.smtp_url, sender=settings.mail_from)
        self.office = Office(
            store=store,
            shelf=self.shelf,
            ledgers=Ledgers(
                blacklist=blacklist,
                blacklist_imports=blacklist_imports,
                audit=audit,
                contacts=contacts,
                api_tokens=people,
                pictures=pictures,
            ),
            catalogues=self.catalogues,
            clock=self.clock,
            ids=self.ids,
            trusted_proxies=settings.trusted_proxies,
        )
        self.transfer = Transfer(
            store=store,
            shelf=self.shelf,
            edits=self.office.edits,
            catalogues=self.catalogues,
            clock=self.clock,
            ids=self.ids,
            pictures=pictures,
            cases=script_cases,
            product=version("cordboard"),
        )
        self.outward = Outward(
            outside=WayOut(
                clock=self.clock,
                hosts=settings.outbound_hosts,
                plain_http=settings.outbound_http,
                networks=settings.outbound_networks,
                data_sources=settings.data_sources,
            ),
            edits=self.office.edits,
            secret_of=secrets.get_or_create,
        )
        self.board = Switchboard(
            store=store,
            fanout=fanout,
            clock=self.clock,
            ids=self.ids,
            mailer=self.mailer,
            catalogues=self.catalogues,
            registrations=registrations,
            outward=self.outward,
            limits=settings.limits,
        )
        self.board.turns.listen(RunMarks(self.office.scripts.versions.mark_run).committed)
        self.board.beside("sittings", self.office.scripts.sittings.run)

    async def open(self) -> None:
        """Bring the configuration up to this version of the product, and know it."""
        await self.fanout.start()
        await self.catalogues.load()
        await supplied.supply(edits=self.office.edits, shelf=self.shelf, clock=self.clock)

    async def fill_demo(self) -> dict[str, str] | None:
        """First-time demo data; passwords of users made now, None when it was all there."""
        if demo.POINT in self.catalogues.current.points:
            return None  # before any password is hashed: a second start is to be quick
        host = urlsplit(self.settings.public_url).hostname if self.settings.public_url else None
        made = await demo.fill(
            edits=self.office.edits,
            shelf=self.shelf,
            clock=self.clock,
            hosts=(f"{host}:*", host) if host else (),
        )
        return dict(made) if made is not None else None

    async def asgi(self) -> Asgi:
        """The HTTP face over these rooms."""
        settings = self.settings
        secret = await self.store.write(secrets.get_or_create)
        face = Face(
            secret=secret,
            static=STATIC,
            public_url=settings.public_url,
            trusted_proxies=settings.trusted_proxies,
            limits=settings.limits,
            identity_keys=settings.identity_keys,
            session_idle=settings.session_idle,
            session_absolute=settings.session_absolute,
        )
        rooms = Rooms(
            clock=self.clock,
            store=self.store,
            people=people,
            visitors=self.board.visitors,
            agents=self.board.agents,
            readers=self.board.readers,
            presence=self.board.presence,
            registrations=self.board.registrations,
            hosts=self.board.hosts,
            catalogues=self.catalogues,
            configuration=self.office.configuration,
            blacklisting=self.office.blacklist,
            blacklist_imports=self.office.blacklist_imports,
            open_chats=self.board.open_chats,
            blacklist_hits=blacklist.add_hits,
            scripts=self.office.scripts,
            script_cases=ScriptCases(
                store=self.store,
                shelf=self.shelf,
                rows=script_cases,
                catalogues=self.catalogues,
                clock=self.clock,
                rehearsals=Rehearsals(catalogues=self.catalogues, versions=self.office.scripts.versions),
            ),
            editing=Editing(
                store=self.store, rows=script_editors, catalogues=self.catalogues, clock=self.clock
            ),
            heats=Heats(store=self.store, rows=heat, catalogues=self.catalogues),
            junking=self.board.junking,
            contacts=self.office.contacts,
            left_messages=LeftMessages(store=self.store, rows=left_messages, clock=self.clock),
            api_tokens=self.office.api_tokens,
            batches=self.office.batches,
            audit=self.office.audit,
            transfer=self.transfer,
            about=About(
                store=self.store,
                rows=about,
                clock=self.clock,
                node=self.board.live.node,
                settings=[Setting(name=n, value=v, meaning=m) for n, v, m in in_force(settings)],
            ),
            deliveries=Deliveries(
                store=self.store,
                rows=outbox,
                posting=Posting(
                    store=self.store, outside=self.outward.outside, secret_of=self.outward.secret_of
                ),
                clock=self.clock,
                ids=self.ids,
            ),
            pictures=self.office.pictures,
        )
        return Asgi(assemble(face=face, rooms=rooms), start=self.board.start, stop=self.board.stop)

    async def close(self) -> None:
        """Close in reverse; what is not done stays as rows."""
        await self.fanout.close()
        await self.store.close()


async def open_house(settings: Settings) -> House:
    """The rooms over the settings' database, which must be migrated."""
    store = await open_store(database_of(settings), synchronous=settings.sqlite_synchronous)
    fanout: Fanout = NatsFanout(settings.nats_url) if settings.nats_url else MemoryFanout()
    house = House(settings, store=store, fanout=fanout)
    try:
        await house.open()
    except BaseException:
        await house.close()
        raise
    return house


def serve(settings: Settings) -> None:
    """Migrate, then serve until SIGTERM or SIGINT."""
    migrate(database_of(settings))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    house = await open_house(settings)
    try:
        running = server(await house.asgi(), host=settings.host, port=settings.port)
        # uvicorn hands the signal on when it is done; then there is nothing left to end.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _done)
        await running.serve()
    finally:
        await house.close()


def _done(_number: int, _frame: object) -> None:
    log.info("stopped")
