"""Careers along the council that has been written: pathways, applications and panels, and what else people grow by.

No figure reads any of it. The people are whoever holds the roles of the ladders (workforce/demo/pathways.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from workforce.demo.chance import Chance
from workforce.demo.pathways import FAMILIES, write_pathways
from workforce.enums import (
    AdviceTheme,
    Capacity,
    InterestOutcome,
    OpportunityKind,
    ProgressionOutcome,
    ProgressionState,
    Wish,
)
from workforce.models import (
    Aspiration,
    Assignment,
    CapacityReview,
    CareerDropIn,
    DropInAdvice,
    LeadRole,
    ManagerTalk,
    Opportunity,
    OpportunityInterest,
    PanelItem,
    PortfolioItem,
    ProgressionApplication,
    ProgressionDecision,
    ProgressionMove,
    ProgressionPanel,
    ProgressionRoute,
)
from workforce.periods import ONE_DAY, add_months, month_end, period
from workforce.rules.progression import working_day_of_month, working_days_on

S = ProgressionState
MONTHS = 14
"""Panels began that many months before the end."""
MISSED = 5
"""Of these months the one in which no panel was held."""
APPLICANTS_A_MONTH = 1.6
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


@dataclass
class Written:
    """What is written, by table, before it goes into the database together."""

    applications: list[ProgressionApplication] = field(default_factory=list)
    moves: list[ProgressionMove] = field(default_factory=list)
    talks: list[ManagerTalk] = field(default_factory=list)
    evidence: list[PortfolioItem] = field(default_factory=list)
    items: list[PanelItem] = field(default_factory=list)
    decisions: list[ProgressionDecision] = field(default_factory=list)


def write_careers(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction."""
    first = add_months(until.replace(day=1), -MONTHS)
    routes = write_pathways(first)
    panels = _panels(first, until)
    written = _applications(routes, panels, until, chance)
    people = _people(until)
    return {
        "pathways": len(FAMILIES),
        "progression panels": len(panels),
        "applications for progression": _save(written),
        "wishes": len(Aspiration.objects.bulk_create(_wishes(people, until, chance))),
        "lead roles": len(LeadRole.objects.bulk_create(_lead_roles(until, chance))),
        "opportunities": _opportunities(people, until, chance),
        "reviews of deputies": len(CapacityReview.objects.bulk_create(_reviews(until, chance))),
        "career drop-ins": _drop_ins(first, until, chance),
    }


def _panels(first: date, until: date) -> list[ProgressionPanel]:
    """One each month, up to twelve months ahead; all held that are over, but for one."""
    months = [add_months(first, number) for number in range(MONTHS + 13)]
    panels = []
    for number, month in enumerate(months):
        on = working_day_of_month(month, 12, ())
        held = on if on <= until and number != MISSED else None
        panels.append(ProgressionPanel(month=month, on=on, held_on=held))
    return ProgressionPanel.objects.bulk_create(panels)


def _applications(
    routes: Sequence[ProgressionRoute], panels: Sequence[ProgressionPanel], until: date, chance: Chance
) -> Written:
    """Some people a month; each comes before the panel of their month, or is on the way to it."""
    written = Written()
    asked: set[int] = set()
    by_panel = [route for route in routes if not route.automatic]
    for panel in panels:
        if panel.month > until.replace(day=1):
            break
        for _ in range(chance.number(APPLICANTS_A_MONTH)):
            route = chance.choice(by_panel)
            held = Assignment.objects.as_at(panel.month).filter(role=route.from_step.role_id)
            waiting = [
                each for each in held.order_by("pk").values_list("worker_id", flat=True) if each not in asked
            ]
            if waiting:
                worker_id = chance.choice(waiting)
                asked.add(worker_id)
                _apply(written, worker_id, route, panel, until, chance)
    return written


