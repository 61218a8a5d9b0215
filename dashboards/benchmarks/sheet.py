"""A CSV file row by row, in bounded memory, whatever its size: encoding, header, width of rows."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

from dashboards.benchmarks.problems import FileRefused, Problems

LONGEST_LINE = 200_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row under the header, with its number in the file."""

    row: int
    cells: list[str]


class Sheet:
    """Reads UTF-8 with or without a byte-order mark. `header` is there as soon as the sheet is opened.

    Raises FileRefused where the file cannot be read as such a table at all; a row of another width than the
    header is a problem of that row, and is left out.
    """

    def __init__(self, path: Path, problems: Problems) -> None:
        self.problems = problems
        self._rows = self._read(path)
        first = next(self._rows, None)
        if first is None:
            self._refuse("the file is empty.")
        self.header = [cell.strip() for cell in first.cells]

    def lines(self) -> Iterator[Line]:
        for line in self._rows:
            if len(line.cells) == len(self.header):
                yield line
            else:
                self.problems.add(
                    f"the row has {len(line.cells)} cells where the header has {len(self.header)}.",
                    row=line.row,
                )

    def _read(self, path: Path) -> Iterator[Line]:
        """Blank rows are passed over. Rows are numbered by the line on which they begin."""
        row = 1
        try:
            with path.open("rb") as file:
                reader = csv.reader(self._text_lines(file), strict=True)
                for cells in reader:
                    if any(cell.strip() for cell in cells):
                        yield Line(row, cells)
                    row = reader.line_num + 1
        except csv.Error as error:
            self._refuse(f"this is not a row of a CSV file: {error}.", row=row)
        except OSError as error:
            self._refuse(f"the file cannot be read: {error.strerror}.")

    def _text_lines(self, file: BinaryIO) -> Iterator[str]:
        """Decoded line by line, so that a byte in a wrong encoding is found on its own row."""
        row = 0
        while raw := file.readline(LONGEST_LINE):
            row += 1
            if len(raw) == LONGEST_LINE:
                self._refuse(f"the line is longer than {LONGEST_LINE:,} bytes.", row=row)
            try:
                text = raw.decode("utf-8-sig" if row == 1 else "utf-8")
            except UnicodeDecodeError as error:
                byte = f"byte 0x{raw[error.start]:02x} at place {error.start + 1}"
                self._refuse(f"the file is not UTF-8 text ({byte}). Save it as “CSV UTF-8”.", row=row)
            if "\0" in text:
                self._refuse("this is not a text file. A CSV file in UTF-8 is expected.", row=row)
            yield text

    def _refuse(self, reason: str, row: int | None = None) -> NoReturn:
        self.problems.add(reason, row=row)
        raise FileRefused(self.problems)
