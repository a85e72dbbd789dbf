"""The machine's clock and its randomness: the product's implementations of `Clock` and `Ids`."""

import asyncio
import base64
import secrets
import time

from cordboard.core.instant import Millis

_ALPHABET = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghjkmnpqrstvwxyz")


class SystemClock:
    """Wall-clock time of this machine."""

    def now(self) -> Millis:
        return time.time_ns() // 1_000_000

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class RandomIds:
    """Ids from the system's secure randomness; chat ids begin with the time, so that they sort by it."""

    def chat(self) -> str:
        stamp = (time.time_ns() // 1_000_000).to_bytes(6, "big")
        return "c" + _text(stamp + secrets.token_bytes(10))[:25]

    def new(self, prefix: str) -> str:
        return f"{prefix}_{_text(secrets.token_bytes(16))}"


def _text(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=").translate(_ALPHABET)
