"""Succession: critical posts, their plans, who could follow, and what is noted. Domain rules, 6.9.

Nobody keeps what is said about themselves: neither the risk of their leaving, nor their readiness, nor notes.
"""

from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.planned import check_day_of_move, finish
from workforce.enums import Readiness, Risk, SuccessionState
from workforce.models import (
    Account,
    Assignment,
    CriticalPost,
    DevelopmentAction,
    Employment,
    IncumbentRisk,
    Post,
    PostTerms,
    SuccessionMove,
    Successor,
    TalentNote,
    TalentNoteShown,
    Worker,
)
from workforce.periods import ONE_DAY, british, period
from workforce.queries.succession import plan_of, plan_rules
from workforce.rules.succession import MOVES


@transaction.atomic
def mark_critical(*, post_id: int, reason: str, from_day: date, by: Account | None) -> CriticalPost:
    """From a day on the post is critical. Raises DomainError where the post is not there, ValidationError where it is
    marked already.
    """
    post = Post.objects.select_for_update(no_key=True).get(pk=post_id)
    if not PostTerms.objects.as_at(from_day).filter(post=post).exists():
        raise DomainError(f"Post {post.reference} is not on the establishment on {british(from_day)}.")
    critical = CriticalPost(post=post, reason=reason, period=period(from_day))
    critical.full_clean()
    critical.save()
    return critical


@transaction.atomic
def unmark_critical(*, critical_id: int, last_day: date, by: Account | None) -> CriticalPost:
    """The post is critical up to a day. Its plan and its history are kept, and its successors end with it."""
    critical = _hold(critical_id)
    _is_open(critical)
    if last_day < critical.first_day:
        raise DomainError(
            f"It is critical from {british(critical.first_day)}. Choose that day or a later one."
        )
    for named in critical.successors.not_over(last_day):
        if named.first_day > last_day:
            raise DomainError("A successor is named from a later day. Choose a later last day.")
        named.period = period(named.first_day, last_day)
        named.save(update_fields=["period"])
    critical.period = period(critical.first_day, last_day)
    critical.full_clean()
    critical.save(update_fields=["period"])
    return critical


@transaction.atomic
def move_plan(
    *, critical_id: int, to: SuccessionState, on: date, words: str = "", today: date, by: Account | None
) -> SuccessionMove:
    """The plan is drafted, or agreed: agreed again is a review.

    Raises DomainError where the plan cannot come into that state from where it stands, the day is still to come or lies
    before the last move.
    """
    critical = _hold(critical_id)
    _is_open(critical)
    check_day_of_move(critical.moves.all(), on, today, what="The plan")
    now = plan_of(critical, today, plan_rules(today)).state
    if (now, to) not in MOVES:
        raise DomainError(f"A plan that is at “{now.label}” cannot become “{to.label}”.")
    move = SuccessionMove(critical=critical, to=to, on=on, words=words, by=by)
    move.full_clean()
    move.save()
    return move


@transaction.atomic
def assess_risk(
    *,
    critical_id: int,
    worker_id: int,
    within_12: Risk,
    within_24: Risk,
    why: str,
    on: date,
    today: date,
    by: Account | None,
) -> IncumbentRisk:
    """How likely the holder is to retire or leave. Raises DomainError for somebody who does not hold the post, for
    oneself, and where the nearer risk is the higher one.
    """
    critical = _hold(critical_id)
    _not_oneself(worker_id, by, "Somebody else judges how likely you are to leave.")
    if on > today:
        raise DomainError("Record it once it is judged.")
    if not Assignment.objects.as_at(on).filter(post=critical.post_id, worker=worker_id).exists():
        raise DomainError(f"This person does not hold the post on {british(on)}.")
    order = list(Risk)
    if order.index(within_12) > order.index(within_24):
        raise DomainError("Whoever may leave within 12 months may leave within 24: that risk is no lower.")
    risk = IncumbentRisk(
        critical=critical,
        worker_id=worker_id,
        within_12=within_12,
        within_24=within_24,
        why=why,
        on=on,
        by=by,
    )
    risk.full_clean()
    risk.save()
    return risk


@transaction.atomic
def name_successor(
    *, critical_id: int, worker_id: int, readiness: Readiness, from_day: date, by: Account | None
) -> Successor:
    """From a day somebody could follow; where they are named already, their readiness changes.

    Raises DomainError for whoever holds the post, is not here on the day, or is oneself.
    """
    critical = _hold(critical_id)
    _is_open(critical)
    _not_oneself(worker_id, by, "Somebody else names you as a successor.")
    if from_day < critical.first_day:
        raise DomainError(f"The post is critical from {british(critical.first_day)}.")
    if not Employment.objects.as_at(from_day).filter(worker=worker_id).exists():
        raise DomainError(f"This person is not in post on {british(from_day)}.")
    if Assignment.objects.as_at(from_day).filter(post=critical.post_id, worker=worker_id).exists():
        raise DomainError("This person holds the post already.")
    _end_what_was_said(critical, worker_id, readiness, from_day)
    named = Successor(critical=critical, worker_id=worker_id, readiness=readiness, period=period(from_day))
    named.full_clean()
    named.save()
    return named


