"""Panels: planned a year ahead, held, scored and decided; and what follows from a decision."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.progression import check_is_another, held, last_decision, move, rules_on
from workforce.enums import ProgressionOutcome, ProgressionState
from workforce.models import (
    Account,
    CareerDropIn,
    PanelItem,
    PanelMember,
    PanelScore,
    ProgressionApplication,
    ProgressionDecision,
    ProgressionPanel,
    RouteCriterion,
)
from workforce.periods import add_months, british
from workforce.policy import PolicyKey
from workforce.queries.calendar import bank_holidays
from workforce.queries.policy import PolicyTable
from workforce.queries.progression import (
    closing_day,
    days_off_around,
    is_managed_by,
    last_submission,
    supported_by,
    version_in_force,
    who_decides,
)
from workforce.rules.progression import Mover, has_one, working_day_of_month, working_days_on

S = ProgressionState
MONTHS_AHEAD = 12
STATE_OF = {
    ProgressionOutcome.APPROVED: S.APPROVED,
    ProgressionOutcome.DEFERRED: S.DEFERRED,
    ProgressionOutcome.NOT_APPROVED: S.NOT_APPROVED,
}


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


def check_no_conflict(application: ProgressionApplication, by: Account, today: date) -> None:
    """Raises DomainError for one's own application, and for somebody whom one manages or has supported."""
    name = application.worker.name
    if by.worker_id == application.worker_id:
        raise DomainError("This is your own application. Another member decides it.")
    if is_managed_by(application.worker_id, by.worker_id, today):
        raise DomainError(f"You manage {name}. Another member decides this application.")
    if supported_by(application, by):
        raise DomainError(
            f"You talked with {name} as their manager. Another member decides this application."
        )


@transaction.atomic
def score(*, item_id: int, scores: dict[int, tuple[int, str]], today: date, by: Account) -> list[PanelScore]:
    """A member's scores and words by criterion; before the decision they may be given anew.

    Raises DomainError for whoever is no member, has a conflict, or comes after the decision.
    """
    item = PanelItem.objects.select_related("panel").get(pk=item_id)
    application = held(item.application_id)
    check_no_conflict(application, by, today)
    if not item.panel.members.filter(account=by).exists():
        raise DomainError("Only members of this panel score its applications.")
    if application.state != S.AT_PANEL:
        raise DomainError("It is decided: the scores stand.")
    return [_scored(item, key, given, by) for key, given in scores.items()]


def scored_criteria(criteria: Iterable[RouteCriterion]) -> list[RouteCriterion]:
    """What a panel scores: what it has to judge, or everything where the route names nothing of that."""
    every = list(criteria)
    return [each for each in every if each.is_judged] or every


@transaction.atomic
def decide(
    *,
    application_id: int,
    outcome: ProgressionOutcome,
    reasons: str,
    to_do: str = "",
    by_when: date | None = None,
    today: date,
    by: Account,
) -> ProgressionDecision:
    """What a panel decides, once it has been held; or, on a route without a panel, that the criteria are confirmed.

    Raises DomainError with a conflict, for whoever is no member, and before the panel was held.
    """
    application = held(application_id)
    check_no_conflict(application, by, today)
    panel, on = None, today
    if application.route.automatic:
        if outcome != ProgressionOutcome.APPROVED:
            raise DomainError("A route without a panel is confirmed, or the application is sent back before.")
    else:
        panel, on = _panel_that_decides(application, by)
    move(application, STATE_OF[outcome], Mover.KEEPER, on=on, reasons=reasons, by=by)
    if by_when is not None and by_when <= on:
        raise DomainError("What is missing is due on a day after the panel.")
    return _decision(
        application,
        outcome,
        reasons,
        on=on,
        panel=panel,
        to_do=to_do,
        by_when=by_when,
        on_appeal=False,
        by=by,
    )


@transaction.atomic
def decide_appeal(
    *, application_id: int, upheld: bool, reasons: str, today: date, by: Account
) -> ProgressionDecision:
    """What came of an appeal. Raises DomainError with a conflict, and for whoever recorded the first decision."""
    application = held(application_id)
    check_no_conflict(application, by, today)
    before = last_decision(application)
    if before is not None and before.by_id == by.pk:
        raise DomainError(
            "You recorded the decision that is appealed against. Somebody else decides the appeal."
        )
    outcome = ProgressionOutcome.APPROVED if upheld else ProgressionOutcome.NOT_APPROVED
    to = S.APPROVED if upheld else S.DISMISSED
    move(application, to, Mover.KEEPER, on=today, reasons=reasons, by=by)
    return _decision(
        application, outcome, reasons, on=today, panel=None, to_do="", by_when=None, on_appeal=True, by=by
    )


@transaction.atomic
def tell(*, application_id: int, told_on: date, today: date, by: Account | None) -> ProgressionDecision:
    """The applicant has been told. Raises DomainError for a day to come or before the decision, or a second time."""
    application = held(application_id)
    check_is_another(application, by)
    decision = last_decision(application)
    if decision is None or decision.told_on is not None:
        raise DomainError("There is no decision that the applicant has not been told of.")
    if not decision.on <= told_on <= today:
        raise DomainError(f"Give a day from {british(decision.on)} to {british(today)}.")
    decision.told_on = told_on
    decision.save(update_fields=["told_on"])
    return decision


def _held_panel(panel_id: int) -> ProgressionPanel:
    panel: ProgressionPanel = ProgressionPanel.objects.select_for_update(of=("self",)).get(pk=panel_id)
    return panel


def _scored(item: PanelItem, criterion_id: int, given: tuple[int, str], by: Account) -> PanelScore:
    found = PanelScore.objects.filter(item=item, criterion=criterion_id, member=by).first()
    scored = found or PanelScore(item=item, criterion_id=criterion_id, member=by)
    scored.score, scored.words = given
    scored.full_clean()
    scored.save()
    return scored


def _panel_that_decides(application: ProgressionApplication, by: Account) -> tuple[ProgressionPanel, date]:
    item = application.panelitems.select_related("panel").order_by("-pk").first()
    if item is None or application.state != S.AT_PANEL:
        raise DomainError("The application is not before a panel.")
    panel: ProgressionPanel = item.panel
    if panel.held_on is None:
        raise DomainError("Record first that the panel was held.")
    if not panel.members.filter(account=by).exists():
        raise DomainError("Only members of this panel decide its applications.")
    return panel, panel.held_on


def _decision(
    application: ProgressionApplication,
    outcome: ProgressionOutcome,
    reasons: str,
    *,
    on: date,
    panel: ProgressionPanel | None,
    to_do: str,
    by_when: date | None,
    on_appeal: bool,
    by: Account,
) -> ProgressionDecision:
    rules, off = rules_on(on), days_off_around(on)
    against = outcome == ProgressionOutcome.NOT_APPROVED
    pathway_id = application.route.version.pathway_id
    decision = ProgressionDecision(
        application=application,
        panel=panel,
        outcome=outcome,
        on=on,
        on_appeal=on_appeal,
        reasons=reasons,
        to_do=to_do,
        by_when=by_when,
        guidance=version_in_force(pathway_id, on) or application.route.version,
        tell_by=working_days_on(on, rules.tell_days, off),
        appeal_by=working_days_on(on, rules.appeal_days, off) if against and not on_appeal else None,
        resubmit_from=add_months(on, rules.resubmit_months) if against else None,
        by=by,
    )
    decision.full_clean()
    decision.save()
    return decision
