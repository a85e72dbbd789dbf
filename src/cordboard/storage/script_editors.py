"""Who has a version of a script open in the editor, as rows that the browsers renew."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from cordboard.core.instant import Millis
from cordboard.storage.tables.scripts import script_editors
from cordboard.switchboard.scripts.editing import Seen

_C = script_editors.c


def see(connection: Connection, script: str, number: int, user: str, *, at: Millis) -> None:
    """The user has the version open at this moment."""
    found = (_C.script == script) & (_C.number == number) & (_C.user == user)
    renewed = update(script_editors).where(found).values(seen_at=at)
    if connection.execute(renewed).rowcount:
        return
    row = {"script": script, "number": number, "user": user, "since": at, "seen_at": at}
    try:
        with connection.begin_nested():
            connection.execute(insert(script_editors).values(row))
    except IntegrityError:  # another page of the same user was first
        connection.execute(renewed)


def leave(connection: Connection, script: str, number: int, user: str) -> None:
    """The user has closed the version."""
    found = (_C.script == script) & (_C.number == number) & (_C.user == user)
    connection.execute(delete(script_editors).where(found))


def forget(connection: Connection, *, before: Millis) -> None:
    """Removes those who were last seen before that, of whatever script."""
    connection.execute(delete(script_editors).where(_C.seen_at < before))


def present(connection: Connection, script: str, number: int) -> Sequence[Seen]:
    """Who has the version open, the longest first."""
    query = (
        select(_C.user, _C.since).where(_C.script == script, _C.number == number).order_by(_C.since, _C.user)
    )
    return [Seen(user=row.user, since=row.since) for row in connection.execute(query)]
