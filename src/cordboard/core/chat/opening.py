"""Verb: a chat is opened."""

from cordboard.core.chat.chat import Chat
from cordboard.core.chat.events import ChatOpened, MessageSent
from cordboard.core.chat.party import Party, Role
from cordboard.core.chat.scene import Scene


def open_chat(scene: Scene, *, message: str | None) -> None:
    """Record that the chat came to be, and what the visitor wrote when opening it."""
    chat: Chat = scene.chat
    by = Party(Role.VISITOR, name=chat.visitor.shown)
    scene.happened(
        ChatOpened,
        by=by,
        point=chat.point,
        layout=chat.layout,
        call_class=chat.call_class,
        url=chat.page.url,
        title=chat.page.title,
        referrer=chat.page.referrer,
        language=chat.visitor.language,
        visitor_name=chat.visitor.shown,
        clipboard=chat.clipboard,
    )
    if message is not None:
        scene.happened(MessageSent, by=by, text=message)
        scene.change(unanswered_since=scene.now)
