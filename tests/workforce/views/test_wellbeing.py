"""Wellbeing in the browser: programmes, places, counts, measures beside them; the assistance programme."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dashboards.models import ComputedMonth, Figure
from tests.factories.wellbeing import (
    ActivityPlaceFactory,
    AssistanceUseFactory,
    WellbeingActivityFactory,
    WellbeingProgrammeFactory,
    WellbeingSurveyFactory,
)
from tests.workforce.views.test_hub import get, typed_day
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import ActivityPlace, AssistanceUse, ChangedFact, WellbeingActivity, WellbeingProgramme
from workforce.periods import ONE_DAY, add_months, month_end

pytestmark = pytest.mark.django_db
BASE = "/support/wellbeing/"


def activity(**more: object) -> WellbeingActivity:
    found: WellbeingActivity = WellbeingActivityFactory(
        to_join=True, title="Reflective space", on=timezone.localdate() + ONE_DAY, **more
    )
    return found


def test_programme_with_activities_is_built_by_its_keeper(world: World) -> None:
    """HA-43, NT-54: a programme with what is on."""
    keeper = signed_in(world, "hr")
    today = timezone.localdate()
    keeper.post(f"{BASE}add/", {"name": "Well at work"} | typed_day("first_day", today))
    path = f"{BASE}{WellbeingProgramme.objects.get().pk}/"
    data = {"title": "Walk", "kind": "exercise", "places": "8", "by_name": "on"} | typed_day("on", today)
    keeper.post(f"{path}add/", data)
    survey = {"measure": "Feels supported", "value": "71.5", "unit": "per cent", "source": "Staff survey"}
    keeper.post(f"{path}survey/", survey | typed_day("on", today))
    keeper.post(f"{path}change/", {"name": "Well here", "about": "For us"} | typed_day("first_day", today))
    page = get(signed_in(world, "practitioner"), path)
    assert all(words in page for words in ("Well here", "Walk", "8 of 8 free", "Feels supported", "71.5"))
    assert "Walk" in get(keeper, f"{path}activities.csv")
    assert "Well here" in get(keeper, BASE)


def test_person_puts_the_name_down_and_takes_it_off(world: World) -> None:
    path = f"{BASE}activities/{activity(places=1).pk}/"
    programme = f"{BASE}{WellbeingActivity.objects.get().programme_id}/"
    own = signed_in(world, "practitioner")
    assert "Put my name down" in get(own, programme)
    assert "Only the organiser sees your name" in get(own, f"{path}join/")
    own.post(f"{path}join/")
    assert "Take my name off" in get(own, programme)
    other = signed_in(world, "team_manager")
    assert "Full" in get(other, programme)
    assert "Every place is taken" in other.post(f"{path}join/").content.decode()
    own.post(f"{path}leave/")
    assert not ActivityPlace.objects.exists()


def test_names_are_seen_by_the_organiser_alone(world: World) -> None:
    hr = world.accounts["hr"]
    found = activity(programme=WellbeingProgrammeFactory(kept_by=hr))
    ActivityPlaceFactory(activity=found, person=world.own)
    assert "Olu Ownteam" in get(signed_in(world, "hr"), f"{BASE}activities/{found.pk}/")
    WellbeingProgramme.objects.update(kept_by=world.accounts["psw"])
    page = get(signed_in(world, "hr"), f"{BASE}activities/{found.pk}/")
    assert "Only the organiser" in page
    assert "Olu Ownteam" not in page
    assert "Olu Ownteam" not in get(signed_in(world, "hr"), f"{BASE}{found.programme_id}/")


def test_those_who_came_are_counted_and_a_cancelled_activity_is_closed(world: World) -> None:
    found = WellbeingActivityFactory(on=timezone.localdate())
    keeper = signed_in(world, "hr")
    path = f"{BASE}activities/{found.pk}/"
    keeper.post(path, {"attended": "17"})
    assert ">17<" in get(signed_in(world, "practitioner"), f"{BASE}{found.programme_id}/")
    later = activity()
    assert "Are you sure?" in get(keeper, f"{BASE}activities/{later.pk}/cancel/")
    keeper.post(f"{BASE}activities/{later.pk}/cancel/")
    assert keeper.get(f"{BASE}activities/{later.pk}/").status_code == 404


def test_trend_shows_the_sickness_of_the_same_months_to_who_sees_the_figures(world: World) -> None:
    """NT-54: a KPI's trend beside participation, from the stored figures."""
    month = month_end(add_months(timezone.localdate(), -1))
    ComputedMonth.objects.create(month_end=month, computed_at=timezone.now())
    Figure.objects.create(
        unit=world.directorate,
        population="all",
        month_end=month,
        days_lost=Decimal("25.3"),
        in_post_fte=Decimal(1),
        working_days=253,
    )
    path = f"{BASE}{WellbeingProgrammeFactory().pk}/"
    shown = get(signed_in(world, "hr"), path)
    assert "Sickness absence, last 12 months" in shown
    assert ("The sickness figure is being computed" in shown) == ChangedFact.objects.exists()
    ChangedFact.objects.all().delete()
    assert "is being computed" not in get(signed_in(world, "hr"), path)
    assert "Sickness absence" not in get(signed_in(world, "practitioner"), path)


def test_assistance_takes_numbers_and_nothing_else(world: World) -> None:
    """NS-67: no personal data, for employees and household members."""
    keeper = signed_in(world, "hr")
    month = timezone.localdate().replace(day=1).isoformat()
    path = f"{BASE}assistance/record/"
    wrong = keeper.post(path, {"month": month, "employees": "Olu Ownteam", "household": "2"})
    assert "Enter a whole number" in wrong.content.decode()
    keeper.post(path, {"month": month, "employees": "14", "household": "2", "name": "Olu Ownteam"})
    row = AssistanceUse.objects.get()
    assert (row.employees, row.household) == (14, 2)
    assert ">16<" in get(keeper, f"{BASE}assistance/")
    assert "14,2" in get(keeper, f"{BASE}assistance/months.csv")


def test_programmes_that_are_over_are_listed_apart(world: World) -> None:
    WellbeingProgrammeFactory(name="Long gone", period=(date(2019, 1, 1), date(2020, 1, 1)))
    client = signed_in(world, "practitioner")
    assert "No programme here" in get(client, BASE)
    assert "Long gone" in get(client, f"{BASE}?show=over")


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    programme = WellbeingProgrammeFactory()
    for _ in range(number):
        ActivityPlaceFactory(activity__programme=programme)
        WellbeingSurveyFactory(programme=programme)
        WellbeingProgrammeFactory()
        AssistanceUseFactory()
    client = signed_in(world, "hr")
    for path in (BASE, f"{BASE}{programme.pk}/", f"{BASE}assistance/"):
        with django_assert_max_num_queries(14):
            client.get(path)
