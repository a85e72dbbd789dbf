"""Cursors: where a reader stands. A visitor's is `epoch:seq`; a desk's names its place in every log it reads."""

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code

CURSOR_LENGTH = 8_000


def chat_cursor(epoch: str, seq: int) -> str:
    """The place after event `seq` of a chat."""
    return f"{epoch}:{seq}"


def parse_chat_cursor(text: str, *, epoch: str) -> int | None:
    """The number of the newest event its reader has; None: history may have been rewound, read anew.

    Raises Refused (`invalid`) for what no server of ours wrote.
    """
    head, colon, tail = text.partition(":")
    if not colon or not _is_number(tail) or not head:
        raise Refused(Code.INVALID, "The cursor is malformed.")
    return int(tail) if head == epoch else None


def desk_cursor(epoch: str, seq: int, chats: dict[str, int]) -> str:
    """The place in the agent's own log and in each chat at hand. Opaque to clients."""
    return "~".join([f"{epoch}:{seq}", *(desk_place(chat, place) for chat, place in chats.items())])


def desk_place(chat_id: str, place: int) -> str:
    """A chat's part of a desk's cursor."""
    return f"{chat_id}.{place}"


def parse_desk_cursor(text: str, *, epoch: str) -> tuple[int, dict[str, int]] | None:
    """Place in the agent's log, and in chats; None: read anew. Raises Refused (`invalid`)."""
    if len(text) > CURSOR_LENGTH:
        raise Refused(Code.INVALID, "The cursor is malformed.")
    head, *rest = text.split("~")
    seq = parse_chat_cursor(head, epoch=epoch)
    chats: dict[str, int] = {}
    for part in rest:
        chat, dot, place = part.rpartition(".")
        if not dot or not _is_number(place):
            raise Refused(Code.INVALID, "The cursor is malformed.")
        chats[chat] = int(place)
    return None if seq is None else (seq, chats)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 15
