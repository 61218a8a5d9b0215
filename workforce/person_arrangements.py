"""Acting up and secondments on a person's page: on the timeline, in a panel, and among the due dates."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.due import DueItem, due_source
from workforce.enums import ArrangementKind
from workforce.models import Arrangement, Assignment, Worker
from workforce.panels import EMPLOYMENT, Panel, person_panel
from workforce.periods import last_day as last_day_of
from workforce.policy import PolicyKey
from workforce.queries.arrangements import Run, runs_in
from workforce.queries.organisation import names_in
from workforce.queries.policy import policies_in
from workforce.queries.visibility import Sight
from workforce.tables import Cell, Column, Row, Table
from workforce.timeline import Entry, Rows, person_timeline
from workforce.written import day as written_day

RELATED = ("worker", "role", "team", "post", "manager")


@person_timeline
def acting_up_and_secondments(worker: Worker, sight: Sight) -> Iterator[Rows]:
    def entry(held: Arrangement) -> Entry:
        return Entry(
            f"arrangement:{held.pk}",
            "Beside the assignment",
            what(held, names_in(sight.scope, sight.scope.as_at)),
            held.first_day,
            last_day_of(held.period),
            ", ".join(part for part in (_managed(held), held.reason) if part),
        )

    if sight.sees(Permission.SEE_EMPLOYMENT):
        yield Rows(_rows(worker, sight), entry, ("role", "team", "post", "manager"))


@person_panel(order=25, tab=EMPLOYMENT)
def arrangements(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Nothing for those who never acted up and were never seconded."""
    if not sight.sees(Permission.SEE_EMPLOYMENT):
        return None
    runs = runs_in(_rows(worker, sight))
    if not runs:
        return None
    names, months = names_in(sight.scope, day), _longest(sight.scope, day)
    rows = tuple(_row(run, names, months, day) for run in runs)
    columns = (Column("What"), Column("When"), Column("Managed by"), Column("Reason"))
    text = "The person goes on counting in their own post, team and role."
    table = Table("Acting up and secondment", columns, rows)
    return Panel("arrangements", "Acting up and secondment", table=table, text=text)


@due_source
def secondments_and_acting_up(scope: Scope, first_day: date, last_day: date) -> Iterator[DueItem]:
    """Planned last days, and the day from which a secondment has lasted longer than one may."""
    months = _longest(scope, first_day)
    for run in _runs_in_units(scope, first_day):
        ends, beyond = run.last_day, run.first_day_beyond(months)
        worker = run.latest.worker
        url = reverse("person", args=[worker.reference])
        if ends is not None and first_day <= ends <= last_day:
            yield DueItem(f"{run.latest.get_kind_display()} ends", worker.name, ends, url=url, passes=True)
        if beyond is not None and first_day <= beyond <= last_day and (ends is None or ends >= beyond):
            kind = f"Secondment longer than {months} months"
            yield DueItem(kind, worker.name, beyond, url=url, detail="End it, or record it as a move")


def what(held: Arrangement, names: dict[int, str]) -> str:
    """Acting up as Team manager in Own team; Seconded out to Example Partnership."""
    team = names.get(held.team_id, "") if held.team_id else ""
    if held.kind == ArrangementKind.ACTING_UP:
        role = held.role.name if held.role else ""
        post = f", post {held.post.reference}" if held.post else ""
        return f"Acting up as {role}{f' in {team}' if team else ''}{post}"
    return f"Seconded out to {team or held.host}"


def _longest(scope: Scope, day: date) -> int:
    return int(policies_in(scope).value(PolicyKey.SECONDMENT_MONTHS, day))


def _rows(worker: Worker, sight: Sight) -> "QuerySet[Arrangement]":
    reach = sight.scope[Permission.SEE_EMPLOYMENT]
    return worker.arrangements.within(reach).select_related(*RELATED).order_by("period")


def _managed(held: Arrangement) -> str:
    name = held.manager.name if held.manager else held.host_manager
    return f"managed by {name}" if name else ""


def _row(run: Run, names: dict[int, str], months: int, day: date) -> Row:
    held = run.latest
    long = (
        f"longer than {months} months: by the rules a transfer, no secondment"
        if run.is_long(months, day)
        else ""
    )
    when = f"{written_day(run.first_day)} to {written_day(run.last_day)}"
    return Row(
        (
            Cell(what(held, names), note=long),
            Cell(
                when if run.last_day else f"from {written_day(run.first_day)}",
                note="on this day" if run.holds_on(day) else "",
            ),
            Cell(_managed(held).removeprefix("managed by ")),
            Cell(held.reason),
        )
    )


def _runs_in_units(scope: Scope, day: date) -> list[Run]:
    """The runs, not over on the day, of assignments in the units or the line that one manages. Two queries."""
    reach = scope[Permission.SEE_EMPLOYMENT]
    managed = Reach(reach.as_at, reach.everyone, reach.unit_ids, None, reach.line_manager_id)
    if not managed:
        return []
    running = Arrangement.objects.filter(assignment__in=Assignment.objects.within(managed)).not_over(day)
    people = running.values("worker_id")
    rows = Arrangement.objects.filter(worker_id__in=people).select_related(*RELATED)
    return [run for run in runs_in(rows) if run.last_day is None or run.last_day >= day]
