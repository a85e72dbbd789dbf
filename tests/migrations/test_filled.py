"""A database of the first issues, filled, comes through every migration since, and the product reads all of it."""

import asyncio
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pysqlite3
import pytest
from sqlalchemy import Connection

from cordboard.core.codes import Outcome
from cordboard.core.outside.host import Host
from cordboard.core.outside.signing import live_keys
from cordboard.core.people import User
from cordboard.core.routing.point import RoutingPoint
from cordboard.director.script import encode_definition
from cordboard.director.templates import EMPTY, supplied
from cordboard.fanout.memory import MemoryFanout
from cordboard.storage import (
    audit,
    blacklist,
    blacklist_imports,
    chats,
    contacts,
    draft_sittings,
    left_messages,
    meta,
    outbox,
    people,
    pictures,
    registrations,
    script_cases,
    script_editors,
    secrets,
)
from cordboard.storage import migrate as migrations
from cordboard.storage.engine import migrate, open_store
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.ledgers import Wanted
from tests.builders import a_chat

DEFINITION = encode_definition(supplied(EMPTY).definition).decode()
DIGEST = sha256(DEFINITION.encode()).hexdigest()
CHAT = a_chat("c1")
SUBJECTS: dict[str, dict[str, Any]] = {
    "agent_groups": {"name": "Team", "skills": {"French": 2}},
    "calendars": {"name": "Office", "time_zone": "Europe/Paris", "weekly": {"mon": [["09:00", "17:00"]]}},
    "call_classes": {"name": "General"},
    "canned_replies": {"name": "hello", "text": "Grüße"},
    "data_sources": {"name": "crm", "connection": "crm"},
    "hosts": {"name": "Router", "url": "https://router.example/", "key": 3},
    "layouts": {"name": "Ours", "texts": {"en": {"hello": "Hello"}}},
    "outcomes": {"name": "Sold", "type": "money"},
    "queues": {"name": "Sales", "agent_groups": ["Team"]},
    "roles": {"name": "Lead", "permissions": ["queue:view"], "rank": 15},
    "routing_points": {"name": "shop", "urls": ["shop.example/*"], "layout": "Ours", "script": "Mine"},
    "skills": {"name": "French"},
    "status_codes": {"name": "Lunch", "code": 7},
    "user_groups": {"name": "Night"},
    "users": {"user_name": "zoe", "full_name": "Zoë", "role": "Lead", "agent_groups": ["Team"]},
    "variables": {"name": "Rate", "type": "number", "value": 1.5},
}


def acts() -> Iterator[dict[str, Any]]:
    """Three acts, each of which holds the hash of the one before."""
    before = bytes(32)
    for number in range(3):
        row = {"at": 1_000 + number, "who": "zoe", "what": "edit", "object_kind": "queue"}
        row |= {"object_name": "Sales", "before": None, "after": "{}", "address": "192.0.2.1"}
        own = sha256(before + msgspec.json.encode(list(row.values()))).digest()
        yield {**row, "prev_hash": before, "hash": own}
        before = own


def filled() -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, row) of everything."""
    for table, doc in SUBJECTS.items():
        name = doc.get("name") or doc["user_name"]
        row = {"name": name, "position": 1, "version": 4, "doc": msgspec.json.encode(doc).decode()}
        yield table, {**row, "updated_at": 1_000, "updated_by": "zoe"}
    script = {"name": "Mine", "description": "Ours", "supplied": False, "version": 2, "updated_at": 1_000}
    yield "scripts", {**script, "updated_by": "zoe", "next_version": 2, "next_share": 20, "next_since": 900}
    for number in (1, 2, 3):
        version = {"script": "Mine", "number": number, "description": "", "locked": number < 3}
        version |= {"active": number == 1, "system": False, "has_run": number == 1, "sha256": DIGEST}
        yield (
            "script_versions",
            {**version, "created_by": "zoe", "created_at": 1_000, "definition": DEFINITION},
        )
    row = {"id": "c1", "version": 1, "state": CHAT.state.value, "point": "shop", "visitor": "v1"}
    row |= {
        "visitor_key": "k1",
        "call_class": "General",
        "last_seq": 1,
        "opened_at": 1_000,
        "visitor_name": "Vi",
    }
    yield "chats", {**row, "url": "https://shop.example/", "doc": msgspec.json.encode(CHAT).decode()}
    event = {"chat_id": "c1", "seq": 1, "at": 1_000, "kind": "chat_opened", "visibility": "visitor"}
    yield "events", {**event, "role": "system", "author": "", "body": "{}"}
    run = {"chat_id": "c1", "number": 1, "script": "Mine", "version": 1, "ended": False, "doc": "{}"}
    yield "runs", run
    left = {"chat_id": "c1", "at": 1_000, "doc": '{"name":"Vi"}'}
    yield "left_messages", {**left, "handled_at": 2_000, "handled_by": "zoe"}
    for key, done_at in (("open", None), ("done", 1_500)):
        errand = {"key": key, "kind": "webhook", "due_at": 1_000, "tries": 1, "done_at": done_at, "note": "n"}
        yield "outbox", {**errand, "chat_id": "c1", "body": "{}"}
    bar = {"id": "b1", "description": "", "family": 4, "start_text": "203.0.113.1", "end_text": "203.0.113.2"}
    bar |= {
        "start16": bytes.fromhex("00" * 10 + "ffffcb007101"),
        "end16": bytes.fromhex("00" * 10 + "ffffcb007102"),
    }
    yield (
        "blacklist",
        {**bar, "expires_at": None, "created_by": "zoe", "created_at": 1, "hits": 5, "version": 1},
    )
    yield "passwords", {"user": "zoe", "hash": "$argon2id$", "changed_at": 1, "must_change": True}
    token = {"id": "t1", "name": "t", "token_hash": b"t" * 32, "user": "zoe", "permissions": '["queue:view"]'}
    yield "api_tokens", {**token, "created_at": 1}
    session = {"token_hash": b"s" * 32, "user": "zoe", "csrf_hash": b"c" * 32, "created_at": 1, "seen_at": 2}
    yield "sessions", {**session, "expires_at": 9_000, "address": "192.0.2.1", "user_agent": "a"}
    registration = {"id": "r1", "user": "zoe", "host": "Router", "points": '["shop"]', "last_seq": 1}
    yield "registrations", {**registration, "created_at": 1, "seen_at": 2}
    yield "host_messages", {"registration": "r1", "seq": 1, "cross_ref": "x", "at": 1, "body": "{}"}
    yield "secrets", {"name": "server", "value": b"k" * 32}
    for act in acts():
        yield "audit", act


@pytest.fixture(params=["sqlite", "postgres"])
async def old(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a filled database of the second migration."""
    address = f"sqlite:///{tmp_path / 'cordboard.db'}"
    if request.param == "postgres":
        address = request.getfixturevalue("postgres_url")
    monkeypatch.setattr(migrations, "HEAD", "0002")
    await asyncio.to_thread(migrate, address)
    monkeypatch.undo()
    if address.startswith("sqlite"):
        with pysqlite3.connect(address.removeprefix("sqlite:///")) as sqlite:
            for table, row in filled():
                sqlite.execute(_insert(table, row, "?"), tuple(row.values()))
        sqlite.close()
        return address
    postgres = await asyncpg.connect(address.replace("+asyncpg", ""))
    for table, row in filled():
        await postgres.execute(_insert(table, row, "$"), *row.values())
    await postgres.close()
    return address


