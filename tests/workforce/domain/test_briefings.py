"""Briefings go down to managers, are passed on, and questions come back up."""

from datetime import date

import pytest

from tests.factories.wellbeing import BriefingFactory, BriefingManagerFactory, BriefingPassedOnFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory
from tests.periods import LAST_YEAR, TODAY, TOMORROW, YESTERDAY
from tests.world import World
from workforce.access.scope import Reach
from workforce.domain.briefings import answer, ask, pass_on, publish_briefing, withdraw_briefing
from workforce.domain.errors import DomainError
from workforce.models import Briefing, Worker
from workforce.queries.briefings import (
    briefings_for,
    by_service,
    held_this_year,
    lines_of,
    managers_in,
    questions_of,
)
from workforce.queries.organisation import tree
from workforce.queries.policy import PolicyTable
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db


def publish(world: World, managers: list[Worker], reach: Reach | None = None) -> Briefing:
    return publish_briefing(
        title="Front door",
        text="The review begins.",
        link="",
        pass_on_by=TOMORROW,
        unit_ids=[world.own_team.pk],
        manager_ids=[each.pk for each in managers],
        reach=reach or Reach(TODAY, everyone=True),
        today=TODAY,
        by=world.accounts["hr"],
    )


def manager(world: World) -> Worker:
    found = world.accounts["team_manager"].worker
    assert found is not None
    return found


def test_managers_are_those_who_manage_somebody_there_today(world: World) -> None:
    gone = AssignmentFactory(team=world.own_team, manager=world.other, left_yesterday=True)
    assert gone.manager == world.other
    found = managers_in([world.own_team.pk, world.other_team.pk], date(2025, 10, 2))
    assert [(each.name, each.team_id) for each in found] == [("Mina Managing", world.own_team.pk)]


def test_cascade_is_acknowledged_once_by_whom_it_names(world: World) -> None:
    """HA-40: the cascade is acknowledged."""
    briefing = publish(world, [manager(world)])
    (line,) = lines_of(briefing)
    account = world.accounts["team_manager"]
    pass_on(named_id=line.pk, on=TODAY, how="Team meeting", today=TODAY, by=account)
    (line,) = lines_of(briefing)
    assert (line.passed_on.on, line.passed_on.how) == (TODAY, "Team meeting")
    with pytest.raises(DomainError, match="have said already"):
        pass_on(named_id=line.pk, on=TODAY, how="Again", today=TODAY, by=account)


def test_nobody_acknowledges_for_somebody_else(world: World) -> None:
    line = BriefingManagerFactory(manager=manager(world))
    for account in (world.accounts["practitioner"], world.accounts["hr"]):
        with pytest.raises(DomainError, match="Only the manager who is named"):
            pass_on(named_id=line.pk, on=TODAY, how="For her", today=TODAY, by=account)


@pytest.mark.parametrize("on", [TOMORROW, date(2024, 9, 29)], ids=["to come", "before it was published"])
def test_briefing_is_passed_on_between_publishing_and_today(world: World, on: date) -> None:
    line = BriefingManagerFactory(manager=manager(world), briefing__published_on=LAST_YEAR)
    with pytest.raises(DomainError, match="on a day from that of publishing to today"):
        pass_on(named_id=line.pk, on=on, how="x", today=TODAY, by=world.accounts["team_manager"])


def test_briefing_names_only_managers_of_its_units(world: World) -> None:
    with pytest.raises(DomainError, match="manages nobody in these units any more"):
        publish(world, [world.other])
    with pytest.raises(DomainError, match="Name at least one manager"):
        publish(world, [])
    with pytest.raises(DomainError, match="Choose among your own units"):
        publish(world, [manager(world)], Reach(TODAY, unit_ids=frozenset({world.other_team.pk})))


def test_questions_come_back_with_answers(world: World) -> None:
    briefing = publish(world, [manager(world)])
    (line,) = lines_of(briefing)
    asked = ask(named_id=line.pk, text="When?", today=TODAY, by=world.accounts["team_manager"])
    answer(question_id=asked.pk, text="In May.", today=TODAY, by=world.accounts["hr"])
    (found,) = questions_of(briefing)
    assert [(found.text, each.text) for each in found.answers.all()] == [("When?", "In May.")]


def test_withdrawn_briefing_is_nobodys_to_pass_on(world: World) -> None:
    briefing = publish(world, [manager(world)])
    withdraw_briefing(briefing_id=briefing.pk, today=TODAY)
    account = world.accounts["team_manager"]
    assert not briefings_for(account, scope_of(account, TODAY)).exists()
    with pytest.raises(DomainError, match="has been withdrawn"):
        pass_on(named_id=lines_of(briefing)[0].pk, on=TODAY, how="x", today=TODAY, by=account)
    with pytest.raises(DomainError, match="withdrawn already"):
        withdraw_briefing(briefing_id=briefing.pk, today=TODAY)


def test_publisher_sees_counts_by_service(world: World) -> None:
    briefing = BriefingFactory(published_on=YESTERDAY)
    for team in (world.own_team, world.sister_team, world.other_team):
        line = BriefingManagerFactory(briefing=briefing, team=team)
    BriefingPassedOnFactory(named=line, by=AccountFactory())
    counts = by_service(lines_of(briefing), tree(TODAY))
    assert [(each.name, each.named, each.passed) for each in counts] == [
        ("Other service", 1, 1),
        ("Own service", 2, 0),
    ]


@pytest.mark.parametrize(
    ("day", "number", "since"),
    [
        (TODAY, 2, date(2025, 4, 1)),
        (date(2025, 3, 31), 1, date(2024, 4, 1)),
        (date(2026, 4, 1), 0, date(2026, 4, 1)),
    ],
)
def test_briefings_of_the_financial_year_are_counted(day: date, number: int, since: date) -> None:
    """Domain rules 4.5: managers' briefings twice a year."""
    for published in (date(2025, 3, 31), date(2025, 4, 1), TODAY):
        BriefingFactory(published_on=published, pass_on_by=date(2026, 1, 1))
    BriefingFactory(published_on=TODAY, withdrawn_on=TODAY)
    found = held_this_year(day, PolicyTable())
    assert (found.number, found.wanted, found.since) == (number, 2, since)


def test_list_is_for_those_who_are_named_or_publish(world: World) -> None:
    briefing = publish(world, [manager(world)])
    BriefingFactory()
    seen = {
        actor
        for actor, account in world.accounts.items()
        if briefings_for(account, scope_of(account, TODAY)).filter(pk=briefing.pk).exists()
    }
    assert seen == {"team_manager", "hr", "senior_leader", "learning", "psw"}
