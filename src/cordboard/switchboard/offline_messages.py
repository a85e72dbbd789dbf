"""When a layout takes messages instead of chats, and taking one: a chat that begins and ends with what was left."""

from collections.abc import Mapping

from cordboard.core.calendar import Calendar, is_open
from cordboard.core.chat import ending
from cordboard.core.chat.opening import open_chat
from cordboard.core.chat.party import SYSTEM
from cordboard.core.instant import Millis
from cordboard.core.reasons import Ended
from cordboard.core.routing.layout import Offline
from cordboard.director.orders import LeaveMessage
from cordboard.switchboard.routing.effects import leave_message
from cordboard.switchboard.stage import Stage


def instead(offline: Offline, *, calendars: Mapping[str, Calendar], now: Millis, nobody_ready: bool) -> bool:
    """Whether the form for messages stands where the chat would begin."""
    if offline.when in {"no_agents", "closed_or_no_agents"} and nobody_ready:
        return True
    if offline.when not in {"closed", "closed_or_no_agents"}:
        return False
    calendar = calendars.get(offline.calendar or "")
    return calendar is not None and not is_open(calendar, now)


def take(stage: Stage, *, fields: dict[str, str], mail_to: str) -> None:
    """A message is left where no chat can be had; staff find it among the left messages."""
    open_chat(stage, message=None)
    leave_message(stage, LeaveMessage(fields=fields, mail_to=mail_to, subject=""))
    # Not the visitor's doing: nobody waited, so that nobody was lost.
    ending.end(stage, by=SYSTEM, reason=Ended.MESSAGE_LEFT)
