"""URL patterns: which pages a routing point takes chats from (DESIGN §10, reliability.md f.3.1).

Patterns route, and decide where the widget may appear; they prove nothing about who calls.
"""

from enum import Enum
from typing import Literal

import ada_url
import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.page import DEFAULT_PORTS, Page, has_control_characters, split_port
from cordboard.core.routing.wildcard import Wildcard, wildcard

MAX_PATTERN = 2_048
MAX_STARS = 32

_SCHEMES = {"http": ("http",), "https": ("https",), "*": ("http", "https"), "http*": ("http", "https")}
_HOST_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_*")


class Port(Enum):
    """Which ports a pattern without a number accepts."""

    DEFAULT = "default"
    ANY = "any"


class UrlPattern(msgspec.Struct, frozen=True, kw_only=True):
    """A compiled pattern. A `*` stands for any run of characters (none, too) and never leaves its part.

    - Scheme: without one, http and https.
    - Host: `*.example.com` takes whole labels: `a.example.com` and `a.b.example.com`, not `example.com`
      itself and not `evilexample.com`. `*example.com` takes any run of characters: all of these.
    - Port: without one the scheme's own port, `:*` any; a host of `*` alone takes any port.
    - Path: without one every path. It is compared with the page's path, and with path and query together, so
      `/help` takes `/help?from=mail` and `/*id=5` takes `/item?id=5`. Upper and lower case differ.
    """

    text: str
    schemes: tuple[str, ...]
    host: Wildcard
    port: int | Literal[Port.DEFAULT, Port.ANY]
    path: Wildcard | None

    def matches(self, page: Page) -> bool:
        """Whether the pattern accepts the page."""
        if not self.matches_origin(page):
            return False
        if self.path is None or self.path.matches(page.path + page.query):
            return True
        return page.query != "" and self.path.matches(page.path)

    def matches_origin(self, page: Page) -> bool:
        """Whether the pattern accepts some page of the same origin: all that CORS can ask."""
        if self.port is Port.DEFAULT:
            if page.port != DEFAULT_PORTS[page.scheme]:
                return False
        elif self.port is not Port.ANY and self.port != page.port:
            return False
        return page.scheme in self.schemes and self.host.matches(page.host)


def parse_pattern(text: str) -> UrlPattern:
    """Compile a manager's pattern.

    Raises Refused(invalid) with a sentence for the manager when it cannot be understood.
    """
    if len(text) > MAX_PATTERN or text.count("*") > MAX_STARS:
        raise _refused(text, f"more than {MAX_PATTERN} characters or {MAX_STARS} stars")
    if has_control_characters(text) or any(char.isspace() for char in text):
        raise _refused(text, "blanks or control characters")
    scheme, divider, rest = text.partition("://")
    if not divider or "/" in scheme:
        scheme, rest = "*", text
    if scheme.lower() not in _SCHEMES:
        raise _refused(text, "only http and https are possible")
    if "\\" in text or "#" in text:
        raise _refused(text, r"\ and # are not compared")
    cut = min((rest.find(mark) for mark in "/?" if mark in rest), default=len(rest))
    host_text, port_text = split_port(rest[:cut])
    host = _host(text, host_text)
    return UrlPattern(
        text=text,
        schemes=_SCHEMES[scheme.lower()],
        host=wildcard(host),
        port=_port(text, port_text, host),
        path=_path(text, rest[cut:]) if cut < len(rest) else None,
    )


def warning(pattern: UrlPattern) -> str | None:
    """What a manager should know about a pattern that lets in more than it seems to; None: nothing."""
    pieces = pattern.host.pieces
    last = pieces[-1]
    if len(pieces) == 1 or pieces == ("", ""):
        return None
    if "." not in last.strip("."):
        return f"{pattern.text} accepts hosts that anybody can register."
    if not last.startswith("."):
        name = last.lstrip("-")
        return f"{pattern.text} also accepts evil{name}; write *.{name} for whole labels."
    return None


def csp_source(pattern: UrlPattern) -> str | None:
    """The pattern as a host source of a Content-Security-Policy; None if it cannot be written as one."""
    pieces = pattern.host.pieces
    if len(pieces) == 1:
        host = pieces[0]
    elif pieces == ("", ""):
        host = "*"
    elif len(pieces) == 2 and not pieces[0] and pieces[1].startswith("."):
        host = "*" + pieces[1]
    else:
        return None
    scheme = f"{pattern.schemes[0]}://" if len(pattern.schemes) == 1 else ""
    if pattern.port is Port.DEFAULT:
        return scheme + host
    return f"{scheme}{host}:{'*' if pattern.port is Port.ANY else pattern.port}"


def _host(text: str, host: str) -> str:
    host = host.lower()
    if not host:
        raise _refused(text, "the host is missing")
    if "@" in host:
        raise _refused(text, "user names are not accepted")
    if "*" not in host:
        try:
            return ada_url.URL(f"https://{host}/").hostname
        except ValueError:
            raise _refused(text, "the host is not a name or an address") from None
    return ".".join(_label(text, label) for label in host.split("."))


def _label(text: str, label: str) -> str:
    """One label of a host with stars, in punycode."""
    if not label.isascii() and "*" not in label:
        label = ada_url.idna.encode(label).decode()
    if not label or not _HOST_CHARACTERS.issuperset(label):
        raise _refused(text, f"{label!r} cannot be part of a host with stars")
    return label


def _port(text: str, port: str | None, host: str) -> int | Literal[Port.DEFAULT, Port.ANY]:
    if port is None:
        return Port.ANY if host == "*" else Port.DEFAULT
    if port == "*":
        return Port.ANY
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65_536):
        raise _refused(text, "the port is not a number up to 65535")
    return int(port)


def _path(text: str, path: str) -> Wildcard:
    normal = ada_url.normalize_url(f"https://x{path}").removeprefix("https://x")
    if normal.count("*") != path.count("*"):
        raise _refused(text, "stars beside . or .. in the path")
    return wildcard(normal)


def _refused(text: str, why: str) -> Refused:
    return Refused(Code.INVALID, f"The URL pattern {text[:200]!r} cannot be used: {why}.")
