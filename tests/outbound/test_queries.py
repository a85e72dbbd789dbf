"""Stored statements asked of real databases: what they give, and what they cannot do."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg
import pysqlite3
import pytest

from cordboard.outbound.breaker import Breakers
from cordboard.outbound.queries import Queries
from cordboard.switchboard.outside.way_out import OutsideFailure, Query
from tests.clock import JumpingClock
from tests.servers.postgres import Postgres

TABLE = "CREATE TABLE customers (number int, name text, credit numeric, vip boolean)"
ROWS = [
    (1, "Ann", "12.50", "true"),
    (2, "O'Neill; DROP TABLE customers --", "3", "false"),
    (3, "Zoe", None, None),
]
ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS i FROM n",
    "postgres": "SELECT pg_sleep(60)::text AS i",
}

Ask = Callable[..., Awaitable[Any]]


@pytest.fixture(params=["sqlite", "postgres"])
async def source(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """(kind, url, a look at the table) of a database with three customers."""
    script = [TABLE]
    for number, name, credit, vip in ROWS:
        text = name.replace("'", "''")
        script.append(
            f"INSERT INTO customers VALUES ({number}, '{text}', {credit or 'NULL'}, {vip or 'NULL'})"
        )
    if request.param == "sqlite":
        path = tmp_path / "shop & more.db"
        connection = pysqlite3.connect(str(path))
        for statement in script:
            connection.execute(statement)
        connection.commit()
        yield (
            "sqlite",
            f"sqlite:///{path}",
            lambda: connection.execute("SELECT count(*) FROM customers").fetchone()[0],
        )
        connection.close()
        return
    server: Postgres = request.getfixturevalue("postgres_server")
    name = server.create()
    url = server.url(name)
    driver: Any = asyncpg
    connection = await driver.connect(url.replace("+asyncpg", ""))
    for statement in script:
        await connection.execute(statement)
    yield "postgres", url, None
    assert await connection.fetchval("SELECT count(*) FROM customers") == 3
    await connection.close()
    server.drop(name)


@pytest.fixture
def ask(source: Any) -> Ask:
    queries = Queries(clock=JumpingClock(), breakers=Breakers(), connections={"shop": source[1]})

    async def asked(sql: str, *, columns: tuple[str, ...], **fields: Any) -> Any:
        given: dict[str, Any] = {
            "connection": "shop",
            "arguments": {},
            "max_rows": 10,
            "timeout": 5.0,
            **fields,
        }
        return await queries.ask(Query(sql=sql, columns=columns, **given))

    return asked


async def refused(ask: Ask, sql: str, **fields: Any) -> OutsideFailure:
    with pytest.raises(OutsideFailure) as no:
        await ask(sql, **{"columns": ("i",), **fields})
    return no.value


async def test_rows_come_as_text_numbers_and_yes_or_no(ask: Ask, source: Any) -> None:
    rows = await ask(
        "SELECT number, name, credit, vip FROM customers ORDER BY number;",
        columns=("number", "name", "credit", "vip"),
    )

    yes = 1 if source[0] == "sqlite" else True
    assert rows[0] == {"number": 1, "name": "Ann", "credit": 12.5, "vip": yes}
    assert rows[2] == {"number": 3, "name": "Zoe", "credit": None, "vip": None}


async def test_an_argument_is_a_value_whatever_it_says(ask: Ask) -> None:
    evil = "O'Neill; DROP TABLE customers --"

    rows = await ask(
        "SELECT number, ':name' AS text FROM customers WHERE name = :name -- not :this",
        columns=("number", "text"),
        arguments={"name": evil},
    )

    assert rows == [{"number": 2, "text": ":name"}]


async def test_a_bind_may_stand_twice_and_a_cast_is_none(ask: Ask) -> None:
    rows = await ask(
        "SELECT number FROM customers WHERE number >= :least AND number <= :most AND number <> :least",
        columns=("number",),
        arguments={"least": 1.0, "most": 2},
    )

    assert rows == [{"number": 2}]


async def test_only_the_columns_that_may_be_seen_are_seen(ask: Ask) -> None:
    assert await ask("SELECT * FROM customers WHERE number = 1", columns=("name",)) == [{"name": "Ann"}]


async def test_rows_are_counted_before_they_are_fetched(ask: Ask) -> None:
    rows = await ask("SELECT number FROM customers ORDER BY number", columns=("number",), max_rows=2)

    assert [row["number"] for row in rows] == [1, 2]


async def test_no_row_is_an_answer(ask: Ask) -> None:
    assert await ask("SELECT number FROM customers WHERE number = 9", columns=("number",)) == []


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM customers",
        "UPDATE customers SET name = 'x' RETURNING name AS i",
        "INSERT INTO customers (name) VALUES ('x') RETURNING name AS i",
        "DROP TABLE customers",
        "CREATE TABLE more (x int)",
        "SELECT 1 AS i; DELETE FROM customers",
        "WITH gone AS (DELETE FROM customers RETURNING 1 AS i) SELECT i FROM gone",
    ],
)
async def test_nothing_can_be_changed(ask: Ask, source: Any, sql: str) -> None:
    failure = await refused(ask, sql)

    assert failure.kind == "failed"
    if source[2]:
        assert source[2]() == 3


@pytest.mark.parametrize(
    "sql", ["PRAGMA query_only=OFF", "ATTACH '/tmp/other.db' AS other", "PRAGMA database_list"]
)
async def test_the_guards_of_sqlite_cannot_be_lifted(ask: Ask, source: Any, sql: str) -> None:
    if source[0] == "sqlite":
        assert (await refused(ask, sql)).kind == "failed"


async def test_a_statement_that_takes_too_long_is_stopped(ask: Ask, source: Any) -> None:
    failure = await refused(ask, ENDLESS[source[0]], timeout=0.2)

    assert failure.kind == "timeout"


async def test_slow_statements_leave_nothing_behind_that_holds_up_the_next(ask: Ask, source: Any) -> None:
    slow = (refused(ask, ENDLESS[source[0]], timeout=0.1) for _ in range(10))
    assert {failure.kind for failure in await asyncio.gather(*slow)} == {"timeout"}

    queries = Queries(clock=JumpingClock(), breakers=Breakers(), connections={"shop": source[1]})
    query = Query(
        connection="shop", sql="SELECT 1 AS i", arguments={}, columns=("i",), max_rows=1, timeout=5.0
    )
    assert await queries.ask(query) == [{"i": 1}]


async def test_a_column_that_is_not_there_is_named(ask: Ask) -> None:
    failure = await refused(ask, "SELECT number FROM customers", columns=("number", "email"))

    assert "'email'" in failure.detail


async def test_rows_that_are_too_large_are_refused(ask: Ask, source: Any) -> None:
    text = "hex(zeroblob(9000))" if source[0] == "sqlite" else "repeat('x', 18000)"

    failure = await refused(ask, f"SELECT {text} AS i")

    assert "16 KiB" in failure.detail


async def test_bytes_are_refused(ask: Ask, source: Any) -> None:
    blob = "x'00ff'" if source[0] == "sqlite" else "'\\x00ff'::bytea"

    assert "bytes" in (await refused(ask, f"SELECT {blob} AS i")).detail


async def test_an_argument_of_a_wrong_type_is_a_failure_and_not_a_crash(ask: Ask, source: Any) -> None:
    if source[0] == "postgres":
        failure = await refused(
            ask, "SELECT number AS i FROM customers WHERE number = :n", arguments={"n": "many"}
        )
        assert "cast" in failure.detail


@pytest.mark.parametrize(
    "url",
    ["sqlite:////nowhere/at/all.db", "postgresql://127.0.0.1:1/none", "postgresql://nowhere.invalid/none"],
)
async def test_a_database_that_is_away_fails_and_is_then_left_alone(url: str) -> None:
    clock = JumpingClock()
    queries = Queries(clock=clock, breakers=Breakers(), connections={"shop": url})
    query = Query(
        connection="shop", sql="SELECT 1 AS i", arguments={}, columns=("i",), max_rows=1, timeout=2.0
    )

    failures: list[OutsideFailure] = []
    for _ in range(6):
        with pytest.raises(OutsideFailure) as no:
            await queries.ask(query)
        failures.append(no.value)

    assert [each.again for each in failures] == [True] * 5 + [False]
    assert "left alone" in failures[5].detail


async def test_a_file_is_never_made_by_asking(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    queries = Queries(clock=JumpingClock(), breakers=Breakers(), connections={"shop": f"sqlite:///{path}"})

    with pytest.raises(OutsideFailure):
        await queries.ask(
            Query(
                connection="shop", sql="SELECT 1 AS i", arguments={}, columns=("i",), max_rows=1, timeout=1.0
            )
        )

    assert not path.exists()


async def test_a_connection_that_the_operator_has_not_opened_names_the_setting() -> None:
    queries = Queries(clock=JumpingClock(), breakers=Breakers(), connections={})

    with pytest.raises(OutsideFailure, match="data_sources"):
        await queries.ask(
            Query(
                connection="shop", sql="SELECT 1 AS i", arguments={}, columns=("i",), max_rows=1, timeout=1.0
            )
        )
