"""People with their due days: the lines of the list, and its file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from supervision.queries.rhythm import Standing, StandingState
from workforce.addresses import person_address
from workforce.context import address_of
from workforce.csv_file import Value
from workforce.tables import Column, Table
from workforce.written import day as written_day

TONES = {
    StandingState.SERIOUS: "bad",
    StandingState.OVERDUE: "bad",
    StandingState.SOON: "warning",
    StandingState.IN_DATE: "good",
    StandingState.AWAY: "neutral",
    StandingState.NOT_REQUIRED: "neutral",
}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line of the list of people. What there is to do: for whom the reader supervises; and for whom nobody does,
    where the reader keeps supervisors.
    """

    standing: Standing
    team: str
    url: str
    tone: str
    note: str
    record_url: str = ""
    plan_url: str = ""
    name_url: str = ""
    elsewhere_url: str = ""


def person_headings(*, mine: bool, sort: str) -> Table:
    """The columns of the list; no supervisor where the reader supervises them all."""
    columns = (
        Column("Name", key="name"),
        *(() if mine else (Column("Supervisor", key="supervisor"),)),
        *(Column("Last", key="last"), Column("Next planned", key="next"), Column("Due", key="due")),
        *(Column("State"), Column("To do")),
    )
    return Table("Whose supervision is due when", columns, sort=sort)


def person_lines(
    found: Iterable[Standing], names: Mapping[int, str], reader_id: int | None, *, keeps: bool = False
) -> list[PersonLine]:
    """`names`: of units. `keeps`: whether the reader keeps supervisors and frequencies."""
    return [_person_line(each, names, reader_id, keeps=keeps) for each in found]


def _person_line(
    each: Standing, names: Mapping[int, str], reader_id: int | None, *, keeps: bool
) -> PersonLine:
    names_one = keeps and is_without_supervisor(each) and each.worker_id != reader_id
    mine = reader_id is not None and each.supervisor_id == reader_id
    return PersonLine(
        each,
        names.get(each.team_id, ""),
        person_address(each.reference),
        TONES[each.state],
        state_note(each),
        address_of("record_new", each.reference) if mine else "",
        reverse("session_plan", args=[each.reference]) if mine else "",
        reverse("pairing_add", args=[each.reference]) if names_one else "",
        elsewhere_url(each.reference) if names_one else "",
    )


def is_without_supervisor(each: Standing) -> bool:
    """Whether somebody is to be supervised and nobody here does it."""
    return each.supervisor_id is None and each.every is not None


def elsewhere_url(reference: str) -> str:
    """Where it is said that somebody is supervised elsewhere: a frequency that requires none here, with why."""
    asked = urlencode({"about": "worker", "worker": reference, "reason": "Supervised elsewhere"})
    return f"{reverse('frequency_add')}?{asked}"


def state_note(each: Standing) -> str:
    """Since when somebody is away; by how many days it is overdue."""
    if each.state is StandingState.AWAY:
        return f"since {written_day(each.away_since)}"
    days = each.days_overdue
    return f"{days} day{'' if days == 1 else 's'}" if days else ""


STANDING_HEADER = (
    *("Number", "Name", "Role", "Team", "Supervisor", "How often"),
    *("Last session", "Next planned", "Due", "State", "Days overdue"),
)


def standing_rows(found: Iterable[Standing], names: Mapping[int, str]) -> Iterator[Sequence[Value]]:
    for each in found:
        yield (
            each.reference,
            each.name,
            each.role,
            names.get(each.team_id, ""),
            each.supervisor_name,
            each.frequency,
            *(day.isoformat() if day else "" for day in (each.last_on, each.next_on, each.due_on)),
            each.state.label,
            each.days_overdue,
        )
