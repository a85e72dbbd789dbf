"""Passwords of staff: which are accepted, how they are kept, how one is checked.

`common_passwords.txt` holds those of the 20,000 most common passwords (by Royce Williams, in the public domain)
that have eight characters or more.
"""

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code

SHORTEST = 8
LONGEST = 256
_CONTEXT = ("cordboard", "webchat", "routing")
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"

_hasher = PasswordHasher()
_two = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
"""Argon2id takes 64 MiB and a tenth of a second: no more than two at a time."""


def weakness(password: str, *, user_name: str = "") -> str | None:
    """Why a password is not accepted, as a sentence; None: it is (reliability.md SEC-01)."""
    if len(password) < SHORTEST:
        return f"The password is shorter than {SHORTEST} characters."
    if len(password) > LONGEST:
        return f"The password is longer than {LONGEST} characters."
    plain = password.lower()
    if plain in _common() or len(set(plain)) < 4 or _is_run(plain):
        return "The password is one of those that are tried first; choose another."
    for word in (user_name.lower(), *_CONTEXT):
        if len(word) >= 3 and word in plain and len(plain.replace(word, "")) < 5:
            return "The password is made of a name that is known; choose another."
    return None


def accept(password: str, *, user_name: str) -> None:
    """Raises Refused (`invalid`) with the reason when the password is not accepted."""
    reason = weakness(password, user_name=user_name)
    if reason:
        raise Refused(Code.INVALID, reason, extra={"field": "password"})


def make() -> str:
    """A random password that can be read out and typed: 80 bits in four groups."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


def hash_now(password: str) -> str:
    """The Argon2id hash to be stored. Blocks for a tenth of a second."""
    return _hasher.hash(password)


async def hashed(password: str) -> str:
    """The Argon2id hash to be stored, made off the loop."""
    return await asyncio.get_running_loop().run_in_executor(_two, hash_now, password)


async def matches(password: str, stored: str) -> bool:
    """Whether a password is the one whose hash is stored. Takes as long for a wrong one."""

    def verify() -> bool:
        try:
            return _hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False

    return await asyncio.get_running_loop().run_in_executor(_two, verify)


def outdated(stored: str) -> bool:
    """Whether a hash was made with weaker parameters than today's and should be made anew at sign-in."""
    return _hasher.check_needs_rehash(stored)


@cache
def _common() -> frozenset[str]:
    text = files("cordboard.switchboard.configuration").joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(text.split("\n"))


def _is_run(text: str) -> bool:
    """Whether every character follows the one before it in code: 23456789, hgfedcba."""
    steps = {ord(b) - ord(a) for a, b in pairwise(text)}
    return steps in ({1}, {-1})
