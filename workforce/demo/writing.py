"""Writes a simulated council into an empty database, by COPY, through every constraint and trigger."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Model

from workforce.demo.caseloads import counts_of
from workforce.demo.chance import Chance
from workforce.demo.jobs import JOBS
from workforce.demo.professional import Registers
from workforce.demo.safety import Safety
from workforce.demo.state import Council, Engagement, Person, Seat
from workforce.demo.structure import DIRECTORATE_CODE, DIRECTORATE_NAME
from workforce.demo.timeline import FOREVER, Managers, Row, rows_of
from workforce.enums import Funding, UnitKind
from workforce.models import (
    Absence,
    Assignment,
    CaseloadCount,
    Check,
    CheckUpdate,
    CpdCount,
    Employment,
    ExpectedReturn,
    Post,
    PostTerms,
    ProfessionalRegistration,
    RegisterCheck,
    RenewalConfirmation,
    ReturnConversation,
    RevalidationCount,
    RevalidationSupport,
    Role,
    TeamConfirmation,
    Unit,
    UnitPlacement,
    Worker,
    WorkerEquality,
)
from workforce.names import sort_name

ROWS_AT_ONCE = 50_000
"""Rows of one COPY: the history triggers keep the rows of a statement until it ends."""
TABLES: tuple[type[Model], ...] = (
    Unit,
    UnitPlacement,
    Role,
    Post,
    PostTerms,
    Worker,
    WorkerEquality,
    Employment,
    Assignment,
    Absence,
    CaseloadCount,
    ProfessionalRegistration,
    RegisterCheck,
    RenewalConfirmation,
    CpdCount,
    RevalidationCount,
    RevalidationSupport,
    Check,
    CheckUpdate,
    TeamConfirmation,
    ExpectedReturn,
    ReturnConversation,
)
Line = tuple[Any, ...]


def write(council: Council, chance: Chance, registers: Registers, safety: Safety) -> dict[str, int]:
    """Every row of the council. Returns how many of each kind. The caller opens the transaction."""
    return Writer(council, chance).write() | _copied(_of_registers(registers) | _of_checks(safety))


def _copied(columns_and_rows: Mapping[type[Model], tuple[str, Iterable[Line]]]) -> dict[str, int]:
    return {
        str(model._meta.verbose_name_plural): copy_rows(model, columns.split(), rows)
        for model, (columns, rows) in columns_and_rows.items()
    }


def _of_registers(found: Registers) -> dict[type[Model], tuple[str, Iterable[Line]]]:
    return {
        ProfessionalRegistration: (
            "worker_id regulator number part applied_on first_registered expires_on dual revalidation_on "
            "confirmer discussion_partner",
            found.registrations,
        ),
        RegisterCheck: (
            'worker_id regulator "on" result expires_on conditions evidence by_id',
            found.looks,
        ),
        RenewalConfirmation: ("worker_id regulator year_from renewed_on fee_paid by_id", found.confirmations),
        CpdCount: ("worker_id regulator year_from counted_on pieces with_peer by_id", found.cpd),
        RevalidationCount: (
            "worker_id due_on counted_on practice_hours cpd_hours participatory_hours feedback "
            "reflective_accounts discussion_on confirmed_on submitted_on by_id",
            found.revalidations,
        ),
        RevalidationSupport: ('worker_id "on" given_by by_id', found.support),
    }


def _of_checks(found: Safety) -> dict[type[Model], tuple[str, Iterable[Line]]]:
    return {
        Check: (
            "worker_id kind requested_on done_on expires_on outcome certificate_number level workforce "
            "barred_list update_service",
            found.checks,
        ),
        CheckUpdate: ('of_id "on" result by_id', found.updates),
    }


class Writer:
    """Knows the primary keys: rows are numbered in the order in which they are made."""

    def __init__(self, council: Council, chance: Chance) -> None:
        self._council = council
        self._chance = chance
        self._role_ids = {code: number for number, code in enumerate(JOBS, 1)}
        codes = [DIRECTORATE_CODE, *(s.code for s in council.services), *(t.code for t in council.teams)]
        self._unit_ids = {code: number for number, code in enumerate(codes, 1)}
        self._employment_ids: dict[int, int] = {}

    def write(self) -> dict[str, int]:
        columns_and_rows: dict[type[Model], tuple[str, Iterable[Line]]] = {
            Unit: ("code kind", self._units()),
            UnitPlacement: ("unit_id parent_id name period", self._placements()),
            Role: ("code name role_group regulator csww_role grade rank", self._roles()),
            Post: ("reference", ((post_reference(seat),) for seat in self._council.seats)),
            PostTerms: ("post_id title role_id team_id fte funding frozen period", self._post_terms()),
            Worker: (
                "reference first_name last_name sort_name email swe_number date_of_birth qualified_on "
                "qualification_level entry_route",
                (self._worker(person) for person in self._council.people),
            ),
            WorkerEquality: ("sex ethnicity", ((p.sex, p.ethnicity) for p in self._council.people)),
            Employment: (
                "worker_id contract start_origin reason_left destination agency_name period",
                self._employments(),
            ),
            Assignment: (
                "worker_id employment_id team_id role_id post_id fte agency_reason manager_id period",
                self._assignments(),
            ),
            Absence: ("worker_id kind days_lost period", self._absences()),
            CaseloadCount: ("worker_id as_at cases", self._caseloads()),
        }
        return _copied(columns_and_rows)

    def _units(self) -> Iterator[Line]:
        yield DIRECTORATE_CODE, UnitKind.DIRECTORATE
        for service in self._council.services:
            yield service.code, UnitKind.SERVICE
        for team in self._council.teams:
            yield team.code, UnitKind.TEAM

    def _placements(self) -> Iterator[Line]:
        top, since = self._unit_ids[DIRECTORATE_CODE], self._council.units_since
        yield top, None, DIRECTORATE_NAME, _range(since, None)
        for service in self._council.services:
            yield self._unit_ids[service.code], top, service.name, _range(since, None)
        for team in self._council.teams:
            ends = [placement.first - timedelta(days=1) for placement in team.placements[1:]]
            for placement, last in zip(team.placements, [*ends, team.last], strict=True):
                parent = self._unit_ids[placement.service.code]
                yield self._unit_ids[team.code], parent, placement.name, _range(placement.first, last)

    def _roles(self) -> Iterator[Line]:
        for job in JOBS.values():
            yield job.code, job.name, job.group, job.regulator, job.csww_role, job.grade, job.rank

    def _post_terms(self) -> Iterator[Line]:
        for seat in self._council.seats:
            ends = [term.first - timedelta(days=1) for term in seat.terms[1:]]
            funding = Funding.TEMPORARY if seat.temporary else Funding.PERMANENT
            for term, last in zip(seat.terms, [*ends, seat.last], strict=True):
                role, team = self._role_ids[seat.job.code], self._unit_ids[term.team.code]
                period = _range(term.first, last)
                yield seat.number, seat.job.name, role, team, _fte(term.fte), funding, term.frozen, period

    def _worker(self, person: Person) -> Line:
        name = sort_name(person.first_name, person.last_name)
        return (person.reference, person.first_name, person.last_name, name, person.email, person.swe_number,
                person.born, person.qualified_on, person.qualification, person.route)  # fmt: skip

    def _engagements(self) -> Iterator[Engagement]:
        return (engagement for person in self._council.people for engagement in person.engagements)

    def _employments(self) -> Iterator[Line]:
        for number, e in enumerate(self._engagements(), 1):
            self._employment_ids[id(e)] = number
            period = _range(e.first, e.last)
            yield e.person.number, e.contract, e.origin, e.reason_left, e.destination, e.agency_name, period

    def _assignments(self) -> Iterator[Line]:
        managers = Managers(self._council)
        for person in self._council.people:
            for row in rows_of(person, managers, self._council.records_begin):
                yield self._assignment(row)

    def _assignment(self, row: Row) -> Line:
        stint = row.stint
        return (
            stint.person.number,
            self._employment_ids[id(stint.engagement)],
            self._unit_ids[row.team.code],
            self._role_ids[stint.job.code],
            stint.seat.number if stint.seat else None,
            _fte(stint.fte),
            stint.reason,
            row.manager.number if row.manager else None,
            _range(row.first, None if row.end == FOREVER else row.end - timedelta(days=1)),
        )

    def _absences(self) -> Iterator[Line]:
        for person in self._council.people:
            for spell in person.absences:
                yield person.number, spell.kind, spell.days_lost, _range(spell.first, spell.last)

    def _caseloads(self) -> Iterator[Line]:
        for person in self._council.people:
            for day, cases in counts_of(person, self._council, self._chance):
                yield person.number, day, cases


def post_reference(seat: Seat) -> str:
    return f"P{seat.number:06d}"


def _fte(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _range(first: date, last: date | None) -> str:
    """A half-open range as PostgreSQL reads it."""
    return f"[{first},{'' if last is None else last + timedelta(days=1)})"


def copy_rows(model: type[Model], columns: list[str], rows: Iterable[Line], first: int = 1) -> int:
    """Copy rows, numbered from `first`, and let the table's sequence go on after them."""
    table, key = model._meta.db_table, str(model._meta.pk.column)
    numbered = ((number, *row) for number, row in enumerate(rows, first))
    written, listed = 0, ", ".join(connection.ops.quote_name(name) for name in (key, *columns))
    with connection.cursor() as cursor:
        while batch := list(islice(numbered, ROWS_AT_ONCE)):
            with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                copy.write("".join(map(_line, batch)))
            written += len(batch)
        if written and key == "id":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first + written - 1]
            )
    return written


def _line(row: Line) -> str:
    """A row in PostgreSQL's text format. Nothing that is made up here has a tab, a line end or a backslash in it."""
    return "\t".join([r"\N" if value is None else str(value) for value in row]) + "\n"
