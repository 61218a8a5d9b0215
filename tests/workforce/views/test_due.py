"""Everything that is due, behind the first page."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.careers import LeadRoleFactory, PanelFactory
from tests.factories.starting import AdjustmentFactory
from tests.factories.wellbeing import BriefingManagerFactory
from tests.factories.workforce import AssignmentFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.periods import ONE_DAY, period
from workforce.views.home import SHOWN

pytestmark = pytest.mark.django_db


def see(world: World, actor: str, address: str) -> str:
    found = signed_in(world, actor).get(address)
    assert found.status_code == 200
    return b"".join(found.streaming_content).decode() if found.streaming else found.content.decode()  # type: ignore[attr-defined]


def test_each_sees_what_is_due_in_the_own_reach(world: World, today: date) -> None:
    own = AssignmentFactory(team=world.own_team, period=period(today + ONE_DAY)).worker
    other = AssignmentFactory(team=world.other_team, period=period(today + ONE_DAY)).worker
    for actor, sees_own, sees_other in (
        ("hr", True, True),
        ("service_manager", True, False),
        ("team_manager", True, False),
        ("practitioner", False, False),
        ("auditor", False, False),
        ("administrator", False, False),
    ):
        for address in ("/due/", "/due/list.csv"):
            page = see(world, actor, address)
            assert (own.name in page) == sees_own, (actor, address)
            assert (other.name in page) == sees_other, (actor, address)


def test_what_is_late_is_apart_from_what_comes(world: World, today: date) -> None:
    LeadRoleFactory(worker=world.other, review_on=today - ONE_DAY)
    PanelFactory(on=today + 3 * ONE_DAY)
    late, week = see(world, "psw", "/due/?when=overdue"), see(world, "psw", "/due/?when=week")
    assert "Review of a lead role" in late.split("<table", 1)[1]
    assert "Progression panel" not in late.split("<table", 1)[1]
    assert "Progression panel" in week.split("<table", 1)[1]
    assert "Review of a lead role" not in week.split("<table", 1)[1]


def test_kind_and_words_narrow_the_list_and_its_file(world: World, today: date) -> None:
    LeadRoleFactory(worker=world.other, review_on=today + ONE_DAY)
    LeadRoleFactory(worker=world.own, review_on=today + ONE_DAY)
    PanelFactory(on=today + ONE_DAY)
    lines = see(world, "psw", "/due/list.csv?kind=Review+of+a+lead+role&words=otto").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("Otto Otherteam,Review of a lead role")


@pytest.mark.parametrize("asked", ["when=evil", "kind=evil", "page=0", "page=x", "words=%00"])
def test_nonsense_in_the_address_shows_what_there_is(world: World, asked: str) -> None:
    assert "Everything that is due" in see(world, "hr", f"/due/?{asked}")


def test_first_page_shows_ten_and_leads_to_the_others(world: World, today: date) -> None:
    for number in range(SHOWN + 1):
        LeadRoleFactory(worker=world.other, area=f"Area {number}", review_on=today - ONE_DAY)
    page = see(world, "psw", "/")
    overdue = page.split("Overdue: ", 1)[1].split("</section>", 1)[0]
    count = int(overdue.split("<", 1)[0])
    assert count > SHOWN
    assert f"See all {count} that are overdue" in overdue
    assert overdue.count('<th scope="row">') == SHOWN


@pytest.mark.parametrize("lines", [1, 3])
def test_list_holds_its_budget(
    world: World, today: date, lines: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(lines):
        LeadRoleFactory(worker=world.other, area=f"Area {number}", review_on=today - ONE_DAY)
        AssignmentFactory(team=world.own_team, period=period(today + ONE_DAY))
    client = signed_in(world, "hr")
    client.get("/due/")
    with django_assert_max_num_queries(10):
        client.get("/due/")


def test_mine_and_others_are_told_apart(world: World, today: date) -> None:
    manager = world.accounts["team_manager"].worker
    assert manager is not None
    AdjustmentFactory(worker=manager, asked_on=today, due_on=today + ONE_DAY)
    named = BriefingManagerFactory(manager=manager, briefing__pass_on_by=today + ONE_DAY)
    other = AssignmentFactory(team=world.own_team, period=period(today + ONE_DAY)).worker
    rows = {
        whose: see(world, "team_manager", f"/due/?whose={whose}").split("<tbody", 1)[1]
        for whose in ("", "mine", "others")
    }
    assert manager.name in rows[""]
    assert manager.name in rows["mine"]
    assert other.name not in rows["mine"]
    assert named.briefing.title in rows["mine"]
    assert named.briefing.title not in rows["others"]
    assert other.name in rows["others"]
    assert manager.name not in rows["others"]
    assert 'name="whose"' not in see(world, "hr", "/due/")  # an account of nobody's worker


def test_what_is_due_is_summed_up_by_kind(world: World, today: date) -> None:
    for number in range(2):
        LeadRoleFactory(worker=world.other, area=f"Area {number}", review_on=today - ONE_DAY)
    PanelFactory(on=today + ONE_DAY)
    kinds = (
        see(world, "psw", "/due/?whose=others&words=").split("by kind</h2>", 1)[1].split("</section>", 1)[0]
    )
    assert ">Review of a lead role</a>: 2 (2 overdue)" in kinds
    assert kinds.index("Review of a lead role") < kinds.index("Progression panel")
    assert "by kind</h2>" not in see(world, "psw", "/due/?kind=Progression+panel")
