"""How what is sent to an outside program is signed, so that it can tell who sent it.

The header is `Cordboard-Signature: t=<unix seconds>,v1=<hex>[,v1=<hex>]`, where each `v1` is the HMAC-SHA256 of
`<t>.<body>` under one live key. The receiver compares in constant time, and refuses a `t` that is minutes old.
"""

import base64
import hmac
from collections.abc import Sequence
from hashlib import sha256

from cordboard.core.instant import SECOND, Millis
from cordboard.core.outside.host import Host
from cordboard.core.outside.webhook import Webhook

HEADER = "Cordboard-Signature"


def signing_key(secret: bytes, host: str, number: int, *, kind: str = "host", seed: str = "") -> str:
    """The key of this number: derived from the server's secret, so that it stands in no table and no backup of one.

    Those made before there were seeds have none, and keep their keys.
    """
    told = f"{kind}:{host}:{number}:{seed}" if seed else f"{kind}:{host}:{number}"
    made = hmac.digest(secret, told.encode(), sha256)
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def live_keys(secret: bytes, host: Host | Webhook) -> tuple[str, ...]:
    """The keys that count, the newest first: the one before stays valid until the next change."""
    kind = "webhook" if isinstance(host, Webhook) else "host"
    numbers = (host.key, host.key - 1)
    return tuple(
        signing_key(secret, host.name, number, kind=kind, seed=host.seed) for number in numbers if number > 0
    )


def signature(body: bytes, *, keys: Sequence[str], at: Millis) -> str:
    """The value of the header for a body sent now."""
    seconds = at // SECOND
    told = f"{seconds}.".encode() + body
    marks = (hmac.digest(key.encode(), told, sha256).hex() for key in keys)
    return ",".join((f"t={seconds}", *(f"v1={mark}" for mark in marks)))
