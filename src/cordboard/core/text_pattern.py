"""What a text must look like: the part of regular expressions that is matched in one pass over the text.

A manager writes the pattern and any agent's words meet it, so the time is bounded by characters times states, whatever
the pattern. The whole text is matched; `^` at the start and `$` at the end say so again and are allowed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

LONGEST_PATTERN = 200
MOST_STATES = 500
"""A repetition is written out, so that these bound what `{n,m}` may ask for."""

DEEPEST = 30
"""Groups within groups."""

Accepts = Callable[[str], bool]

_CLASSES: dict[str, Accepts] = {
    "d": lambda sign: "0" <= sign <= "9",
    "w": lambda sign: sign == "_" or sign.isalnum(),
    "s": str.isspace,
}
_MARKS = frozenset("\\.[](){}*+?|^$/-'\"#@&~`!%,:;<=> ")


class PatternError(ValueError):
    """What is wrong with a pattern, as a sentence."""


@dataclass(slots=True)
class _State:
    """A place in the pattern: goes on to `ways`, at once or, with `accepts`, past a character."""

    accepts: Accepts | None = None
    ways: list[int] = field(default_factory=list[int])


@dataclass(frozen=True, slots=True)
class TextPattern:
    """A pattern, ready to be matched."""

    _states: list[_State]
    _end: int

    def fits(self, text: str) -> bool:
        """Whether the whole text is as the pattern wants it."""
        here = self._reached([0])
        for sign in text:
            states = (self._states[place] for place in here)
            here = self._reached(
                [way for each in states if each.accepts and each.accepts(sign) for way in each.ways]
            )
        return self._end in here

    def _reached(self, ahead: list[int]) -> set[int]:
        found: set[int] = set()
        while ahead:
            place = ahead.pop()
            if place not in found:
                found.add(place)
                if self._states[place].accepts is None:
                    ahead += self._states[place].ways
        return found


def parse(text: str) -> TextPattern:
    """The pattern that is written so. Raises PatternError for what is none, or is none that this module matches."""
    build = _Reader(text).read()
    states = _States()
    return TextPattern(states.all, build(states, states.new()))


class _States:
    """The places of a pattern while it is being built."""

    def __init__(self) -> None:
        self.all: list[_State] = []

    def new(self, *, after: int | None = None, accepts: Accepts | None = None) -> int:
        if len(self.all) >= MOST_STATES:
            raise PatternError("It is too long when its repetitions are written out.")
        self.all.append(_State(accepts))
        if after is not None:
            self.join(after, len(self.all) - 1)
        return len(self.all) - 1

    def join(self, before: int, after: int) -> None:
        self.all[before].ways.append(after)


_Build = Callable[[_States, int], int]
"""Builds a part of a pattern behind a place, and gives back the place after it."""


def _one(accepts: Accepts, states: _States, start: int) -> int:
    return states.new(after=states.new(after=start, accepts=accepts))


def _row(parts: list[_Build], states: _States, start: int) -> int:
    for part in parts:
        start = part(states, start)
    return start


def _either(rows: list[_Build], states: _States, start: int) -> int:
    ends = [row(states, states.new(after=start)) for row in rows]
    end = states.new()
    for each in ends:
        states.join(each, end)
    return end


def _repeated(part: _Build, least: int, most: int | None, states: _States, start: int) -> int:
    for _ in range(least):
        start = part(states, start)
    end = states.new(after=start)
    if most is None:
        states.join(part(states, end), end)
        return end
    for _ in range(most - least):
        start = part(states, start)
        states.join(start, end)
    return end


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        text = text.removeprefix("^")
        before = text.removesuffix("$")
        escaped = (len(before) - len(before.rstrip("\\"))) % 2 == 1
        self._text = text if escaped else before
        self._at = 0
        self._depth = 0

    def read(self) -> _Build:
        whole = self._rows()
        if self._next():
            raise PatternError("A closing bracket “)” has no opening one.")
        return whole

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        sign = self._next()
        self._at += 1
        return sign

    def _rows(self) -> _Build:
        rows = [self._one_row()]
        while self._next() == "|":
            self._at += 1
            rows.append(self._one_row())
        return partial(_either, rows)

    def _one_row(self) -> _Build:
        parts: list[_Build] = []
        while self._next() not in {"", "|", ")"}:
            part = self._part()
            times = self._times()
            if times is not None:
                part = partial(_repeated, part, *times)
                if self._next() in {"*", "+", "?", "{"}:
                    raise PatternError("A repetition is followed by another.")
            parts.append(part)
        return partial(_row, parts)

    def _part(self) -> _Build:
        sign = self._take()
        match sign:
            case "(":
                return self._group()
            case "[":
                return partial(_one, self._choice())
            case ".":
                return partial(_one, _anything)
            case "\\":
                return partial(_one, self._escaped())
            case "*" | "+" | "?" | "{":
                raise PatternError(f"“{sign}” has nothing before it to repeat.")
            case "]" | "}" | "^" | "$":
                raise PatternError(f"“{sign}” stands alone; write \\{sign} for the character itself.")
            case _:
                return partial(_one, _exactly(sign))

    def _group(self) -> _Build:
        if self._text.startswith("?:", self._at):
            self._at += 2
        elif self._next() == "?":
            raise PatternError("Of groups that begin with “(?” only “(?:” is known.")
        self._depth += 1
        if self._depth > DEEPEST:
            raise PatternError("Brackets are nested too deep.")
        part = self._rows()
        if self._take() != ")":
            raise PatternError("An opening bracket “(” is not closed.")
        self._depth -= 1
        return part

    def _times(self) -> tuple[int, int | None] | None:
        match self._next():
            case "*":
                self._at += 1
                return 0, None
            case "+":
                self._at += 1
                return 1, None
            case "?":
                self._at += 1
                return 0, 1
            case "{":
                return self._braces()
            case _:
                return None

    def _braces(self) -> tuple[int, int | None]:
        close = self._text.find("}", self._at)
        least, comma, most = self._text[self._at + 1 : close].partition(",") if close > 0 else ("", "", "")
        if not _number(least) or not (most == "" or _number(most)):
            raise PatternError("Braces hold how often, as in {3} or {2,5}; write \\{ for the brace itself.")
        self._at = close + 1
        low = int(least)
        high = (int(most) if most else None) if comma else low
        if high is not None and high < low:
            raise PatternError(f"{{{least},{most}}} ends before it begins.")
        return low, high

    def _escaped(self) -> Accepts:
        sign = self._take()
        if sign.lower() in _CLASSES:
            known = _CLASSES[sign.lower()]
            return known if sign.islower() else lambda other: not known(other)
        if sign in _MARKS and sign:
            return _exactly(sign)
        raise PatternError(
            f"“\\{sign}” is not known; there are \\d, \\w and \\s, and a mark behind \\ means itself."
        )

    def _choice(self) -> Accepts:
        refused = self._next() == "^"
        if refused:
            self._at += 1
        parts: list[Accepts] = []
        while (sign := self._take()) != "]":
            if sign == "":
                raise PatternError("An opening bracket “[” is not closed.")
            if sign == "\\":
                parts.append(self._escaped_or_range())
            else:
                parts.append(self._range(sign))
        if not parts:
            raise PatternError("Nothing stands between “[” and “]”.")
        if refused:
            return lambda other: not any(part(other) for part in parts)
        return lambda other: any(part(other) for part in parts)

    def _escaped_or_range(self) -> Accepts:
        if self._next().lower() in _CLASSES:
            return self._escaped()
        sign = self._next()
        self._escaped()
        return self._range(sign)

    def _range(self, first: str) -> Accepts:
        if self._next() != "-" or self._text[self._at + 1 : self._at + 2] in ("", "]"):
            return _exactly(first)
        self._at += 1
        last = self._take()
        if last == "\\":
            last = self._next()
            if last.lower() in _CLASSES:
                raise PatternError(f"A range cannot end with “\\{last}”.")
            self._escaped()
        if last < first:
            raise PatternError(f"The range {first}-{last} ends before it begins.")
        return lambda other: first <= other <= last


def _anything(_sign: str) -> bool:
    return True


def _exactly(sign: str) -> Accepts:
    return lambda other: other == sign


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3
