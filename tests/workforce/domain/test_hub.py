"""Notices reach exactly those they are for; publishers go no further than their reach; corrections are kept."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.wellbeing import AnnouncementVersionFactory
from tests.factories.workforce import AssignmentFactory, RoleFactory
from tests.periods import TODAY, TOMORROW, YESTERDAY
from tests.world import AGENCY, NO_GRANT, World
from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.domain.errors import DomainError
from workforce.domain.hub import (
    Audience,
    Content,
    correct_notice,
    mark_read,
    publish_notice,
    withdraw_notice,
)
from workforce.models import Announcement, AnnouncementRead, AnnouncementVersion
from workforce.queries.hub import NoticeSearch, notice_for, notices_for
from workforce.queries.support_due import Wanted, attention
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db
EVERYWHERE = Reach(TODAY, everyone=True)


def content(**more: object) -> Content:
    return Content(
        **({"title": "Car park", "text": "Closed.", "category": "news", "first_day": TODAY} | more)
    )  # type: ignore[arg-type]


def publish(audience: Audience, reach: Reach = EVERYWHERE, **more: object) -> Announcement:
    return publish_notice(content=content(**more), audience=audience, reach=reach, today=TODAY, by=None)


def readers(world: World, day: date = TODAY) -> set[str]:
    """Who of everybody at the door finds the notice in the list; the panel of the first page says the same."""
    found = set()
    for actor, account in world.accounts.items():
        scope = scope_of(account, day)
        listed = notices_for(account, NoticeSearch(), scope).exists()
        panel = any(each.kind == Wanted.NOTICE for each in attention(scope))
        if account.worker_id or scope.role_names:  # an account without either has no panel
            assert panel == listed, actor
        if listed:
            found.add(actor)
    return found


def test_notice_for_everybody_reaches_everybody(world: World) -> None:
    """HA-30: a post reaches the chosen audience."""
    publish(Audience(everybody=True))
    assert readers(world) == set(world.accounts)


def test_notice_for_a_unit_reaches_who_works_there_or_below_today(world: World) -> None:
    """HA-30, by today's assignments."""
    publish(Audience(unit_ids=[world.own_service.pk]))
    assert readers(world) == {"practitioner", "team_manager", AGENCY, "employment ended yesterday"}


def test_notice_for_another_unit_reaches_nobody_here(world: World) -> None:
    publish(Audience(unit_ids=[world.other_service.pk]))
    assert readers(world) == set()


def test_notice_for_a_role_group_in_a_unit_reaches_those_who_are_both(world: World) -> None:
    support = RoleFactory(not_social_work=True)
    world.accounts["hr"].worker = AssignmentFactory(team=world.own_team, role=support).worker
    world.accounts["hr"].save()
    world.accounts["psw"].worker = AssignmentFactory(team=world.other_team, role=support).worker
    world.accounts["psw"].save()
    publish(Audience(unit_ids=[world.own_team.pk], role_groups=["support"]))
    assert readers(world) == {"hr"}
    publish(Audience(role_groups=["support"]))
    assert readers(world) == {"hr", "psw"}


def test_notice_is_shown_from_its_first_to_its_last_day(world: World) -> None:
    publish(Audience(everybody=True), first_day=TODAY, last_day=TODAY)
    assert [bool(readers(world, day)) for day in (YESTERDAY, TODAY, TOMORROW)] == [False, True, False]
    account = world.accounts["practitioner"]
    archive = notices_for(account, NoticeSearch(archived=True), scope_of(account, TOMORROW))
    assert [each.title for each in archive] == ["Car park"]


@pytest.mark.parametrize(
    ("actor", "audience", "said"),
    [
        ("team_manager", lambda world: Audience(everybody=True), "Choose among your own units"),
        ("team_manager", lambda world: Audience(role_groups=["support"]), "Choose among your own units"),
        (
            "team_manager",
            lambda world: Audience(unit_ids=[world.own_service.pk]),
            "Choose among your own units",
        ),
        (
            "service_manager",
            lambda world: Audience(unit_ids=[world.other_team.pk]),
            "Choose among your own units",
        ),
        ("hr", lambda world: Audience(), "Choose either everybody"),
        (
            "hr",
            lambda world: Audience(everybody=True, unit_ids=[world.own_team.pk]),
            "Choose either everybody",
        ),
    ],
)
def test_publisher_addresses_nobody_beyond_the_reach(
    world: World, actor: str, audience: object, said: str
) -> None:
    reach = scope_of(world.accounts[actor], TODAY)[Permission.PUBLISH_NOTICES]
    with pytest.raises(DomainError, match=said):
        publish(audience(world), reach)  # type: ignore[operator]


