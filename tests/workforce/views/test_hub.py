"""Notices and documents in the browser: read, published, corrected, withdrawn, found again."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.wellbeing import AnnouncementVersionFactory, HubDocumentFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import AnnouncementVersion, HubDocument
from workforce.periods import ONE_DAY, period

pytestmark = pytest.mark.django_db


def get(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def typed_day(name: str, day: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def typed(**more: object) -> dict[str, object]:
    start = typed_day("first_day", timezone.localdate())
    return {"title": "Car park", "text": "Closed <b>today</b>.", "category": "news"} | start | more


def publish(client: Client, **more: object) -> str:
    return client.post("/support/notices/publish/", typed(**more), follow=True).content.decode()


def test_published_notice_is_new_on_the_first_page_until_it_is_opened(world: World) -> None:
    """HA-30: it reaches the chosen audience, with an unread count."""
    publish(signed_in(world, "team_manager"), units=[world.own_team.pk])
    client = signed_in(world, "practitioner")
    home = get(client, "/")
    assert "1 new:" in home
    address = f"/support/notices/{AnnouncementVersion.objects.get().announcement_id}/"
    assert address in home
    page = get(client, address)
    assert "Closed &lt;b&gt;today&lt;/b&gt;." in page
    assert "Nothing new." in get(client, "/")
    assert "Car park" not in get(signed_in(world, "equality"), "/support/notices/")


def test_manager_is_offered_their_own_units_and_not_everybody(world: World) -> None:
    form = get(signed_in(world, "team_manager"), "/support/notices/publish/")
    assert "Own team" in form
    assert "Sister team" not in form
    assert 'name="everybody"' not in form
    assert 'name="everybody"' in get(signed_in(world, "hr"), "/support/notices/publish/")


def test_unit_that_is_not_offered_is_refused(world: World) -> None:
    assert "Select a valid choice" in publish(signed_in(world, "team_manager"), units=[world.other_team.pk])
    assert not AnnouncementVersion.objects.exists()


def test_audience_has_to_be_said(world: World) -> None:
    assert "Choose either everybody" in publish(signed_in(world, "hr"))
    assert "The last day lies before the first." in publish(
        signed_in(world, "hr"), everybody="on", **typed_day("last_day", date(2020, 1, 1))
    )


def test_publisher_corrects_and_what_it_said_is_kept(world: World) -> None:
    client = signed_in(world, "hr")
    publish(client, everybody="on")
    number = AnnouncementVersion.objects.get().announcement_id
    assert 'value="Car park"' in get(client, f"/support/notices/{number}/correct/")
    page = client.post(
        f"/support/notices/{number}/correct/", typed(text="Open.", everybody="on"), follow=True
    ).content.decode()
    assert "The notice is corrected." in page
    assert "Version 1" in page
    assert "Opened by" in page
    reader = get(signed_in(world, "practitioner"), f"/support/notices/{number}/")
    assert "Open." in reader
    assert "Opened by" not in reader


def test_publisher_withdraws_with_a_reason(world: World) -> None:
    client = signed_in(world, "service_manager")
    publish(client, units=[world.own_service.pk])
    number = AnnouncementVersion.objects.get().announcement_id
    path = f"/support/notices/{number}/withdraw/"
    assert "reaches nobody" in get(client, path)
    assert "Why it is withdrawn: enter a value" in client.post(path).content.decode()
    page = client.post(path, {"reason": "Wrong week"}, follow=True).content.decode()
    assert "Wrong week" in page
    assert signed_in(world, "practitioner").get(f"/support/notices/{number}/").status_code == 404
    assert "Withdrawn" in get(client, "/support/notices/?show=published")
    assert client.get(path).status_code == 404


def test_list_and_file_are_searched_and_have_an_archive(world: World) -> None:
    yesterday = timezone.localdate() - ONE_DAY
    AnnouncementVersionFactory(title="Old news", period=period(yesterday, yesterday))
    AnnouncementVersionFactory(title="Bicycles", category="benefits")
    client = signed_in(world, "practitioner")
    for path in ("/support/notices/", "/support/notices/list.csv"):
        assert "Bicycles" in get(client, path)
        assert "Old news" not in get(client, path)
        assert "Old news" in get(client, f"{path}?show=archive")
        assert "Bicycles" not in get(client, f"{path}?category=events")
        assert "Bicycles" in get(client, f"{path}?q=bicyc&category=benefits")
    assert "No notice here" in get(client, "/support/notices/?q=nonsense")


def test_coming_notice_is_seen_by_its_publisher_alone(world: World) -> None:
    tomorrow = timezone.localdate() + ONE_DAY
    client = signed_in(world, "team_manager")
    publish(client, units=[world.own_team.pk], **typed_day("first_day", tomorrow))
    number = AnnouncementVersion.objects.get().announcement_id
    assert "Not yet shown" in get(client, f"/support/notices/{number}/")
    assert signed_in(world, "practitioner").get(f"/support/notices/{number}/").status_code == 404


def test_document_is_added_reviewed_and_taken_away(world: World) -> None:
    client = signed_in(world, "learning")
    today = timezone.localdate()
    data = {"title": "Handbook", "link": "https://council.example/a", "category": "policy"}
    page = client.post(
        "/support/notices/documents/add/", data | typed_day("review_on", today), follow=True
    ).content.decode()
    assert "The document is added." in page
    document = HubDocument.objects.get()
    own = f"/support/notices/documents/{document.pk}"
    later = today.replace(year=today.year + 1, day=1)
    client.post(f"{own}/review/", {"link": "https://council.example/b"} | typed_day("review_on", later))
    document.refresh_from_db()
    assert (document.link, document.review_on) == ("https://council.example/b", later)
    in_the_past = {"link": "https://council.example/b"} | typed_day("review_on", today - ONE_DAY)
    assert "lies in the past" in client.post(f"{own}/review/", in_the_past).content.decode()
    assert "Are you sure?" in get(client, f"{own}/take-away/")
    client.post(f"{own}/take-away/")
    assert "No document here" in get(client, "/support/notices/documents/")


def test_documents_are_everybodys_and_offers_their_keepers(world: World) -> None:
    HubDocumentFactory(title="Handbook", kept_by=world.accounts["team_manager"])
    for actor, offered in (
        ("practitioner", False),
        ("team_manager", True),
        ("service_manager", False),
        ("hr", True),
    ):
        page = get(signed_in(world, actor), "/support/notices/documents/")
        assert "Handbook" in page
        assert ("Take away" in page) == offered
    assert "Handbook" in get(signed_in(world, "practitioner"), "/support/notices/documents/list.csv")


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_for_many(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        AnnouncementVersionFactory()
        HubDocumentFactory()
    client = signed_in(world, "hr")
    for path, most in (("/support/notices/", 9), ("/support/notices/documents/", 9)):
        with django_assert_max_num_queries(most):
            client.get(path)
