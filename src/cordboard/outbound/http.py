"""One call to an outside program by HTTP, under the operator's rules and within limits (SEC-62, F26).

Whether it may be made is decided before anything is sent: by the URL, the operator's list, and every address that the
name has. The connection goes to an address that was vetted, with the name in TLS and in the Host header; a redirect is
an answer like any other; no proxy, cookie or password of the environment takes part.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Collection, Sequence

import httpx2

from cordboard.core.outside import signing
from cordboard.outbound.addresses import (
    Network,
    NotAllowed,
    Target,
    bracketed,
    check_addresses,
    check_listed,
    target_of,
)
from cordboard.outbound.answers import Unfit, read
from cordboard.outbound.breaker import Breakers
from cordboard.outbound.headers import METHODS, Headers, check_answered, sendable
from cordboard.outbound.names import resolve
from cordboard.switchboard.outside.way_out import HttpReply, HttpRequest, OutsideFailure
from cordboard.switchboard.ports import Clock

CONNECT = 2.0
"""Seconds for a connection, over all addresses of a name; TLS has as much again."""
LONGEST = 10.0
"""Seconds that one try may take at most, whatever was asked for."""
LARGEST = 1024 * 1024
"""Bytes of an answer that are read at most."""
TRUSTING_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For plain http, where no certificate is looked at."""

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]


class HttpCaller:
    """Calls outside programs. `allowed`, `plain_http` and `networks` are the operator's settings."""

    def __init__(
        self,
        *,
        clock: Clock,
        breakers: Breakers,
        allowed: Collection[str] = (),
        plain_http: bool = False,
        networks: Collection[Network] = (),
        resolver: Resolver = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._clock = clock
        self._breakers = breakers
        self._allowed = allowed
        self._plain_http = plain_http
        self._networks = networks
        self._resolve = resolver
        self._tls = tls

    async def call(self, request: HttpRequest) -> HttpReply:
        """Make one try. Raises OutsideFailure and nothing else, at the latest when the request's time is over."""
        try:
            if request.method not in METHODS:
                raise NotAllowed(f"{request.method[:20]!r} is not a method that is called.")
            target = target_of(request.url)
            check_listed(target, self._allowed, plain_http=self._plain_http)
            headers = self._headers(request, target)
        except NotAllowed as no:
            raise OutsideFailure("failed", str(no)) from None
        where = target.netloc
        if not self._breakers.admit(where, now=self._clock.now()):
            raise OutsideFailure(
                "failed", f"{where} failed several times in a row and is left alone for a while."
            )
        judged = False
        try:
            async with asyncio.timeout(min(request.timeout, LONGEST)):
                reply = await self._try(request, target, headers)
            judged = self._judge(where, broken=reply.status >= 500 or reply.status == 429)
        except (NotAllowed, Unfit) as no:
            raise OutsideFailure("failed", str(no)) from None
        except TimeoutError:
            judged = self._judge(where, broken=True)
            raise OutsideFailure("timeout", f"{where} did not answer in time.") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            judged = self._judge(where, broken=True)
            unsent = isinstance(error, (httpx2.ConnectError, httpx2.ConnectTimeout, OSError))
            raise OutsideFailure("failed", f"{where}: {_why(error)}.", again=unsent) from None
        finally:
            if not judged:
                self._breakers.given_up(where)
        return reply

    def _judge(self, where: str, *, broken: bool) -> bool:
        if broken:
            self._breakers.failed(where, now=self._clock.now())
        else:
            self._breakers.succeeded(where)
        return True

    def _headers(self, request: HttpRequest, target: Target) -> Headers:
        headers = sendable(request.headers, body=request.body)
        headers += [(b"host", target.host_header.encode()), (b"idempotency-key", request.key.encode())]
        if request.sign_with:
            value = signing.signature(request.body, keys=request.sign_with, at=self._clock.now())
            headers.append((signing.HEADER.encode(), value.encode()))
        return headers

    async def _try(self, request: HttpRequest, target: Target, headers: Headers) -> HttpReply:
        found = await self._resolve(target.host, target.port)
        addresses = check_addresses(found, networks=self._networks, host=target.host)
        if self._tls is None and target.scheme == "https":
            self._tls = await asyncio.to_thread(httpx2.create_ssl_context)
        loop = asyncio.get_running_loop()
        over = loop.time() + CONNECT
        failure: httpx2.HTTPError = httpx2.ConnectTimeout("no time to connect")
        for address in addresses:
            seconds = over - loop.time()
            if seconds <= 0:
                break
            asked = httpx2.Request(
                request.method,
                f"{target.scheme}://{bracketed(address)}:{target.port}{target.path}",
                headers=headers,
                content=request.body,
                extensions={"timeout": {"connect": seconds}, "sni_hostname": target.host},
            )
            try:
                return await self._exchange(asked)
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                failure = error  # nothing was sent: the next address may do better
        raise failure

    async def _exchange(self, asked: httpx2.Request) -> HttpReply:
        # A connection for each call: what was vetted a minute ago proves nothing now.
        async with httpx2.AsyncHTTPTransport(
            verify=self._tls or TRUSTING_NOBODY, trust_env=False
        ) as transport:
            response = await transport.handle_async_request(asked)
            try:
                check_answered(response.headers.raw)
                body = bytearray()
                async for part in response.aiter_raw():
                    body += part
                    if len(body) > LARGEST:
                        raise Unfit("The answer is larger than 1 MiB.")
            finally:
                await response.aclose()
        text, value = read(response.headers.get("content-type", ""), bytes(body))
        return HttpReply(status=response.status_code, text=text, json=value)


def _why(error: Exception) -> str:
    if isinstance(error, httpx2.ConnectTimeout):
        return "no connection in time"
    told = " ".join(str(error).split())[:200].rstrip(".")
    return told or type(error).__name__
