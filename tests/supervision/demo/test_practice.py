"""The synthetic council has practice documents, and most people have acknowledged them."""

from datetime import date

import pytest

from supervision.demo.practice import write_practice
from supervision.models import (
    PracticeAcknowledgement,
    PracticeDocument,
    PracticeQuestion,
    PracticeSupport,
    PracticeVersion,
    SelfAssessment,
    SupervisorTraining,
)
from tests.factories.workforce import AssignmentFactory
from tests.world import World
from workforce.demo.chance import Chance

pytestmark = pytest.mark.django_db

UNTIL = date(2026, 11, 20)


def test_everything_is_there_and_obeys_every_constraint(world: World) -> None:
    for _ in range(20):
        AssignmentFactory(team=world.own_team)
    counts = write_practice(UNTIL, Chance.of(1, "practice"))
    assert counts["practice documents"] == 4
    assert counts["acknowledgements"] == PracticeAcknowledgement.objects.count() > 20
    assert SelfAssessment.objects.exists()
    assert PracticeSupport.objects.exists()
    assert PracticeDocument.objects.filter(review_on__lt=UNTIL).count() == 1
    for row in (
        *PracticeDocument.objects.all(),
        *PracticeVersion.objects.all(),
        *PracticeQuestion.objects.all(),
    ):
        row.full_clean()
    assert all(each.on <= UNTIL for each in PracticeAcknowledgement.objects.all())


def test_same_chance_gives_the_same_rows(world: World) -> None:
    write_practice(UNTIL, Chance.of(1, "practice"))
    columns = ("worker", "on", "asked", "right")
    first = list(PracticeAcknowledgement.objects.order_by("pk").values_list(*columns))
    PracticeDocument.objects.update(withdrawn_on=UNTIL)
    last = PracticeAcknowledgement.objects.order_by("-pk").values_list("pk", flat=True)[0]
    PracticeSupport.objects.all().delete()
    SupervisorTraining.objects.all().delete()
    write_practice(UNTIL, Chance.of(1, "practice"))
    again = PracticeAcknowledgement.objects.filter(pk__gt=last).order_by("pk")
    assert list(again.values_list(*columns)) == first
