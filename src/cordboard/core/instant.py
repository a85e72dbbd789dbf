"""Points in time: whole milliseconds since 1970-01-01 UTC inside, RFC 3339 text on the wire.

Reading a clock does not belong here: `now` is handed in by the rooms above.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated

from msgspec import Meta

Millis = int
"""A point in time, or a span of it, in milliseconds."""

Timestamp = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
"""RFC 3339, UTC, three decimals, `Z`: sorts as text in order of time."""

SECOND: Millis = 1_000
MINUTE: Millis = 60 * SECOND
HOUR: Millis = 60 * MINUTE
DAY: Millis = 24 * HOUR


def rfc3339(at: Millis) -> Timestamp:
    """The wire form of a point in time, for example `2026-11-22T10:18:00.123Z`."""
    return f"{_to_the_second(at // SECOND)}.{at % SECOND:03d}Z"


@lru_cache(maxsize=1024)
def _to_the_second(seconds: int) -> str:
    """Many events share a second, and writing it out is what costs."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}"


def parse_rfc3339(text: str) -> Millis:
    """The point in time that a wire text names.

    Raises ValueError for anything that is not RFC 3339 with a zone.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return round(moment.timestamp() * SECOND)
