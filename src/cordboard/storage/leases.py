"""Leases: which node does what only one may do. Taken by compare-and-set; the token fences late holders off."""

import msgspec
from sqlalchemy import Connection, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from cordboard.core.instant import Millis
from cordboard.storage import verdicts
from cordboard.storage.tables.system import leases


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds it, until when; `token` is greater than that of every holder before."""

    name: str
    holder: str
    token: int
    expires_at: Millis


def take(connection: Connection, name: str, *, holder: str, now: Millis, length: Millis) -> Lease | None:
    """Takes a lease that is free, over, or one's own already; None: another holder has it.

    Renewing keeps the token; taking over counts it up. A lease that was over is taken over even by its last holder:
    in between another may have acted.
    """
    until = now + length
    mine = (leases.c.holder == holder) & (leases.c.expires_at > now)
    renewed = update(leases).where(leases.c.name == name, mine).values(expires_at=until).returning(leases)
    row = connection.execute(renewed).mappings().one_or_none()
    if row is None:
        free = or_(leases.c.expires_at <= now, leases.c.holder == "")
        taken = update(leases).where(leases.c.name == name, free)
        values = {"holder": holder, "token": leases.c.token + 1, "expires_at": until}
        row = connection.execute(taken.values(values).returning(leases)).mappings().one_or_none()
    if row is not None:
        return Lease(**row)
    if get(connection, name) is not None:
        return None
    first = Lease(name=name, holder=holder, token=1, expires_at=until)
    try:
        with connection.begin_nested():
            connection.execute(insert(leases).values(msgspec.structs.asdict(first)))
    except IntegrityError as error:
        if verdicts.is_unique(error):
            return None  # another node made the row at the same moment
        raise
    return first


def release(connection: Connection, lease: Lease) -> None:
    """Gives a lease back before its time; no longer holding it is no fault."""
    held = update(leases).where(leases.c.name == lease.name, leases.c.token == lease.token)
    connection.execute(held.values(holder="", expires_at=0))


def get(connection: Connection, name: str) -> Lease | None:
    """The lease as it stands, over or not."""
    row = connection.execute(select(leases).where(leases.c.name == name)).mappings().one_or_none()
    return None if row is None else Lease(**row)
