"""A data source: stored statements that scripts may ask of a database which the operator has opened to them.

The database's address is the operator's setting `data_sources`; it is never seen or changed from here.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.outside import sql

ArgumentType = Literal["text", "number", "yes_no"]
Argument = str | int | float | bool | None
BindName = Annotated[str, Meta(max_length=64, pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
ColumnName = Annotated[str, Meta(min_length=1, max_length=100)]
CONNECTION = r"^[A-Za-z0-9_-]+$"
MOST_ROWS = 100


class StoredStatement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question. `arguments` are the binds (`:name`) with their types; only `columns` are ever shown."""

    name: Name
    sql: Annotated[str, Meta(min_length=1, max_length=10_000)]
    arguments: Annotated[dict[BindName, ArgumentType], Meta(max_length=50)] = {}
    columns: Annotated[tuple[ColumnName, ...], Meta(min_length=1, max_length=50)]


class DataSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a data source. `connection` is a name in the operator's setting; `timeout` in seconds."""

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    connection: Annotated[str, Meta(min_length=1, max_length=64, pattern=CONNECTION)]
    timeout: Annotated[int, Meta(ge=1, le=10)] = 2
    max_rows: Annotated[int, Meta(ge=1, le=MOST_ROWS)] = 1
    statements: Annotated[tuple[StoredStatement, ...], Meta(max_length=100)] = ()

    def statement(self, name: str) -> StoredStatement | None:
        """The stored statement of this name."""
        return next((each for each in self.statements if each.name == name), None)


def problems(source: DataSource) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything that makes a data source unfit."""
    seen: set[str] = set()
    for index, statement in enumerate(source.statements):
        field = f"statements[{index}]"
        if statement.name in seen:
            yield f"{field}.name", f"There are two statements {statement.name!r}."
        seen.add(statement.name)
        wrong = sql.problem(statement.sql)
        if wrong:
            yield f"{field}.sql", wrong
        named = set(sql.binds(statement.sql))
        for name in sorted(named - statement.arguments.keys()):
            yield f"{field}.arguments", f"The statement has a bind :{name} that has no type."
        for name in sorted(statement.arguments.keys() - named):
            yield f"{field}.arguments.{name}", f"The statement has no bind :{name}."
        if len(set(statement.columns)) < len(statement.columns):
            yield f"{field}.columns", "Each column is named once."


def misfit(statement: StoredStatement, arguments: Mapping[str, Argument]) -> str:
    """Why these arguments cannot be bound; empty: they can. Nothing (null) fits every type."""
    for name in sorted(statement.arguments.keys() - arguments.keys()):
        return f"The argument {name} is missing."
    for name, value in arguments.items():
        wanted = statement.arguments.get(name)
        if wanted is None:
            return f"The statement {statement.name} has no argument {name}."
        if value is not None and not _fits(value, wanted):
            return f"The argument {name} must be of the type {wanted}."
    return ""


def _fits(value: str | float | bool, wanted: ArgumentType) -> bool:
    match wanted:
        case "text":
            return isinstance(value, str)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "yes_no":
            return isinstance(value, bool)
