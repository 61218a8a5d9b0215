"""Applications for progression along the council that has been written, and the panels that heard them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from workforce.demo.chance import Chance
from workforce.enums import ProgressionOutcome, ProgressionState
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
from workforce.periods import ONE_DAY, add_months, month_end
from workforce.rules.progression import first_of_next_month, working_day_of_month, working_days_on

S = ProgressionState
DECIDED = {
    S.APPROVED: ProgressionOutcome.APPROVED,
    S.EFFECTIVE: ProgressionOutcome.APPROVED,
    S.DEFERRED: ProgressionOutcome.DEFERRED,
    S.NOT_APPROVED: ProgressionOutcome.NOT_APPROVED,
}
"""The decision behind a state."""
MISSED = 5
"""Of these months the one in which no panel was held."""
APPLICANTS_A_MONTH = 0.6
"""Besides those whose step is in the record already."""


@dataclass
class Written:
    """What is written, by table, before it goes into the database together."""

    applications: list[ProgressionApplication] = field(default_factory=list)
    moves: list[ProgressionMove] = field(default_factory=list)
    talks: list[ManagerTalk] = field(default_factory=list)
    evidence: list[PortfolioItem] = field(default_factory=list)
    items: list[PanelItem] = field(default_factory=list)
    decisions: list[ProgressionDecision] = field(default_factory=list)


def write_progression(
    routes: Sequence[ProgressionRoute], months: Sequence[date], until: date, chance: Chance
) -> dict[str, int]:
    """A panel for each of the months, and who came before those that are over. Returns how many rows of each kind."""
    panels = _panels(months, until)
    written = _applications(routes, panels, until, chance)
    return {"progression panels": len(panels), "applications for progression": _save(written)}


def _panels(months: Sequence[date], until: date) -> list[ProgressionPanel]:
    """One each month; all held that are over, but for one."""
    panels = []
    for number, month in enumerate(months):
        on = working_day_of_month(month, 12, ())
        held = on if on <= until and number != MISSED else None
        panels.append(ProgressionPanel(month=month, on=on, held_on=held))
    return ProgressionPanel.objects.bulk_create(panels)


def _applications(
    routes: Sequence[ProgressionRoute], panels: Sequence[ProgressionPanel], until: date, chance: Chance
) -> Written:
    """Whoever took a step came before the panel of the month before; a few others a month were heard as well."""
    written = Written()
    by_panel = [route for route in routes if not route.automatic]
    taken = _steps_taken(by_panel, panels[0].month, until)
    asked = {step.worker_id for steps in taken.values() for step in steps}
    for panel in panels:
        if panel.month > until.replace(day=1):
            break
        for step in taken.get(panel.month, ()):
            if panel.held_on is not None:
                _apply(
                    written, step, panel, [(S.APPROVED, panel.held_on), (S.EFFECTIVE, step.on)], until, chance
                )
        for _ in range(chance.number(APPLICANTS_A_MONTH)):
            route = chance.choice(by_panel)
            held = Assignment.objects.as_at(panel.month).as_at(until).filter(role=route.from_step.role_id)
            waiting = [
                each for each in held.order_by("pk").values_list("worker_id", flat=True) if each not in asked
            ]
            if waiting:
                step = Step(chance.choice(waiting), route, until)
                asked.add(step.worker_id)
                _apply(written, step, panel, _verdict(panel, until, chance), until, chance)
    return written


class Step(NamedTuple):
    """Somebody's step along a route, and its first day."""

    worker_id: int
    route: ProgressionRoute
    on: date


def _steps_taken(routes: Sequence[ProgressionRoute], first: date, until: date) -> dict[date, list[Step]]:
    """Who went along a route without a gap, by the month before it."""
    along = {(route.from_step.role_id, route.to_step.role_id): route for route in routes}
    before = Assignment.objects.filter(
        worker=OuterRef("worker"), period__endswith=OuterRef("period__startswith")
    ).order_by("pk")
    found = (
        Assignment.objects.employed()
        .filter(period__startswith__gt=month_end(first), period__startswith__lte=until)
        .annotate(from_role=Subquery(before.values("role")[:1]))
        .order_by("pk")
    )
    steps: dict[date, list[Step]] = {}
    for worker_id, from_role, to_role, day in found.values_list(
        "worker_id", "from_role", "role_id", "period__startswith"
    ):
        if route := along.get((from_role, to_role)):
            steps.setdefault(add_months(day.replace(day=1), -1), []).append(Step(worker_id, route, day))
    return steps


def _verdict(panel: ProgressionPanel, until: date, chance: Chance) -> list[tuple[ProgressionState, date]]:
    """What the panel said of somebody whose role has not changed: approved only where the effect is still to come."""
    if panel.held_on is None:
        return []
    to_come = first_of_next_month(panel.held_on) > until
    recent = add_months(panel.held_on, 2) > until
    shares = {S.APPROVED: 0.8 * to_come, S.DEFERRED: 0.4 * recent, S.NOT_APPROVED: 0.2}
    return [(chance.pick(shares), panel.held_on)]


def _apply(
    written: Written,
    step: Step,
    panel: ProgressionPanel,
    outcome: Sequence[tuple[ProgressionState, date]],
    until: date,
    chance: Chance,
) -> None:
    sent = working_days_on(panel.on, -12, ())
    begun = sent - timedelta(days=chance.randint(14, 40))
    application = ProgressionApplication(
        worker_id=step.worker_id, route=step.route, begun_on=begun, talk_by=working_days_on(begun, 10, ())
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
        *outcome,
    ]
    _move(written, application, [(state, on) for state, on in days if on <= until])
    if talked <= until:
        written.talks.append(
            ManagerTalk(
                application=application, held_on=talked, supports=chance.happens(0.9), reasons=_why(chance)
            )
        )
    _before_panel(written, application, panel, until, chance)


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
    written: Written,
    application: ProgressionApplication,
    panel: ProgressionPanel,
    until: date,
    chance: Chance,
) -> None:
    for number in range(chance.randint(1, 4)):
        written.evidence.append(
            PortfolioItem(
                application=application,
                title=("Court report", "Direct observation", "Group supervision", "Family feedback")[number],
                shows="Analysis, and the child’s view in it",
            )
        )
    if application.state not in (S.AT_PANEL, *DECIDED):
        return
    position = 1 + sum(item.panel == panel for item in written.items)
    written.items.append(PanelItem(application=application, panel=panel, position=position))
    if panel.held_on is not None and application.state in DECIDED:
        written.decisions.append(_decision(application, panel, panel.held_on, until, chance))


def _decision(
    application: ProgressionApplication, panel: ProgressionPanel, on: date, until: date, chance: Chance
) -> ProgressionDecision:
    outcome = DECIDED[ProgressionState(application.state)]
    against = outcome == ProgressionOutcome.NOT_APPROVED
    deferred = outcome == ProgressionOutcome.DEFERRED
    told = on + timedelta(days=chance.randint(1, 6))
    tell_by = working_days_on(on, 5, ())
    return ProgressionDecision(
        application=application,
        panel=panel,
        outcome=outcome,
        on=on,
        reasons="Scored against each criterion; the panel’s notes are with the decision.",
        to_do="One more direct observation by a practice educator" if deferred else "",
        by_when=add_months(on, 2) if deferred else None,
        guidance=application.route.version,
        tell_by=tell_by,
        told_on=told if told <= until and (tell_by < until or chance.happens(0.5)) else None,
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
