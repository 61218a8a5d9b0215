"""What is wrong or odd in the files, kept in a temporary table so that any number of problems costs no memory."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.db.backends.utils import CursorWrapper

SHOWN_AT_MOST = 300
NO_ROW = 0


class Severity(StrEnum):
    """An error refuses the whole import; a warning is told and the import goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, where a person finds it. `row` counts as the sheet does: the headings are row 1."""

    severity: Severity
    file: str
    row: int | None
    column: str
    reason: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.reason}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Problems:
    """All problems of a severity are counted; the first are shown."""

    count: int
    shown: tuple[Problem, ...]

    @property
    def not_shown(self) -> int:
        return self.count - len(self.shown)


class ProblemLog:
    """Takes problems while files are read and rules are checked. `file_names` tells how the user calls a file."""

    def __init__(self, cursor: CursorWrapper) -> None:
        self.cursor = cursor
        self.waiting: list[tuple[str, str, int, str, str]] = []
        cursor.execute(
            "CREATE TEMPORARY TABLE import_problem (severity text, file text, row integer, column_name text, "
            "reason text,"
            " number integer GENERATED ALWAYS AS IDENTITY) ON COMMIT DROP"
        )

    def error(self, file: str, reason: str, *, row: int | None = None, column: str = "") -> None:
        self.waiting.append((Severity.ERROR, file, row or NO_ROW, column, reason))

    def warning(self, file: str, reason: str, *, row: int | None = None, column: str = "") -> None:
        self.waiting.append((Severity.WARNING, file, row or NO_ROW, column, reason))

    def flush(self) -> None:
        """Put what waits into the table. Not while another COPY is open on the connection."""
        if not self.waiting:
            return
        copy_rows(
            self.cursor, "import_problem", ("severity", "file", "row", "column_name", "reason"), self.waiting
        )
        self.waiting.clear()

    def of(self, severity: Severity, order: Iterable[str]) -> Problems:
        """The problems of a severity, file by file in `order`, and by row."""
        self.flush()
        self.cursor.execute("SELECT count(*) FROM import_problem WHERE severity = %s", [severity])
        (count,) = self.cursor.fetchone() or (0,)
        self.cursor.execute(
            "SELECT severity, file, row, column_name, reason FROM import_problem WHERE severity = %s"
            " ORDER BY array_position(%s::text[], file), row, number LIMIT %s",
            [severity, list(order), SHOWN_AT_MOST],
        )
        shown = tuple(
            Problem(Severity(severity), file, row or None, column, reason)
            for severity, file, row, column, reason in self.cursor.fetchall()
        )
        return Problems(count, shown)


def copy_rows(
    cursor: CursorWrapper, table: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """COPY rows of text into a table; PostgreSQL turns the text into the columns' types."""
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


class ImportRefused(Exception):
    """The files have errors: nothing was changed. Carries every problem."""

    def __init__(self, errors: Problems, warnings: Problems) -> None:
        super().__init__(f"{errors.count} errors")
        self.errors, self.warnings = errors, warnings


class ImportBusy(Exception):
    """Another import is at work."""


class PlanChanged(Exception):
    """The records have changed since the plan was shown: it is not carried out."""
