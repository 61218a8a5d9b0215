"""Applying for progression, step by step as the dict of moves allows (domain rules, 6.10).

Each verb holds the application, checks, and adds a move; what was said and found before stays.
"""

from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.progression_criteria import CriterionLine, criterion_lines
from workforce.enums import ProgressionOutcome, ProgressionState
from workforce.models import (
    Account,
    Assignment,
    CriterionFinding,
    ManagerTalk,
    PortfolioItem,
    ProgressionApplication,
    ProgressionDecision,
    ProgressionMove,
    ProgressionRoute,
    Worker,
)
from workforce.periods import british, holds_on
from workforce.queries.policy import PolicyTable
from workforce.queries.progression import days_off_around
from workforce.queries.rules import progression_rules
from workforce.rules.progression import MOVES, Mover, ProgressionRules, working_days_on

S = ProgressionState


def rules_on(day: date) -> ProgressionRules:
    """One query."""
    return progression_rules(PolicyTable.load(), day)


def held(application_id: int) -> ProgressionApplication:
    """The application, locked until the transaction ends."""
    found: ProgressionApplication = (
        ProgressionApplication.objects.select_for_update(of=("self",))
        .select_related("worker", "route__from_step", "route__to_step", "route__version")
        .get(pk=application_id)
    )
    return found


def move(
    application: ProgressionApplication,
    to: ProgressionState,
    mover: Mover,
    *,
    on: date,
    reasons: str = "",
    by: Account | None,
) -> ProgressionMove:
    """Let a held application come to another state. Raises DomainError where the dict of moves does not allow it."""
    now = S(application.state)
    allowed = MOVES[now].get(to)
    if allowed is None:
        raise DomainError(f"The application is “{now.label}”: it cannot become “{to.label}” from there.")
    if allowed != mover:
        raise DomainError(f"Only {allowed} can do this.")
    application.state = to
    application.save(update_fields=["state"])
    moved: ProgressionMove = ProgressionMove.objects.create(
        application=application, from_state=now, to_state=to, on=on, reasons=reasons, by=by
    )
    return moved


def check_is_applicant(application: ProgressionApplication, by: Account | None) -> None:
    """Raises DomainError for anybody but the applicant. None is the installation."""
    if by is not None and by.worker_id != application.worker_id:
        raise DomainError("Only the applicant can do this.")


def check_is_another(application: ProgressionApplication, by: Account | None) -> None:
    """Raises DomainError for one's own application."""
    if by is not None and by.worker_id == application.worker_id:
        raise DomainError("This is your own application. Somebody else has to do this.")


@transaction.atomic
def say_interest(*, worker_id: int, route_id: int, today: date, by: Account | None) -> ProgressionApplication:
    """Begin: the worker wants to go a route. The manager is asked for a talk.

    Raises DomainError where the route is not of a version that holds today, or the worker is not in its first role.
    """
    worker = Worker.objects.select_for_update(of=("self",), no_key=True).get(pk=worker_id)
    route = ProgressionRoute.objects.select_related("from_step__role", "version").get(pk=route_id)
    if route.version.period is None or not holds_on(route.version.period, today):
        raise DomainError("This version of the pathway is not in force. Choose a step of the present one.")
    if not Assignment.objects.as_at(today).filter(worker=worker, role=route.from_step.role_id).exists():
        raise DomainError(f"This step is for people in the role “{route.from_step.role.name}”.")
    talk_by = working_days_on(today, rules_on(today).talk_days, days_off_around(today))
    begun = ProgressionApplication(worker=worker, route=route, begun_on=today, talk_by=talk_by)
    check_is_applicant(begun, by)
    begun.full_clean()
    begun.save()
    ProgressionMove.objects.create(application=begun, to_state=S.INTEREST, on=today, by=by)
    return begun


@transaction.atomic
def record_talk(
    *, application_id: int, held_on: date, supports: bool, reasons: str, today: date, by: Account | None
) -> ManagerTalk:
    """Keep that the manager has talked with the applicant, and whether and why the manager supports it.

    A later talk adds to an earlier one. Raises DomainError for a day to come, one's own application, and one that is
    with a panel already.
    """
    application = held(application_id)
    check_is_another(application, by)
    if held_on > today:
        raise DomainError("A talk is recorded once it has been held.")
    if application.state not in (S.INTEREST, S.TALKED, S.DRAFT, S.DEFERRED):
        raise DomainError("The application has been submitted: what the manager said before stands.")
    talk = ManagerTalk(application=application, held_on=held_on, supports=supports, reasons=reasons, by=by)
    talk.full_clean()
    talk.save()
    if application.state == S.INTEREST:
        move(application, S.TALKED, Mover.MANAGER, on=today, by=by)
    return talk


@transaction.atomic
def write_application(
    *, application_id: int, statement: str, today: date, by: Account | None
) -> ProgressionApplication:
    """The applicant's own words. With the first of them the application is being written."""
    application = _written_from(application_id, today, by)
    application.statement = statement
    application.full_clean()
    application.save(update_fields=["statement"])
    return application


@transaction.atomic
def add_evidence(
    *, application_id: int, title: str, url: str, shows: str, today: date, by: Account | None
) -> PortfolioItem:
    """A piece of evidence in the portfolio."""
    application = _written_from(application_id, today, by)
    item = PortfolioItem(application=application, title=title, url=url, shows=shows)
    item.full_clean()
    item.save()
    return item


