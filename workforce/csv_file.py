"""Tables as CSV files that a spreadsheet opens safely."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from itertools import islice
from typing import TypeAlias

from django.http import HttpResponse, StreamingHttpResponse

Value: TypeAlias = str | int | Decimal | None
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_response(name: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> HttpResponse:
    """A download of `name`.csv in UTF-8 with a byte-order mark, which Excel needs to read names rightly."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(name)}.csv"'
    response["Cache-Control"] = "private, no-store"
    writer = csv.writer(response)
    writer.writerow([guarded(cell) for cell in header])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return response


def guarded(cell: Value) -> str:
    """Text that a spreadsheet would run as a formula begins with an apostrophe; a number is written as it
    is."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA_SIGNS) else text


def file_name(text: str) -> str:
    """Lower case, letters and digits, joined by hyphens: "TEAM-A vacancy rate 2025-09" is team-a-vacancy-
    rate-2025-09."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "figures"


ROWS_AT_ONCE = 200
"""Rows that are sent together: each piece that is sent passes through every middleware."""


def csv_download(name: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> StreamingHttpResponse:
    """As `csv_response`, sent some rows at a time: for files that may be long."""

    def pieces() -> Iterator[str]:
        yield _written([header], "\ufeff")
        remaining = iter(rows)
        while part := list(islice(remaining, ROWS_AT_ONCE)):
            yield _written(part)

    response = StreamingHttpResponse(pieces(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(name)}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _written(rows: Iterable[Sequence[Value]], begins: str = "") -> str:
    text = StringIO()
    text.write(begins)
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()
