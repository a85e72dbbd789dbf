"""What handlers reach the inner rooms by: one frozen value, made by wiring."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cordboard.switchboard.ports import Clock, Connection, Store

if TYPE_CHECKING:
    from cordboard.switchboard.about import About
    from cordboard.switchboard.agents import Agents
    from cordboard.switchboard.configuration.api_tokens import ApiTokens
    from cordboard.switchboard.configuration.batches import Batches
    from cordboard.switchboard.configuration.blacklist_importing import BlacklistImports
    from cordboard.switchboard.configuration.blacklisting import Blacklisting
    from cordboard.switchboard.configuration.catalogues import Catalogues
    from cordboard.switchboard.configuration.configuration import Configuration
    from cordboard.switchboard.configuration.credentials import People
    from cordboard.switchboard.configuration.ledgers import AuditRows
    from cordboard.switchboard.configuration.pictures import Pictures
    from cordboard.switchboard.contacts import Contacts
    from cordboard.switchboard.junking import Junking
    from cordboard.switchboard.left_messages import LeftMessages
    from cordboard.switchboard.open_chats import OpenChats
    from cordboard.switchboard.outside.deliveries import Deliveries
    from cordboard.switchboard.presence import Presence
    from cordboard.switchboard.routing.hosts import Hosts
    from cordboard.switchboard.routing.registrations import Registrations
    from cordboard.switchboard.scripts.editing import Editing
    from cordboard.switchboard.scripts.heat import Heats
    from cordboard.switchboard.scripts.script_cases import ScriptCases
    from cordboard.switchboard.scripts.scripts import Scripts
    from cordboard.switchboard.streams.readers import Readers
    from cordboard.switchboard.transfer.transfer import Transfer
    from cordboard.switchboard.visitors import Visitors
    from cordboard.web.attempts import Attempts
    from cordboard.web.auth import Doors
    from cordboard.web.gate import Gate
    from cordboard.web.limits import Limits
    from cordboard.web.sessions import Sessions
    from cordboard.web.stream import OpenStreams
    from cordboard.web.visitor.identity import Identities


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Settings of the HTTP face. Times in seconds."""

    secret: bytes
    """The server's secret: visitors' tokens are made with it."""
    static: Path
    """Where the built clients are."""
    public_url: str = ""
    """How browsers reach this server; `https:` makes cookies secure and sends HSTS. Empty: plain http is assumed."""
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    limits: bool = True
    """Off for load tests only."""
    identity_keys: Mapping[str, Any] | None = None
    """JSON Web Key Set by which pages sign who their visitor is; None: no identity is believed."""
    session_idle: int = 30 * 60
    session_absolute: int = 12 * 3600
    stream_seconds: int = 30 * 60
    """An event stream ends itself after so long; the client comes back."""
    heartbeat_seconds: float = 15.0
    write_seconds: float = 10.0
    """A reader who takes nothing for so long is cut off."""

    @property
    def secure(self) -> bool:
        """Whether browsers come by TLS."""
        return self.public_url.startswith("https:")

    @property
    def cookie_name(self) -> str:
        """Name of the staff session's cookie; the prefix binds it to this host and to TLS."""
        return "__Host-cordboard" if self.secure else "cordboard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The rooms below, as wiring hands them in."""

    clock: Clock
    store: Store
    people: "People"
    visitors: "Visitors"
    agents: "Agents"
    readers: "Readers"
    presence: "Presence"
    registrations: "Registrations"
    hosts: "Hosts"
    catalogues: "Catalogues"
    configuration: "Configuration"
    blacklisting: "Blacklisting"
    blacklist_imports: "BlacklistImports"
    open_chats: "OpenChats"
    blacklist_hits: Callable[[Connection, Mapping[str, int]], None]
    """Adds to the entries' counts of whom they turned away (`storage.blacklist.add_hits`)."""
    scripts: "Scripts"
    script_cases: "ScriptCases"
    editing: "Editing"
    heats: "Heats"
    junking: "Junking"
    contacts: "Contacts"
    left_messages: "LeftMessages"
    api_tokens: "ApiTokens"
    batches: "Batches"
    audit: "AuditRows"
    transfer: "Transfer"
    deliveries: "Deliveries"
    about: "About"
    pictures: "Pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class App(Rooms):
    """The rooms below, and what the face itself keeps, as handlers see them."""

    face: Face
    sessions: "Sessions"
    limits: "Limits"
    attempts: "Attempts"
    doors: "Doors"
    gate: "Gate"
    streams: "OpenStreams"
    identities: "Identities"
    description: Callable[[], bytes]
    """The OpenAPI document."""
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the server is told to stop: streams say bye."""
