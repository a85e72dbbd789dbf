"""Webhooks as administrators set them up: fields, keys, a test, deliveries."""

import base64
import hmac
from hashlib import sha256
from typing import Any

import httpx2
import pytest
from msgspec.structs import replace

from cordboard.core.chat.events import ChatEvent, Visibility
from cordboard.core.outside.signing import live_keys
from cordboard.core.outside.webhook import EVENT_KINDS, Webhook
from cordboard.storage import outbox, secrets
from cordboard.storage.tables.system import outbox as rows
from cordboard.switchboard.outside.webhooks import key_of
from cordboard.wiring import House

BODY: dict[str, Any] = {
    "name": "CRM",
    "url": "https://crm.example/hook",
    "events": ["chat_opened", "chat_ended"],
}
NOON = 1_767_614_400_000


async def test_it_is_made_read_changed_and_removed(administrator: httpx2.AsyncClient) -> None:
    made = await administrator.post("/webhooks", json=BODY)
    assert made.status_code == 201, made.text
    seed = made.json()["seed"]
    assert made.json() == {**BODY, "description": "", "points": [], "active": True, "key": 1, "seed": seed}

    tag = {"if-match": made.headers["etag"]}
    changed = await administrator.put("/webhooks/CRM", json={**made.json(), "active": False}, headers=tag)
    late = await administrator.put("/webhooks/CRM", json=made.json(), headers=tag)

    assert (changed.status_code, late.status_code) == (200, 412)
    assert (await administrator.delete("/webhooks/CRM")).status_code == 204


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"url": "ftp://crm.example"}, "url"),
        ({"url": "https://u:p@crm.example/"}, "url"),
        ({"events": ["rated", "rated"]}, "events[1]"),
        ({"points": ["nowhere"]}, "points[0]"),
        ({"key": 7}, "key"),
    ],
)
async def test_what_does_not_fit_is_refused_with_its_field(
    administrator: httpx2.AsyncClient, change: dict[str, Any], field: str
) -> None:
    answer = await administrator.post("/webhooks", json={**BODY, **change})

    assert (answer.status_code, answer.json()["field"]) == (422, field)


async def test_no_events_or_one_that_only_the_trace_tells_is_refused(
    administrator: httpx2.AsyncClient,
) -> None:
    answers = [
        await administrator.post("/webhooks", json={**BODY, "events": each}) for each in ([], ["exit_taken"])
    ]

    assert [each.status_code for each in answers] == [422, 422]
    kinds: dict[str, Any] = {str(kind.__struct_config__.tag): kind for kind in ChatEvent.__args__}
    assert set(EVENT_KINDS) <= kinds.keys()
    told = {kinds[each].__struct_defaults__ for each in EVENT_KINDS}
    assert not any(Visibility.TRACE in defaults for defaults in told)


async def test_a_point_that_a_webhook_names_is_in_use(administrator: httpx2.AsyncClient) -> None:
    await administrator.post("/routing-points", json={"name": "shop"})
    await administrator.post("/webhooks", json={**BODY, "points": ["shop"]})

    answer = await administrator.delete("/routing-points/shop")

    assert answer.json()["where"] == ["webhook 'CRM' (points)"]


async def test_its_keys_are_its_own_and_renewed(administrator: httpx2.AsyncClient, house: House) -> None:
    await administrator.post("/webhooks", json=BODY)
    await administrator.post("/hosts", json={"name": "CRM", "url": "https://crm.example/"})

    first = (await administrator.get("/webhooks/CRM/key")).json()
    second = (await administrator.post("/webhooks/CRM/key")).json()
    host = (await administrator.get("/hosts/CRM/key")).json()

    secret = await house.store.write(secrets.get_or_create)
    hook = house.catalogues.current.book.value("webhooks", "CRM", Webhook)
    assert hook is not None
    assert first == {"key": live_keys(secret, replace(hook, key=1))[0], "previous": None}
    assert second["previous"] == first["key"] != second["key"]
    assert host["key"] not in {first["key"], second["key"]}


