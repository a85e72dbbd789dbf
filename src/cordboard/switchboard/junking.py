"""Staff throw chats away as junk: out of queues and desks, and out of the counts of what visitors wanted."""

from cordboard.core.chat.chat import ChatState
from cordboard.core.chat.party import Party, Role
from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.turn import Turns


class Junking:
    """The verb on one chat, in whatever state it is."""

    def __init__(self, *, turns: Turns, driver: Driver) -> None:
        self._turns = turns
        self._driver = driver

    async def junk(self, chat_id: str, *, user: str, name: str, reason: str) -> None:
        """The chat is junk from now on; an open one ends by that.

        Raises Refused: not_found, wrong_state (it is junk already).
        """
        by = Party(Role.MANAGER, user, name)

        def decide(stage: Stage) -> None:
            if stage.chat.state is ChatState.JUNK:
                raise Refused(
                    Code.WRONG_STATE, "The chat is junk already.", extra={"state": stage.chat.state}
                )
            self._driver.junk(stage, by=by, reason=reason)

        await self._turns.chat(chat_id, decide, agents=())
