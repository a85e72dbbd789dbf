"""How the text of a setting becomes its value. Each reader raises ValueError saying what it must be."""

import json
import re
from collections.abc import Callable, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

Reader = Callable[[str], Any]


def word(text: str) -> str:
    """One word, not empty."""
    if not text or any(c.isspace() for c in text):
        raise ValueError("one word")
    return text


def number(low: int, high: int) -> Reader:
    """A whole number within bounds, both included."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,12}", text) or not low <= int(text) <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return int(text)

    return read


def choice(*words: str) -> Reader:
    """One of a few words, in any case."""

    def read(text: str) -> str:
        if text.lower() not in words:
            raise ValueError(f"one of {', '.join(words)}")
        return text.lower()

    return read


def upper_choice(*words: str) -> Reader:
    """One of a few words that are written in capitals, in any case."""

    def read(text: str) -> str:
        if text.upper() not in words:
            raise ValueError(f"one of {', '.join(words)}")
        return text.upper()

    return read


def on_off(text: str) -> bool:
    """A switch."""
    if text.lower() in {"on", "true", "yes", "1"}:
        return True
    if text.lower() in {"off", "false", "no", "0"}:
        return False
    raise ValueError("on or off")


def directory(text: str) -> Path:
    """A path; that it can be used is found out when it is."""
    if not text or "\0" in text:
        raise ValueError("a directory")
    if Path(text).exists() and not Path(text).is_dir():
        raise ValueError("a directory, not a file")
    return Path(text)


def url(*schemes: str) -> Reader:
    """A URL of one of the schemes, or nothing. A driver's name behind a `+` is allowed."""

    def read(text: str) -> str:
        if not text:
            return ""
        try:
            parts = urlsplit(text)
            known = parts.scheme.split("+")[0] in schemes and bool(parts.netloc or parts.path)
            _ = parts.port
        except ValueError:
            known = False
        if not known or (not parts.netloc and "sqlite" not in schemes):  # pyright: ignore[reportPossiblyUnboundVariable]
            raise ValueError(f"a URL beginning with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return text

    return read


def networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Addresses and networks, separated by commas or blanks."""
    found: list[IPv4Network | IPv6Network] = []
    for part in text.replace(",", " ").split():
        try:
            found.append(ip_network(part))
        except ValueError:
            raise ValueError(f"addresses or networks such as 10.0.0.0/8, and {part!r} is none") from None
    return tuple(found)


def outbound_hosts(text: str) -> tuple[str, ...]:
    """Entries `host`, `host:port`, `*.example.com` or `*`, separated by commas or blanks."""
    found = tuple(text.lower().replace(",", " ").split())
    for entry in found:
        name = r"(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\*|\[[0-9a-f:.]+\]"
        match = re.fullmatch(rf"(?:{name})(?::(\*|[0-9]{{1,5}}))?", entry)
        port = match[match.re.groups] if match else None
        if match is None or (port not in (None, "*") and not 1 <= int(port) <= 65_535):
            raise ValueError(
                f"hosts such as api.example.com, *.example.com or host:8443, and {entry!r} is none"
            )
    return found


def named_urls(*schemes: str) -> Reader:
    """Entries `name=URL`, separated by blanks; blanks inside a URL are written as %20."""
    one = url(*schemes)

    def read(text: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for entry in text.split():
            name, _, address = entry.partition("=")
            try:
                fits = re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name) and name not in found and one(address)
            except ValueError:
                fits = False
            if not fits:
                kinds = " or ".join(f"{scheme}://" for scheme in schemes)
                raise ValueError(f"entries name=URL, each name once, each URL beginning with {kinds}")
            found[name] = address
        return found

    return read


def mail_address(text: str) -> str:
    """An address, at a glance: the mail server has the last word."""
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        raise ValueError("a mail address")
    return text


def json_web_keys(text: str) -> dict[str, Any] | None:
    """The key set in the file of this name; nothing: None."""
    if not text:
        return None
    try:
        keys: object = json.loads(Path(text).read_text("utf-8"))
    except (OSError, ValueError):
        raise ValueError("the name of a readable file with a JSON Web Key Set") from None
    if not isinstance(keys, dict) or not isinstance(cast("dict[str, Any]", keys).get("keys"), list):
        raise ValueError('the name of a file with a JSON Web Key Set, {"keys": […]}')  # noqa: TRY004
    return cast("dict[str, Any]", keys)