def _end_what_was_said(critical: CriticalPost, worker_id: int, readiness: Readiness, from_day: date) -> None:
    for before in critical.successors.filter(worker=worker_id).not_over(from_day):
        if before.readiness == readiness:
            raise DomainError("This is said of the person already.")
        if before.first_day >= from_day:
            raise DomainError(f"Something is said from {british(before.first_day)} on. Choose a later day.")
        before.period = period(before.first_day, from_day - ONE_DAY)
        before.save(update_fields=["period"])


@transaction.atomic
def end_successor(*, successor_id: int, last_day: date, by: Account | None) -> Successor:
    """After a day the person is no successor any more; that they were is kept."""
    named: Successor = Successor.objects.select_for_update(of=("self",)).get(pk=successor_id)
    _not_oneself(named.worker_id, by, "Somebody else decides who follows whom.")
    if named.last_day is not None:
        raise DomainError("This has ended already.")
    if last_day < named.first_day:
        raise DomainError(f"It began on {british(named.first_day)}. Choose that day or a later one.")
    named.period = period(named.first_day, last_day)
    named.full_clean()
    named.save(update_fields=["period"])
    return named


@transaction.atomic
def add_development(
    *, critical_id: int, worker_id: int, text: str, owner_id: int, due_on: date, by: Account | None
) -> DevelopmentAction:
    """What is done so that a successor gets ready. Raises DomainError for somebody who is no successor."""
    critical = _hold(critical_id)
    _is_open(critical)
    _not_oneself(worker_id, by, "Somebody else plans this for you.")
    if not critical.successors.filter(worker=worker_id, period__upper_inf=True).exists():
        raise DomainError("Name the person as a successor first.")
    action = DevelopmentAction(
        critical=critical, worker_id=worker_id, text=text, owner_id=owner_id, due_on=due_on
    )
    action.full_clean()
    action.save()
    return action


@transaction.atomic
def finish_development(
    *, action_id: int, done_on: date, outcome: str, today: date, by: Account | None
) -> DevelopmentAction:
    """An action is done. Raises DomainError where it is done already or the day is still to come."""
    action: DevelopmentAction = DevelopmentAction.objects.select_for_update(of=("self",)).get(pk=action_id)
    _not_oneself(action.worker_id, by, "Somebody else records this for you.")
    finish(action, done_on=done_on, outcome=outcome, today=today)
    return action


@transaction.atomic
def note_talent(*, worker_id: int, text: str, on: date, today: date, by: Account | None) -> TalentNote:
    """Note something about somebody. The person may ask to see it. Raises DomainError about oneself."""
    worker = _somebody_else(worker_id, by)
    _not_to_come(on, today)
    note = TalentNote(worker=worker, text=text, on=on, by=by)
    note.full_clean()
    note.save()
    return note


@transaction.atomic
def show_notes(
    *, worker_id: int, on: date, words: str = "", today: date, by: Account | None
) -> TalentNoteShown:
    """Record that somebody asked for their notes and was shown them. Raises DomainError about oneself."""
    worker = _somebody_else(worker_id, by)
    _not_to_come(on, today)
    shown = TalentNoteShown(worker=worker, on=on, words=words, by=by)
    shown.full_clean()
    shown.save()
    return shown


def _hold(critical_id: int) -> CriticalPost:
    held: CriticalPost = CriticalPost.objects.select_for_update(of=("self",), no_key=True).get(pk=critical_id)
    return held


def _is_open(critical: CriticalPost) -> None:
    if critical.last_day is not None:
        raise DomainError(f"The post is no longer critical after {british(critical.last_day)}.")


def _somebody_else(worker_id: int, by: Account | None) -> Worker:
    _not_oneself(worker_id, by, "Somebody else keeps the notes about you, and shows them to you on request.")
    found: Worker = Worker.objects.get(pk=worker_id)
    return found


def _not_oneself(worker_id: int, by: Account | None, refusal: str) -> None:
    if by is not None and by.worker_id == worker_id:
        raise DomainError(refusal)


def _not_to_come(day: date, today: date) -> None:
    if day > today:
        raise DomainError("The day is still to come.")
