"""Sessions, passwords, API tokens and the audit, on each database."""

import asyncio

from sqlalchemy import update

from cordboard.core.people import User
from cordboard.storage import audit, people
from cordboard.storage.shelf import SqlShelf
from cordboard.storage.store import SqlStore
from cordboard.storage.tables.system import audit as audit_table
from cordboard.switchboard.configuration.book import Change, Entry
from cordboard.switchboard.configuration.ledgers import ApiToken, Sought
from cordboard.switchboard.configuration.shelf import AuditRow
from tests.builders import NOON

SHELF = SqlShelf()


async def test_sessions_and_passwords_belong_to_users(store: SqlStore) -> None:
    await _add_user(store, "ann")
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
    await _add_user(store, "ann")
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
    page = await store.read(lambda connection: audit.page(connection, Sought(object_kind="queue"), limit=2))
    older = await store.read(lambda connection: audit.page(connection, limit=9, before_id=page[-1].id))

    forged = update(audit_table).where(audit_table.c.object_name == "q2").values(who="eve")
    await store.write(lambda connection: connection.execute(forged).rowcount)

    assert sound is None
    assert [row.object_name for row in (*page, *older)] == ["q4", "q3", "q2", "q1", "q0"]
    assert page[0].after == '{"a": "ü"}'
    assert await store.read(audit.first_broken) == older[0].id


async def test_acts_are_counted_as_far_as_is_wanted_and_tokens_found_by_their_names(store: SqlStore) -> None:
    await _add_user(store, "ann")
    token = ApiToken(id="t1", name="feed", user="ann", permissions=(), created_at=NOON)
    await store.write(lambda c: people.put_api_token(c, token, token_hash=b"d"))
    await store.write(lambda c: people.revoke_api_token(c, "t1", at=NOON + 1))
    acts = [
        ("queue", "q1", "max"),
        ("queue", "q2", "eve"),
        ("api_token", "t1", "max"),
        ("skill", "feed", "max"),
    ]
    for number, (kind, name, who) in enumerate(acts):
        row = AuditRow(what="create", kind=kind, name=name)
        await store.write(
            lambda c, row=row, who=who, at=NOON + number: SHELF.record(c, row, at=at, who=who, address="")
        )

    async def count(sought: Sought, most: int = 9) -> int:
        return await store.read(lambda c: audit.count(c, sought, most=most))

    found = await store.read(lambda c: audit.page(c, Sought(object_name="feed"), limit=9))

    assert [row.object_name for row in found] == ["feed", "t1"]
    assert [await count(Sought()), await count(Sought(), most=2), await count(Sought(who="max"))] == [4, 3, 3]
    assert await count(Sought(object_kind="queue", who="max")) == 1
    assert await count(Sought(since=NOON + 1, until=NOON + 3, object_name="feed")) == 1


async def test_audit_rows_written_side_by_side_make_one_chain(store: SqlStore) -> None:
    row = audit.AuditRow(at=NOON, who="max", what="change", object_kind="queue", object_name="q")

    await asyncio.gather(*(store.write(lambda connection: audit.append(connection, row)) for _ in range(20)))

    assert await store.read(audit.first_broken) is None
    assert len(await store.read(lambda connection: audit.page(connection, limit=99))) == 20


async def _add_user(store: SqlStore, name: str) -> None:
    change = Change(table="users", key=name, before=None, after=Entry(value=User(user_name=name)))
    await store.write(lambda connection: SHELF.write(connection, change, at=NOON, by="max"))


async def test_how_everybody_came_in_last_is_told(store: SqlStore) -> None:
    for user in ("ann", "bob", "zoe"):
        await _add_user(store, user)
    for token, user, at in ((b"1", "ann", NOON), (b"2", "ann", NOON + 5), (b"3", "bob", NOON + 3)):
        row = people.SessionRow(
            token_hash=token, user=user, csrf_hash=b"c", created_at=at, seen_at=at, expires_at=NOON + 99
        )
        await store.write(lambda connection, row=row: people.add_session(connection, row))
    await store.write(lambda connection: people.revoke_session(connection, b"3", NOON + 4))
    await store.write(
        lambda connection: SHELF.set_password(connection, "bob", "hash", must_change=True, at=NOON)
    )

    now = await store.read(lambda connection: people.sign_ins(connection, NOON + 10, 8))
    later = await store.read(lambda connection: people.sign_ins(connection, NOON + 20, 8))

    ann = people.SignInRow(user="ann", last_at=NOON + 5, open=True)
    bob = people.SignInRow(user="bob", last_at=NOON + 3, password=True, must_change=True)
    assert list(now) == [ann, bob]
    assert [row.open for row in later] == [False, False]
