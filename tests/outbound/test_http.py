"""One call by HTTP against real servers, kind and hostile."""

import asyncio
import hmac
import ssl
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cordboard.outbound.http import Resolver
from cordboard.outbound.names import resolve
from tests.clock import START, JumpingClock
from tests.outbound.callers import a_call, caller, refused, silent
from tests.outbound.certificates import authority
from tests.outbound.hostile import names, saying, serving
from tests.servers.process import free_port


async def test_a_call_goes_out_with_its_key_and_the_answer_comes_back_typed() -> None:
    async with serving(saying("201 Created", b'{"ok": true}', "content-type: application/json")) as server:
        reply = await caller().call(a_call(server, body=b'{"a":1}', headers={"X-Shop": "Süd"}))

    assert (reply.status, reply.text, reply.json) == (201, '{"ok": true}', {"ok": True})
    asked = server.asked[0]
    assert asked.line == "POST /hook?x=1 HTTP/1.1"
    assert asked.body == b'{"a":1}'
    assert asked.headers["idempotency-key"] == "call:c1:1:1"
    assert asked.headers["host"] == server.where
    assert asked.headers["content-type"] == "application/json"
    assert asked.headers["accept-encoding"] == "identity"
    assert asked.headers["x-shop"].encode("latin-1").decode() == "Süd"
    assert "cordboard-signature" not in asked.headers


async def test_a_signed_call_can_be_checked_under_each_live_key() -> None:
    async with serving(saying("204 No Content")) as server:
        await caller().call(a_call(server, body=b"{}", sign_with=("new", "old")))

    told = server.asked[0].headers["cordboard-signature"].split(",")
    assert told[0] == f"t={START // 1000}"
    expected = [
        "v1=" + hmac.new(key, f"{START // 1000}.".encode() + b"{}", sha256).hexdigest()
        for key in (b"new", b"old")
    ]
    assert told[1:] == expected


async def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    async with serving(saying("200 OK", b"secret")) as inside:
        answer = saying("302 Found", b"", f"location: http://{inside.where}/")
        async with serving(answer) as server:
            reply = await caller().call(a_call(server))

    assert (reply.status, reply.text) == (302, "")
    assert inside.asked == []


async def test_no_proxy_of_the_environment_takes_part(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    async with serving(saying("200 OK", b"direct")) as server:
        assert (await caller().call(a_call(server))).text == "direct"


async def test_the_server_of_a_name_that_leads_inside_is_never_reached() -> None:
    async with serving(saying("200 OK")) as server:
        calling = caller(networks=(), resolver=names(shop_example=["127.0.0.1"]))

        failure = await refused(calling, a_call(url=f"http://shop.example:{server.port}/"))

    assert "127.0.0.1" in failure.detail
    assert "outbound_networks" in failure.detail
    assert (failure.kind, failure.again) == ("failed", False)
    assert server.asked == []


@pytest.mark.parametrize("mixed", [["127.0.0.1", "10.0.0.1"], ["::ffff:127.0.0.1"], ["127.0.0.1", "::1"]])
async def test_every_address_of_a_mixed_answer_must_pass(mixed: Sequence[str]) -> None:
    async with serving(saying("200 OK")) as server:
        calling = caller(resolver=names(shop_example=mixed))

        await refused(calling, a_call(url=f"http://shop.example:{server.port}/"))

    assert server.asked == []


async def test_a_name_that_changes_its_address_after_the_look_is_called_at_the_vetted_one() -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]

    async def rebinding(_host: str, _port: int) -> Sequence[str]:
        return answers.pop(0)

    async with serving(saying("200 OK", b"the vetted one")) as server:
        calling = caller(resolver=rebinding)
        url = f"http://shop.example:{server.port}/"

        first = await calling.call(a_call(url=url))
        failure = await refused(calling, a_call(url=url))

    assert first.text == "the vetted one"
    assert server.asked[0].headers["host"] == f"shop.example:{server.port}"
    assert "10.0.0.1" in failure.detail
    assert len(server.asked) == 1


async def test_the_next_address_of_a_name_is_tried_when_one_is_dead() -> None:
    async with serving(saying("200 OK", b"here")) as server:
        calling = caller(resolver=names(shop_example=["127.0.0.9", "127.0.0.1"]))

        assert (await calling.call(a_call(url=f"http://shop.example:{server.port}/"))).text == "here"


