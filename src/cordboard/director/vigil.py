"""What a chat gets while it waits in a queue: messages in turn, and terms that are relaxed step by step."""

from collections.abc import Sequence

import msgspec

from cordboard.core.instant import SECOND, Millis
from cordboard.director.orders import ChangeTerms, Say
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.terms import Skills, Step, Terms, relaxed, told

LEAST_INTERVAL = 5
"""Seconds between two messages at least."""
MAX_MESSAGES = 1_000
"""How many messages one wait may say: it may last a week."""
MAX_LENGTH = 4_000


class Vigil(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the node remembers from one wake-up to the next."""

    since: Millis
    required: Skills = {}
    preferred: Skills = {}
    steps: list[Step] = []
    """Relaxations that are still to come."""
    interval: int = 0
    """Seconds between messages; 0: there are none."""
    said: int = 0
    message_at: Millis = 0

    def due_in(self, now: Millis) -> int | None:
        """Whole seconds until something is to be done; None: nothing more."""
        moments = [self.since + step.after * SECOND for step in self.steps[:1]]
        if self.interval and self.said < MAX_MESSAGES:
            moments.append(self.message_at)
        return max(1, -(-(min(moments) - now) // SECOND)) if moments else None


def begun(*, now: Millis, terms: Terms, steps: Sequence[Step], interval: int) -> Vigil:
    """The vigil at its beginning; steps that are due at once are taken already."""
    for step in steps:
        if step.after == 0:
            terms = relaxed(terms, step)
    return Vigil(
        since=now,
        required=terms.required,
        preferred=terms.preferred,
        steps=[step for step in steps if step.after > 0],
        interval=interval,
        message_at=now + interval * SECOND,
    )


def kept_up(vigil: Vigil, sprint: Sprint, messages: Sequence[str]) -> Vigil:
    """Does what is due by now."""
    return _spoken(_relaxed(vigil, sprint), sprint, messages)


def _relaxed(vigil: Vigil, sprint: Sprint) -> Vigil:
    before = terms = Terms(vigil.required, vigil.preferred)
    left = list(vigil.steps)
    while left and vigil.since + left[0].after * SECOND <= sprint.facts.now:
        step = left.pop(0)
        less = relaxed(terms, step)
        if less == terms:
            sprint.remark(f"After {step.after} s: nothing to relax about {step.skill}")
        else:
            sprint.remark(f"After {step.after} s: {told(less)} instead of {told(terms)}")
        terms = less
    if terms != before:
        sprint.order(
            ChangeTerms(
                skills=terms.required if terms.required != before.required else None,
                preferred_skills=terms.preferred if terms.preferred != before.preferred else None,
            )
        )
    return msgspec.structs.replace(vigil, required=terms.required, preferred=terms.preferred, steps=left)


def _spoken(vigil: Vigil, sprint: Sprint, messages: Sequence[str]) -> Vigil:
    now = sprint.facts.now
    if not vigil.interval or not messages or vigil.message_at > now or vigil.said >= MAX_MESSAGES:
        return vigil
    try:
        text = sprint.text(messages[min(vigil.said, len(messages) - 1)])
    except NodeError as mistake:  # no reason to lose a place in line
        sprint.remark(f"A message is left out. {mistake}")
    else:
        if text.strip():
            sprint.order(Say(text=text[:MAX_LENGTH]))
    # On time again after a delay, and never two at once.
    missed = (now - vigil.message_at) // (vigil.interval * SECOND)
    following = vigil.message_at + (missed + 1) * vigil.interval * SECOND
    return msgspec.structs.replace(vigil, said=vigil.said + 1, message_at=following)
