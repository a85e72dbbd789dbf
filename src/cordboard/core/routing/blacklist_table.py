"""A blacklist as a table, read piece by piece as it comes: the rows that are right, what is wrong with others. Pure."""

import codecs
import csv
from collections.abc import Sequence

import msgspec

from cordboard.core.routing.blacklist_row import ASKED, TOLD, RowContent, WrongCell, content_of

MOST_ROWS = 1_000_000
"""Rows in one table: what the index in memory is made for."""
MOST_ERRORS = 100
"""Errors that are told; the others are counted."""
LONGEST_ROW = 16_384
"""Characters of one row."""


class LineError(msgspec.Struct, frozen=True):
    """What is wrong at a line, counted from 1. `column` empty: with the line as a whole."""

    line: int
    column: str
    sentence: str


class TableReader:
    """Feed it the bytes in order, then `close`. Nothing is kept but the beginning of a row that is not whole yet.

    `rows` counts the rows that are right, `wrong` the errors; `errors` holds the first of them. When the table as a
    whole cannot be read (`hopeless`) the rest is passed over.
    """

    def __init__(self) -> None:
        self.rows = 0
        self.wrong = 0
        self.errors: list[LineError] = []
        self.hopeless = False
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._line = 0
        self._columns: list[str] | None = None
        self._divider = ","

    def feed(self, piece: bytes) -> Sequence[RowContent]:
        """The rows that are whole with this piece, and right."""
        if self.hopeless:
            return ()
        try:
            self._text += self._decoder.decode(piece)
        except UnicodeDecodeError:
            self._give_up("The table is not UTF-8. Save it as “CSV UTF-8”.")
            return ()
        cut = self._text.rfind("\n")
        # A row ends where every quotation mark is closed.
        while cut >= 0 and self._text.count('"', 0, cut) % 2:
            cut = self._text.rfind("\n", 0, self._text.rfind('"', 0, cut))
        whole, self._text = self._text[: cut + 1], self._text[cut + 1 :]
        found = self._read(whole)
        if len(self._text) > len(piece) + LONGEST_ROW:
            self._give_up("A row is too long: a quotation mark may be open.")
        return found

    def close(self) -> Sequence[RowContent]:
        """The last rows, if the table does not end with a line's end."""
        if self.hopeless:
            return ()
        try:
            self._text += self._decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            self._give_up("The table is not UTF-8. Save it as “CSV UTF-8”.")
            return ()
        whole, self._text = self._text, ""
        found = self._read(whole)
        if self._columns is None and not self.wrong:
            self._give_up(f"The table is empty; its first line names the columns: {', '.join(ASKED)}.")
        return found

    def _read(self, text: str) -> Sequence[RowContent]:
        if not text:
            return ()
        lines = [f"{line}\n" for line in text.removesuffix("\n").split("\n")]
        if self._columns is None:
            self._divider = max(",;\t", key=lines[0].count)
        found: list[RowContent] = []
        before = self._line
        reader = csv.reader(lines, delimiter=self._divider)
        while not self.hopeless:
            line = self._line + 1
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error as wrong:
                self._note(line, "", f"This cannot be read as a row: {wrong}.")
                self._line = before + reader.line_num
                continue
            self._line = before + reader.line_num
            if any(cell.strip() for cell in cells):
                self._row(line, cells, found)
        return found

    def _row(self, line: int, cells: list[str], found: list[RowContent]) -> None:
        if self._columns is None:
            self._head(line, cells)
            return
        if len(cells) > len(self._columns):
            self._note(line, "", f"There are {len(cells)} cells for {len(self._columns)} columns.")
            return
        if self.rows == MOST_ROWS:
            self._give_up(f"There are more than {MOST_ROWS:,} rows.", line)
            return
        try:
            found.append(content_of(dict(zip(self._columns, cells, strict=False))))
        except WrongCell as wrong:
            self._note(line, wrong.column, wrong.sentence)
        else:
            self.rows += 1

    def _head(self, line: int, cells: list[str]) -> None:
        names = [cell.strip().lower() for cell in cells]
        strange = [name for name in names if name not in ASKED and name not in TOLD]
        if "start" not in names:
            self._give_up(f"The first line must name the columns: {', '.join(ASKED)}; at least start.", line)
        elif strange:
            self._give_up(f"There is no column {strange[0]!r}. Columns are: {', '.join(ASKED)}.", line)
        elif len(set(names)) < len(names):
            self._give_up("A column is named twice.", line)
        self._columns = names

    def _note(self, line: int, column: str, sentence: str) -> None:
        self.wrong += 1
        if len(self.errors) < MOST_ERRORS:
            self.errors.append(LineError(line, column, sentence))

    def _give_up(self, sentence: str, line: int | None = None) -> None:
        self._note(self._line + 1 if line is None else line, "", sentence)
        self.hopeless = True
