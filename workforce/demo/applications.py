"""Panels of the months, and the applications for progression that come before them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from workforce.demo.chance import Chance
from workforce.enums import (
    ProgressionOutcome,
    ProgressionState,
)
from workforce.models import (
    Assignment,
    ManagerTalk,
    PanelItem,
    PortfolioItem,
    ProgressionApplication,
    ProgressionDecision,
    ProgressionMove,
    ProgressionPanel,
    ProgressionRoute,
)
from workforce.periods import ONE_DAY, add_months
from workforce.rules.progression import working_day_of_month, working_days_on

S = ProgressionState
MONTHS = 14
"""Panels began that many months before the end."""
MISSED = 5
"""Of these months the one in which no panel was held."""
APPLICANTS_A_MONTH = 1.6


@dataclass
class Written:
    """What is written, by table, before it goes into the database together."""

    applications: list[ProgressionApplication] = field(default_factory=list)
    moves: list[ProgressionMove] = field(default_factory=list)
    talks: list[ManagerTalk] = field(default_factory=list)
    evidence: list[PortfolioItem] = field(default_factory=list)
    items: list[PanelItem] = field(default_factory=list)
    decisions: list[ProgressionDecision] = field(default_factory=list)


def write_panels(first: date, until: date) -> list[ProgressionPanel]:
    """One each month, up to twelve months ahead; all held that are over, but for one."""
    months = [add_months(first, number) for number in range(MONTHS + 13)]
    panels = []
    for number, month in enumerate(months):
        on = working_day_of_month(month, 12, ())
        held = on if on <= until and number != MISSED else None
        panels.append(ProgressionPanel(month=month, on=on, held_on=held))
    return ProgressionPanel.objects.bulk_create(panels)


def write_applications(
    routes: Sequence[ProgressionRoute], panels: Sequence[ProgressionPanel], until: date, chance: Chance
) -> int:
    """Returns how many. Some people a month; each comes before the panel of their month, or is on the way to it."""
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
    return _save(written)


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
