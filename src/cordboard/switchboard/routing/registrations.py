"""Registrations: outside programs that route the chats of some points, as known on this node, and what they read.

A registration is a row, and so is every message to it. It lapses when nobody has listened for a minute, and is aborted
from this side when it has become pointless: the points or the host are gone, or the user may not route any more.
"""

import asyncio
import logging
from collections.abc import Iterable, Mapping

from cordboard.core.errors import Refused
from cordboard.core.instant import HOUR, MINUTE, SECOND, Millis
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.pause import pause
from cordboard.switchboard.ports import Clock, Fanout, Ids, Store, Unavailable
from cordboard.switchboard.routing.host_feed import HostFeed, HostTails
from cordboard.switchboard.routing.outside_hosts import host_of
from cordboard.switchboard.routing.registration_rows import Registration, RegistrationRows
from cordboard.switchboard.streams.live import Live
from cordboard.switchboard.turn import Done

ROUTE = "host:route"
"""The permission that a routing host needs."""
HINT = "registrations"
"""Subject of the fan-out under which nodes tell each other that somebody has registered or gone."""
PER_USER = 100
"""Registrations of one user."""
LAPSE = MINUTE
"""For so long a registration may be without a reader."""
NOTE = 20 * SECOND
"""How old the note of the last sign of life may get in the database, as long as there is a reader."""
KEEP = HOUR
"""For so long messages can be read."""
LOOK = 1.0
"""Seconds between two looks at the table, whatever is known."""
IDLE_LOOK = 5.0
"""As long as nobody is registered."""

log = logging.getLogger("cordboard.registrations")


