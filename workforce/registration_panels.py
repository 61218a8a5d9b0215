"""Registration, revalidation and checks on the page of a person."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.enums import CheckKind, RegistrationState, Regulator
from workforce.models import ProfessionalRegistration, Worker
from workforce.pages.checks import CheckReader
from workforce.pages.register import Reader, days_to
from workforce.panels import Fact, Panel, person_panel
from workforce.queries.checks import checks_of, latest_checks_of
from workforce.queries.registrations import (
    Needed,
    conditions_of,
    kept_by,
    needed_by,
    policies_of,
    revalidation_facts_of,
)
from workforce.queries.rules import revalidation_rules
from workforce.queries.visibility import Sight
from workforce.rules.checks import CheckStanding
from workforce.rules.revalidation import RevalidationStanding, revalidation_state
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day
from workforce.written import decimal

NOT_NEEDED = "The role does not need it"


@person_panel(order=30, tab="registration")
def registration(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """What the roles of the day need, how it stands, and what else is on record. Three queries at most."""
    if not sight.sees(Permission.SEE_REGISTRATION):
        return None
    lines, kept = needed_by(sight, day), kept_by(sight)
    facts = [
        *_facts(worker, kept, lines),
        *_conditions(worker, day, sight, lines),
        *_own(worker, sight, lines),
    ]
    conditions_of = (worker.pk,) if sight.sees(Permission.SEE_CHECKS) else ()
    reader = Reader(day, conditions_of)
    rows = tuple(_row(line, reader) for line in lines)
    columns = (
        Column("Register"),
        Column("State"),
        Column("Last day to renew"),
        Column("Renewed"),
        Column("CPD this year"),
    )
    table = Table("How it stands", columns, rows) if rows else None
    return Panel("registration", "Registration", facts=tuple(facts), table=table)


def _facts(worker: Worker, kept: list[ProfessionalRegistration], lines: list[Needed]) -> Iterator[Fact]:
    yield Fact("Social Work England number", worker.swe_number or "")
    needs = {line.regulator for line in lines}
    for each in kept:
        if each.regulator != Regulator.SWE:
            words = ", ".join(part for part in (each.number, each.part) if part)
            spared = "" if each.regulator in needs else f" ({NOT_NEEDED.lower()})"
            yield Fact(f"{each.get_regulator_display()} number", f"{words}{spared}")
        if each.first_registered:
            yield Fact(f"First registered ({each.regulator})", written_day(each.first_registered))
    yield Fact("Qualified on", written_day(worker.qualified_on))
    yield Fact("Qualification", worker.qualification_level)
    yield Fact("Route into social work", worker.entry_route)


def _conditions(worker: Worker, day: date, sight: Sight, lines: list[Needed]) -> Iterator[Fact]:
    """The conditions themselves, for those who keep registrations and for the person. A query where there are any."""
    if any(line.standing.with_conditions for line in lines) and may_see_results(worker, sight):
        yield Fact("Conditions", conditions_of(worker, day) or "Not written down here")


def _own(worker: Worker, sight: Sight, lines: list[Needed]) -> Iterator[Fact]:
    """What the person alone may write."""
    if sight.scope[Permission.CONFIRM_REGISTRATION].own_worker_id != worker.pk or not lines:
        return
    regulators = {line.regulator for line in lines}
    reference = [worker.reference]
    yield Fact("Have you renewed?", "Confirm my renewal", url=reverse("person_confirm", args=reference))
    if Regulator.SWE in regulators:
        yield Fact("CPD", "Record my CPD", url=reverse("person_cpd", args=reference))
    if Regulator.NMC in regulators:
        yield Fact("Revalidation", "Record my progress", url=reverse("person_revalidation", args=reference))


def _row(line: Needed, reader: Reader) -> Row:
    standing = line.standing
    due = standing.deadline
    renewed = "Not this time" if standing.renewed is None else "Yes" if standing.renewed else "No"
    state: RegistrationState = reader.state(line)
    return Row(
        (
            Cell(line.regulator_name, note=line.number),
            Cell(str(state.label), tone=standing.tone.badge, note=standing.why),
            Cell(written_day(due), note=days_to(due, reader.day) if due else ""),
            Cell(renewed, note="confirmed by the person" if standing.confirmed else ""),
            Cell(_cpd(line), note=_cpd_complete(standing.cpd_complete)),
        )
    )


def _cpd(line: Needed) -> str:
    cpd = line.standing.cpd
    return f"{cpd.pieces} pieces, {cpd.with_peer} with a peer" if cpd else ""


def _cpd_complete(complete: bool | None) -> str:
    return "" if complete is None else "complete" if complete else "not complete"


@person_panel(order=31, tab="registration")
def revalidation(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """What the next revalidation takes and what is short; for people on the NMC's register. Four queries at most."""
    if not sight.sees(Permission.SEE_REGISTRATION):
        return None
    kept = next((each for each in kept_by(sight) if each.revalidation_on is not None), None)
    facts = revalidation_facts_of(worker, day, kept) if kept is not None else None
    if kept is None or facts is None:
        return None
    found = revalidation_state(facts, day, revalidation_rules(policies_of(sight), day))
    sessions = [
        written_day(each.on) for each in worker.revalidationsupports.filter(on__lte=day).order_by("-on")[:5]
    ]
    said = (
        Fact("Due on", _due_words(found, day)),
        Fact("Confirmer", kept.confirmer),
        Fact("Partner in the reflective discussion", kept.discussion_partner),
        Fact("Support given on", ", ".join(sessions)),
    )
    return Panel("revalidation", "Revalidation", facts=said, table=_elements(found))


