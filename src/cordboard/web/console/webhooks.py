"""Webhooks beside what all collections have: signing keys, a test, the last deliveries."""

from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from cordboard.core.instant import Millis
from cordboard.core.outside.signing import live_keys
from cordboard.core.outside.webhook import Webhook
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.subjects import WEBHOOKS
from cordboard.switchboard.outside.deliveries import Delivery, WebhookTrial
from cordboard.web.console.asking import BASE, READING, actor
from cordboard.web.listing import Items, packed, unpacked
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/{WEBHOOKS.path}/{{name}}"


class WebhookKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys under which what is sent to the webhook is signed: a signature by either counts."""

    key: str
    previous: str | None
    """None: there was only one so far."""


class DeliveryQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which part of the list, that which moved last first."""

    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    after: Annotated[str, Meta(max_length=500)] | None = None


class OnceMore(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which delivery is sent again."""

    delivery: Annotated[str, Meta(min_length=1, max_length=300)]


async def _shown(call: Call[None, None]) -> Answer:
    return _keys(call, _webhook(call))


async def _renewed(call: Call[None, None]) -> Answer:
    found = call.app.configuration.get(WEBHOOKS, call.path["name"])
    assert isinstance(found.value, Webhook)
    raised = replace(found.value, key=found.value.key + 1)
    made = await call.app.configuration.replace(
        WEBHOOKS, raised.name, raised, by=actor(call), if_match=found.etag
    )
    assert isinstance(made.value, Webhook)
    return _keys(call, made.value)


async def _tested(call: Call[None, None]) -> Answer:
    return Answer(await call.app.deliveries.test(_webhook(call)))


async def _listed(call: Call[None, DeliveryQuery]) -> Answer:
    asked = call.query
    after = None if asked.after is None else unpacked(asked.after, tuple[Millis, str])
    found, following = await call.app.deliveries.page(_webhook(call).name, limit=asked.limit, after=after)
    return Answer(Items(items=found, next=None if following is None else packed(following)))


async def _again(call: Call[OnceMore, None]) -> Answer:
    await call.app.deliveries.once_more(_webhook(call).name, call.body.delivery)
    return Answer()


def _webhook(call: Call[OnceMore, None] | Call[None, None] | Call[None, DeliveryQuery]) -> Webhook:
    found = call.app.configuration.get(WEBHOOKS, call.path["name"]).value
    assert isinstance(found, Webhook)
    return found


def _keys(call: Call[None, None], webhook: Webhook) -> Answer:
    key, *before = live_keys(call.app.face.secret, webhook)
    return Answer(WebhookKeys(key=key, previous=before[0] if before else None))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=f"{PATH}/key",
        handler=_shown,
        summary="The webhook's signing keys",
        tag="Configuration",
        who=Who.STAFF,
        permission="webhook:edit",
        answer=WebhookKeys,
        errors=READING,
    ),
    Route(
        method="POST",
        path=f"{PATH}/key",
        handler=_renewed,
        summary="Make a new signing key; the one before stays valid until the next",
        tag="Configuration",
        who=Who.STAFF,
        permission="webhook:edit",
        answer=WebhookKeys,
        errors=(Code.CHANGED_MEANWHILE, Code.INVALID, Code.NOT_FOUND),
    ),
    Route(
        method="POST",
        path=f"{PATH}/test",
        handler=_tested,
        summary="Call the webhook's address once, with an event of the kind `test`",
        tag="Configuration",
        who=Who.STAFF,
        permission="webhook:edit",
        answer=WebhookTrial,
        errors=READING,
    ),
    Route(
        method="GET",
        path=f"{PATH}/deliveries",
        handler=_listed,
        summary="The webhook's deliveries, that which moved last first",
        tag="Configuration",
        who=Who.STAFF,
        permission="webhook:view",
        query=DeliveryQuery,
        answer=Items[Delivery],
        errors=READING,
    ),
    Route(
        method="POST",
        path=f"{PATH}/deliveries",
        handler=_again,
        summary="Send a delivery once more, under the same key",
        tag="Configuration",
        who=Who.STAFF,
        permission="webhook:edit",
        body=OnceMore,
        status=204,
        errors=READING,
    ),
)
