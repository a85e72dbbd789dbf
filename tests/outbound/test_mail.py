"""Mail reaches a real SMTP server."""

from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.outbound.mail import SmtpMailer
from tests.servers.process import free_port


class Kept:
    """Keeps what it receives."""

    def __init__(self) -> None:
        self.mails: list[Envelope] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802
        self.mails.append(envelope)
        return "250 kept"


@pytest.fixture
def smtp() -> Iterator[tuple[Kept, str]]:
    kept = Kept()
    controller = Controller(kept, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield kept, f"smtp://127.0.0.1:{controller.port}"
    controller.stop()


async def test_a_mail_arrives_with_its_key_as_message_id(smtp: tuple[Kept, str]) -> None:
    kept, url = smtp
    mailer = SmtpMailer(url, sender="chat@shop.example")

    await mailer.send(key="transcript:c1:k", to="v@example.org", subject="Your chat", text="Grüße\n")

    assert kept.mails[0].rcpt_tos == ["v@example.org"]
    content = kept.mails[0].content
    assert isinstance(content, bytes)
    assert b"Message-ID: <transcript.c1.k@shop.example>" in content


async def test_without_a_server_it_says_so() -> None:
    with pytest.raises(Refused) as no:
        await SmtpMailer("", sender="chat@shop.example").send(
            key="k", to="v@example.org", subject="", text=""
        )

    assert no.value.code is Code.NO_MAIL
