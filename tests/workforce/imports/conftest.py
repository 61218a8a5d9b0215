"""A council's folder of files, the import of it, and what it said."""

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from config.env import BASE_DIR
from workforce.imports.layout import BY_NAME

WORKED_EXAMPLE = BASE_DIR / "tests" / "fixtures" / "worked_example"


@dataclass
class Folder:
    """The worked example's files in a folder of one's own, to be changed."""

    path: Path

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.path / f"{name}.csv").open(newline="") as stream:
            return list(csv.DictReader(stream))

    def write(self, name: str, rows: list[dict[str, Any]], columns: list[str] | None = None) -> None:
        columns = columns or [column.name for column in BY_NAME[name].columns]
        with (self.path / f"{name}.csv").open("w", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)

    def add(self, name: str, /, **cells: Any) -> None:
        self.write(name, [*self.rows(name), cells])

    def change(self, name: str, row: int, /, **cells: Any) -> None:
        """Change cells of a row, numbered as a spreadsheet numbers it."""
        rows = self.rows(name)
        rows[row - 2] |= cells
        self.write(name, rows)

    def keep_only(self, *names: str) -> None:
        for path in self.path.glob("*.csv"):
            if path.stem not in names:
                path.unlink()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(Path(shutil.copytree(WORKED_EXAMPLE, tmp_path / "files")))


@dataclass
class Said:
    """What the command printed, and its exit status."""

    out: str
    err: str
    status: int

    @property
    def problems(self) -> list[str]:
        """The lines of errors, without those of warnings and the sum at the end."""
        lines = self.err.splitlines()
        return [
            line
            for line in lines
            if not line.startswith((" ", "Nothing was changed")) and "warning" not in line
        ]

    @property
    def warnings(self) -> list[str]:
        return [
            line.strip()
            for line in (self.out + self.err).splitlines()
            if line.startswith("  ") and ": " in line
        ]


Run = Callable[..., Said]


@pytest.fixture
def run(db: None) -> Run:
    def import_workforce(path: Path, *options: str) -> Said:
        out, err, status = io.StringIO(), io.StringIO(), 0
        try:
            call_command("import_workforce", str(path), *options, stdout=out, stderr=err)
        except SystemExit as ended:
            status = int(str(ended.code))
        return Said(out.getvalue(), err.getvalue(), status)

    return import_workforce


@pytest.fixture
def imported(run: Run, folder: Folder) -> Folder:
    """The folder, with everything in it stored already."""
    assert run(folder.path).status == 0
    return folder
