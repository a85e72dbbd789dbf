"""The page that a visitor is on: its URL taken apart once, by the rules that browsers follow (WHATWG)."""

import ada_url
import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code

MAX_URL = 8_192
MAX_HOST = 253
DEFAULT_PORTS = {"http": 80, "https": 443}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Parts of a page's URL: host in lower-case punycode, port filled in, `query` with its `?`."""

    scheme: str
    host: str
    port: int
    path: str
    query: str = ""


def parse_page(url: str) -> Page:
    """Take a page's URL apart.

    Raises Refused(url_not_accepted) for anything but a plain http or https URL: user names, control
    characters, `null`, other schemes, empty host labels, over MAX_URL characters (reliability.md f.3.1).
    """
    if len(url) > MAX_URL:
        raise _refused(f"it is longer than {MAX_URL} characters")
    if has_control_characters(url):
        raise _refused("it contains control characters")
    try:
        normal = ada_url.normalize_url(url)
    except ValueError:
        raise _refused("it is not a URL") from None
    scheme, divider, rest = normal.partition("://")
    if not divider or scheme not in DEFAULT_PORTS:
        raise _refused("it is neither http nor https")
    authority, _, tail = rest.partition("/")
    if "@" in authority or "@" in _raw_authority(url):
        raise _refused("it contains a user name")
    host, port = split_port(authority)
    if len(host) > MAX_HOST or host.startswith(".") or ".." in host:
        raise _refused("its host is not a name")
    path, question, query = tail.partition("#")[0].partition("?")
    return Page(
        scheme=scheme,
        host=host,
        port=int(port) if port else DEFAULT_PORTS[scheme],
        path="/" + path,
        query=question + query,
    )


def has_control_characters(text: str) -> bool:
    """Whether the text holds C0 or C1 control characters or DEL."""
    return not text.isprintable() and any(ord(char) < 32 or 127 <= ord(char) < 160 for char in text)


def split_port(authority: str) -> tuple[str, str | None]:
    """Host and port text; None without a colon. Colons inside an IPv6 address's brackets do not count."""
    host, colon, port = authority.rpartition(":")
    if not colon or "]" in port:
        return authority, None
    return host, port


def _raw_authority(url: str) -> str:
    """What stood between the scheme and the path, before parsing dropped an empty user name."""
    rest = url.partition(":")[2].lstrip("/\\")
    for stop in "/\\?#":
        rest = rest.partition(stop)[0]
    return rest


def _refused(why: str) -> Refused:
    return Refused(Code.URL_NOT_ACCEPTED, f"The page's URL is not accepted: {why}.")
