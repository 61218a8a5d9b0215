"""What a record of supervision carries in from the appraisal: the objectives that somebody is working on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from supervision.enums import OPEN_OBJECTIVES, RUNNING, AppraisalPart, AppraisalReadAs, AppraisalState
from supervision.models import Appraisal, Objective
from supervision.queries.appraisal_reading import Reader, may_read_appraisal
from workforce.access.scope import Scope
from workforce.models import Account
from workforce.panels import Panel
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

WORKED_ON = (AppraisalState.SHARED, *RUNNING)
"""Both have seen the objectives, and the appraisal is not closed."""

THE_PAIR = (AppraisalReadAs.APPRAISEE, AppraisalReadAs.MANAGER)


@dataclass(frozen=True, slots=True)
class CarriedObjective:
    """An open objective. The words are content: only for who reads the person's appraisal, as the two of them do."""

    objective_id: int
    words: str
    state: str
    due_on: date
    overdue: bool
    url: str


@dataclass(frozen=True, slots=True)
class Carried:
    """The objectives of one appraisal that are open, for somebody who reads it as `reader`."""

    appraisal: Appraisal
    reader: Reader
    objectives: Sequence[CarriedObjective]


def objectives_for(worker_id: int, scope: Scope, account: Account) -> Carried | None:
    """The open objectives of somebody's current appraisal, on the scope's day. One query where there is no appraisal.

    None where nothing is open, and for anybody but the two of them: who reads an appraisal for another reason opens it
    on its own page.
    """
    current = current_appraisal(worker_id, scope.as_at)
    if current is None:
        return None
    reader = may_read_appraisal(current, scope, account)
    if reader is None or reader.read_as not in THE_PAIR or not reader.reads(AppraisalPart.MANAGER):
        return None
    objectives = objectives_of(current, scope.as_at)
    return Carried(current, reader, objectives) if objectives else None


def current_appraisal(worker_id: int, day: date) -> Appraisal | None:
    """The latest appraisal whose objectives are worked on. One query."""
    found = Appraisal.objects.filter(appraisee_id=worker_id, state__in=WORKED_ON, meeting_on__lte=day)
    return found.order_by("-meeting_on").first()


def objectives_of(appraisal: Appraisal, day: date) -> list[CarriedObjective]:
    """The open objectives of an appraisal, the first due first. One query. The caller has asked who reads them."""
    found = Objective.objects.filter(appraisal=appraisal, state__in=OPEN_OBJECTIVES).order_by("due_on", "pk")
    return [
        CarriedObjective(
            objective_id=each.pk,
            words=each.words,
            state=str(each.get_state_display()),
            due_on=each.due_on,
            overdue=each.due_on < day,
            url=_address(appraisal, each),
        )
        for each in found
    ]


def _address(appraisal: Appraisal, objective: Objective) -> str:
    """Where progress is recorded; before both have signed, the appraisal."""
    if appraisal.state in RUNNING:
        return reverse("objective_progress", args=[objective.pk])
    return reverse("appraisal", args=[appraisal.pk])


def objectives_panel(carried: Carried, called: str) -> Panel:
    """The objectives with their days and states. Each leads to where progress is recorded."""
    columns = (Column("Objective"), Column("By when"), Column("How it stands"))
    rows = tuple(
        Row(
            (
                Cell(each.words, url=each.url),
                Cell(written_day(each.due_on), note="overdue" if each.overdue else ""),
                Cell(each.state),
            )
        )
        for each in carried.objectives
    )
    heading = f"Open objectives ({called})"
    return Panel("objectives", heading, table=Table(heading, columns, rows))