def test_publisher_addresses_the_units_of_the_reach(world: World) -> None:
    reach = scope_of(world.accounts["service_manager"], TODAY)[Permission.PUBLISH_NOTICES]
    publish(Audience(unit_ids=[world.own_service.pk, world.sister_team.pk]), reach)
    assert AnnouncementVersion.objects.get().unit_ids == sorted([world.own_service.pk, world.sister_team.pk])


def test_correction_is_a_further_version_that_counts_as_new(world: World) -> None:
    announcement = publish(Audience(everybody=True))
    account = world.accounts["practitioner"]
    first = announcement.versions.get()
    mark_read(version_id=first.pk, at="2025-09-30T10:00Z", by=account)  # type: ignore[arg-type]
    mark_read(version_id=first.pk, at="2025-09-30T11:00Z", by=account)  # type: ignore[arg-type]
    assert AnnouncementRead.objects.count() == 1
    assert attention(scope_of(account, TODAY)) == []

    correct_notice(
        announcement_id=announcement.pk,
        seen=1,
        content=content(text="Open again."),
        audience=Audience(everybody=True),
        reach=EVERYWHERE,
        today=TODAY,
        by=None,
    )
    assert list(announcement.versions.order_by("number").values_list("text", flat=True)) == [
        "Closed.",
        "Open again.",
    ]
    (listed,) = notices_for(account, NoticeSearch(), scope_of(account, TODAY))
    assert (listed.text, listed.is_read) == ("Open again.", False)
    assert len(attention(scope_of(account, TODAY))) == 1


def test_correction_of_what_somebody_else_has_corrected_is_refused(world: World) -> None:
    announcement = publish(Audience(everybody=True))
    AnnouncementVersionFactory(announcement=announcement, number=2)
    with pytest.raises(DomainError, match="Somebody has corrected this notice"):
        correct_notice(
            announcement_id=announcement.pk,
            seen=1,
            content=content(),
            audience=Audience(everybody=True),
            reach=EVERYWHERE,
            today=TODAY,
            by=None,
        )


def test_withdrawn_notice_reaches_nobody_and_stays_with_its_publisher(world: World) -> None:
    hr = world.accounts["hr"]
    announcement = publish_notice(
        content=content(), audience=Audience(everybody=True), reach=EVERYWHERE, today=TODAY, by=hr
    )
    withdraw_notice(announcement_id=announcement.pk, reason="Wrong day", today=TODAY, by=hr)
    assert readers(world) == set()
    assert (
        notice_for(
            announcement.pk, world.accounts["practitioner"], scope_of(world.accounts["practitioner"], TODAY)
        )
        is None
    )
    assert notice_for(announcement.pk, hr, scope_of(hr, TODAY)) is not None
    with pytest.raises(DomainError, match="has been withdrawn"):
        withdraw_notice(announcement_id=announcement.pk, reason="Again", today=TODAY, by=hr)


def test_notice_has_a_known_category(world: World) -> None:
    with pytest.raises(ValidationError, match="gossip"):
        publish(Audience(everybody=True), category="gossip")


def test_search_finds_every_word_in_title_or_text(world: World) -> None:
    publish(Audience(everybody=True), text="Closed on Friday")
    publish(Audience(everybody=True), title="Canteen", category="events")
    account = world.accounts[NO_GRANT]
    scope = scope_of(account, TODAY)
    found = notices_for(account, NoticeSearch(words="friday car"), scope)
    assert [each.title for each in found] == ["Car park"]
    assert [each.title for each in notices_for(account, NoticeSearch(category="events"), scope)] == [
        "Canteen"
    ]
