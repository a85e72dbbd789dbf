"""What a layout means for visitors: languages, the form before a chat, messages instead of one, the survey after it."""

from typing import Any

import pytest

from tests.web.asgi_client import Client
from tests.web.house import SHOP, House

FORM = [
    {"name": "name", "required": True},
    {
        "name": "topic",
        "type": "choice",
        "required": True,
        "choices": [{"value": "order"}, {"value": "other"}],
    },
    {"name": "order", "type": "number", "required": True, "when": {"field": "topic", "values": ["order"]}},
    {"name": "basket", "pages": ["https://shop.example/nowhere"], "required": True},
]
GOOD = {"topic": "order", "order": "77"}


async def wear(house: House, **fields: Any) -> Client:
    """The shop wears a layout of its own."""
    root = await house.sign_in("root")
    await root.post("/api/v1/layouts/Default/clone", {"name": "Shop"})
    layout = (await root.get("/api/v1/layouts/Shop")).json
    changed = await root.put("/api/v1/layouts/Shop", layout | fields)
    assert changed.status == 200, changed.body
    point = (await root.get("/api/v1/routing-points/shop")).json
    changed = await root.put("/api/v1/routing-points/shop", point | {"layout": "Shop"})
    assert changed.status == 200, changed.body
    return root


@pytest.mark.parametrize(
    ("asked", "accepted", "language", "direction", "said"),
    [
        ("de-AT", "fr", "de", "ltr", "Los"),
        ("it", "fr-CA, en", "fr", "ltr", "Envoyer"),
        ("en-GB", "de", "en", "ltr", None),
        ("it", "", "he", "rtl", "שלח"),
        ("", "*;q=0.5, pt", "he", "rtl", "שלח"),
        ("pt-BR", "", "pt-BR", "ltr", "Vai"),
        ("AR", "", "AR", "rtl", "إرسال"),
    ],
)
async def test_the_texts_are_of_the_first_language_that_is_known(
    house: House, asked: str, accepted: str, language: str, direction: str, said: str | None
) -> None:
    texts = {"de": {"send": "Los"}, "he": {"send": "שלח"}, "pt-BR": {"send": "Vai"}}
    await wear(house, texts=texts, default_language="he")

    found = await house.client().get(
        f"/api/v1/availability?url={SHOP}&language={asked}", accept_language=accepted
    )

    layout = found.json["layout"]
    assert (layout["language"], layout["direction"], layout["texts"].get("send")) == (
        language,
        direction,
        said,
    )


async def test_the_form_of_a_page_goes_with_its_layout(house: House) -> None:
    await wear(house, form=FORM)

    found = await house.client().get(f"/api/v1/availability?url={SHOP}")

    assert [field["name"] for field in found.json["layout"]["form"]] == ["name", "topic", "order"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"form_shown": True, "form": GOOD}, "form.name"),
        ({"form_shown": True, "form": {}, "visitor": {"name": "Vera"}}, "form.topic"),
        ({"form_shown": True, "form": {"topic": "order"}, "visitor": {"name": "Vera"}}, "form.order"),
        ({"form_shown": True, "form": GOOD | {"x": 1}, "visitor": {"name": "Vera"}}, "form.x"),
        ({"form": {"topic": "nonsense"}}, "form.topic"),
        ({"form": {"order": "seven"}}, "form.order"),
    ],
)
async def test_a_form_that_does_not_fit_opens_no_chat(house: House, body: dict[str, Any], field: str) -> None:
    await wear(house, form=FORM)

    refused = await house.client().post("/api/v1/chats", {"url": SHOP} | body)

    assert (refused.status, refused.json["field"]) == (422, field)


@pytest.mark.parametrize(
    "body",
    [
        {"form_shown": True, "form": GOOD, "visitor": {"name": "Vera"}},
        {"form_shown": True, "form": {"topic": "other", "name": "Vera"}},
        # A program that shows no form may send what it likes, as ever.
        {"form": {"anything": 1}},
        {},
    ],
)
async def test_a_form_that_fits_opens_one(house: House, body: dict[str, Any]) -> None:
    await wear(house, form=FORM)

    opened = await house.client().post("/api/v1/chats", {"url": SHOP} | body)

    assert opened.status == 201, opened.body


async def test_a_message_that_is_left_offline_arrives_at_staff_and_is_no_abandoned_chat(house: House) -> None:
    root = await wear(house, offline={"when": "no_agents"})
    visitor = house.client()
    body = {"url": SHOP, "fields": {"name": "Vera", "email": "v@home.example", "message": "My shoes?"}}

    away = await visitor.get(f"/api/v1/availability?url={SHOP}")
    kept = await visitor.post("/api/v1/offline-messages", body, idempotency_key="key-of-this")
    again = await visitor.post("/api/v1/offline-messages", body, idempotency_key="key-of-this")
    other = await visitor.post(
        "/api/v1/offline-messages", body | {"title": "x"}, idempotency_key="key-of-this"
    )

    assert away.json["offline"] is True
    assert [field["name"] for field in away.json["layout"]["offline"]] == ["name", "email", "message"]
    assert (kept.status, again.status, again.json, other.code) == (
        201,
        201,
        kept.json,
        "idempotency_conflict",
    )
    left = (await root.get("/api/v1/left-messages")).json["items"]
    assert [(each["chat_id"], each["fields"], each["visitor"]) for each in left] == [
        (kept.json["chat_id"], body["fields"], "Vera")
    ]
    contact = (await root.get(f"/api/v1/contacts/{kept.json['chat_id']}")).json
    assert contact["state"] == "closed"


