"""Correcting what was never true, and taking off the record what was entered by mistake. What was there is kept.

A correction is the one way in which a dated row is written over. The history keeps the row as it was, with who, when
and why; pages read that as "corrected".
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import pghistory
from django.db import transaction
from django.db.models import ProtectedError

from workforce.domain.assignments import check_room
from workforce.domain.errors import DomainError
from workforce.domain.inductions import move_induction_along
from workforce.domain.record import ChangedMeanwhile, lock_person, lock_posts
from workforce.models import Absence, Account, Arrangement, Assignment, CaseloadCount, Employment
from workforce.models.dated import Dated
from workforce.periods import british, covers

PersonRow: TypeAlias = Employment | Assignment | Arrangement | Absence | CaseloadCount
"""A dated row of a person that the ground floor keeps."""

FILLS_A_POST = ("post_id", "fte", "period", "employment_id")


@transaction.atomic
def correct(
    row: PersonRow,
    *,
    changes: Mapping[str, Any],
    reason: str,
    over_fill: bool = False,
    by: Account | None,
) -> PersonRow:
    """Write what was true all along in place of what is on record, and keep why.

    Raises DomainError where nothing is different, where rows that belong to it would lie outside it (it names them), or
    where a post would be filled beyond its hours.
    """
    current = _locked(row, by)
    before = {name: getattr(current, name) for name in changes}
    different = {name: value for name, value in changes.items() if value != before[name]}
    if not different:
        raise DomainError("Nothing is different from what is on record.")
    posts = lock_posts([getattr(current, "post_id", None), changes.get("post_id")])
    for name, value in different.items():
        setattr(current, name, value)
    _check_what_belongs_to(current)
    _check_what_it_belongs_to(current)
    with because(reason):
        current.full_clean()
        current.save()
    if isinstance(current, Assignment) and current.post_id and different.keys() & set(FILLS_A_POST):
        check_room(posts[current.post_id], current.period, over_fill=over_fill)
    if isinstance(current, Employment | Assignment):
        move_induction_along(current.worker_id, current.first_day)
    return current


@transaction.atomic
def delete(row: PersonRow, *, reason: str, by: Account | None) -> None:
    """Take a row off the record that should never have been there, and keep why.

    Raises DomainError where something else on record belongs to it, and names that.
    """
    current = _locked(row, by)
    for each in _belonging(current):
        raise DomainError(f"{_named(each)} belongs to it. Take that off the record first.")
    try:
        with because(reason):
            current.delete()
    except ProtectedError as error:
        kinds = sorted({str(each._meta.verbose_name) for each in error.protected_objects})
        raise DomainError(f"Something else on record belongs to it ({', '.join(kinds)}).") from error


def because(reason: str) -> Any:
    """Keep with what is written next that it corrects the record, and why."""
    return pghistory.context(correction=True, reason=reason)


def _locked(row: PersonRow, by: Account | None) -> PersonRow:
    lock_person(row.worker_id, by=by)
    current: PersonRow | None = type(row)._default_manager.filter(pk=row.pk).first()
    if current is None:
        raise ChangedMeanwhile
    return current


def _belonging(row: PersonRow) -> Iterable[Dated]:
    """The rows that lie inside this one, the earliest first."""
    if isinstance(row, Employment):
        return row.assignments.select_related("role", "team").order_by("period")
    if isinstance(row, Assignment):
        return row.arrangements.order_by("period")
    return ()


def _check_what_belongs_to(row: PersonRow) -> None:
    outside = [
        each for each in _belonging(row) if isinstance(row, Dated) and not covers(row.period, each.period)
    ]
    if outside:
        raise DomainError(
            f"These would lie outside it, so correct them first: {'; '.join(map(_named, outside))}."
        )


def _check_what_it_belongs_to(row: PersonRow) -> None:
    if isinstance(row, Assignment) and not covers(row.employment.period, row.period):
        raise DomainError(
            f"It would lie outside its contract ({_named(row.employment)}). Correct that first."
        )
    if isinstance(row, Arrangement) and not covers(row.assignment.period, row.period):
        raise DomainError(
            f"It would lie outside its assignment ({_named(row.assignment)}). Correct that first."
        )


def _named(row: Dated) -> str:
    """Social worker, from 1 April 2019 to 30 September 2025."""
    until = f" to {british(row.last_day)}" if row.last_day else ""
    return f"{_what(row)}, from {british(row.first_day)}{until}"


def _what(row: Dated) -> str:
    match row:
        case Assignment():
            return str(row.role.name)
        case Arrangement():
            return str(row.get_kind_display())
        case Employment():
            return f"{row.get_contract_display()} contract"
    return str(row)
