"""Configuration, scripts, blacklist, people, audit, leases and contacts: every function on each database."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import pytest
from sqlalchemy import Connection, update

from cordboard.core.chat.chat import ChatState, Talk, Visitor
from cordboard.core.queueing.skill import Skill
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.storage import audit, blacklist, contacts, leases, meta, people, scripts, secrets
from cordboard.storage.shelf import SqlShelf
from cordboard.storage.store import SqlStore
from cordboard.storage.tables.system import audit as audit_table
from cordboard.switchboard.book import Change, Entry, ScriptHead, VersionHead
from cordboard.switchboard.ledgers import ApiToken, Wanted
from cordboard.switchboard.ports import ChatChange, Unit
from cordboard.switchboard.shelf import AuditRow, StaleBook
from tests.builders import NOON, a_chat, opened

T = TypeVar("T")

SHELF = SqlShelf()


def _skill(name: str, *, before: Entry | None = None, position: int = 0, description: str = "") -> Change:
    row_version = 1 if before is None else before.row_version + 1
    after = Entry(value=Skill(name=name, description=description), row_version=row_version, position=position)
    return Change(table="skills", key=name, before=before, after=after)


async def test_documents_are_kept_in_the_managers_order(store: SqlStore) -> None:
    for name, position in (("German", 2), ("French", 1), ("Dutch", 1)):
        await _write(store, _skill(name, position=position))

    rows = await store.read(lambda connection: SHELF.rows(connection, "skills"))

    assert [(row.name, row.position, row.version) for row in rows] == [
        ("Dutch", 1, 1),
        ("French", 1, 1),
        ("German", 2, 1),
    ]
    assert await store.read(lambda connection: SHELF.rows(connection, "queues")) == []


async def test_a_document_is_changed_and_removed_only_as_it_was_seen(store: SqlStore) -> None:
    first = _skill("German")
    await _write(store, first)
    second = _skill("German", before=first.after, description="spoken")
    await _write(store, second)

    for stale in (
        _skill("German"),
        _skill("German", before=first.after, description="late"),
        Change(table="skills", key="German", before=first.after, after=None),
    ):
        with pytest.raises(StaleBook):
            await _write(store, stale)

    (row,) = await store.read(lambda connection: SHELF.rows(connection, "skills"))
    assert (row.version, b"spoken" in row.doc) == (2, True)
    await _write(store, Change(table="skills", key="German", before=second.after, after=None))
    assert await store.read(lambda connection: SHELF.rows(connection, "skills")) == []


async def test_of_two_edits_from_one_book_one_is_stale(store: SqlStore) -> None:
    seen = await store.read(SHELF.version)

    outcomes = await asyncio.gather(
        *(store.write(lambda connection: SHELF.next_version(connection, seen=seen)) for _ in range(5)),
        return_exceptions=True,
    )

    assert sorted(isinstance(outcome, StaleBook) for outcome in outcomes) == [False, *[True] * 4]
    assert await store.read(SHELF.version) == seen + 1


async def test_scripts_keep_their_versions(store: SqlStore) -> None:
    head = ScriptHead(
        name="Routing", description="", supplied=False, row_version=1, updated_at=NOON, updated_by="max"
    )
    await store.write(lambda connection: SHELF.put_script(connection, head, new=True))
    for number in (1, 2):
        await store.write(
            lambda connection, number=number: SHELF.put_version(
                connection, "Routing", _version(number), definition=b'{"format":1}', new=True
            )
        )
    await store.write(
        lambda connection: SHELF.put_version(
            connection, "Routing", _version(2, active=True, description="live"), definition=None, new=False
        )
    )
    marked = [
        await store.write(lambda connection: scripts.mark_run(connection, [("Routing", 2)])) for _ in range(2)
    ]

    (stored,) = await store.read(SHELF.scripts)
    assert stored.active is not None
    assert (stored.active.number, stored.active.description) == (2, "live")
    assert (stored.active.has_run, stored.active.locked) == (True, True)
    assert marked == [1, 0]
    assert await store.read(lambda c: SHELF.definition(c, "Routing", 2)) == b'{"format":1}'
    assert await store.read(lambda c: SHELF.definition(c, "Routing", 3)) is None
    await store.write(lambda connection: SHELF.drop_version(connection, "Routing", 1))
    await store.write(lambda connection: SHELF.drop_script(connection, "Routing"))
    assert await store.read(SHELF.scripts) == []


async def test_only_one_version_of_a_script_can_be_active(store: SqlStore) -> None:
    head = ScriptHead(
        name="Routing", description="", supplied=False, row_version=1, updated_at=NOON, updated_by="max"
    )
    await store.write(lambda connection: SHELF.put_script(connection, head, new=True))

    def two(connection: Connection) -> None:
        for number in (1, 2):
            version = _version(number, active=True)
            SHELF.put_version(connection, "Routing", version, definition=b"{}", new=True)

    with pytest.raises(Exception, match=r"(?i)unique"):
        await store.write(two)

    (stored,) = await store.read(SHELF.scripts)
    assert stored.versions == ()


async def test_the_blacklist_is_paged_searched_and_counted(store: SqlStore) -> None:
    ranges = [
        ("a", "10.0.0.1", "10.0.0.9"),
        ("b", "10.0.0.5", "10.0.1.0"),
        ("c", "::1", "ffff::"),
        ("d", "192.0.2.1", "192.0.2.1"),
    ]
    marks = [await store.read(SHELF.blacklist_mark)]
    for number, (entry_id, start, end) in enumerate(ranges):
        entry = BlacklistEntry(id=entry_id, start=start, end=end, created_at=NOON + number, created_by="max")
        await store.write(lambda connection, entry=entry: SHELF.put_blacklisted(connection, entry, new=True))
    marks.append(await store.read(SHELF.blacklist_mark))
    await store.write(lambda connection: blacklist.add_hits(connection, {"a": 3, "d": 1}))
    await store.write(lambda connection: blacklist.add_hits(connection, {"a": 2}))

    def overlapping(start: str, end: str) -> Callable[[Connection], list[str]]:
        return lambda connection: [entry.id for entry in blacklist.overlapping(connection, start, end)]

    everything = await store.read(SHELF.blacklist)
    assert [(entry.id, entry.start, entry.hits) for entry in everything] == [
        ("a", "10.0.0.1", 5),
        ("b", "10.0.0.5", 0),
        ("c", "::1", 0),
        ("d", "192.0.2.1", 1),
    ]
    assert await store.read(overlapping("10.0.0.9", "10.0.0.20")) == ["a", "b"]
    assert await store.read(overlapping("fe80::", "fe80::1")) == ["c"]
    assert await store.read(blacklist.count) == 4
    pages = await store.read(lambda connection: blacklist.page(connection, limit=2, after=(NOON + 1, "b")))
    assert [entry.id for entry in pages] == ["c", "d"]
    assert len(set(marks)) == 2
    assert await store.read(SHELF.blacklist_mark) == marks[1]
    await store.write(lambda connection: SHELF.drop_blacklisted(connection, "b"))
    assert await store.read(blacklist.count) == 3
    assert await store.read(lambda connection: blacklist.get(connection, "b")) is None
    kept = await store.read(lambda connection: blacklist.get(connection, "a"))
    assert kept is not None
    assert kept.hits == 5
    assert await store.read(SHELF.blacklist_mark) != marks[1]


async def test_sessions_and_passwords_belong_to_users(store: SqlStore) -> None:
    await _write(store, Change(table="users", key="ann", before=None, after=Entry(value=Skill(name="ann"))))
    for token in (b"one", b"two"):
        row = people.SessionRow(
            token_hash=token,
            user="ann",
            csrf_hash=b"c",
            created_at=NOON,
            seen_at=NOON,
            expires_at=NOON + 9,
            address="192.0.2.1",
        )
        await store.write(lambda connection, row=row: people.add_session(connection, row))

    await store.write(lambda connection: people.touch_session(connection, b"one", NOON + 5))
    await store.write(lambda connection: people.touch_session(connection, b"one", NOON + 2))
    await store.write(lambda connection: people.revoke_sessions(connection, "ann", NOON + 6, b"one"))
    one, two = [
        await store.read(lambda connection, token=token: people.session(connection, token))
        for token in (b"one", b"two")
    ]

    assert one is not None
    assert (one.seen_at, one.revoked_at) == (NOON + 5, None)
    assert two is not None
    assert two.revoked_at == NOON + 6
    await store.write(lambda connection: people.revoke_session(connection, b"one", NOON + 7))
    await store.write(lambda connection: people.revoke_session(connection, b"one", NOON + 8))
    again = await store.read(lambda connection: people.session(connection, b"one"))
    assert again is not None
    assert again.revoked_at == NOON + 7
    assert await store.read(lambda connection: people.session(connection, b"nobody")) is None

    assert await store.read(lambda connection: people.password(connection, "ann")) is None
    for text in ("hash 1", "hash 2"):
        await store.write(
            lambda connection, text=text: SHELF.set_password(
                connection, "ann", text, must_change=True, at=NOON
            )
        )
    kept = await store.read(lambda connection: people.password(connection, "ann"))
    assert kept == people.PasswordRow(hash="hash 2", must_change=True)

    assert await store.read(SHELF.must_change_all) == {"ann"}
    await store.write(lambda connection: SHELF.must_change(connection, "ann", False, at=NOON))
    await store.write(lambda connection: SHELF.must_change(connection, "bob", True, at=NOON))
    assert await store.read(SHELF.must_change_all) == frozenset()


async def test_api_tokens_are_found_by_their_digest_until_revoked(store: SqlStore) -> None:
    await _write(store, Change(table="users", key="ann", before=None, after=Entry(value=Skill(name="ann"))))
    tokens = [
        ApiToken(
            id=f"t{number}", name="bi", user="ann", permissions=("report:view",), created_at=NOON - number
        )
        for number in (1, 2)
    ]
    for token in tokens:
        digest = token.id.encode()
        await store.write(
            lambda c, token=token, digest=digest: people.put_api_token(c, token, token_hash=digest)
        )

    there = await store.read(people.api_tokens_in_use)
    await store.write(lambda connection: people.revoke_api_token(connection, "t2", at=NOON + 1))
    await store.write(lambda connection: people.revoke_api_token(connection, "t2", at=NOON + 2))

    assert there == [tokens[1], tokens[0]]
    assert await store.read(people.api_tokens_in_use) == [tokens[0]]
    revoked = await store.read(lambda connection: people.api_token(connection, b"t2"))
    assert revoked == people.ApiTokenRow(user="ann", permissions=("report:view",), revoked_at=NOON + 1)
    assert await store.read(lambda connection: people.api_token(connection, b"u")) is None


async def test_the_audit_is_a_chain_that_shows_what_was_changed(store: SqlStore) -> None:
    for number in range(5):
        row = AuditRow(
            what="change", kind="queue", name=f"q{number}", before=None, after=b'{"a": "\xc3\xbc"}'
        )
        await store.write(
            lambda connection, row=row: SHELF.record(connection, row, at=NOON, who="max", address="::1")
        )
    sound = await store.read(audit.first_broken)
    page = await store.read(lambda connection: audit.page(connection, limit=2, object_kind="queue"))
    older = await store.read(lambda connection: audit.page(connection, limit=9, before_id=page[-1].id))

    forged = update(audit_table).where(audit_table.c.object_name == "q2").values(who="eve")
    await store.write(lambda connection: connection.execute(forged).rowcount)

    assert sound is None
    assert [row.object_name for row in (*page, *older)] == ["q4", "q3", "q2", "q1", "q0"]
    assert page[0].after == '{"a": "ü"}'
    assert await store.read(audit.first_broken) == older[0].id


async def test_audit_rows_written_side_by_side_make_one_chain(store: SqlStore) -> None:
    row = audit.AuditRow(at=NOON, who="max", what="change", object_kind="queue", object_name="q")

    await asyncio.gather(*(store.write(lambda connection: audit.append(connection, row)) for _ in range(20)))

    assert await store.read(audit.first_broken) is None
    assert len(await store.read(lambda connection: audit.page(connection, limit=99))) == 20


async def test_a_lease_has_one_holder_and_a_growing_token(store: SqlStore) -> None:
    async def take(holder: str, now: int) -> leases.Lease | None:
        return await store.write(
            lambda connection: leases.take(connection, "floor", holder=holder, now=now, length=100)
        )

    first = await take("a", NOON)
    assert first is not None
    assert first.token == 1
    assert await take("b", NOON + 50) is None
    renewed = await take("a", NOON + 50)
    assert renewed is not None
    assert (renewed.token, renewed.expires_at) == (1, NOON + 150)
    taken_over = await take("b", NOON + 150)
    assert taken_over is not None
    assert taken_over.token == 2
    await store.write(lambda connection: leases.release(connection, first))
    assert await take("a", NOON + 160) is None
    await store.write(lambda connection: leases.release(connection, taken_over))
    back = await take("a", NOON + 160)
    assert back is not None
    assert back.token == 3


async def test_of_many_who_want_a_lease_at_once_one_gets_it(store: SqlStore) -> None:
    outcomes = await asyncio.gather(
        *(
            store.write(
                lambda connection, holder=holder: leases.take(
                    connection, "floor", holder=holder, now=NOON, length=100
                )
            )
            for holder in "abcdefgh"
        )
    )

    assert sum(lease is not None for lease in outcomes) == 1


async def test_secrets_are_made_once_and_the_epoch_stays_until_history_is_rewound(store: SqlStore) -> None:
    made = [await store.write(secrets.get_or_create) for _ in range(2)]
    epoch = await store.epoch()

    renewed = await store.write(meta.new_epoch)

    assert made[0] == made[1]
    assert len(made[0]) == 32
    assert await store.epoch() == epoch
    assert await store.read(lambda connection: meta.value(connection, meta.EPOCH)) == renewed != epoch


async def test_contacts_are_found_newest_first(store: SqlStore) -> None:
    for number in range(6):
        talk = Talk(
            agent="ann" if number % 2 else "bob",
            agent_name="",
            gen=1,
            slots=(),
            queue="Sales",
            answered_at=NOON,
        )
        chat = a_chat(
            f"c{number}",
            opened_at=NOON + number // 2,
            visitor=Visitor(id=f"v{number}", name=f"Visitor_{number}% Ä"),
            state=ChatState.TALKING,
            talk=talk,
        )
        await store.commit(Unit(chat=ChatChange(before=None, after=chat), at=NOON))
    await store.commit(opened(a_chat("c9", opened_at=NOON + 9, point="other")))

    async def found(wanted: Wanted, limit: int = 9, before: tuple[int, str] | None = None) -> list[str]:
        return await store.read(
            lambda c: [row.id for row in contacts.search(c, wanted, limit=limit, before=before)]
        )

    assert await found(Wanted()) == ["c9", "c5", "c4", "c3", "c2", "c1", "c0"]
    assert await found(Wanted(), limit=2) == ["c9", "c5"]
    assert await found(Wanted(), limit=2, before=(NOON + 2, "c5")) == ["c4", "c3"]
    assert await found(Wanted(agent="ann")) == ["c5", "c3", "c1"]
    assert await found(Wanted(queue="Sales", since=NOON + 1, until=NOON + 2)) == ["c3", "c2"]
    assert await found(Wanted(text="visitor_3%")) == ["c3"]
    assert await found(Wanted(text="_%")) == []
    assert await found(Wanted(states=("routing",))) == ["c9"]
    assert await found(Wanted(point="other")) == ["c9"]


def _version(number: int, *, active: bool = False, description: str = "") -> VersionHead:
    return VersionHead(
        number=number,
        description=description,
        locked=False,
        active=active,
        system=False,
        has_run=False,
        sha256="0" * 64,
        created_by="max",
        created_at=NOON,
    )


async def _write(store: SqlStore, change: Change) -> None:
    await store.write(lambda connection: SHELF.write(connection, change, at=NOON, by="max"))
