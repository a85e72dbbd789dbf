"""Mail by SMTP. Without a server configured nothing is sent, and who asks is told so."""

from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code

TIMEOUT = 10.0


class SmtpMailer:
    """Sends through the server of an `smtp://user:password@host:port` (or `smtps://`) address."""

    def __init__(self, url: str, *, sender: str) -> None:
        self.enabled = bool(url)
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._tls else 25)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._sender = sender

    async def send(self, *, key: str, to: str, subject: str, text: str) -> None:
        """Hand a message to the server.

        The key becomes the Message-ID, so that a mail repeated after a crash can be told. Raises Refused (`no_mail`)
        without a server, and what aiosmtplib raises.
        """
        if not self.enabled:
            raise Refused(Code.NO_MAIL, "No mail server is configured.")
        message = EmailMessage()
        message["From"] = self._sender
        message["To"] = to
        message["Subject"] = subject
        message["Message-ID"] = f"<{key.replace(':', '.')}@{self._sender.rpartition('@')[2]}>"
        message.set_content(text)
        await aiosmtplib.send(
            message,
            hostname=self._host,
            port=self._port,
            username=self._user,
            password=self._password,
            use_tls=self._tls,
            timeout=TIMEOUT,
        )
