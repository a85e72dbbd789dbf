"""A table read piece by piece is the table read at once, and a row written comes back as it was."""

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.core.routing.blacklist_row import ASKED, TOLD, RowContent, cells_of
from cordboard.core.routing.blacklist_table import LONGEST_ROW, TableReader

TABLE = (
    'Description,START,end\n"Two\r\nlines ""and"" more",10.0.0.1,10.0.0.9\r\n\n'
    "é=1,10.0.0.0/8,\n,wrong,\nlast,2001:DB8::1,"
).encode()


def read(*pieces: bytes) -> tuple[list[RowContent], TableReader]:
    reader = TableReader()
    rows = [row for piece in pieces for row in reader.feed(piece)]
    return [*rows, *reader.close()], reader


@given(st.lists(st.integers(0, len(TABLE)), max_size=6))
def test_how_a_table_is_cut_does_not_matter(cuts: list[int]) -> None:
    whole, _ = read(TABLE)
    edges = [0, *sorted(cuts), len(TABLE)]

    rows, reader = read(*(TABLE[a:b] for a, b in pairwise(edges)))

    assert rows == whole
    assert [(row.description, row.start, row.end) for row in rows] == [
        ('Two\r\nlines "and" more', "10.0.0.1", "10.0.0.9"),
        ("é=1", "10.0.0.0", "10.255.255.255"),
        ("last", "2001:db8::1", "2001:db8::1"),
    ]
    assert [(error.line, error.column) for error in reader.errors] == [(6, "start")]


@given(st.text(max_size=200).filter(lambda text: "\0" not in text), st.integers(0, 2**32 - 1))
def test_an_entry_written_comes_back(description: str, until: int) -> None:
    description = description.encode("utf-8", "ignore").decode()
    entry = BlacklistEntry(
        id="b_1",
        description=description,
        start="::1",
        end="::ff",
        expires_at=until * 1_000,
        created_by="=max",
    )
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[*ASKED, *TOLD], cells_of(entry)])

    [row], reader = read(text.getvalue().encode())

    assert reader.errors == []
    assert (row.description, row.start, row.end, row.expires_at) == (
        description,
        "::1",
        "::ff",
        until * 1_000,
    )
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells_of(entry))


@pytest.mark.parametrize("divider", [";", "\t"])
def test_other_dividers_are_found_out(divider: str) -> None:
    rows, _ = read(f"start{divider}description\n10.0.0.1{divider}a, b\n".encode())

    assert [(row.start, row.description) for row in rows] == [("10.0.0.1", "a, b")]


def test_what_is_kept_between_pieces_is_bounded() -> None:
    reader = TableReader()
    reader.feed(b'start\n"10.0.0.1\n')
    for _ in range(1_000):
        reader.feed(b"10.0.0.1\n" * 100)

    assert reader.hopeless
    assert len(reader._text) < 4 * LONGEST_ROW
