"""An import in words: its state, who did what when, and its counts as a table."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from workforce.enums import RunState
from workforce.models import Account, ImportRun
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day

TONES = {
    RunState.CHECKED: "warning",
    RunState.DONE: "good",
    RunState.REFUSED: "bad",
    RunState.UNDONE: "warning",
    RunState.CHECKING: "info",
    RunState.WAITING: "info",
    RunState.RUNNING: "info",
    RunState.UNDOING: "info",
}


def tone(run: ImportRun) -> str:
    """The tone of the badge that says the state."""
    if run.state == RunState.CHECKED and run.counts.get("errors"):
        return "bad"
    return TONES.get(RunState(run.state), "neutral")


def moment(at: datetime | None) -> str:
    """30 September 2025 at 14:05, in local time."""
    return f"{day(at)} at {timezone.localtime(at):%H:%M}" if at else ""


def sums(run: ImportRun) -> tuple[int, int, int]:
    """Rows added, changed and ended, over all files."""
    files: list[dict[str, Any]] = run.counts.get("files", [])
    return (
        sum(file["added"] for file in files),
        sum(file["changed"] for file in files),
        sum(file["ended"] for file in files),
    )


def sentence(run: ImportRun) -> str:
    """What the state means for whoever reads the page."""
    match run.state:
        case RunState.CHECKING if run.replanned:
            return "The records have changed since the import was confirmed. Nothing was written; it is checked again."
        case RunState.CHECKING:
            return "The files are being checked. Nothing is changed yet."
        case RunState.CHECKED:
            return _checked(run)
        case RunState.WAITING:
            return "The import is confirmed and starts in a moment."
        case RunState.RUNNING:
            return "The import is at work. Either all of it is stored in the end or nothing."
        case RunState.DONE:
            return "Everything in the files is stored."
        case RunState.REFUSED:
            return "Nothing was changed."
        case RunState.CANCELLED:
            return "The import was given up before it was confirmed. Nothing was changed."
        case RunState.UNDOING:
            return "The import is being taken back. Either all of it goes or nothing."
        case _:
            return "The import was taken back: the records are as they were before it."


def _checked(run: ImportRun) -> str:
    again = (
        "The records have changed since it was confirmed, so the plan was made again. "
        if run.replanned
        else ""
    )
    if run.counts.get("errors"):
        return (
            f"{again}The files have errors, so they cannot be imported. Correct them and upload them again."
        )
    if not any(sums(run)):
        return f"{again}There is nothing to change: everything in the files is stored already."
    return f"{again}Nothing is changed yet. Look at what would change, then confirm it."


def facts(run: ImportRun, kept_days: int) -> list[dict[str, str]]:
    """Who did what, when: for a summary list."""
    found = [("Asked for", _by(run.requested_at, run.requested_by, "the command line"))]
    if run.confirmed_at:
        found.append(("Confirmed", _by(run.confirmed_at, run.confirmed_by, "")))
    if run.finished_at:
        found.append(("Cancelled" if run.state == RunState.CANCELLED else "Ended", moment(run.finished_at)))
    if run.undone_at:
        found.append(("Undone", _by(run.undone_at, run.undone_by, "")))
    if run.files_removed_at:
        found.append(("Files and lists", f"removed on {day(run.files_removed_at)}"))
    else:
        until = run.requested_at + timedelta(days=kept_days)
        found.append(("Files and lists", f"kept until {day(until)}, then removed"))
    return [{"label": label, "value": value} for label, value in found]


def _by(at: datetime, account: Account | None, otherwise: str) -> str:
    return f"{moment(at)}, by {account.name if account else otherwise}"


def counts_table(run: ImportRun) -> Table | None:
    """Rows by file and what happens to them, with the problems of each file; numbers lead to their lists."""
    files: list[dict[str, Any]] = run.counts.get("files", [])
    problems: dict[str, dict[str, int]] = dict(run.counts.get("problems", {}))
    linked = bool(run.digest) and not run.files_removed_at
    rows = [_file_row(run, file, problems.pop(file["file"], {}), linked) for file in files]
    rows += [
        Row((Cell(name), *[Cell("")] * 4, *_problem_cells(run, name, found, linked)))
        for name, found in problems.items()
    ]
    heads = ("Added", "Changed", "Ended", "Unchanged", "Errors", "Warnings")
    columns = (Column("File"), *(Column(head, numeric=True) for head in heads))
    return Table("Numbers of rows and problems", columns, tuple(rows)) if rows else None


def _file_row(run: ImportRun, file: dict[str, Any], problems: dict[str, int], linked: bool) -> Row:
    name = str(file["file"])
    layout = name.removeprefix("sheet ").strip().lower().removesuffix(".csv")
    cells = [
        _count(file[key], _address("import_lines", run, file=layout, action=action), linked)
        for key, action in (("added", "add"), ("changed", "change"), ("ended", "end"))
    ]
    return Row(
        (Cell(name), *cells, Cell(f"{file['unchanged']:,}"), *_problem_cells(run, name, problems, linked))
    )


def _problem_cells(run: ImportRun, name: str, found: dict[str, int], linked: bool) -> list[Cell]:
    return [
        _count(found.get(severity, 0), _address("import_problems", run, file=name, severity=severity), linked)
        for severity in ("error", "warning")
    ]


def _count(number: int, url: str, linked: bool) -> Cell:
    return Cell(f"{number:,}", url=url if number and linked else "")


def _address(name: str, run: ImportRun, **query: str) -> str:
    return f"{reverse(name, args=[run.pk])}?{urlencode(query)}"
