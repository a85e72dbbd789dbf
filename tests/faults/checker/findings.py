"""What the checker finds: which invariant is broken, and where."""

from typing import NamedTuple


class Finding(NamedTuple):
    invariant: str
    """Its number in the catalogue of invariants; what each number means stands where it is checked."""
    text: str
