"""Agreements, pairings and frequencies: the tables and the files of their lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.urls import reverse

from supervision.models import FrequencyRule, SupervisorPairing
from supervision.queries.agreements import AgreementLine, AgreementState
from supervision.queries.frequency_rules import said
from workforce.addresses import person_address
from workforce.csv_file import Value
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

NO_AGREEMENT = (
    "No agreement to show. Show all of them, or ask the supervisor: they draft it and both of you sign it."
)
AGREEMENT_TONES = {
    AgreementState.MISSING: "warning",
    AgreementState.UNSIGNED: "warning",
    AgreementState.EXPIRED: "bad",
    AgreementState.EXPIRING: "warning",
    AgreementState.IN_FORCE: "good",
}


def agreements_table(
    found: Iterable[AgreementLine], names: Mapping[int, str], reader_id: int | None, sort: str = ""
) -> Table:
    """A link leads where the reader may go: to make one, to renew one, to read one."""
    columns = (
        Column("Name", key="name"),
        Column("Team"),
        Column("Supervisor", key="supervisor"),
        Column("State", key="state"),
        Column("By when", key="due"),
    )
    rows = tuple(
        Row(
            (
                Cell(each.name, url=_agreement_url(each, reader_id)),
                Cell(names.get(each.team_id, "")),
                Cell(each.supervisor_name, note=f"since {written_day(each.since)}" if each.since else ""),
                Cell(each.state.label, tone=AGREEMENT_TONES[each.state], note=_signatures(each)),
                Cell(written_day(each.due_on)),
            )
        )
        for each in found
    )
    return Table("Agreements", columns, rows, sort=sort, empty=NO_AGREEMENT)


def _agreement_url(each: AgreementLine, reader_id: int | None) -> str:
    if reader_id is None or reader_id not in (each.supervisor_id, each.worker_id):
        return ""
    if each.agreement_id is not None:
        return reverse("agreement", args=[each.agreement_id])
    return reverse("agreement_make", args=[each.reference]) if reader_id == each.supervisor_id else ""


def _signatures(each: AgreementLine) -> str:
    if each.state is not AgreementState.UNSIGNED:
        return ""
    waiting = [
        words
        for words, signed in (
            ("the supervisor", each.supervisor_signed_on),
            (each.name, each.supervisee_signed_on),
        )
        if signed is None
    ]
    return f"waits for {' and '.join(waiting)}"


AGREEMENT_HEADER = (
    *("Number", "Name", "Team", "Supervisor", "Pair since", "State", "By when"),
    *("Made on", "Signed by supervisor", "Signed by supervisee", "Renew by"),
)


def agreement_rows(found: Iterable[AgreementLine], names: Mapping[int, str]) -> Iterator[Sequence[Value]]:
    for each in found:
        days = (each.made_on, each.supervisor_signed_on, each.supervisee_signed_on, each.renew_by)
        yield (
            each.reference,
            each.name,
            names.get(each.team_id, ""),
            each.supervisor_name,
            _iso(each.since),
            each.state.label,
            _iso(each.due_on),
            *map(_iso, days),
        )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def pairings_table(found: Iterable[SupervisorPairing], may_end: bool) -> Table:
    columns = (Column("Name"), Column("Supervisor"), Column("From"), Column("Until"), Column("Why"))
    rows = tuple(
        Row(
            (
                Cell(each.worker.name, url=person_address(each.worker.reference)),
                Cell(each.supervisor.name),
                Cell(written_day(each.first_day)),
                _until(each, may_end),
                Cell(each.reason),
            )
        )
        for each in found
    )
    empty = "Nobody. Everybody is supervised by the manager."
    return Table("Supervisors who are not the manager", columns, rows, empty=empty)


def _until(each: SupervisorPairing, may_end: bool) -> Cell:
    if each.last_day is not None:
        return Cell(written_day(each.last_day))
    return Cell("End this", url=reverse("pairing_end", args=[each.pk])) if may_end else Cell("")


PAIRING_HEADER = ("Number", "Name", "Number of supervisor", "Supervisor", "From", "Until", "Why")


def pairing_rows(found: Iterable[SupervisorPairing]) -> Iterator[Sequence[Value]]:
    for each in found:
        yield (
            each.worker.reference,
            each.worker.name,
            each.supervisor.reference,
            each.supervisor.name,
            each.first_day.isoformat(),
            _iso(each.last_day),
            each.reason,
        )


def about(rule: FrequencyRule, teams: Mapping[int, str]) -> str:
    """What a frequency is about, in words. `teams`: the names of units."""
    if rule.worker is not None:
        return rule.worker.name
    if rule.post is not None:
        return f"Post {rule.post.reference}"
    if rule.team_id is not None:
        return teams.get(rule.team_id, "")
    return f"Role {rule.role.name}" if rule.role is not None else f"Role group {rule.role_group}"


def frequencies_table(found: Iterable[FrequencyRule], teams: Mapping[int, str]) -> Table:
    columns = (
        Column("About"),
        Column("Kind"),
        Column("How often"),
        Column("From"),
        Column("Until"),
        Column("Why"),
    )
    rows = tuple(
        Row(
            (
                Cell(
                    about(each, teams),
                    url=reverse("frequency_of", args=[each.worker.reference]) if each.worker else "",
                ),
                Cell(str(each.get_kind_display())),
                Cell(said(each.every, each.unit)),
                Cell(written_day(each.first_day)),
                Cell(written_day(each.last_day))
                if each.last_day
                else Cell("End this", url=reverse("frequency_end", args=[each.pk])),
                Cell(each.reason),
            )
        )
        for each in found
    )
    return Table("Frequencies", columns, rows, empty="None. The settings hold for everybody.")


FREQUENCY_HEADER = ("About", "Number", "Kind", "How often", "From", "Until", "Why")


def frequency_rows(found: Iterable[FrequencyRule], teams: Mapping[int, str]) -> Iterator[Sequence[Value]]:
    for each in found:
        number = next((named.reference for named in (each.worker, each.post) if named), "")
        yield (
            about(each, teams),
            number,
            str(each.get_kind_display()),
            said(each.every, each.unit),
            each.first_day.isoformat(),
            _iso(each.last_day),
            each.reason,
        )
