"""Adjustments, referrals, flexible working, work patterns and forums in the browser."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.starting import (
    AdjustmentFactory,
    AgreedWorkPatternFactory,
    FlexibleRequestFactory,
    ForumFactory,
    ForumMemberFactory,
    SupportReferralFactory,
)
from tests.factories.workforce import AssignmentFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import (
    Adjustment,
    AgreedWorkPattern,
    FlexibleRequest,
    Forum,
    ForumMember,
    SupportReferral,
)
from workforce.periods import add_months, period

pytestmark = pytest.mark.django_db

ADJUSTMENTS, FLEXIBLE, FORUMS = "/support/adjustments/", "/support/flexible-working/", "/support/forums/"


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_person_asks_and_the_manager_puts_it_in_place(world: World, today: date) -> None:
    """NS-14: asked for, agreed, in place; nothing about health is asked."""
    person, manager = signed_in(world, "practitioner"), signed_in(world, "team_manager")
    form = text(person, f"{ADJUSTMENTS}ask/OWN/")
    assert "Nothing about health" in form
    assert "person_agrees" not in form
    person.post(f"{ADJUSTMENTS}ask/OWN/", {"text": "A desk"} | day("asked_on", today))
    adjustment = Adjustment.objects.get()
    address = f"{ADJUSTMENTS}{adjustment.pk}/"
    assert "A desk" in text(manager, ADJUSTMENTS)
    assert [value for value, _ in person.get(f"{address}step/").context["form"].fields["state"].choices] == [
        "ended"
    ]
    manager.post(f"{address}step/", {"state": "agreed"} | day("on", today))
    page = manager.post(f"{address}step/", {"state": "declined"} | day("on", today)).content.decode()
    assert "Say why it is declined" in page
    review = day("review_on", today + timedelta(days=90))
    manager.post(f"{address}step/", {"state": "in_place"} | day("on", today) | review)
    manager.post(f"{address}review/", day("review_on", today + timedelta(days=180)))
    adjustment.refresh_from_db()
    assert (adjustment.state, adjustment.review_on) == ("in_place", today + timedelta(days=180))
    assert "A desk" in text(person, address)
    assert "A desk" in text(person, "/people/OWN/record/support/")
    assert "A desk" in signed_in(world, "hr").get(f"{ADJUSTMENTS}csv/?show=all").content.decode()


def test_manager_records_with_agreement_also_before_the_first_day(world: World, today: date) -> None:
    first = today + timedelta(days=3)
    starter = AssignmentFactory(team=world.own_team, period=period(first)).worker
    manager, address = signed_in(world, "team_manager"), f"{ADJUSTMENTS}ask/{starter.reference}/"
    given = {"text": "A desk", "asked_by": "manager"} | day("asked_on", today)
    assert "Record it only with the person’s agreement" in manager.post(address, given).content.decode()
    manager.post(address, given | {"person_agrees": "on"})
    assert Adjustment.objects.get().due_on == first


@pytest.mark.parametrize(
    "actor", ["senior_leader", "learning", "psw", "equality", "auditor", "administrator"]
)
def test_others_see_no_adjustment(world: World, actor: str) -> None:
    adjustment = AdjustmentFactory(worker=world.own)
    assert signed_in(world, actor).get(f"{ADJUSTMENTS}{adjustment.pk}/").status_code == 403


def test_colleagues_in_the_team_see_no_adjustment(world: World) -> None:
    adjustment = AdjustmentFactory(worker=world.own)
    client = signed_in(world, "agency worker")
    assert client.get(f"{ADJUSTMENTS}{adjustment.pk}/").status_code == 404
    assert "desk" not in text(client, ADJUSTMENTS)


def test_those_who_follow_changes_do_not_read_them(world: World) -> None:
    AdjustmentFactory(worker=world.own, text="A height-adjustable desk")
    assert "height-adjustable" not in text(signed_in(world, "auditor"), "/changes/")


def test_referral_is_recorded_and_closed_by_the_manager(world: World, today: date) -> None:
    """NS-15: days and kinds, for the person, the manager and HR."""
    manager = signed_in(world, "team_manager")
    manager.post(f"{ADJUSTMENTS}refer/OWN/", {"kind": "oh"} | day("on", today))
    referral = SupportReferral.objects.get()
    assert "Occupational health" in text(signed_in(world, "practitioner"), "/people/OWN/record/support/")
    manager.post(f"{ADJUSTMENTS}referrals/{referral.pk}/", {"outcome": "support"} | day("on", today))
    referral.refresh_from_db()
    assert referral.outcome == "support"
    other = SupportReferralFactory(worker=world.other)
    assert manager.get(f"{ADJUSTMENTS}referrals/{other.pk}/").status_code == 404


def test_request_goes_from_the_person_to_the_hours(world: World, today: date) -> None:
    """NS-54: asked, met about, approved; then the pattern and the hours, filled in."""
    person, hr = signed_in(world, "practitioner"), signed_in(world, "hr")
    first = today + timedelta(days=40)
    asked = {"pattern": "part", "fte": "0.6", "home_days": "1", "text": "Three days"}
    person.post(f"{FLEXIBLE}ask/OWN/", asked | day("from_day", first) | day("asked_on", today))
    request = FlexibleRequest.objects.get()
    address = f"{FLEXIBLE}{request.pk}/"
    assert request.due_on == add_months(today, 2)
    hr.post(f"{address}step/", {"state": "consulted"} | day("on", today))
    hr.post(f"{address}step/", {"state": "approved"} | day("on", today))
    page = text(hr, address)
    assert f"/people/OWN/hours/?fte=0.6&amp;from_day={first.isoformat()}" in page
    hours = text(hr, f"/people/OWN/hours/?fte=0.6&from_day={first.isoformat()}")
    assert 'value="0.6"' in hours
    assert f'value="{first.year}"' in hours
    assert hr.get("/people/OWN/hours/?from_day=nonsense").status_code == 200
    pattern = f"/support/work-patterns/OWN/?request={request.pk}"
    assert pattern in page
    hr.post(pattern, {"pattern": "part", "home_days": "1"} | day("from_day", first))
    kept = AgreedWorkPattern.objects.get()
    assert (kept.request, kept.home_days) == (request, 1)
    assert "1 day a week at home" in text(person, "/people/OWN/record/support/")


def test_manager_refuses_with_a_reason_and_the_person_appeals(world: World, today: date) -> None:
    request = FlexibleRequestFactory(worker=world.own, asked_on=today, due_on=add_months(today, 2))
    person, manager = signed_in(world, "practitioner"), signed_in(world, "team_manager")
    address = f"{FLEXIBLE}{request.pk}/"
    manager.post(f"{address}step/", {"state": "consulted"} | day("on", today))
    assert (
        "Choose the business reason"
        in manager.post(f"{address}step/", {"state": "refused"} | day("on", today)).content.decode()
    )
    manager.post(f"{address}step/", {"state": "refused", "reason": "costs"} | day("on", today))
    person.post(f"{address}step/", {"state": "appealed"} | day("on", today))
    request.refresh_from_db()
    assert request.state == "appealed"
    manager.post(f"{address}extend/", day("until", add_months(today, 3)))
    request.refresh_from_db()
    assert request.due_on == add_months(today, 3)
    assert "more time agreed" in text(person, address)


def test_overdue_request_is_flagged(world: World, today: date) -> None:
    FlexibleRequestFactory(worker=world.own, asked_on=add_months(today, -3), due_on=today - timedelta(days=1))
    manager = signed_in(world, "team_manager")
    assert "overdue" in text(manager, FLEXIBLE)
    assert "Olu Ownteam" in text(manager, f"{FLEXIBLE}?show=overdue")
    assert "OWN,Olu Ownteam" in manager.get(f"{FLEXIBLE}csv/?show=overdue").content.decode()


def test_manager_takes_no_step_of_the_person_and_no_own_pattern(world: World) -> None:
    manager = world.accounts["team_manager"].worker
    own = FlexibleRequestFactory(worker=manager)
    client = signed_in(world, "team_manager")
    assert [
        value for value, _ in client.get(f"{FLEXIBLE}{own.pk}/step/").context["form"].fields["state"].choices
    ] == ["withdrawn"]
    assert client.get("/support/work-patterns/MANAGER/").status_code == 404
    assert client.get(f"{FLEXIBLE}ask/OWN/").status_code == 404


def test_pattern_report_hides_small_numbers_on_page_and_in_file(world: World) -> None:
    """NS-61."""
    AgreedWorkPatternFactory(worker=world.own)
    client = signed_in(world, "senior_leader")
    assert "Own team" in text(client, "/support/work-patterns/")
    assert "Own team,c" in client.get("/support/work-patterns/csv/").content.decode()


def test_forum_is_joined_and_left_and_nobody_else_sees_it(world: World) -> None:
    """NS-16."""
    equality, person = signed_in(world, "equality"), signed_in(world, "practitioner")
    equality.post(f"{FORUMS}open/", {"name": "Disabled Staff Forum", "purpose": "To meet."})
    forum = Forum.objects.get()
    page = person.post(f"{FORUMS}{forum.pk}/join/", follow=True).content.decode()
    assert "You are a member." in page
    for actor in ("team_manager", "hr", "auditor"):
        client = signed_in(world, actor)
        seen = text(client, FORUMS) + text(client, "/people/OWN/")
        assert "You are a member." not in seen
        assert "Members:" not in seen
    assert "forum" not in text(signed_in(world, "hr"), "/people/OWN/record/history/").lower()
    shown = text(equality, FORUMS)
    assert "Members: c" in shown
    assert "Olu" not in shown
    person.post(f"{FORUMS}{forum.pk}/leave/")
    assert not ForumMember.objects.exists()


def test_organiser_invites_and_closes(world: World, today: date) -> None:
    forum = ForumFactory()
    equality = signed_in(world, "equality")
    given = (
        {"text": "Join us on Friday", "to_everybody": "on"} | day("first_day", today) | day("last_day", today)
    )
    equality.post(f"{FORUMS}{forum.pk}/invite/", given)
    assert "Join us on Friday" in text(signed_in(world, "agency worker"), FORUMS)
    equality.post(f"{FORUMS}{forum.pk}/close/")
    assert "No forum yet" in text(equality, FORUMS)


def test_whoever_does_not_work_here_is_told_so(world: World) -> None:
    forum = ForumFactory()
    page = signed_in(world, "hr").post(f"{FORUMS}{forum.pk}/join/", follow=True).content.decode()
    assert "Only people who work here" in page


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        worker = AssignmentFactory(team=world.own_team).worker
        AdjustmentFactory(worker=worker)
        SupportReferralFactory(worker=worker)
        FlexibleRequestFactory(worker=worker)
        ForumMemberFactory(member=worker)
    client = signed_in(world, "team_manager")
    for address, most in (
        (ADJUSTMENTS, 11),
        (FLEXIBLE, 10),
        (FORUMS, 8),
        ("/support/work-patterns/", 9),
        ("/people/OWN/record/support/", 17),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


def test_service_manager_sees_adjustments_of_whom_they_manage_and_nobody_elses(world: World) -> None:
    """9.1: the person, the manager, HR. Who leads the service is not told about everybody in it."""
    account = world.accounts["service_manager"]
    account.worker = AssignmentFactory(team=world.own_team).worker
    account.save()
    managed = AssignmentFactory(team=world.own_team, manager=account.worker).worker
    mine, others = AdjustmentFactory(worker=managed), AdjustmentFactory(worker=world.own)
    client = signed_in(world, "service_manager")
    page = text(client, f"{ADJUSTMENTS}?show=all")
    assert (managed.name in page, world.own.name in page) == (True, False)
    assert client.get(f"{ADJUSTMENTS}{mine.pk}/").status_code == 200
    assert client.get(f"{ADJUSTMENTS}{others.pk}/").status_code == 404
