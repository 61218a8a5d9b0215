"""Benefits and one's own leave in the browser."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.wellbeing import BenefitFactory, BenefitReviewFactory
from tests.workforce.views.test_hub import get, typed_day
from tests.workforce.views.verb_pages import signed_in
from tests.world import AGENCY, World
from workforce.models import Assignment, Benefit, BenefitReview

pytestmark = pytest.mark.django_db
BASE = "/support/benefits/"


def test_everybody_reads_what_they_get_and_keepers_alone_what_it_costs(world: World) -> None:
    """NS-67: benefit info; cost is for the register's keepers."""
    BenefitReviewFactory(
        benefit__name="Bicycle", benefit__household=True, cost="4321", on=timezone.localdate()
    )
    for path in (BASE, f"{BASE}list.csv"):
        page = get(signed_in(world, "practitioner"), path)
        assert "Bicycle" in page
        assert "Comparable" in page
        assert "Regional survey of employers" in page
        assert "4,321" not in page
        assert "4321" not in page
    assert "£4,321" in get(signed_in(world, "hr"), BASE)
    assert "4321" in get(signed_in(world, "hr"), f"{BASE}list.csv")
    assert "household members" in get(signed_in(world, "practitioner"), BASE)


def test_benefit_is_kept_reviewed_and_ended(world: World) -> None:
    client = signed_in(world, "hr")
    today = timezone.localdate()
    said = {"name": "Bicycle", "about": "Through the pay slip", "eligibility": "Permanent staff"}
    client.post(f"{BASE}add/", said | typed_day("from_day", today))
    found = Benefit.objects.get()
    client.post(f"{BASE}{found.pk}/change/", said | {"name": "Bicycles"})
    path = f"{BASE}{found.pk}/review/"
    wrong = client.post(path, {"compared": "better"} | typed_day("on", today)).content.decode()
    assert "Say where the comparison comes from." in wrong
    client.post(
        path,
        {"compared": "better", "source": "Survey", "uptake": "12", "cost": "900.50"} | typed_day("on", today),
    )
    assert BenefitReview.objects.get().uptake == 12
    assert "Earlier reviews" in get(client, path)
    client.post(f"{BASE}{found.pk}/end/", typed_day("last", today))
    assert "Bicycles" in get(client, BASE)
    assert Benefit.objects.get().last_day == today


def test_benefit_that_is_to_be_reviewed_says_so(world: World) -> None:
    BenefitFactory()
    assert "overdue" in get(signed_in(world, "hr"), BASE)
    assert "overdue" not in get(signed_in(world, "practitioner"), BASE)
    assert "No benefit here" in get(signed_in(world, "practitioner"), f"{BASE}?q=nonsense")


def test_own_leave_is_worked_out_from_service_and_hours(world: World) -> None:
    """Domain rules 6.8: employed since April 2019, so that the further days count."""
    path = f"{BASE}leave/"
    assert "32.0 days" in get(signed_in(world, "practitioner"), path)
    Assignment.objects.filter(worker=world.own).update(fte="0.6")
    page = get(signed_in(world, "practitioner"), path)
    assert "19.5 days" in page
    assert "1 April 2019" in page
    assert "ask the agency" in get(signed_in(world, AGENCY), path)


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        BenefitReviewFactory()
    client = signed_in(world, "hr")
    with django_assert_max_num_queries(8):
        client.get(BASE)
    own = signed_in(world, "practitioner")
    with django_assert_max_num_queries(10):
        own.get(f"{BASE}leave/")