def _due_words(found: RevalidationStanding, day: date) -> str:
    risk = ", at risk" if found.at_risk else ""
    return f"{written_day(found.due_on)} ({days_to(found.due_on, day)}{risk})"


def _elements(found: RevalidationStanding) -> Table:
    columns = (
        Column("Element"),
        Column("Required", numeric=True),
        Column("Done", numeric=True),
        Column("Remaining", numeric=True),
        Column("At an even pace by now", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(each.name),
                Cell(str(each.required)),
                Cell(str(each.done)),
                Cell(str(each.remaining)),
                Cell("" if each.expected is None else decimal(each.expected, 0)),
            )
        )
        for each in found.elements
    )
    return Table("What it takes", columns, rows)


@person_panel(order=35, tab="registration")
def checks(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """How the checks stand; what a certificate is, only for those who keep checks and for the person. Three queries."""
    if not sight.sees(Permission.SEE_CHECKS):
        return None
    sees_results = may_see_results(worker, sight)
    standings = checks_of(worker, day, policies_of(sight))
    details = latest_checks_of(worker, day) if sees_results else {}
    reader = CheckReader(day, (worker.pk,) if sees_results else ())
    rows = tuple(_check_row(worker, kind, standing, reader, details) for kind, standing in standings.items())
    columns = (Column("Check"), Column("State"), Column("Done"), Column("Next due"))
    return Panel("checks", "Checks", table=Table("Checks", columns, rows, empty="No check is needed."))


def may_see_results(worker: Worker, sight: Sight) -> bool:
    """Results and certificates are for those who keep checks and for the person. Others see whether all is well."""
    own = sight.scope[Permission.SEE_CHECKS].own_worker_id == worker.pk
    return own or sight.sees(Permission.CHANGE_CHECKS)


def _check_row(
    worker: Worker, kind: CheckKind, standing: CheckStanding, reader: CheckReader, details: Mapping[str, str]
) -> Row:
    words = str(standing.state.label) if reader.results_of else standing.outcome
    due = standing.due_on
    asked = "next one requested" if standing.requested and standing.done_on else ""
    return Row(
        (
            Cell(str(kind.label), note=details.get(kind, "")),
            Cell(words, tone=standing.tone.badge, note=asked),
            Cell(written_day(standing.done_on)),
            Cell(written_day(due), note=days_to(due, reader.day) if due else ""),
        )
    )
