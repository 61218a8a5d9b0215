"""What the verbs about people are made of: one assignment ends and another follows, on a post that has room."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from workforce.domain.arranged import end_with, hand_on
from workforce.domain.errors import DomainError
from workforce.models import Assignment, Post
from workforce.periods import ONE_DAY, PeriodError, british, first_day, holds_on, period, split
from workforce.written import decimal

COPIED = ("worker", "employment", "team", "role", "post", "fte", "agency_reason", "manager")


def succeed(assignment: Assignment, from_day: date, **changes: Any) -> Assignment:
    """Let the assignment end on the day before, and another begin with the changes and last as long.

    Acting up and a secondment go on while team, role and post stay the same; otherwise they end too. Raises
    DomainError where the day is not inside the assignment after its first day.
    """
    try:
        before, after = split(assignment.period, from_day)
    except PeriodError as error:
        raise DomainError(_not_inside(assignment, from_day)) from error
    following = Assignment(**{name: getattr(assignment, name) for name in COPIED}, period=after)
    for name, value in changes.items():
        setattr(following, name, value)
    assignment.period = before
    assignment.save(update_fields=["period"])
    following.full_clean()
    following.save()
    hand_on(assignment, following)
    return following


def _not_inside(assignment: Assignment, day: date) -> str:
    if day == assignment.first_day:
        return (
            f"The assignment begins on {british(day)}: nothing can change before it has begun. "
            "To correct how it began, use “Correct a mistake”."
        )
    ends = f" and ends on {british(assignment.last_day)}" if assignment.last_day else ""
    return f"{british(day)} is not in this assignment, which begins on {british(assignment.first_day)}{ends}."


def end(assignment: Assignment, last_day: date) -> None:
    """Let the assignment end with `last_day`, inclusive. One that ends earlier already stays as it is.

    Raises DomainError where it begins later.
    """
    if assignment.last_day is not None and assignment.last_day <= last_day:
        return
    if last_day < assignment.first_day:
        raise DomainError(f"The assignment only begins on {british(assignment.first_day)}.")
    end_with(assignment, last_day + ONE_DAY)
    assignment.period = period(assignment.first_day, last_day)
    assignment.save(update_fields=["period"])


def check_room(post: Post, lasting: DateRange, *, over_fill: bool = False) -> None:
    """Refuse a post that employed people fill beyond its hours on a day of the period, unless that is meant.

    The caller holds the post's lock and has written the assignments. Raises DomainError with the first such day.
    """
    held = list(post.assignments.employed().during(lasting))
    terms = list(post.terms.during(lasting))
    for day in _days_of_change(lasting, [*held, *terms]):
        there = sum((each.fte for each in terms if holds_on(each.period, day)), Decimal(0))
        taken = sum((each.fte for each in held if holds_on(each.period, day)), Decimal(0))
        if not there:
            raise DomainError(f"Post {post.reference} is not on the establishment on {british(day)}.")
        if taken > there and not over_fill:
            raise DomainError(
                f"On {british(day)} post {post.reference} has {decimal(there, 2)} FTE, and {decimal(taken, 2)} "
                "would be filled. Choose fewer hours or another post, or say that the post is to be over-filled."
            )


def _days_of_change(lasting: DateRange, rows: Iterable[Any]) -> list[date]:
    """The first day of the period, and each day in it on which one of the rows begins or no longer holds."""
    edges = {edge for row in rows for edge in (row.period.lower, row.period.upper) if edge is not None}
    return sorted({first_day(lasting)} | {edge for edge in edges if holds_on(lasting, edge)})
