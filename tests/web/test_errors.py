"""Refusals on the wire."""

import msgspec
import pytest

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.web.errors import STATUS, problem


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_status_and_a_title(code: Code) -> None:
    status, title = STATUS[code]

    assert 400 <= status < 600
    assert title


def test_a_refusal_becomes_a_problem_with_its_extra_members() -> None:
    refused = Refused(Code.OFFER_GONE, "Bob has it.", extra={"taken_by": "bob", "status": 1})

    status, headers, body = problem(refused, request_id="r1")

    assert status == 409
    assert dict(headers)[b"content-type"] == b"application/problem+json"
    assert msgspec.json.decode(body) == {
        "type": "urn:cordboard:problem:offer_gone",
        "title": "Offer gone",
        "status": 409,
        "detail": "Bob has it.",
        "code": "offer_gone",
        "request_id": "r1",
        "taken_by": "bob",
    }


@pytest.mark.parametrize(
    ("refused", "header"),
    [
        (Refused(Code.RATE_LIMITED, "", retry_after=12), (b"retry-after", b"12")),
        (Refused(Code.STORAGE_UNAVAILABLE, ""), (b"retry-after", b"1")),
        (Refused(Code.UNAUTHENTICATED, ""), (b"www-authenticate", b"Bearer")),
        (Refused(Code.METHOD_NOT_ALLOWED, "", extra={"allow": "GET"}), (b"allow", b"GET")),
    ],
)
def test_refusals_bring_the_headers_that_belong_to_them(
    refused: Refused, header: tuple[bytes, bytes]
) -> None:
    _, headers, _ = problem(refused, request_id="r1")

    assert header in headers
