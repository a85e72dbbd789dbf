"""The managers' side of the house put together: configuration, scripts, blacklist, contacts, audit, API tokens."""

from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

from cordboard.switchboard.configuration.api_tokens import ApiTokens
from cordboard.switchboard.configuration.batches import Batches
from cordboard.switchboard.configuration.blacklist_importing import BlacklistImports
from cordboard.switchboard.configuration.blacklist_rails import Rails
from cordboard.switchboard.configuration.blacklisting import Blacklisting
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.configuration import Configuration
from cordboard.switchboard.configuration.edits import Edits
from cordboard.switchboard.configuration.ledgers import (
    ApiTokenRows,
    AuditRows,
    BlacklistRows,
    ContactRows,
    ImportRows,
)
from cordboard.switchboard.configuration.pictures import PictureRows, Pictures
from cordboard.switchboard.configuration.shelf import Shelf
from cordboard.switchboard.contacts import Contacts
from cordboard.switchboard.ports import Clock, Ids, Store
from cordboard.switchboard.scripts.scripts import Scripts


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledgers:
    """Where the long lists lie in the database."""

    blacklist: BlacklistRows
    blacklist_imports: ImportRows
    audit: AuditRows
    contacts: ContactRows
    api_tokens: ApiTokenRows
    pictures: PictureRows


class Office:
    """What managers work with. `configuration` and `scripts` are the same ones that the HTTP face knows."""

    def __init__(
        self,
        *,
        store: Store,
        shelf: Shelf,
        ledgers: Ledgers,
        catalogues: Catalogues,
        clock: Clock,
        ids: Ids,
        trusted_proxies: Collection[IPv4Network | IPv6Network] = (),
    ) -> None:
        self.catalogues = catalogues
        self.edits = Edits(store=store, shelf=shelf, catalogues=catalogues, clock=clock)
        self.configuration = Configuration(edits=self.edits, shelf=shelf, catalogues=catalogues, clock=clock)
        self.batches = Batches(edits=self.edits, configuration=self.configuration)
        self.scripts = Scripts(store=store, shelf=shelf, edits=self.edits, catalogues=catalogues, clock=clock)
        rails = Rails(trusted_proxies)
        self.blacklist = Blacklisting(
            store=store, edits=self.edits, rows=ledgers.blacklist, clock=clock, ids=ids, rails=rails
        )
        self.blacklist_imports = BlacklistImports(
            store=store,
            edits=self.edits,
            entries=ledgers.blacklist,
            rows=ledgers.blacklist_imports,
            clock=clock,
            ids=ids,
            rails=rails,
        )
        self.contacts = Contacts(store=store, rows=ledgers.contacts, catalogues=catalogues)
        self.api_tokens = ApiTokens(
            store=store, edits=self.edits, rows=ledgers.api_tokens, clock=clock, ids=ids
        )
        self.store = store
        self.shelf = shelf
        self.pictures = Pictures(
            store=store, rows=ledgers.pictures, configuration=self.configuration, clock=clock
        )
        self.audit = ledgers.audit
        self.clock = clock
