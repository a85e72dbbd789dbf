"""Who a page says its visitor is: believed only with a good signature, for this point, for a short time."""

import base64
import hmac
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from tests.web.asgi_client import Client
from tests.web.house import SHOP, House, open_house

HS = OctKey.generate_key(256, parameters={"kid": "hs"})
ES = ECKey.generate_key("P-256", parameters={"kid": "es"})
RS = RSAKey.generate_key(2048, parameters={"kid": "rs"})
KEYS = {"keys": [HS.as_dict(private=True), ES.as_dict(private=False), RS.as_dict(private=False)]}
OTHER = OctKey.generate_key(256, parameters={"kid": "hs"})


@pytest.fixture(scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    path: Path = tmp_path_factory.mktemp("house")
    async with open_house(path, identity_keys=KEYS) as opened:
        yield opened


def signed(house: House, key: Any = HS, alg: str = "HS256", kid: str | None = None, **claims: Any) -> str:
    now = house.clock.now() // 1000
    everything = {"sub": "customer-7", "aud": "shop", "exp": now + 600} | claims
    header = {"alg": alg, "kid": kid or key.as_dict()["kid"]}
    return jwt.encode(header, {k: v for k, v in everything.items() if v is not None}, key, algorithms=[alg])


def with_public_key_as_secret(body: str) -> str:
    """The classic forgery: HS256, keyed with the public key that everybody may know."""
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"rs"}').rstrip(b"=").decode()
    digest = hmac.digest(RS.as_pem(private=False), f"{head}.{body}".encode(), "sha256")
    return f"{head}.{body}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


async def opened(house: House, identity: str, **body: Any) -> tuple[int, str]:
    reply = await house.client().post("/api/v1/chats", {"url": SHOP, "identity": identity} | body)
    return reply.status, reply.code


@pytest.mark.parametrize(
    ("key", "alg"), [(HS, "HS256"), (ES, "ES256"), (RS, "RS256")], ids=["HS", "ES", "RS"]
)
async def test_a_signed_identity_is_proven(house: House, key: Any, alg: str) -> None:
    reply = await house.client().post("/api/v1/chats", {"url": SHOP, "identity": signed(house, key, alg)})

    chat = await house.app.visitors.chat(reply.json["chat_id"])
    assert (chat.visitor.claimed_id, chat.visitor.verified) == ("customer-7", True)


async def test_a_claimed_id_alone_is_kept_and_not_proven(house: House) -> None:
    reply = await house.client().post("/api/v1/chats", {"url": SHOP, "visitor": {"id": "customer-7"}})

    chat = await house.app.visitors.chat(reply.json["chat_id"])
    assert (chat.visitor.claimed_id, chat.visitor.verified) == ("customer-7", False)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "other"},
        {"aud": None},
        {"aud": ["other"]},
        {"exp": None},
        {"exp": "soon"},
        {"exp": 1},
        {"exp": 1_800_000_000 + 3 * 3600},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 201},
        {"nbf": 1_800_000_000 + 600},
        {"iat": "x"},
    ],
    ids=str,
)
async def test_claims_that_do_not_hold_are_refused(house: House, claims: dict[str, Any]) -> None:
    assert await opened(house, signed(house, **claims)) == (403, "identity_refused")


async def test_signatures_that_do_not_hold_are_refused(house: House) -> None:
    good = signed(house)
    head, body, signature = good.split(".")
    none = "eyJhbGciOiJub25lIn0." + body + "."
    forged = [
        signed(house, OTHER),
        signed(house, HS, kid="rs"),
        signed(house, HS, kid="nobody"),
        f"{head}.{body}.",
        f"{head}.{body}x.{signature}",
        none,
        "nonsense",
        "a.b.c",
        with_public_key_as_secret(body),
    ]

    assert {await opened(house, identity) for identity in forged} == {(403, "identity_refused")}


async def test_a_few_seconds_between_clocks_do_not_matter(house: House) -> None:
    now = house.clock.now() // 1000

    assert (await opened(house, signed(house, exp=now - 20)))[0] == 201
    assert (await opened(house, signed(house, exp=now - 40)))[0] == 403


async def test_an_identity_of_somebody_else_is_refused(house: House) -> None:
    assert await opened(house, signed(house), visitor={"id": "customer-8"}) == (403, "identity_refused")
    assert (await opened(house, signed(house), visitor={"id": "customer-7"}))[0] == 201


async def test_what_came_of_an_earlier_chat_and_what_the_visitor_thought_is_told(tmp_path: Path) -> None:
    async with open_house(tmp_path, identity_keys=KEYS) as house:

        async def talk() -> tuple[str, Client, int]:
            opening = await house.client().post("/api/v1/chats", {"url": SHOP, "identity": signed(house)})
            chat_id, token = opening.json["chat_id"], opening.json["token"]
            await house.centre.settle()
            gen = (await agent.get("/api/v1/desk")).json["offers"][0]["gen"]
            await agent.post(f"/api/v1/desk/chats/{chat_id}/accept", {"gen": gen})
            return chat_id, house.client().with_headers(authorization=f"Bearer {token}"), gen

        agent = await house.agent("ann")
        first, visitor, gen = await talk()
        await agent.put(f"/api/v1/desk/chats/{first}/outcomes", {"outcomes": {"Sold": None}})
        await agent.post(f"/api/v1/desk/chats/{first}/end", {"gen": gen})
        await visitor.post(f"/api/v1/chats/{first}/rating", {"score": 4, "comment": "Quick"})
        second, _, _ = await talk()

        earlier = (await agent.get(f"/api/v1/desk/chats/{second}/history")).json["items"]

        assert [(each["chat_id"], each["outcomes"]) for each in earlier] == [(first, {"Sold": None})]
        assert earlier[0]["rating"] == {
            "score": 4,
            "comment": "Quick",
            "answers": {},
            "asked": {},
            "language": "en",
        }
