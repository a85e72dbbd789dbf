"""Outcomes at the desk: what is chosen is held against the managers' rules, at the field."""

from cordboard.core.codes import Outcome, OutcomeCategory
from cordboard.core.people import User, UserGroup
from cordboard.core.routing.layout import Layout, Survey
from cordboard.core.routing.layout_form import FormField
from tests.furnish import furnish
from tests.web.house import House


async def furnished(house: House) -> None:
    await furnish(
        house.store,
        Outcome(name="Order", type="string", pattern=r"\d{4}", hint="Four digits.", categories=("Shop",)),
        Outcome(name="Swept", categories=("Machine",)),
        OutcomeCategory(name="Shop", minimum=1, maximum=1),
        OutcomeCategory(name="Machine", selectable=False),
        UserGroup(name="Berlin", maximum_outcomes=1),
        User(user_name="zoe", full_name="Zoe", agent_groups=("Everyone",), user_group="Berlin"),
    )
    await house.centre.catalogues.refresh()


async def test_the_desk_knows_what_may_be_chosen(house: House) -> None:
    await furnished(house)
    agent = await house.sign_in("zoe")

    desk = (await agent.get("/api/v1/desk")).json

    assert [each["name"] for each in desk["outcomes"]] == ["Order", "Sold"]
    assert desk["outcomes"][0]["hint"] == "Four digits."
    assert [(each["name"], each["minimum"], each["maximum"]) for each in desk["outcome_categories"]] == [
        ("Shop", 1, 1)
    ]
    assert desk["outcome_limits"] == {"minimum": 0, "maximum": 1}


async def test_a_wrong_choice_is_refused_at_its_field_and_a_missing_one_at_the_end(house: House) -> None:
    await furnished(house)
    chat_id, _, agent, gen = await house.talking("zoe")
    chat = f"/api/v1/desk/chats/{chat_id}"

    async def choose(**outcomes: str | None) -> tuple[int, str, object]:
        reply = await agent.put(f"{chat}/outcomes", {"outcomes": outcomes})
        return (
            (reply.status, "", "")
            if reply.status == 204
            else (reply.status, reply.code, reply.json.get("field"))
        )

    assert await choose(Order="12") == (422, "invalid", "outcomes.Order")
    assert await choose(Swept=None) == (422, "invalid", "outcomes.Swept")
    assert await choose(Sold=None, Order="1234") == (422, "invalid", "outcomes.Order")
    assert await choose(Gone=None) == (422, "unknown_outcome", "outcomes.Gone")
    await agent.post(f"{chat}/end", {"gen": gen})
    early = await agent.post(f"{chat}/wrap-up-done", {"gen": gen})
    assert (early.status, early.code, early.json["category"]) == (409, "outcomes_required", "Shop")
    assert await choose(Order="1234") == (204, "", "")
    assert (await agent.post(f"{chat}/wrap-up-done", {"gen": gen})).status == 204


async def test_a_chat_comes_with_its_questions_in_words(house: House) -> None:
    questions = (FormField(name="found", label={"en": "How did you find us?", "de": "Wie fanden Sie uns?"}),)
    form = (FormField(name="name"), FormField(name="order", label={"en": "Order number"}))
    texts = {"en": {"field_name": "Your name"}}
    layout = Layout(name="Shop", form=form, survey=Survey(questions=questions), texts=texts)
    manager = await house.sign_in("mo")
    await furnish(house.store, layout)
    await house.centre.catalogues.refresh()
    point = await manager.get("/api/v1/routing-points/shop")
    await manager.put("/api/v1/routing-points/shop", point.json | {"layout": "Shop"})
    chat_id, visitor, agent, _ = await house.talking()
    await visitor.post(f"/api/v1/chats/{chat_id}/end", {})

    shown = (await agent.get(f"/api/v1/desk/chats/{chat_id}")).json

    labels = {"name": {"en": "Your name"}, "order": {"en": "Order number"}}
    assert shown["asked"] == {"language": "en", "form": labels, "survey": {"found": questions[0].label}}
    assert (await manager.get(f"/api/v1/contacts/{chat_id}")).json["asked"] == shown["asked"]
