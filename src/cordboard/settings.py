"""Settings of one node: defaults, then `cordboard.toml`, then `CORDBOARD_…` variables, then the command line.

The only file that reads the environment. Each option is described once, in `OPTIONS`.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any, Literal

from cordboard.settings_text import (
    Reader,
    choice,
    directory,
    json_web_keys,
    mail_address,
    named_urls,
    networks,
    number,
    on_off,
    outbound_hosts,
    upper_choice,
    url,
    word,
)

CONFIG_FILE = "cordboard.toml"
PREFIX = "CORDBOARD_"

Synchronous = Literal["NORMAL", "FULL", "EXTRA"]
LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["text", "json"]


class WrongSetting(Exception):
    """A setting that cannot be used. The text is one sentence that names the setting and where it was set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that an operator can decide about a node. Times in seconds; the meaning of each is in `OPTIONS`."""

    host: str = "127.0.0.1"
    port: int = 8080
    data: Path = Path("var")
    database_url: str = ""
    nats_url: str = ""
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    public_url: str = ""
    sqlite_synchronous: Synchronous = "FULL"
    smtp_url: str = ""
    mail_from: str = "cordboard@localhost"
    outbound_hosts: tuple[str, ...] = ()
    outbound_http: bool = False
    outbound_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    data_sources: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    identity_keys: Mapping[str, Any] | None = field(default=None, repr=False)
    session_idle: int = 30 * 60
    session_absolute: int = 12 * 3600
    limits: bool = True
    log_level: LogLevel = "info"
    log_format: LogFormat = "text"

    @property
    def address(self) -> str:
        """Where a browser reaches this node: the public URL, or the host and port it listens on."""
        if self.public_url:
            return self.public_url.rstrip("/")
        host = {"0.0.0.0": "localhost", "::": "localhost", "": "localhost"}.get(self.host, self.host)  # noqa: S104
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Option:
    """One setting: how its text is read, and what it means."""

    name: str
    read: Reader
    meaning: str
    default: str

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return PREFIX + self.name.upper()


OPTIONS: tuple[Option, ...] = (
    Option("host", word, "Address to listen on.", "127.0.0.1"),
    Option("port", number(1, 65_535), "TCP port to listen on.", "8080"),
    Option("data", directory, "Directory of the embedded database; made if missing.", "var"),
    Option(
        "database_url",
        url("sqlite", "postgresql"),
        "PostgreSQL database, `postgresql://user:password@host/name`; empty: SQLite in the data directory.",
        "",
    ),
    Option(
        "nats_url", url("nats", "tls"), "NATS server that several nodes share; empty: this node is alone.", ""
    ),
    Option(
        "trusted_proxies",
        networks,
        "Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed, separated by commas.",
        "",
    ),
    Option(
        "public_url",
        url("http", "https"),
        "How browsers reach the server; `https:` makes cookies secure. Empty: plain http on host and port.",
        "",
    ),
    Option(
        "sqlite_synchronous",
        upper_choice("NORMAL", "FULL", "EXTRA"),
        "SQLite's `synchronous`. Below `FULL` a power cut may lose what was acknowledged.",
        "FULL",
    ),
    Option(
        "smtp_url", url("smtp", "smtps"), "Mail server, `smtp://user:password@host:587`; empty: no mail.", ""
    ),
    Option("mail_from", mail_address, "Sender of mails.", "cordboard@localhost"),
    Option(
        "outbound_hosts",
        outbound_hosts,
        "Where programs outside may be called: `host[:port]`, `*.example.com`, `*` for any; empty: nowhere.",
        "",
    ),
    Option("outbound_http", on_off, "Whether they may be called by plain `http:`.", "off"),
    Option("outbound_networks", networks, "Private networks that may be called: `10.1.0.0/16`.", ""),
    Option(
        "data_sources",
        named_urls("sqlite", "postgresql"),
        "Databases that scripts may ask, as a table name → URL; in the variable `name=URL` separated by blanks.",
        "",
    ),
    Option(
        "identity_keys",
        json_web_keys,
        "File with the JSON Web Key Set by which web sites sign who their visitor is; empty: none is believed.",
        "",
    ),
    Option("session_idle", number(60, 86_400), "Seconds after which an unused staff session ends.", "1800"),
    Option("session_absolute", number(300, 604_800), "Seconds after which any staff session ends.", "43200"),
    Option("limits", on_off, "Limits per address and user; `off` for load tests only.", "on"),
    Option(
        "log_level",
        choice("debug", "info", "warning", "error"),
        "The least weighty line that is logged.",
        "info",
    ),
    Option("log_format", choice("text", "json"), "Form of log lines on standard error.", "text"),
)

_BY_NAME = {option.name: option for option in OPTIONS}


def load(
    given: Mapping[str, str | None] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    config: Path | None = None,
) -> Settings:
    """The settings of this process. `given` comes from the command line; None in it: not given.

    `config`, or `CORDBOARD_CONFIG`, names another file than `cordboard.toml` of the current directory; a named file
    must exist. Raises WrongSetting.
    """
    variables = os.environ if environ is None else environ
    values = _from_file(config or _path(variables.get(f"{PREFIX}CONFIG")))
    values |= _from_environment(variables)
    for name, text in (given or {}).items():
        if text is not None:
            values[name] = _read(_BY_NAME[name], text, f"--{name.replace('_', '-')}")
    return replace(Settings(), **values)


def as_texts() -> list[tuple[str, str, str, str]]:
    """(name, variable, default, meaning) of every option, for the documentation."""
    assert [option.name for option in OPTIONS] == [each.name for each in fields(Settings)]
    return [(option.name, option.variable, option.default, option.meaning) for option in OPTIONS]


def in_force(settings: Settings) -> list[tuple[str, str, str]]:
    """(name, value, meaning) of every option; of what may hold a password only whether it is set."""
    told: list[tuple[str, str, str]] = []
    for option in OPTIONS:
        value = getattr(settings, option.name)
        if option.name in _SECRET:
            text = "set" if value else ""
        elif isinstance(value, bool):
            text = "on" if value else "off"
        elif isinstance(value, tuple):
            text = ", ".join(str(each) for each in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        else:
            text = str(value)
        told.append((option.name, text, option.meaning))
    return told


_SECRET = frozenset({"database_url", "nats_url", "smtp_url", "data_sources", "identity_keys"})


def help_of(name: str) -> str:
    """The line about an option in `--help`."""
    option = _BY_NAME[name]
    default = option.default or "empty"
    return f"{option.meaning} [{option.variable}; default: {default}]"


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def _from_file(named: Path | None) -> dict[str, Any]:
    path = named or Path(CONFIG_FILE)
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        if named is None:
            return {}
        raise WrongSetting(f"The settings file {path} does not exist.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongSetting(f"The settings file {path} cannot be read: {error}.") from error
    values: dict[str, Any] = {}
    for name, value in document.items():
        option = _BY_NAME.get(name)
        if option is None:
            raise WrongSetting(f"{path} sets {name!r}, which is not a setting; {_known()}")
        values[name] = _read(option, _as_text(value), f"{name} in {path}")
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for variable, text in sorted(environ.items()):
        if not variable.startswith(PREFIX) or variable == f"{PREFIX}CONFIG":
            continue
        option = _BY_NAME.get(variable.removeprefix(PREFIX).lower())
        if option is None or option.variable != variable:
            raise WrongSetting(f"{variable} is not a setting; {_known()}")
        values[option.name] = _read(option, text, variable)
    return values


def _read(option: Option, text: str, where: str) -> Any:
    try:
        return option.read(text.strip())
    except ValueError as error:
        # A URL may hold a password.
        shown = "set" if "_url" in option.name or option.name == "data_sources" else repr(text)
        raise WrongSetting(f"{where} is {shown}, but must be {error}.") from None


def _as_text(value: object) -> str:
    """A TOML value as the text that the environment would hold."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, list):
        return ",".join(str(item) for item in value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    if isinstance(value, dict):
        return " ".join(f"{name}={item}" for name, item in value.items())  # pyright: ignore[reportUnknownVariableType]
    return str(value)


def _known() -> str:
    return f"there are {', '.join(option.name for option in OPTIONS)}."
