"""The ground floor's share of a person's timeline, and of a post's."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from workforce.access.permissions import Permission
from workforce.models import Absence, Assignment, CaseloadCount, Employment, Notice, Post, Worker
from workforce.periods import last_day
from workforce.queries.organisation import names_in, unit_names
from workforce.queries.records import assignments_of
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, Rows, person_timeline, post_timeline
from workforce.written import decimal

HELD = ("team", "role", "post", "manager")
"""What an entry of an assignment names."""


@person_timeline
def contracts(worker: Worker, sight: Sight) -> Iterator[Rows]:
    if sight.sees(Permission.SEE_EMPLOYMENT):
        yield Rows(worker.employments.within(sight.scope[Permission.SEE_EMPLOYMENT]), _contract)


@person_timeline
def notices(worker: Worker, sight: Sight) -> Iterator[Rows]:
    if sight.sees(Permission.SEE_EMPLOYMENT):
        yield Rows(worker.notices.within(sight.scope[Permission.SEE_EMPLOYMENT]), _notice)


@person_timeline
def teams_and_roles(worker: Worker, sight: Sight) -> Iterator[Rows]:
    """As a unit's own record past ones show too, to whoever manages the unit. One query more, of the units' names."""

    def entry(held: Assignment) -> Entry:
        names = names_in(sight.scope, sight.scope.as_at)
        return _assignment(held, names, held.post.reference if held.post else "no post")

    yield Rows(assignments_of(worker, sight), entry, HELD)


def held_by_people(worker_ids: Collection[int], day: date) -> list[Entry]:
    """The assignments of several people, each in a lane of its worker's name. For a change to all of them at once."""
    held = list(Assignment.objects.filter(worker_id__in=worker_ids).select_related("worker", *HELD))
    names = unit_names(day) if held else {}
    return [
        replace(
            _assignment(each, names, each.post.reference if each.post else "no post"), lane=each.worker.name
        )
        for each in held
    ]


@person_timeline
def absences(worker: Worker, sight: Sight) -> Iterator[Rows]:
    if sight.sees(Permission.SEE_ABSENCE):
        yield Rows(worker.absences.within(sight.scope[Permission.SEE_ABSENCE]), _absence)


@person_timeline
def caseload_counts(worker: Worker, sight: Sight) -> Iterator[Rows]:
    if sight.sees(Permission.SEE_CASELOAD):
        yield Rows(worker.caseload_counts.within(sight.scope[Permission.SEE_CASELOAD]), _count)


@post_timeline
def terms(post: Post) -> Iterator[Entry]:
    names: dict[int, str] = {}
    for each in post.terms.select_related("role", "team"):
        names = names or unit_names(each.first_day)
        team = names.get(each.team_id, each.team.code)
        frozen = ", frozen" if each.frozen else ""
        yield Entry(
            f"terms:{each.pk}",
            "Post",
            f"{each.title}, {each.role.name}, {team}, {decimal(each.fte, 2)} FTE{frozen}",
            each.first_day,
            each.last_day,
            str(each.get_funding_display()),
        )


@post_timeline
def holders(post: Post) -> Iterable[Entry]:
    held = list(post.assignments.select_related("worker", "team", "role", "manager", "employment"))
    names = unit_names(held[0].first_day) if held else {}
    return [_assignment(each, names, each.worker.name) for each in held]


def _contract(held: Employment) -> Entry:
    why = [held.get_reason_left_display(), held.get_destination_display()]
    note = ", ".join(part for part in (held.agency_name, *why) if part)
    return Entry(
        f"employment:{held.pk}",
        "Contract",
        str(held.get_contract_display()),
        held.first_day,
        held.last_day,
        note,
    )


def _notice(held: Notice) -> Entry:
    title = "On notice, then withdrawn" if held.withdrawn_on else "On notice"
    return Entry(f"notice:{held.pk}", "Notice", title, held.given_on, held.withdrawn_on or held.last_day)


def _assignment(held: Assignment, names: dict[int, str], where: str) -> Entry:
    title = (
        f"{held.role.name}, {names.get(held.team_id, held.team.code)}, {decimal(held.fte, 2)} FTE, {where}"
    )
    manager = f"managed by {held.manager.name}" if held.manager else ""
    note = ", ".join(part for part in (held.get_agency_reason_display(), manager) if part)
    return Entry(f"assignment:{held.pk}", "Team and role", title, held.first_day, held.last_day, note)


def _absence(spell: Absence) -> Entry:
    lost = "" if spell.days_lost is None else f"{decimal(spell.days_lost)} days lost"
    return Entry(
        f"absence:{spell.pk}",
        "Absence",
        str(spell.get_kind_display()),
        spell.first_day,
        last_day(spell.period),
        lost,
    )


def _count(count: CaseloadCount) -> Entry:
    return Entry(f"caseload:{count.pk}", "Caseload", f"{count.cases} cases", count.as_at, count.as_at)
