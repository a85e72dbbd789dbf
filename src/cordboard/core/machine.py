"""State machines as tables: state → move → next state, and nothing else."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from cordboard.core.errors import IllegalMove

S = TypeVar("S", bound=str)
M = TypeVar("M", bound=str)


class Machine(Generic[S, M]):
    """A named transition table. Diagrams and documents are made from `table`."""

    def __init__(self, name: str, table: Mapping[S, Mapping[M, S]]) -> None:
        self.name = name
        self.table = table

    def allows(self, state: S, move: M) -> bool:
        """Whether the table holds the move."""
        return move in self.table.get(state, {})

    def after(self, state: S, move: M, *, subject: str) -> S:
        """The state that follows.

        Raises IllegalMove, naming state, move and subject, when the table does not hold the move.
        """
        following = self.table.get(state, {}).get(move)
        if following is None:
            raise IllegalMove(machine=self.name, state=state, move=move, subject=subject)
        return following
