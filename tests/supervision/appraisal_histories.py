"""Random people for appraisal: contracts that meet or do not; absences; appraisals early, late, or not at all."""

import random
from datetime import date, timedelta

from supervision.models import DevelopmentReview
from tests.factories.supervision_appraisal import (
    AppraisalFactory,
    AppraisalSampleFactory,
    DevelopmentItemFactory,
)
from tests.factories.workforce import AbsenceFactory, AssignmentFactory, EmploymentFactory, WorkerFactory
from workforce.models import Unit, Worker
from workforce.periods import add_months, period

CONTRACTS = ("permanent", "permanent", "fixed_term", "apprentice", "agency", "casual")
LAST_DAY = date(2026, 12, 31)


def person(chance: random.Random, teams: list[Unit]) -> Worker:
    """Somebody with one to three engagements up to the last day or beyond."""
    worker = WorkerFactory()
    start = date(2021, 1, 1) + timedelta(days=chance.randint(0, 2100))
    for number in range(chance.randint(1, 3)):
        contract = chance.choice(CONTRACTS)
        last = (
            start + timedelta(days=chance.randint(20, 1200)) if number < 2 and chance.random() < 0.7 else None
        )
        employment = EmploymentFactory(
            worker=worker,
            contract=contract,
            period=period(start, last),
            start_origin=1 if contract == "permanent" and chance.random() < 0.4 else None,
            agency_name="Agency" if contract == "agency" else "",
        )
        AssignmentFactory(
            worker=worker,
            employment=employment,
            team=chance.choice(teams),
            manager=WorkerFactory() if chance.random() < 0.7 else None,
            period=employment.period,
        )
        if last is None:
            break
        start = last + timedelta(days=chance.choice((1, 1, 1, 2, 40)))
    _absences(worker, chance)
    _appraisals(worker, chance)
    return worker


def _absences(worker: Worker, chance: random.Random) -> None:
    if chance.random() < 0.5:
        first = date(2026, 1, 1) + timedelta(days=chance.randint(0, 300))
        last = None if chance.random() < 0.5 else first + timedelta(days=chance.randint(0, 90))
        AbsenceFactory(worker=worker, period=period(first, last))


def _appraisals(worker: Worker, chance: random.Random) -> None:
    due = worker.employments.order_by("period").first().period.lower + timedelta(days=180)
    while due < LAST_DAY and chance.random() < 0.75:
        held = due + timedelta(days=chance.choice((0, 5, -20, 27, 28, 29, -28, -29, 60, 130)))
        signed_on = held + timedelta(days=chance.randint(0, 40))
        reviewed = add_months(held, 6) + timedelta(days=chance.choice((-40, -28, 0, 20, 28, 29, 60)))
        signed = chance.random() < 0.8 or due <= date(2026, 6, 1)
        was_reviewed = chance.random() < 0.6
        appraisal = AppraisalFactory(
            appraisee=worker,
            on=held,
            **({"signed": True, "appraisee_signed_on": signed_on} if signed else {"held": True}),
            anchor_on=due,
            mid_year_on=reviewed if signed and was_reviewed else None,
        )
        if signed and chance.random() < 0.5:
            AppraisalSampleFactory(
                appraisal=appraisal, scored=True, score=chance.randint(1, 4),
                assigned_on=held + timedelta(days=chance.randint(30, 200)),
            )  # fmt: skip
        _needs(appraisal, held, chance)
        if not signed:
            return
        due = add_months(due, 12)


def _needs(appraisal: object, held: date, chance: random.Random) -> None:
    for _ in range(chance.randint(0, 2)):
        item = DevelopmentItemFactory(appraisal=appraisal)
        on = held
        for _ in range(chance.randint(0, 2)):
            on += timedelta(days=chance.randint(30, 250))
            DevelopmentReview.objects.create(item=item, state=chance.choice(("open", "open", "done")), on=on)
