"""The trace in sentences: reasons that are sentences themselves, and endings with their reason and last words."""

import pytest

from cordboard.core.chat import events as e
from cordboard.core.instant import rfc3339
from cordboard.core.reasons import Ended
from cordboard.switchboard.sentences import sentence

AT = rfc3339(0)


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (
            e.ExitTaken(seq=1, at=AT, run=1, node="call", exit="failed", to="b", why="The answer was 500."),
            "call was left by failed to b: The answer was 500.",
        ),
        (
            e.ExitTaken(seq=1, at=AT, run=1, node="t", exit="true", to="b", why="chat.position > 3 is true"),
            "t was left by true to b: chat.position > 3 is true.",
        ),
        (
            e.RouteRequested(
                seq=1,
                at=AT,
                cross_ref="x.1",
                point="p",
                host="script",
                current_route="point:p",
                priority=50,
                reply_timeout=5,
            ),
            "The driver asked the script for a route (RouteRequest x.1).",
        ),
        (e.RouteEnded(seq=1, at=AT, cross_ref="x.1"), "The routing dialog ended (RouteEnd)."),
        (
            e.RouteEnded(seq=1, at=AT, cross_ref="x.1", reason="nobody there"),
            "The routing dialog ended (RouteEnd): nobody there.",
        ),
        (
            e.ChatEnded(seq=1, at=AT, reason=Ended.SCRIPT_CLEARED, state="closed", message="Good night!"),
            "The chat ended: script cleared. The visitor was told: Good night!",
        ),
        (e.RunNoted(seq=1, at=AT, run=0, node="", note="Default routing."), "Default routing."),
        (e.RunNoted(seq=1, at=AT, run=1, node="n1", note="seen"), "Script, at n1: seen"),
    ],
)
def test_sentences(event: e.ChatEvent, wanted: str) -> None:
    assert sentence(event) == wanted
