"""Text with `*` for any run of characters, matched in linear time and never by a regular expression."""

import msgspec


class Wildcard(msgspec.Struct, frozen=True):
    """A pattern cut at its stars.

    A text matches when it begins with the first piece, ends with the last, and holds the others in order
    between them. Taking each at its earliest place is enough, so nothing is ever tried twice.
    """

    pieces: tuple[str, ...]

    def matches(self, text: str) -> bool:
        pieces = self.pieces
        first = pieces[0]
        if len(pieces) == 1:
            return text == first
        last = pieces[-1]
        end = len(text) - len(last)
        place = len(first)
        if end < place or not text.startswith(first) or not text.endswith(last):
            return False
        for piece in pieces[1:-1]:
            found = text.find(piece, place, end)
            if found < 0:
                return False
            place = found + len(piece)
        return True


def wildcard(pattern: str) -> Wildcard:
    """The compiled form; stars side by side count as one."""
    first, *others = pattern.split("*")
    if not others:
        return Wildcard((first,))
    middle = tuple(piece for piece in others[:-1] if piece)
    return Wildcard((first, *middle, others[-1]))
