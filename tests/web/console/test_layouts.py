"""Layouts over HTTP: what is refused and why, logos, texts, and a look at a draft."""

from typing import Any

import httpx2
import pytest

from tests.core.routing.test_layout_look import JPEG, PNG

PICTURES = "/pictures"


@pytest.fixture
async def shop(manager: httpx2.AsyncClient) -> dict[str, Any]:
    """A layout of one's own."""
    made = await manager.post("/layouts/Default/clone", json={"name": "Shop"})
    assert made.status_code == 201, made.text
    return made.json()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"css_on": True, "css": ".head{position:fixed}"}, "css"),
        ({"form": [{"name": "x", "type": "choice"}]}, "form[0].choices"),
        ({"form": [{"name": "x"}, {"name": "x"}]}, "form[1].name"),
        ({"form": [{"name": "x", "pages": ["ftp://shop.example"]}]}, "form[0].pages[0]"),
        ({"survey": {"questions": [{"name": "x", "when": {"field": "y"}}]}}, "survey.questions[0].when"),
        ({"offline": {"when": "closed"}}, "offline.calendar"),
        ({"offline": {"when": "closed", "calendar": "Nowhere"}}, "offline.calendar"),
        ({"offline": {"mail_to": "nobody"}}, "offline.mail_to"),
        ({"idle_warn": 10, "idle_end": 5}, "idle_warn"),
    ],
)
async def test_a_refusal_names_the_field(
    manager: httpx2.AsyncClient, shop: dict[str, Any], fields: dict[str, Any], field: str
) -> None:
    refused = await manager.put("/layouts/Shop", json=shop | fields)

    assert refused.status_code == 422, refused.text
    assert refused.json()["field"] == field


async def test_css_that_is_off_is_kept_and_css_that_is_on_is_refused_line_by_line(
    manager: httpx2.AsyncClient, shop: dict[str, Any]
) -> None:
    css = ".head { color: red }\n#x { color: red }\n.head { inset: 0 }"

    off = await manager.put("/layouts/Shop", json=shop | {"css": css})
    on = await manager.put("/layouts/Shop", json=shop | {"css": css, "css_on": True})

    assert off.status_code == 200, off.text
    assert [each["line"] for each in on.json()["problems"]] == [2, 3]
    assert on.json()["detail"].startswith("Line 2: ")


async def test_a_layout_in_use_is_not_removed_and_a_calendar_that_it_needs_neither(
    manager: httpx2.AsyncClient, shop: dict[str, Any]
) -> None:
    calendar = {"name": "Hours", "time_zone": "Europe/London", "weekly": {}}
    assert (await manager.post("/calendars", json=calendar)).status_code == 201
    offline = {**shop["offline"], "when": "closed", "calendar": "Hours"}
    assert (await manager.put("/layouts/Shop", json=shop | {"offline": offline})).status_code == 200
    point = {"name": "shop", "urls": ["https://shop.example/*"], "layout": "Shop"}
    assert (await manager.post("/routing-points", json=point)).status_code == 201

    layout = await manager.delete("/layouts/Shop")
    hours = await manager.delete("/calendars/Hours")

    assert (layout.status_code, layout.json()["where"]) == (409, ["routing point 'shop' (layout)"])
    assert (hours.status_code, hours.json()["where"]) == (409, ["layout 'Shop' (offline)"])


async def test_a_logo_is_worn_at_once_served_for_good_and_removed_when_nobody_wears_it(
    manager: httpx2.AsyncClient, shop: dict[str, Any]
) -> None:
    worn = await manager.put("/layouts/Shop/logo", content=PNG)
    assert worn.status_code == 200, worn.text
    logo = worn.json()["logo"]
    served = await manager.get(f"{PICTURES}/{logo}", headers={"authorization": ""})
    again = await manager.get(f"{PICTURES}/{logo}", headers={"if-none-match": served.headers["etag"]})
    other = await manager.put("/layouts/Shop/logo", content=JPEG, headers={"if-match": worn.headers["etag"]})
    late = await manager.put("/layouts/Shop/logo", content=PNG, headers={"if-match": worn.headers["etag"]})
    off = await manager.put("/layouts/Shop", json=other.json() | {"logo": None})

    assert served.content == PNG
    assert served.headers["content-type"] == "image/png"
    assert served.headers["x-content-type-options"] == "nosniff"
    assert served.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "sandbox" in served.headers["content-security-policy"]
    assert "immutable" in served.headers["cache-control"]
    assert again.status_code == 304
    assert (other.status_code, late.status_code, off.status_code) == (200, 412, 200)
    assert (await manager.get(f"{PICTURES}/{other.json()['logo']}")).status_code == 404
    assert shop["logo"] is None


