"""Long lists as queries: words looked for in columns, rows sorted, a page after a place, a count that ends."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, or_, select, tuple_

Value = str | int


def matching(columns: Sequence[ColumnElement[str]], words: Sequence[str]) -> ColumnElement[bool]:
    """Rows that hold every word in one of the columns. SQLite folds capitals of ASCII only."""
    return and_(
        True,
        *(
            or_(*(func.lower(column).contains(word.lower(), autoescape=True) for column in columns))
            for word in words
        ),
    )


def up_to(connection: Connection, query: Select[*tuple[Any, ...]], most: int) -> int:
    """How many rows a query has; one more than `most`: there are more, and they are not counted."""
    return connection.execute(select(func.count()).select_from(query.limit(most + 1).subquery())).scalar_one()


def after_place(
    query: Select[*tuple[Any, ...]],
    *,
    by: ColumnElement[Any],
    key: ColumnElement[str],
    down: bool,
    after: tuple[Any, str] | None,
) -> Select[*tuple[Any, ...]]:
    """The query in the order of `by`, then `key`; only what follows the place (value of `by`, key) `after`.

    Places are compared as rows: an index of both columns leads there at once, however far it is. Written with `OR`, a
    page in the midst of 200,000 rows took 20 ms instead of 0.1.
    """
    query = query.order_by(by.desc(), key.desc()) if down else query.order_by(by, key)
    if after is None:
        return query
    value, last = after
    place, last_place = tuple_(by, key), tuple_(literal(value, by.type), literal(last, key.type))
    return query.where(place < last_place if down else place > last_place)
