"""What a turn's unit may write: a fixed list of statements, each made for many rows at once.

SQLite takes a statement once with a list of rows (executemany); PostgreSQL takes it once with an array for each
column (unnest), because its driver tells no row count for executemany. The number of rows written tells, for a
guarded statement, whether every check held.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, Table, Text
from sqlalchemy.types import TypeEngine

Row = tuple[object, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Statement:
    """One kind of write to one table. A row's values come in the order of `values`, then of `where`."""

    table: Table
    verb: Literal["insert", "upsert", "update", "delete"]
    values: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    extra: str = ""
    """A further condition without parameters."""
    keep: frozenset[str] = frozenset()
    """Columns that keep what they hold when the new value is NULL."""
    checked: bool = False
    """Whether every row must have had its effect."""
    guard: str
    """Named by the Conflict when a check fails."""
    unique: Mapping[str, str] = field(default_factory=dict[str, str])
    """A word in the database's complaint about a unique index → the name of the guard it stands for."""

    @cached_property
    def sqlite(self) -> str:
        """The SQL with a question mark for each value."""
        name = _quoted(self.table.name)
        marks = ", ".join("?" for _ in self.values)
        if self.verb == "delete":
            return f"DELETE FROM {name} WHERE {self._condition('?')}"  # noqa: S608 - names are ours
        if self.verb == "update":
            sets = ", ".join(self._set(column, "?") for column in self.values)
            return f"UPDATE {name} SET {sets} WHERE {self._condition('?')}"  # noqa: S608
        return f"INSERT INTO {name} ({_list(self.values)}) VALUES ({marks}){self._on_conflict()}"  # noqa: S608

    @cached_property
    def postgres(self) -> str:
        """The SQL with an array for each value."""
        name, columns = _quoted(self.table.name), (*self.values, *self.where)
        given = [f"g{index}" for index in range(len(columns))]
        arrays = ", ".join(
            f"CAST(${index + 1} AS {_array(self.table.c[column].type)})"
            for index, column in enumerate(columns)
        )
        rows = f"unnest({arrays}) AS g({', '.join(given)})"
        if self.verb in {"insert", "upsert"}:
            return (
                f"INSERT INTO {name} ({_list(self.values)}) SELECT {', '.join(given)} FROM {rows}"  # noqa: S608
                f"{self._on_conflict()}"
            )
        tests = " AND ".join(
            [
                *(
                    f"t.{_quoted(column)} = g.{given[len(self.values) + index]}"
                    for index, column in enumerate(self.where)
                ),
                *([self.extra] if self.extra else []),
            ]
        )
        if self.verb == "delete":
            return f"DELETE FROM {name} AS t USING {rows} WHERE {tests}"  # noqa: S608
        sets = ", ".join(
            f"{_quoted(column)} = coalesce(g.{value}, t.{_quoted(column)})"
            if column in self.keep
            else f"{_quoted(column)} = g.{value}"
            for column, value in zip(self.values, given, strict=False)
        )
        return f"UPDATE {name} AS t SET {sets} FROM {rows} WHERE {tests}"  # noqa: S608

    def _condition(self, mark: str) -> str:
        tests = [f"{_quoted(column)} = {mark}" for column in self.where]
        return " AND ".join([*tests, self.extra] if self.extra else tests)

    def _set(self, column: str, mark: str) -> str:
        name = _quoted(column)
        return f"{name} = coalesce({mark}, {name})" if column in self.keep else f"{name} = {mark}"

    def _on_conflict(self) -> str:
        if self.verb != "upsert":
            return ""
        keys = [column.name for column in self.table.primary_key.columns]
        sets = ", ".join(f"{_quoted(c)} = excluded.{_quoted(c)}" for c in self.values if c not in keys)
        return f" ON CONFLICT ({_list(keys)}) DO {f'UPDATE SET {sets}' if sets else 'NOTHING'}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _list(names: Sequence[str]) -> str:
    return ", ".join(_quoted(name) for name in names)


def _array(kind: TypeEngine[object]) -> str:
    for of, name in (
        (Boolean, "boolean"),
        (BigInteger, "bigint"),
        (Integer, "integer"),
        (LargeBinary, "bytea"),
    ):
        if isinstance(kind, of):
            return f"{name}[]"
    assert isinstance(kind, Text)
    return "text[]"