async def test_a_clone_wears_the_same_logo_and_keeps_it(
    manager: httpx2.AsyncClient, shop: dict[str, Any]
) -> None:
    logo = (await manager.put("/layouts/Shop/logo", content=PNG)).json()["logo"]
    assert (await manager.post("/layouts/Shop/clone", json={"name": "Other"})).status_code == 201

    assert (await manager.delete("/layouts/Shop")).status_code == 204

    assert (await manager.get(f"{PICTURES}/{logo}")).content == PNG
    assert (await manager.get("/layouts/Other")).json()["logo"] == logo


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"x" * 200_000], ids=["empty", "svg", "large"])
async def test_what_is_no_picture_is_refused(
    manager: httpx2.AsyncClient, shop: dict[str, Any], content: bytes
) -> None:
    refused = await manager.put("/layouts/Shop/logo", content=content, headers={"content-type": "image/png"})

    assert refused.status_code in {413, 422}
    assert (await manager.get("/layouts/Shop")).json() == shop


async def test_the_supplied_layout_gets_no_logo(manager: httpx2.AsyncClient) -> None:
    refused = await manager.put("/layouts/Default/logo", content=PNG)

    assert (refused.status_code, refused.json()["code"]) == (409, "read_only")


@pytest.mark.parametrize("picture", ["x", "a" * 64, "%2e%2e", "A" * 64])
async def test_there_is_no_other_picture(shared_manager: httpx2.AsyncClient, picture: str) -> None:
    assert (await shared_manager.get(f"{PICTURES}/{picture}")).status_code == 404


async def test_the_texts_of_the_window_are_listed_by_key(shared_manager: httpx2.AsyncClient) -> None:
    listed = (await shared_manager.get("/layout-texts")).json()["items"]

    send = next(each for each in listed if each["key"] == "send")
    assert send["texts"] == {"en": "Send", "de": "Senden", "fr": "Envoyer", "es": "Enviar", "ar": "إرسال"}


async def test_a_draft_is_shown_as_the_widget_would_get_it_without_being_saved(
    manager: httpx2.AsyncClient, shop: dict[str, Any]
) -> None:
    name = {"name": "name", "label": {"en": "Your name", "ar": "اسمك"}}
    draft = shop | {
        "colour": "#ffff00",
        "texts": {"ar": {"send": "أرسل"}},
        "form": [name, {"name": "basket", "pages": ["https://shop.example/basket"]}],
        "css_on": True,
        "css": "body{}",
    }

    seen = (await manager.post("/layout-preview", json={"layout": draft, "language": "ar"})).json()
    page = {"layout": draft, "url": "https://shop.example/", "scheme": "dark"}
    there = (await manager.post("/layout-preview", json=page)).json()

    assert (seen["shown"]["direction"], seen["shown"]["texts"]["send"]) == ("rtl", "أرسل")
    assert seen["shown"]["texts"]["end"] == "إنهاء المحادثة", (
        "the words that the layout does not give are the supplied ones"
    )
    assert [field["label"] for field in seen["shown"]["form"]] == ["اسمك", ""]
    assert [field["name"] for field in there["shown"]["form"]] == ["name"]
    assert "prefers-color-scheme" not in there["shown"]["css"]
    assert {each["ground"] for each in seen["contrast"] if not each["enough"]} == {"header", "accent", "own"}
    assert [each["line"] for each in seen["css"]] == [1]
    assert "body" not in seen["shown"]["css"]
    assert (await manager.get("/layouts/Shop")).json() == shop
