"""Names of the timers that a chat can have: at most one of a name at a time."""

from cordboard.core.instant import MINUTE, SECOND

KEEP_PLACE = 90 * SECOND
"""How long a lost visitor keeps the place in the queue (DESIGN §11)."""
KEEP_TALK = 15 * MINUTE
"""How long an answered chat waits for a lost visitor."""

RUN = "run"
"""The script's wait is over."""
ROUTE = "route"
"""The chat has waited on its route as long as the script allows."""
REPLY = "reply"
"""An outside host has not answered a RouteRequest or ReRoute in time."""
WRAP_UP = "wrap_up"
"""The wrap-up ends by itself."""
VISITOR_GONE = "visitor_gone"
"""The visitor has been away for too long."""
IDLE_WARN = "idle_warn"
IDLE_END = "idle_end"


def offer(gen: int) -> str:
    """The answer timeout of one offer."""
    return f"offer:{gen}"


def gen_of(name: str) -> int | None:
    """The offer that a timer's name belongs to, if any."""
    return int(name[6:]) if name.startswith("offer:") else None
