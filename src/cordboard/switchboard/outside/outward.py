"""What this node does outside, put together: who performs errands of which kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.edits import Edits
from cordboard.switchboard.outside.bulkhead import Bulkhead
from cordboard.switchboard.outside.calls import Calls
from cordboard.switchboard.outside.errands import Performer
from cordboard.switchboard.outside.global_setting import GlobalSetting
from cordboard.switchboard.outside.host_calls import HostCalls, Posting
from cordboard.switchboard.outside.mailing import Mailing
from cordboard.switchboard.outside.way_out import Outside
from cordboard.switchboard.outside.webhooks import WebhookCalls
from cordboard.switchboard.ports import Clock, Connection, Mailer, Store
from cordboard.switchboard.routing.hosts import Hosts
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.turn import Turns

CALLS = 64
"""Outside calls of this node at a time."""
TO_ONE = 8
"""Of these, to one destination: a slow one cannot hold up others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outward:
    """What calls need. `secret_of` finds the server's secret: what goes to hosts is signed with keys made of it."""

    outside: Outside
    edits: Edits
    secret_of: Callable[[Connection], bytes]


def performers(
    outward: Outward | None,
    *,
    turns: Turns,
    store: Store,
    clock: Clock,
    catalogues: Catalogues,
    driver: Driver,
    hosts: Hosts,
    mailer: Mailer,
) -> Mapping[str, Performer]:
    """By kind. Without `outward` only mail is sent; the rows of other kinds stay for nodes that can."""
    mailing = Mailing(store=store, mailer=mailer)
    found: dict[str, Performer] = {"transcript": mailing, "mail": mailing}
    if outward is None:
        return found
    bulkhead = Bulkhead(total=CALLS, each=TO_ONE)
    posting = Posting(store=store, outside=outward.outside, secret_of=outward.secret_of)
    found["call"] = Calls(
        turns=turns,
        store=store,
        clock=clock,
        catalogues=catalogues,
        driver=driver,
        outside=outward.outside,
        posting=posting,
        bulkhead=bulkhead,
    )
    found["host"] = HostCalls(
        clock=clock, catalogues=catalogues, posting=posting, hosts=hosts, bulkhead=bulkhead
    )
    found["webhook"] = WebhookCalls(store=store, catalogues=catalogues, posting=posting)
    found["global"] = GlobalSetting(store=store, edits=outward.edits)
    return found
