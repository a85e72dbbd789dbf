"""The way out: HTTP calls and questions to data sources, under one set of breakers."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from cordboard.outbound.addresses import Network
from cordboard.outbound.breaker import Breakers
from cordboard.outbound.http import HttpCaller
from cordboard.outbound.queries import Queries
from cordboard.switchboard.outside.way_out import HttpReply, HttpRequest, Query
from cordboard.switchboard.ports import Clock


class WayOut:
    """Implements the port `Outside` with what the operator has allowed."""

    def __init__(
        self,
        *,
        clock: Clock,
        hosts: Collection[str] = (),
        plain_http: bool = False,
        networks: Collection[Network] = (),
        data_sources: Mapping[str, str] | None = None,
    ) -> None:
        breakers = Breakers()
        self._caller = HttpCaller(
            clock=clock, breakers=breakers, allowed=hosts, plain_http=plain_http, networks=networks
        )
        self._queries = Queries(clock=clock, breakers=breakers, connections=data_sources or {})

    async def http(self, request: HttpRequest) -> HttpReply:
        return await self._caller.call(request)

    async def query(self, query: Query) -> Sequence[Mapping[str, Any]]:
        return await self._queries.ask(query)
