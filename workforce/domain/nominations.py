"""Nominations for accreditation by a body outside the council: schemes, criteria, nominations, outcomes."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from workforce.domain.errors import DomainError
from workforce.domain.planned import end_after
from workforce.domain.record import lock_person
from workforce.enums import NominationOutcome
from workforce.models import Account, AccreditationScheme, CriterionCheck, Nomination, SchemeCriterion
from workforce.periods import british, holds_on


@transaction.atomic
def open_scheme(
    *, name: str, body: str, lasting: DateRange, criteria: Sequence[str], by: Account | None
) -> AccreditationScheme:
    """A scheme with what somebody needs for it. Raises DomainError without a criterion."""
    if not criteria:
        raise DomainError("Write down at least one criterion.")
    scheme = AccreditationScheme(name=name, body=body, period=lasting)
    scheme.full_clean()
    scheme.save()
    for position, text in enumerate(criteria, start=1):
        criterion = SchemeCriterion(scheme=scheme, position=position, text=text)
        criterion.full_clean()
        criterion.save()
    return scheme


@transaction.atomic
def close_scheme(*, scheme_id: int, last_day: date, by: Account | None) -> AccreditationScheme:
    """Nobody is nominated after the day; open nominations go on.

    Raises DomainError where the scheme ends before then, or begins later.
    """
    held = AccreditationScheme.objects.select_for_update(of=("self",), no_key=True)
    scheme: AccreditationScheme = held.get(pk=scheme_id)
    end_after(scheme, last_day)
    return scheme


@transaction.atomic
def nominate(
    *, scheme_id: int, worker_id: int, words: str, on: date, today: date, by: Account | None
) -> Nomination:
    """Nominate somebody. Raises DomainError about oneself, on a day to come, or where the scheme does not run then;
    ValidationError where they are nominated already.
    """
    worker = lock_person(worker_id, by=by)
    scheme = AccreditationScheme.objects.get(pk=scheme_id)
    if on > today:
        raise DomainError("Record a nomination once it is made.")
    if not holds_on(scheme.period, on):
        raise DomainError(f"{scheme.name} takes no nominations on {british(on)}.")
    nomination = Nomination(scheme=scheme, worker=worker, words=words, nominated_on=on, by=by)
    nomination.full_clean()
    nomination.save()
    return nomination


@transaction.atomic
def check_criteria(
    *, nomination_id: int, met: Mapping[int, bool], today: date, by: Account | None
) -> list[CriterionCheck]:
    """Look at the criteria of a nomination, by their keys. What was found before is kept. Raises DomainError about
    oneself, where the nomination has its outcome, or for a criterion of another scheme.
    """
    nomination = _hold(nomination_id, by)
    known = set(nomination.scheme.criteria.values_list("pk", flat=True))
    if not set(met) <= known:
        raise DomainError("This is no criterion of the scheme.")
    return [
        CriterionCheck.objects.create(
            nomination=nomination,
            worker_id=nomination.worker_id,
            criterion_id=key,
            met=is_met,
            on=today,
            by=by,
        )
        for key, is_met in sorted(met.items())
    ]


@transaction.atomic
def record_outcome(
    *, nomination_id: int, outcome: NominationOutcome, on: date, today: date, by: Account | None
) -> Nomination:
    """What the body outside decided. Raises DomainError about oneself, where there is an outcome already, the day is
    still to come or before the nomination, or somebody is said to be accredited with a criterion that is not met.
    """
    nomination = _hold(nomination_id, by)
    if on > today:
        raise DomainError("Record the outcome once it is known.")
    if on < nomination.nominated_on:
        raise DomainError(f"The nomination is of {british(nomination.nominated_on)}.")
    if outcome == NominationOutcome.ACCREDITED:
        _every_criterion_is_met(nomination)
    nomination.outcome, nomination.outcome_on = outcome, on
    nomination.full_clean()
    nomination.save(update_fields=["outcome", "outcome_on"])
    return nomination


def _every_criterion_is_met(nomination: Nomination) -> None:
    latest: dict[int, bool] = dict(nomination.checks.order_by("on", "pk").values_list("criterion_id", "met"))
    short = [each.text for each in nomination.scheme.criteria.all() if not latest.get(each.pk, False)]
    if short:
        raise DomainError(f"Not met, or not looked at yet: {'; '.join(short)}.")


def _hold(nomination_id: int, by: Account | None) -> Nomination:
    held = Nomination.objects.select_for_update(of=("self",), no_key=True)
    nomination: Nomination = held.select_related("scheme").get(pk=nomination_id)
    if by is not None and nomination.worker_id == by.worker_id:
        raise DomainError("Somebody else looks after your nomination.")
    if nomination.outcome:
        raise DomainError("The nomination has its outcome already.")
    return nomination
