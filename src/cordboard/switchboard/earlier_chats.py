"""What a desk shows of a visitor's earlier chats: when, with whom, what came of them and what the visitor thought."""

import msgspec

from cordboard.core.chat.chat import Chat
from cordboard.core.chat.events import ChatEvent, Rated
from cordboard.core.instant import rfc3339
from cordboard.core.routing.layout_asked import asked_by
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.ports import Store
from cordboard.switchboard.streams.desk_view import EarlierChat, EarlierRating

NEAR_THE_END = 100
"""A chat is rated at its end: so few events come after it."""

_event = msgspec.json.Decoder(ChatEvent)


async def earlier_chat(store: Store, catalogue: Catalogue, chat: Chat) -> EarlierChat:
    """One line of a visitor's history."""
    return EarlierChat(
        chat_id=chat.id,
        point=chat.point,
        opened_at=rfc3339(chat.opened_at),
        ended_at=rfc3339(chat.ended_at) if chat.ended_at is not None else None,
        state=chat.state,
        agent=chat.talk.agent_name if chat.talk is not None else None,
        outcomes=chat.outcomes,
        rating=await _rating(store, catalogue, chat),
    )


async def _rating(store: Store, catalogue: Catalogue, chat: Chat) -> EarlierRating | None:
    if chat.rating is None:
        return None
    first = max(0, chat.last_seq - NEAR_THE_END)
    last = [
        _event.decode(each.body) for each in await store.events_after(chat.id, seq=first, limit=NEAR_THE_END)
    ]
    told = next((event for event in reversed(last) if isinstance(event, Rated)), None)
    asked = asked_by(catalogue.layouts.get(chat.layout))
    return EarlierRating(
        score=chat.rating,
        comment=told.comment if told is not None else "",
        answers=told.answers if told is not None else {},
        asked=asked.survey,
        language=asked.language,
    )
