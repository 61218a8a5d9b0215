"""Briefings in the browser: published to managers by name, passed on, asked about, answered, withdrawn."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.wellbeing import BriefingFactory, BriefingManagerFactory
from tests.workforce.views.test_hub import get, typed_day
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Briefing, BriefingManager, BriefingQuestion
from workforce.periods import ONE_DAY

pytestmark = pytest.mark.django_db


def typed(world: World, **more: object) -> dict[str, object]:
    by = typed_day("pass_on_by", timezone.localdate() + ONE_DAY)
    units = [world.own_service.pk]
    return {"title": "Front door", "text": "The review begins.", "units": units} | by | more


def publish(client: Client, world: World) -> Briefing:
    managers = [world.accounts["team_manager"].worker_id]
    client.post("/support/briefings/publish/", typed(world, step="managers", managers=managers))
    return Briefing.objects.get()


def test_second_page_names_the_managers_and_publishes_nothing(world: World) -> None:
    page = (
        signed_in(world, "service_manager").post("/support/briefings/publish/", typed(world)).content.decode()
    )
    assert "Mina Managing, Own team" in page
    assert 'value="Front door"' in page
    assert not Briefing.objects.exists()


def test_units_without_managers_are_said(world: World) -> None:
    data = typed(world, units=[world.other_service.pk])
    page = signed_in(world, "hr").post("/support/briefings/publish/", data).content.decode()
    assert "Nobody manages anybody in these units today." in page


def test_nobody_is_published_to_beyond_the_reach(world: World) -> None:
    data = typed(world, units=[world.other_service.pk])
    page = signed_in(world, "team_manager").post("/support/briefings/publish/", data).content.decode()
    assert "Select a valid choice" in page


def test_cascade_from_publishing_to_the_answer(world: World) -> None:
    """HA-40: passed on with day and words; questions come back up with answers; the publisher sees who has not."""
    publisher, manager = signed_in(world, "service_manager"), signed_in(world, "team_manager")
    briefing = publish(publisher, world)
    path = f"/support/briefings/{briefing.pk}/"
    assert "Not yet" in get(publisher, path)
    assert "To pass on" in get(manager, "/support/briefings/")

    today = typed_day("on", timezone.localdate())
    manager.post(f"{path}passed-on/", today | {"how": "In the team meeting"})
    manager.post(f"{path}ask/", {"text": "When does it end?"})

    assert "You passed it on on" in get(manager, path)
    seen = get(publisher, path)
    assert "In the team meeting" in seen
    assert "When does it end?" in seen
    question = BriefingQuestion.objects.get().pk
    publisher.post(f"{path}questions/{question}/answer/", {"text": "In July."})
    assert "In July." in get(manager, path)
    assert "In the team meeting" in get(publisher, f"{path}managers.csv")
    assert "1 of 1" in get(publisher, "/support/briefings/")


def test_second_acknowledgement_is_refused_in_words(world: World) -> None:
    briefing = publish(signed_in(world, "hr"), world)
    manager = signed_in(world, "team_manager")
    path = f"/support/briefings/{briefing.pk}/passed-on/"
    data = typed_day("on", timezone.localdate()) | {"how": "By e-mail"}
    manager.post(path, data)
    assert "have said already" in manager.post(path, data).content.decode()


def test_publisher_sees_counts_by_service_and_what_is_overdue(world: World) -> None:
    briefing = BriefingFactory(published_by=world.accounts["psw"])
    BriefingManagerFactory(briefing=briefing, team=world.other_team)
    page = get(signed_in(world, "psw"), f"/support/briefings/{briefing.pk}/")
    assert "Other service" in page
    assert "Overdue" in page


def test_withdrawn_briefing_is_gone_for_managers(world: World) -> None:
    publisher = signed_in(world, "hr")
    briefing = publish(publisher, world)
    path = f"/support/briefings/{briefing.pk}/"
    assert "Are you sure?" in get(publisher, f"{path}withdraw/")
    publisher.post(f"{path}withdraw/")
    assert "This briefing has been withdrawn." in get(publisher, path)
    assert signed_in(world, "team_manager").get(path).status_code == 404


def test_others_find_no_briefing(world: World) -> None:
    publish(signed_in(world, "hr"), world)
    assert "No briefing for you" in get(signed_in(world, "practitioner"), "/support/briefings/")


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    briefing = BriefingFactory()
    named = BriefingManager.objects.none()
    for _ in range(number):
        named = BriefingManagerFactory(briefing=briefing)
        BriefingQuestion.objects.create(named=named, text="When?", on=briefing.published_on)
        BriefingFactory()
    client = signed_in(world, "hr")
    for path, most in (("/support/briefings/", 7), (f"/support/briefings/{briefing.pk}/", 12)):
        with django_assert_max_num_queries(most):
            client.get(path)