async def test_a_filled_database_comes_through_and_all_of_it_is_read(old: str) -> None:
    await asyncio.to_thread(migrate, old)

    store = await open_store(old)
    try:
        await store.read(_is_all_there)
        catalogues = Catalogues(store=store, shelf=SqlShelf(), fanout=MemoryFanout())
        catalogue = await catalogues.load()
    finally:
        await store.close()
    for table, doc in SUBJECTS.items():
        (value,) = [entry.value for entry in catalogue.book.entries(table).values()]
        told = msgspec.json.decode(msgspec.json.encode(value))
        assert {name: told[name] for name in doc} == doc, table
    assert catalogue.book.value("routing_points", "shop", RoutingPoint) is not None
    zoe, sold = catalogue.users["zoe"], catalogue.book.value("outcomes", "Sold", Outcome)
    assert isinstance(zoe, User)
    assert (zoe.must_change_password, sold and sold.name) == (True, "Sold")
    script = catalogue.book.scripts["Mine"]
    assert (script.next, script.share, script.since, script.active and script.active.number) == (
        2,
        20,
        900,
        1,
    )
    assert catalogue.scripts["Mine"].compiled.sha256 == DIGEST
    host = catalogue.book.value("hosts", "Router", Host)
    assert host is not None
    assert live_keys(b"k" * 32, host) == live_keys(b"k" * 32, Host(name="Router", url=host.url, key=3))


def _is_all_there(connection: Connection) -> None:
    assert chats.open_chats(connection) == [CHAT]
    assert [each.id for each in contacts.search(connection, Wanted(), limit=9)] == ["c1"]
    assert contacts.runs_of(connection, "c1") == [(1, "Mine", 1)]
    assert [each.seq for each in chats.events_after(connection, "c1", seq=0, limit=9)] == [1]
    (left,), total = left_messages.page(connection, handled=None, limit=9)
    assert (left.fields, left.handled_by, total) == ({"name": "Vi"}, "zoe", 1)
    (errand,) = outbox.due(connection, now=5_000, limit=9)
    assert (errand.key, errand.tries, errand.receiver) == ("open", 1, None)
    assert outbox.of_receiver(connection, "", limit=9) == []
    assert blacklist.mark(connection)
    (bar,) = blacklist.every(connection)
    assert (bar.start, bar.end, bar.hits) == ("203.0.113.1", "203.0.113.2", 5)
    assert blacklist_imports.abandoned(connection, before=10**15) == []
    assert people.must_change(connection) == {"zoe"}
    session, token = people.session(connection, b"s" * 32), people.api_token(connection, b"t" * 32)
    assert (session and session.user, token and token.permissions) == ("zoe", ("queue:view",))
    (registration,) = registrations.every(connection)
    assert (registration.points, registrations.reach(connection, "r1")) == (("shop",), (1, 1))
    assert secrets.get_or_create(connection) == b"k" * 32
    assert audit.first_broken(connection) is None
    assert [each.at for each in audit.page(connection, limit=9)] == [1_002, 1_001, 1_000]
    assert meta.value(connection, meta.EPOCH)
    # What came later is there, and empty.
    assert script_cases.every(connection, "Mine") == []
    assert script_editors.present(connection, "Mine", 1) == []
    assert draft_sittings.of_script(connection, "Mine") == []
    assert pictures.get(connection, "x") is None


def _insert(table: str, row: dict[str, Any], mark: str) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    places = ", ".join("?" if mark == "?" else f"${number}" for number in range(1, len(row) + 1))
    return f'INSERT INTO "{table}" ({names}) VALUES ({places})'
