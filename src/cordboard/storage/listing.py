"""Long lists as queries: words looked for in columns, rows sorted by one column, a page after a place."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_

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


def after_place(
    query: Select[*tuple[Any, ...]],
    *,
    by: ColumnElement[Any],
    key: ColumnElement[str],
    down: bool,
    after: tuple[Any, str] | None,
) -> Select[*tuple[Any, ...]]:
    """The query in the order of `by`, then `key`; only what follows the place (value of `by`, key) `after`."""
    query = query.order_by(by.desc(), key.desc()) if down else query.order_by(by, key)
    if after is None:
        return query
    value, last = after
    beyond, next_key = (by < value, key < last) if down else (by > value, key > last)
    return query.where(or_(beyond, and_(by == value, next_key)))
