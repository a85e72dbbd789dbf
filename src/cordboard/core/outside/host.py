"""A host: an outside program that routes chats, or talks with visitors as a bot."""

from collections.abc import Iterator
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name

Use = Literal["routing", "bot"]
REPLY_TIMEOUT = 5


class Host(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a host. With a `url` it is called there; without one it comes to us, by registration.

    `reply_timeout` in seconds: how long a RouteRequest waits for its answer. `key` counts the signing keys; only the
    last two are live. The keys themselves are derived, never stored (`signing.py`). `seed` is the server's own,
    whatever a client says: another for each host that is made, so that a name used again has keys never used before.
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    url: Annotated[str, Meta(max_length=2048)] = ""
    uses: Annotated[tuple[Use, ...], Meta(max_length=2)] = ("routing",)
    reply_timeout: Annotated[int, Meta(ge=1, le=60)] = REPLY_TIMEOUT
    active: bool = True
    key: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    seed: Annotated[str, Meta(max_length=64)] = ""


def problems(host: Host) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything that makes a host unfit."""
    if host.url:
        wrong = url_problem(host.url)
        if wrong:
            yield "url", wrong
    elif "bot" in host.uses:
        yield "url", "A bot is called at its URL, so it needs one."
    if not host.uses:
        yield "uses", "A host is used for routing, as a bot, or both."
    if len(set(host.uses)) < len(host.uses):
        yield "uses", "Each use is named once."


def url_problem(text: str) -> str:
    """What is wrong with the address of an outside program; empty: nothing that can be seen from here."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "That is not a URL."
    if parts.scheme not in {"http", "https"} or not host:
        return "A URL begins with https:// and a host."
    if any(ord(sign) <= 32 or ord(sign) == 127 for sign in text) or "\\" in text:
        return "A URL holds no blanks, control characters or backslashes."
    if "@" in parts.netloc:
        return "A URL holds no user name or password: what is sent is signed."
    if parts.fragment:
        return "A URL to call has no fragment (#)."
    return ""
