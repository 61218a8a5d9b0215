"""The ground floor's panels about a person: employment, absence, caseload, equality."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.models import Worker
from workforce.panels import EMPLOYMENT, Fact, Link, Panel, Tab, person_panel, person_tab
from workforce.periods import holds_on
from workforce.queries.absence import AbsencePolicy, AwayLine
from workforce.queries.equality_questions import QUESTIONS, answer_words
from workforce.queries.organisation import names_in
from workforce.queries.records import (
    absences_of,
    assignments_of,
    caseloads_of,
    contact_of,
    employments_of,
    equality_of,
    notice_of,
    to_call,
)
from workforce.queries.registrations import policies_of
from workforce.queries.visibility import Sight
from workforce.tables import Cell, Column, Row, Table
from workforce.templatetags.tenure import period_words
from workforce.written import day as written_day
from workforce.written import decimal

person_tab(Tab("timeline", "Timeline", (Permission.SEE_EMPLOYMENT, Permission.SEE_REGISTRATION), order=10))
person_tab(
    Tab(
        EMPLOYMENT,
        "Contracts",
        (Permission.SEE_EMPLOYMENT, Permission.SEE_ABSENCE, Permission.SEE_CASELOAD),
        order=15,
    )
)
person_tab(
    Tab("absence", "Absence and caseload", (Permission.SEE_ABSENCE, Permission.SEE_CASELOAD), order=20)
)
person_tab(
    Tab(
        "registration",
        "Registration and checks",
        (Permission.SEE_REGISTRATION, Permission.SEE_CHECKS),
        order=30,
    )
)
person_tab(Tab("contact", "Contact", (Permission.SEE_CONTACT,), order=70))
person_tab(Tab("equality", "Equality", (Permission.SEE_EQUALITY,), order=80))
person_tab(Tab("history", "Changes", (Permission.SEE_RECORD_CHANGES,), order=90))


@person_panel(order=5, tab=EMPLOYMENT)
def notice(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """That somebody is on notice on the day of the page, and until when. Nothing for all others."""
    if not sight.sees(Permission.SEE_EMPLOYMENT):
        return None
    held = notice_of(worker, sight.scope, day)
    if held is None:
        return None
    facts = (
        Fact("Last day", written_day(held.employment.last_day)),
        Fact("Notice given on", written_day(held.given_on)),
        Fact("Why", str(held.employment.get_reason_left_display() or "")),
    )
    return Panel("notice", f"On notice, last day {written_day(held.employment.last_day)}", facts=facts)


@person_panel(order=10, tab=EMPLOYMENT)
def employment(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Contracts with their dates, and why they ended. For those who see the whole record."""
    if not sight.sees(Permission.SEE_EMPLOYMENT):
        return None
    rows = tuple(
        Row(
            (
                Cell(each.get_contract_display(), note=each.agency_name),
                _when(each.period, day),
                Cell(each.get_start_origin_display() or ""),
                Cell(each.get_reason_left_display() or "", note=each.get_destination_display() or ""),
            )
        )
        for each in employments_of(worker, sight.scope)
    )
    columns = (Column("Contract"), Column("When"), Column("Came from"), Column("Why it ended"))
    return Panel(
        "employments",
        "Contracts",
        table=Table("Contracts", columns, rows, empty="No contract recorded."),
    )


