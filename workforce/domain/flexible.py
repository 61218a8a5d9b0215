"""Requests for flexible working, by the Employment Rights Act 1996, sections 80F and 80G, and what comes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import hold_person
from workforce.enums import AgreedPattern, FlexibleState, RefusalReason
from workforce.models import Account, AgreedWorkPattern, FlexibleMove, FlexibleRequest
from workforce.periods import ONE_DAY, add_months, british, first_day, period
from workforce.policy import PolicyKey
from workforce.queries.flexible import UNDECIDED, is_employed, requests_in_the_year
from workforce.queries.policy import PolicyTable

S = FlexibleState
BY_THE_PERSON = "the person"
BY_THE_DECIDER = "whoever decides"
MOVES: Mapping[FlexibleState, Mapping[FlexibleState, str]] = {
    S.ASKED: {
        S.CONSULTED: BY_THE_DECIDER,
        S.APPROVED: BY_THE_DECIDER,
        S.WITHDRAWN: BY_THE_PERSON,
    },
    S.CONSULTED: {
        S.APPROVED: BY_THE_DECIDER,
        S.PART: BY_THE_DECIDER,
        S.REFUSED: BY_THE_DECIDER,
        S.WITHDRAWN: BY_THE_PERSON,
    },
    S.PART: {S.APPEALED: BY_THE_PERSON},
    S.REFUSED: {S.APPEALED: BY_THE_PERSON},
    S.APPEALED: {S.UPHELD: BY_THE_DECIDER, S.TURNED_DOWN: BY_THE_DECIDER, S.WITHDRAWN: BY_THE_PERSON},
    S.APPROVED: {},
    S.UPHELD: {},
    S.TURNED_DOWN: {},
    S.WITHDRAWN: {},
}
"""What may follow, and who takes the step. Nothing is refused, in part or whole, before the meeting about it."""
APPROVALS = (S.APPROVED, S.PART, S.UPHELD)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. `fte` and `home_days` None: nothing about them."""

    asked_on: date
    pattern: AgreedPattern
    text: str
    from_day: date
    fte: Decimal | None = None
    home_days: int | None = None


@transaction.atomic
def ask_for_flexible_working(*, worker_id: int, wish: Wish, today: date, by: Account) -> FlexibleRequest:
    """Keep a request, to be decided within two months (a setting), an appeal included.

    Whoever is employed may ask from the first day on, twice in 12 months, one request at a time. Raises DomainError for
    anybody else's request, a day to come, who is not employed here on the day, or a third request; ValidationError
    where another one is not decided.
    """
    if by.worker_id != worker_id:
        raise DomainError("A request is made by the person.")
    hold_person(worker_id)
    if wish.asked_on > today:
        raise DomainError("The day of the request lies ahead. Choose today or an earlier day.")
    if not is_employed(worker_id, wish.asked_on):
        raise DomainError(
            "Only people employed by the council on the day may make a request. Talk with your manager."
        )
    policies = PolicyTable.load()
    most = int(policies.value(PolicyKey.FLEXIBLE_REQUESTS, wish.asked_on))
    if requests_in_the_year(worker_id, wish.asked_on) >= most:
        raise DomainError(
            f"You have made {most} requests in the last 12 months. The law gives no further one yet."
        )
    months = int(policies.value(PolicyKey.FLEXIBLE_MONTHS, wish.asked_on))
    request = FlexibleRequest(
        worker_id=worker_id,
        due_on=add_months(wish.asked_on, months),
        **{name: getattr(wish, name) for name in Wish.__slots__},
    )
    request.full_clean()
    request.save()
    _keep(FlexibleMove(request=request, state=S.ASKED, on=wish.asked_on, by=by))
    return request


@dataclass(frozen=True, slots=True)
class Decision:
    """A step. `reason`: where it refuses. `words`: what was agreed, or what the meeting was about in a few words."""

    state: FlexibleState
    on: date
    words: str = ""
    reason: RefusalReason | str = ""


@transaction.atomic
def move_request(*, request_id: int, decision: Decision, today: date, by: Account) -> FlexibleRequest:
    """Take the next step. What is approved is kept as a pattern by `agree_pattern`, once the days are settled.

    Raises DomainError for a step that does not follow or is another's to take, or on a day before the step before or to
    come; ValidationError for a refusal without a business reason.
    """
    request = _held(request_id)
    who = MOVES[FlexibleState(request.state)].get(decision.state)
    if who is None:
        raise DomainError(_why_not(FlexibleState(request.state), decision.state))
    if (who == BY_THE_PERSON) != (by.worker_id == request.worker_id):
        raise DomainError(f"This step is taken by {who}.")
    last = request.moves.latest("pk")
    if not last.on <= decision.on <= today:
        raise DomainError(f"Choose a day from {british(last.on)} to today.")
    request.state = decision.state
    request.save(update_fields=["state"])
    _keep(
        FlexibleMove(
            request=request,
            state=decision.state,
            on=decision.on,
            words=decision.words.strip(),
            reason=decision.reason,
            by=by,
        )
    )
    return request


def _why_not(now: FlexibleState, wanted: FlexibleState) -> str:
    if now == S.ASKED and wanted in (S.PART, S.REFUSED):
        return "Nothing is refused before the meeting about it. Record the meeting first."
    return f"The request is {now.label.lower()}: that step does not follow. Look again."


@transaction.atomic
def extend_decision(*, request_id: int, until: date, on: date, by: Account) -> FlexibleRequest:
    """Both agreed to decide by `until`. Raises DomainError for a decided request, or no later day than until now."""
    request = _held(request_id)
    if request.state not in UNDECIDED:
        raise DomainError("This request is decided already.")
    if by.worker_id == request.worker_id:
        raise DomainError("Whoever decides records what you both agreed.")
    if until <= request.due_on:
        raise DomainError(f"It is to be decided by {british(request.due_on)} already. Choose a later day.")
    request.due_on = until
    request.save(update_fields=["due_on"])
    _keep(FlexibleMove(request=request, state=FlexibleState(request.state), on=on, extended_to=until, by=by))
    return request


def _held(request_id: int) -> FlexibleRequest:
    found: FlexibleRequest = FlexibleRequest.objects.select_for_update(of=("self",), no_key=True).get(
        pk=request_id
    )
    return found


def _keep(move: FlexibleMove) -> None:
    move.full_clean()
    move.save()


@transaction.atomic
def agree_pattern(
    *,
    worker_id: int,
    pattern: AgreedPattern,
    home_days: int,
    from_day: date,
    request_id: int | None = None,
    by: Account,
) -> AgreedWorkPattern:
    """Keep what is agreed from a day on; the pattern until then ends the day before. Hours stand on the assignment.

    Raises DomainError for one's own, or where another pattern begins on the day or later.
    """
    if by.worker_id == worker_id:
        raise DomainError("Your manager or HR records your pattern. Ask one of them.")
    hold_person(worker_id)
    for before in AgreedWorkPattern.objects.filter(worker_id=worker_id).not_over(from_day):
        if before.first_day >= from_day:
            raise DomainError(
                f"Another pattern begins on {british(first_day(before.period))}. Choose a later day than that."
            )
        before.period = period(before.first_day, from_day - ONE_DAY)
        before.save(update_fields=["period"])
    row = AgreedWorkPattern(
        worker_id=worker_id,
        pattern=pattern,
        home_days=home_days,
        period=period(from_day),
        request_id=request_id,
    )
    row.full_clean()
    row.save()
    return row
