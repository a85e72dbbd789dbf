"""What is to be done outside after a commit: once, and again until it is done."""

import pytest

from cordboard.switchboard.outside import errands
from cordboard.switchboard.outside.mailing import Mailing
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre, KeptMail


async def open_chat(centre: Centre) -> str:
    wanted = OpenChat(point="shop", url="https://shop.example/", message="Hello")
    return (await centre.board.visitors.open_chat(wanted)).chat.id


async def test_a_transcript_is_mailed_once_however_often_it_is_asked_for_under_one_key(
    centre: Centre,
) -> None:
    chat_id = await open_chat(centre)

    await centre.board.visitors.mail_transcript(chat_id, email="v@example.org", key="k")
    await centre.board.visitors.mail_transcript(chat_id, email="v@example.org", key="k")
    await centre.clock.advance(2)

    assert isinstance(centre.mail, KeptMail)
    assert [mail["to"] for mail in centre.mail.sent] == ["v@example.org"]
    assert "Hello" in centre.mail.sent[0]["text"]


class DeadMail(KeptMail):
    """A mail server that is away for the first tries."""

    tries = 0

    async def send(self, *, key: str, to: str, subject: str, text: str) -> None:
        self.tries += 1
        if self.tries < 3:
            raise ConnectionError
        await super().send(key=key, to=to, subject=subject, text=text)


async def test_a_mail_that_fails_is_tried_again_under_the_same_key(centre: Centre) -> None:
    dead = DeadMail()
    mailing = centre.board.errands._performers["mail"]
    assert isinstance(mailing, Mailing)
    mailing.mailer = dead
    chat_id = await open_chat(centre)

    await centre.board.visitors.mail_transcript(chat_id, email="v@example.org", key="k")
    await centre.clock.advance(200)

    assert dead.tries == 3
    assert len(dead.sent) == 1


async def test_a_mail_is_given_up_in_the_end(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errands, "TRIES", 3)
    dead = DeadMail()
    dead.tries = -100
    mailing = centre.board.errands._performers["mail"]
    assert isinstance(mailing, Mailing)
    mailing.mailer = dead
    chat_id = await open_chat(centre)

    await centre.board.visitors.mail_transcript(chat_id, email="v@example.org", key="k")
    await centre.clock.advance(100)

    assert dead.tries == -97
    assert await centre.store.due_outbox(now=centre.clock.now() + 10**9, limit=9) == []
