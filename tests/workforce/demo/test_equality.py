"""Most people of the synthetic council have answered the questions on equality."""

from datetime import date

import pytest

from workforce.demo.seeding import seed
from workforce.enums import YesOrNo
from workforce.models import WorkerEquality

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)


def test_answers_are_there_and_some_are_missing() -> None:
    counts = seed(seed=1, staff=100, years=2, until=UNTIL)
    rows = WorkerEquality.objects.all()
    answered = rows.exclude(disability="")
    assert answered.count() == counts["answers on equality"]
    assert 0.5 < answered.count() / rows.count() < 0.9
    assert rows.filter(disability=YesOrNo.YES).exists()
    assert not answered.filter(declared_on__gt=UNTIL).exists()
    assert not rows.filter(disability="", declared_on__isnull=False).exists()
