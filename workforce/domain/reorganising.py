"""A reorganisation: from a day units are opened, renamed, moved and closed, and people and posts go along.

Nothing before the day changes. A unit's place ends and another begins; assignments and the terms of posts are split at
the day, each with the team that it has from then on. So figures of all month ends before the day stay as they are.
What is recorded for later days already goes along whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from workforce.domain.errors import DomainError
from workforce.domain.grants import move_grant
from workforce.domain.posts import change_from, change_terms_from
from workforce.domain.record import lock_person, lock_posts
from workforce.enums import UnitKind
from workforce.models import Account, Assignment, Post, PostTerms, RoleGrant, Unit, UnitPlacement
from workforce.periods import british, holds_on, period

MAY_STAND_UNDER = {
    UnitKind.TEAM.value: (UnitKind.SERVICE, UnitKind.DIRECTORATE),
    UnitKind.SERVICE.value: (UnitKind.DIRECTORATE,),
}


@dataclass(frozen=True, slots=True)
class Place:
    """What a unit is called and where it belongs from the day. A code that nobody has, or that of a unit that is
    closed by then, opens one."""

    code: str
    name: str
    parent_id: int | None
    kind: str = UnitKind.TEAM.value


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """Everything that happens on one day. `people` and `posts` say by assignment and by post the code of the team
    from then on; of a post only what it is in the teams `leaving`. `roles` says so by grant."""

    from_day: date
    places: tuple[Place, ...] = ()
    closed: tuple[int, ...] = ()
    leaving: tuple[int, ...] = ()
    people: Mapping[int, str] = field(default_factory=dict)
    posts: Mapping[int, str] = field(default_factory=dict)
    roles: Mapping[int, str] = field(default_factory=dict)


def lock_reorganised(plan: Reorganisation, *, by: Account | None) -> None:
    """Hold everything that moves: the people, then the posts, then the units."""
    workers = Assignment.objects.filter(pk__in=plan.people).values_list("worker_id", flat=True)
    for worker_id in sorted(set(workers)):
        lock_person(worker_id, by=by)
    lock_posts(list(plan.posts))
    units = Unit.objects.select_for_update().filter(pk__in={*plan.closed, *plan.leaving}).order_by("pk")
    list(units.values_list("pk"))


@transaction.atomic
def reorganise(plan: Reorganisation, *, by: Account | None) -> None:
    """Do all of it, or nothing.

    Raises DomainError where a place does not fit into the tree, a unit has changes recorded for later days, a team
    that closes keeps people, posts or teams, or somebody would hold the same assignment twice.
    """
    lock_reorganised(plan, by=by)
    for place in plan.places:
        _place(place, plan.from_day)
    teams = {
        unit.code: unit
        for unit in Unit.objects.filter(code__in={*plan.people.values(), *plan.posts.values()})
    }
    _move_posts(plan, teams)
    _move_people(plan, teams)
    for unit in Unit.objects.filter(pk__in=plan.closed).order_by("code"):
        _close(unit, plan.from_day)
    for grant in RoleGrant.objects.filter(pk__in=plan.roles, unit_id__in=plan.closed).order_by("pk"):
        reason = f"{grant.unit.code if grant.unit else ''} closed".strip()
        target = Unit.objects.get(code=plan.roles[grant.pk])
        move_grant(grant, to=target, from_day=plan.from_day, reason=reason, by=by)


def _place(place: Place, day: date) -> None:
    if not place.name.strip():
        raise DomainError("Give the unit a name.")
    unit = Unit.objects.filter(code__iexact=place.code).first()
    if unit is None:
        unit = Unit(code=place.code, kind=place.kind)
        unit.full_clean()
        unit.save()
    _check_parent(unit, place, day)
    now = _placement(unit, day)
    if now is None:
        _keep(UnitPlacement(unit=unit, name=place.name, parent_id=place.parent_id, period=period(day)))
        return
    if (now.name, now.parent_id) == (place.name, place.parent_id):
        raise DomainError(f"{now.name} is called so and belongs there already.")
    if now.first_day < day:
        after = UnitPlacement(unit=unit, name=place.name, parent_id=place.parent_id, period=period(day))
        _end(now, day)
    else:
        after = now
        after.name, after.parent_id = place.name, place.parent_id
    _keep(after)


def _check_parent(unit: Unit, place: Place, day: date) -> None:
    if unit.kind == UnitKind.DIRECTORATE:
        if place.parent_id is not None:
            raise DomainError("The directorate stands above everything else.")
        return
    parent = Unit.objects.filter(pk=place.parent_id or 0).first()
    if parent is None or parent.kind not in MAY_STAND_UNDER[unit.kind]:
        raise DomainError(
            "A team belongs to a service or the directorate, a service to the directorate. Choose where "
            f"{place.name} belongs."
        )
    now = _placement(parent, day)
    if now is None:
        raise DomainError(
            f"{parent.code} is not there on {british(day)}. Choose another unit for {place.name}."
        )


def _placement(unit: Unit, day: date) -> UnitPlacement | None:
    """Where the unit is on the day; nothing where it is closed. Raises DomainError where more is recorded later."""
    for placed in unit.placements.order_by("period"):
        if placed.first_day > day:
            raise DomainError(
                f"{placed.name} has a change recorded from {british(placed.first_day)}. Choose that day or a later one."
            )
        if holds_on(placed.period, day):
            if placed.last_day is not None:
                raise DomainError(
                    f"{placed.name} is recorded to end on {british(placed.last_day)}. Choose a later day."
                )
            return placed  # type: ignore[no-any-return]
    return None


def _end(placed: UnitPlacement, day: date) -> None:
    """Let it end before the day. What only began that day is taken away."""
    if placed.first_day == day:
        placed.delete()
        return
    placed.period = DateRange(placed.first_day, day, "[)")
    placed.save(update_fields=["period"])


def _keep(placed: UnitPlacement) -> None:
    placed.full_clean()
    placed.save()


def _move_posts(plan: Reorganisation, teams: Mapping[str, Unit]) -> None:
    rows = PostTerms.objects.not_over(plan.from_day).filter(post_id__in=plan.posts, team_id__in=plan.leaving)
    for terms in rows.select_related("team", "role", "post").order_by("post_id", "period"):
        team = teams[plan.posts[terms.post_id]]
        if team != terms.team:
            change_terms_from(terms, plan.from_day, team=team)


def _move_people(plan: Reorganisation, teams: Mapping[str, Unit]) -> None:
    rows = Assignment.objects.not_over(plan.from_day).filter(pk__in=plan.people, team_id__in=plan.leaving)
    for held in rows.select_related("worker", "team").order_by("worker_id", "period", "pk"):
        team = teams[plan.people[held.pk]]
        if team == held.team:
            continue
        try:
            change_from(held, plan.from_day, team=team)
        except ValidationError as error:
            raise DomainError(
                f"{held.worker.name} cannot go to {team.code}: {' '.join(error.messages)} Where two assignments of "
                "one person would become one, end one of them first."
            ) from error


def _close(unit: Unit, day: date) -> None:
    placed = _placement(unit, day)
    if placed is None:
        raise DomainError(f"{unit.code} is closed on {british(day)} already.")
    below = UnitPlacement.objects.not_over(day).filter(parent=unit).order_by("name")
    if below:
        listed = ", ".join(dict.fromkeys(each.name for each in below))
        raise DomainError(f"{placed.name} still has units below it: {listed}. Move or close them first.")
    people = Assignment.objects.not_over(day).filter(team=unit).select_related("worker")
    names = [each.worker.name for each in people.order_by("worker__sort_name")]
    posts = Post.objects.filter(terms__in=PostTerms.objects.not_over(day).filter(team=unit)).distinct()
    kept = [*dict.fromkeys(names), *(f"post {post.reference}" for post in posts)]
    if kept:
        raise DomainError(
            f"{placed.name} closes, and {_few(kept)} would stay in it. Choose a team for everybody and everything."
        )
    _end(placed, day)


def _few(names: Sequence[str]) -> str:
    more = len(names) - 5
    listed = ", ".join(names[:5])
    return f"{listed} and {more} more" if more > 0 else listed
