"""Verbs that other journeys do not take through or do not misuse, on both widths; and which journey does which verb."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from playwright.sync_api import Page, expect

import tests.journeys
from tests.factories.workforce import PostTermsFactory
from tests.journeys.conftest import Visit
from tests.periods import LONG_AGO
from tests.world import World
from workforce.models import Absence, Assignment, PostTerms, Unit
from workforce.periods import ONE_DAY
from workforce.views.verbs import VerbPage

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
browser = pytest.mark.browser
both_widths = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def hr(visit: Callable[..., Visit], council: World) -> Callable[[bool], Visit]:
    return lambda phone: visit(council.accounts["hr"], phone=phone)


def type_day(page: Page, group: str, day: date) -> None:
    boxes = page.get_by_role("group", name=group)
    for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(label).fill(str(number))


def sound(visitor: Visit) -> None:
    assert visitor.faults() == []
    assert not visitor.width_beyond_the_screen()
    assert visitor.complaints == []


def refused(visitor: Visit, said: str) -> None:
    page = visitor.press("Continue")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text(said)
    sound(visitor)


def done(visitor: Visit, said: str) -> None:
    """On from the form over the second page to what is said afterwards."""
    page = visitor.press("Continue")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check before you save")
    sound(visitor)
    expect(visitor.press("Save").get_by_role("main")).to_contain_text(said)


@browser
@both_widths
def test_hours_are_refused_and_changed(hr: Callable[[bool], Visit], phone: bool) -> None:
    visitor = hr(phone)
    page = visitor.go("/people/OWN/hours/")
    type_day(page, "From", timezone.localdate() + ONE_DAY)
    page.get_by_label("New hours as FTE").fill("1")
    refused(visitor, "These are the hours of the assignment already.")
    page.get_by_label("New hours as FTE").fill("0.5")
    done(visitor, "Olu Ownteam works 0.50 FTE from")


@browser
@both_widths
def test_somebody_is_absent_and_returns(hr: Callable[[bool], Visit], council: World, phone: bool) -> None:
    first = timezone.localdate() - 10 * ONE_DAY
    visitor = hr(phone)
    page = visitor.go("/people/OWN/absence/begin/")
    page.get_by_label("Sickness").check()
    type_day(page, "First day of absence", first)
    type_day(page, "Last day of absence", first - ONE_DAY)
    refused(visitor, "before the first")
    for box in page.get_by_role("group", name="Last day of absence").get_by_role("textbox").all():
        box.fill("")
    done(visitor, "Olu Ownteam")

    spell = Absence.objects.get(worker=council.own, period__upper_inf=True)
    visitor.go(f"/people/OWN/absence/{spell.pk}/return/")
    type_day(page, "Last day of absence", first - ONE_DAY)
    refused(visitor, "before the first")
    type_day(page, "Last day of absence", first + ONE_DAY)
    done(visitor, "Olu Ownteam is back")


@browser
@both_widths
def test_rejoining_before_the_contract_ended_is_refused(hr: Callable[[bool], Visit], phone: bool) -> None:
    visitor = hr(phone)
    page = visitor.go("/people/GONE/rejoin/")
    page.get_by_label("First day").fill(f"{timezone.localdate() - ONE_DAY:%d/%m/%Y}")
    page.get_by_label("Team, or a service").select_option(label="– – Own team")
    visitor.press("Continue")
    page.get_by_label("Contract", exact=True).select_option("permanent")
    page.get_by_label("Where they come from").select_option(label="Not known")
    page.get_by_label("Post", exact=False).first.select_option(index=1)
    refused(visitor, "Gus Gone has another contract at that time")


@browser
@both_widths
def test_post_is_created_changed_frozen_and_closed(
    hr: Callable[[bool], Visit], council: World, phone: bool
) -> None:
    PostTermsFactory(post__reference="TAKEN", team=council.own_team)
    visitor = hr(phone)
    page = visitor.go("/establishment/new-post/")
    page.get_by_label("Reference").fill("TAKEN")
    page.get_by_label("Title").fill("Family worker")
    page.get_by_label("Role").select_option(index=1)
    page.get_by_label("Team").select_option("Own team (Own service)")
    page.get_by_label("Hours as FTE").fill("0.8")
    type_day(page, "On the establishment from", date(2025, 4, 1))
    refused(visitor, "There is a post TAKEN already.")
    page.get_by_label("Reference").fill("NEW-1")
    done(visitor, "NEW-1")

    visitor.go("/posts/NEW-1/change/")
    type_day(page, "From", date(2025, 5, 1))
    refused(visitor, "The post is so already.")
    page.get_by_label("Hours as FTE").fill("0.5")
    done(visitor, "0.50")

    visitor.go("/posts/NEW-1/freeze/")
    type_day(page, "From", date(2025, 6, 1))
    done(visitor, "Post NEW-1 is frozen from 1 June 2025.")
    visitor.go("/posts/NEW-1/freeze/")
    type_day(page, "From", date(2025, 6, 2))
    refused(visitor, "The post is frozen on 2 June 2025 already.")
    visitor.go("/posts/NEW-1/unfreeze/")
    type_day(page, "From", date(2025, 5, 2))
    refused(visitor, "The post is not frozen on 2 May 2025 already.")
    type_day(page, "From", date(2025, 7, 1))
    done(visitor, "1 July 2025")

    visitor.go("/posts/NEW-1/close/")
    type_day(page, "Last day on the establishment", LONG_AGO)
    refused(visitor, "is not on the establishment on")
    type_day(page, "Last day on the establishment", date(2025, 9, 30))
    done(visitor, "30 September 2025")
    assert PostTerms.objects.filter(post__reference="NEW-1").order_by("-period")[0].last_day == date(
        2025, 9, 30
    )


@browser
@both_widths
def test_teams_are_not_merged_with_themselves(hr: Callable[[bool], Visit], phone: bool) -> None:
    visitor = hr(phone)
    page = visitor.go("/establishment/reorganise/merge/")
    type_day(page, "From", date(2025, 4, 1))
    page.get_by_label("Team that closes", exact=True).select_option("Own team (Own service)")
    page.get_by_label("Team that takes over").select_option("Own team (Own service)")
    refused(visitor, "Choose each team once")


@browser
@both_widths
def test_team_is_split(hr: Callable[[bool], Visit], council: World, phone: bool) -> None:
    visitor = hr(phone)
    page = visitor.go("/establishment/reorganise/split/")
    type_day(page, "From", date(2025, 4, 1))
    page.get_by_label("Team to split").select_option("Own team (Own service)")
    page.get_by_label("Name of the new team").fill("Third team")
    page.get_by_label("Code of the new unit").fill("OWN-1")
    page.get_by_label("Service of the new team").select_option("Own service (Children's services)")
    refused(visitor, "There is a unit with the code OWN-1.")
    page.get_by_label("Code of the new unit").fill("OWN-3")
    visitor.press("Continue")
    page.get_by_label("Team of Olu Ownteam").select_option("Third team")
    sound(visitor)
    done(visitor, "Third team")
    assert Assignment.objects.get(worker=council.own, period__upper_inf=True).team.code == "OWN-3"


@browser
@both_widths
def test_team_moves_to_another_service(hr: Callable[[bool], Visit], council: World, phone: bool) -> None:
    visitor = hr(phone)
    page = visitor.go("/establishment/reorganise/move/")
    type_day(page, "From", date(2025, 4, 1))
    page.get_by_label("Unit that moves").select_option("Sister team (Own service)")
    page.get_by_label("Where it belongs").select_option("Own service (Children's services)")
    refused(visitor, "is called so and belongs there already")
    page.get_by_label("Where it belongs").select_option("Other service (Children's services)")
    done(visitor, "Sister team")
    placed = Unit.objects.get(code="OWN-2").placements.get(period__upper_inf=True)
    assert placed.parent == council.other_service


THROUGH: dict[str, tuple[str, str]] = {
    "people_appoint": ("test_somebody_new_is_appointed", "test_somebody_new_is_appointed"),
    "person_move": ("test_move", "test_move_to_a_full_post_is_refused"),
    "person_promote": ("test_promote", "test_promote"),
    "person_manager": ("test_change_manager", "test_change_manager"),
    "person_hand_over": ("test_hand_over", "test_hand_over"),
    "person_hours": ("test_hours_are_refused_and_changed", "test_hours_are_refused_and_changed"),
    "person_second_out": ("test_second_out_and_come_back", "test_second_out_and_come_back"),
    "person_act_up": ("test_act_up_and_end_it", "test_act_up_and_end_it"),
    "person_absence_begin": ("test_somebody_is_absent_and_returns", "test_somebody_is_absent_and_returns"),
    "person_absence_return": ("test_somebody_is_absent_and_returns", "test_somebody_is_absent_and_returns"),
    "person_notice": ("test_notice_is_given_and_withdrawn", "test_notice_is_given_and_withdrawn"),
    "person_leave": (
        "test_manager_leaves_and_somebody_takes_over",
        "test_manager_leaves_and_somebody_takes_over",
    ),
    "person_rejoin": (
        "test_who_left_rejoins_and_has_another_assignment",
        "test_rejoining_before_the_contract_ended_is_refused",
    ),
    "person_convert": (
        "test_agency_worker_is_taken_on_after_a_longer_time",
        "test_agency_worker_is_taken_on_after_a_longer_time",
    ),
    "person_correct": (
        "test_correct_a_mistake_and_take_a_row_off",
        "test_correct_a_mistake_and_take_a_row_off",
    ),
    "person_undo": ("test_undo", "test_undo"),
    **dict.fromkeys(
        ("post_create", "post_change", "post_freeze", "post_unfreeze", "post_close"),
        ("test_post_is_created_changed_frozen_and_closed", "test_post_is_created_changed_frozen_and_closed"),
    ),
    "reorganise_kind, merge": ("test_two_teams_become_one", "test_teams_are_not_merged_with_themselves"),
    "reorganise_kind, split": ("test_team_is_split", "test_team_is_split"),
    "reorganise_kind, move": ("test_team_moves_to_another_service", "test_team_moves_to_another_service"),
}
"""The verbs of HR's daily work: the journey that takes each through, and the one that sees a misuse of it refused."""
PARTS_OF_OTHERS = {
    *("person_end_acting_up", "person_back", "person_withdraw", "person_last_day", "person_assign"),
    *(
        "person_delete",
        "person_absence_conversation",
        "person_absence_change",
        "person_absence_remove",
        "post_correct",
        "post_delete",
        "post_undo",
    ),
}
"""What ends, withdraws, continues or corrects what another verb began. Misuses of these are in the tests of views."""
OF_DAILY_WORK = ("careers", "moving", "arrangements", "joining", "leaving", "absence_verbs", "correcting",
                 "undoing", "post_verbs", "reorganisation")  # fmt: skip


def _verbs(resolver: URLResolver) -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _verbs(each)
        elif isinstance(each, URLPattern) and each.name:
            page = getattr(each.callback, "view_class", None)
            if page and issubclass(page, VerbPage) and page.__module__.rpartition(".")[2] in OF_DAILY_WORK:
                yield each.name


def test_every_verb_of_daily_work_has_its_journey_on_both_widths() -> None:
    modules = [
        importlib.import_module(f"tests.journeys.{each.name}")
        for each in pkgutil.iter_modules(tests.journeys.__path__)
    ]
    journeys = {
        name: found for module in modules for name, found in vars(module).items() if name.startswith("test_")
    }
    assert {name.partition(",")[0] for name in THROUGH} | PARTS_OF_OTHERS == set(_verbs(get_resolver()))
    for name in {name for pair in THROUGH.values() for name in pair}:
        widths = [mark for mark in journeys[name].pytestmark if mark.name == "parametrize"]
        assert [mark.args for mark in widths] == [("phone", [False, True])]
