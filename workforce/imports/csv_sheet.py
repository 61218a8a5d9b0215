"""A CSV file as numbered records: encodings, line ends and files that are something else."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from workforce.imports.problems import ProblemLog
from workforce.imports.records import Record, SheetUnreadable

LONGEST_LINE = 200_000
HEAD = 4096
SAVE_AS = "Save it again as “CSV UTF-8 (comma delimited)”."

SOMETHING_ELSE = (
    (b"PK\x03\x04", "It is an Excel workbook or a zip file, not a CSV file."),
    (b"\xd0\xcf\x11\xe0", "It is an old Excel workbook (.xls), not a CSV file."),
    (b"\x89PNG", "It is a picture, not a CSV file."),
    (b"\xff\xd8\xff", "It is a picture, not a CSV file."),
    (b"GIF8", "It is a picture, not a CSV file."),
    (b"%PDF", "It is a PDF document, not a CSV file."),
    (b"\x1f\x8b", "It is a compressed file, not a CSV file."),
    (b"\xff\xfe", "It is in UTF-16 (Excel's “Unicode text”), not in UTF-8."),
    (b"\xfe\xff", "It is in UTF-16 (Excel's “Unicode text”), not in UTF-8."),
    (b"<", "It is a web page or XML, not a CSV file."),
    (b"{", "It is JSON, not a CSV file."),
    (b"[", "It is JSON, not a CSV file."),
)


def csv_records(path: Path, label: str, log: ProblemLog) -> Iterator[Record]:
    """The records of a CSV file, headings first, numbered as a spreadsheet numbers them.

    Memory does not grow with the file. Lines in another encoding are reported once, for the first of them, and read as
    Windows-1252, so that the rest of the file can be checked. Raises SheetUnreadable where nothing more can be read.
    """
    try:
        with path.open("rb") as stream:
            _refuse_what_is_no_csv(stream.read(HEAD))
            stream.seek(0)
            lines = _Lines(iter(partial(stream.readline, LONGEST_LINE), b""))
            yield from _records(lines, label, log)
            lines.report(label, log)
    except OSError as error:
        raise SheetUnreadable(f"The file cannot be read: {error.strerror}.") from error


def _refuse_what_is_no_csv(head: bytes) -> None:
    if not head.removeprefix(b"\xef\xbb\xbf").strip():
        raise SheetUnreadable("The file is empty: it has not even headings.")
    for mark, reason in SOMETHING_ELSE:
        if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(mark):
            raise SheetUnreadable(f"{reason} {SAVE_AS}")
    if head.count(b"\0") * 4 > len(head):
        raise SheetUnreadable(f"It is in UTF-16 or UTF-32, or no text at all. {SAVE_AS}")
    if b"\r" in head and b"\n" not in head:
        raise SheetUnreadable(f"Its lines end as those of an old Macintosh. {SAVE_AS}")


def _records(lines: "_Lines", label: str, log: ProblemLog) -> Iterator[Record]:
    reader = csv.reader(lines, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SheetUnreadable(_in_english(error), row=number) from error
        if lines.nul_seen:
            lines.nul_seen = False
            log.error(
                label, "The row contains a NUL character, which no text has: the file is damaged.", row=number
            )
            cells = [cell.replace("\0", "") for cell in cells]
        yield number, cells


@dataclass
class _Lines:
    """Decoded lines, one at a time."""

    raw: Iterator[bytes]
    number: int = 0
    nul_seen: bool = False
    undecodable: list[int] = field(default_factory=list)
    undecodable_count: int = 0
    guess: str = "Windows-1252"

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self.raw)
        self.number += 1
        if len(line) >= LONGEST_LINE:
            raise SheetUnreadable(
                f"Line {self.number} is far too long for a CSV file. {SAVE_AS}", row=self.number
            )
        if b"\0" in line:
            self.nul_seen = True
        if self.number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            return line.decode()
        except UnicodeDecodeError:
            return self._decoded_by_guess(line)

    def _decoded_by_guess(self, line: bytes) -> str:
        self.undecodable_count += 1
        self.undecodable = self.undecodable or [self.number]
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:
            self.guess = "another encoding"
            return line.decode("latin-1")

    def report(self, label: str, log: ProblemLog) -> None:
        """Say once that the file is in another encoding, where it shows first and what it looks like."""
        for first in self.undecodable:
            more = f" So are {self.undecodable_count - 1} later lines." if self.undecodable_count > 1 else ""
            log.error(
                label, f"The line is not in UTF-8: it looks like {self.guess}.{more} {SAVE_AS}", row=first
            )


def _in_english(error: csv.Error) -> str:
    words = str(error)
    if "unexpected end of data" in words:
        return "A quotation mark opens in this row and is never closed."
    if "field larger" in words:
        return "A cell in this row is far too long, or a quotation mark opens in it and is never closed."
    if "new-line character" in words:
        return "A line break of another kind stands in a cell: put the whole cell into quotation marks."
    if "expected after" in words:
        return "A quotation mark stands in the middle of a cell: double it, or put the whole cell into quotation marks."
    return f"The row cannot be read as CSV ({words})."
