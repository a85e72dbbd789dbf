"""An outside routing host in a rehearsal: asked by a script, it selects routes, rejects, or is silent."""

import msgspec
from msgspec.structs import replace

from cordboard.core.instant import SECOND, Millis
from cordboard.director.orders import AskHost
from cordboard.director.rehearsal.scenario import HostSays, Scenario

REPLY_TIMEOUT = 5
"""Seconds for a host's answer if the order does not say."""
MOST_TRIES = 20
"""Routes that one dialog may try."""
SILENT = HostSays()


class Dialog(msgspec.Struct, frozen=True, kw_only=True):
    """A dialog with a host, from RouteRequest to RouteEnd."""

    host: str
    timeout: int
    asked_at: Millis
    tries: int = 0
    rest: tuple[HostSays, ...] = ()
    """The answers to come, the next one first."""
    alternates: tuple[str, ...] = ()
    priority: int | None = None
    route_timeout: int | None = None
    waits_for_reply: bool = True
    may_retry: bool = True
    """Whether the host has another route when these have failed."""

    @property
    def next(self) -> HostSays:
        """How the host answers now."""
        return self.rest[0] if self.rest else SILENT

    @property
    def due_at(self) -> Millis:
        """When it answers, or has not answered in time."""
        seconds = self.timeout if silent(self.next) else min(self.next.after, self.timeout)
        return self.asked_at + round(seconds * SECOND)

    @property
    def in_time(self) -> bool:
        """Whether it answers before its time is over."""
        return not silent(self.next) and self.next.after <= self.timeout


def opened(order: AskHost, scenario: Scenario, *, used: int, now: Millis) -> Dialog:
    """RouteRequest; `used`: how many of the scenario's answers earlier dialogs have used up."""
    says = [SILENT if each == "silent" else each for each in scenario.hosts.get(order.host, ())]
    timeout = order.reply_timeout if order.reply_timeout is not None else REPLY_TIMEOUT
    return Dialog(host=order.host, timeout=timeout, asked_at=now, rest=tuple(says[used:]))


def asked_again(dialog: Dialog, now: Millis) -> Dialog:
    """ReRoute: the host is to name another route."""
    return replace(dialog, asked_at=now, waits_for_reply=True, alternates=())


def answered(dialog: Dialog) -> Dialog:
    """The host's next answer is used up; the routes that it names are to be tried."""
    says = dialog.next
    return replace(
        dialog,
        rest=dialog.rest[1:],
        waits_for_reply=False,
        alternates=(says.selects, *says.alternate_routes) if says.selects else (),
        priority=says.priority,
        route_timeout=says.timeout,
        may_retry=says.remain_retries != 0,
    )


def silent(says: HostSays) -> bool:
    """Whether the host says nothing."""
    return not says.selects and not says.fails and says.rejects is False
