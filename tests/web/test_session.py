"""Signing in and out, and what keeps strangers from doing it."""

from pathlib import Path

import pytest

from tests.web.house import PASSWORD, House, open_house

PATH = "/api/v1/session"


async def test_signing_in_opens_a_session(house: House) -> None:
    await house.give_password("ann")
    browser = house.client()

    reply = await browser.post(PATH, {"user_name": "ann", "password": PASSWORD})

    assert reply.status == 200
    assert reply.json["user"] == {"user_name": "ann", "full_name": "Ann", "role": "Agent"}
    assert reply.json["permissions"] == ["contact:view_own", "desk:use"]
    cookie = reply.headers["set-cookie"]
    assert cookie.startswith("cordboard=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    signed_in = browser.with_headers(cookie=cookie.split(";")[0])
    assert (await signed_in.get(PATH)).json == reply.json
    assert (await signed_in.get("/api/v1/desk")).json["state"] == "not_ready"


async def test_signing_out_ends_session_and_work(house: House) -> None:
    agent = await house.agent("ann")

    reply = await agent.delete(PATH)

    assert reply.status == 204
    assert "Max-Age=0" in reply.headers["set-cookie"]
    assert (await agent.get(PATH)).status == 401
    assert (await house.app.agents.agent("ann")).state == "signed_out"


async def test_wrong_password_and_unknown_user_get_the_same_answer(house: House) -> None:
    await house.give_password("ann")
    browser = house.client()

    wrong = await browser.post(PATH, {"user_name": "ann", "password": "wrong password"})
    unknown = await browser.post(PATH, {"user_name": "nobody", "password": "wrong password"})
    without = await browser.post(PATH, {"user_name": "bob", "password": "wrong password"})

    bodies = [reply.json for reply in (wrong, unknown, without)]
    for body in bodies:
        del body["request_id"]
    assert bodies[0] == bodies[1] == bodies[2]
    assert (wrong.status, wrong.code) == (401, "wrong_credentials")
    assert "set-cookie" not in wrong.headers


async def test_wrong_passwords_slow_the_account_down_and_nobody_else(house: House) -> None:
    attempts = house.app.attempts
    for _ in range(7):
        attempts.failed("ann")

    delays = [attempts.delay("ann"), attempts.delay("bob")]
    house.clock.jump(15 * 60)

    assert delays == [4, 0]
    assert attempts.delay("ann") == 0


async def test_an_address_gets_twenty_tries(house: House) -> None:
    browser = house.client(address="203.0.113.5")

    replies = [await browser.post(PATH, {"user_name": "", "password": ""}) for _ in range(3)]
    for _ in range(20):
        house.app.limits.sign_in("203.0.113.6")
    limited = await house.client(address="203.0.113.6").post(PATH, {"user_name": "ann", "password": "x"})

    assert [reply.status for reply in replies] == [422] * 3
    assert (limited.status, limited.code) == (429, "rate_limited")
    assert int(limited.headers["retry-after"]) > 0


async def test_an_idle_session_ends(house: House) -> None:
    used = await house.sign_in("ann")
    idle = await house.sign_in("bob")

    for _ in range(3):
        house.clock.jump(20 * 60)
        assert (await used.get(PATH)).status == 200

    assert (await idle.get(PATH)).status == 401


async def test_a_session_ends_after_twelve_hours_whatever_happens(house: House) -> None:
    staff = await house.sign_in("ann")

    for _ in range(35):
        house.clock.jump(20 * 60)
        assert (await staff.get(PATH)).status == 200
    house.clock.jump(20 * 60)

    assert (await staff.get(PATH)).status == 401


async def test_changing_the_password_ends_every_other_session(house: House) -> None:
    await house.give_password("ann")
    here, there = await house.sign_in("ann"), await house.sign_in("ann")

    async def change(old: str, new: str) -> tuple[int, str]:
        reply = await here.put(f"{PATH}/password", {"old_password": old, "new_password": new})
        return reply.status, reply.code

    assert await change("wrong", "another good phrase") == (401, "wrong_credentials")
    assert await change(PASSWORD, "password1") == (422, "invalid")
    assert await change(PASSWORD, PASSWORD) == (422, "invalid")
    assert await change(PASSWORD, "another good phrase") == (204, "")

    assert (await here.get(PATH)).status == 200
    assert (await there.get(PATH)).status == 401


async def test_who_must_change_the_password_can_do_nothing_else(house: House) -> None:
    await house.give_password("ann", must_change=True)
    staff = await house.sign_in("ann")

    before = await staff.get("/api/v1/desk")
    shown = await staff.get(PATH)
    changed = await staff.put(
        f"{PATH}/password", {"old_password": PASSWORD, "new_password": "another good phrase"}
    )
    house.clock.jump(1)
    after = await staff.get("/api/v1/desk")

    assert (before.status, before.code) == (403, "forbidden")
    assert shown.json["must_change_password"] is True
    assert (changed.status, after.status) == (204, 200)


async def test_over_tls_the_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    async with open_house(tmp_path, public_url="https://chat.example") as house:
        await house.give_password("ann")

        reply = await house.client().post(PATH, {"user_name": "ann", "password": PASSWORD})

    assert reply.headers["set-cookie"].startswith("__Host-cordboard=")
    assert "Secure" in reply.headers["set-cookie"].split("; ")
    assert reply.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize("secret_field", ["password", "token_hash"])
async def test_no_answer_holds_a_secret(house: House, secret_field: str) -> None:
    await house.give_password("ann")

    reply = await house.client().post(PATH, {"user_name": "ann", "password": PASSWORD})

    assert secret_field not in {name for name in reply.json if name != "must_change_password"}
