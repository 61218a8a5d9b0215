"""The rows behind a figure: the same statements that counted it, run for one unit and month, shown one by one.

Nothing is stored for this. The temporary tables of the computation are made for the people and posts of the unit alone
and read before they are dropped, so what is listed is what was counted: its total is the stored numerator.
"""

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from dashboards import metrics
from dashboards.metrics import sources
from dashboards.metrics.rows import described
from dashboards.metrics.running import drop, parameters, run
from workforce.access.scope import Reach
from workforce.enums import AgencyReason, Contract, Destination, ReasonLeft, StartOrigin
from workforce.models import Worker


@dataclass(frozen=True, slots=True)
class Row:
    """A person, a post or a spell behind a figure. `amount` is its share of the numerator.

    People come with their assignment in the unit (the main one for case holders; none for stability), posts with their
    terms of the day and no worker. The days are those of the assignment or the terms; for sickness those of the spell
    of absence, for starters and leavers those of their whole time in the population, whatever jobs they held in it.
    `last_day` is inclusive, None while open. `note` says what the subject adds: why somebody left and where to, what
    an agency worker covers.
    """

    worker_id: int | None
    name: str
    reference: str
    post_id: int | None
    post_reference: str
    team_id: int
    team_code: str
    team_name: str
    role_name: str
    contract: str
    fte: Decimal | None
    first_day: date | None
    last_day: date | None
    amount: Decimal
    note: str


SHOWN = [field.name for field in fields(Row)][:-1]
"""What the query gives, in its order; the note is made from the codes that follow."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind one figure, people by name, posts by reference."""

    found: tuple[Row, ...]

    def within(self, reach: Reach, *, also_past: bool = False) -> "Behind":
        """Only the rows that a reach covers: people in it, and posts of teams in it. One query at most.

        With `also_past` the rows of its teams too, whoever has moved or left since: who was in a team and when is
        the team's own record, as `Assignment.within` has it. Their absences and cases are not.
        """
        if reach.everyone:
            return self
        ids = {row.worker_id for row in self.found if row.worker_id is not None}
        people = (
            set(Worker.objects.within(reach).filter(pk__in=ids).values_list("pk", flat=True))
            if ids
            else set()
        )
        kept = (
            row
            for row in self.found
            if row.worker_id in people
            or (reach.has_unit(row.team_id) and (row.worker_id is None or also_past))
        )
        return replace(self, found=tuple(kept))

    def count(self) -> int:
        """How many rows."""
        return len(self.found)

    def people(self) -> int:
        """How many different people: the headcount."""
        return len({row.worker_id for row in self.found if row.worker_id is not None})

    def total(self) -> Decimal:
        """The sum of the amounts: the numerator of the figure, as far as the rows are there."""
        return sum((row.amount for row in self.found), Decimal(0))

    def rows(self, offset: int = 0, limit: int = 50) -> list[Row]:
        """One page."""
        return list(self.found[offset : offset + limit])


@transaction.atomic
def behind(subject: str, *, unit_id: int, population: str, month_end: date) -> Behind:
    """What is behind a figure: `subject` is Metric.behind. A fixed number of statements, whatever the rows.

    Raises KeyError for an unknown subject.
    """
    values = parameters(month_end, month_end) | {"unit": unit_id, "population": population}
    values["units"] = [unit_id]
    query = described(subject)
    with connection.cursor() as cursor:
        run(cursor, (*sources.OF_UNITS, *metrics.FACTS), values)
        cursor.execute(query, values)
        found = tuple(_row(*columns) for columns in cursor.fetchall())
        drop(cursor)
    return Behind(found)


def _row(*columns: Any) -> Row:
    *shown, note, agency_reason, reason_left, destination, start_origin = columns
    values = dict(zip(SHOWN, shown, strict=True))
    contract = values["contract"]
    values["contract"] = Contract(contract).label if contract else ""
    values["note"] = _note(note, agency_reason, reason_left, destination, start_origin)
    return Row(**values)


def _note(
    note: str, agency_reason: str, reason_left: int | None, destination: int | None, start_origin: int | None
) -> str:
    if note == "left":
        parts = [
            ReasonLeft(reason_left).label if reason_left else "",
            Destination(destination).label if destination else "",
        ]
        return "; ".join(part for part in parts if part)
    if note == "started":
        return str(StartOrigin(start_origin).label) if start_origin else ""
    if note:
        return {"stayed": "Still here", "gone": "No longer here"}[note]
    return str(AgencyReason(agency_reason).label) if agency_reason else ""
