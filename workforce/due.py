"""Due dates: one idea for all apps, and the register of who yields them.

An app registers its source in its own `due.py`, which is found when the apps load. A source takes the scope
of whoever asks and the days of interest, and yields only what lies in the scope's reach.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workforce.access.scope import Scope
from workforce.addresses import person_address
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
    that the item is never overdue.
    """

    kind: str
    subject: str
    due_on: date
    url: str = ""
    detail: str = ""
    warning_days: int = 14
    owner: str = ""
    passes: bool = False

    def state(self, day: date) -> DueState:
        if self.due_on < day and not self.passes:
            return DueState.OVERDUE
        return DueState.SOON if self.due_on - self.warning_days * ONE_DAY <= day else DueState.LATER


DueSource = Callable[[Scope, date, date], Iterable[DueItem]]
"""Given the scope, the first and the last day of interest."""

_sources: list[DueSource] = []


def due_source(source: DueSource) -> DueSource:
    """Register a source."""
    _sources.append(source)
    return source


def due_items(scope: Scope, first_day: date, last_day: date) -> list[DueItem]:
    """Everything that the scope may see and that falls on these days, soonest first."""
    found = [item for source in _sources for item in source(scope, first_day, last_day)]
    return sorted(found, key=lambda item: (item.due_on, item.kind, item.subject))


def due_about(sight: Sight, first_day: date, last_day: date) -> list[DueItem]:
    """What of it is about one person, as far as the reader sees that person. The sources are asked for nobody else."""
    found = due_items(sight.narrowed(), first_day, last_day)
    page = person_address(sight.worker.reference)
    return [item for item in found if item.url.startswith(page) or item.subject == sight.worker.name]
