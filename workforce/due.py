"""Due dates: one idea for all apps, and the register of who yields them.

An app registers its source in its own `due.py`, which is found when the apps load. A source takes the scope
of whoever asks and the days of interest, and yields only what lies in the scope's reach.

A source whose rows the database can give as they are registers statements instead: those of all apps are asked in
one query, so that the first page does not cost more with each app.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, Self

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from workforce.access.scope import Scope
from workforce.addresses import person_address
from workforce.models import Worker
from workforce.periods import ONE_DAY
from workforce.queries.visibility import Sight


class DueState(StrEnum):
    """How a due date stands on a day."""

    OVERDUE = "Overdue"
    SOON = "Due soon"
    LATER = "Later"


@dataclass(frozen=True)
class DueItem:
    """Something that has a day. `warning_days` before it the item becomes due soon.

    `owner` is who has to act, where the app knows. `passes`: the day goes by on its own (somebody starts), so
    that the item is never overdue. `in_letters`: what an e-mail calls it, where the kind says too much of somebody.
    `own`: it is the reader who has to act, whoever it is about.
    """

    kind: str
    subject: str
    due_on: date
    url: str = ""
    detail: str = ""
    warning_days: int = 14
    owner: str = ""
    passes: bool = False
    in_letters: str = ""
    own: bool = False

    def is_overdue(self, day: date) -> bool:
        return self.due_on < day and not self.passes

    def state(self, day: date) -> DueState:
        if self.is_overdue(day):
            return DueState.OVERDUE
        return DueState.SOON if self.due_on - self.warning_days * ONE_DAY <= day else DueState.LATER


UNNAMED = "On somebody’s record"
"""What e-mails call whatever hints at somebody's health or circumstances."""

DueSource = Callable[[Scope, date, date], Iterable[DueItem]]
"""Given the scope, the first and the last day of interest."""

_sources: list[DueSource] = []


def due_source(source: DueSource) -> DueSource:
    """Register a source."""
    _sources.append(source)
    return source


class DueRow(NamedTuple):
    """A row of a statement: what is due, which record, about whom or what, by when, and what else its item needs."""

    what: str
    key: str
    subject: str
    due_on: date
    more: str


NAMED = ", ".join(DueRow._fields)
NO_ROWS = f"SELECT {', '.join('NULL' for _ in DueRow._fields)} WHERE false"
TYPED = ", ".join(f"{name}::{'date' if name == 'due_on' else 'text'}" for name in DueRow._fields)


@dataclass(frozen=True, slots=True)
class DueStatement:
    """A statement that gives the columns of a DueRow in order, and what makes an item of each row."""

    sql: str
    values: Sequence[Any] | Mapping[str, Any]
    item: Callable[[DueRow], DueItem]

    @classmethod
    def of(cls, rows: "QuerySet[Any, Any]", item: Callable[[DueRow], DueItem]) -> Self:
        """Rows of which it is clear beforehand that there are none make a statement that finds none."""
        try:
            return cls(*rows.query.sql_with_params(), item)
        except EmptyResultSet:
            return cls(NO_ROWS, (), item)


StatementSource = Callable[[Scope, date, date], Iterable[DueStatement]]
"""Given the scope, the first and the last day of interest. None for whom there is nothing to ask."""

_statements: list[StatementSource] = []


def due_statements(source: StatementSource) -> StatementSource:
    """Register a source of statements."""
    _statements.append(source)
    return source


def due_items(scope: Scope, first_day: date, last_day: date) -> list[DueItem]:
    """Everything that the scope may see and that falls on these days, soonest first."""
    found = [item for source in _sources for item in source(scope, first_day, last_day)]
    found += items_of([each for source in _statements for each in source(scope, first_day, last_day)])
    return sorted(found, key=lambda item: (item.due_on, item.kind, item.subject))


def items_of(statements: Sequence[DueStatement]) -> Iterator[DueItem]:
    """The items of all statements. One query; none where there is no statement."""
    if not statements:
        return
    with connection.cursor() as cursor:
        # each statement is written out with its values, since they name them in different ways
        parts = [
            f"SELECT {number}, {TYPED} FROM ({cursor.mogrify(each.sql, each.values)}) AS part ({NAMED})"
            for number, each in enumerate(statements)
        ]
        cursor.execute(" UNION ALL ".join(parts))
        rows = cursor.fetchall()
    for number, *row in rows:
        yield statements[number].item(DueRow(*row))


class KindCount(NamedTuple):
    """How many items there are of a kind."""

    kind: str
    number: int


def tally(items: Iterable[DueItem], *, in_letters: bool = False) -> tuple[KindCount, ...]:
    """The items counted by kind, the most first. `in_letters`: by what e-mails call them."""
    kinds = Counter(item.in_letters if in_letters and item.in_letters else item.kind for item in items)
    return tuple(KindCount(*each) for each in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))


def is_about(item: DueItem, worker: Worker) -> bool:
    """Whether an item is about a person: by the page that it leads to, or by the name."""
    return item.url.startswith(person_address(worker.reference)) or item.subject == worker.name


def due_about(sight: Sight, first_day: date, last_day: date) -> list[DueItem]:
    """What of it is about one person, as far as the reader sees that person. The sources are asked for nobody else."""
    found = due_items(sight.narrowed(), first_day, last_day)
    return [item for item in found if is_about(item, sight.worker)]
