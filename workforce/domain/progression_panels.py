"""Panels: planned a year ahead, who sits on them, which applications come before them, and that they were held."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.progression import check_is_another, held, move, rules_on
from workforce.enums import ProgressionState
from workforce.models import (
    Account,
    CareerDropIn,
    PanelItem,
    PanelMember,
    ProgressionPanel,
)
from workforce.periods import add_months, british
from workforce.policy import PolicyKey
from workforce.queries.calendar import bank_holidays
from workforce.queries.policy import PolicyTable
from workforce.queries.progression import (
    closing_day,
    last_submission,
    who_decides,
)
from workforce.rules.progression import Mover, has_one, working_day_of_month

S = ProgressionState
MONTHS_AHEAD = 12


@transaction.atomic
def plan_ahead(*, today: date) -> tuple[int, int]:
    """Panels and career drop-ins for this month and the twelve after it, where there are none. Safe to run again.

    The months are the year's panels evenly spread: with 12 a year each month has one. Returns how many of each are new.
    """
    policies = PolicyTable.load()
    months = [add_months(today.replace(day=1), number) for number in range(MONTHS_AHEAD + 1)]
    off = bank_holidays(months[0], add_months(months[-1], 1))
    panels = ProgressionPanel.objects.bulk_create(
        (
            ProgressionPanel(month=month, on=on)
            for month, on in _planned(
                policies, PolicyKey.PANELS_A_YEAR, PolicyKey.PANEL_WORKING_DAY, months, off
            )
            if not ProgressionPanel.objects.filter(month=month).exists()
        ),
        ignore_conflicts=True,
    )
    drop_ins = CareerDropIn.objects.bulk_create(
        (
            CareerDropIn(month=month, on=on)
            for month, on in _planned(
                policies, PolicyKey.DROP_INS_A_YEAR, PolicyKey.DROP_IN_WORKING_DAY, months, off
            )
            if not CareerDropIn.objects.filter(month=month).exists()
        ),
        ignore_conflicts=True,
    )
    return len(panels), len(drop_ins)


def _planned(
    policies: PolicyTable,
    a_year: PolicyKey,
    working_day: PolicyKey,
    months: Sequence[date],
    off: Collection[date],
) -> Iterator[tuple[date, date]]:
    """The months that have one, each with its day, by the settings of the month."""
    for month in months:
        if has_one(month, policies.value(a_year, month)):
            yield month, working_day_of_month(month, int(policies.value(working_day, month)), off)


@transaction.atomic
def change_day(*, panel_id: int, on: date, by: Account | None) -> ProgressionPanel:
    """The panel is planned for another day of its month. Raises DomainError for another month, or once it was held."""
    panel = _held_panel(panel_id)
    if panel.held_on is not None:
        raise DomainError(f"The panel was held on {british(panel.held_on)}.")
    if on.replace(day=1) != panel.month:
        raise DomainError("The panel of a month is held in that month.")
    panel.on = on
    panel.save(update_fields=["on"])
    return panel


@transaction.atomic
def choose_members(*, panel_id: int, account_ids: Iterable[int], today: date, by: Account | None) -> int:
    """Who sits on a panel. Raises DomainError for somebody who does not decide about progression. Returns how many."""
    panel = _held_panel(panel_id)
    wanted = set(account_ids)
    allowed = set(who_decides(today).values_list("pk", flat=True))
    if wanted - allowed:
        raise DomainError("Only those who decide about progression sit on a panel.")
    panel.members.exclude(account__in=wanted).delete()
    there = set(panel.members.values_list("account_id", flat=True))
    PanelMember.objects.bulk_create(
        PanelMember(panel=panel, account_id=each) for each in sorted(wanted - there)
    )
    return len(wanted)


@transaction.atomic
def record_held(
    *, panel_id: int, held_on: date, note: str, today: date, by: Account | None
) -> ProgressionPanel:
    """The panel was held. Raises DomainError for a day to come, another month, or a panel without members."""
    panel = _held_panel(panel_id)
    if held_on > today:
        raise DomainError("A panel is recorded once it has been held.")
    if held_on.replace(day=1) != panel.month:
        raise DomainError("The panel of a month is held in that month.")
    if not panel.members.exists():
        raise DomainError("Say first who sits on the panel.")
    panel.held_on, panel.note = held_on, note
    panel.full_clean()
    panel.save(update_fields=["held_on", "note"])
    return panel


@transaction.atomic
def put_before_panel(*, application_id: int, panel_id: int, today: date, by: Account | None) -> PanelItem:
    """An application that is ready comes before a panel, as its last item.

    Raises DomainError where it was submitted after the panel's closing day, or the panel is over.
    """
    application = held(application_id)
    check_is_another(application, by)
    if application.route.automatic:
        raise DomainError("This route needs no panel. Confirm it instead.")
    panel = _held_panel(panel_id)
    if panel.held_on is not None:
        raise DomainError("That panel has been held. Choose a later one.")
    closes = closing_day(panel, rules_on(panel.on).submit_days)
    submitted = last_submission(application)
    if submitted is not None and submitted > closes:
        raise DomainError(
            f"It was submitted on {british(submitted)}; for the panel of {british(panel.on)} that had to be by "
            f"{british(closes)}. Choose a later panel."
        )
    move(application, S.AT_PANEL, Mover.KEEPER, on=today, by=by)
    PanelItem.objects.filter(application=application, panel__held_on__isnull=True).delete()
    item = PanelItem(application=application, panel=panel, position=panel.items.count() + 1)
    item.full_clean()
    item.save()
    return item


@transaction.atomic
def take_from_panel(*, application_id: int, reasons: str, today: date, by: Account | None) -> None:
    """An application goes back to those that wait for a panel, from one that has not been held."""
    application = held(application_id)
    check_is_another(application, by)
    if not reasons:
        raise DomainError("Say why.")
    move(application, S.ELIGIBLE, Mover.KEEPER, on=today, reasons=reasons, by=by)
    items = application.panelitems.filter(panel__held_on__isnull=True)
    if application.panelitems.filter(pk__in=items.values("pk"), scores__isnull=False).exists():
        raise DomainError("It has been scored: let the panel decide it.")
    items.delete()


@transaction.atomic
def set_order(*, panel_id: int, positions: dict[int, int], by: Account | None) -> None:
    """The order in which a panel takes its applications, by the number of the item."""
    panel = _held_panel(panel_id)
    for item in panel.items.filter(pk__in=positions):
        item.position = positions[item.pk]
        item.save(update_fields=["position"])


def _held_panel(panel_id: int) -> ProgressionPanel:
    panel: ProgressionPanel = ProgressionPanel.objects.select_for_update(of=("self",)).get(pk=panel_id)
    return panel