@transaction.atomic
def remove_evidence(*, item_id: int, by: Account | None) -> str:
    """Take a piece out of the portfolio, before it is submitted. Returns its title."""
    item = PortfolioItem.objects.get(pk=item_id)
    writable(item.application_id, by)
    item.delete()
    return str(item.title)


@transaction.atomic
def submit(*, application_id: int, today: date, by: Account | None) -> ProgressionMove:
    """The application goes in, with how every criterion stands.

    Raises DomainError without a talk with the manager (SH: talk first), or before the day from which the step may be
    applied for again.
    """
    application = held(application_id)
    check_is_applicant(application, by)
    if not application.managertalks.exists():
        raise DomainError(
            "Talk with your manager first: an application is submitted after the manager has recorded the talk."
        )
    again = _not_before(application)
    if again is not None and today < again:
        raise DomainError(f"This step was not approved before. You may apply again from {british(again)}.")
    if application.state == S.TALKED:
        move(application, S.DRAFT, Mover.APPLICANT, on=today, by=by)
    moved = move(application, S.SUBMITTED, Mover.APPLICANT, on=today, by=by)
    for line in criterion_lines(application, today):
        CriterionFinding.objects.create(
            application=application,
            criterion=line.criterion,
            result=line.result,
            words=line.words[:400],
            on=today,
        )
    return moved


@transaction.atomic
def withdraw(*, application_id: int, reasons: str, today: date, by: Account | None) -> ProgressionMove:
    """The applicant takes it back. It stays on record."""
    application = held(application_id)
    check_is_applicant(application, by)
    return move(application, S.WITHDRAWN, Mover.APPLICANT, on=today, reasons=reasons, by=by)


@transaction.atomic
def find_eligible(*, application_id: int, reasons: str, today: date, by: Account | None) -> ProgressionMove:
    """It is ready for a panel. Where a criterion is not met or not known, the reasons say why it goes on all the same.

    Raises DomainError where they are missing then, and for one's own application.
    """
    application = held(application_id)
    check_is_another(application, by)
    if application.state != S.SUBMITTED:
        raise DomainError("Only an application that has been submitted can be found ready.")
    against = [line for line in criterion_lines(application, today) if line.blocks]
    if against and not reasons:
        raise DomainError(f"Say why it goes on although this is open: {_listed(against)}.")
    return move(application, S.ELIGIBLE, Mover.KEEPER, on=today, reasons=reasons, by=by)


@transaction.atomic
def send_back(*, application_id: int, reasons: str, today: date, by: Account | None) -> ProgressionMove:
    """It is not ready: the applicant gets it back, with the reasons."""
    application = held(application_id)
    check_is_another(application, by)
    if not reasons:
        raise DomainError("Say what is missing.")
    return move(application, S.DRAFT, Mover.KEEPER, on=today, reasons=reasons, by=by)


@transaction.atomic
def appeal(*, application_id: int, reasons: str, today: date, by: Account | None) -> ProgressionMove:
    """The applicant appeals. Raises DomainError without reasons, and after the last day for it."""
    application = held(application_id)
    check_is_applicant(application, by)
    decision = last_decision(application)
    if not reasons:
        raise DomainError("Say why you appeal.")
    if decision and decision.appeal_by and today > decision.appeal_by:
        raise DomainError(f"An appeal was possible until {british(decision.appeal_by)}.")
    return move(application, S.APPEALED, Mover.APPLICANT, on=today, reasons=reasons, by=by)


def last_decision(application: ProgressionApplication) -> ProgressionDecision | None:
    """One query."""
    found: ProgressionDecision | None = application.progressiondecisions.order_by("-pk").first()
    return found


def _written_from(application_id: int, today: date, by: Account | None) -> ProgressionApplication:
    """The application, which the applicant's first words or evidence make a draft."""
    application = writable(application_id, by)
    if application.state == S.TALKED:
        move(application, S.DRAFT, Mover.APPLICANT, on=today, by=by)
    return application


def writable(
    application_id: int, by: Account | None, also: tuple[ProgressionState, ...] = ()
) -> ProgressionApplication:
    """One's own application, locked. Raises DomainError for another's, before the talk with the manager (unless in one
    of the states `also`), and once it has been submitted.
    """
    application = held(application_id)
    check_is_applicant(application, by)
    if application.state == S.INTEREST and S.INTEREST not in also:
        raise DomainError(
            "Talk with your manager first. Once the talk is recorded you can write the application."
        )
    if application.state not in (S.TALKED, S.DRAFT, S.DEFERRED, *also):
        raise DomainError("The application has been submitted: what it says stands.")
    return application


def _not_before(application: ProgressionApplication) -> date | None:
    """From when the step may be applied for again, after the latest decision against it. One query."""
    against = ProgressionDecision.objects.filter(
        application__worker=application.worker_id,
        application__route__to_step__role=application.route.to_step.role_id,
        outcome=ProgressionOutcome.NOT_APPROVED,
    ).exclude(application=application)
    found: date | None = against.order_by("-on", "-pk").values_list("resubmit_from", flat=True).first()
    return found


def _listed(lines: list[CriterionLine]) -> str:
    return "; ".join(f"{line.criterion} ({line.result.label.lower()})" for line in lines)
