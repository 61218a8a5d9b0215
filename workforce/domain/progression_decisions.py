"""What a panel says of an application: its scores and decision, that the applicant was told, and the appeal."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.progression import check_is_another, held, last_decision, move, rules_on
from workforce.enums import ProgressionOutcome, ProgressionState
from workforce.models import (
    Account,
    PanelItem,
    PanelScore,
    ProgressionApplication,
    ProgressionDecision,
    ProgressionPanel,
    RouteCriterion,
)
from workforce.periods import add_months, british
from workforce.queries.progression import (
    days_off_around,
    is_managed_by,
    supported_by,
    version_in_force,
)
from workforce.rules.progression import Mover, working_days_on

S = ProgressionState
STATE_OF = {
    ProgressionOutcome.APPROVED: S.APPROVED,
    ProgressionOutcome.DEFERRED: S.DEFERRED,
    ProgressionOutcome.NOT_APPROVED: S.NOT_APPROVED,
}


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
