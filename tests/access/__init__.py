"""Who gets which answer at every address, and all of it together."""

import importlib
import pkgutil
from typing import Any

MODULES = tuple(each.name for each in pkgutil.iter_modules(__path__) if each.name != "table")


def rows_of(module: str) -> list[Any]:
    """The rows of one module here, as `tests.access.table.Row`."""
    rows: list[Any] = importlib.import_module(f"tests.access.{module}").ROWS
    return rows


def all_rows() -> list[Any]:
    return [row for module in MODULES for row in rows_of(module)]
