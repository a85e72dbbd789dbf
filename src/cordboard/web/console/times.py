"""Times in queries and bodies of the console."""

from cordboard.core.instant import Millis, parse_rfc3339
from cordboard.switchboard.configuration.rules import invalid


def moment(field: str, text: str | None) -> Millis | None:
    """The point in time that a field names; None: it is not given. Raises Refused `invalid`."""
    if text is None:
        return None
    try:
        return parse_rfc3339(text)
    except (ValueError, OverflowError):
        raise invalid(field, f"{field} must be a time in RFC 3339 with a zone.") from None
