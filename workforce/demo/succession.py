"""Critical posts of the council: their plans, who could follow, and what is done so that they can."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from workforce.demo.chance import Chance
from workforce.enums import (
    Readiness,
    Risk,
    SuccessionState,
)
from workforce.models import (
    CriticalPost,
    DevelopmentAction,
    IncumbentRisk,
    SuccessionMove,
    Successor,
)
from workforce.periods import add_months, period

CRITICAL_ROLES = ("DCS", "AD", "PSW", "SM", "TM")
FEEDERS = {"DCS": ("AD",), "AD": ("SM", "PSW"), "PSW": ("SM", "TM"), "SM": ("TM",), "TM": ("AP", "SSW")}
"""From which roles somebody would follow."""
REVIEWED_MONTHS_AGO = (1, 2, 3, 4, 5, 5, 7, 9)
"""Some plans are overdue for review."""
WITHOUT_A_PLAN = 0.15
READY = (Readiness.NOW, Readiness.SOON, Readiness.SOON, Readiness.LATER)
ACTIONS = (
    "Chairs the allocation meeting for a month",
    "Shadows the panel and writes up what it weighs",
    "Takes the leadership module",
    "Leads the audit of one service",
)


class Seat(NamedTuple):
    """Somebody employed on a post on the last day."""

    worker_id: int
    post_id: int | None
    role: str
    team_id: int


def write_succession(
    seats: Sequence[Seat], leaders: Sequence[int], until: date, chance: Chance
) -> dict[str, int]:
    by_role: dict[str, list[int]] = {}
    for seat in seats:
        by_role.setdefault(seat.role, []).append(seat.worker_id)
    posts = {seat.post_id: seat for seat in seats if seat.role in CRITICAL_ROLES and seat.post_id is not None}
    first = add_months(until, -12)
    marked = CriticalPost.objects.bulk_create(
        CriticalPost(post_id=post_id, reason="A statutory or leading post", period=period(first))
        for post_id in posts
    )
    moves, risks, successors, actions = [], [], [], []
    for critical in marked:
        seat = posts[critical.post_id]
        if not chance.happens(WITHOUT_A_PLAN):
            reviewed = add_months(until, -chance.choice(REVIEWED_MONTHS_AGO))
            moves.append(SuccessionMove(critical=critical, to=SuccessionState.DRAFT, on=first))
            if chance.happens(0.85):
                moves.append(SuccessionMove(critical=critical, to=SuccessionState.AGREED, on=reviewed))
        if chance.happens(0.7):
            risks.append(_risk(critical, seat, until, chance))
        for worker_id in _who_could_follow(seat, by_role, chance):
            successors.append(
                Successor(
                    critical=critical,
                    worker_id=worker_id,
                    readiness=chance.choice(READY),
                    period=period(first),
                )
            )
            if chance.happens(0.6):
                actions.append(_development(critical, worker_id, chance.choice(leaders), until, chance))
    SuccessionMove.objects.bulk_create(moves)
    IncumbentRisk.objects.bulk_create(risks)
    Successor.objects.bulk_create(successors)
    DevelopmentAction.objects.bulk_create(actions)
    return {"critical posts": len(marked), "successors": len(successors)}


def _who_could_follow(seat: Seat, by_role: dict[str, list[int]], chance: Chance) -> list[int]:
    from_roles = [worker for role in FEEDERS[seat.role] for worker in by_role.get(role, ())]
    people = sorted(set(from_roles) - {seat.worker_id})
    return chance.sample(people, k=min(len(people), chance.choice((0, 1, 1, 2))))


def _risk(critical: CriticalPost, seat: Seat, until: date, chance: Chance) -> IncumbentRisk:
    within_12, within_24 = chance.choice(
        ((Risk.LOW, Risk.LOW), (Risk.LOW, Risk.MEDIUM), (Risk.MEDIUM, Risk.HIGH), (Risk.HIGH, Risk.HIGH))
    )
    return IncumbentRisk(
        critical=critical,
        worker_id=seat.worker_id,
        within_12=within_12,
        within_24=within_24,
        on=until - timedelta(days=chance.randint(5, 150)),
    )


def _development(
    critical: CriticalPost, worker_id: int, owner_id: int, until: date, chance: Chance
) -> DevelopmentAction:
    due_on = until + timedelta(days=chance.randint(-60, 180))
    done = due_on < until and chance.happens(0.7)
    return DevelopmentAction(
        critical=critical,
        worker_id=worker_id,
        text=chance.choice(ACTIONS),
        owner_id=owner_id,
        due_on=due_on,
        done_on=due_on if done else None,
    )
