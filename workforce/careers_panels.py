"""The tab “Career” of a person: applications, what they want, lead roles, opportunities, and the roles so far."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.models import Assignment, Worker
from workforce.panels import Link, Panel, Tab, person_panel, person_tab
from workforce.queries.records import assignments_of
from workforce.queries.visibility import Sight
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

TAB = "career"
person_tab(Tab(TAB, "Career", (Permission.SEE_PROGRESSION,), order=45))


@person_panel(order=10, tab=TAB)
def applications(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """One query."""
    if not sight.sees(Permission.SEE_PROGRESSION):
        return None
    found = worker.progressionapplications.select_related("route__from_step", "route__to_step")
    rows = tuple(
        Row(
            (
                Cell(str(each.route), url=reverse("progression_application", args=[each.pk])),
                Cell(each.get_state_display()),
                Cell(written_day(each.begun_on)),
            )
        )
        for each in found.order_by("-begun_on", "-pk")
    )
    columns = (Column("Step"), Column("State"), Column("Begun"))
    return Panel(
        "progression",
        "Progression",
        table=Table("Progression", columns, rows) if rows else None,
        text="" if rows else "No application yet.",
        links=[Link("Take the next step", reverse("progression_begin"))] if _is_own(worker, sight) else (),
    )


@person_panel(order=20, tab=TAB)
def wishes(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """What the person said they want, with the days. One query."""
    if not sight.sees(Permission.SEE_PROGRESSION):
        return None
    rows = tuple(
        Row(
            (
                Cell(written_day(each.on)),
                Cell(each.get_wish_display(), note=each.words),
                Cell(
                    each.development,
                    note=f"until {written_day(each.development_by)}" if each.development_by else "",
                ),
            )
        )
        for each in worker.aspirations.order_by("-on", "-pk")
    )
    columns = (Column("Said on"), Column("Wants"), Column("Develops by"))
    return Panel(
        "aspirations",
        "What they want",
        table=Table("What they want", columns, rows) if rows else None,
        text="" if rows else "Nothing said yet.",
        links=[Link("Say what I want", reverse("aspiration_say"))] if _is_own(worker, sight) else (),
    )


@person_panel(order=30, tab=TAB)
def lead_roles_and_opportunities(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Two queries."""
    if not sight.sees(Permission.SEE_PROGRESSION):
        return None
    rows = (*_lead_roles(worker), *_opportunities(worker))
    columns = (Column("What"), Column("When"), Column("What came of it"))
    table = Table("Lead roles and opportunities", columns, rows) if rows else None
    return Panel(
        "opportunities",
        "Lead roles and opportunities",
        table=table,
        text="" if rows else "None yet.",
    )


def _lead_roles(worker: Worker) -> Iterator[Row]:
    for each in worker.lead_roles.order_by("-period", "-pk"):
        until = f" to {written_day(each.last_day)}" if each.last_day else ""
        yield Row((Cell(f"Lead on {each.area}"), Cell(f"{written_day(each.first_day)}{until}"), Cell("")))


def _opportunities(worker: Worker) -> Iterator[Row]:
    for each in worker.opportunityinterests.select_related("opportunity").order_by("-on", "-pk"):
        url = reverse("opportunity", args=[each.opportunity_id])
        outcome = each.get_outcome_display() if each.outcome else "Interested"
        yield Row((Cell(each.opportunity.title, url=url), Cell(written_day(each.on)), Cell(outcome)))


@person_panel(order=40, tab=TAB)
def reviews_of_capacity(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """For deputies who had one. One query."""
    if not sight.sees(Permission.SEE_PROGRESSION):
        return None
    rows = tuple(
        Row(
            (
                Cell(written_day(each.on)),
                Cell(each.get_capacity_display()),
                Cell(each.skills, note=each.agreed),
                Cell(written_day(each.next_due_on)),
            )
        )
        for each in worker.capacityreviews.order_by("-on", "-pk")
    )
    columns = (Column("Held on"), Column("Capacity"), Column("Skills"), Column("Next"))
    table = Table("Reviews of capacity", columns, rows)
    return Panel("capacity", "Reviews of capacity", table=table) if rows else None


@person_panel(order=50, tab=TAB)
def roles_so_far(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Steps from role to role, as far as the reader sees the assignments. One query."""
    if not sight.sees(Permission.SEE_PROGRESSION):
        return None
    held = sorted(assignments_of(worker, sight), key=lambda each: (each.period.lower, each.pk))
    rows = tuple(map(_step, reversed(_steps(held))))
    columns = (Column("Role"), Column("Grade"), Column("From"))
    table = Table("Roles so far", columns, rows)
    return Panel("roles", "Roles so far", table=table) if rows else None


def _steps(held: Sequence[Assignment]) -> list[Assignment]:
    """The assignments with which a role began; other hours, posts or teams in the same role are no step."""
    steps: list[Assignment] = []
    for each in held:
        if not steps or steps[-1].role_id != each.role_id:
            steps.append(each)
    return steps


def _step(each: Assignment) -> Row:
    return Row((Cell(each.role.name), Cell(each.role.grade), Cell(written_day(each.first_day))))


def _is_own(worker: Worker, sight: Sight) -> bool:
    return sight.scope[Permission.APPLY_FOR_PROGRESSION].own_worker_id == worker.pk
