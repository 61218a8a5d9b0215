"""Moving, promoting, and changing who manages: one assignment ends and the next one follows. Nobody leaves by it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from workforce.domain.assignments import check_room, succeed
from workforce.domain.errors import DomainError
from workforce.domain.handing_over import give_manager
from workforce.domain.inductions import begin_induction_of
from workforce.domain.record import lock_person, lock_posts
from workforce.models import Account, Assignment, Employment, Post, PostTerms, UnitPlacement, Worker
from workforce.periods import british


@transaction.atomic
def move(
    *,
    assignment_id: int,
    from_day: date,
    fte: Decimal,
    manager_id: int | None,
    post_id: int | None = None,
    team_id: int | None = None,
    role_id: int | None = None,
    over_fill: bool = False,
    by: Account | None,
) -> Assignment:
    """From a day the worker is in another team, on another post, or both. A post brings its team and role.

    Without a post the team is named, and the role where it changes too. Raises DomainError where nothing changes, the
    post is frozen, full or not there, the team does not exist, or the day is not inside the assignment.
    """
    held, posts = _held(assignment_id, post_id, by)
    if post_id is not None:
        place = _place_of(posts[post_id], from_day)
    else:
        team = team_id or held.team_id
        check_unit(team, from_day)
        place = {"team_id": team, "role_id": role_id or held.role_id}
    if (place["team_id"], post_id) == (held.team_id, held.post_id):
        raise DomainError("That is the team and the post of the assignment already.")
    return _succeed(
        held, from_day, posts, over_fill, **place, post_id=post_id, fte=fte, manager_id=manager_id
    )


@transaction.atomic
def change_role(
    *,
    assignment_id: int,
    from_day: date,
    role_id: int,
    fte: Decimal,
    manager_id: int | None,
    post_id: int | None = None,
    over_fill: bool = False,
    by: Account | None,
) -> Assignment:
    """From a day the worker has another role: a promotion, or a step to another kind of work.

    `post_id` is the post from then on: the present one, another one of that role (with its team), or none. Raises
    DomainError where the role is the same, the post is of another role, and as `move` does.
    """
    held, posts = _held(assignment_id, post_id, by)
    if held.role_id == role_id:
        raise DomainError("This is the role of the assignment already.")
    place = {"team_id": held.team_id, "role_id": role_id}
    if post_id is not None and post_id != held.post_id:
        place = _place_of(posts[post_id], from_day)
        if place["role_id"] != role_id:
            raise DomainError(f"Post {posts[post_id].reference} is for another role on {british(from_day)}.")
    return _succeed(
        held, from_day, posts, over_fill, **place, post_id=post_id, fte=fte, manager_id=manager_id
    )


@transaction.atomic
def change_manager(
    *, assignment_id: int, from_day: date, manager_id: int | None, by: Account | None
) -> Assignment:
    """From a day somebody else manages the worker in this assignment, or nobody.

    Raises DomainError where it is the same manager, or one who is not in post on the day.
    """
    held, _ = _held(assignment_id, None, by)
    if held.manager_id == manager_id:
        raise DomainError("Nothing changes: that is so already.")
    check_manager(manager_id, from_day)
    return succeed(held, from_day, manager_id=manager_id)


@transaction.atomic
def hand_over(
    *, manager_id: int, team_id: int | None, from_day: date, to_id: int, by: Account | None
) -> list[Assignment]:
    """From a day everybody whom one person manages, in a team or anywhere, is managed by another.

    An assignment that begins on the day or later has the new manager from its first day. The new manager's own
    assignments stay as they are. Raises DomainError where there is nobody to hand over, or the other is not in post.
    """
    if manager_id == to_id:
        raise DomainError("Choose somebody else: this is who manages them now.")
    check_manager(to_id, from_day)
    for worker_id in managed_by(manager_id, team_id, from_day).values_list("worker_id", flat=True).distinct():
        if worker_id != to_id:
            lock_person(worker_id, by=by)
    handed = managed_by(manager_id, team_id, from_day).exclude(worker_id=to_id)
    changed = [give_manager(each, from_day, to_id) for each in handed]
    if not changed:
        raise DomainError(f"From {british(from_day)} on there is nobody to hand over.")
    return changed


def managed_by(manager_id: int, team_id: int | None, day: date) -> "Any":
    """Assignments that somebody manages on the day or later, in the order in which people are locked."""
    found = Assignment.objects.filter(manager_id=manager_id).not_over(day)
    return (found if team_id is None else found.filter(team_id=team_id)).order_by("worker_id", "pk")


def check_manager(manager_id: int | None, day: date) -> None:
    """Raises DomainError unless the manager is in post on the day. None is nobody."""
    if manager_id is None or Employment.objects.filter(worker_id=manager_id).as_at(day).exists():
        return
    raise DomainError(f"{Worker.objects.get(pk=manager_id).name} is not in post on {british(day)}.")


def check_unit(unit_id: int, day: date) -> None:
    """Raises DomainError unless the unit exists on the day."""
    if not UnitPlacement.objects.filter(unit_id=unit_id).as_at(day).exists():
        raise DomainError(f"This team or service does not exist on {british(day)}.")


def _held(assignment_id: int, post_id: int | None, by: Account | None) -> tuple[Assignment, dict[int, Post]]:
    """The assignment and the posts that it leaves and takes, locked: first the person, then the posts."""
    held = Assignment.objects.get(pk=assignment_id)
    lock_person(held.worker_id, by=by)
    held.refresh_from_db()
    return held, lock_posts([held.post_id, post_id])


def _place_of(post: Post, day: date) -> dict[str, int]:
    """The team and the role that a post has on the day."""
    terms = PostTerms.objects.filter(post=post).as_at(day).first()
    if terms is None:
        raise DomainError(f"Post {post.reference} is not on the establishment on {british(day)}.")
    if terms.frozen:
        raise DomainError(f"Post {post.reference} is frozen on {british(day)}. Choose another post.")
    return {"team_id": terms.team_id, "role_id": terms.role_id}


def _succeed(
    held: Assignment, from_day: date, posts: dict[int, Post], over_fill: bool, **changes: Any
) -> Assignment:
    if changes["manager_id"] != held.manager_id:
        check_manager(changes["manager_id"], from_day)
    following = succeed(held, from_day, **changes)
    if following.post_id is not None:
        check_room(posts[following.post_id], following.period, over_fill=over_fill)
    if following.role_id != held.role_id:
        begin_induction_of(held.worker_id, from_day)
    return following
