"""Where the files are: a folder of CSV files, or one workbook."""

from collections.abc import Iterator
from pathlib import Path

from workforce.imports.columns import listing, slug
from workforce.imports.csv_sheet import csv_records
from workforce.imports.layout import BY_NAME, LAYOUTS
from workforce.imports.problems import ProblemLog
from workforce.imports.records import Sheet, SheetUnreadable
from workforce.imports.workbook import open_workbook, sheet_records

NAMES = listing(f"{layout.name}.csv" for layout in LAYOUTS)


def sheets_of(path: Path, log: ProblemLog, called: str = "") -> list[Sheet]:
    """The known files under `path`, in the order in which they are read. Unknown ones are reported and ignored.

    `called` is what its owner calls the whole, where that is not the path.
    """
    called = called or str(path)
    if path.is_dir():
        found = list(_in_folder(path, log))
    elif not path.exists():
        log.error(called, "There is no such folder or workbook.")
        return []
    elif path.suffix.lower() == ".xlsx":
        found = list(_in_workbook(path, log))
    else:
        log.error(called, "This is neither a folder of CSV files nor an .xlsx workbook.")
        return []
    return _each_once(called, found, log)


def _each_once(called: str, found: list[Sheet], log: ProblemLog) -> list[Sheet]:
    sheets: dict[str, Sheet] = {}
    for sheet in found:
        if sheet.layout.name in sheets:
            log.error(sheet.label, f"{sheets[sheet.layout.name].label} has the same name: keep one of them.")
        sheets.setdefault(sheet.layout.name, sheet)
    if not sheets:
        log.error(
            called,
            f"There is nothing to import here. The files are {NAMES}; a workbook has sheets of these names.",
        )
    return [sheets[layout.name] for layout in LAYOUTS if layout.name in sheets]


def _in_folder(folder: Path, log: ProblemLog) -> Iterator[Sheet]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        log.error(str(folder), f"The folder cannot be read: {error.strerror}.")
        return
    for path in paths:
        layout = BY_NAME.get(path.stem.lower())
        if path.name.startswith("."):
            continue
        if path.is_file() and layout and path.suffix.lower() == ".csv":
            yield Sheet(layout, path.name, csv_records(path, path.name, log))
        elif path.is_file():
            log.warning(path.name, "This file is not one of the eight; it is ignored.")


def _in_workbook(path: Path, log: ProblemLog) -> Iterator[Sheet]:
    try:
        workbook = open_workbook(path)
    except SheetUnreadable as problem:
        log.error(path.name, problem.reason)
        return
    titles = list(workbook.sheetnames)
    workbook.close()
    for title in titles:
        layout = BY_NAME.get(slug(title.strip().lower().removesuffix(".csv")))
        label = f"sheet {title}"
        if layout:
            yield Sheet(layout, label, sheet_records(path, title))
        else:
            log.warning(label, "This sheet is not one of the eight; it is ignored.")
