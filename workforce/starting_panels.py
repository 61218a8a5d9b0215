"""Induction, adjustments, referrals, flexible working and work patterns on the page of a person."""

from datetime import date

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.models import Worker
from workforce.panels import Fact, Link, Panel, Tab, person_panel, person_tab
from workforce.queries.flexible import patterns_of
from workforce.queries.inductions import inductions_of
from workforce.queries.visibility import Sight
from workforce.tables import Cell, Column, Row, Table
from workforce.templatetags.tenure import period_words
from workforce.written import day as written_day

TAB = "support"

person_tab(
    Tab(
        TAB,
        "Induction and support",
        (Permission.SEE_INDUCTION, Permission.SEE_ADJUSTMENTS, Permission.SEE_FLEXIBLE_WORKING),
        order=50,
    )
)


@person_panel(order=50, tab=TAB)
def induction(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Each induction with what is done of it. One query."""
    if not sight.sees(Permission.SEE_INDUCTION):
        return None
    rows = tuple(
        Row(
            (
                Cell(written_day(each.starts_on), url=reverse("induction", args=[each.pk])),
                Cell(each.role.name, note=str(each.get_reason_display()).lower()),
                Cell(f"{counts['done']} of {counts['needed']}"),
                Cell(str(counts["overdue"]), tone="bad" if counts["overdue"] else ""),
                Cell("Stopped" if each.stopped_on else written_day(counts["next_due"])),
            )
        )
        for each in inductions_of(worker, day)
        for counts in (each.__dict__,)
    )
    columns = (Column("From"), Column("Role"), Column("Done"), Column("Overdue"), Column("Next due"))
    empty = "No induction. It begins by itself for whoever starts."
    return Panel("induction", "Induction", table=Table("Inductions", columns, rows, empty=empty))


@person_panel(order=51, tab=TAB)
def adjustments(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """What is needed and how it stands, for the person, the manager and HR. One query."""
    if not sight.sees(Permission.SEE_ADJUSTMENTS):
        return None
    rows = tuple(
        Row(
            (
                Cell(each.text, url=reverse("adjustment", args=[each.pk])),
                Cell(str(each.get_state_display())),
                Cell(written_day(each.due_on)),
                Cell(written_day(each.review_on)),
            )
        )
        for each in worker.adjustments.order_by("-asked_on", "-pk")
    )
    columns = (Column("What is needed"), Column("State"), Column("In place by"), Column("Looked at again"))
    links = []
    if sight.sees(Permission.CHANGE_ADJUSTMENTS):
        links.append(Link("Ask for an adjustment", reverse("adjustment_ask", args=[worker.reference])))
    table = Table("Adjustments", columns, rows, empty="None on record.")
    return Panel("adjustments", "Adjustments", table=table, links=links)


@person_panel(order=52, tab=TAB)
def referrals(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Where somebody was referred, with the kind of outcome and never more. One query."""
    if not sight.sees(Permission.SEE_ADJUSTMENTS):
        return None
    rows = tuple(
        Row(
            (
                Cell(str(each.get_kind_display())),
                Cell(written_day(each.referred_on)),
                Cell(str(each.get_outcome_display()), note=written_day(each.outcome_on)),
            )
        )
        for each in worker.referrals.order_by("-referred_on", "-pk")
    )
    columns = (Column("Referred to"), Column("On"), Column("Outcome"))
    links = []
    if sight.sees(Permission.CHANGE_ADJUSTMENTS) and not _is_own(worker, sight):
        links.append(Link("Record a referral", reverse("referral", args=[worker.reference])))
    table = Table("Referrals for support", columns, rows, empty="None on record.")
    return Panel("referrals", "Referrals for support", table=table, links=links)


@person_panel(order=53, tab=TAB)
def flexible_working(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Requests, and the patterns that were agreed. Two queries."""
    if not sight.sees(Permission.SEE_FLEXIBLE_WORKING):
        return None
    rows = tuple(
        Row(
            (
                Cell(written_day(each.asked_on), url=reverse("flexible_request", args=[each.pk])),
                Cell(str(each.get_pattern_display())),
                Cell(str(each.get_state_display())),
                Cell(written_day(each.due_on)),
            )
        )
        for each in worker.flexible_requests.order_by("-asked_on", "-pk")
    )
    columns = (Column("Asked on"), Column("Pattern"), Column("State"), Column("To be decided by"))
    facts = tuple(
        Fact(str(each.get_pattern_display()), f"{period_words(each.period)}, {_home(each.home_days)}")
        for each in patterns_of(worker)
    )
    return Panel(
        "flexible",
        "Flexible working and work patterns",
        facts=facts,
        table=Table("Requests", columns, rows, empty="No request on record."),
        links=_flexible_links(worker, sight),
    )


def _home(days: int) -> str:
    return f"{days} {'day' if days == 1 else 'days'} a week at home"


def _flexible_links(worker: Worker, sight: Sight) -> list[Link]:
    if _is_own(worker, sight):
        return [Link("Ask for flexible working", reverse("flexible_ask", args=[worker.reference]))]
    if sight.sees(Permission.DECIDE_FLEXIBLE_WORKING):
        return [Link("Record a work pattern", reverse("work_pattern", args=[worker.reference]))]
    return []


def _is_own(worker: Worker, sight: Sight) -> bool:
    return sight.scope[Permission.SEE_FLEXIBLE_WORKING].own_worker_id == worker.pk
