"""The records behind a figure, for those who may see people, posts, absences or caseloads of the unit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dashboards.metrics import Metric
from dashboards.pages.reading import WHOLE
from dashboards.queries.behind import Row as BehindRow
from workforce import written
from workforce.addresses import person_address
from workforce.csv_file import Value
from workforce.tables import Cell, Column, Row, Table

POSTS = ("established", "vacancies", "unfilled")
NOUNS = {"days_lost": "days", "case_holders": "cases", "stability": "people"}
HEADINGS = {
    "in_post": "People in post",
    "permanent": "Permanent staff in post",
    "agency": "Agency workers",
    "agency_vacancy": "Agency workers who cover vacancies",
    "established": "Established posts",
    "vacancies": "Vacant posts",
    "unfilled": "Vacant posts that nobody covers",
    "starters": "Starters of the last 12 months",
    "leavers": "Leavers of the last 12 months",
    "days_lost": "Days lost to sickness in the last 12 months",
    "case_holders": "Case holders",
    "stability": "People who were in post a year before and still are",
}


@dataclass(frozen=True, slots=True)
class BehindPage:
    """`left_out` says how many records the reader does not see, if any."""

    heading: str
    summary: str
    left_out: str
    table: Table


def behind_page(
    metric: Metric, rows: Sequence[BehindRow], *, total: Decimal, shown: int, all_rows: int, sort: str
) -> BehindPage:
    """One page of `rows`; `total` and `shown` are those of all records that the reader sees."""
    subject = metric.behind
    heading = HEADINGS.get(subject, metric.name)
    hidden = all_rows - shown
    noted = any(row.note for row in rows)
    shown_columns = [(label, key) for label, key in columns(subject) if key != "note" or noted]
    return BehindPage(
        heading=heading,
        summary=f"{records(shown)}, together {_amount(subject, total)} {noun(subject)}.",
        left_out=_left_out(hidden) if hidden else "",
        table=Table(
            caption=heading,
            columns=tuple(Column(label, key=key, numeric=key == "amount") for label, key in shown_columns),
            rows=tuple(Row(tuple(_cell(subject, key, row) for _, key in shown_columns)) for row in rows),
            sort=sort,
            empty="There is no such record.",
        ),
    )


def records(count: int) -> str:
    return f"{count:,} record{'' if count == 1 else 's'}"


def in_order(rows: Sequence[BehindRow], sort: str) -> list[BehindRow]:
    """Sorted by a column; equal rows stay in the order of the query, by name or post."""
    key = _SORT_KEYS[sort.removeprefix("-")]
    return sorted(rows, key=key, reverse=sort.startswith("-"))


def noun(subject: str) -> str:
    return NOUNS.get(subject, "FTE")


def columns(subject: str) -> tuple[tuple[str, str], ...]:
    """Label and key of each column of a subject's list."""
    first = (("Post", "post"),) if subject in POSTS else (("Name", "name"),)
    middle = (("Team", "team"), ("Role", "role"))
    rest = () if subject in POSTS else (("Contract", "contract"),)
    return (
        *first,
        *middle,
        *rest,
        ("First day", "first_day"),
        ("Last day", "last_day"),
        (_heading_of_amount(subject), "amount"),
        ("Note", "note"),
    )


_SORT_KEYS: dict[str, Callable[[BehindRow], Any]] = {
    "post": lambda row: row.post_reference,
    "name": lambda row: row.name.casefold(),
    "team": lambda row: row.team_name.casefold(),
    "role": lambda row: row.role_name.casefold(),
    "contract": lambda row: row.contract,
    "first_day": lambda row: row.first_day or date.max,
    "last_day": lambda row: row.last_day or date.max,
    "amount": lambda row: row.amount,
    "note": lambda row: row.note,
}


def csv_rows(metric: Metric, rows: Sequence[BehindRow]) -> tuple[Sequence[str], Iterator[Sequence[Value]]]:
    """The whole list, with the references by which records are found in other systems."""
    keys = columns(metric.behind)
    header = ("Reference", *(label for label, _ in keys))
    return header, (
        (_reference(metric.behind, row), *(_cell(metric.behind, key, row).text for _, key in keys))
        for row in rows
    )


def _left_out(hidden: int) -> str:
    records = "record is" if hidden == 1 else "records are"
    return f"{hidden:,} further {records} in the figure but not in this list, because you may not see them."


def _heading_of_amount(subject: str) -> str:
    return {"FTE": "FTE counted", "days": "Days lost", "cases": "Cases", "people": "People"}[noun(subject)]


def _amount(subject: str, amount: Decimal) -> str:
    return written.decimal(amount, 0 if noun(subject) in WHOLE else 2 if noun(subject) == "FTE" else 1)


def _reference(subject: str, row: BehindRow) -> str:
    return row.post_reference if subject in POSTS else row.reference


def _cell(subject: str, key: str, row: BehindRow) -> Cell:
    match key:
        case "post":
            return Cell(row.post_reference, note=row.name)
        case "name":
            return Cell(row.name, url=person_address(row.reference) if row.reference else "")
        case "team":
            return Cell(row.team_name)
        case "role":
            return Cell(row.role_name)
        case "contract":
            return Cell(row.contract)
        case "first_day":
            return Cell(written.day(row.first_day))
        case "last_day":
            return Cell(written.day(row.last_day))
        case "amount":
            return Cell(_amount(subject, row.amount))
        case _:
            return Cell(row.note)