class Registrations:
    """Who is registered now, kept up by hint and poll; asked within turns, so nothing here awaits for an answer."""

    def __init__(
        self,
        *,
        store: Store,
        rows: RegistrationRows,
        clock: Clock,
        ids: Ids,
        fanout: Fanout,
        catalogues: Catalogues,
        live: Live,
    ) -> None:
        self.current: Mapping[str, Registration] = {}
        self._store = store
        self._rows = rows
        self._clock = clock
        self._ids = ids
        self._fanout = fanout
        self._catalogues = catalogues
        self.cursor = live.cursor
        """The place after a message's number."""
        self._tails = HostTails(store=store, rows=rows, fanout=fanout, live=live)
        self._seen: dict[str, Millis] = {}
        self._began_at: Millis = 0
        self._forgotten_at: Millis = 0
        self._changed = asyncio.Event()

    async def start(self) -> None:
        """Learn who is registered. Everybody may still be there: their minute begins now."""
        self._began_at = self._clock.now()
        self._fanout.subscribe(HINT, lambda _subject, _note: self._changed.set())
        self._tails.start()
        await self._reload()

    def of_point(self, point: str, *, host: str | None) -> tuple[Registration, ...]:
        """Who is registered for a point: for one that names a host only programs of that host."""
        return tuple(
            each
            for each in self.current.values()
            if point in each.points and (host is None or each.host == host)
        )

    def of_host(self, host: str) -> tuple[Registration, ...]:
        """Who is registered in the name of a host, for whatever points."""
        return tuple(each for each in self.current.values() if each.host == host)

    def of_user(self, user: str, asked: Iterable[str]) -> tuple[str, ...]:
        """Those of the registrations asked that are this user's."""
        mine = (self.current.get(each) for each in asked)
        return tuple(each.id for each in mine if each is not None and each.user == user)

    async def register(self, user: str, *, points: Iterable[str], host: str = "") -> Registration:
        """Register for points. With the 201 new chats of the points are asked of the program.

        Raises Refused: `unknown_reference` for points or a host that are not there, `too_many_registrations`.
        """
        catalogue = self._catalogues.current
        named = tuple(dict.fromkeys(points))
        unknown = [point for point in named if point not in catalogue.points]
        if unknown:
            raise Refused(
                Code.UNKNOWN_REFERENCE,
                f"There is no routing point {', '.join(map(repr, unknown))}.",
                extra={"unknown": unknown},
            )
        if host and not registers(catalogue, host):
            raise Refused(
                Code.UNKNOWN_REFERENCE, f"There is no active host {host!r} that registers to route."
            )
        if not named and not host:
            raise Refused(Code.INVALID, "Name a routing point, or the host in whose name scripts may ask.")
        now = self._clock.now()
        made = Registration(
            id=self._ids.new("r"), user=user, host=host, points=named, created_at=now, seen_at=now
        )
        if not await self._store.write(lambda c: self._rows.put(c, made, most=PER_USER)):
            raise Refused(
                Code.TOO_MANY_REGISTRATIONS,
                f"{user} has {PER_USER} registrations. Those without a reader go after a minute.",
                retry=True,
                retry_after=60,
            )
        await self._told_all()
        return made

    async def unregister(self, user: str, registration: str) -> None:
        """The program goes. Raises Refused `not_found` for a registration that is not this user's."""
        await self.mine(user, registration)
        await self._store.write(lambda c: self._rows.drop(c, registration))
        await self._told_all()

    async def mine(self, user: str, registration: str) -> Registration:
        """The user's own registration, perhaps made at another node just now. Raises Refused `not_found`."""
        if registration not in self.current:
            await self._reload()
        found = self.current.get(registration)
        if found is None or found.user != user:
            raise Refused(Code.NOT_FOUND, "There is no such registration.")
        return found

    async def reader(self, user: str, registration: str, *, after: str | None) -> HostFeed:
        """The messages to the user's registration after a cursor; without one, all that are kept.

        A cursor of other times, or one whose next messages are gone, begins with `resync`. Raises Refused
        (`not_found`, `invalid`).
        """
        await self.mine(user, registration)
        self._seen[registration] = self._clock.now()
        return await self._tails.open(registration, after=after)

    def there(self, registration: str) -> bool:
        """Whether the registration is still there."""
        return registration in self.current

    def close(self, feed: HostFeed) -> None:
        """The reader is gone; closing twice is no fault."""
        if feed.registration in self.current:
            self._seen[feed.registration] = self._clock.now()
        self._tails.close(feed)

    def committed(self, done: Done) -> None:
        """A turn may have recorded messages to hosts."""
        for registration in done.hosts:
            self._tails.heard(registration)

    async def refresh(self) -> bool:
        """Read the table again; whether anybody has come or gone."""
        before = self.current.keys()
        await self._reload()
        return before != self.current.keys()

    async def run(self) -> None:
        """Keep up until cancelled."""
        while True:
            self._changed.clear()
            try:
                await self.look()
            except Unavailable:
                log.warning("registrations_wait reason=storage_unavailable")
            await pause(self._clock, LOOK if self.current else IDLE_LOOK, until=self._changed)

    async def look(self) -> None:
        """Read the table, write down who listens, and remove what has lapsed or become pointless."""
        await self._reload()
        now = self._clock.now()
        reading = self._tails.read_now()
        self._seen |= dict.fromkeys(reading, now)
        for each in tuple(self.current.values()):
            seen_at = self._seen.get(each.id, 0)
            if seen_at - each.seen_at >= (NOTE if each.id in reading else 1):
                await self._store.write(lambda c, i=each.id, at=seen_at: self._rows.seen(c, i, at=at))
            why = pointless(self._catalogues.current, each)
            if why or max(each.seen_at, seen_at, self._began_at) <= now - LAPSE:
                await self._abort(each, why=why, unseen_since=None if why else now - LAPSE)
        if now - self._forgotten_at >= MINUTE:
            self._forgotten_at = now
            await self._store.write(lambda c: self._rows.forget_messages(c, before=now - KEEP))

    async def _abort(self, registration: Registration, *, why: str, unseen_since: Millis | None) -> None:
        gone = await self._store.write(
            lambda c: self._rows.drop(c, registration.id, unseen_since=unseen_since)
        )
        if gone:
            log.info("registration_aborted id=%s reason=%s", registration.id, why or "nobody listens")
            await self._told_all()

    async def _told_all(self) -> None:
        await self._reload()
        self._fanout.publish(HINT, "")

    async def _reload(self) -> None:
        fresh = {each.id: each for each in await self._store.read(self._rows.every)}
        for gone in self.current.keys() - fresh.keys():
            self._seen.pop(gone, None)
            self._tails.abort(gone)
        self.current = fresh
        for each in fresh.values():
            self._tails.reached(each.id, each.last_seq)


def registers(catalogue: Catalogue, name: str) -> bool:
    """Whether the host comes to us, instead of being called at an address."""
    host = host_of(catalogue, name)
    return host is not None and not host.url


def pointless(catalogue: Catalogue, registration: Registration) -> str:
    """Why the registration can lead to nothing any more; empty: it can."""
    user = catalogue.users.get(registration.user)
    if user is None or not user.active or ROUTE not in catalogue.permissions_of(user.role):
        return "the user may not route"
    if registration.host and not registers(catalogue, registration.host):
        return "the host is gone"
    if registration.points and not any(point in catalogue.points for point in registration.points):
        return "the points are gone"
    return ""
