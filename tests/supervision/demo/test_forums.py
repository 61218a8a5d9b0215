"""The synthetic council has the forums of the domain rules, 4.5."""

from datetime import date

import pytest

from supervision.demo.forums import write_forums
from supervision.enums import GatheringState, SeriesStanding
from supervision.models import Gathering, GatheringAction, GatheringIssue, GatheringSeries
from supervision.queries.gathering_figures import standings
from tests.world import World
from workforce.demo.chance import Chance
from workforce.queries.policy import PolicyTable

pytestmark = pytest.mark.django_db

UNTIL = date(2026, 11, 22)


def test_every_forum_has_meetings_that_obey_every_constraint(world: World) -> None:
    counts = write_forums(UNTIL, Chance.of(1, "forums"))
    assert counts["series of meetings"] == 8
    assert counts["meetings"] == Gathering.objects.count() > 300
    for row in (
        *GatheringSeries.objects.all(),
        *GatheringIssue.objects.all(),
        *GatheringAction.objects.all(),
    ):
        row.full_clean()
    assert {each.state for each in Gathering.objects.all()} == set(GatheringState)
    conference = GatheringSeries.objects.get(kind="conference")
    found = standings([conference], UNTIL, PolicyTable.load())[conference.pk]
    assert (found.so_far.wanted, found.so_far.held, found.state) == (2, 2, SeriesStanding.GOOD)


def test_same_chance_gives_the_same_meetings(world: World) -> None:
    write_forums(UNTIL, Chance.of(1, "forums"))
    columns = ("on", "state", "attended", "topics")
    first = list(Gathering.objects.order_by("pk").values_list(*columns))
    last = Gathering.objects.order_by("-pk").values_list("pk", flat=True)[0]
    GatheringSeries.objects.update(name="Old", ends_on=UNTIL)
    write_forums(UNTIL, Chance.of(1, "forums"))
    assert list(Gathering.objects.filter(pk__gt=last).order_by("pk").values_list(*columns)) == first
