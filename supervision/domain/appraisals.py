"""An appraisal from its start to its end: the steps of 4.4, each by whoever takes it, one after the other."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from supervision.enums import (
    BEFORE_THE_MEETING,
    AppraisalState,
    AppraisalStep,
)
from supervision.models import Appraisal, AppraisalForm, AppraisalMove, AppraisalRating, AppraisalReading
from supervision.queries.appraisal_reading import Reader, line_managers_of
from supervision.queries.appraisal_rules import cycle_rules, ratings_on
from supervision.queries.appraisal_standing import standing_of
from supervision.rules.appraisal import Anchor, first_anchor, mid_year_days, next_anchor
from workforce.domain.errors import DomainError
from workforce.domain.record import hold_person
from workforce.enums import EMPLOYED, StartOrigin
from workforce.models import Account, Employment
from workforce.periods import british
from workforce.queries.policy import PolicyTable

S, T = AppraisalState, AppraisalStep

FOLLOWS: Mapping[AppraisalStep, frozenset[AppraisalState]] = {
    T.PLANNED: frozenset(BEFORE_THE_MEETING),
    T.SELF_ASSESSMENT: frozenset({S.NOT_STARTED, S.SELF_ASSESSMENT, S.HELD}),
    T.HELD: frozenset(BEFORE_THE_MEETING),
    T.SHARED: frozenset({S.HELD}),
    T.APPRAISEE_SIGNED: frozenset({S.SHARED}),
    T.APPRAISER_SIGNED: frozenset({S.SHARED}),
    T.COUNTERSIGNED: frozenset({S.SIGNED}),
    T.MID_YEAR: frozenset({S.SIGNED, S.COUNTERSIGNED}),
    T.CLOSED: frozenset({S.SIGNED, S.COUNTERSIGNED}),
}
"""From which states each step is taken. A meeting is also held without a self-assessment, which may follow it."""


@transaction.atomic
def start_appraisal(*, worker_id: int, today: date, by: Account, planned_on: date | None = None) -> Appraisal:
    """Begin somebody's next appraisal: by the person, or by whoever manages them.

    It is due when the cycle says. Raises DomainError for agency and casual staff, where nobody manages the person, for
    anybody else, or for a planned day that is gone; ValidationError where one is on its way already.
    """
    hold_person(worker_id)
    managers = line_managers_of(worker_id, today)
    if by.worker_id != worker_id and by.worker_id not in managers:
        raise DomainError("An appraisal is started by the person or by their line manager.")
    standing = standing_of(worker_id, today)
    if standing is None or standing.since is None:
        raise DomainError(
            "Only people employed by the council have an appraisal: not agency or casual staff."
        )
    appraiser_id = by.worker_id if by.worker_id in managers else standing.manager_id
    if appraiser_id is None:
        raise DomainError("Nobody is on record as the manager. Ask HR to record who manages this person.")
    anchor = _next(worker_id, standing.since, today)
    form = AppraisalForm.objects.order_by("-version").first()
    appraisal = Appraisal(
        appraisee_id=worker_id,
        appraiser_id=appraiser_id,
        anchor_on=anchor.on,
        anchor_months=anchor.months,
        due_on=anchor.due_on,
        covers_from=standing.last_on or standing.since,
        form_version=form.version if form else None,
    )
    appraisal.full_clean()
    appraisal.save()
    moved(appraisal, T.STARTED, today, by)
    if planned_on is not None:
        _plan(appraisal, planned_on, today, by)
    return appraisal


def _next(worker_id: int, since: date, today: date) -> Anchor:
    rules = cycle_rules(PolicyTable.load(), today)
    before = (
        Appraisal.objects.filter(appraisee_id=worker_id, meeting_on__range=(since, today))
        .order_by("-meeting_on")
        .first()
    )
    if before is not None:
        return next_anchor(
            Anchor(before.anchor_on, before.anchor_months), before.due_on, before.meeting_on, rules
        )
    newly = Employment.objects.filter(
        worker_id=worker_id,
        contract__in=EMPLOYED,
        start_origin=StartOrigin.NEWLY_QUALIFIED,
        period__startswith=since,
    ).exists()
    return first_anchor(since, newly_qualified=newly, rules=rules)


@transaction.atomic
def plan_meeting(*, appraisal_id: int, on: date, today: date, by: Account) -> Appraisal:
    """Say when the meeting is to be. Raises DomainError for a day that is gone, or once it was held."""
    appraisal = of_the_manager(appraisal_id, T.PLANNED, today, by)
    _plan(appraisal, on, today, by)
    return appraisal


def _plan(appraisal: Appraisal, on: date, today: date, by: Account) -> None:
    if on < today:
        raise DomainError("The day of the meeting is gone. Choose today or a later day.")
    appraisal.planned_on = on
    appraisal.save(update_fields=["planned_on", "appraiser"])
    moved(appraisal, T.PLANNED, on, by)


@transaction.atomic
def hold_meeting(*, appraisal_id: int, on: date, today: date, by: Account) -> Appraisal:
    """Record that the meeting was held. The mid-year review follows from its day; the one before is closed.

    Raises DomainError for a day to come, or before the appraisal before it, or a step that does not follow.
    """
    appraisal = of_the_manager(appraisal_id, T.HELD, today, by)
    if on > today:
        raise DomainError("The meeting lies ahead. Record it once it was held.")
    if appraisal.covers_from and on <= appraisal.covers_from:
        raise DomainError(
            f"The appraisal before it was held, or the person started, on {british(appraisal.covers_from)}. "
            "Choose a later day."
        )
    rules = cycle_rules(PolicyTable.load(), on)
    appraisal.meeting_on = on
    appraisal.mid_year_opens_on, appraisal.mid_year_due_on = mid_year_days(on, rules)
    appraisal.state = S.HELD
    kept(appraisal)
    moved(appraisal, T.HELD, on, by)
    _close_the_one_before(appraisal, today, by)
    return appraisal


def _close_the_one_before(appraisal: Appraisal, today: date, by: Account) -> None:
    running = Appraisal.objects.select_for_update().filter(
        appraisee_id=appraisal.appraisee_id, state__in=FOLLOWS[T.CLOSED]
    )
    for before in running.exclude(pk=appraisal.pk).order_by("pk"):
        _close(before, today, by)


@transaction.atomic
def share_appraisal(*, appraisal_id: int, today: date, by: Account) -> Appraisal:
    """Show the person what the manager wrote, for both to sign. From then on the manager's manager and HR read it.

    Raises DomainError before the meeting, where the manager has written nothing, or there is no objective.
    """
    appraisal = of_the_manager(appraisal_id, T.SHARED, today, by)
    if not appraisal.versions.filter(part="manager").exists():
        raise DomainError("The manager's part is empty. Write it, then share.")
    if not appraisal.objectives.exists():
        raise DomainError("There is no objective yet. Add at least one, then share.")
    appraisal.state, appraisal.shared_on = S.SHARED, today
    kept(appraisal)
    moved(appraisal, T.SHARED, today, by)
    return appraisal


@transaction.atomic
def sign_appraisal(*, appraisal_id: int, today: date, by: Account) -> Appraisal:
    """Sign as the person or as the manager; with the second signature it is signed by both and locked.

    Raises DomainError for anybody else, a second signature of the same, or before it is shared.
    """
    appraisal = held(appraisal_id)
    if by.worker_id == appraisal.appraisee_id:
        step, field = T.APPRAISEE_SIGNED, "appraisee_signed_on"
    else:
        take_over(appraisal, today, by)
        step, field = T.APPRAISER_SIGNED, "appraiser_signed_on"
    must_follow(appraisal, step)
    if getattr(appraisal, field) is not None:
        raise DomainError("You have signed already. The other signature is still to come.")
    setattr(appraisal, field, today)
    if appraisal.appraisee_signed_on and appraisal.appraiser_signed_on:
        appraisal.state = S.SIGNED
    kept(appraisal)
    moved(appraisal, step, today, by)
    return appraisal


@transaction.atomic
def countersign_appraisal(*, appraisal_id: int, today: date, by: Account) -> Appraisal:
    """Countersign, as somebody who is neither of the two. Whether they may, the caller has asked.

    Raises DomainError for one of the two, or before both have signed.
    """
    appraisal = held(appraisal_id)
    if by.worker_id is not None and by.worker_id in (appraisal.appraisee_id, appraisal.appraiser_id):
        raise DomainError("Somebody else countersigns: neither the person nor whoever appraised them.")
    must_follow(appraisal, T.COUNTERSIGNED)
    appraisal.state, appraisal.countersigned_on = S.COUNTERSIGNED, today
    kept(appraisal)
    moved(appraisal, T.COUNTERSIGNED, today, by)
    return appraisal


@transaction.atomic
def close_appraisal(*, appraisal_id: int, today: date, by: Account) -> Appraisal:
    """End it: nothing is added any more. Raises DomainError before both have signed."""
    appraisal = of_the_manager(appraisal_id, T.CLOSED, today, by)
    _close(appraisal, today, by)
    return appraisal


def _close(appraisal: Appraisal, today: date, by: Account) -> None:
    appraisal.state, appraisal.closed_on = S.CLOSED, today
    kept(appraisal)
    moved(appraisal, T.CLOSED, today, by)


@transaction.atomic
def rate_appraisal(*, appraisal_id: int, rating: str, today: date, by: Account) -> AppraisalRating:
    """Give a rating of those in the settings, after the meeting and before anybody signs.

    Raises DomainError where the council gives none, for another word, or later than that.
    """
    appraisal = held(appraisal_id)
    take_over(appraisal, today, by)
    if not appraisal.may_change:
        raise DomainError("A rating is given after the meeting and before anybody has signed.")
    known = ratings_on(PolicyTable.load(), today)
    if rating not in known:
        raise DomainError("Choose one of the ratings." if known else "Ratings are not given here.")
    appraisal.save(update_fields=["appraiser"])
    given = AppraisalRating(appraisal=appraisal, rating=rating, on=today, by=by)
    given.full_clean()
    given.save()
    return given


def log_reading(*, appraisal: Appraisal, reader: Reader, by: Account) -> None:
    """Keep that somebody opened the words. The person's own readings are not kept: they are nobody's business."""
    if reader.read_as != "appraisee":
        AppraisalReading.objects.create(appraisal=appraisal, account=by, read_as=reader.read_as)


def held(appraisal_id: int) -> Appraisal:
    """The appraisal, held until the transaction ends: two who act at once take turns."""
    found: Appraisal = Appraisal.objects.select_for_update(of=("self",), no_key=True).get(pk=appraisal_id)
    return found


def of_the_manager(appraisal_id: int, step: AppraisalStep, today: date, by: Account) -> Appraisal:
    """The appraisal, for a step that the line manager of today takes. Raises DomainError."""
    appraisal = held(appraisal_id)
    take_over(appraisal, today, by)
    must_follow(appraisal, step)
    return appraisal


def take_over(appraisal: Appraisal, today: date, by: Account) -> None:
    """Whoever manages the person today appraises. Raises DomainError for anybody else."""
    if by.worker_id is None or by.worker_id not in line_managers_of(appraisal.appraisee_id, today):
        raise DomainError("This is for the line manager of today.")
    appraisal.appraiser_id = by.worker_id


def must_follow(appraisal: Appraisal, step: AppraisalStep) -> None:
    if appraisal.state not in FOLLOWS[step]:
        raise DomainError(
            f"The appraisal: {S(appraisal.state).label.lower()}. “{step.label}” does not follow. Look again."
        )


def kept(appraisal: Appraisal) -> None:
    appraisal.full_clean()
    appraisal.save()


def moved(appraisal: Appraisal, step: AppraisalStep, on: date, by: Account) -> None:
    AppraisalMove.objects.create(appraisal=appraisal, step=step, on=on, by=by)
