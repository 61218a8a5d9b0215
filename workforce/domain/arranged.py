"""What becomes of acting up and of a secondment when the assignment beneath them changes or ends."""

from datetime import date

from workforce.domain.errors import DomainError
from workforce.models import Arrangement, Assignment
from workforce.periods import british, holds_on, split

PLACE = ("team_id", "role_id", "post_id", "employment_id")
COPIED = ("worker", "kind", "role", "team", "post", "host", "manager", "host_manager", "reason")


def hand_on(before: Assignment, following: Assignment) -> None:
    """Let arrangements go on with the assignment that follows, if it is the same place; else they end with the first.

    The caller holds the person, and has ended the one assignment and begun the other. Raises DomainError where
    an arrangement of another place is still to begin: somebody has to say what becomes of it.
    """
    same_place = all(getattr(before, name) == getattr(following, name) for name in PLACE)
    for each in before.arrangements.not_over(following.first_day):
        if not same_place:
            _end(each, following.first_day)
        elif each.first_day >= following.first_day:
            each.assignment = following
            each.save(update_fields=["assignment"])
        else:
            _go_on(each, following)


def end_with(assignment: Assignment, ended_on: date) -> None:
    """Let arrangements end by the day before `ended_on`, with their assignment.

    Raises DomainError where one is still to begin.
    """
    for each in assignment.arrangements.not_over(ended_on):
        _end(each, ended_on)


def _end(arrangement: Arrangement, ended_on: date) -> None:
    if arrangement.first_day >= ended_on:
        raise DomainError(
            f"{arrangement.get_kind_display()} begins on {british(arrangement.first_day)}, when this assignment is "
            "over. Take it off the record first, under “Correct a mistake”."
        )
    if holds_on(arrangement.period, ended_on):
        arrangement.period, _ = split(arrangement.period, ended_on)
        arrangement.save(update_fields=["period"])


def _go_on(arrangement: Arrangement, following: Assignment) -> None:
    rest = Arrangement(**{name: getattr(arrangement, name) for name in COPIED}, assignment=following)
    arrangement.period, rest.period = split(arrangement.period, following.first_day)
    arrangement.save(update_fields=["period"])
    rest.full_clean()
    rest.save()
