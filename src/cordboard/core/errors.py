"""The one way to say no: a code from the vocabulary, a sentence, and two truths."""

from collections.abc import Mapping

from cordboard.core.reasons import Code


class Refused(Exception):
    """A request that is not carried out; nothing was changed by it.

    `code` is the word a program acts on, `detail` the sentence for a person, `extra` members added to the answer
    (for example who has the chat). `retry` says that the same request may succeed later, after `retry_after`
    seconds; `ours` that the fault is not the caller's.
    """

    def __init__(
        self,
        code: Code,
        detail: str,
        *,
        retry: bool = False,
        retry_after: int | None = None,
        ours: bool = False,
        extra: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.retry = retry
        self.retry_after = retry_after
        self.ours = ours
        self.extra: Mapping[str, object] = extra or {}


class IllegalMove(Exception):
    """A move that a transition table does not hold: our own mistake, or a message out of turn."""

    def __init__(self, *, machine: str, state: str, move: str, subject: str) -> None:
        super().__init__(f"{machine} {subject}: cannot {move} while {state}")
        self.machine = machine
        self.state = state
        self.move = move
        self.subject = subject
