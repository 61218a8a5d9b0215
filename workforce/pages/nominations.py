"""Nominations and the checklist of numbers, as tables and as rows of files."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from workforce.addresses import person_address
from workforce.enums import NominationOutcome, Tone
from workforce.models import (
    Nomination,
    Worker,
)
from workforce.queries.nominations import Criterion, NumberLine
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day


def nominations_table(rows: Sequence[Nomination]) -> Table:
    columns = (Column("Name"), Column("Scheme"), Column("Nominated"), Column("Outcome"))
    return Table(
        "Nominations",
        columns,
        tuple(
            Row(
                (
                    Cell(each.worker.name, url=reverse("nomination", args=[each.pk])),
                    Cell(each.scheme.name),
                    Cell(written_day(each.nominated_on)),
                    outcome_cell(each),
                )
            )
            for each in rows
        ),
        empty="No nomination matches.",
    )


def outcome_cell(nomination: Nomination) -> Cell:
    if not nomination.outcome:
        return Cell("Waiting")
    tone = Tone.GREEN if nomination.outcome == NominationOutcome.ACCREDITED else Tone.GREY
    return Cell(
        str(nomination.get_outcome_display()), tone=tone.badge, note=written_day(nomination.outcome_on)
    )


NOMINATION_HEADER = ("Number", "Name", "Scheme", "Nominated", "Outcome", "Outcome on")


def nomination_row(nomination: Nomination) -> tuple[str, ...]:
    told = nomination.outcome_on
    return (
        nomination.worker.reference,
        nomination.worker.name,
        nomination.scheme.name,
        nomination.nominated_on.isoformat(),
        str(nomination.get_outcome_display()),
        told.isoformat() if told else "",
    )


def criteria_table(criteria: Sequence[Criterion]) -> Table:
    columns = (Column("Criterion"), Column("Met"), Column("Looked at"))
    rows = tuple(
        Row(
            (
                Cell(each.row.text),
                Cell("Not looked at")
                if each.met is None
                else Cell("Yes" if each.met else "No", tone=(Tone.GREEN if each.met else Tone.AMBER).badge),
                Cell(written_day(each.on)),
            )
        )
        for each in criteria
    )
    return Table("Criteria", columns, rows)


def numbers_table(lines: Sequence[NumberLine], role_id: int | None) -> Table:
    columns = (
        Column("Role"),
        Column("Register"),
        Column("In post", numeric=True, hint="people"),
        Column("With a number", numeric=True),
        Column("Without", numeric=True),
        Column("State"),
    )
    rows = tuple(
        Row(
            (
                Cell(line.role.name, url=f"?{urlencode({'role': line.role.pk})}"),
                Cell(str(line.role.get_regulator_display())),
                Cell(str(line.people)),
                Cell(str(line.numbered)),
                Cell(str(line.without)),
                Cell("Complete", tone=Tone.GREEN.badge)
                if not line.without
                else Cell("Not complete", tone=Tone.RED.badge),
            ),
            strong=line.role.pk == role_id,
        )
        for line in lines
    )
    return Table("Roles that need a registration", columns, rows, empty="Nobody here is in such a role.")


NUMBER_HEADER = ("Role", "Register", "In post", "With a number", "Without", "As at")


def number_row(line: NumberLine, day: date) -> tuple[str | int, ...]:
    return (
        line.role.name,
        str(line.role.get_regulator_display()),
        line.people,
        line.numbered,
        line.without,
        day.isoformat(),
    )


def people_table(workers: Sequence[Worker]) -> Table:
    rows = tuple(
        Row((Cell(each.name, url=person_address(each.reference)), Cell(each.reference))) for each in workers
    )
    return Table("Without a number", (Column("Name"), Column("Number of the person")), rows, empty="Nobody.")
