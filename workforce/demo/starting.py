"""Inductions, adjustments, forums and flexible working along the council that has been written: no figure reads any."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from workforce.demo.chance import Chance
from workforce.demo.inductions import marks, surveys, write_templates
from workforce.demo.writing import copy_rows
from workforce.domain.inductions import begin_inductions
from workforce.enums import (
    EMPLOYED,
    AdjustmentState,
    AgreedPattern,
    AskedBy,
    FlexibleState,
    ReferralKind,
    ReferralOutcome,
    RefusalReason,
)
from workforce.models import (
    Adjustment,
    AdjustmentMove,
    AgreedWorkPattern,
    Assignment,
    FlexibleMove,
    FlexibleRequest,
    Forum,
    ForumInvitation,
    ForumMember,
    Induction,
    InductionMark,
    StarterAnswer,
    StarterSurvey,
    SupportReferral,
)
from workforce.periods import add_months, period
from workforce.queries.calendar import add_working_days

NEEDS = (
    "A height-adjustable desk",
    "A start at 10 on two days a week",
    "Software that reads texts aloud",
    "A parking space near the entrance",
    "Written notes after meetings",
)
STEPS = (AdjustmentState.AGREED, AdjustmentState.IN_PLACE)


def write_adjustments(until: date, workers: Sequence[int], chance: Chance) -> tuple[int, int]:
    """One person in twenty has asked in the last year; and referrals. Returns how many of each."""
    moves, referrals, number = [], [], 0
    for worker_id in workers:
        if chance.happens(0.05):
            asked = until - timedelta(days=chance.randint(1, 360))
            days = [
                asked,
                *(asked + timedelta(days=each) for each in (chance.randint(2, 12), chance.randint(13, 45))),
            ]
            states = (AdjustmentState.NEEDED, *STEPS)
            taken = [(state, on) for state, on in zip(states, days, strict=True) if on <= until]
            adjustment = Adjustment.objects.create(
                worker_id=worker_id,
                text=chance.choice(NEEDS),
                asked_on=asked,
                asked_by=AskedBy.PERSON,
                person_agrees=True,
                due_on=add_working_days(asked, 20),
                review_on=asked + timedelta(days=365) if len(taken) == 3 else None,
                state=taken[-1][0],
            )
            number += 1
            moves += [AdjustmentMove(adjustment=adjustment, state=state, on=on) for state, on in taken]
        if chance.happens(0.03):
            referrals.append(_referral(worker_id, until, chance))
    AdjustmentMove.objects.bulk_create(moves)
    return number, len(SupportReferral.objects.bulk_create(referrals))


def _referral(worker_id: int, until: date, chance: Chance) -> SupportReferral:
    on = until - timedelta(days=chance.randint(1, 200))
    outcome_on = on + timedelta(days=chance.randint(10, 60))
    known = outcome_on <= until
    return SupportReferral(
        worker_id=worker_id,
        kind=chance.choice(ReferralKind.values),
        referred_on=on,
        outcome_on=outcome_on if known else None,
        outcome=ReferralOutcome.SUPPORT if known else "",
    )


FORUMS = (
    ("Disabled Staff Forum", "Disabled colleagues meet, and advise the council."),
    ("Race Equality Network", "Colleagues from global majority backgrounds meet and advise."),
    ("Carers' Forum", "For everybody who cares for somebody beside the job."),
)


def write_forums(until: date, workers: Sequence[int], chance: Chance) -> int:
    forums = [Forum.objects.create(name=name, purpose=purpose) for name, purpose in FORUMS]
    ForumInvitation.objects.create(
        forum=forums[0],
        text="We meet on the first Tuesday of each month at noon. Everybody is welcome to try it once.",
        period=period(until - timedelta(days=20), until + timedelta(days=40)),
        to_everybody=True,
    )
    members = [
        ForumMember(
            forum=forum, member_id=worker_id, period=period(until - timedelta(days=chance.randint(1, 300)))
        )
        for forum in forums
        for worker_id in workers
        if chance.happens(0.06)
    ]
    return len(ForumMember.objects.bulk_create(members))


ENDINGS = (
    (FlexibleState.APPROVED, 6),
    (FlexibleState.PART, 2),
    (FlexibleState.REFUSED, 1),
    (FlexibleState.WITHDRAWN, 1),
)


def write_requests(until: date, workers: Sequence[int], chance: Chance) -> int:
    """One in sixteen has asked in the last year; most are decided in time."""
    moves, number = [], 0
    for worker_id in workers:
        if not chance.happens(0.06):
            continue
        asked = until - timedelta(days=chance.randint(3, 360))
        ending = chance.pick(dict(ENDINGS))
        met, decided = (
            asked + timedelta(days=chance.randint(7, 25)),
            asked + timedelta(days=chance.randint(26, 70)),
        )
        steps = [(FlexibleState.ASKED, asked), (FlexibleState.CONSULTED, met), (ending, decided)]
        taken = [(state, on) for state, on in steps if on <= until]
        request = FlexibleRequest.objects.create(
            worker_id=worker_id,
            asked_on=asked,
            pattern=chance.choice(
                (AgreedPattern.PART_TIME, AgreedPattern.COMPRESSED, AgreedPattern.TERM_TIME)
            ),
            home_days=chance.choice((None, 1, 2)),
            text="Fewer days in the office, the same team.",
            from_day=add_months(asked, 3),
            due_on=add_months(asked, 2),
            state=taken[-1][0],
        )
        number += 1
        moves += [
            FlexibleMove(
                request=request,
                state=state,
                on=on,
                reason=RefusalReason.DEMAND if state == FlexibleState.REFUSED else "",
            )
            for state, on in taken
        ]
    FlexibleMove.objects.bulk_create(moves)
    return number


def patterns(until: date, chance: Chance) -> Iterator[tuple[Any, ...]]:
    """Of nine in ten employees, by their hours; since a year ago, or the first day."""
    held = (
        Assignment.objects.as_at(until)
        .filter(employment__contract__in=EMPLOYED)
        .order_by("worker_id", "-fte", "pk")
    )
    seen: set[int] = set()
    for worker_id, fte, lasting in held.values_list("worker_id", "fte", "employment__period"):
        if worker_id in seen or chance.happens(0.1):
            seen.add(worker_id)
            continue
        seen.add(worker_id)
        full = AgreedPattern.COMPRESSED if chance.happens(0.08) else AgreedPattern.FULL_TIME
        part = AgreedPattern.TERM_TIME if chance.happens(0.1) else AgreedPattern.PART_TIME
        first = max(lasting.lower, until - timedelta(days=365))
        yield (
            worker_id,
            (full if fte >= 1 else part).value,
            chance.choice((0, 1, 2, 2, 3)),
            f"[{first},)",
            None,
        )


def write_starting(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction.

    Inductions are begun by the verb itself, so that the setting from when on they are holds here, too.
    """
    write_templates(until)
    begin_inductions(day=until)
    steps = copy_rows(InductionMark, ["item_id", "state", "on", "words", "by_id"], list(marks(until, chance)))
    given, answers = surveys(until, chance)
    StarterSurvey.objects.bulk_create(given)
    StarterAnswer.objects.bulk_create(answers)
    here = Assignment.objects.as_at(until).order_by("worker_id")
    workers = list(here.values_list("worker_id", flat=True).distinct())
    employed = list(
        here.filter(employment__contract__in=EMPLOYED).values_list("worker_id", flat=True).distinct()
    )
    adjustments, referrals = write_adjustments(until, workers, chance)
    columns = ["worker_id", "pattern", "home_days", "period", "request_id"]
    return {
        "inductions": Induction.objects.count(),
        "steps of inductions": steps,
        "answers of new starters": len(answers),
        "adjustments": adjustments,
        "referrals for support": referrals,
        "members of forums": write_forums(until, workers, chance),
        "requests for flexible working": write_requests(until, employed, chance),
        "work patterns": copy_rows(AgreedWorkPattern, columns, patterns(until, chance)),
    }
