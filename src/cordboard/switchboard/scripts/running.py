"""What new chats of a script run: the active version, and perhaps a candidate for a share of the visitors."""

from dataclasses import dataclass

from cordboard.director.compiled import CompiledScript
from cordboard.director.share import share_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveScript:
    """A version of a script that new chats run."""

    name: str
    version: int
    compiled: CompiledScript
    next: "ActiveScript | None" = None
    """The candidate, which a share of new chats run instead."""
    share: float = 100
    """Of a candidate: how many percent of new chats run it."""

    def for_visitor(self, key: str) -> "ActiveScript":
        """This version or the candidate: for the same visitor always the same one."""
        candidate = self.next
        if candidate is None or share_of(f"{self.name} {candidate.version}", key) >= candidate.share:
            return self
        return candidate
