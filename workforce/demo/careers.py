"""Careers along the council that has been written: pathways, applications and panels, and what else people grow by.

No figure reads any of it. The people are whoever holds the roles of the ladders (workforce/demo/pathways.py).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from workforce.demo.chance import Chance
from workforce.demo.pathways import FAMILIES, write_pathways
from workforce.demo.progression import write_progression
from workforce.enums import (
    AdviceTheme,
    Capacity,
    InterestOutcome,
    OpportunityKind,
    Wish,
)
from workforce.models import (
    Aspiration,
    Assignment,
    CapacityReview,
    CareerDropIn,
    DropInAdvice,
    LeadRole,
    Opportunity,
    OpportunityInterest,
)
from workforce.periods import ONE_DAY, add_months, month_end, period
from workforce.rules.progression import working_day_of_month

MONTHS = 14
"""Panels and drop-ins began that many months before the end; they are planned for a year ahead."""
WISHING = 0.35
AREAS = (
    "Neglect",
    "Exploitation",
    "Domestic abuse",
    "Life story work",
    "Direct work with children",
    "Court work",
)
DEVELOPMENT = (
    "Shadow the court team for a month",
    "Practice Educator Stage 1",
    "Lead a group supervision each term",
    "Motivational interviewing course",
    "A project in another service",
)
ADVICE = (
    (AdviceTheme.PATHWAY, "Which evidence the senior step asks for, and where to find examples"),
    (AdviceTheme.APPLICATION, "Talk with the manager first; then three pieces of evidence are enough"),
    (AdviceTheme.LEARNING, "Practice Educator Stage 1 begins each autumn"),
    (AdviceTheme.LATERAL, "Shadowing in fostering before a move"),
)


def write_careers(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction."""
    first = add_months(until.replace(day=1), -MONTHS)
    routes = write_pathways(first)
    months = [add_months(first, number) for number in range(MONTHS + 13)]
    people = _people(until)
    return {
        "pathways": len(FAMILIES),
        **write_progression(routes, months, until, chance),
        "wishes": len(Aspiration.objects.bulk_create(_wishes(people, until, chance))),
        "lead roles": len(LeadRole.objects.bulk_create(_lead_roles(until, chance))),
        "opportunities": _opportunities(people, until, chance),
        "reviews of deputies": len(CapacityReview.objects.bulk_create(_reviews(until, chance))),
        "career drop-ins": _drop_ins(months, until, chance),
    }


def _people(until: date) -> list[int]:
    held = Assignment.objects.employed().as_at(until).order_by("worker_id").distinct("worker_id")
    return list(held.values_list("worker_id", flat=True))


def _wishes(people: Sequence[int], until: date, chance: Chance) -> Iterator[Aspiration]:
    for worker_id in people:
        if chance.happens(WISHING):
            wish = chance.pick({Wish.STAY: 0.4, Wish.LATERAL: 0.2, Wish.PROMOTION: 0.3, Wish.LEADERSHIP: 0.1})
            on = until - timedelta(days=chance.randint(0, 360))
            yield Aspiration(
                worker_id=worker_id,
                on=on,
                wish=wish,
                development=chance.choice(DEVELOPMENT),
                development_by=add_months(on, 6),
            )


def _lead_roles(until: date, chance: Chance) -> Iterator[LeadRole]:
    held = Assignment.objects.as_at(until).filter(role__code__in=("SSW", "AP")).order_by("worker_id")
    seniors = list(held.distinct("worker_id").values_list("worker_id", flat=True))
    for area, worker_id in zip(AREAS, chance.sample(seniors, min(len(AREAS), len(seniors))), strict=False):
        since = until - timedelta(days=chance.randint(30, 420))
        yield LeadRole(worker_id=worker_id, area=area, period=period(since), review_on=add_months(since, 12))


def _opportunities(people: Sequence[int], until: date, chance: Chance) -> int:
    offered = [
        Opportunity(
            kind=kind,
            title=title,
            text="Ask for the details; hours are agreed with your manager.",
            opened_on=until - timedelta(days=days),
            closes_on=until + timedelta(days=30 - days),
            closed_on=until - timedelta(days=days - 40) if days > 40 else None,
            external=0 if days > 40 else None,
        )
        for kind, title, days in (
            (OpportunityKind.SECONDMENT, "Six months in the front door", 120),
            (OpportunityKind.PROJECT, "Redesign of the assessment form", 20),
            (OpportunityKind.SHADOWING, "A week with the family court", 9),
            (OpportunityKind.ACTING_UP, "Acting team manager, four months", 4),
        )
    ]
    Opportunity.objects.bulk_create(offered)
    interests = []
    for each in offered:
        for number, worker_id in enumerate(chance.sample(list(people), min(3, len(people)))):
            done = each.closed_on is not None
            outcome = InterestOutcome.NOT_CHOSEN if number else InterestOutcome.CHOSEN
            interests.append(
                OpportunityInterest(
                    opportunity=each,
                    worker_id=worker_id,
                    on=each.opened_on + ONE_DAY,
                    outcome=outcome if done else "",
                    outcome_on=each.closed_on,
                    outcome_words="Another time: keep asking" if done and number else "",
                )
            )
    OpportunityInterest.objects.bulk_create(interests)
    return len(offered)


def _reviews(until: date, chance: Chance) -> Iterator[CapacityReview]:
    """Of everybody who has been deputy for long enough; one in twelve is late."""
    held = Assignment.objects.as_at(until).filter(role__code="AP")
    known = held.filter(worker__assignments__period__startswith__lt=add_months(until, -5))
    for worker_id in known.order_by("worker_id").distinct("worker_id").values_list("worker_id", flat=True):
        if chance.happens(0.97):
            late = chance.happens(1 / 12)
            on = until - timedelta(days=chance.randint(185, 210) if late else chance.randint(5, 175))
            yield CapacityReview(
                worker_id=worker_id,
                on=on,
                capacity=chance.pick(
                    {Capacity.ENOUGH: 0.5, Capacity.STRETCHED: 0.4, Capacity.TOO_LITTLE: 0.1}
                ),
                skills="Sure in practice; budgets and absence are new",
                agreed="Fewer cases while the manager is away",
                next_due_on=add_months(on, 6),
            )


def _drop_ins(months: Sequence[date], until: date, chance: Chance) -> int:
    drop_ins = []
    for month in months:
        on = working_day_of_month(month, 5, ())
        came = chance.randint(2, 11) if on <= until and month_end(month) < until else None
        drop_ins.append(CareerDropIn(month=month, on=on, place="Training room, noon to 2", attended=came))
    CareerDropIn.objects.bulk_create(drop_ins)
    DropInAdvice.objects.bulk_create(
        DropInAdvice(drop_in=each, theme=theme, words=words)
        for each in drop_ins
        if each.attended
        for theme, words in chance.sample(ADVICE, 2)
    )
    return len(drop_ins)
