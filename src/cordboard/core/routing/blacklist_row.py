"""One row of a blacklist as a table (CSV): from text to an entry's content, and back. Pure."""

from collections.abc import Mapping
from ipaddress import ip_network

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis, parse_rfc3339, rfc3339
from cordboard.core.routing.address import AddressRange, address_range, parse_address
from cordboard.core.routing.blacklist import BlacklistEntry

ASKED = ("description", "start", "end", "expires_at")
"""Columns that an import reads."""
TOLD = ("id", "count", "hits", "created_by", "created_at")
"""Columns that an export has beside them; an import passes over them."""
LONGEST = 1_000
"""Characters of a description."""

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\0")
"""What a spreadsheet may take for a formula at the head of a cell (SEC-45)."""


class RowContent(msgspec.Struct, frozen=True, gc=False):
    """What a row asks to be blacklisted; both ends in one spelling."""

    description: str
    start: str
    end: str
    expires_at: Millis | None
    covered: AddressRange


class WrongCell(Exception):
    """A cell that cannot be understood: its column, and a sentence for people."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence


def content_of(cells: Mapping[str, str]) -> RowContent:
    """The content of a row by column. Raises WrongCell.

    Without an end it is one address; `198.51.100.0/24` as the start is the whole of that network.
    """
    description = without_guard(cells.get("description", ""))
    if len(description) > LONGEST:
        raise WrongCell("description", f"It is longer than {LONGEST} characters.")
    if "\0" in description:
        raise WrongCell("description", "The character U+0000 is not accepted.")
    start, end = cells.get("start", "").strip(), cells.get("end", "").strip()
    if not start:
        raise WrongCell("start", "The address is missing.")
    if "/" in start:
        if end:
            raise WrongCell("end", "A network has no end of its own: leave it empty.")
        start, end = _network(start)
    try:
        covered = address_range(start, end or None)
    except Refused as wrong:
        raise WrongCell(_column(start, end), wrong.detail) from wrong
    return RowContent(
        description,
        _spelled(start),
        _spelled(end or start),
        _until(cells.get("expires_at", "").strip()),
        covered,
    )


def cells_of(entry: BlacklistEntry) -> list[str]:
    """An entry as the cells of `ASKED` and `TOLD`; no cell is taken for a formula."""
    return [
        guarded(entry.description),
        entry.start,
        entry.end,
        "" if entry.expires_at is None else rfc3339(entry.expires_at),
        entry.id,
        entry.count,
        str(entry.hits),
        guarded(entry.created_by),
        rfc3339(entry.created_at),
    ]


def guarded(text: str) -> str:
    """The text with a quotation mark before what a spreadsheet may take for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


def without_guard(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_RISKY) else text


def _network(text: str) -> tuple[str, str]:
    try:
        network = ip_network(text)
    except ValueError as wrong:
        raise WrongCell("start", f"Not a network: {wrong}.") from None
    return str(network[0]), str(network[-1])


def _spelled(address: str) -> str:
    # An IPv4 address that was understood has only one spelling.
    return address if ":" not in address else str(parse_address(address))


def _column(start: str, end: str) -> str:
    try:
        parse_address(start)
    except ValueError:
        return "start"
    return "end" if end else "start"


def _until(text: str) -> Millis | None:
    if not text:
        return None
    try:
        return parse_rfc3339(text)
    except (ValueError, OverflowError):
        sentence = "It must be a time with a zone, such as 2027-01-31T18:00:00Z, or empty."
        raise WrongCell("expires_at", sentence) from None
