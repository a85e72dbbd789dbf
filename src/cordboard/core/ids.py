"""Names of things, as types: a mistake between two of them is found by the type checker.

Making ids takes randomness and therefore happens elsewhere (`switchboard.ports.Ids`).
"""

from typing import Annotated, NewType

from msgspec import Meta

ChatId = NewType("ChatId", str)
CrossRef = NewType("CrossRef", str)

UserName = str
"""A user's sign-in name; also the agent's name in routes (`agent:NAME`)."""

Name = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^(?!\.\.?$)\S(.*\S)?$")]
"""A name that a manager gives: no blanks at its ends, and neither `.` nor `..`, which are steps in an address."""

ClientId = Annotated[str, Meta(min_length=1, max_length=100)]
"""An id made by a client for one write, so that a repeat has one effect."""