def test_one_made_before_there_were_seeds_keeps_its_key() -> None:
    old = Webhook(**BODY)

    mark = hmac.new(b"secret", b"webhook:CRM:1", sha256).digest()

    assert live_keys(b"secret", old) == (base64.urlsafe_b64encode(mark).decode().rstrip("="),)


@pytest.mark.parametrize("collection", ["webhooks", "hosts"])
async def test_a_name_made_again_has_keys_that_were_never_used(
    administrator: httpx2.AsyncClient, collection: str
) -> None:
    body = BODY if collection == "webhooks" else {"name": "CRM", "url": "https://crm.example/"}
    document = None
    keys: list[str] = []
    for again in range(3):
        if again == 2:  # by a document this time
            imported = await administrator.post("/configuration", json=document)
            assert imported.status_code == 200, imported.text
        else:
            made = await administrator.post(f"/{collection}", json={**body, "seed": "mine"})
            assert made.status_code == 201, made.text
            assert made.json()["seed"] not in {"", "mine"}
        key = (await administrator.get(f"/{collection}/CRM/key")).json()
        renewed = (await administrator.post(f"/{collection}/CRM/key")).json()
        assert key["previous"] is None
        assert renewed["previous"] == key["key"]
        shown = (await administrator.get(f"/{collection}/CRM")).json()
        meddled = await administrator.put(f"/{collection}/CRM", json={**shown, "seed": "mine"})
        assert meddled.json()["seed"] == shown["seed"]
        document = (await administrator.get("/configuration")).json()
        assert shown["seed"] not in str(document)
        assert (await administrator.delete(f"/{collection}/CRM")).status_code == 204
        keys += [key["key"], renewed["key"]]

    assert len(set(keys)) == 6


async def test_a_test_tells_why_nothing_arrives(administrator: httpx2.AsyncClient) -> None:
    await administrator.post("/webhooks", json=BODY)

    answer = await administrator.post("/webhooks/CRM/test")

    assert answer.status_code == 200
    assert (answer.json()["delivered"], answer.json()["status"]) == (False, None)
    assert "crm.example" in answer.json()["detail"]


async def test_deliveries_are_listed_and_sent_once_more(
    administrator: httpx2.AsyncClient, house: House
) -> None:
    await administrator.post("/webhooks", json=BODY)
    chats = [f"c{number:025}" for number in range(3)]
    keys = [key_of("CRM", chat, 1, "chat_opened") for chat in chats]
    states = [
        ("delivered: 204", NOON, 1),
        ("given up: The answer was 500.", NOON, 11),
        ("The answer was 502.", None, 2),
    ]
    for number, (note, done_at, tries) in enumerate(states):
        values = {
            "key": keys[number],
            "kind": "webhook",
            "due_at": NOON + number,
            "tries": tries,
            "done_at": done_at,
        }
        values |= {"note": note, "chat_id": chats[number], "body": "", "receiver": "CRM"}
        await house.store.write(lambda c, values=values: c.execute(rows.insert().values(values)))

    first = (await administrator.get("/webhooks/CRM/deliveries?limit=2")).json()
    second = (await administrator.get(f"/webhooks/CRM/deliveries?limit=2&after={first['next']}")).json()
    again = await administrator.post("/webhooks/CRM/deliveries", json={"delivery": keys[1]})
    strange = await administrator.post("/webhooks/CRM/deliveries", json={"delivery": "x"})

    found = [*first["items"], *second["items"]]
    assert [(each["chat_id"], each["status"]) for each in found] == [
        (chats[2], "failing"),
        (chats[1], "given_up"),
        (chats[0], "delivered"),
    ]
    assert (found[0]["kind"], found[0]["seq"], found[0]["next_at"]) == (
        "chat_opened",
        1,
        "2026-01-05T12:00:00.002Z",
    )
    assert (again.status_code, strange.status_code) == (204, 404)
    due = await house.store.read(lambda c: outbox.due(c, now=10**15, limit=9, kinds=["webhook"]))
    assert {(each.key, each.tries) for each in due} == {(keys[1], 0), (keys[2], 2)}