def _apply(
    written: Written,
    worker_id: int,
    route: ProgressionRoute,
    panel: ProgressionPanel,
    until: date,
    chance: Chance,
) -> None:
    sent = working_days_on(panel.on, -12, ())
    begun = sent - timedelta(days=chance.randint(14, 40))
    application = ProgressionApplication(
        worker_id=worker_id, route=route, begun_on=begun, talk_by=working_days_on(begun, 10, ())
    )
    written.applications.append(application)
    talked = begun + timedelta(days=chance.randint(2, 12))
    days = [
        (S.INTEREST, begun),
        (S.TALKED, talked),
        (S.DRAFT, talked + ONE_DAY),
        (S.SUBMITTED, sent),
        (S.ELIGIBLE, sent + 2 * ONE_DAY),
        (S.AT_PANEL, sent + 3 * ONE_DAY),
    ]
    if panel.held_on is not None:
        days.append((chance.pick({S.APPROVED: 0.65, S.DEFERRED: 0.15, S.NOT_APPROVED: 0.2}), panel.held_on))
    _move(written, application, [(state, on) for state, on in days if on <= until])
    if talked <= until:
        written.talks.append(
            ManagerTalk(
                application=application, held_on=talked, supports=chance.happens(0.9), reasons=_why(chance)
            )
        )
    _before_panel(written, application, panel, chance)


def _move(
    written: Written, application: ProgressionApplication, days: Sequence[tuple[ProgressionState, date]]
) -> None:
    before = ""
    for state, on in days:
        written.moves.append(
            ProgressionMove(application=application, from_state=before, to_state=state, on=on)
        )
        before = state
    application.state = before or S.INTEREST


def _before_panel(
    written: Written, application: ProgressionApplication, panel: ProgressionPanel, chance: Chance
) -> None:
    for number in range(chance.randint(1, 4)):
        written.evidence.append(
            PortfolioItem(
                application=application,
                title=("Court report", "Direct observation", "Group supervision", "Family feedback")[number],
                shows="Analysis, and the child’s view in it",
            )
        )
    if application.state not in (S.AT_PANEL, S.APPROVED, S.DEFERRED, S.NOT_APPROVED):
        return
    position = 1 + sum(item.panel == panel for item in written.items)
    written.items.append(PanelItem(application=application, panel=panel, position=position))
    if panel.held_on is not None and application.state != S.AT_PANEL:
        written.decisions.append(_decision(application, panel, panel.held_on, chance))


def _decision(
    application: ProgressionApplication, panel: ProgressionPanel, on: date, chance: Chance
) -> ProgressionDecision:
    outcome = ProgressionOutcome(application.state)
    against = outcome == ProgressionOutcome.NOT_APPROVED
    deferred = outcome == ProgressionOutcome.DEFERRED
    told = on + timedelta(days=chance.randint(1, 6))
    return ProgressionDecision(
        application=application,
        panel=panel,
        outcome=outcome,
        on=on,
        reasons="Scored against each criterion; the panel’s notes are with the decision.",
        to_do="One more direct observation by a practice educator" if deferred else "",
        by_when=add_months(on, 2) if deferred else None,
        guidance=application.route.version,
        tell_by=working_days_on(on, 5, ()),
        told_on=told if chance.happens(0.92) else None,
        appeal_by=working_days_on(on, 10, ()) if against else None,
        resubmit_from=add_months(on, 3) if against else None,
    )


def _why(chance: Chance) -> str:
    return chance.choice(
        (
            "Works with complexity without being asked to; the team leans on them already",
            "Two court cases this year, both well prepared",
            "Ready once the practice educator training is done",
        )
    )


def _save(written: Written) -> int:
    ProgressionApplication.objects.bulk_create(written.applications)
    ProgressionMove.objects.bulk_create(written.moves)
    ManagerTalk.objects.bulk_create(written.talks)
    PortfolioItem.objects.bulk_create(written.evidence)
    PanelItem.objects.bulk_create(written.items)
    ProgressionDecision.objects.bulk_create(written.decisions)
    return len(written.applications)


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
    held = Assignment.objects.as_at(until).filter(role__code="AP").order_by("worker_id")
    for worker_id in held.distinct("worker_id").values_list("worker_id", flat=True):
        if chance.happens(0.8):
            on = until - timedelta(days=chance.randint(5, 230))
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


def _drop_ins(first: date, until: date, chance: Chance) -> int:
    months = [add_months(first, number) for number in range(MONTHS + 13)]
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
