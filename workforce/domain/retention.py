"""Records past their time are removed, for good and under a certificate; or held."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import pgtrigger
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from workforce.domain.errors import DomainError
from workforce.models import Account, LegalHold, Removal, RemovedPerson, Worker
from workforce.periods import ONE_DAY, add_months, british, period
from workforce.queries.retention import AUDIT, CORE, RULES, Past, Starts, history_tables, past_their_time

REMOVING = 7_311_021
"""The advisory lock of whoever removes records: one after the other."""
SHORTEST_AUDIT = 12
"""Months below which the history is not removed, whatever the setting says."""


@transaction.atomic
def remove_past_their_time(*, day: date, approved: str, by: Account | None) -> Removal:
    """Remove what is past its time on the day, if it is still what was approved (`PastTime.mark`).

    Rows go with what hangs on them and with their history; people whose core record goes stay as a number without a
    name, so that no figure changes. Raises DomainError where everything is held, nothing is due, or the list changed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REMOVING])
    found = past_their_time(day)
    if found.held:
        raise DomainError("Everything is held: nothing may be removed. End the hold first.")
    if found.mark != approved:
        raise DomainError("The list has changed since you saw it. Look at it again before you approve it.")
    if not found.count and not _old_history(found.rules, day):
        raise DomainError("Nothing is past its time.")
    with pgtrigger.ignore():
        counts = {past.rule.key.value: _remove(past) for past in found.rules}
        counts["history"] = _remove_history(found.rules, day)
    removal = Removal.objects.create(
        on=day, by=by, counts=counts, months={past.rule.key.value: past.months for past in found.rules}
    )
    people = [key for past in found.rules if past.rule is CORE for key, *_ in past.people]
    RemovedPerson.objects.bulk_create(RemovedPerson(worker_id=key, on=day, removal=removal) for key in people)
    return removal


@transaction.atomic
def hold(*, worker: Worker | None, reason: str, from_day: date, by: Account | None) -> LegalHold:
    """Let nothing about the person be removed from a day on; without a person, nothing at all."""
    held = LegalHold(worker=worker, reason=reason, period=period(from_day), by=by)
    if worker is None and LegalHold.objects.of_everything().not_over(from_day).exists():
        raise DomainError("Everything is held already.")
    held.full_clean()
    held.save()
    return held


@transaction.atomic
def end_hold(*, hold_id: int, on: date, by: Account | None) -> LegalHold:
    """Let a hold end with the day before. What is past its time by then is on the list again."""
    held: LegalHold = LegalHold.objects.select_for_update(of=("self",)).get(pk=hold_id)
    if held.last_day is not None:
        raise DomainError(f"This hold ended on {british(held.last_day)} already.")
    if held.first_day >= on:
        raise DomainError("A hold lasts for a day at least. End it tomorrow or later.")
    held.period = period(held.first_day, on - ONE_DAY)
    held.save(update_fields=["period"])
    return held


def _remove(past: Past) -> int:
    if past.rule.starts is not Starts.LEFT:
        return sum(_delete(model, keys) for model, keys in past.rows.items())
    people = [key for key, *_ in past.people]
    rules = [each for each in RULES if each is not AUDIT] if past.rule is CORE else [past.rule]
    for rule in rules:
        for model, way in rule.tables.items():
            if way:
                found = model._default_manager.filter(**{f"{way}__in": people})
                _delete(model, list(found.order_by().values_list("pk", flat=True)))
        for model, (way, values) in rule.emptied.items():
            _empty(model, way, values, people)
    if past.rule is CORE:
        _take_the_names_away(people)
    return len(people)


def _delete(model: type[Model], keys: Collection[int]) -> int:
    """Delete rows, what hangs on them, and the history of all of it. What only points to them points nowhere."""
    if not keys:
        return 0
    for relation in model._meta.related_objects:
        other = relation.related_model
        if not isinstance(other, type) or hasattr(other, "pgh_tracked_model"):
            continue
        hanging = other._default_manager.filter(**{f"{relation.field.name}__in": keys}).order_by()
        if relation.field.null:
            hanging.update(**{relation.field.name: None})
        else:
            _delete(other, list(hanging.values_list("pk", flat=True)))
    _forget(model, keys)
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        sql = (
            f"DELETE FROM {quoted(model._meta.db_table)} WHERE {quoted(str(model._meta.pk.column))} = ANY(%s)"
        )
        cursor.execute(sql, [list(keys)])
        return int(cursor.rowcount)


def _empty(model: type[Model], way: str, values: Mapping[str, Any], people: Sequence[int]) -> None:
    """Take the words out of rows that stay, and their history with them."""
    found = model._default_manager.filter(**{f"{way}__in": people}).order_by()
    keys = list(found.values_list("pk", flat=True))
    model._default_manager.filter(pk__in=keys).update(**values)
    _forget(model, keys)


def _forget(model: type[Model], keys: Collection[int]) -> None:
    """Remove the history of rows."""
    events = getattr(model, "pgh_event_model", None)
    if events is not None:
        events._default_manager.filter(pgh_obj_id__in=list(keys)).delete()


def _take_the_names_away(people: Sequence[int]) -> None:
    """The person stays as a number, and the account as one that nobody can use."""
    workers, accounts = Worker.objects.filter(pk__in=people), Account.objects.filter(worker_id__in=people)
    for worker in workers:
        worker.reference, worker.sort_name = f"removed-{worker.pk}", f"removed {worker.pk}"
        worker.first_name, worker.last_name = "Removed", f"person {worker.pk}"
        worker.email, worker.qualification_level, worker.entry_route = "", "", ""
        worker.swe_number = worker.date_of_birth = worker.qualified_on = None
        worker.save()
    for account in accounts:
        account.email, account.is_active, account.is_staff = f"removed-{account.pk}@invalid", False, False
        account.set_unusable_password()
        account.save()
    _forget(Worker, people)
    _forget(Account, list(accounts.values_list("pk", flat=True)))


def _moment(rules: Iterable[Past], day: date) -> datetime:
    months = next(past.months for past in rules if past.rule is AUDIT)
    return timezone.make_aware(datetime.combine(add_months(day, -max(months, SHORTEST_AUDIT)), time()))


def _held_rows() -> bool:
    return LegalHold.objects.filter(period__upper_inf=True).exists()


def _old_history(rules: Iterable[Past], day: date) -> bool:
    moment = _moment(rules, day)
    return not _held_rows() and any(
        events._default_manager.filter(pgh_created_at__lt=moment).exists() for events in history_tables()
    )


def _remove_history(rules: Iterable[Past], day: date) -> int:
    """Events of the history that are past their time. None while anything is held: they may be about it."""
    if _held_rows():
        return 0
    moment = _moment(rules, day)
    return sum(
        events._default_manager.filter(pgh_created_at__lt=moment).delete()[0] for events in history_tables()
    )
