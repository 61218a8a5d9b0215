"""Acting up, being seconded out, and the end of either. The assignment beneath stays as it is (domain rules, 8.1)."""

from datetime import date
from typing import Any

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.moving import check_manager, check_unit
from workforce.domain.record import lock_person, lock_posts
from workforce.enums import ArrangementKind
from workforce.models import Account, Arrangement, Assignment, PostTerms, Role
from workforce.periods import british, holds_on, period
from workforce.queries.arrangements import Run, run_of, same_place_after


@transaction.atomic
def act_up(
    *,
    assignment_id: int,
    first_day: date,
    last_day: date | None,
    role_id: int | None = None,
    post_id: int | None = None,
    team_id: int | None = None,
    manager_id: int | None = None,
    reason: str = "",
    by: Account | None,
) -> Run:
    """From a day the worker acts in a more senior role, and goes on counting in their own.

    A post brings its role and team, and is not filled by it. Without a last day it lasts as the assignment does.
    Raises DomainError where the role is not above their own, or the days are not inside the assignment.
    """
    held = _held(assignment_id, by)
    if post_id is not None:
        lock_posts([post_id])
        role_id, team_id = _place_of(post_id, first_day)
    if role_id is None:
        raise DomainError("Say the role, or a post that brings one.")
    role = Role.objects.get(pk=role_id)
    _check_above(role, held.role)
    acting = {"role_id": role.pk, "team_id": team_id, "post_id": post_id, "manager_id": manager_id}
    return _begin(held, ArrangementKind.ACTING_UP, first_day, last_day, reason=reason, **acting)


@transaction.atomic
def second_out(
    *,
    assignment_id: int,
    first_day: date,
    last_day: date | None,
    team_id: int | None = None,
    host: str = "",
    manager_id: int | None = None,
    host_manager: str = "",
    reason: str = "",
    by: Account | None,
) -> Run:
    """From a day the worker is lent to a unit of ours or to an outside organisation, and counts where they belong.

    Raises DomainError where the host is not exactly one, is their own team, or the days are not inside the assignment.
    """
    held = _held(assignment_id, by)
    if (team_id is None) == (not host):
        raise DomainError("Say one host: a team or service of ours, or an outside organisation.")
    if team_id == held.team_id:
        raise DomainError("The host is the worker's own team.")
    lent = {"team_id": team_id, "host": host, "manager_id": manager_id, "host_manager": host_manager}
    return _begin(held, ArrangementKind.SECONDED_OUT, first_day, last_day, reason=reason, **lent)


@transaction.atomic
def end_arrangement(*, arrangement_id: int, last_day: date, by: Account | None) -> Run:
    """Let acting up or a secondment end with a day, earlier or later than was planned.

    Raises DomainError where it begins later, or where the assignment does not last as long.
    """
    found = Arrangement.objects.get(pk=arrangement_id)
    lock_person(found.worker_id, by=by)
    found.refresh_from_db()
    run = run_of(found)
    if last_day < run.first_day:
        raise DomainError(f"It only begins on {british(run.first_day)}.")
    if last_day == run.last_day:
        raise DomainError(f"It ends on {british(last_day)} already.")
    first, *_ = run.parts
    for part in run.parts:
        if part.first_day > last_day:
            part.delete()
    return _fill(first, first.first_day, last_day)


def _held(assignment_id: int, by: Account | None) -> Assignment:
    held = Assignment.objects.get(pk=assignment_id)
    lock_person(held.worker_id, by=by)
    held.refresh_from_db()
    return held


def _place_of(post_id: int, day: date) -> tuple[int, int]:
    terms = PostTerms.objects.filter(post_id=post_id).as_at(day).first()
    if terms is None:
        raise DomainError(f"This post is not on the establishment on {british(day)}.")
    return terms.role_id, terms.team_id


def _check_above(role: Role, own: Role) -> None:
    if role == own:
        raise DomainError("This is their own role: acting up is in a more senior one.")
    if None not in (role.rank, own.rank) and role.rank < own.rank:  # type: ignore[operator]
        raise DomainError(
            f"{role.name} is not more senior than {own.name}. To change the role, use “Change role”."
        )


def _begin(
    held: Assignment, kind: ArrangementKind, first_day: date, last_day: date | None, **details: Any
) -> Run:
    if details.get("team_id") is not None:
        check_unit(details["team_id"], first_day)
    check_manager(details.get("manager_id"), first_day)
    chain = [held, *same_place_after(held)]
    on_the_day = next((each for each in chain if holds_on(each.period, first_day)), None)
    if on_the_day is None:
        raise DomainError(f"{british(first_day)} is not in this assignment, which is {_words(chain)}.")
    begun = Arrangement(worker=held.worker, assignment=on_the_day, kind=kind, **details)
    return _fill(begun, first_day, last_day)


def _fill(first: Arrangement, first_day: date, last_day: date | None) -> Run:
    """Let the arrangement cover these days, in one part for each assignment of the same place that they touch."""
    part = first
    chain = [first.assignment, *same_place_after(first.assignment)]
    end = last_day or chain[-1].last_day
    if end is not None and chain[-1].last_day is not None and end > chain[-1].last_day:
        raise DomainError(f"The assignment does not last until {british(end)}: it is {_words(chain)}.")
    if end is not None and end < first_day:
        raise DomainError(f"The last day, {british(end)}, is before the first, {british(first_day)}.")
    existing = {each.assignment_id: each for each in run_of(first).parts} if first.pk else {}
    for held in chain:
        if held.first_day > first_day and end is not None and held.first_day > end:
            break
        part = existing.get(held.pk) or _part(first, held)
        ends = min((day for day in (held.last_day, end) if day is not None), default=None)
        part.period = period(max(first_day, held.first_day), ends)
        part.full_clean()
        part.save()
    return run_of(part)


def _part(first: Arrangement, held: Assignment) -> Arrangement:
    copied = ("kind", "role_id", "team_id", "post_id", "host", "manager_id", "host_manager", "reason")
    return Arrangement(
        worker_id=first.worker_id, assignment=held, **{name: getattr(first, name) for name in copied}
    )


def _words(chain: list[Assignment]) -> str:
    last = chain[-1].last_day
    begins = f"from {british(chain[0].first_day)}"
    return f"{begins} to {british(last)}" if last else f"{begins} on"
