"""The words in which decisions are explained: one vocabulary for logs, events, answers and screens."""

from enum import StrEnum


class Code(StrEnum):
    """Why a request was refused. The HTTP face maps each code to a status in one table."""

    # Requests that cannot be understood or do not fit.
    MALFORMED = "malformed"
    INVALID = "invalid"
    TOO_LARGE = "too_large"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    NOT_FOUND = "not_found"
    IDEMPOTENCY_CONFLICT = "idempotency_conflict"
    RESYNC = "resync"

    # Who is asking.
    UNAUTHENTICATED = "unauthenticated"
    WRONG_CREDENTIALS = "wrong_credentials"
    FORBIDDEN = "forbidden"
    CSRF = "csrf"
    RATE_LIMITED = "rate_limited"
    BUSY = "busy"
    SHUTTING_DOWN = "shutting_down"
    STORAGE_UNAVAILABLE = "storage_unavailable"

    # Admission of visitors.
    BLACKLISTED = "blacklisted"
    URL_NOT_ACCEPTED = "url_not_accepted"
    UNKNOWN_POINT = "unknown_point"
    NOT_HANDLED = "not_handled"
    POINT_INACTIVE = "point_inactive"
    IDENTITY_REFUSED = "identity_refused"
    TOO_MANY_OPEN = "too_many_open"

    # Chats, offers, agents.
    CHAT_ENDED = "chat_ended"
    WRONG_STATE = "wrong_state"
    STALE_GEN = "stale_gen"
    OFFER_GONE = "offer_gone"
    NOT_YOURS = "not_yours"
    NOT_READY = "not_ready"
    SIGNED_OUT = "signed_out"
    AT_CAPACITY = "at_capacity"
    UNKNOWN_DESTINATION = "unknown_destination"
    PICK_NOT_ALLOWED = "pick_not_allowed"
    UNKNOWN_STATUS_CODE = "unknown_status_code"
    UNKNOWN_OUTCOME = "unknown_outcome"
    OUTCOMES_REQUIRED = "outcomes_required"
    NO_MAIL = "no_mail"

    # Configuration.
    ALREADY_EXISTS = "already_exists"
    IN_USE = "in_use"
    CHANGED_MEANWHILE = "changed_meanwhile"
    CONFIRM_NEEDED = "confirm_needed"
    UNKNOWN_REFERENCE = "unknown_reference"
    READ_ONLY = "read_only"
    OUTRANKED = "outranked"
    VERSION_LOCKED = "version_locked"
    VERSION_ACTIVE = "version_active"
    SCRIPT_INVALID = "script_invalid"
    INVALID_CROSS_REF = "invalid_cross_ref"
    TOO_MANY_REGISTRATIONS = "too_many_registrations"

    # Ours.
    INTERNAL = "internal"


class Ineligible(StrEnum):
    """Why an agent was not chosen for a chat."""

    SIGNED_OUT = "signed_out"
    NOT_READY = "not_ready"
    NOT_IN_GROUP = "not_in_group"
    LACKS_SKILL = "lacks_skill"
    AT_CAPACITY = "at_capacity"
    REFUSED_THIS_ROUND = "refused_this_round"
    ALREADY_OFFERED = "already_offered"

    # Able, but somebody else goes first.
    NOT_PREFERRED_AGENT = "not_preferred_agent"
    LACKS_PREFERRED_SKILL = "lacks_preferred_skill"
    LATER_PLACE = "later_place"
    IDLE_LESS_LONG = "idle_less_long"
    BUSIER = "busier"
    LATER_IN_TURN = "later_in_turn"
    LESS_SKILLED = "less_skilled"
    LATER_BY_NAME = "later_by_name"


class Withdrawn(StrEnum):
    """Why an offer ended without its agent's doing."""

    TIMED_OUT = "timed_out"
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    VISITOR_LEFT = "visitor_left"
    AGENT_NOT_READY = "agent_not_ready"
    AGENT_LOST = "agent_lost"
    AGENT_SIGNED_OUT = "agent_signed_out"
    CHAT_ENDED = "chat_ended"
    ROUTED_ELSEWHERE = "routed_elsewhere"
    TERMS_CHANGED = "terms_changed"


class Ended(StrEnum):
    """Why a chat ended."""

    VISITOR_LEFT = "visitor_left"
    VISITOR_LOST = "visitor_lost"
    VISITOR_IDLE = "visitor_idle"
    AGENT_ENDED = "agent_ended"
    MESSAGE_LEFT = "message_left"
    """There was no chat: nobody was there, and the visitor left a message instead."""
    SCRIPT_ENDED = "script_ended"
    SCRIPT_CLEARED = "script_cleared"
    NO_ROUTE = "no_route"
    BLACKLISTED = "blacklisted"
    JUNK = "junk"


class RouteError(StrEnum):
    """Error value of a RouteEnd: CSTA's universal failure names that fit a chat (TSAPI, domain.md §7.2)."""

    NONE = "none"
    GENERIC_UNSPECIFIED = "generic_unspecified"
    INVALID_DESTINATION = "invalid_destination"
    INVALID_CROSS_REF = "invalid_cross_ref"
    GENERIC_STATE_INCOMPATIBILITY = "generic_state_incompatibility"
    NO_ACTIVE_CALL = "no_active_call"
    RESOURCE_BUSY = "resource_busy"
    REQUEST_TIMEOUT = "request_timeout"
    CALL_CANCELLED = "call_cancelled"
    NO_AVAILABLE_AGENTS = "no_available_agents"


class RejectCause(StrEnum):
    """Cause of a RouteReject (TSAPI RejectCause, domain.md §7.1)."""

    BUSY = "busy_overflow"
    QUEUE_TIME = "queue_time_overflow"
    CAPACITY = "capacity_overflow"
    CALENDAR = "calendar_overflow"
    UNKNOWN = "unknown_overflow"


class RouteFailure(StrEnum):
    """Why a route did not lead to an answer; becomes the exit of the script's node."""

    TIMEOUT = "timeout"
    DECLINED = "declined"
    FULL = "full"
    NO_AGENTS = "no_agents"
    BUSY = "busy"
    NOT_READY = "not_ready"
    UNKNOWN = "unknown"
