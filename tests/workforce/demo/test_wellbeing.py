"""The synthetic council has notices, recognition and the like, and its figures know nothing of them."""

from datetime import date

import pytest

from workforce.demo.chance import Chance
from workforce.demo.seeding import seed
from workforce.demo.wellbeing import write_wellbeing
from workforce.enums import RecognitionState
from workforce.models import (
    AccreditationStage,
    Benefit,
    BriefingManager,
    BriefingPassedOn,
    CelebrationPrompt,
    ChangedFact,
    CommunityShare,
    Recognition,
    WellbeingActivity,
    WellbeingProgramme,
)
from workforce.queries.community import answers_to

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)


def test_everything_has_something_and_moves_no_figure() -> None:
    seed(seed=1, staff=150, years=2, until=UNTIL)
    named, passed = BriefingManager.objects.count(), BriefingPassedOn.objects.count()
    assert 0 < passed < named
    assert {each.standing for each in AccreditationStage.objects.all()} == {"awarded", "working"}
    published = Recognition.objects.filter(state=RecognitionState.PUBLISHED)
    assert published.count() > 3
    assert all(each.moves.last().to == "published" for each in published)
    assert WellbeingActivity.objects.filter(attended__isnull=False).count() > 5
    assert CelebrationPrompt.objects.exists()
    known = {answer for about in ("sex", "disability", "age") for answer in answers_to(about)}
    assert set(CommunityShare.objects.values_list("answer", flat=True)) <= known
    assert not ChangedFact.objects.filter(fact__contains="recognition").exists()


def test_same_chance_gives_the_same_rows() -> None:
    seed(seed=1, staff=100, years=1, until=UNTIL)
    columns = ("nominee", "words", "on", "state")
    before = list(Recognition.objects.order_by("pk").values_list(*columns))
    last = Recognition.objects.order_by("-pk").values_list("pk", flat=True)[0]
    for number, each in enumerate(Benefit.objects.all()):
        Benefit.objects.filter(pk=each.pk).update(name=f"Old {number}")
    WellbeingProgramme.objects.update(name="Old")
    write_wellbeing(UNTIL, Chance.of(1, "wellbeing"))
    assert list(Recognition.objects.filter(pk__gt=last).order_by("pk").values_list(*columns)) == before
