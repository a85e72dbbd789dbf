"""The one metadata, its naming rules, and the columns that recur.

Times are BIGINT milliseconds, documents and event bodies JSON text, digests and keys binary.
"""

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, MetaData, Text

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ROW_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""An id the database counts up: SQLite does so only for a column declared INTEGER."""


def text(name: str, *, null: bool = False, key: bool = False) -> Column[str]:
    """A text column; `key` makes it (part of) the primary key."""
    return Column(name, Text, nullable=null, primary_key=key)


def number(name: str, *, null: bool = False, key: bool = False) -> Column[int]:
    """A small whole number; never counted up by the database."""
    return Column(name, Integer, nullable=null, primary_key=key, autoincrement=False)


def millis(name: str, *, null: bool = False) -> Column[int]:
    """A point in time, in milliseconds since the epoch."""
    return Column(name, BigInteger, nullable=null)


def flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def binary(name: str, *, null: bool = False, key: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=null, primary_key=key)


def one_of(column: str, values: tuple[str, ...]) -> str:
    """The SQL that a column holds one of these words."""
    words = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({words})"