@person_panel(order=20)
def assignments(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Teams and roles with their dates. A unit's manager sees those in the unit, also past ones."""
    held = list(assignments_of(worker, sight))
    if not held and not sight.sees(Permission.SEE_EMPLOYMENT):
        return None
    names = names_in(sight.scope, day)
    rows = tuple(
        Row(
            (
                Cell(names.get(each.team_id, each.team.code)),
                Cell(each.role.name),
                Cell(decimal(each.fte, 2)),
                _when(each.period, day),
                Cell(each.manager.name if each.manager else ""),
                Cell(each.post.reference if each.post else "No post", note=each.get_agency_reason_display()),
            )
        )
        for each in held
    )
    columns = (
        Column("Team"),
        Column("Role"),
        Column("FTE", numeric=True),
        Column("When"),
        Column("Manager"),
        Column("Post"),
    )
    table = Table("Teams and roles", columns, rows, empty="No team recorded.")
    return Panel("assignments", "Teams and roles", table=table)


@person_panel(order=40, tab="absence")
def absence(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Spells that began by the day of the page, the latest first, and what follows from them."""
    if not sight.sees(Permission.SEE_ABSENCE):
        return None
    policy = AbsencePolicy.on(day, policies_of(sight))
    lines = [AwayLine(each, (), day, policy) for each in absences_of(worker, sight.scope, day)]
    rows = tuple(
        Row(
            (
                Cell(period_words(each.absence.period)),
                Cell(str(each.absence.get_kind_display()), note="long-term" if each.is_long else ""),
                Cell("" if each.absence.days_lost is None else decimal(each.absence.days_lost)),
                Cell(each.follows),
            )
        )
        for each in lines
    )
    columns = (
        Column("When"),
        Column("Why"),
        Column("Days lost", numeric=True, hint="where the absence has a figure of its own"),
        Column("Return"),
    )
    return Panel(
        "absence",
        "Absence",
        table=Table("Absence", columns, rows, empty="No absence recorded."),
    )


@person_panel(order=50, tab="absence")
def caseload(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """The last twelve counts up to the day of the page; nothing for those who never held cases."""
    if not sight.sees(Permission.SEE_CASELOAD):
        return None
    rows = tuple(
        Row((Cell(written_day(each.as_at)), Cell(str(each.cases))))
        for each in caseloads_of(worker, sight.scope, day)
    )
    columns = (Column("Counted on"), Column("Cases", numeric=True))
    return Panel("caseload", "Caseload", table=Table("Caseload", columns, rows, empty="No caseload counted."))


@person_panel(order=70, tab="contact")
def contact(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Private contact details, for the person, whoever manages the person, and HR."""
    if not sight.sees(Permission.SEE_CONTACT):
        return None
    held = contact_of(worker, sight.scope[Permission.SEE_CONTACT])
    facts = (
        Fact("Private phone", held.phone if held else ""),
        Fact("Private e-mail", held.email if held else ""),
        Fact("Address", held.address if held else ""),
    )
    links = (
        [Link("Change contact details", reverse("person_contact", args=[worker.reference]))]
        if sight.sees(Permission.CHANGE_CONTACT)
        else []
    )
    return Panel("contact", "Private contact details", facts=facts, links=links)


@person_panel(order=71, tab="contact")
def emergency(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Whom to call in an emergency, the first one first."""
    if not sight.sees(Permission.SEE_CONTACT):
        return None
    rows = tuple(
        Row((Cell(each.name), Cell(each.relation), Cell(each.phone)))
        for each in to_call(worker, sight.scope[Permission.SEE_CONTACT])
    )
    columns = (Column("Name"), Column("Relation"), Column("Phone"))
    table = Table("In an emergency, call", columns, rows, empty="Nobody is named yet.")
    return Panel("emergency", "In an emergency, call", table=table)


@person_panel(order=90, tab="equality")
def equality(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """One's own equality data, and everybody's for the equality lead."""
    if not sight.sees(Permission.SEE_EQUALITY):
        return None
    held = equality_of(worker, sight.scope)
    facts = [Fact(question.about, answer_words(held, question)) for question in QUESTIONS]
    facts.append(Fact("Declared on", written_day(held.declared_on) if held else ""))
    is_own = sight.scope[Permission.SEE_EQUALITY].own_worker_id == worker.pk
    text = (
        "Only you and the equality lead see this. You need not answer anything, and can change it at any time."
        if is_own
        else "Only the person and the equality lead see this."
    )
    links = (
        [Link("Answer the questions", reverse("person_equality", args=[worker.reference]))] if is_own else []
    )
    return Panel("equality", "Equality", facts=facts, text=text, links=links)


def _when(lasting: DateRange, day: date) -> Cell:
    return Cell(period_words(lasting), note="on this day" if holds_on(lasting, day) else "")
