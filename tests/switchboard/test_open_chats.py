"""One address cannot open chats without end."""

import pytest

from cordboard.core.errors import Refused
from cordboard.core.queueing.agent import AgentState
from cordboard.core.reasons import Code
from cordboard.switchboard.open_chats import PER_ADDRESS
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre

FROM_ONE = OpenChat(point="shop", url="https://shop.example/", address="2001:db8::1")
NEIGHBOUR = OpenChat(point="shop", url="https://shop.example/", address="2001:db8::2")


async def test_an_address_has_at_most_so_many_chats_open(centre: Centre) -> None:
    # Somebody must be there: Chat Routing ends chats at once when nobody is signed in.
    await centre.board.agents.set_state("ann", AgentState.NOT_READY, None)
    await centre.settle()
    opened = [await centre.board.visitors.open_chat(FROM_ONE) for _ in range(PER_ADDRESS)]

    for wanted in (FROM_ONE, NEIGHBOUR):
        with pytest.raises(Refused) as no:
            await centre.board.visitors.open_chat(wanted)
        assert no.value.code is Code.TOO_MANY_OPEN

    await centre.board.visitors.end(opened[0].chat.id)
    await centre.board.visitors.open_chat(NEIGHBOUR)
