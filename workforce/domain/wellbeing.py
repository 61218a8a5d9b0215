"""Keeping wellbeing programmes, taking part in what they offer, and what surveys and the supplier say."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.enums import ActivityKind
from workforce.models import (
    Account,
    ActivityPlace,
    AssistanceUse,
    WellbeingActivity,
    WellbeingProgramme,
    WellbeingSurvey,
)
from workforce.periods import british, last_day, period


@transaction.atomic
def add_programme(
    *, name: str, about: str, first_day: date, last_day: date | None, by: Account | None
) -> WellbeingProgramme:
    """A programme, organised by who adds it. Raises ValidationError for a name that is there already."""
    added = WellbeingProgramme(name=name, about=about, period=period(first_day, last_day), kept_by=by)
    added.full_clean()
    added.save()
    return added


@transaction.atomic
def change_programme(
    *, programme_id: int, name: str, about: str, first_day: date, last_day: date | None
) -> WellbeingProgramme:
    """What it says of itself, and its days. The history keeps what was there."""
    found: WellbeingProgramme = WellbeingProgramme.objects.select_for_update().get(pk=programme_id)
    found.name, found.about, found.period = name, about, period(first_day, last_day)
    found.full_clean()
    found.save()
    return found


@transaction.atomic
def add_activity(
    *,
    programme_id: int,
    title: str,
    kind: ActivityKind,
    on: date,
    where: str,
    places: int | None,
    by_name: bool,
) -> WellbeingActivity:
    """Something on a day of the programme. Raises DomainError for another day."""
    programme = WellbeingProgramme.objects.get(pk=programme_id)
    last = last_day(programme.period)
    if on < programme.first_day or (last is not None and on > last):
        raise DomainError("The day lies outside the programme.")
    added = WellbeingActivity(
        programme=programme, title=title, kind=kind, on=on, where=where, places=places, by_name=by_name
    )
    added.full_clean()
    added.save()
    return added


@transaction.atomic
def count_activity(*, activity_id: int, attended: int, today: date) -> WellbeingActivity:
    """Keep how many came. Raises DomainError before its day, and for one that was cancelled."""
    found = _standing(activity_id)
    if found.on > today:
        raise DomainError(f"It is still to come, on {british(found.on)}.")
    found.attended = attended
    found.full_clean()
    found.save(update_fields=["attended"])
    return found


@transaction.atomic
def cancel_activity(*, activity_id: int, today: date) -> WellbeingActivity:
    """It does not take place; the names go. Raises DomainError where it was counted or cancelled already."""
    found = _standing(activity_id)
    if found.attended is not None:
        raise DomainError("It took place: somebody has counted who came.")
    found.cancelled_on = today
    found.save(update_fields=["cancelled_on"])
    found.taken.all().delete()
    return found


@transaction.atomic
def join(*, activity_id: int, at: datetime, today: date, by: Account) -> ActivityPlace:
    """Put one's own name down.

    Raises DomainError where no names are taken, its day has passed, it is full, or the account is nobody's;
    ValidationError for a second time.
    """
    found = _standing(activity_id)
    if by.worker_id is None:
        raise DomainError("Only people on record put their names down.")
    if not found.by_name or found.on < today:
        raise DomainError("No names are taken for this any more.")
    if found.places is not None and found.taken.count() >= found.places:
        raise DomainError("Every place is taken.")
    place = ActivityPlace(activity=found, person_id=by.worker_id, joined_at=at)
    place.full_clean()
    place.save()
    return place


@transaction.atomic
def leave(*, activity_id: int, by: Account) -> None:
    """Take one's own name away; nothing is kept of it. Raises DomainError where it is not down."""
    gone, _ = ActivityPlace.objects.filter(
        activity=activity_id, person=by.worker_id, person__isnull=False
    ).delete()
    if not gone:
        raise DomainError("Your name is not down for this.")


@transaction.atomic
def record_survey(
    *,
    programme_id: int,
    measure: str,
    value: Decimal,
    unit: str,
    on: date,
    source: str,
    answered: int | None,
    today: date,
    by: Account | None,
) -> WellbeingSurvey:
    """A result of a survey, typed as a number. Raises DomainError for a day to come."""
    if on > today:
        raise DomainError("This is recorded once it has happened: the day is still to come.")
    added = WellbeingSurvey(
        programme_id=programme_id,
        measure=measure,
        value=value,
        unit=unit,
        on=on,
        source=source,
        answered=answered,
        by=by,
    )
    added.full_clean()
    added.save()
    return added


@transaction.atomic
def record_assistance(
    *, month: date, employees: int, household: int, today: date, by: Account | None
) -> AssistanceUse:
    """The supplier's totals of a month: numbers alone, never anybody. Raises DomainError for a month to come."""
    first = month.replace(day=1)
    if first > today:
        raise DomainError("The month is still to come.")
    added = AssistanceUse(month=first, employees=employees, household=household, entered_on=today, by=by)
    added.full_clean()
    added.save()
    return added


def _standing(activity_id: int) -> WellbeingActivity:
    found: WellbeingActivity = WellbeingActivity.objects.select_for_update().get(pk=activity_id)
    if found.cancelled_on is not None:
        raise DomainError("This does not take place.")
    return found
