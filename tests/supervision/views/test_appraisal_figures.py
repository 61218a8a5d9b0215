"""Number and quality of appraisals in the browser: what is hidden from whom, on the page and in its file."""

from datetime import date

import pytest

from tests.factories.supervision_appraisal import AppraisalFactory, AppraisalSampleFactory
from tests.factories.workforce import AssignmentFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Unit
from workforce.periods import add_months

pytestmark = pytest.mark.django_db

PAGE = "/supervision/appraisal-figures/"


def scored(team: Unit, number: int, on: date) -> None:
    """So many at work in a team whose appraisal was held and scored on a day."""
    for _ in range(number):
        held = AppraisalFactory(
            appraisee=AssignmentFactory(team=team).worker, signed=True, on=add_months(on, -1)
        )
        AppraisalSampleFactory(appraisal=held, scored=True, assigned_on=on)


def answer(world: World, actor: str, address: str = PAGE) -> str:
    response = signed_in(world, actor).get(address)
    assert response.status_code == 200
    return response.content.decode("utf-8-sig")


@pytest.mark.parametrize(("actor", "shown"), [("senior_leader", False), ("hr", False), ("psw", True)])
def test_shares_of_few_are_for_who_may_see_the_people(
    world: World, today: date, actor: str, shown: bool
) -> None:
    scored(world.own_team, 6, today)
    scored(world.other_team, 3, today)
    page = answer(world, actor)

    assert ("stands for a share of fewer than 5" in page) is not shown
    months = answer(world, actor, f"{PAGE}csv/").split("\r\n")
    assert months[-2].endswith(",9,9,100.0%")


def test_quality_of_a_team_with_few_scored_is_hidden_from_a_leader(world: World, today: date) -> None:
    scored(world.own_team, 3, today)
    month = answer(world, "senior_leader", f"{PAGE}csv/").split("\r\n")[-2]
    assert month.endswith(",3,c,c")
    assert "c (c of 3)" in answer(world, "senior_leader")


def test_quality_of_few_is_shown_to_their_own_manager(world: World, today: date) -> None:
    scored(world.own_team, 3, today)
    month = answer(world, "team_manager", f"{PAGE}csv/").split("\r\n")[-2]
    assert month.endswith(",3,3,100.0%")


def test_month_of_few_cannot_be_worked_out_from_all_months(world: World, today: date) -> None:
    """Ten of all months less seven of one would tell about the three of the other."""
    scored(world.own_team, 7, today)
    scored(world.own_team, 3, add_months(today, -2))
    lines = answer(world, "senior_leader", f"{PAGE}csv/").split("\r\n")[1:-1]
    assert [line.split(",")[-3:] for line in lines if line.split(",")[-3] != "0"] == [
        ["3", "c", "c"],
        ["7", "c", "c"],
    ]
    assert "100.0% (10 of 10)" in answer(world, "senior_leader")