async def test_somebody_ready_takes_chats_instead(house: House) -> None:
    await wear(house, offline={"when": "no_agents"})
    await house.agent("ann")

    found = await house.client().get(f"/api/v1/availability?url={SHOP}")

    assert (found.json["accepts"], found.json["offline"]) == (True, False)


async def test_closed_is_what_the_calendar_says(house: House) -> None:
    root = await house.sign_in("root")
    never = {"name": "Never", "time_zone": "UTC", "weekly": {}}
    assert (await root.post("/api/v1/calendars", never)).status == 201
    await wear(house, offline={"when": "closed", "calendar": "Never"})
    await house.agent("ann")

    found = await house.client().get(f"/api/v1/availability?url={SHOP}")

    assert found.json["offline"] is True


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "fields.email"),
        ({"email": "v@home.example"}, "fields.message"),
        ({"email": "nobody", "message": "x"}, "fields.email"),
        ({"email": "v@home.example", "message": "x", "more": "y"}, "fields.more"),
    ],
)
async def test_a_message_that_does_not_fit_is_not_kept(
    house: House, fields: dict[str, str], field: str
) -> None:
    root = await wear(house, offline={"when": "no_agents"})

    refused = await house.client().post("/api/v1/offline-messages", {"url": SHOP, "fields": fields})

    assert (refused.status, refused.json["field"]) == (422, field)
    assert (await root.get("/api/v1/left-messages")).json["items"] == []


async def test_messages_are_left_at_a_bounded_rate_from_one_address_and_from_all(house: House) -> None:
    root = await wear(house, offline={"when": "no_agents"})
    body = {"url": SHOP, "fields": {"email": "v@home.example", "message": "x"}}

    async def leave(address: str, **more: object) -> tuple[int, str]:
        reply = await house.client(address=address).post("/api/v1/offline-messages", {**body, **more})
        return reply.status, reply.code

    of_one = [await leave("203.0.113.1") for _ in range(6)]
    of_all = [await leave(f"198.51.100.{number}") for number in range(60)]
    elsewhere = await leave("203.0.113.2", url="https://page.other.example/")
    house.centre.clock.jump(61)
    later = await leave("203.0.113.3")

    assert of_one == [(201, "")] * 5 + [(429, "rate_limited")]
    assert of_all == [(201, "")] * 55 + [(429, "rate_limited")] * 5
    assert (elsewhere[1], later) == ("wrong_state", (201, ""))
    assert (await root.get("/api/v1/left-messages")).json["total"] == 61


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"email": "v@home.example", "message": "x" * 70_000}, 413),
        ({"email": "v@home.example", "message": "x" * 2_001}, 422),
        ({"email": "v@home.example", "message": "nul \0"}, 422),
        ({f"f{number}": "x" for number in range(21)}, 422),
        ({"email": "v@home.example", "message": 10**30}, 422),
        ({"email": "v@home.example", "message": ["x"] * 3}, 422),
        ({"email": "v@home.example", "message": {"x": "y"}}, 422),
    ],
)
async def test_a_message_of_hostile_size_or_shape_is_refused_and_leaves_nothing(
    house: House, fields: dict[str, object], status: int
) -> None:
    root = await wear(house, offline={"when": "no_agents"})

    refused = await house.client().post("/api/v1/offline-messages", {"url": SHOP, "fields": fields})

    assert refused.status == status, refused.body
    assert (await root.get("/api/v1/left-messages")).json["total"] == 0


async def test_where_no_messages_are_taken_none_is(house: House) -> None:
    refused = await house.client().post("/api/v1/offline-messages", {"url": SHOP, "fields": {"message": "x"}})

    assert (refused.status, refused.code) == (409, "wrong_state")


async def test_answers_to_the_survey_are_kept_with_the_rating(house: House) -> None:
    solved = {"name": "solved", "type": "choice", "choices": [{"value": "yes"}, {"value": "no"}]}
    root = await wear(house, survey={"questions": [solved]})
    chat_id, visitor, _, _ = await house.talking()
    path = f"/api/v1/chats/{chat_id}/rating"

    wrong = await visitor.post(path, {"score": 4, "answers": {"solved": "maybe"}})
    strange = await visitor.post(path, {"score": 4, "answers": {"x": "y"}})
    rated = await visitor.post(path, {"score": 4, "answers": {"solved": "yes"}})

    assert (wrong.json["field"], strange.json["field"], rated.status) == ("answers.solved", "answers.x", 204)
    events = (await root.get(f"/api/v1/contacts/{chat_id}")).json["events"]
    assert [each["answers"] for each in events if each["kind"] == "rated"] == [{"solved": "yes"}]


async def test_the_widget_comes_with_the_look_of_its_point(house: House) -> None:
    (house.app.face.static / "widget.js").write_text("/* widget */")
    await wear(house, colour="#112233", css_on=True, css=".head{color:#fff}")

    plain = await house.client().get("/widget.js")
    dressed = await house.client().get("/widget.js?point=shop")
    nobody = await house.client().get("/widget.js?point=nowhere&point=shop")

    assert plain.body == nobody.body == b"/* widget */"
    assert dressed.body.startswith(b"window.cordboardLook={")
    assert b"#112233" in dressed.body
    assert dressed.body.endswith(b";\n/* widget */")
    assert dressed.headers["etag"] != plain.headers["etag"]
