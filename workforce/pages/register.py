"""The register page: who needs which registration, chosen, sorted and counted."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from workforce.enums import RegistrationState, Regulator
from workforce.queries.register import Counts
from workforce.queries.registrations import Needed
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day
from workforce.written import percent

FEW_HIDDEN = "c"
"""What stands for a count of people that is too small to be shown."""
ZERO_SHOWN_FROM = 10
"""Of how many people at least "none" is shown as 0."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks: on which day, and of whom conditions are theirs to see. None: of everybody."""

    day: date
    conditions_of: Collection[int] | None = ()

    def state(self, line: Needed) -> RegistrationState:
        """The state, with conditions only for those who may see them."""
        sees = self.conditions_of is None or line.worker_id in self.conditions_of
        state = line.standing.state
        return RegistrationState.REGISTERED if state == RegistrationState.CONDITIONS and not sees else state


def register_table(
    lines: Sequence[Needed], reader: Reader, unit_names: Mapping[int, str], sort: str
) -> Table:
    columns = (
        Column("Name", key="name"),
        Column("Register", key="register"),
        Column("Team"),
        Column("State", key="urgency"),
        Column("Last day to renew", key="deadline"),
        Column("Renewed"),
        Column("CPD, revalidation"),
    )
    rows = tuple(_row(line, reader, unit_names) for line in lines)
    return Table("Registrations", columns, rows, sort=sort, empty="Nobody matches.")


def _row(line: Needed, reader: Reader, unit_names: Mapping[int, str]) -> Row:
    standing = line.standing
    deadline = standing.deadline
    return Row(
        (
            Cell(line.name, url=reverse("person", args=[line.reference]), note=", ".join(line.roles)),
            Cell(line.regulator, note=line.number or "no number"),
            Cell(_teams(line, unit_names)),
            Cell(str(reader.state(line).label), tone=standing.tone.badge, note=standing.why),
            Cell(written_day(deadline), note=days_to(deadline, reader.day) if deadline else ""),
            Cell(_yes_or_no(standing.renewed)),
            Cell(_progress(line)),
        )
    )


def days_to(deadline: date, day: date) -> str:
    """8 days; today; 3 days ago."""
    days = (deadline - day).days
    if days == 0:
        return "today"
    words = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return words if days > 0 else f"{words} ago"


def _teams(line: Needed, unit_names: Mapping[int, str]) -> str:
    return ", ".join(unit_names.get(each, "") for each in line.team_ids)


def _yes_or_no(value: bool | None) -> str:
    return "Not this time" if value is None else "Yes" if value else "No"


def _progress(line: Needed) -> str:
    if line.standing.cpd_complete is not None:
        return "CPD complete" if line.standing.cpd_complete else "CPD not complete"
    if line.revalidation is None:
        return ""
    risk = ", at risk" if line.revalidation.at_risk else ""
    return f"Revalidation {written_day(line.revalidation.due_on)}{risk}"


CSV_HEADER = (
    "Name",
    "Reference",
    "Register",
    "Number",
    "Role",
    "Team",
    "State",
    "Why",
    "Last day to renew",
    "Renewed",
    "CPD complete",
    "Revalidation due",
    "At risk",
)


def csv_rows(
    lines: Iterable[Needed], reader: Reader, unit_names: Mapping[int, str]
) -> Iterable[tuple[str, ...]]:
    """Days as 2026-11-30."""
    for line in lines:
        standing, due = line.standing, line.revalidation
        yield (
            line.name,
            line.reference,
            line.regulator_name,
            line.number,
            ", ".join(line.roles),
            _teams(line, unit_names),
            str(reader.state(line).label),
            standing.why,
            str(standing.deadline or ""),
            _yes_or_no(standing.renewed),
            "" if standing.cpd_complete is None else _yes_or_no(standing.cpd_complete),
            str(due.due_on) if due else "",
            _yes_or_no(due.at_risk) if due else "",
        )


def summary_table(by_register: Mapping[str, Counts], reader: Reader, fewest_shown: int) -> Table:
    """A line for each register. People with conditions are a count only, hidden where it is small.

    Whoever sees them by name sees the count as it is.
    """
    columns = (
        Column("Register"),
        Column("People", numeric=True),
        Column("May not practise", numeric=True),
        Column("Renewed", numeric=True, hint="of those who have to"),
        Column("CPD complete", numeric=True),
        Column("With conditions", numeric=True),
        Column("Revalidations", numeric=True, hint="in the next six months, or overdue"),
        Column("At risk", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(str(Regulator(regulator).label)),
                Cell(str(counts.people)),
                Cell(str(counts.unregistered), tone="bad" if counts.unregistered else ""),
                Cell(share(counts.renewed, counts.to_renew), note=f"{counts.renewed} of {counts.to_renew}"),
                Cell(share(counts.cpd_complete, counts.with_cpd) if counts.with_cpd else ""),
                Cell(_conditions(counts, reader, fewest_shown)),
                Cell(str(counts.revalidations) if regulator == Regulator.NMC else ""),
                Cell(str(counts.at_risk) if regulator == Regulator.NMC else ""),
            )
        )
        for regulator, counts in by_register.items()
    )
    return Table("By register", columns, rows, empty="Nobody in a role that needs a registration.")


def _conditions(counts: Counts, reader: Reader, fewest_shown: int) -> str:
    if reader.conditions_of is None:
        return str(counts.with_conditions)
    return suppressed(counts.with_conditions, counts.people, fewest_shown)


def suppressed(count: int, total: int, fewest_shown: int) -> str:
    """A count of people, hidden where it is small; none is shown as 0 only among enough people."""
    if count == 0:
        return "0" if total >= ZERO_SHOWN_FROM else FEW_HIDDEN
    return str(count) if count >= fewest_shown else FEW_HIDDEN


def share(part: int, whole: int) -> str:
    """Part of a whole in per cent; "n/a" of nothing."""
    return percent(Decimal(100 * part) / Decimal(whole) if whole else None)


def teams_table(by_team: Mapping[int, Counts], unit_names: Mapping[int, str]) -> Table:
    """How far each team has renewed, those that are furthest behind first."""
    found = sorted(
        by_team.items(),
        key=lambda item: (
            item[1].renewed / item[1].to_renew if item[1].to_renew else 2,
            unit_names.get(item[0], ""),
        ),
    )
    columns = (
        Column("Team"),
        Column("People", numeric=True),
        Column("May not practise", numeric=True),
        Column("Renewed", numeric=True),
        Column("Not renewed", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(unit_names.get(team_id, ""), url=f"?unit={team_id}"),
                Cell(str(counts.people)),
                Cell(str(counts.unregistered), tone="bad" if counts.unregistered else ""),
                Cell(share(counts.renewed, counts.to_renew)),
                Cell(str(counts.to_renew - counts.renewed)),
            )
        )
        for team_id, counts in found
    )
    return Table("By team", columns, rows)
