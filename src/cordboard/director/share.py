"""Chances without chance: a share of visitors, the same for a visitor every time (DESIGN §6, `split`)."""

import hashlib

_BITS = 48


def share_of(salt: str, key: str) -> float:
    """Where a visitor stands between 0 and 100 (exclusive): evenly spread over keys, always the same for one.

    `salt` names what is decided, so that two decisions do not single out the same visitors; `key` the visitor.
    A share of 10 % are those below 10.
    """
    digest = hashlib.blake2b(
        f"{len(salt)}:{salt}{key}".encode(errors="surrogatepass"), digest_size=_BITS // 8
    )
    return int.from_bytes(digest.digest(), "big") * 100 / (1 << _BITS)
