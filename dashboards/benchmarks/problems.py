"""What is wrong with a file: file, row, column and reason, all of it in one go, in bounded memory."""

from dataclasses import dataclass, field

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` counts the lines of the file as a spreadsheet does: the header is row 1. None means the whole
    file."""

    file: str
    row: int | None
    column: str
    reason: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.reason}"


@dataclass(slots=True)
class Problems:
    """Counts every problem and keeps the first ones to show."""

    file: str
    shown: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, reason: str, *, row: int | None = None, column: str = "") -> None:
        self.count += 1
        if len(self.shown) < SHOWN:
            self.shown.append(Problem(self.file, row, column, reason))

    def __bool__(self) -> bool:
        return self.count > 0

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.shown]
        more = self.count - len(self.shown)
        if more:
            lines.append(f"{self.file}: and {more:,} more problem{'s' if more > 1 else ''} like these.")
        return "\n".join(lines)


class FileRefused(Exception):
    """The file has problems; nothing was changed. Its text is the list of them."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        super().__init__(str(problems))
