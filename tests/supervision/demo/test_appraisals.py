"""The synthetic council has three years of appraisals, which hold together and move no figure of people and posts."""

from datetime import date

import pytest
from django.db import transaction
from django.db.models import Count, F

from supervision.demo.appraisals import write_appraisals
from supervision.enums import AppraisalState, Due
from supervision.models import (
    Appraisal,
    AppraisalSample,
    AppraisalVersion,
    DevelopmentItem,
    Objective,
)
from supervision.queries.appraisal_figures import (
    Share,
    compliance,
    development_compliance,
    linked,
    mid_year_compliance,
    objectives_by_priority,
    quality,
    total,
)
from supervision.queries.appraisal_standing import appraisal_standings
from tests.factories.workforce import AccountFactory, RoleGrantFactory
from workforce.access.roles import RoleName
from workforce.access.scope import Reach
from workforce.demo.chance import Chance
from workforce.demo.seeding import seed
from workforce.models import ChangedFact
from workforce.periods import add_months

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)


def between(low: int, share: Share, high: int) -> bool:
    percent = share.percent
    return percent is not None and low < percent < high


def test_council_appraises_most_people_in_time() -> None:
    seed(seed=1, staff=150, years=4, until=UNTIL)
    RoleGrantFactory(account=AccountFactory(worker=None), role=RoleName.PRINCIPAL_SOCIAL_WORKER)
    ChangedFact.objects.all().delete()
    counts = write_appraisals(UNTIL, Chance.of(1, "appraisals"))
    assert not ChangedFact.objects.exclude(fact__startswith="practice.").exists(), "no figure of stability"
    assert counts["appraisals"] == Appraisal.objects.count() > 250
    assert {state for state, _ in Appraisal.objects.values_list("state").annotate(Count("pk"))} >= {
        AppraisalState.NOT_STARTED,
        AppraisalState.SELF_ASSESSMENT,
        AppraisalState.SHARED,
        AppraisalState.SIGNED,
        AppraisalState.CLOSED,
    }
    assert between(60, total(compliance(UNTIL).values()), 95)
    assert between(40, total(development_compliance(UNTIL).values()), 95)
    assert between(50, total(mid_year_compliance(add_months(UNTIL, -12), UNTIL).values()), 95)
    assert total(quality(add_months(UNTIL, -36), UNTIL).values()).denominator > 3
    counted = objectives_by_priority(UNTIL)
    assert between(60, linked(counted, {team for team, _ in counted}), 90)
    states = [each.due for each in appraisal_standings(Reach(UNTIL, everyone=True), UNTIL)[0]]
    assert {Due.OVERDUE, Due.SOON, Due.LATER} <= set(states)
    assert 2 * states.count(Due.OVERDUE) < len(states)


def test_rows_hold_together() -> None:
    seed(seed=2, staff=110, years=4, until=UNTIL)
    RoleGrantFactory(account=AccountFactory(worker=None), role=RoleName.PRINCIPAL_SOCIAL_WORKER)
    write_appraisals(UNTIL, Chance.of(2, "appraisals"))
    later = (
        "meeting_on", "shared_on", "appraisee_signed_on", "appraiser_signed_on", "countersigned_on", "mid_year_on",
        "closed_on",
    )  # fmt: skip
    for name in later:
        assert not Appraisal.objects.filter(**{f"{name}__gt": UNTIL}).exists(), name
    assert not Appraisal.objects.filter(mid_year_on__lte=F("meeting_on")).exists()
    assert not Appraisal.objects.filter(covers_from__gte=F("meeting_on")).exists()
    for each in Appraisal.objects.all():
        each.full_clean()
        assert each.moves.exists()
    assert all(
        item.state == item.reviews.last().state
        for item in DevelopmentItem.objects.prefetch_related("reviews")
    )
    assert all(each.words and each.measure for each in Objective.objects.all())
    assert all(each.body for each in AppraisalVersion.objects.all())
    assert all(each.is_good in (True, False) for each in AppraisalSample.objects.exclude(done_on=None))


def test_same_seed_makes_the_same_rows() -> None:
    seed(seed=3, staff=100, years=3, until=UNTIL)
    RoleGrantFactory(account=AccountFactory(worker=None), role=RoleName.PRINCIPAL_SOCIAL_WORKER)
    rows = "appraisee", "appraiser", "state", "due_on", "meeting_on", "mid_year_on"
    made = []
    for _ in range(2):
        with transaction.atomic():
            write_appraisals(UNTIL, Chance.of(3, "appraisals"))
            made.append(list(Appraisal.objects.order_by("pk").values_list(*rows)))
            transaction.set_rollback(True)
    assert made[0] == made[1]
    assert len(made[0]) > 150
