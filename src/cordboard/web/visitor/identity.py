"""Who a page says its visitor is, believed only when signed with a key that this server was given."""

import json
from collections.abc import Mapping
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Millis
from cordboard.core.reasons import Code

ALGORITHMS = ["HS256", "ES256", "RS256"]
LONGEST = 3_600
"""Seconds that an identity may still be valid: what lives longer is a password, not a proof."""
LEEWAY = 30
"""Seconds that clocks may differ."""
MAX_CLAIM = 200


class Identities:
    """Checks identities against a JSON Web Key Set; None: none is believed."""

    def __init__(self, keys: Mapping[str, Any] | None) -> None:
        self._keys = None if keys is None else KeySet.import_key_set(json.loads(json.dumps(keys)))

    def claimed_id(self, token: str, *, point: str, now: Millis) -> str:
        """The visitor's id (`sub`) that a signed identity proves at a routing point (`aud`).

        Raises Refused `identity_refused` for a wrong signature, algorithm or audience, for one that is over or
        valid for too long, and for any when no key is set up. Why stays with us: the caller learns only that.
        """
        if self._keys is None:
            raise _refused("No key for identities is set up here.")
        try:
            claims = jwt.decode(token, self._keys, algorithms=ALGORITHMS).claims
        except (JoseError, ValueError, TypeError, KeyError) as wrong:
            raise _refused("The identity is not signed as this server expects.") from wrong
        seconds = now / SECOND
        subject, expires = claims.get("sub"), claims.get("exp")
        audience = claims.get("aud")
        if isinstance(audience, str):
            audience = [audience]
        if not isinstance(expires, int | float) or isinstance(expires, bool):
            raise _refused("The identity does not say until when it is valid (exp).")
        if not seconds - LEEWAY < expires <= seconds + LONGEST + LEEWAY:
            raise _refused("The identity is over, or valid for more than an hour.")
        for name in ("nbf", "iat"):
            since = claims.get(name, 0)
            if not isinstance(since, int | float) or since > seconds + LEEWAY:
                raise _refused(f"The identity is not valid yet ({name}).")
        if not isinstance(audience, list) or point not in audience:
            raise _refused("The identity is not for this routing point (aud).")
        if not isinstance(subject, str) or not subject or len(subject) > MAX_CLAIM or "\0" in subject:
            raise _refused("The identity names no visitor (sub).")
        return subject


def _refused(detail: str) -> Refused:
    return Refused(Code.IDENTITY_REFUSED, detail)