async def test_tls_proves_the_name_though_the_address_is_what_is_called(tmp_path: Path) -> None:
    at_server, trusting = authority(tmp_path, name="shop.example")
    seen: list[str | None] = []
    at_server.sni_callback = lambda _socket, name, _context: seen.append(name)
    async with serving(saying("200 OK", b"safe"), tls=at_server) as server:
        known: Resolver = names(shop_example=["127.0.0.1"], other_example=["127.0.0.1"])
        calling = caller(resolver=known, tls=trusting, plain_http=False)

        reply = await calling.call(a_call(url=f"https://shop.example:{server.port}/"))
        wrong = await refused(calling, a_call(url=f"https://other.example:{server.port}/"))
        unknown = await refused(
            caller(resolver=known, tls=ssl.create_default_context()),
            a_call(url=f"https://shop.example:{server.port}/"),
        )

    assert reply.text == "safe"
    assert seen[0] == "shop.example"
    assert server.asked[0].headers["host"] == f"shop.example:{server.port}"
    assert len(server.asked) == 1
    assert "other.example" in wrong.detail
    assert unknown.kind == "failed"


async def test_nobody_there_is_told_at_once_and_may_be_tried_again() -> None:
    failure = await refused(caller(), a_call(url=f"http://127.0.0.1:{free_port()}/"))

    assert (failure.kind, failure.again) == ("failed", True)


async def test_a_name_that_is_not_there_is_a_failure() -> None:
    failure = await refused(caller(resolver=resolve), a_call(url="http://nowhere.invalid/"))

    assert failure.kind == "failed"


@pytest.mark.parametrize(
    "fields",
    [
        {"method": "TRACE"},
        {"method": "GET\r\nX: y"},
        {"headers": {"Host": "evil.example"}},
        {"headers": {"transfer-encoding": "chunked"}},
        {"headers": {"Cordboard-Signature": "t=0"}},
        {"headers": {"X-A": "b\r\nX-C: d"}},
        {"headers": {"X A": "b"}},
        {"headers": {"X": "y" * 9_000}},
        {"headers": {f"X-{number}": "y" for number in range(60)}},
    ],
)
async def test_a_call_that_would_break_the_message_is_not_made(fields: dict[str, Any]) -> None:
    async with serving(saying("200 OK")) as server:
        await refused(caller(), a_call(server, **fields))

    assert server.asked == []


async def test_a_destination_that_is_dead_is_left_alone_then_probed_and_others_are_called_meanwhile() -> None:
    clock = JumpingClock()
    calling = caller(clock=clock)
    dead = free_port()
    async with serving(saying("200 OK")) as alive:
        for _ in range(5):
            await refused(calling, a_call(url=f"http://127.0.0.1:{dead}/"))
        left_alone = await refused(calling, a_call(url=f"http://127.0.0.1:{dead}/"))
        assert (await calling.call(a_call(alive))).status == 200

    assert "left alone" in left_alone.detail
    assert left_alone.again is False
    clock.jump(30)
    assert "left alone" not in (await refused(calling, a_call(url=f"http://127.0.0.1:{dead}/"))).detail
    assert "left alone" in (await refused(calling, a_call(url=f"http://127.0.0.1:{dead}/"))).detail


async def test_answers_of_500_open_the_breaker_too_but_those_of_400_do_not() -> None:
    calling = caller()
    async with serving(saying("404 Not Found")) as server:
        for _ in range(6):
            assert (await calling.call(a_call(server))).status == 404
    async with serving(saying("503 Service Unavailable")) as server:
        for _ in range(5):
            assert (await calling.call(a_call(server))).status == 503
        assert "left alone" in (await refused(calling, a_call(server))).detail


async def test_a_call_that_is_cancelled_leaves_the_breaker_as_it_was() -> None:
    clock = JumpingClock()
    calling = caller(clock=clock)
    async with serving(silent) as server:
        for _ in range(5):
            await refused(calling, a_call(server, timeout=0.01))  # the server never answers
        clock.jump(30)
        probe = asyncio.ensure_future(calling.call(a_call(server, key="probe")))
        while all(asked.headers["idempotency-key"] != "probe" for asked in server.asked):  # noqa: ASYNC110
            await asyncio.sleep(0)
        probe.cancel()
        await asyncio.gather(probe, return_exceptions=True)

        assert "left alone" not in (await refused(calling, a_call(server, timeout=0.01))).detail
