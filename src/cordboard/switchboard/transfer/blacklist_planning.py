"""Which entries of the blacklist an import changes: they are told apart by their ranges."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis, parse_rfc3339
from cordboard.core.reasons import Code
from cordboard.core.routing.address import address_range, parse_address
from cordboard.core.routing.blacklist import BlacklistEntry, covers
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.rules import invalid
from cordboard.switchboard.configuration.shelf import Shelf
from cordboard.switchboard.ports import Connection, Ids
from cordboard.switchboard.transfer.document import BlacklistDocument
from cordboard.switchboard.transfer.telling import BlacklistDifferences, Mode, Reason, reason

MOST_REASONS = 200


@dataclass(slots=True)
class BlacklistPlan:
    """What is written."""

    put: list[tuple[BlacklistEntry, bool]] = field(default_factory=list[tuple[BlacklistEntry, bool]])
    """Entries, and whether each is new."""
    dropped: list[str] = field(default_factory=list[str])
    unchanged: int = 0
    problems: list[Reason] = field(default_factory=list[Reason])

    def differences(self) -> BlacklistDifferences:
        """The plan, counted."""
        added = sum(new for _, new in self.put)
        return BlacklistDifferences(
            added=added, changed=len(self.put) - added, removed=len(self.dropped), unchanged=self.unchanged
        )

    def write(self, shelf: Shelf) -> Callable[[Connection], None]:
        """What writes it."""

        def work(connection: Connection) -> None:
            for added in (True, False):
                entries = [entry for entry, new in self.put if new is added]
                shelf.put_blacklisted(connection, entries, new=added)
            shelf.drop_blacklisted(connection, self.dropped)

        return work


def place_blacklist(
    told: Sequence[BlacklistDocument],
    entries: Sequence[BlacklistEntry],
    mode: Mode,
    *,
    ids: Ids,
    by: Actor,
    at: Millis,
) -> BlacklistPlan:
    """The entries of a document put among those that are here."""
    found = BlacklistPlan()
    known = {(each.start, each.end): each for each in entries}
    for index, each in enumerate(told):
        path = f"blacklist[{index}]"
        try:
            wanted = _entry(each, entry_id=ids.new("b"), by=by, at=at)
        except Refused as refused:
            if len(found.problems) < MOST_REASONS:
                found.problems.append(reason(path, each.description or each.start, refused))
            continue
        here = known.pop((wanted.start, wanted.end), None)
        if here is None:
            found.put.append((wanted, True))
        elif (here.description, here.expires_at) != (wanted.description, wanted.expires_at):
            changed = msgspec.structs.replace(
                here, description=wanted.description, expires_at=wanted.expires_at
            )
            found.put.append((changed, False))
        else:
            found.unchanged += 1
    if mode == "replace":
        found.dropped = [each.id for each in known.values()]
    else:
        found.unchanged += len(known)
    return found


def _entry(told: BlacklistDocument, *, entry_id: str, by: Actor, at: Millis) -> BlacklistEntry:
    try:
        address_range(told.start, told.end)
        start, end = str(parse_address(told.start)), str(parse_address(told.end))
        expires = None if told.expires_at is None else parse_rfc3339(told.expires_at)
    except (ValueError, OverflowError) as wrong:
        raise invalid("start", f"{wrong}.") from None
    entry = BlacklistEntry(
        id=entry_id,
        description=told.description,
        start=start,
        end=end,
        expires_at=expires,
        created_by=by.user,
        created_at=at,
    )
    if by.address and covers(entry, by.address):
        raise Refused(
            Code.CONFIRM_NEEDED, "It covers your own address: make this entry by hand if you mean it."
        )
    return entry
